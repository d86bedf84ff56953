import { createHash } from 'node:crypto'

const NAMESPACE = 'gongkai/event-id/1'

/**
 * Id of the event that a command writes at an index (from 0): always the same one, so that a repeated append is
 * noticed. A UUID of version 8 (RFC 9562) over SHA-256.
 */
export const eventIdOf = (commandId: string, index: number): string => uuidOf(NAMESPACE, commandId, String(index))

/** A UUID of version 8 that depends on nothing but the given texts, in their order. */
export function uuidOf(...parts: readonly string[]): string {
  // JSON keeps ('a', 'b') and ('ab', '') apart.
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
