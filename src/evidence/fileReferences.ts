/** What an event says of a file that is kept beside the log. */
export interface NamedFile {
  /** Of the stored bytes, and their name in the store. */
  readonly ciphertextSha256: string
  /** Whose key seals it. */
  readonly subject: string
  /** Everything else that the event says of it. */
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Every file that the data of an event names, wherever it stands there. Where the event does not say whose key seals a
 * file, it is the one of the stream's own subject: `item-{id}` is sealed under `item:{id}`.
 */
export function filesIn(stream: string, data: unknown): readonly NamedFile[] {
  if (typeof data !== 'object' || data === null) return []
  if (Array.isArray(data)) return data.flatMap((member) => filesIn(stream, member))
  const record = data as Readonly<Record<string, unknown>>
  const { ciphertextSha256, key } = record
  if (typeof ciphertextSha256 !== 'string') return Object.values(record).flatMap((member) => filesIn(stream, member))
  return [{ ciphertextSha256, subject: typeof key === 'string' ? key : stream.replace('-', ':'), data: record }]
}
