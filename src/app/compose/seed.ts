import type { AnyCommand } from '../../domain/decider.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import { calendarSeed } from '../seed/holidays.js'
import { policySeed } from '../seed/policies.js'
import { type Core, JURISDICTION } from './core.js'
import type { Storage } from './storage.js'

/** The program could not put its own starting data into the log: a defect, never an operator's fault. */
export class SeedRefusedError extends Error {
  override readonly name = 'SeedRefusedError'
}

/** The State Council's calendars and the numbers of law, as events of the operator; only into a log without them. */
export async function seed({ execute }: Core, { store }: Pick<Storage, 'store'>): Promise<void> {
  const streams = [`calendar-${JURISDICTION}`, `policy-${JURISDICTION}`]
  const seeds: readonly (readonly AnyCommand[])[] = [calendarSeed(JURISDICTION), policySeed(JURISDICTION)]
  for (const [index, stream] of streams.entries()) {
    if ((await store.readStream(stream, { direction: 'backwards', limit: 1 })).length > 0) continue
    for (const command of seeds[index]!) {
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
