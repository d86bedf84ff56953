import type { Contradiction } from '../consultation/events.js'
import type { ThirdPartyInterest } from '../grounds.js'
import type { AgencyId, FileId, ItemId, LocalDate, PersonId, Sha256, YearMonth } from '../values.js'
import type {
  AttributeConfirmed,
  ConsultationProposal,
  ItemContent,
  ItemCreated,
  ItemDescription,
  JointIssuer,
  LegacyPublicationRecorded,
  NewVersionStarted,
  OverruledPoint,
  PersonalDataHit,
  PublisherFixedByLaw,
  RedactionChecked,
  ReturnedForRework,
  ScanVerdict,
  SecretItemRecorded,
  SecrecyReviewForm,
  SpecialPublicationLawRecorded,
  StatutoryApprovalRecorded,
  ValidityEnded,
} from './events.js'
import type { Channel, ReviewConclusion, WithdrawalReason } from './vocabulary.js'

// Only what the rules ask about. Anything a screen wants belongs to a projection.

/** A step of the review; each is taken by another person. `drafting` is whoever wrote the content or the form. */
export type ActLevel = 'drafting' | 'section' | 'secrecy' | 'leader'

/** Everyone who acted at a level on this version, absent persons who were stood in for included. */
export type Participants = Readonly<Record<ActLevel, readonly PersonId[]>>

export const STAGES = ['draft', 'submitted', 'sectionPassed', 'referred', 'concluded', 'approved'] as const
export type Stage = (typeof STAGES)[number]

export interface Redaction {
  readonly content: ItemContent
  readonly check?: RedactionChecked['data']
  readonly confirmed: readonly FileId[]
}

export interface Submission {
  readonly contentHash: Sha256
  readonly disclosedHash: Sha256
  readonly opinion: ReviewConclusion
  /** Of the persons who brought it to where it is, the last. */
  readonly by: PersonId
}

export interface Referral {
  readonly authority: AgencyId
  readonly documentNumber: string
  readonly sentOn: LocalDate
  readonly answer?: { readonly conclusion: ReviewConclusion; readonly documentNumber: string }
}

/** The version that is being worked on; everything up to the approval belongs to it. */
export interface WorkingVersion {
  readonly version: number
  readonly stage: Stage
  /** Rounds of review so far. */
  readonly round: number
  readonly participants: Participants
  readonly content?: ItemContent
  readonly form?: SecrecyReviewForm
  readonly redaction?: Redaction
  readonly submission?: Submission
  readonly referral?: Referral
  readonly conclusion?: ReviewConclusion
  readonly attribute?: AttributeConfirmed['data']
  readonly returned?: Pick<ReturnedForRework['data'], 'by' | 'reason'>
  readonly started?: Pick<NewVersionStarted['data'], 'by' | 'cause' | 'reason'>
}

/** What the public gets. There is no other way to be public. */
export interface PublicVersion {
  readonly agency: AgencyId
  readonly version: number
  readonly contentHash: Sha256
  readonly channels: readonly Channel[]
  readonly attribute: AttributeConfirmed['data']
  /** Kept for the correction that starts from it. */
  readonly content: ItemContent
}

export interface ThirdParty {
  readonly interest: ThirdPartyInterest
  readonly letterNumber: string
  readonly servedOn: LocalDate
  readonly answerBy: LocalDate
  readonly outcome?: 'consents' | 'objects' | 'silent'
}

export interface OpenItem {
  readonly status: 'open'
  readonly id: ItemId
  readonly agency: AgencyId
  readonly officer: PersonId
  readonly created: ItemCreated['data']
  readonly description: ItemDescription
  readonly jointIssuers: readonly JointIssuer[]
  readonly involvedAgencies: readonly AgencyId[]
  readonly legacy?: LegacyPublicationRecorded['data']
  readonly files: ReadonlyMap<FileId, AttachedFile>
  readonly publisherByLaw?: PublisherFixedByLaw['data']
  readonly specialLaw?: SpecialPublicationLawRecorded['data']
  readonly statutoryApproval?: StatutoryApprovalRecorded['data']
  readonly personalData?: { readonly contentHash: Sha256; readonly hits: readonly OpenHit[] }
  readonly thirdParties: ReadonlyMap<PersonId, ThirdParty>
  readonly publicInterest: readonly { readonly interest: ThirdPartyInterest; readonly contentHash: Sha256 }[]
  readonly assessment?: { readonly contentHash: Sha256; readonly documentNumber: string; readonly acceptable: boolean }
  readonly consultation?: ItemConsultation
  readonly contradictions?: { readonly contentHash: Sha256; readonly findings: readonly OpenFinding[] }
  readonly latestVersion: number
  readonly work?: WorkingVersion
  readonly public?: PublicVersion
  /** What was public last, after a withdrawal. */
  readonly lastContent?: ItemContent
  /** The attribute that a leader confirmed last. */
  readonly settled?: AttributeConfirmed['data']
  readonly registered?: LocalDate
  readonly indexNumber?: string
  readonly filed: readonly YearMonth[]
  readonly withdrawn?: { readonly version: number; readonly reason: WithdrawalReason }
  readonly discarded?: { readonly version: number; readonly by: PersonId }
  readonly validity?: ValidityEnded['data']
  readonly reevaluated?: { readonly on: LocalDate; readonly outcome: 'upheld' | 'reopened'; readonly by: PersonId }
}

/** Where asking the other agencies stands. Confirmed is only what the proposal says, by the agencies named. */
export interface ItemConsultation {
  readonly id: string
  /** How many consultations there were on the item. */
  readonly number: number
  readonly status: 'running' | 'confirmed' | 'notAgreed' | 'cancelled'
  readonly agencies: readonly AgencyId[]
  readonly proposal: ConsultationProposal
  /** What deciders ruled against, in this consultation or one before it. */
  readonly overruled: readonly OverruledPoint[]
}

export interface AttachedFile {
  readonly rendition: 'original' | 'redacted'
  readonly sha256: Sha256
  readonly scan: ScanVerdict
}

export interface OpenHit extends PersonalDataHit {
  readonly answered: boolean
}

/** What another agency has published otherwise, and whether an officer has looked at it. */
export interface OpenFinding extends Contradiction {
  readonly answered: boolean
}

/** 不存在 · a stub without content · in hand · discarded as a draft · purged on order */
export type InformationItem =
  | { readonly status: 'absent' }
  | { readonly status: 'secretStub'; readonly recorded: SecretItemRecorded['data'] }
  | OpenItem
  | { readonly status: 'discarded'; readonly id: ItemId; readonly agency: AgencyId; readonly by: PersonId }
  | {
      readonly status: 'purged'
      readonly id: ItemId
      readonly agency: AgencyId
      readonly documentNumber: string
      readonly keyDestroyed: boolean
    }

export const initial: InformationItem = { status: 'absent' }
