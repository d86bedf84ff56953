import { localDateOf } from '../domain/dates.js'
import type {
  ChangeDutyKind,
  FixDutyContent,
  LiftDuty,
  RaiseDuty,
  RecordCatalogueEntry,
  RecordDutyPublication,
} from '../domain/duty/commands.js'
import type { DutyTransferred } from '../domain/duty/events.js'
import type { AuthorizedContent, ItemDutyFacts } from '../domain/duty/itemFacts.js'
import type { Obligation } from '../domain/duty/obligations.js'
import type { DutyStanding } from '../domain/duty/standing.js'
import type { DutyKind, DutyLift } from '../domain/duty/vocabulary.js'
import type { InformationItemEvent, PublicationAuthorized } from '../domain/informationItem/events.js'
import type { OrderPublication, OrderTakedown } from '../domain/publication/commands.js'
import type { ItemPublished } from '../domain/publication/events.js'
import type { AgencyId, ItemId, LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/** An item at one of its events, and the duties about it as they stand now. */
interface ItemAndDuties {
  readonly facts: ItemDutyFacts
  readonly before: readonly Obligation[]
  readonly after: readonly Obligation[]
  readonly duties: readonly DutyStanding[]
  /** The event discards a version: these events of it count no more. */
  readonly undone: readonly string[]
  /** Another agency answers by now for whoever has these, and owes the same: the register hands them over. */
  readonly moving: readonly string[]
}

export interface DutyOptions {
  /** Undefined for what no duty can follow from: a secret stub. */
  readonly itemDuties: (event: RecordedEvent<InformationItemEvent>) => Promise<ItemAndDuties | undefined>
  readonly dutiesNow: (item: ItemId, upTo: Position) => Promise<ItemAndDuties | undefined>
  readonly publicationsOf: (
    item: ItemId,
    upTo: Position,
  ) => Promise<readonly { readonly agency: AgencyId; readonly version: number; readonly status: string }[]>
  /** The agency, and the organ in whose name it acts. */
  readonly organsOf: (agency: AgencyId, upTo: Position) => Promise<readonly AgencyId[]>
  readonly programFirstDay: () => Promise<LocalDate>
}

type Of<T extends InformationItemEvent['type']> = RecordedEvent<Extract<InformationItemEvent, { type: T }>>
type Commands = readonly ProcessCommand[]

/**
 * Who has to publish what (LS-5.2, LS-7.1, LS-11): each time an item changes what follows from it, the duties are
 * brought in line with it; each agency's own publication meets its own.
 */
export function duties(options: DutyOptions): Reaction<InformationItemEvent | ItemPublished | DutyTransferred> {
  const inLine =
    (reason: DutyLift) =>
    async (event: RecordedEvent<InformationItemEvent>): Promise<Commands> => {
      const item = await options.itemDuties(event)
      return item === undefined ? [] : broughtInLine(item, { event, reason, firstDay: await options.programFirstDay() })
    }

  return {
    name: 'duties',
    version: 2,
    on: {
      ItemCreated: inLine('enteredInError'),
      LegacyPublicationRecorded: inLine('enteredInError'),
      DescriptionRevised: inLine('enteredInError'),
      InvolvementChanged: inLine('notInvolved'),
      PublisherFixedByLaw: inLine('notInvolved'),
      AttributeConfirmed: inLine('attributeChanged'),
      NewVersionStarted: inLine('attributeChanged'),
      DraftDiscarded: inLine('withdrawn'),
      ValidityEnded: inLine('expired'),

      /** Whoever has a duty and is not the publisher publishes by itself (LS-7.1). */
      PublicationAuthorized: async (event: Of<'PublicationAuthorized'>) => {
        const item = await options.itemDuties(event)
        if (item === undefined) return []
        const firstDay = await options.programFirstDay()
        const publishers = await options.organsOf(event.data.agency, event.position)
        return [
          ...broughtInLine(item, { event, reason: 'attributeChanged', firstDay }),
          ...contentFixed(item, event),
          ...ownPublications(item, event, publishers),
        ]
      },

      /** A later version stands in the catalogue again as soon as it is approved. */
      ItemApproved: async (event: Of<'ItemApproved'>) => {
        const item = await options.itemDuties(event)
        return item?.facts.registered ? inCatalogue(item, event) : []
      },
      ItemRegistered: async (event: Of<'ItemRegistered'>) => {
        const item = await options.itemDuties(event)
        return item === undefined ? [] : inCatalogue(item, event)
      },

      ItemPublished: async (event: RecordedEvent<ItemPublished>) => {
        const { itemId, agency } = event.data
        const item = await options.dutiesNow(itemId, event.position)
        const actingFor = event.metadata.agency
        const own = [
          ...(await options.organsOf(agency, event.position)),
          ...(actingFor === undefined ? [] : [actingFor]),
        ]
        return item === undefined ? [] : publishedBy(own, item, event)
      },

      ItemWithdrawn: async (event: Of<'ItemWithdrawn'>) => [
        ...(await inLine('withdrawn')(event)),
        ...(await takenDown(options, event, event.data.reason)),
      ],
      PurgeOrdered: async (event: Of<'PurgeOrdered'>) => [
        ...(await inLine('purged')(event)),
        ...(await takenDown(options, event, 'purge')),
      ],

      /** The successor publishes in its own name. */
      DutyTransferred: async (event: RecordedEvent<DutyTransferred>) => {
        const { item: itemId, to } = event.data
        const item = await options.dutiesNow(itemId, event.position)
        const authorized = item?.facts.authorized
        if (item === undefined || authorized === undefined || to === authorized.agency) return []
        return item.duties.some((duty) => duty.agency === to && duty.isOwed && isToPublish(duty.kind))
          ? [ordered(itemId, to, authorized)]
          : []
      },
    },
  }
}

const isToPublish = (kind: DutyKind): boolean => kind !== 'catalogueEntry'

const itemOf = ({ stream }: RecordedEvent): ItemId => stream.slice('item-'.length) as ItemId

const dayOf = ({ metadata }: RecordedEvent): LocalDate => localDateOf(metadata.recordedAt)

interface Change {
  readonly event: RecordedEvent<InformationItemEvent>
  /** Why a duty falls away that follows from the item no more. */
  readonly reason: DutyLift
  readonly firstDay: LocalDate
}

/** From what follows from the item now to the duties that there are: raised, changed, lifted. */
function broughtInLine(item: ItemAndDuties, change: Change): Commands {
  const owing = new Set(item.after.map(({ agency }) => agency))
  return [
    ...item.duties
      .filter(({ isOpen }) => isOpen)
      .filter(({ id, agency, cause }) =>
        owing.has(agency) || item.moving.includes(id) ? item.undone.includes(cause) : true,
      )
      .map((duty) => lifted(duty, change.reason, change)),
    ...item.after.flatMap((obligation) => obliged(item, obligation, change)),
  ]
}

function obliged(item: ItemAndDuties, obligation: Obligation, change: Change): Commands {
  const open = item.duties.find(({ agency, isOpen }) => isOpen && agency === obligation.agency)
  if (open === undefined) return begins(item, obligation, change) ? begun(item, obligation, change) : []
  if (item.undone.includes(open.cause)) return []
  if (isToPublish(open.kind) !== isToPublish(obligation.kind))
    return [lifted(open, 'attributeChanged', change), raised(item, obligation, change)]
  // 形成日期更正: what was registered wrongly gives another date, counted anew.
  const isOtherDay = change.event.type === 'DescriptionRevised' && open.start === obligation.start
  if (isOtherDay && open.startsOn !== obligation.startsOn)
    return [lifted(open, 'enteredInError', change), raised(item, obligation, change)]
  return open.kind === obligation.kind ? [] : [kindChanged(open, obligation.kind, change)]
}

/** Something new follows from the item for this agency; what was met or missed before is no reason to begin again. */
function begins({ before, duties: known, undone }: ItemAndDuties, obligation: Obligation, { event }: Change): boolean {
  // A second look after a crash: the first has lifted it and not yet raised it anew.
  const isHalfDone = known.some(({ agency, liftedBy }) => agency === obligation.agency && liftedBy === event.id)
  if (isHalfDone && event.type !== 'DraftDiscarded') return true
  if (event.type === 'DraftDiscarded')
    return known.some(
      ({ agency, liftedBy }) => agency === obligation.agency && liftedBy !== undefined && undone.includes(liftedBy),
    )
  const prior = before.find(({ agency }) => agency === obligation.agency)
  if (prior === undefined || isToPublish(prior.kind) !== isToPublish(obligation.kind)) return true
  return (
    event.type !== 'DescriptionRevised' && (prior.start !== obligation.start || prior.startsOn !== obligation.startsOn)
  )
}

/** Of what is public already, each further agency has to publish the same (LS-7.1). */
function begun(item: ItemAndDuties, obligation: Obligation, change: Change): Commands {
  const raising = raised(item, obligation, change)
  const { authorized, revision } = item.facts
  const { agency, kind } = obligation
  const isPublicAsItIs = authorized !== undefined && revision === undefined && isToPublish(kind)
  const isOrdered = change.event.type === 'PublicationAuthorized' || agency === authorized?.agency
  return isPublicAsItIs && !isOrdered ? [raising, ordered(itemOf(change.event), agency, authorized)] : [raising]
}

/** What began before the regulation or before the program raises neither clock nor finding (LS-18.1). */
const TOO_EARLY = ['DUTY_BEFORE_REGULATION', 'DUTY_BEFORE_PROGRAM', 'CLAUSE_NOT_IN_FORCE']

function raised(
  { facts }: ItemAndDuties,
  obligation: Obligation,
  { event, firstDay }: Change,
): ProcessCommand<RaiseDuty> {
  const item = itemOf(event)
  const { agency, kind, grounds, start, startsOn } = obligation
  const isPublicAsItIs = facts.revision === undefined && isToPublish(kind)
  return {
    id: `${item}-${agency}`,
    key: `raise:${agency}`,
    command: {
      type: 'RaiseDuty',
      data: {
        item,
        agency,
        kind,
        grounds,
        start,
        startsOn,
        ...(isPublicAsItIs && facts.authorized !== undefined ? { contentHash: facts.authorized.contentHash } : {}),
        cause: event.id,
        programFirstDay: firstDay,
      },
    },
    harmless: TOO_EARLY,
  }
}

const lifted = (duty: DutyStanding, reason: DutyLift, { event }: Change): ProcessCommand<LiftDuty> => ({
  id: duty.id,
  key: `lift:${duty.id}`,
  command: { type: 'LiftDuty', data: { reason, liftedOn: dayOf(event), cause: event.id } },
})

const kindChanged = (duty: DutyStanding, kind: DutyKind, { event }: Change): ProcessCommand<ChangeDutyKind> => ({
  id: duty.id,
  key: `kind:${duty.id}`,
  command: { type: 'ChangeDutyKind', data: { kind, cause: event.id } },
})

/** Exactly what was authorized has to be published, by everyone (LS-1). */
const contentFixed = (
  { duties: known }: ItemAndDuties,
  { id, data: { contentHash } }: RecordedEvent<PublicationAuthorized>,
): readonly ProcessCommand<FixDutyContent>[] =>
  known
    .filter((duty) => duty.isOwed && isToPublish(duty.kind) && duty.contentHash !== contentHash)
    .map((duty) => ({
      id: duty.id,
      key: `content:${duty.id}`,
      command: { type: 'FixDutyContent', data: { contentHash, cause: id } },
    }))

function ownPublications(
  { facts, after, duties: known }: ItemAndDuties,
  event: RecordedEvent<PublicationAuthorized>,
  publishers: readonly AgencyId[],
): readonly ProcessCommand<OrderPublication>[] {
  if (facts.authorized === undefined) return []
  const content = facts.authorized
  const holders = new Set([
    ...known.filter((duty) => duty.isOwed && isToPublish(duty.kind)).map(({ agency }) => agency),
    ...after
      .filter(({ kind, agency }) => isToPublish(kind) && !known.some((duty) => duty.agency === agency))
      .map(({ agency }) => agency),
  ])
  return [...holders]
    .filter((agency) => !publishers.includes(agency))
    .map((agency) => ordered(event.data.itemId, agency, content))
}

const ordered = (
  itemId: ItemId,
  agency: AgencyId,
  { version, contentHash, channels, authorization, authorizedOn }: AuthorizedContent,
): ProcessCommand<OrderPublication> => ({
  id: `${itemId}-${agency}`,
  key: `order:${agency}`,
  command: {
    type: 'OrderPublication',
    data: { itemId, agency, version, contentHash, channels, authorization, authorizedOn, ownAct: true },
  },
  harmless: ['VERSION_OUTDATED'],
})

/** 依申请公开信息目录: the entry stands for the agency that handles the item and for those that made it with it. */
function inCatalogue(
  { facts, duties: known }: ItemAndDuties,
  event: RecordedEvent,
): readonly ProcessCommand<RecordCatalogueEntry>[] {
  if (facts.decided !== 'onRequest') return []
  return known
    .filter((duty) => duty.isOwed && duty.kind === 'catalogueEntry')
    .map(({ id, agency }) => ({
      id,
      key: `entry:${id}`,
      command: { type: 'RecordCatalogueEntry', data: { agency, enteredOn: dayOf(event), proof: event.id } },
    }))
}

/** Met only by its own publication of the same content. */
const publishedBy = (
  own: readonly AgencyId[],
  { duties: known }: ItemAndDuties,
  { id, data: { contentHash, publishedOn } }: RecordedEvent<ItemPublished>,
): readonly ProcessCommand<RecordDutyPublication>[] =>
  known
    .filter((duty) => own.includes(duty.agency) && duty.isOwed && duty.contentHash === contentHash)
    .map((duty) => ({
      id: duty.id,
      key: `published:${duty.id}`,
      command: {
        type: 'RecordDutyPublication',
        data: { agency: duty.agency, contentHash, publishedOn, proof: id },
      },
      // It changed between the look and the command, and what changed it looks again.
      harmless: ['DUTY_CONTENT_DIFFERS', 'DUTY_OF_ANOTHER_AGENCY', 'DUTY_IS_CATALOGUE_ENTRY'],
    }))

/** Every agency's publication; that of the publishing agency is taken down with the portal. */
async function takenDown(
  { publicationsOf }: DutyOptions,
  event: Of<'ItemWithdrawn'> | Of<'PurgeOrdered'>,
  reason: OrderTakedown['data']['reason'],
): Promise<readonly ProcessCommand<OrderTakedown>[]> {
  const { itemId } = event.data
  const publisher = event.type === 'ItemWithdrawn' ? event.data.agency : event.data.published?.agency
  const standing = await publicationsOf(itemId, event.position)
  return standing
    .filter(({ agency, status }) => agency !== publisher && status === 'ordered')
    .map(({ agency, version }) => ({
      id: `${itemId}-${agency}`,
      key: `takedown:${agency}`,
      command: { type: 'OrderTakedown', data: { version, reason } },
      harmless: ['VERSION_OUTDATED'],
    }))
}
