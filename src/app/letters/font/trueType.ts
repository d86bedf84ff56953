import type { Glyph } from './glyphs.js'

/** Vertical measures of the face, in thousandths of the type size. */
export const ASCENT = 880
export const DESCENT = -120

/**
 * One TrueType font with exactly these glyphs, in thousandths of the type size; glyph 0 is empty. Equal glyphs make
 * equal bytes.
 */
export function trueTypeFont(name: string, glyphs: readonly Glyph[]): Buffer {
  const outlines = [Buffer.alloc(0), ...glyphs.map(({ outline }) => padded(outline.record))]
  const tables: Readonly<Record<string, Buffer>> = {
    'OS/2': os2(glyphs),
    cmap: cmap(glyphs),
    glyf: Buffer.concat(outlines),
    head: head(glyphs),
    hhea: hhea(glyphs),
    hmtx: numbers([1000, 0, ...glyphs.flatMap(({ advance, outline }) => [advance, outline.box.xMin])]),
    loca: loca(outlines),
    maxp: maxp(glyphs),
    name: nameTable(name),
    post: Buffer.concat([long(0x0003_0000), Buffer.alloc(28)]),
  }
  return assembled(tables)
}

function assembled(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1))
  const power = Math.floor(Math.log2(entries.length))
  const directory = [
    long(0x0001_0000),
    numbers([entries.length, 16 * 2 ** power, power, 16 * (entries.length - 2 ** power)]),
  ]
  const bodies: Buffer[] = []
  let offset = 12 + 16 * entries.length
  for (const [tag, table] of entries) {
    const body = padded(table)
    directory.push(Buffer.from(tag, 'latin1'), long(checksum(body)), long(offset), long(table.length))
    bodies.push(body)
    offset += body.length
  }
  return Buffer.concat([...directory, ...bodies])
}

const boxOf = (glyphs: readonly Glyph[]) => {
  const boxes = glyphs.map(({ outline }) => outline.box)
  return [
    Math.min(0, ...boxes.map(({ xMin }) => xMin)),
    Math.min(DESCENT, ...boxes.map(({ yMin }) => yMin)),
    Math.max(1000, ...boxes.map(({ xMax }) => xMax)),
    Math.max(ASCENT, ...boxes.map(({ yMax }) => yMax)),
  ] as const
}

/** Dates stay at zero: the same text makes the same font. */
const head = (glyphs: readonly Glyph[]): Buffer =>
  Buffer.concat([
    long(0x0001_0000),
    long(0x0001_0000),
    long(0),
    long(0x5f0f_3cf5),
    numbers([0x000b, 1000]),
    Buffer.alloc(16),
    numbers([...boxOf(glyphs), 0, 8, 2, 1, 0]),
  ])

const hhea = (glyphs: readonly Glyph[]): Buffer =>
  Buffer.concat([
    long(0x0001_0000),
    numbers([ASCENT, DESCENT, 0, Math.max(1000, ...glyphs.map(({ advance }) => advance)), 0, 0, boxOf(glyphs)[2]]),
    numbers([1, 0, 0, 0, 0, 0, 0, 0, glyphs.length + 1]),
  ])

const maxp = (glyphs: readonly Glyph[]): Buffer =>
  Buffer.concat([
    long(0x0001_0000),
    numbers([
      glyphs.length + 1,
      Math.max(0, ...glyphs.map(({ outline }) => outline.points)),
      Math.max(0, ...glyphs.map(({ outline }) => outline.contours)),
    ]),
    numbers([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]),
  ])

function loca(outlines: readonly Buffer[]): Buffer {
  let offset = 0
  return Buffer.concat([long(0), ...outlines.map((outline) => long((offset += outline.length)))])
}

/** Format 12: characters outside the basic plane too. One group per character keeps it simple. */
function cmap(glyphs: readonly Glyph[]): Buffer {
  const groups = glyphs
    .map(({ codePoint }, index) => ({ codePoint, glyph: index + 1 }))
    .sort((a, b) => a.codePoint - b.codePoint)
    .map(({ codePoint, glyph }) => Buffer.concat([long(codePoint), long(codePoint), long(glyph)]))
  return Buffer.concat([
    numbers([0, 1, 3, 10]),
    long(12),
    numbers([12, 0]),
    long(16 + 12 * groups.length),
    long(0),
    long(groups.length),
    ...groups,
  ])
}

function os2(glyphs: readonly Glyph[]): Buffer {
  const table = Buffer.alloc(96)
  const widths = glyphs.map(({ advance }) => advance)
  table.writeUInt16BE(4, 0)
  table.writeInt16BE(Math.round(widths.reduce((sum, width) => sum + width, 0) / Math.max(1, widths.length)), 2)
  table.writeUInt16BE(400, 4)
  table.writeUInt16BE(5, 6)
  table.writeInt16BE(ASCENT, 68)
  table.writeInt16BE(DESCENT, 70)
  table.writeUInt16BE(ASCENT, 74)
  table.writeUInt16BE(-DESCENT, 76)
  table.writeInt16BE(500, 86)
  table.writeInt16BE(730, 88)
  return table
}

/** Family and PostScript name, for Windows in English. */
function nameTable(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16()
  const ids = [1, 4, 6]
  const records = ids.flatMap((id) => [3, 1, 0x0409, id, text.length, 0])
  return Buffer.concat([numbers([0, ids.length, 6 + 12 * ids.length, ...records]), text])
}

/** 16 bits each, signed or not. */
function numbers(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length)
  values.forEach((value, index) => buffer.writeUInt16BE(value & 0xffff, 2 * index))
  return buffer
}

function long(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(value >>> 0)
  return buffer
}

const padded = (table: Buffer): Buffer =>
  table.length % 4 === 0 ? table : Buffer.concat([table, Buffer.alloc(4 - (table.length % 4))])

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}
