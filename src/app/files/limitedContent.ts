/** More bytes than are taken in. */
export class ContentTooLargeError extends Error {
  override readonly name = 'ContentTooLargeError'
}

/**
 * Passes content on up to a limit. Beyond it the sender is left as it is, not destroyed: an HTTP request must still be
 * answered on its socket.
 */
export async function* limitedContent(content: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  const iterator = content[Symbol.asyncIterator]()
  let size = 0
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    size += next.value.length
    if (size > most) throw new ContentTooLargeError()
    yield next.value
  }
}
