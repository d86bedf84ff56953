/**
 * Standard Base 64 (RFC 4648, 4), strictly: padded, no other characters, no bits set that are thrown away. Undefined for
 * anything else, so that no two texts mean the same bytes.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}
