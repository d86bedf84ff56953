import { uuidOf } from '../../eventstore/eventIds.js'
import { calendarSeed } from '../seed/holidays.js'
import { policySeed } from '../seed/policies.js'
import { type Core, JURISDICTION } from './core.js'
import type { Storage } from './storage.js'

/** The program could not put its own starting data into the log: a defect, never an operator's fault. */
export class SeedRefusedError extends Error {
  override readonly name = 'SeedRefusedError'
}

/**
 * The State Council's calendars and the numbers of law, as events of the operator. Only what the log does not have yet
 * in any version: a first start that was killed half-way goes on, and an upgrade brings the numbers that came with it.
 */
export async function seed({ execute }: Core, { store }: Pick<Storage, 'store'>): Promise<void> {
  for (const { stream, commands } of SEEDS) {
    const known = new Set((await store.readStream(stream)).map(({ data }) => subjectOf(JSON.parse(data) as Subject)))
    for (const command of commands) {
      if (known.has(subjectOf(command.data))) continue
      const outcome = await execute({
        // The same for every process that starts on an empty log at the same time.
        commandId: uuidOf('gongkai/seed/1', stream, JSON.stringify(command)),
        id: JURISDICTION,
        command,
        actor: { kind: 'operator' },
      })
      if (!outcome.ok) throw new SeedRefusedError(outcome.refusals.map(({ code }) => code).join(', '))
    }
  }
}

const SEEDS = [
  { stream: `calendar-${JURISDICTION}`, commands: calendarSeed(JURISDICTION) },
  { stream: `policy-${JURISDICTION}`, commands: policySeed(JURISDICTION) },
] as const

/** A year of the calendar, the key of a number, or a text whose validity is on record. */
interface Subject {
  readonly year?: number
  readonly key?: string
  readonly clause?: string
}
const subjectOf = ({ year, key, clause }: Subject): string => key ?? clause ?? String(year)
