import type { FastifyRequest } from 'fastify'
import type { FileMedium } from '../app/files/fileTypes.js'
import { MEDIA } from '../domain/informationItem/vocabulary.js'

/** What `x-file-name` (percent-encoded UTF-8) and `x-file-medium` say a body is; undefined when one of them is missing. */
export function declaredFile({
  headers,
}: FastifyRequest): { readonly name: string; readonly medium: FileMedium } | undefined {
  const name = decoded(headers['x-file-name'])
  const medium = MEDIA.find((known) => known === headers['x-file-medium'])
  return name === undefined || medium === undefined ? undefined : { name, medium }
}

function decoded(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 2000) return undefined
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}
