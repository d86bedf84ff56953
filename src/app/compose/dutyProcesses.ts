import { followSuccession } from '../../domain/agency/succession.js'
import type { AgencyEvent } from '../../domain/agency/events.js'
import { localDateOf } from '../../domain/dates.js'
import type { DeadlineKind } from '../../domain/deadline/vocabulary.js'
import type { AgencyId, ItemId } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import type { Position } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import { ReadModelBehindError } from '../../processes/readModelBehind.js'
import type { FunctionsMoved, Moved } from '../../processes/registerTimer.js'
import type { TimerOptions } from '../../processes/timerKinds.js'
import { withoutTexts } from '../../processes/withoutTexts.js'
import { runningDeadlines, runningDeadlinesOf } from '../../projections/deadlines/running.js'
import { DEADLINES } from '../../projections/deadlines/tables.js'
import { owedDutiesOf } from '../../projections/duties/owed.js'
import { DUTIES } from '../../projections/duties/tables.js'
import { createDutyFacts, type DutyFacts } from '../dutyFacts.js'
import type { Core } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface DutyParts {
  readonly clock: Clock
  readonly storage: Pick<Storage, 'store'>
  readonly core: Pick<Core, 'facts'>
  readonly models: Pick<ReadModels, 'readSide'>
}

/** What the processes of duties and deadlines look up: the streams themselves, the register, and read models. */
export function dutyOptionsOf({ clock, storage: { store }, core: { facts }, models: { readSide } }: DutyParts) {
  const dutyFacts = createDutyFacts({ store, facts, clock })
  const reached = async (readModels: readonly string[], upTo: Position): Promise<void> => {
    const seen = await readSide.waitFor(readModels, upTo, LONGEST_WAIT_MS)
    if (seen.kind !== 'visible') throw new ReadModelBehindError(readModels.join(', '))
  }
  const today = () => localDateOf(clock.now())

  return {
    ...dutyFacts,
    deadlinesInCharge: async (agency, officer, upTo) => {
      await reached([DEADLINES], upTo)
      return (await runningDeadlinesOf(readSide, agency)).filter((deadline) => deadline.officer === officer)
    },
    runningDeadlines: async function* (upTo, filter) {
      await reached([DEADLINES], upTo)
      yield* runningDeadlines(readSide, filter)
    },
    movedBy: async function* (event, upTo): AsyncGenerator<Moved> {
      await reached([DUTIES, DEADLINES], upTo)
      const { history } = facts.current().agencies
      for (const holder of await holdersBefore(event)) {
        for (const { id, item } of await owedDutiesOf(readSide, holder)) {
          const moved = await dutyMoved(dutyFacts, { id, item: item as ItemId }, upTo)
          if (moved !== undefined) yield moved
        }
        const to = followSuccession(history, maker(holder), { since: sinceOf(holder) }, today()).agency
        if (to === undefined || to === holder) continue
        for (const { id, kind } of await runningDeadlinesOf(readSide, holder))
          if (!FOLLOW_THEIR_MATTER.includes(kind)) yield { what: 'deadline', id, to }
      }
    },
  } satisfies TimerOptions & DutyFacts

  function sinceOf(agency: AgencyId) {
    return facts.current().agencies.history.agencies.get(agency)?.establishedOn ?? today()
  }

  /** Who had what the change is about: the agency; for one that never took place, those to whom it gave something. */
  async function holdersBefore({
    data,
    stream,
    revision,
  }: RecordedEvent<FunctionsMoved>): Promise<readonly AgencyId[]> {
    if (!('annulled' in data)) return [data.agency]
    const { agency, annulled, effectiveOn } = data
    const register = await withoutTexts(await store.readStream(stream))
    const undone = (register as readonly RecordedEvent<AgencyEvent>[]).findLast(
      (event) =>
        event.revision < revision &&
        event.type === annulled &&
        event.data.agency === agency &&
        event.data.effectiveOn === effectiveOn,
    )
    return undone === undefined ? [] : takersOf(undone)
  }
}

/** The consultation, and the duty, say who has to keep these from now on. */
const FOLLOW_THEIR_MATTER: readonly DeadlineKind[] = [
  'publication',
  'catalogueEntry',
  'opinion',
  'jointMakerOpinion',
  'meeting',
  'dispute',
]

/** To whom the duty goes today; undefined when it stays where it is. */
async function dutyMoved(
  { dutiesNow, answerableFor }: DutyFacts,
  { id, item }: { readonly id: string; readonly item: ItemId },
  upTo: Position,
): Promise<Moved | undefined> {
  const now = await dutiesNow(item, upTo)
  const duty = now?.duties.find((known) => known.id === id)
  if (now === undefined || duty === undefined || !duty.isOwed) return undefined
  const to = await answerableFor(id.slice(`${item}-`.length) as AgencyId, now.facts, upTo)
  if (to === undefined || to === duty.agency) return undefined
  const hasOwn = now.duties.some((other) => other.id !== id && other.agency === to && other.liftedBy === undefined)
  return hasOwn ? { what: 'merged', id } : { what: 'duty', id, to }
}

function takersOf(event: AgencyEvent): readonly AgencyId[] {
  if (event.type === 'AgencyFunctionsTransferred') return [event.data.to]
  if (event.type !== 'AgencyAbolished') return []
  const { successors, decidingAgency } = event.data
  return [...successors.map(({ agency }) => agency), ...(decidingAgency === undefined ? [] : [decidingAgency])]
}

const maker = (agency: AgencyId) => ({ agency, reason: 'made', clause: 'LS-4.1' }) as const

const LONGEST_WAIT_MS = 5_000
