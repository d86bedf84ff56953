import type { AccountabilityCaseEvent } from '../../domain/accountabilityCase/events.js'
import { type Concerned, type ConcernedKey, keyOf } from '../../domain/accountabilityCase/vocabulary.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { ComplaintSides } from '../../domain/complaint/conflict.js'
import type { ComplaintEvent } from '../../domain/complaint/events.js'
import type { ConsultationEvent } from '../../domain/consultation/events.js'
import type { DeadlineEvent } from '../../domain/deadline/events.js'
import type { AnyEvent } from '../../domain/decider.js'
import type { DutyEvent } from '../../domain/duty/events.js'
import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { Notice } from '../../domain/notification/events.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { AgencyId, ItemId, PersonId } from '../../domain/values.js'
import type { Position } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'

/** A stream as far as the log went up to the position, without texts. */
export type History = (stream: string, upTo: Position) => Promise<readonly RecordedEvent[]>

export interface Dispute {
  readonly decider: AgencyId
  readonly parties: readonly AgencyId[]
}

/** What the table of `whoIsTold.ts` knows about a matter, as it stood when the event was recorded. */
export interface Matter {
  readonly about: Notice['about']
  readonly item?: ItemId
  /** Whose matter it is: handling, asking, or bound by the deadline or the duty. */
  readonly agency?: AgencyId
  /** In charge, handovers followed. */
  readonly officer?: PersonId
  /** Of a consultation. */
  readonly seats: readonly AgencyId[]
  readonly disputes: ReadonlyMap<number, Dispute>
  readonly onApplication: boolean
  /** Of an application on an item that is on record: whose the item is. */
  /** Of a complaint: who has to keep out of it. */
  readonly sides?: ComplaintSides
  /** Of a case: whom it concerns, and everybody who must not judge it (any more). */
  readonly caseSides?: {
    readonly concerned: ReadonlyMap<ConcernedKey, Concerned>
    readonly parties: ReadonlySet<PersonId>
  }
  readonly ofItem?: { readonly agency?: AgencyId; readonly officer?: PersonId }
}

type Known =
  | InformationItemEvent
  | ConsultationEvent
  | DeadlineEvent
  | DutyEvent
  | ApplicationEvent
  | RecordCorrectionEvent
  | ComplaintEvent
  | AccountabilityCaseEvent

const KINDS: Readonly<Record<string, Notice['about']['kind']>> = {
  item: 'informationItem',
  consultation: 'consultation',
  deadline: 'deadline',
  duty: 'duty',
  application: 'application',
  correction: 'recordCorrection',
  complaint: 'complaint',
  case: 'accountabilityCase',
}

/** Of the event's own stream, and of its item's. Undefined for an event of any other stream. */
export async function matterOf(event: RecordedEvent, history: History): Promise<Matter | undefined> {
  const { stream, position } = event
  const dash = stream.indexOf('-')
  const kind = KINDS[stream.slice(0, dash)]
  if (kind === undefined) return undefined
  const begun: Matter = {
    about: { kind, id: stream.slice(dash + 1) },
    seats: [],
    disputes: new Map(),
    onApplication: false,
  }
  const own = await history(stream, position)
  const matter = own.reduce(evolve, begun)
  if (kind === 'application') return withItem(matter, event, history)
  if (kind === 'informationItem' || matter.item === undefined || matter.officer === undefined) return matter
  // The stream may still name the officer who was in charge when it began.
  const officer = (await history(`item-${matter.item}`, position)).reduce(handedOver, matter.officer)
  return { ...matter, officer }
}

/** Who has the item in hand is another than who answers for it, and is told of what concerns the item. */
async function withItem(matter: Matter, event: RecordedEvent, history: History): Promise<Matter> {
  if (matter.item === undefined || event.type !== 'ProactiveProposalDecided') return matter
  const { agency, officer } = (await history(`item-${matter.item}`, event.position)).reduce(evolve, {
    ...matter,
    agency: undefined,
    officer: undefined,
  } as unknown as Matter)
  return {
    ...matter,
    ofItem: { ...(agency === undefined ? {} : { agency }), ...(officer === undefined ? {} : { officer }) },
  }
}

/** Types that say nothing about who is concerned are passed over, those of a newer release among them. */
function evolve(matter: Matter, event: RecordedEvent<AnyEvent>): Matter {
  const change = (CHANGES as Readonly<Record<string, ((matter: Matter, data: never) => Matter) | undefined>>)[
    event.type
  ]
  return change === undefined ? matter : change(matter, event.data as never)
}

type Changes = { readonly [T in Known['type']]?: (matter: Matter, data: Extract<Known, { type: T }>['data']) => Matter }

const CHANGES: Changes = {
  ItemCreated: (matter, { itemId, agency, officer }) => ({ ...matter, item: itemId, agency, officer }),
  SecretItemRecorded: (matter, { itemId, agency, officer }) => ({ ...matter, item: itemId, agency, officer }),
  ItemHandedOver: (matter, { to }) => ({ ...matter, officer: to }),

  ConsultationOpened: (matter, { purpose, asking, officer, seats }) => ({
    ...matter,
    ...(purpose.item === undefined ? {} : { item: purpose.item }),
    ...(officer === undefined ? {} : { officer }),
    agency: asking,
    seats: seats.map(({ agency }) => agency),
    onApplication: purpose.kind === 'application',
  }),
  SeatAdded: (matter, { seat }) => seated(matter, seat.agency),
  SeatTransferred: (matter, { from, to }) => seated(withoutSeat(matter, from), ...to),
  SeatClosed: (matter, { seat }) => withoutSeat(matter, seat),
  AskingAgencyChanged: (matter, { to }) => ({ ...withoutSeat(matter, to), agency: to }),
  DisputeReferred: (matter, { dispute, decider, parties }) => ({
    ...matter,
    disputes: new Map(matter.disputes).set(dispute, { decider, parties }),
  }),

  DeadlineStarted: (matter, { agency, officer, item }) => ({
    ...matter,
    agency,
    ...(officer === undefined ? {} : { officer }),
    ...(item === undefined ? {} : { item }),
  }),
  DeadlineTransferred: ({ officer: _former, ...matter }, { to, officer }) => ({
    ...matter,
    agency: to,
    ...(officer === undefined ? {} : { officer }),
  }),

  ApplicationReceived: (matter, { agency, officer }) => inHand(matter, agency, officer),
  InformationIdentified: ({ item: _former, ...matter }, { item }) => ({
    ...matter,
    ...(item === undefined ? {} : { item }),
  }),
  ApplicationHandedOver: (matter, { to }) => ({ ...matter, officer: to }),
  ApplicationTransferred: (matter, { to }) => inHand(matter, to),
  CorrectionAsked: (matter, { agency, officer }) => inHand(matter, agency, officer),
  CorrectionHandedOver: (matter, { to }) => ({ ...matter, officer: to }),
  CorrectionTransferred: (matter, { to }) => inHand(matter, to),

  ComplaintReceived: (matter, { agency, against, officer }) => ({
    ...inHand(matter, agency, officer),
    sides: { agency, against, concerned: [] },
  }),
  ConcernedOfficersNoted: (matter, { persons }) =>
    matter.sides === undefined
      ? matter
      : { ...matter, sides: { ...matter.sides, concerned: [...matter.sides.concerned, ...persons] } },
  ComplaintAccepted: (matter, { by }) => ({ ...matter, officer: matter.officer ?? by }),
  ComplaintHandedOver: (matter, { to }) => ({ ...matter, officer: to }),
  ComplaintTransferred: (matter, { to }) => ({
    ...inHand(matter, to),
    ...(matter.sides === undefined ? {} : { sides: { ...matter.sides, agency: to } }),
  }),
  CaseOpened: (matter, { agency, by, concerned }) => withConcerned(inHand(matter, agency, by), concerned, [], [by]),
  CaseHandedOver: (matter, { from, to }) => withConcerned({ ...matter, officer: to }, [], [], [from, to]),
  ConcernedChanged: (matter, { added, removed }) => withConcerned(matter, added, removed, []),
  CaseDecided: (matter, { by }) => withConcerned(matter, [], [], [by]),
  DutyArose: (matter, { item, agency }) => ({ ...matter, item, agency }),
  DutyTransferred: (matter, { to }) => ({ ...matter, agency: to }),
}

const inHand = ({ officer: _former, ...matter }: Matter, agency: AgencyId, officer?: PersonId): Matter => ({
  ...matter,
  agency,
  ...(officer === undefined ? {} : { officer }),
})
function withConcerned(
  { caseSides, ...matter }: Matter,
  added: readonly Concerned[],
  removed: readonly ConcernedKey[],
  acted: readonly PersonId[],
): Matter {
  const known = [...(caseSides?.concerned ?? [])].filter(([key]) => !removed.includes(key))
  const concerned = new Map([...known, ...added.map((one) => [keyOf(one), one] as const)])
  const people = added.flatMap((one) => (one.kind === 'person' ? [one.person] : []))
  return { ...matter, caseSides: { concerned, parties: new Set([...(caseSides?.parties ?? []), ...people, ...acted]) } }
}
const seated = (matter: Matter, ...agencies: readonly AgencyId[]): Matter => ({
  ...matter,
  seats: [...new Set([...matter.seats, ...agencies])],
})
const withoutSeat = (matter: Matter, agency: AgencyId): Matter => ({
  ...matter,
  seats: matter.seats.filter((seat) => seat !== agency),
})

function handedOver(officer: PersonId, event: RecordedEvent<AnyEvent>): PersonId {
  if (event.type !== 'ItemHandedOver') return officer
  const { from, to } = event.data as Extract<InformationItemEvent, { type: 'ItemHandedOver' }>['data']
  return from === officer ? to : officer
}
