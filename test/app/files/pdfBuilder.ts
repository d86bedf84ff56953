import { deflateSync } from 'node:zlib'

/** An object's body, or a stream with its dictionary. */
export type PdfPart = string | { readonly dict: string; readonly stream: Uint8Array | string; readonly flate?: boolean }

const serialised = (number: number, part: PdfPart): Buffer => {
  if (typeof part === 'string') return Buffer.from(`${number} 0 obj\n${part}\nendobj\n`, 'latin1')
  const raw = Buffer.from(part.stream as string, 'latin1')
  const stream = part.flate ? deflateSync(raw) : raw
  const filter = part.flate ? ' /Filter /FlateDecode' : ''
  const head = `${number} 0 obj\n<< ${part.dict}${filter} /Length ${stream.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), stream, Buffer.from('\nendstream\nendobj\n')])
}

function withTable(start: Buffer, parts: ReadonlyMap<number, PdfPart>, trailer: string): Buffer {
  const pieces = [start]
  let length = start.length
  let table = 'xref\n0 1\n0000000000 65535 f \n'
  for (const [number, part] of parts) {
    table += `${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`
    const bytes = serialised(number, part)
    pieces.push(bytes)
    length += bytes.length
  }
  return Buffer.concat([
    ...pieces,
    Buffer.from(`${table}trailer\n<< ${trailer} >>\nstartxref\n${length}\n%%EOF\n`, 'latin1'),
  ])
}

/** Object 1 is the catalogue, 2 the page tree, 3 the page, 4 its content, 5 its font. */
export function pdf(parts: Readonly<Record<number, PdfPart>>, trailer = ''): Uint8Array {
  const all = new Map(Object.entries(parts).map(([number, part]) => [Number(number), part]))
  return Uint8Array.from(
    withTable(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), all, `/Size 100 /Root 1 0 R ${trailer}`),
  )
}

/** Appends new versions of objects; everything before stays in the file. */
export function updated(file: Uint8Array, parts: Readonly<Record<number, PdfPart>>): Uint8Array {
  const all = new Map(Object.entries(parts).map(([number, part]) => [Number(number), part]))
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(file).toString('latin1'))![1]
  return Uint8Array.from(withTable(Buffer.from(file), all, `/Size 100 /Root 1 0 R /Prev ${previous}`))
}

export const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')
export const utf16String = (text: string) => `<feff${utf16(text)}>`

/** A font that is not embedded, in the encoding that Chinese office programs used for long. */
export const songFont =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>'

/** Lines of text one under the other. */
export const lines = (...texts: string[]) =>
  `BT /F1 12 Tf 14 TL 50 700 Td ${texts.map((text) => `<${utf16(text)}> Tj T*`).join(' ')} ET`

export const onePage = (content: PdfPart, more: Readonly<Record<number, PdfPart>> = {}): Record<number, PdfPart> => ({
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  4: content,
  5: songFont,
  ...more,
})
export const content = (text: string, flate = true): PdfPart => ({ dict: '', stream: text, flate })
