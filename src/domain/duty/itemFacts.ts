import type { InformationItemEvent } from '../informationItem/events.js'
import type { Channel, DisclosureAttribute } from '../informationItem/vocabulary.js'
import type { AgencyId, LocalDate, PersonId, Sha256 } from '../values.js'
import { without } from '../without.js'
import type { ObligationFacts } from './obligations.js'
import type { DutyLift } from './vocabulary.js'

/** Exactly what an authorization lets be published. */
export interface AuthorizedContent {
  /** Id of the `PublicationAuthorized` event. */
  readonly authorization: string
  /** The day of that event. */
  readonly authorizedOn: LocalDate
  readonly agency: AgencyId
  readonly version: number
  readonly contentHash: Sha256
  readonly channels: readonly Channel[]
}

/** What the duties about an item follow from, folded from the item's own stream. */
export interface ItemDutyFacts {
  readonly obligations: ObligationFacts
  readonly theme: string
  readonly officer: PersonId
  /** The batch that took it in. */
  readonly batch?: string
  /** 存量: published before the program was in use. Nothing is due for it until it is changed. */
  readonly isLegacy: boolean
  /** Nothing has to be published any more. */
  readonly closed?: DutyLift
  /** The attribute that a leader confirmed last; until one did, it is proactive (LS-3.1). */
  readonly decided?: DisclosureAttribute
  readonly registered: boolean
  readonly authorized?: AuthorizedContent
  /** A later version is in hand: what held before it, and the events by which it changed that. */
  readonly revision?: { readonly before: Standing; readonly events: readonly string[] }
  /** Every agency that was ever named on it. */
  readonly named: readonly AgencyId[]
}

/** What a version that is discarded leaves as it was. */
interface Standing extends Pick<ItemDutyFacts, 'isLegacy' | 'closed' | 'decided'> {
  readonly obligations: Pick<ObligationFacts, 'attribute' | 'changedOn' | 'attributeDecidedOn'>
}

/** `on`: the day of the event in Asia/Shanghai. Undefined for what no duty can follow from: a secret stub. */
export function evolveItemFacts(
  facts: ItemDutyFacts | undefined,
  event: InformationItemEvent & { readonly id: string },
  on: LocalDate,
): ItemDutyFacts | undefined {
  if (event.type === 'ItemCreated') return created(event.data)
  if (facts === undefined || !Object.hasOwn(folds, event.type)) return facts
  const fold = folds[event.type] as (...args: readonly unknown[]) => ItemDutyFacts
  return fold(facts, event.data, { id: event.id, on })
}

type Data<T extends InformationItemEvent['type']> = Extract<InformationItemEvent, { type: T }>['data']

function created(data: Data<'ItemCreated'>): ItemDutyFacts {
  const { agency, origin, jointIssuers, involvedAgencies, formedOn, theme, officer, source } = data
  const obligations = { agency, origin, jointIssuers, involvedAgencies, formedOn, attribute: 'proactive' } as const
  return {
    obligations,
    theme,
    officer,
    ...(source === undefined ? {} : { batch: source.batch }),
    isLegacy: false,
    registered: false,
    named: namedIn(obligations),
  }
}

type Fold<T extends InformationItemEvent['type']> = (
  facts: ItemDutyFacts,
  data: Data<T>,
  at: { readonly id: string; readonly on: LocalDate },
) => ItemDutyFacts

/** Events that change nothing about duties are not here. */
const folds: { readonly [T in InformationItemEvent['type']]?: Fold<T> } = {
  LegacyPublicationRecorded: (facts) => ({ ...facts, isLegacy: true }),
  DescriptionRevised: (facts, { origin, formedOn, theme }) => ({ ...obliging(facts, { origin, formedOn }), theme }),
  InvolvementChanged: (facts, { jointIssuers, involvedAgencies }) =>
    obliging(facts, { jointIssuers, involvedAgencies }),
  PublisherFixedByLaw: (facts, { publisher }) => obliging(facts, { publisherByLaw: publisher }),
  AttributeConfirmed: (facts, { attribute }, { id, on }) => noted(attributeConfirmed(facts, attribute, on), id),
  ItemRegistered: (facts) => ({ ...facts, registered: true }),
  NewVersionStarted: (facts, { cause }, at) => versionStarted(facts, cause, at),
  PublicationAuthorized: (facts, { agency, version, contentHash, channels }, { id, on }) => ({
    ...without(facts, 'revision', 'closed'),
    authorized: { authorization: id, authorizedOn: on, agency, version, contentHash, channels },
  }),
  DraftDiscarded: (facts, { version }) => {
    if (version === 1) return { ...facts, closed: 'withdrawn' }
    return facts.revision === undefined ? facts : restored(facts, facts.revision.before)
  },
  ItemWithdrawn: (facts) => ({ ...without(facts, 'authorized'), closed: 'withdrawn' }),
  PurgeOrdered: (facts) => ({ ...without(facts, 'authorized'), closed: 'purged' }),
  ValidityEnded: (facts, { effectiveOn }, { on }) => (effectiveOn <= on ? { ...facts, closed: 'expired' } : facts),
  ItemHandedOver: (facts, { to }) => ({ ...facts, officer: to }),
}

function obliging(facts: ItemDutyFacts, change: Partial<ObligationFacts>): ItemDutyFacts {
  const obligations = { ...facts.obligations, ...change }
  return { ...facts, obligations, named: [...new Set([...facts.named, ...namedIn(obligations)])] }
}

function namedIn(facts: ObligationFacts): readonly AgencyId[] {
  const { agency, origin, jointIssuers, involvedAgencies, publisherByLaw } = facts
  const source = origin.kind === 'obtained' && origin.from.kind === 'agency' ? [origin.from.firstObtainer] : []
  const byLaw = publisherByLaw === undefined ? [] : [publisherByLaw]
  return [
    ...new Set([agency, ...jointIssuers.map((issuer) => issuer.agency), ...involvedAgencies, ...source, ...byLaw]),
  ]
}

/** The first decision says what the item always was; a later one that is another begins on its own day (711-18). */
function attributeConfirmed(facts: ItemDutyFacts, attribute: DisclosureAttribute, on: LocalDate): ItemDutyFacts {
  const { decided, obligations } = facts
  if (decided === undefined || decided === attribute)
    return { ...facts, decided: attribute, obligations: { ...obligations, attribute } }
  return {
    ...facts,
    isLegacy: false,
    decided: attribute,
    obligations: { ...without(obligations, 'changedOn'), attribute, attributeDecidedOn: on },
  }
}

/** 变更: a correction begins anew. A re-evaluation changes nothing yet: its decision may. */
function versionStarted(
  facts: ItemDutyFacts,
  cause: Data<'NewVersionStarted'>['cause'],
  { id, on }: { readonly id: string; readonly on: LocalDate },
): ItemDutyFacts {
  const { isLegacy, closed, decided, obligations } = facts
  const { attribute, changedOn, attributeDecidedOn } = obligations
  const before: Standing = {
    isLegacy,
    ...(closed === undefined ? {} : { closed }),
    ...(decided === undefined ? {} : { decided }),
    obligations: {
      attribute,
      ...(changedOn === undefined ? {} : { changedOn }),
      ...(attributeDecidedOn === undefined ? {} : { attributeDecidedOn }),
    },
  }
  const revision = { before, events: [id] }
  if (cause === 'reevaluation') return { ...facts, revision }
  return {
    ...without(facts, 'closed'),
    isLegacy: false,
    revision,
    obligations: { ...without(facts.obligations, 'attributeDecidedOn'), changedOn: on },
  }
}

const restored = (facts: ItemDutyFacts, { obligations, ...before }: Standing): ItemDutyFacts => ({
  ...without(facts, 'revision', 'closed', 'decided'),
  ...before,
  obligations: { ...without(facts.obligations, 'changedOn', 'attributeDecidedOn'), ...obligations },
})

const noted = (facts: ItemDutyFacts, event: string): ItemDutyFacts =>
  facts.revision === undefined
    ? facts
    : { ...facts, revision: { ...facts.revision, events: [...facts.revision.events, event] } }
