import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawFrom, ordered, populationHashOf, SAMPLING_ALGORITHM } from '../../../src/app/sampling/drawFrom.js'
import { redraw } from '../../../src/app/sampling/redraw.js'
import { sample } from '../../../src/cli/sample.js'

const population = ordered(Array.from({ length: 50 }, (_, index) => `application-${index}`))
const seed = createHash('sha256').update('a lottery in public').digest('hex')

/** Written down a second time, from docs/inspections.md alone. */
function byTheBook(all: readonly string[], key: string, size: number): readonly string[] {
  const left = [...all]
  const hash = createHash('sha256')
    .update(all.map((one) => `${one}\n`).join(''))
    .digest('hex')
  let i = 0n
  const number = () => {
    const block = createHash('sha256').update(`gongkai-sample/1\n${key}\n${hash}\n${i++}`).digest('hex')
    return BigInt(`0x${block.slice(0, 16)}`)
  }
  for (let k = 0; k < Math.min(size, left.length); k += 1) {
    const n = BigInt(left.length - k)
    let drawn = number()
    while (drawn >= 2n ** 64n - (2n ** 64n % n)) drawn = number()
    const other = k + Number(drawn % n)
    ;[left[k], left[other]] = [left[other]!, left[k]!]
  }
  return left.slice(0, size)
}

test('LS-15.1: the same seed and population give the same sample, as the description of the draw says', () => {
  const sample = drawFrom(population, seed, 7)
  expect(sample).toEqual(byTheBook(population, seed, 7))
  expect(new Set(sample).size).toBe(7)
  expect(drawFrom(population, `${seed.slice(1)}0`, 7)).not.toEqual(sample)
  expect(drawFrom(population.slice(1), seed, 7)).not.toEqual(sample)
  expect([...drawFrom(population, seed, 99)].sort()).toEqual([...population].sort())
})

test('every subject is as likely as any other', () => {
  const counts = new Map<string, number>()
  for (let round = 0; round < 2_000; round += 1)
    for (const one of drawFrom(population, String(round), 5)) counts.set(one, (counts.get(one) ?? 0) + 1)
  // 200 each on average; seven standard deviations of a fair draw.
  for (const one of population) expect(Math.abs((counts.get(one) ?? 0) - 200)).toBeLessThan(95)
})

test('a sample that was changed afterwards, or drawn from something else, is not drawn again equal', () => {
  const drawn = {
    algorithm: SAMPLING_ALGORITHM,
    ...{ seed, population, size: 3, asOfPosition: '1', by: 'a' },
    populationHash: populationHashOf(population),
    sample: drawFrom(population, seed, 3).map((subject) => ({ subject, agency: 'fgw' })),
  } as never as Parameters<typeof redraw>[0]
  expect(redraw(drawn).equal).toBe(true)
  const others: readonly Partial<typeof drawn>[] = [
    { seed: 'x' },
    { size: 4 },
    { algorithm: 'other@1' },
    { population: population.slice(1) },
    { sample: [...drawn.sample].reverse() },
    { populationHash: 'f'.repeat(64) as never },
  ]
  for (const other of others) expect(redraw({ ...drawn, ...other }).equal).toBe(false)
})

test('any population and size: as many as asked for, each once, all of them known', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), fc.string(), fc.nat(50), (names, key, size) => {
      const all = ordered(names)
      const sample = drawFrom(all, key, size)
      expect(sample).toHaveLength(Math.min(size, all.length))
      expect(new Set(sample).size).toBe(sample.length)
      expect(sample.every((one) => all.includes(one))).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('gongkai sample draws it again from a file, in any order of its lines', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-sample-'))
  try {
    const file = join(folder, 'population.txt')
    await writeFile(file, [...population].reverse().join('\r\n'))
    const [lines, faults]: [string[], string[]] = [[], []]
    const io = { out: (line: string) => void lines.push(line), err: (line: string) => void faults.push(line) }
    expect(await sample({ file, seed, size: '7', json: false }, io)).toBe(0)
    expect(lines).toEqual([`# ${SAMPLING_ALGORITHM} ${populationHashOf(population)}`, ...drawFrom(population, seed, 7)])
    expect(await sample({ file, seed, size: 'x', json: false }, io)).toBe(1)
    expect(await sample({ file: join(folder, 'none'), seed, size: '1', json: true }, io)).toBe(1)
    expect(faults).toHaveLength(2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
