import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import decompress from 'wawoff2/decompress.js'

/** Of the variable font: 400 for text, 700 for titles and labels. */
export type Weight = 400 | 700

/** A part of the font, as the package cuts it for browsers: some hundred characters in a file of their own. */
interface Slice {
  readonly name: string
  readonly trueType: () => Promise<Buffer>
}
interface SliceRanges {
  readonly slice: Slice
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

const PACKAGE = '@fontsource-variable/noto-serif-sc'
/** A bitmap-like font with every character of the basic plane: names with rare characters can be printed. */
const FALLBACK = '@fontsource/unifont/files/unifont-latin-400-normal.woff2'

const require = createRequire(import.meta.url)
let index: Promise<readonly SliceRanges[]> | undefined

/** The slices whose ranges name the character; it need not be in them. */
export async function readSlices(codePoint: number): Promise<readonly Slice[]> {
  index ??= readIndex()
  return (await index)
    .filter(({ ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to))
    .map(({ slice }) => slice)
}

export const readFallback = (): Promise<Buffer> => unpacked(require.resolve(FALLBACK))

async function readIndex(): Promise<readonly SliceRanges[]> {
  const subsets = JSON.parse(await readFile(require.resolve(`${PACKAGE}/unicode.json`), 'utf8')) as Record<
    string,
    string
  >
  return Object.entries(subsets).map(([subset, ranges]) => {
    const name = subset.replaceAll(/[[\]]/g, '')
    const file = `${PACKAGE}/files/noto-serif-sc-${name}-wght-normal.woff2`
    return { slice: { name, trueType: () => unpacked(require.resolve(file)) }, ranges: ranges.split(',').map(rangeOf) }
  })
}

/** `U+4e00-4e05` or `U+4e00`. */
function rangeOf(text: string): readonly [number, number] {
  const [from, to = from] = text.trim().slice(2).split('-')
  return [parseInt(from!, 16), parseInt(to!, 16)]
}

const unpacked = async (file: string): Promise<Buffer> => Buffer.from(await decompress(await readFile(file)))
