import { TextDecoder } from 'node:util'
import { GAP } from './passages.js'

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const START = /\(|<([\da-fA-F\s]*)>/g

/** The bytes of every string in PDF source, in their order. A string that never ends ends with the source. */
export function* pdfStrings(source: string): Generator<Buffer> {
  const start = new RegExp(START)
  for (let match = start.exec(source); match; match = start.exec(source)) {
    const [, hex] = match
    if (hex !== undefined) {
      if (hex !== '') yield Buffer.from(hex.replace(/\s/g, '').padEnd(2, '0'), 'hex')
      continue
    }
    const end = literalEnd(source, start.lastIndex)
    yield literal(source.slice(start.lastIndex, end))
    start.lastIndex = end + 1
  }
}

/** Where the parenthesis that was opened before `at` closes; brackets in strings are balanced or escaped. */
function literalEnd(source: string, at: number): number {
  let depth = 1
  for (; at < source.length; at++) {
    const char = source.charCodeAt(at)
    if (char === 0x5c) at++
    else if (char === 0x28) depth++
    else if (char === 0x29 && --depth === 0) return at
  }
  return source.length
}

function literal(text: string): Buffer {
  const plain = text.replace(/\\(?:([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))/g, (_, octal, newline, char) => {
    if (octal) return String.fromCharCode(parseInt(octal as string, 8) & 255)
    return newline ? '' : (ESCAPES[char as string] ?? (char as string))
  })
  return Buffer.from(plain, 'latin1')
}

type Decode = (bytes: Buffer) => string
const decoder = (label: string): Decode => {
  const found = new TextDecoder(label)
  return (bytes) => found.decode(bytes)
}
const utf16be = decoder('utf-16be')
const gb18030 = decoder('gb18030')
const utf8 = decoder('utf-8')

/** The encodings in which strings of a PDF hold text without any font: UTF-16, UTF-8, GBK, Latin. */
const DECODES: readonly Decode[] = [(bytes) => bytes.toString('latin1'), utf8, gb18030, utf16be]

/**
 * The text of all strings, once for each way to read them: joined, as a line of glyphs is, and apart, as the values of a
 * dictionary are.
 */
export function* stringTexts(source: string, maps: readonly Decode[]): Generator<string> {
  const strings = [...pdfStrings(source)]
  if (strings.length === 0) return
  for (const decode of [...DECODES, ...maps]) yield strings.map((bytes) => decode(withoutMark(bytes))).join('')
  yield strings.map((bytes) => (bytes[0] === 0xfe && bytes[1] === 0xff ? utf16be(bytes) : gb18030(bytes))).join(GAP)
}

const withoutMark = (bytes: Buffer) => (bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2) : bytes)

/** Reads a ToUnicode CMap: how the codes of one font stand for characters. Undefined when it is none. */
export function toUnicodeMap(source: string): Decode | undefined {
  if (!/beginbf(char|range)/.test(source)) return undefined
  const codes = new Map<number, string>()
  const hexText = (hex: string) => utf16be(Buffer.from(hex.replace(/\s/g, ''), 'hex'))
  const width = /begincodespacerange\s*<\s*([\da-fA-F]+)/.exec(source)?.[1]?.length === 2 ? 1 : 2
  for (const [, body] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of body!.matchAll(/<([\da-fA-F]+)>\s*<([\da-fA-F\s]*)>/g))
      codes.set(parseInt(code!, 16), hexText(text!))
  for (const [, body] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) addRanges(body!, codes, hexText)
  return (bytes) => {
    let text = ''
    for (let at = 0; at + width <= bytes.length; at += width) text += codes.get(bytes.readUIntBE(at, width)) ?? ''
    return text
  }
}

function addRanges(body: string, codes: Map<number, string>, hexText: (hex: string) => string): void {
  const range = /<([\da-fA-F]+)>\s*<([\da-fA-F]+)>\s*(?:<([\da-fA-F\s]*)>|\[([^\]]*)\])/g
  for (const [, from, to, first, list] of body.matchAll(range)) {
    const start = parseInt(from!, 16)
    const end = Math.min(parseInt(to!, 16), start + 65_535)
    const texts =
      list === undefined ? undefined : [...list.matchAll(/<([\da-fA-F\s]*)>/g)].map(([, hex]) => hexText(hex!))
    const begin = first === undefined ? '' : hexText(first)
    for (let code = start; code <= end; code++)
      codes.set(code, texts ? (texts[code - start] ?? '') : shifted(begin, code - start))
  }
}

/** The last character of a range's first text counts up with the code. */
function shifted(text: string, by: number): string {
  const chars = [...text]
  const last = chars.pop()
  if (last === undefined) return ''
  const code = last.codePointAt(0)! + by
  return code > 0x10ffff ? '' : chars.join('') + String.fromCodePoint(code)
}
