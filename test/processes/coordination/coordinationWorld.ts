import { randomUUID } from 'node:crypto'
import { aggregateOf } from '../../../src/app/aggregates.js'
import { consultationOptionsFrom } from '../../../src/app/compose/consultationProcesses.js'
import { DISTRICT, JURISDICTION } from '../../../src/app/compose/core.js'
import { dutyOptionsFrom } from '../../../src/app/compose/dutyProcesses.js'
import { createContentChecks } from '../../../src/app/contentChecks.js'
import { createExecute } from '../../../src/app/execute.js'
import { createInputHash } from '../../../src/app/inputHash.js'
import {
  evolveReferenceState,
  factsOf,
  isReferenceStream,
  noReferenceState,
} from '../../../src/app/referenceFactsFold.js'
import type { ReferenceSnapshot } from '../../../src/app/referenceFacts.js'
import { calendarSeed } from '../../../src/app/seed/holidays.js'
import { policySeed } from '../../../src/app/seed/policies.js'
import { demoCreditCode } from '../../../src/cli/demo/creditCodes.js'
import type { Actor } from '../../../src/domain/context.js'
import { localDateOf } from '../../../src/domain/dates.js'
import type { AnyCommand, AnyEvent, Decider } from '../../../src/domain/decider.js'
import type { Role } from '../../../src/domain/roles.js'
import { without } from '../../../src/domain/without.js'
import type { AgencyId, Instant, LocalDate, PersonId } from '../../../src/domain/values.js'
import { settableClock } from '../../../src/eventstore/clock.js'
import { openEvents } from '../../../src/eventstore/codec.js'
import type { EventStore, NewEvent, StoredEvent } from '../../../src/eventstore/eventStore.js'
import { NO_KEYS } from '../../../src/eventstore/noKeys.js'
import type { RecordedEvent } from '../../../src/eventstore/recordedEvent.js'
import { calendarChanges } from '../../../src/processes/calendarChanges.js'
import { consultationReactions } from '../../../src/processes/consultationReactions.js'
import { reseatingTimer } from '../../../src/processes/consultationReseatingTimer.js'
import { contentChecks } from '../../../src/processes/contentChecks.js'
import { duties } from '../../../src/processes/duties.js'
import { dutyClocks } from '../../../src/processes/dutyClocks.js'
import { handovers } from '../../../src/processes/handovers.js'
import { filings, indexNumbers } from '../../../src/processes/indexNumbers.js'
import { purge } from '../../../src/processes/purge.js'
import { anyReaction } from '../../../src/processes/reaction.js'
import { anyTimerKind } from '../../../src/processes/timer.js'
import { createTimerKinds } from '../../../src/processes/timerKinds.js'
import { websitePublication } from '../../../src/processes/websitePublication.js'
import { consultationsProjection } from '../../../src/projections/consultations/projection.js'
import { deadlinesProjection } from '../../../src/projections/deadlines/projection.js'
import type { RunningDeadline } from '../../../src/projections/deadlines/running.js'
import { dutiesProjection } from '../../../src/projections/duties/projection.js'
import { informationItemsProjection } from '../../../src/projections/informationItems/projection.js'
import { memoryEventStore } from '../../support/memoryEventStore.js'
import { memoryKeyRing } from '../../support/memoryKeyRing.js'
import { noApplications } from '../../support/noApplications.js'
import { createDelivery } from './delivery.js'
import { memoryBoard } from './memoryBoard.js'

export const GOVERNMENT = 'gov' as AgencyId
export const FIRST_DAY = '2026-03-02' as LocalDate
const MORNING = 'T01:00:00.000Z'

/** Who stands where: an agency with its superiors, by their place in the list before it. */
export interface Planted {
  readonly government: number
  readonly business: number | undefined
}

/** The boards of part 2, and the items that are compared with each other. */
export const createBoards = () => ({
  consultations: memoryBoard(consultationsProjection),
  deadlines: memoryBoard(deadlinesProjection),
  duties: memoryBoard(dutiesProjection),
  items: memoryBoard(informationItemsProjection),
})
export type Boards = ReturnType<typeof createBoards>

/**
 * The deciders, the processes and the handlers of the boards as the program wires them, over a log in memory. People
 * are named `{role}.{agency}`; when an agency goes, they go with its functions.
 */
export async function createCoordinationWorld(tree: readonly Planted[], seed: number) {
  const clock = settableClock(`${FIRST_DAY}${MORNING}` as Instant)
  const store = memoryEventStore(clock)
  const keyRing = memoryKeyRing()
  const draw = drawing(seed)
  const today = () => localDateOf(clock.now())

  // The log, opened once, in step with what is appended.
  const events: RecordedEvent[] = []
  const texts: RecordedEvent[] = []
  const boards = createBoards()
  let watching: (event: RecordedEvent) => void = () => {}
  let reference = noReferenceState
  let facts: ReferenceSnapshot | undefined
  async function catchUp(): Promise<readonly RecordedEvent[]> {
    const stored = await store.readAll(events.at(-1)?.position, 100_000)
    if (stored.length === 0) return events
    for (const event of await openEvents(stored, NO_KEYS)) {
      events.push(event)
      if (!isReferenceStream(STREAMS, event.stream)) continue
      reference = evolveReferenceState(reference, event)
      facts = undefined
    }
    for (const event of await openEvents(stored, keyRing)) {
      texts.push(event)
      for (const board of Object.values(boards)) board.fold({ ...event, ordinal: texts.length })
      watching(event)
    }
    return events
  }

  const current = (): ReferenceSnapshot => {
    if (facts !== undefined) return facts
    const known = factsOf(reference)
    const { agencies } = known
    return (facts = {
      ...known,
      agencies: { ...agencies, rolesOf: (person, on) => rolesNamedIn(person, agencies, on) },
      position: events.at(-1)?.position,
    })
  }
  const port = {
    current,
    snapshot: async () => {
      await catchUp()
      return { ...current(), position: events.at(-1)?.position }
    },
  }

  const execute = createExecute({
    store,
    keyRing,
    clock,
    facts: port,
    inputHash: createInputHash(keyRing),
    // What was tried in vain is no part of what is proved here.
    trails: { refused: () => Promise.resolve(), read: () => Promise.resolve(), close: () => Promise.resolve() },
    aggregateOf,
  })

  const reached = async () => void (await catchUp())
  const running = (): readonly RunningDeadline[] =>
    boards.deadlines
      .rows('deadlines')
      .filter(({ status }) => status === 'running')
      .map((row) => ({ ...row, calendarVersion: row.receipt.calendarVersion }) as unknown as RunningDeadline)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  const dutyOptions = dutyOptionsFrom({
    clock,
    store,
    facts: port,
    boards: {
      reached,
      runningDeadlinesOf: (agency) => Promise.resolve(running().filter((row) => row.agency === agency)),
      runningDeadlines: async function* ({ reachingPast = '', kinds }) {
        yield* running().filter(({ due, kind }) => due >= reachingPast && (kinds === undefined || kinds.includes(kind)))
      },
      owedDutiesOf: (agency) =>
        Promise.resolve(
          boards.duties
            .rows('duties')
            .filter((row) => row.agency === agency && row.status !== 'lifted' && row.doneOn === null),
        ),
      mergedDutiesOf: (agency) =>
        Promise.resolve(
          boards.duties.rows('duties').filter((row) => row.agency === agency && row.liftReason === 'mergedIntoOther'),
        ),
    },
  })
  const consultationOptions = consultationOptionsFrom({
    clock,
    store,
    keyRing,
    facts: port,
    boards: {
      reached,
      publicItemsLike: ({ number, title, formedOn }) =>
        Promise.resolve(
          boards.items
            .rows('publicItems')
            .filter(
              (row) =>
                (number !== null && row.comparedNumber === number) ||
                (title !== null && row.comparedTitle === title && row.formedOn === formedOn),
            ),
        ),
      openConsultationsOf: (agency) =>
        Promise.resolve(
          boards.consultations
            .rows('consultations')
            .filter(({ status, parties, decider }) => status === 'open' && [...parties, decider].includes(agency))
            .map(({ id }) => id),
        ),
    },
  })
  const files = { read: () => Promise.reject(new Error('no files here')) }
  const delivery = createDelivery({
    reactions: [
      anyReaction(indexNumbers),
      anyReaction(filings),
      anyReaction(handovers({ ...noApplications, itemsInCharge: () => Promise.resolve([]), ...dutyOptions })),
      anyReaction(contentChecks({ check: createContentChecks({ store, keyRing, files: files as never }) })),
      anyReaction(websitePublication({ addressOf: (item) => `https://example.test/${item}` })),
      anyReaction(duties(dutyOptions)),
      anyReaction(dutyClocks(dutyOptions)),
      anyReaction(calendarChanges(dutyOptions)),
      anyReaction(purge({ clock, destroyKey: (subject) => Promise.resolve(keyRing.destroy(subject)) })),
      ...consultationReactions(consultationOptions),
    ],
    kinds: [...createTimerKinds(dutyOptions), anyTimerKind(reseatingTimer(consultationOptions))],
    execute,
    clock,
    log: catchUp,
    draw,
  })

  /** Codes of the reasons against it; empty when it was done. */
  async function give(actor: Actor, id: string, command: AnyCommand): Promise<readonly string[]> {
    const outcome = await execute({ commandId: randomUUID(), id, command, actor })
    await catchUp()
    return outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
  }

  const stateOf = <S, E extends AnyEvent>(decider: Decider<never, S, E>, stream: string): S =>
    (events.filter((event) => event.stream === stream) as unknown as readonly E[]).reduce(
      decider.evolve,
      decider.initial,
    )

  await copyBase(store)
  await catchUp()
  await plant(tree, give)
  return {
    clock,
    store,
    keyRing,
    boards,
    delivery,
    draw,
    today,
    give,
    stateOf,
    facts: current,
    /** Shown every event, as soon as it stands in the log and from the first one on. */
    watch: (watch: (event: RecordedEvent) => void): void => {
      texts.forEach(watch)
      watching = watch
    },
    /** The log without texts, and with them. */
    events: events as readonly RecordedEvent[],
    texts: texts as readonly RecordedEvent[],
  }
}
export type CoordinationWorld = Awaited<ReturnType<typeof createCoordinationWorld>>

const STREAMS = {
  agencies: `agencies-${DISTRICT}`,
  calendar: `calendar-${JURISDICTION}`,
  policy: `policy-${JURISDICTION}`,
}

export const personOf = (role: Role, agency: string): Actor => ({
  kind: 'person',
  person: `${role}.${agency}` as PersonId,
  holds: [],
})

/** The role in the agency that the name says, or in those that answer for it today. */
function rolesNamedIn(person: PersonId, { isActive, successorsOf }: ReferenceSnapshot['agencies'], on: LocalDate) {
  const [role, agency] = person.split('.') as [Role, AgencyId]
  const holders = isActive(agency, on) ? [agency] : successorsOf(agency, on)
  return holders.map((holder) => ({ role, agency: holder }))
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
function drawing(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

/** Calendar and numbers of law, decided once and then copied into each log. */
let base: Promise<readonly StoredEvent[]> | undefined
async function copyBase(store: EventStore): Promise<void> {
  base ??= decideBase()
  for (const { id, stream, type, schemaVersion, data, metadata } of await base) {
    const own = without(JSON.parse(metadata) as RecordedEvent['metadata'], 'recordedAt')
    const event: NewEvent = { id, type, schemaVersion, data, metadata: own }
    await store.append(stream, [event], 'any')
  }
}

async function decideBase(): Promise<readonly StoredEvent[]> {
  const clock = settableClock(`${FIRST_DAY}${MORNING}` as Instant)
  const store = memoryEventStore(clock)
  const keyRing = memoryKeyRing()
  const noFacts = { ...factsOf(noReferenceState), position: undefined }
  const execute = createExecute({
    store,
    keyRing,
    clock,
    facts: { snapshot: () => Promise.resolve(noFacts) },
    inputHash: createInputHash(keyRing),
    trails: { refused: () => Promise.resolve(), read: () => Promise.resolve(), close: () => Promise.resolve() },
    aggregateOf,
  })
  const years = calendarSeed().filter(({ data }) => data.year >= 2025)
  for (const command of [...years, ...policySeed(JURISDICTION)]) {
    const outcome = await execute({ commandId: randomUUID(), id: JURISDICTION, command, actor: { kind: 'operator' } })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  }
  return store.readAll(undefined, 1_000)
}

const REGISTRAR = personOf('registrar', GOVERNMENT)

/** The district government, agencies below it or below each other, and a disclosure department. */
async function plant(
  tree: readonly Planted[],
  give: (actor: Actor, id: string, command: AnyCommand) => Promise<readonly string[]>,
): Promise<void> {
  const ids = [GOVERNMENT, ...tree.map((_, index) => `a${index + 1}` as AgencyId)]
  const register = (agency: AgencyId, index: number, more: object): AnyCommand => ({
    type: 'RegisterAgency',
    data: {
      agency,
      name: agency,
      kind: index === 0 ? 'government' : 'department',
      creditCode: demoCreditCode('11', index + 1),
      actsInOwnName: true,
      establishedOn: '2000-01-01',
      ...more,
    },
  })
  const must = async (actor: Actor, command: AnyCommand) => {
    const codes = await give(actor, DISTRICT, command)
    if (codes.length > 0) throw new Error(`${JSON.stringify(command)}: ${codes.join()}`)
  }
  await must({ kind: 'operator' }, register(GOVERNMENT, 0, {}))
  for (const [index, { government, business }] of tree.entries()) {
    const superior = ids[government % (index + 1)]!
    const other = business === undefined ? undefined : ids[business % (index + 1)]!
    await must(
      REGISTRAR,
      register(ids[index + 1]!, index + 1, {
        governmentSuperior: superior,
        ...(other === undefined ? {} : { businessSuperior: other }),
      }),
    )
  }
  await must(REGISTRAR, {
    type: 'AssignAgencyDuty',
    data: { agency: ids.at(-1)!, duty: 'disclosureDepartment', effectiveOn: '2020-01-01' },
  })
}
