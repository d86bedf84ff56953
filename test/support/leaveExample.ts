import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DecisionContext } from '../../src/domain/context.js'
import type { AnyCommand, AnyEvent, Decision } from '../../src/domain/decider.js'
import type { Example } from './examples.js'

/** The variable that names the folder to record to. */
export const SAMPLES = 'GONGKAI_COMMAND_EXAMPLES'

/** Called for every command that a test of a decider has carried out; does nothing unless somebody records. */
export function leaveExample(
  command: AnyCommand,
  history: readonly AnyEvent[],
  { now, today, actor }: DecisionContext,
  { events, capacity }: Decision<AnyEvent>,
): void {
  const folder = process.env[SAMPLES]
  if (folder === undefined || events.length === 0) return
  const as =
    actor.kind === 'person'
      ? actor.holds.find(({ role, agency }) => role === capacity.role && agency === capacity.agency)
      : undefined
  const example: Example = {
    command,
    history: [...history, ...events],
    actor: as === undefined || actor.kind !== 'person' ? actor : { ...actor, as },
    now,
    today,
  }
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(example)}\n`)
}
