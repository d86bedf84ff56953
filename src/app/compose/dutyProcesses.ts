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
import {
  type RunningDeadline,
  type RunningFilter,
  runningDeadlines,
  runningDeadlinesOf,
} from '../../projections/deadlines/running.js'
import { DEADLINES } from '../../projections/deadlines/tables.js'
import { mergedDutiesOf, type OwedDuty, owedDutiesOf } from '../../projections/duties/owed.js'
import { DUTIES } from '../../projections/duties/tables.js'
import { createDutyFacts, type DutyFacts } from '../dutyFacts.js'
import type { ReferenceFacts } from '../referenceFacts.js'
import type { Core } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface DutyParts {
  readonly clock: Clock
  readonly storage: Pick<Storage, 'store'>
  readonly core: Pick<Core, 'facts'>
  readonly models: Pick<ReadModels, 'readSide'>
}

/** The boards of duties and deadlines, as far as processes look into them. */
export interface DutyBoards {
  /** Rejects while one of the boards lags behind the position. */
  readonly reached: (boards: readonly string[], upTo: Position) => Promise<void>
  readonly runningDeadlinesOf: (agency: AgencyId) => Promise<readonly RunningDeadline[]>
  readonly runningDeadlines: (filter: RunningFilter) => AsyncIterable<RunningDeadline>
  readonly owedDutiesOf: (agency: AgencyId) => Promise<readonly OwedDuty[]>
  readonly mergedDutiesOf: (agency: AgencyId) => Promise<readonly OwedDuty[]>
}

const dutyBoardsIn = (readSide: ReadModels['readSide']): DutyBoards => ({
  reached: async (readModels, upTo) => {
    const seen = await readSide.waitFor(readModels, upTo, LONGEST_WAIT_MS)
    if (seen.kind !== 'visible') throw new ReadModelBehindError(readModels.join(', '))
  },
  runningDeadlinesOf: (agency) => runningDeadlinesOf(readSide, agency),
  runningDeadlines: (filter) => runningDeadlines(readSide, filter),
  owedDutiesOf: (agency) => owedDutiesOf(readSide, agency),
  mergedDutiesOf: (agency) => mergedDutiesOf(readSide, agency),
})

/** What the processes of duties and deadlines look up: the streams themselves, the register, and read models. */
export const dutyOptionsOf = ({ clock, storage: { store }, core: { facts }, models }: DutyParts) =>
  dutyOptionsFrom({ clock, store, facts, boards: dutyBoardsIn(models.readSide) })

export interface DutySources {
  readonly clock: Clock
  readonly store: DutyParts['storage']['store']
  readonly facts: Pick<ReferenceFacts, 'current' | 'snapshot'>
  readonly boards: DutyBoards
}

/** The same, wherever the boards are kept. */
export function dutyOptionsFrom({ clock, store, facts, boards }: DutySources) {
  const dutyFacts = createDutyFacts({ store, facts, clock })
  const { reached, owedDutiesOf, mergedDutiesOf, runningDeadlinesOf } = boards
  const today = () => localDateOf(clock.now())

  return {
    ...dutyFacts,
    deadlinesInCharge: async (agency, officer, upTo) => {
      await reached([DEADLINES], upTo)
      return (await runningDeadlinesOf(agency)).filter((deadline) => deadline.officer === officer)
    },
    runningDeadlines: async function* (upTo, filter) {
      await reached([DEADLINES], upTo)
      yield* boards.runningDeadlines(filter)
    },
    movedBy: async function* (event, upTo): AsyncGenerator<Moved> {
      await reached([DUTIES, DEADLINES], upTo)
      const { history } = facts.current().agencies
      const undone = 'annulled' in event.data ? await undoneBy(store, event) : undefined
      if (undone !== undefined) yield* unmergedBy(undone, upTo)
      for (const holder of 'annulled' in event.data ? takersOf(undone) : [event.data.agency]) {
        for (const { id, item } of await owedDutiesOf(holder)) {
          const moved = await dutyMoved(dutyFacts, { id, item: item as ItemId }, upTo)
          if (moved !== undefined) yield moved
        }
        const to = followSuccession(history, maker(holder), { since: sinceOf(holder) }, today()).agency
        if (to === undefined || to === holder) continue
        for (const { id, kind } of await runningDeadlinesOf(holder))
          if (!FOLLOW_THEIR_MATTER.includes(kind)) yield { what: 'deadline', id, to }
      }
    },
  } satisfies TimerOptions & DutyFacts

  function sinceOf(agency: AgencyId) {
    return facts.current().agencies.history.agencies.get(agency)?.establishedOn ?? today()
  }

  async function* unmergedBy({ id: mergedBy, data: { agency } }: RecordedEvent<AgencyEvent>, upTo: Position) {
    for (const { id, item } of await mergedDutiesOf(agency)) {
      const moved = await unmerged(dutyFacts, { id, item: item as ItemId, mergedBy }, upTo)
      if (moved !== undefined) yield moved
    }
  }
}

/** The change that never took place; the register keeps its event. */
export async function undoneBy(
  store: DutySources['store'],
  { data, stream, revision }: RecordedEvent<FunctionsMoved>,
): Promise<RecordedEvent<AgencyEvent> | undefined> {
  if (!('annulled' in data)) return undefined
  const { agency, annulled, effectiveOn } = data
  const register = (await withoutTexts(await store.readStream(stream))) as readonly RecordedEvent<AgencyEvent>[]
  return register.findLast(
    (event) =>
      event.revision < revision &&
      event.type === annulled &&
      event.data.agency === agency &&
      event.data.effectiveOn === effectiveOn,
  )
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

/** The agency has its own duty again, with the time that it had; undefined when nothing follows for it any more. */
async function unmerged(
  { dutiesNow, programFirstDay }: DutyFacts,
  { id, item, mergedBy }: { readonly id: string; readonly item: ItemId; readonly mergedBy: string },
  upTo: Position,
): Promise<Moved | undefined> {
  const now = await dutiesNow(item, upTo)
  const duty = now?.duties.find((known) => known.id === id)
  const obligation = now?.after.find(({ agency }) => agency === duty?.agency)
  if (duty?.liftedBy !== mergedBy || obligation === undefined) return undefined
  const content = duty.contentHash === undefined ? {} : { contentHash: duty.contentHash }
  return { what: 'again', id, duty: { item, ...obligation, ...content, programFirstDay: await programFirstDay() } }
}

/** To whom a change of the register gave functions. */
export function takersOf(event: AgencyEvent | undefined): readonly AgencyId[] {
  if (event === undefined) return []
  if (event.type === 'AgencyFunctionsTransferred') return [event.data.to]
  if (event.type !== 'AgencyAbolished') return []
  const { successors, decidingAgency } = event.data
  return [...successors.map(({ agency }) => agency), ...(decidingAgency === undefined ? [] : [decidingAgency])]
}

const maker = (agency: AgencyId) => ({ agency, reason: 'made', clause: 'LS-4.1' }) as const

const LONGEST_WAIT_MS = 5_000
