import { composeLetter } from '../src/app/letters/composeLetter.js'
import { LETTER_KINDS } from '../src/app/letters/letterKinds.js'
import { renderPdf } from '../src/app/letters/renderPdf.js'
import { sampleFacts } from '../src/app/letters/sampleFacts.js'
import type { BenchRow, RunBench } from './row.js'

/** Letters as PDF: the first one of a process, which unpacks its fonts, those after it, and the largest file. */
export const run: RunBench = async ({ quick, say }) => {
  const first = await timed('replyWithheld')
  const rounds = quick ? 1 : 5
  const later: { readonly milliseconds: number; readonly bytes: number }[] = []
  for (let round = 0; round < rounds; round += 1) for (const kind of LETTER_KINDS) later.push(await timed(kind))
  // The first round still unpacks fonts for kinds that use other characters.
  const warm = later.slice(quick ? 0 : LETTER_KINDS.length).map(({ milliseconds }) => milliseconds)
  const largest = Math.max(first.bytes, ...later.map(({ bytes }) => bytes))
  say(`letters: ${LETTER_KINDS.length} kinds, ${later.length} letters`)
  return [
    atMost('letter as PDF, first of a process', first.milliseconds, 'ms', 1_000),
    atMost('letter as PDF, later ones, median', median(warm), 'ms', 100),
    atMost('letter as PDF, largest of all kinds', largest / 1_000, 'kB', 300),
  ]
}

async function timed(kind: (typeof LETTER_KINDS)[number]) {
  const started = performance.now()
  const pdf = await renderPdf(composeLetter(kind, sampleFacts(kind)))
  return { milliseconds: performance.now() - started, bytes: pdf.length }
}

const atMost = (name: string, value: number, unit: string, most: number): BenchRow => ({
  name,
  value: Number(value.toPrecision(3)),
  unit,
  reference: null,
  referenceValue: null,
  ratio: null,
  goal: `≤ ${most} ${unit}`,
  holds: value <= most,
})

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
