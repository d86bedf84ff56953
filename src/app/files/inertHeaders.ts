import type { ByteRange } from './fileStore.js'
import { fileTypes, essence } from './fileTypes.js'

export interface ServedFile {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly range?: ByteRange | undefined
}

/**
 * Headers under which a file cannot run: always a download, never sniffed, in a sandbox without origin, known types
 * only. The caller adds caching (`no-store` unless public) and the status (206 with a range).
 */
export function inertHeaders({ name, mediaType, size, range }: ServedFile): Readonly<Record<string, string>> {
  return {
    'content-type': fileTypes[essence(mediaType)] ? mediaType : 'application/octet-stream',
    'content-disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${percentEncoded(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    'content-length': String(range ? range.end - range.start + 1 : size),
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {}),
  }
}

const asciiName = (name: string) => name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
/** RFC 8187: everything but its attr-char is percent-encoded. */
const percentEncoded = (name: string) =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
