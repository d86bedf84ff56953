/** One step of an outline, as font programs draw it; coordinates in thousandths of the type size. */
export interface PathStep {
  readonly command: string
  readonly args: readonly number[]
}

interface Point {
  readonly x: number
  readonly y: number
  readonly on: boolean
}

/** The record of a simple glyph in a `glyf` table, and its box. */
export interface Outline {
  readonly record: Buffer
  readonly box: { readonly xMin: number; readonly yMin: number; readonly xMax: number; readonly yMax: number }
  readonly points: number
  readonly contours: number
}

const EMPTY: Outline = {
  record: Buffer.alloc(0),
  box: { xMin: 0, yMin: 0, xMax: 0, yMax: 0 },
  points: 0,
  contours: 0,
}

const ON_CURVE = 0x01
const X_SHORT = 0x02
const Y_SHORT = 0x04
const X_SAME_OR_POSITIVE = 0x10
const Y_SAME_OR_POSITIVE = 0x20

/** Writes an outline of straight lines and quadratic curves as TrueType does (OpenType `glyf`, simple glyph). */
export function outlineOf(steps: readonly PathStep[]): Outline {
  const contours = contoursOf(steps)
  const points = contours.flat()
  if (points.length === 0) return EMPTY
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const box = { xMin: Math.min(...xs), yMin: Math.min(...ys), xMax: Math.max(...xs), yMax: Math.max(...ys) }

  const header = Buffer.alloc(10 + 2 * contours.length + 2)
  ;[contours.length, box.xMin, box.yMin, box.xMax, box.yMax].forEach((value, index) =>
    header.writeInt16BE(value, 2 * index),
  )
  let end = -1
  contours.forEach((contour, index) => header.writeUInt16BE((end += contour.length), 10 + 2 * index))

  const deltas = points.map(({ x, y, on }, index) => ({
    on,
    dx: x - (points[index - 1]?.x ?? 0),
    dy: y - (points[index - 1]?.y ?? 0),
  }))
  const record = Buffer.concat([
    header,
    Buffer.from(deltas.map(flagOf)),
    ...deltas.map(({ dx }) => coordinate(dx)),
    ...deltas.map(({ dy }) => coordinate(dy)),
  ])
  return { record, box, points: points.length, contours: contours.length }
}

function contoursOf(steps: readonly PathStep[]): readonly (readonly Point[])[] {
  const contours: Point[][] = []
  for (const { command, args } of steps) {
    const [a = 0, b = 0, c = 0, d = 0] = args.map(Math.round)
    if (command === 'moveTo') contours.push([{ x: a, y: b, on: true }])
    else if (command === 'lineTo') contours.at(-1)!.push({ x: a, y: b, on: true })
    else if (command === 'quadraticCurveTo') contours.at(-1)!.push({ x: a, y: b, on: false }, { x: c, y: d, on: true })
    else if (command !== 'closePath') throw new Error(`outlines with ${command} are not TrueType`)
  }
  return contours.map(withoutRepeatedStart).filter((contour) => contour.length > 2)
}

/** A contour closes by itself. */
function withoutRepeatedStart(contour: readonly Point[]): readonly Point[] {
  const [first, last] = [contour[0]!, contour.at(-1)!]
  return contour.length > 1 && last.on && first.x === last.x && first.y === last.y ? contour.slice(0, -1) : contour
}

const isShort = (delta: number): boolean => delta !== 0 && Math.abs(delta) < 256

const flagOf = ({ on, dx, dy }: { on: boolean; dx: number; dy: number }): number =>
  (on ? ON_CURVE : 0) |
  (isShort(dx) ? X_SHORT : 0) |
  (dx === 0 || (isShort(dx) && dx > 0) ? X_SAME_OR_POSITIVE : 0) |
  (isShort(dy) ? Y_SHORT : 0) |
  (dy === 0 || (isShort(dy) && dy > 0) ? Y_SAME_OR_POSITIVE : 0)

function coordinate(delta: number): Buffer {
  if (delta === 0) return Buffer.alloc(0)
  if (isShort(delta)) return Buffer.from([Math.abs(delta)])
  const long = Buffer.alloc(2)
  long.writeInt16BE(delta)
  return long
}
