import type { FastifyRequest } from 'fastify'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that is authenticated by cookie may change something: browsers say where a request comes from
 * (`Sec-Fetch-Site`, `Origin`), and a page of another site cannot make them lie. Programs send neither.
 */
export function comesFromElsewhere(request: FastifyRequest, publicUrl: URL): boolean {
  if (SAFE_METHODS.has(request.method)) return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = request.headers
  return origin !== undefined && origin !== publicUrl.origin && origin !== `${request.protocol}://${request.host}`
}
