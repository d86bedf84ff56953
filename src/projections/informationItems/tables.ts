import type * as events from '../../domain/informationItem/events.js'
import type {
  Channel,
  DisclosureAttribute,
  Genre,
  Medium,
  Rendition,
  Theme,
  WithdrawalReason,
} from '../../domain/informationItem/vocabulary.js'
import type { Role } from '../../domain/roles.js'
import type { Readable, ShownText } from '../engine/readable.js'
import { defineTable } from '../engine/table.js'

/**
 * Where the working version stands; without one, what became of the item. `secretStub`: nothing but its existence is
 * on record.
 */
export const ITEM_STATES = [
  'draft',
  'submitted',
  'sectionPassed',
  'referred',
  'concluded',
  'approved',
  'published',
  'withdrawn',
  'discarded',
  'purged',
  'secretStub',
] as const
export type ItemState = (typeof ITEM_STATES)[number]

export interface ReviewStep {
  readonly eventId: string
  readonly version: number
  readonly round: number
  readonly step: 'submitted' | 'sectionPassed' | 'referred' | 'referralAnswered' | 'concluded' | 'returned' | 'approved'
  readonly person: string | null
  readonly deputyFor: string | null
  readonly agency: string | null
  /** `disclose` or `exempt`, where the step says so. */
  readonly opinion: string | null
  readonly note: ShownText
  readonly recordedAt: string
}

export interface ItemVersion {
  readonly version: number
  readonly cause: events.NewVersionCause | null
  readonly startedAt: string
  /** Of the content as it was revised last. */
  readonly contentHash: string | null
  readonly attribute: DisclosureAttribute | null
  readonly authorizedOn: string | null
  /** The content that the authorization names. */
  readonly authorizedHash: string | null
  readonly withdrawnOn: string | null
  readonly discarded: boolean
}

export interface ItemFileRow extends Omit<Readable<events.ItemFile>, 'name'> {
  readonly name: string | null
  readonly scan: events.ScanVerdict
  readonly scannedAt: string | null
  readonly attachedAt: string
}

export interface ThirdPartyRow {
  readonly thirdParty: string
  readonly name: ShownText
  readonly kind: 'citizen' | 'organisation'
  readonly interest: string
  readonly letterNumber: string
  readonly servedOn: string
  readonly answerBy: string
  readonly outcome: 'consents' | 'objects' | 'silent' | null
  readonly receivedOn: string | null
  readonly reasons: ShownText
  readonly proof: string | null
}

/** What an item's page shows beside the list; kept together because it is read together. */
export interface ItemDetail {
  readonly origin: Readable<events.ItemOrigin> | null
  readonly jointIssuers: readonly events.JointIssuer[]
  readonly source: Readable<events.ImportSource> | null
  readonly form: Readable<events.SecrecyReviewForm> | null
  /** As the leader confirmed it, with its grounds. */
  readonly confirmed: Readable<events.AttributeConfirmed['data']> | null
  readonly secretGround: Readable<events.SecretItemRecorded['data']['ground']> | null
  readonly reviewSteps: readonly ReviewStep[]
  readonly versions: readonly ItemVersion[]
  readonly files: readonly ItemFileRow[]
  readonly redactionCheck: events.RedactionChecked['data'] | null
  readonly redactionConfirmed: readonly string[]
  readonly personalData: {
    readonly contentHash: string
    readonly hits: readonly (events.PersonalDataHit & { readonly answer: string | null })[]
  } | null
  /** What other agencies have published otherwise (LS-6.2). */
  readonly contradictions: {
    readonly contentHash: string
    readonly findings: readonly (events.ItemContradictionsFound['data']['findings'][number] & {
      readonly answer: string | null
    })[]
  } | null
  readonly referral: Readable<events.SecrecyReviewReferred['data']> | null
  readonly referralAnswer: Readable<events.ReferralAnswered['data']> | null
  readonly thirdParties: readonly ThirdPartyRow[]
  readonly publicInterest: readonly Readable<events.PublicInterestDecided['data']>[]
  readonly assessment: Readable<events.ImpactAssessed['data']> | null
  readonly publisherByLaw: events.PublisherFixedByLaw['data'] | null
  readonly specialLaw: events.SpecialPublicationLawRecorded['data'] | null
  readonly statutoryApproval: events.StatutoryApprovalRecorded['data'] | null
  readonly legacy: events.LegacyPublicationRecorded['data'] | null
  readonly withdrawal: { readonly reason: WithdrawalReason; readonly explanation: ShownText } | null
  readonly validity: events.ValidityEnded['data'] | null
  readonly reevaluation: Readable<events.DisclosureReevaluated['data']> | null
  readonly purge: Omit<events.PurgeOrdered['data'], 'itemId'> | null
  readonly keyDestroyedAt: string | null
}

/** One item, in the words of lists and filters. Texts are empty rather than null where lists are sorted by them. */
export interface ItemRow {
  readonly id: string
  readonly agency: string
  /** 承办人 in charge. */
  readonly officer: string
  readonly state: ItemState
  /** Roles that may take the next step, in `agency`. */
  readonly awaits: readonly Role[]
  /** Of the working version, else of what was public last. Empty for nothing to show. */
  readonly title: string
  readonly summary: string | null
  /** Confirmed by the leader; null before. */
  readonly attribute: DisclosureAttribute | null
  /** In the secrecy review form of the working version. */
  readonly proposedAttribute: DisclosureAttribute | null
  readonly theme: Theme | null
  readonly genre: Genre | null
  readonly media: readonly Medium[]
  readonly keywords: readonly string[]
  /** Empty for a secret stub. */
  readonly formedOn: string
  readonly documentNumber: string | null
  readonly involvedAgencies: readonly string[]
  /** Handling agency, joint issuers and involved agencies. */
  readonly agencies: readonly string[]
  readonly version: number
  readonly round: number
  readonly contentHash: string | null
  /** Of the redacted rendition that was prepared for the working version. */
  readonly redactedHash: string | null
  readonly isPublic: boolean
  readonly publicVersion: number | null
  readonly publicHash: string | null
  readonly publicRendition: Rendition | null
  readonly channels: readonly Channel[]
  readonly publishedOn: string | null
  readonly registeredOn: string | null
  readonly indexNumber: string | null
  readonly filedMonths: readonly string[]
  readonly reevaluateOn: string | null
  readonly withdrawnOn: string | null
  readonly important: boolean
  readonly createdAt: string
  readonly changedAt: string
  /** Place in the log of the last event of the item. */
  readonly changedOrdinal: number
  readonly createdOrdinal: number
  /** Of the item's stream: what a command gives as `expectedRevision`. */
  readonly revision: number
  readonly detail: ItemDetail
}

/** Title, summary and text of one rendition of one version. */
export interface ContentRow {
  /** `{item}/{version}/{rendition}` */
  readonly key: string
  readonly item: string
  readonly version: number
  readonly rendition: Rendition
  readonly title: string | null
  readonly summary: string | null
  readonly text: string | null
  readonly files: readonly string[]
  readonly contentHash: string
}

/** What the public may see now, and nothing else: the row goes when the item is withdrawn or purged. */
export interface PublicItemRow {
  readonly id: string
  readonly agency: string
  readonly agencies: readonly string[]
  readonly title: string
  readonly summary: string | null
  readonly text: string | null
  readonly files: readonly ItemFileRow[]
  readonly attribute: DisclosureAttribute
  readonly theme: Theme
  readonly genre: Genre
  readonly media: readonly Medium[]
  readonly keywords: readonly string[]
  readonly formedOn: string
  readonly formedYear: number
  readonly documentNumber: string | null
  readonly indexNumber: string | null
  readonly version: number
  readonly rendition: Rendition
  readonly contentHash: string
  readonly channels: readonly Channel[]
  /** 公开日期: of the authorization, or of the first publication where it lies before this program. */
  readonly publishedOn: string
  readonly validity: Omit<events.ValidityEnded['data'], 'by' | 'deputyFor'> | null
  readonly changedAt: string
  /** Title and 文号 as they are compared with those of other items (LS-6.2). */
  readonly comparedTitle: string | null
  readonly comparedNumber: string | null
}

export const tables = {
  items: defineTable<ItemRow>({
    columns: {
      id: 'text',
      agency: 'text',
      officer: 'text',
      state: 'text',
      awaits: 'text[]',
      title: 'text',
      summary: 'text',
      attribute: 'text',
      proposedAttribute: 'text',
      theme: 'text',
      genre: 'text',
      media: 'text[]',
      keywords: 'text[]',
      formedOn: 'text',
      documentNumber: 'text',
      involvedAgencies: 'text[]',
      agencies: 'text[]',
      version: 'integer',
      round: 'integer',
      contentHash: 'text',
      redactedHash: 'text',
      isPublic: 'boolean',
      publicVersion: 'integer',
      publicHash: 'text',
      publicRendition: 'text',
      channels: 'text[]',
      publishedOn: 'text',
      registeredOn: 'text',
      indexNumber: 'text',
      filedMonths: 'text[]',
      reevaluateOn: 'text',
      withdrawnOn: 'text',
      important: 'boolean',
      createdAt: 'text',
      changedAt: 'text',
      changedOrdinal: 'bigint',
      createdOrdinal: 'bigint',
      revision: 'bigint',
      detail: 'json',
    },
    key: 'id',
    indexes: [
      'create index on $table (changed_ordinal)',
      'create index on $table (created_ordinal)',
      'create index on $table (formed_on, id)',
      'create index on $table (title, id)',
      'create index on $table (agency, changed_ordinal)',
      'create index on $table (state, changed_ordinal)',
      'create index on $table (officer, changed_ordinal)',
      'create index on $table (index_number) where index_number is not null',
      'create index on $table (document_number) where document_number is not null',
      'create index on $table using gin (agencies)',
    ],
  }),
  contents: defineTable<ContentRow>({
    columns: {
      key: 'text',
      item: 'text',
      version: 'integer',
      rendition: 'text',
      title: 'text',
      summary: 'text',
      text: 'text',
      files: 'text[]',
      contentHash: 'text',
    },
    key: 'key',
    indexes: ['create index on $table (item)'],
  }),
  publicItems: defineTable<PublicItemRow>({
    columns: {
      id: 'text',
      agency: 'text',
      agencies: 'text[]',
      title: 'text',
      summary: 'text',
      text: 'text',
      files: 'json',
      attribute: 'text',
      theme: 'text',
      genre: 'text',
      media: 'text[]',
      keywords: 'text[]',
      formedOn: 'text',
      formedYear: 'integer',
      documentNumber: 'text',
      indexNumber: 'text',
      version: 'integer',
      rendition: 'text',
      contentHash: 'text',
      channels: 'text[]',
      publishedOn: 'text',
      validity: 'json',
      changedAt: 'text',
      comparedTitle: 'text',
      comparedNumber: 'text',
    },
    key: 'id',
    indexes: [
      'create index on $table (compared_number) where compared_number is not null',
      // Titles may be longer than an entry of an ordinary index.
      'create index on $table (formed_on, md5(compared_title))',
      'create index on $table (published_on, id)',
      'create index on $table (agency, published_on, id)',
      'create index on $table (theme, published_on, id)',
      'create index on $table (formed_year, published_on, id)',
      'create index on $table (formed_on, id)',
      'create index on $table (title, id)',
      'create index on $table (index_number) where index_number is not null',
    ],
  }),
}
export type ItemTables = typeof tables
