import { createHash } from 'node:crypto'

/**
 * The command id of one part of a request for several things: a UUID of version 5 (RFC 9562) within the caller's own,
 * so that the request sent again answers what was stored for each. A command id that is none comes back as it is, to
 * be refused. Version 8 is the program's own and refused from callers.
 */
export function commandIdWithin(commandId: string, part: string): string {
  const space = Buffer.from(commandId.replaceAll('-', ''), 'hex')
  if (space.length !== 16) return commandId
  const bytes = createHash('sha1').update(space).update(part).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
