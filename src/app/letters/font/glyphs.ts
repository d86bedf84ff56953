import { create, type Font } from 'fontkit'
import { outlineOf, type Outline } from './outline.js'
import { readFallback, readSlices, type Weight } from './fontFiles.js'

/** A character as it is drawn; widths in thousandths of the type size. */
export interface Glyph {
  readonly codePoint: number
  readonly advance: number
  readonly outline: Outline
}

/** Outlines that were asked for once are kept: letters use the same few hundred characters again and again. */
const known = new Map<string, Promise<Glyph | undefined>>()
const fonts = new Map<string, Promise<Font>>()

/** The glyph of a character in a weight; undefined when no font that comes with the program has it. */
export function glyphOf(codePoint: number, weight: Weight): Promise<Glyph | undefined> {
  const key = `${codePoint}.${weight}`
  const found = known.get(key)
  if (found !== undefined) return found
  const glyph = findGlyph(codePoint, weight)
  known.set(key, glyph)
  return glyph
}

async function findGlyph(codePoint: number, weight: Weight): Promise<Glyph | undefined> {
  for (const slice of await readSlices(codePoint)) {
    const all = await opened(slice.name, async () => create(await slice.trueType()) as Font)
    const font = await opened(`${slice.name}.${weight}`, async () => all.getVariation({ wght: weight }))
    if (font.hasGlyphForCodePoint(codePoint)) return drawn(font, codePoint)
  }
  const fallback = await opened('fallback', async () => create(await readFallback()) as Font)
  return fallback.hasGlyphForCodePoint(codePoint) ? drawn(fallback, codePoint) : undefined
}

function opened(name: string, open: () => Promise<Font>): Promise<Font> {
  const font = fonts.get(name) ?? open()
  fonts.set(name, font)
  return font
}

function drawn(font: Font, codePoint: number): Glyph {
  const scale = 1000 / font.unitsPerEm
  const glyph = font.glyphForCodePoint(codePoint)
  const steps = glyph.path.commands.map(({ command, args }) => ({ command, args: args.map((value) => value * scale) }))
  return { codePoint, advance: Math.round(glyph.advanceWidth * scale), outline: outlineOf(steps) }
}
