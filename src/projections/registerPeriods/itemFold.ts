import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { LogEvent } from '../projection.js'
import type { ItemState } from '../informationItems/tables.js'
import { NO_COLUMNS, type RegisterFold, withoutBeginning } from './registerFold.js'

/** Of an item: what the list of items shows where it stands. */
interface ItemOnRegister {
  readonly agency: string
  readonly officer: string
  readonly others: readonly string[]
  readonly state: ItemState
  readonly attribute: string | null
  readonly number: string | null
  /** A version is being worked on. */
  readonly inWork: boolean
  readonly isPublic: boolean
  readonly withdrawn: boolean
}

type Type = InformationItemEvent['type']
type DataOf<T extends Type> = Extract<InformationItemEvent, { type: T }>['data']
type Change<T extends Type> = (item: ItemOnRegister, data: DataOf<T>) => Partial<ItemOnRegister>
type Begins = 'ItemCreated' | 'SecretItemRecorded'

const nothing = (): Partial<ItemOnRegister> => ({})
/** Whatever changes what is judged makes it a draft again. */
const draftAgain = ({ inWork }: ItemOnRegister): Partial<ItemOnRegister> => (inWork ? { state: 'draft' } : {})
const at = (state: ItemState) => (): Partial<ItemOnRegister> => ({ state })

const CHANGES: { readonly [T in Exclude<Type, Begins>]: Change<T> } = {
  LegacyPublicationRecorded: nothing,
  FileAttached: nothing,
  FileScanned: nothing,
  ContentRevised: draftAgain,
  DescriptionRevised: draftAgain,
  InvolvementChanged: (item, { jointIssuers, involvedAgencies }) => ({
    ...draftAgain(item),
    others: [...jointIssuers.map(({ agency }) => agency), ...involvedAgencies],
  }),
  PublisherFixedByLaw: nothing,
  SpecialPublicationLawRecorded: nothing,
  StatutoryApprovalRecorded: nothing,
  SecrecyReviewFormFilled: draftAgain,
  RedactionPrepared: draftAgain,
  RedactionChecked: nothing,
  RedactionConfirmed: nothing,
  PersonalDataScanned: nothing,
  PersonalDataHitAnswered: nothing,
  SecrecyReviewSubmitted: at('submitted'),
  SectionReviewPassed: at('sectionPassed'),
  SecrecyReviewReferred: at('referred'),
  ReferralAnswered: at('sectionPassed'),
  SecrecyReviewConcluded: at('concluded'),
  ReturnedForRework: draftAgain,
  AttributeConfirmed: (_item, { attribute }) => ({ attribute }),
  ItemApproved: at('approved'),
  ItemRegistered: nothing,
  IndexNumberRecorded: (_item, { indexNumber }) => ({ number: indexNumber }),
  ItemFiled: nothing,
  ThirdPartyAsked: nothing,
  ThirdPartyAnswered: nothing,
  ThirdPartySilent: nothing,
  PublicInterestDecided: nothing,
  ImpactAssessed: nothing,
  ConsultationRequired: nothing,
  ConsultationConcluded: nothing,
  ItemContradictionsFound: nothing,
  ItemContradictionAnswered: nothing,
  PublicationAuthorized: () => ({ state: 'published', isPublic: true, withdrawn: false, inWork: false }),
  NewVersionStarted: () => ({ state: 'draft', inWork: true }),
  DraftDiscarded: (item, { version }) => ({ inWork: false, state: version === 1 ? 'discarded' : withoutWork(item) }),
  ItemWithdrawn: ({ inWork, state }) => ({
    isPublic: false,
    withdrawn: true,
    state: inWork ? state : 'withdrawn',
  }),
  ValidityEnded: nothing,
  DisclosureReevaluated: nothing,
  ItemHandedOver: (_item, { to }) => ({ officer: to }),
  PurgeOrdered: () => purged,
  ItemKeyDestroyed: () => purged,
}

const purged: Partial<ItemOnRegister> = { state: 'purged', others: [], attribute: null, inWork: false, isPublic: false }

const withoutWork = ({ isPublic, withdrawn, attribute }: ItemOnRegister): ItemState => {
  if (isPublic) return 'published'
  if (withdrawn) return 'withdrawn'
  return attribute === null ? 'discarded' : 'approved'
}

export const itemFold: RegisterFold<ItemOnRegister, InformationItemEvent> = {
  register: 'item',
  prefix: 'item-',
  types: ['ItemCreated', 'SecretItemRecorded', ...(Object.keys(CHANGES) as Exclude<Type, Begins>[])],
  fold: (item, event) => {
    if (event.type === 'ItemCreated' || event.type === 'SecretItemRecorded') return begun(event)
    if (item === undefined) throw withoutBeginning(event)
    const change = CHANGES[event.type] as Change<Type>
    return { ...item, ...change(item, event.data) }
  },
  columns: ({ agency, officer, state, attribute, number }) => ({
    ...NO_COLUMNS,
    agency,
    officer,
    stage: state,
    attribute,
    number,
  }),
  agencies: ({ agency, others }) => [...new Set([agency, ...others])],
}

function begun(event: LogEvent<Extract<InformationItemEvent, { type: Begins }>>): ItemOnRegister {
  const isSecret = event.type === 'SecretItemRecorded'
  return {
    agency: event.data.agency,
    officer: event.data.officer,
    others: isSecret ? [] : [...event.data.jointIssuers.map(({ agency }) => agency), ...event.data.involvedAgencies],
    state: isSecret ? 'secretStub' : 'draft',
    attribute: null,
    number: null,
    inWork: !isSecret,
    isPublic: false,
    withdrawn: false,
  }
}
