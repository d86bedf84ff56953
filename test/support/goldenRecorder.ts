import { appendFileSync, mkdirSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'prettier'
import type { Plugin } from 'vitest/config'
import { schemaVersionOf } from '../../src/eventstore/eventTypes.js'
import { GOLDEN, type GoldenEvent, goldenName } from './goldenFiles.js'

const SAMPLES = 'GONGKAI_GOLDEN_SAMPLES'

/** Lets every decision of the domain's tests leave its events behind, without a word in the program itself. */
export const recordingPlugin: Plugin = {
  name: 'golden-samples',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/domain/decide.ts')) return undefined
    const call = 'handler.events(command, state, context)'
    if (!code.includes(call)) throw new Error(`decide() does not call ${call} any more; adapt the recorder`)
    return `import { leaveSamples } from '${import.meta.filename}'\n${code.replace(call, `leaveSamples(${call})`)}`
  },
}

export function leaveSamples<E extends { type: string; data: unknown }>(events: readonly E[]): readonly E[] {
  const file = join(process.env[SAMPLES]!, `${process.pid}.jsonl`)
  for (const { type, data } of events) appendFileSync(file, `${JSON.stringify({ type, data })}\n`)
  return events
}

/** vitest globalSetup: collects while the tests run, then writes the golden files that are missing. Never changes one. */
export async function setup(): Promise<() => Promise<void>> {
  const samples = await mkdtemp(join(tmpdir(), 'gongkai-golden-'))
  process.env[SAMPLES] = samples
  mkdirSync(GOLDEN, { recursive: true })
  return async () => {
    const best = await bestSamples(samples)
    await rm(samples, { recursive: true })
    for (const { type, data } of best.values()) {
      const event: GoldenEvent = { type, schemaVersion: schemaVersionOf(type), data }
      const text = await format(JSON.stringify(event), { parser: 'json', printWidth: 120 })
      const written = await writeFile(join(GOLDEN, goldenName(event)), text, { flag: 'wx' }).then(
        () => true,
        () => false,
      )
      if (written) console.info(`recorded ${goldenName(event)}`)
    }
  }
}

type Sample = Pick<GoldenEvent, 'type' | 'data'>

/** Of each type the fullest sample; among equally full ones the shortest, which reads best. */
async function bestSamples(folder: string): Promise<ReadonlyMap<string, Sample>> {
  const best = new Map<string, Sample>()
  for (const file of await readdir(folder)) {
    for (const line of (await readFile(join(folder, file), 'utf8')).trimEnd().split('\n')) {
      const sample = JSON.parse(line) as Sample
      const known = best.get(sample.type)
      if (known === undefined || isBetter(sample.data, known.data)) best.set(sample.type, sample)
    }
  }
  return best
}

function isBetter(a: unknown, b: unknown): boolean {
  const difference = members(a) - members(b)
  return difference === 0 ? JSON.stringify(a).length < JSON.stringify(b).length : difference > 0
}

/** How many members an object has, all the way down; of a list only its fullest element counts. */
function members(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return Math.max(0, ...value.map(members))
  return Object.values(value).reduce<number>((sum, member) => sum + 1 + members(member), 0)
}
