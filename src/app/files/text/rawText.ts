import { TextDecoder } from 'node:util'

const WINDOW = 4_000_000
const OVERLAP = 20_000

/** Bytes of an unknown form read in every way that Chinese text is written: whoever looks for a passage finds it in one of them. */
export function* rawTexts(bytes: Uint8Array): Generator<string> {
  for (let at = 0; at === 0 || at < bytes.length; at += WINDOW - OVERLAP) {
    const window = bytes.subarray(at, at + WINDOW)
    yield new TextDecoder('utf-8').decode(window)
    yield new TextDecoder('gb18030').decode(window)
    for (const start of [0, 1]) {
      const even = window.subarray(start, start + 2 * Math.floor((window.length - start) / 2))
      yield new TextDecoder('utf-16le').decode(even)
      yield new TextDecoder('utf-16be').decode(even)
    }
  }
}

/** XML and plain text: by byte order mark, else UTF-8 where it decodes, else GB18030. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
