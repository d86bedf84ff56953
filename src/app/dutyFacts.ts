import { followSuccession } from '../domain/agency/succession.js'
import { localDateOf } from '../domain/dates.js'
import type { DutyEvent } from '../domain/duty/events.js'
import { evolveItemFacts, type ItemDutyFacts } from '../domain/duty/itemFacts.js'
import { type Obligation, obligationsOf } from '../domain/duty/obligations.js'
import { type DutyStanding, standingOf } from '../domain/duty/standing.js'
import type { ImportBatchEvent } from '../domain/importBatch/events.js'
import type { InformationItemEvent } from '../domain/informationItem/events.js'
import { type Publication, publicationDecider } from '../domain/publication/decide.js'
import type { PublicationEvent } from '../domain/publication/events.js'
import type { AgencyId, Instant, ItemId, LocalDate, PersonId } from '../domain/values.js'
import type { Clock } from '../eventstore/clock.js'
import { openEvents } from '../eventstore/codec.js'
import type { EventStore, Position } from '../eventstore/eventStore.js'
import { NO_KEYS } from '../eventstore/noKeys.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { FactsSnapshot, ReferenceFactsPort } from './factsPort.js'
import { RegisterBehindError } from './registerBehind.js'

export interface DutyFactsPorts {
  readonly store: Pick<EventStore, 'readStream' | 'readStreams' | 'readAll'>
  readonly facts: ReferenceFactsPort
  readonly clock: Clock
}

/** An item at one of its events, and the duties about it as they stand now. */
export interface ItemDuties {
  readonly facts: ItemDutyFacts
  /** What followed from the item before the event, and what follows from it since. */
  readonly before: readonly Obligation[]
  readonly after: readonly Obligation[]
  readonly duties: readonly DutyStanding[]
  /** The version that the event discards changed this, event by event. */
  readonly undone: readonly string[]
  /** Duties of an agency for which another one answers by now that owes the same: the register hands them over. */
  readonly moving: readonly string[]
}

export interface PublicationStanding {
  readonly agency: AgencyId
  readonly version: number
  readonly status: Exclude<Publication['status'], 'absent'>
}

export interface DutyFacts {
  /** Undefined for what no duty can follow from: a secret stub. */
  readonly itemDuties: (event: RecordedEvent<InformationItemEvent>) => Promise<ItemDuties | undefined>
  /** As everything stands now. */
  readonly dutiesNow: (item: ItemId, upTo: Position) => Promise<ItemDuties | undefined>
  /** Who is in charge of the item now, where the agency handles it. */
  readonly officerOf: (item: ItemId, agency: AgencyId) => Promise<PersonId | undefined>
  /** Every agency's publication of the item that was ever ordered. */
  readonly publicationsOf: (item: ItemId, upTo: Position) => Promise<readonly PublicationStanding[]>
  /** Who answers today for what was once the agency's to do about an item (LS-4.3, LS-4.4). */
  readonly answerableFor: (agency: AgencyId, facts: ItemDutyFacts, upTo: Position) => Promise<AgencyId | undefined>
  /** The agency, and the organ in whose name it acts where it has none of its own. */
  readonly organsOf: (agency: AgencyId, upTo: Position) => Promise<readonly AgencyId[]>
  /** The day of the log's first event in Asia/Shanghai: what began before raises no duty. */
  readonly programFirstDay: () => Promise<LocalDate>
}

/** From the streams themselves: what a process has just done about a duty is seen by its next look. */
export function createDutyFacts(ports: DutyFactsPorts): DutyFacts {
  const { store, clock } = ports
  let firstDay: LocalDate | undefined

  const snapshotAt = async (upTo: Position): Promise<FactsSnapshot> => {
    const snapshot = await ports.facts.snapshot(upTo)
    if (snapshot === 'stale') throw new RegisterBehindError()
    return snapshot
  }
  const today = (): LocalDate => localDateOf(clock.now())

  const eventsOf = async (item: ItemId): Promise<readonly RecordedEvent<InformationItemEvent>[]> =>
    openEvents(await store.readStream(`item-${item}`), NO_KEYS)

  async function isLegacyBatch(batch: string): Promise<boolean> {
    const [started] = await openEvents<ImportBatchEvent>(
      await store.readStream(`batch-${batch}`, { limit: 1 }),
      NO_KEYS,
    )
    return started?.type === 'ImportStarted' && started.data.legacy
  }

  /** A document of a batch of 存量 is known to be one from its first event on. */
  async function factsAt(events: readonly RecordedEvent<InformationItemEvent>[]): Promise<ItemDutyFacts | undefined> {
    let facts: ItemDutyFacts | undefined
    for (const event of events) {
      facts = evolveItemFacts(facts, event, localDateOf(event.metadata.recordedAt))
      if (event.type === 'ItemCreated' && facts?.batch !== undefined)
        facts = { ...facts, isLegacy: await isLegacyBatch(facts.batch) }
    }
    return facts
  }

  const holderOf = (agency: AgencyId, facts: ItemDutyFacts, { agencies }: FactsSnapshot): readonly AgencyId[] => {
    if (agencies.history === undefined) return agencies.successorsOf(agency, today())
    const { origin, formedOn } = facts.obligations
    const matter = { since: origin.kind === 'obtained' ? origin.obtainedOn : formedOn, theme: facts.theme }
    const found = followSuccession(agencies.history, maker(agency), matter, today()).agency
    return found === undefined ? [] : [found]
  }

  function obligations(facts: ItemDutyFacts | undefined, snapshot: FactsSnapshot): readonly Obligation[] {
    if (facts === undefined || facts.isLegacy || facts.closed !== undefined) return []
    return obligationsOf(facts.obligations, (agency) => holderOf(agency, facts, snapshot))
  }

  async function dutiesAbout(
    item: ItemId,
    facts: ItemDutyFacts | undefined,
    snapshot: FactsSnapshot,
  ): Promise<readonly DutyStanding[]> {
    const ids = everHolding(facts, snapshot).map((agency) => `${item}-${agency}`)
    const streams = await store.readStreams(ids.map((id) => `duty-${id}`))
    const found = await Promise.all(
      ids.map(async (id) => standingOf(id, await openEvents<DutyEvent>(streams.get(`duty-${id}`) ?? [], NO_KEYS))),
    )
    return found.filter((duty) => duty !== undefined)
  }

  async function itemDutiesAt(
    item: ItemId,
    events: readonly RecordedEvent<InformationItemEvent>[],
    upTo: Position,
  ): Promise<ItemDuties | undefined> {
    const [before, facts] = [await factsAt(events.slice(0, -1)), await factsAt(events)]
    if (facts === undefined) return undefined
    const snapshot = await snapshotAt(upTo)
    const [after, duties] = [obligations(facts, snapshot), await dutiesAbout(item, facts, snapshot)]
    const isMoving = ({ agency }: DutyStanding): boolean =>
      holderOf(agency, facts, snapshot).some(
        (holder) => holder !== agency && after.some((obligation) => obligation.agency === holder),
      )
    const isDiscarded = events.at(-1)?.type === 'DraftDiscarded'
    return {
      facts,
      before: obligations(before, snapshot),
      after,
      duties,
      moving: duties.filter(isMoving).map(({ id }) => id),
      undone: isDiscarded ? (before?.revision?.events ?? []) : [],
    }
  }

  return {
    itemDuties: async ({ stream, revision, position }) => {
      const item = stream.slice('item-'.length) as ItemId
      const events = (await eventsOf(item)).filter((event) => event.revision <= revision)
      return itemDutiesAt(item, events, position)
    },
    dutiesNow: async (item, upTo) => itemDutiesAt(item, await eventsOf(item), upTo),
    officerOf: async (item, agency) => {
      const facts = await factsAt(await eventsOf(item))
      return facts?.obligations.agency === agency ? facts.officer : undefined
    },
    publicationsOf: async (item, upTo) => {
      const facts = await factsAt(await eventsOf(item))
      const agencies = everHolding(facts, await snapshotAt(upTo))
      const streams = await store.readStreams(agencies.map((agency) => `publication-${item}-${agency}`))
      const found = await Promise.all(
        [...streams.values()].map((stored) => openEvents<PublicationEvent>(stored, NO_KEYS)),
      )
      return found.flatMap((events): readonly PublicationStanding[] => {
        const publication = events.reduce(publicationDecider.evolve, publicationDecider.initial)
        if (publication.status === 'absent') return []
        const { agency, version, status } = publication
        return [{ agency, version, status }]
      })
    },
    answerableFor: async (agency, facts, upTo) => holderOf(agency, facts, await snapshotAt(upTo))[0],
    organsOf: async (agency, upTo) => {
      const { agencies } = await snapshotAt(upTo)
      if (agencies.history === undefined) return [agency]
      const organ = followSuccession(agencies.history, maker(agency), { since: today() }, today()).agency
      return organ === undefined || organ === agency ? [agency] : [agency, organ]
    },
    programFirstDay: async () => {
      if (firstDay !== undefined) return firstDay
      const [first] = await store.readAll(undefined, 1)
      if (first === undefined) return today()
      const { recordedAt } = JSON.parse(first.metadata) as { readonly recordedAt: Instant }
      return (firstDay = localDateOf(recordedAt))
    },
  }
}

const maker = (agency: AgencyId) => ({ agency, reason: 'made', clause: 'LS-4.1' }) as const

/** Whoever was named on the item, and everyone to whom its duties may have come through any reorganisation. */
function everHolding(facts: ItemDutyFacts | undefined, { agencies }: FactsSnapshot): readonly AgencyId[] {
  const found = new Set<AgencyId>()
  const waiting = [...(facts?.named ?? [])]
  for (let agency = waiting.pop(); agency !== undefined; agency = waiting.pop()) {
    if (found.has(agency)) continue
    found.add(agency)
    waiting.push(...heirsOf(agency, agencies))
  }
  return [...found]
}

function heirsOf(agency: AgencyId, agencies: FactsSnapshot['agencies']): readonly AgencyId[] {
  const record = agencies.history?.agencies.get(agency)
  if (record === undefined) return agencies.history === undefined ? agencies.successorsOf(agency, FAR_AHEAD) : []
  // 内设机构、派出机构: the organ that they belong to answers for them.
  const isDependent = record.kind === 'internalBody' || record.kind === 'dispatchedBody'
  const ownSuperior = isDependent ? [record.governmentSuperior] : []
  const others = record.reorganisations.flatMap(({ event }): readonly (AgencyId | undefined)[] => {
    switch (event.type) {
      case 'AgencyFunctionsTransferred':
        return [event.data.to]
      case 'AgencyAbolished':
        return [...event.data.successors.map((taker) => taker.agency), event.data.decidingAgency]
      case 'AgencySuperiorChanged':
        return isDependent ? [event.data.superior] : []
      default:
        return []
    }
  })
  return [...ownSuperior, ...others].filter((heir) => heir !== undefined)
}

const FAR_AHEAD = '9999-12-31' as LocalDate
