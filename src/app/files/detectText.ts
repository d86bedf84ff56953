import { TextDecoder } from 'node:util'
import type { ByteSource } from './byteSource.js'

export type Charset = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
export type TextKind = { readonly charset: Charset; readonly markup: boolean }

/** Text is what decodes without an error to the last byte and holds no control characters but line ends and tabs. */
export async function detectText(source: ByteSource): Promise<TextKind | undefined> {
  const candidates = new Map<Charset, Candidate>()
  for await (const piece of await source.read()) {
    if (candidates.size === 0) charsetsFor(piece).forEach((charset) => candidates.set(charset, new Candidate(charset)))
    for (const [charset, candidate] of candidates) if (!candidate.push(piece)) candidates.delete(charset)
    if (candidates.size === 0) return undefined
  }
  for (const [charset, candidate] of candidates)
    if (candidate.end()) return { charset, markup: isMarkup(candidate.head) }
  return undefined
}

function charsetsFor(first: Uint8Array): readonly Charset[] {
  if (first[0] === 0xff && first[1] === 0xfe) return ['utf-16le']
  if (first[0] === 0xfe && first[1] === 0xff) return ['utf-16be']
  return ['utf-8', 'gb18030']
}

const HEAD = 2000
// eslint-disable-next-line no-control-regex -- looking for control characters is the point
const BINARY = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/

class Candidate {
  head = ''
  private readonly decoder: TextDecoder

  constructor(charset: Charset) {
    this.decoder = new TextDecoder(charset, { fatal: true })
  }

  push(piece: Uint8Array): boolean {
    return this.take(() => this.decoder.decode(piece, { stream: true }))
  }

  end(): boolean {
    return this.take(() => this.decoder.decode())
  }

  private take(decode: () => string): boolean {
    try {
      const text = decode()
      if (this.head.length < HEAD) this.head += text.slice(0, HEAD - this.head.length)
      return !BINARY.test(text)
    } catch {
      return false
    }
  }
}

/** What a browser that sniffs would take for a page or a program: as in the WHATWG sniffing rules, at the start. */
function isMarkup(head: string): boolean {
  const start = head.replace(/^(\s|<!--[\s\S]*?-->)*/, '')
  return /^<(!doctype|\?xml|\?php|html|head|body|script|iframe|svg|style|title|table|div|font|img|a|br|p|b|h1)[\s>/?]/i.test(
    start,
  )
}
