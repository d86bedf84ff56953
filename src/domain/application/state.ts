import type { ThirdPartyInterest } from '../grounds.js'
import type { DeadlineReceipt } from '../receipt.js'
import type { Protected } from '../protected.js'
import type { Said } from '../said.js'
import type { LetterKind } from '../letter/vocabulary.js'
import type { AgencyId, FileId, ItemId, LocalDate, PersonId, Sha256 } from '../values.js'
import type {
  AgencyConsultationConcluded,
  Applicant,
  ApplicationAmended,
  ApplicationEvent,
  ApplicationReceived,
  FeePaid,
  InformationIdentified,
  ObjectionJudged,
  OverruledReply,
  ReasonsGiven,
  ReasonsJudged,
  Remedies,
  ReplyApproved,
  ReplyPeriodExtended,
  ReplyReturned,
  ReplySigned,
  Request,
  RequestProposal,
  ThirdPartyOpinionReceived,
} from './events.js'
import type { ReplyOutcome } from './outcome.js'
import type {
  DeliveryWay,
  FeeMethod,
  FilePurpose,
  ReceiptRule,
  RemedyKind,
  RequestElement,
  SealKind,
  SearchResult,
  ThirdPartyOpinion,
} from './vocabulary.js'

/** A correction asked for, once (711-30). */
export interface Amendment {
  readonly status: 'requested' | 'served' | 'amended'
  readonly elements: readonly RequestElement[]
  readonly noticeNumber: string
  readonly issuedOn: LocalDate
  readonly amendBy?: DeadlineReceipt
  readonly serviceProof?: string
  /** What came, as it is on record: the same again changes nothing, something else is no second correction. */
  readonly answer?: Omit<ApplicationAmended['data'], 'period' | 'replyDue'>
}

/** A reply period that runs. Absent while a correction or a payment is waited for. */
export interface ReplyClock {
  readonly period: number
  readonly receipt: DeadlineReceipt
  /** Letters whose answer is in. */
  readonly answered: readonly string[]
}

export interface AskedThirdParty {
  readonly interest: ThirdPartyInterest
  readonly letterNumber: string
  readonly issuedOn: LocalDate
  readonly servedOn?: LocalDate
  readonly opinionBy?: DeadlineReceipt
  readonly serviceProof?: string
  readonly outcome?: ThirdPartyOpinion | 'silent' | 'unreachable'
  /** The answer, by its last word. */
  readonly answer?: Omit<ThirdPartyOpinionReceived['data'], 'thirdParty'>
  /** The day of its first word: the reply period waited until then (711-33). */
  readonly answeredOn?: LocalDate
  /** For an objection: whether it has 合理理由, and whether the public interest outweighs it. */
  readonly reasonable?: boolean
  readonly judgement?: Omit<ObjectionJudged['data'], 'thirdParty'>
  readonly overruled?: boolean
}

export interface AskedAgencies {
  readonly consultation: string
  readonly number: number
  readonly agencies: readonly AgencyId[]
  readonly proposal: RequestProposal
  readonly status: 'running' | AgencyConsultationConcluded['data']['outcome']
  /** What deciders ruled against, in this consultation or one before it (LS-9.1). */
  readonly overruled: readonly OverruledReply[]
}

export interface AskedReasons {
  readonly noticeNumber: string
  readonly issuedOn: LocalDate
  readonly answerBy: LocalDate
  readonly given: boolean
  /** The last that came, until they are judged. */
  readonly answer?: ReasonsGiven['data']
  readonly judgement?: ReasonsJudged['data']
  readonly reasonable?: boolean
  readonly delayed: boolean
}

export interface Fee {
  readonly status: 'issued' | 'served' | 'paid'
  readonly method: FeeMethod
  readonly amount: number
  readonly noticeNumber: string
  readonly issuedOn: LocalDate
  readonly servedOn?: LocalDate
  readonly payBy?: DeadlineReceipt
  readonly serviceProof?: string
  readonly payment?: Omit<FeePaid['data'], 'period' | 'replyDue'>
  /** The reply period that the notice ended; it goes on when the notice is revoked, and falls away with payment. */
  readonly interrupted?: ReplyClock
}

export interface Draft {
  readonly draft: number
  readonly outcome: ReplyOutcome
  readonly status: 'drafted' | 'returned' | 'approved' | 'signed'
  readonly replyNumber?: string
  readonly signedOn?: LocalDate
  readonly remedies?: Remedies
  /** By whom each step was taken, and with what. */
  readonly returned?: Omit<ReplyReturned['data'], 'draft'>
  readonly approval?: Omit<ReplyApproved['data'], 'draft'>
  readonly signature?: Omit<ReplySigned['data'], 'draft'>
}

export interface FileOnRecord {
  readonly purpose: FilePurpose
  readonly sha256: Sha256
}

export interface LetterOnRecord {
  readonly letter: number
  readonly kind: LetterKind
  readonly number?: string
  readonly datedOn: LocalDate
  readonly thirdParty?: PersonId
  readonly toAgency?: AgencyId
  readonly draft?: number
  readonly remedies?: Remedies
  /** Of the PDF. */
  readonly sha256: Sha256
  readonly seals: readonly { readonly kind: SealKind; readonly hash: Sha256 }[]
}

/** Everybody who acted at a level, and the absent people they stood in for: nobody acts at two. */
export interface Participants {
  readonly handling: readonly PersonId[]
  readonly approving: readonly PersonId[]
  readonly signing: readonly PersonId[]
}
export type Level = keyof Participants

export interface ProactiveProposal {
  readonly proposal: number
  readonly item?: ItemId
  readonly applications: readonly string[]
  readonly decided?: boolean
}

export interface Remedy {
  readonly kind: RemedyKind
  readonly filedOn: LocalDate
  readonly caseNumber: string
  readonly ended?: { readonly documentNumber: string }
}

/** What stays known of an application, open or closed. */
export interface Matter {
  readonly id: string
  readonly agency: AgencyId
  readonly officer?: PersonId
  readonly received: ApplicationReceived['data']
  readonly applicant: Applicant
  readonly request: Request
  readonly receipt?: { readonly receivedOn: LocalDate; readonly rule: ReceiptRule }
  readonly unconfirmed: boolean
  readonly contacts: number
  /** Periods begun so far. */
  readonly period: number
  readonly clock?: ReplyClock
  readonly amendmentNoticeDue?: DeadlineReceipt
  /** 延长, once (711-33). */
  readonly extension?: Omit<ReplyPeriodExtended['data'], 'period' | 'replyDue'>
  readonly split: boolean
  readonly amendment?: Amendment
  readonly information?: InformationIdentified['data']
  /** Of what is asked for now: a correction asks for something else. */
  readonly searches: ReadonlyMap<string, SearchResult>
  readonly thirdParties: ReadonlyMap<PersonId, AskedThirdParty>
  readonly consultation?: AskedAgencies
  /** Consultations begun so far; a matter that is done again begins no number anew. */
  readonly consultations: number
  readonly reasons?: AskedReasons
  readonly fee?: Fee
  readonly drafts: number
  readonly draft?: Draft
  readonly participants: Participants
  readonly proposals: readonly ProactiveProposal[]
  readonly remedies: ReadonlyMap<string, Remedy>
  readonly files: ReadonlyMap<FileId, FileOnRecord>
  readonly letters: readonly LetterOnRecord[]
  /** Numbers of replies that went out: none of them stands on a second one. */
  readonly repliesSent: readonly string[]
  /** Everything on record, the latest first: what repeats it changes nothing. */
  readonly said: Said<ApplicationEvent>
}

export interface OpenApplication extends Matter {
  readonly status: 'open'
}

export type Ending =
  | {
      readonly how: 'replied'
      readonly dispatchedOn: LocalDate
      readonly way: DeliveryWay
      readonly otherWayReason?: Protected
      readonly proof: string
      readonly draft: number
    }
  | { readonly how: 'withdrawn'; readonly on: LocalDate; readonly proof: string; readonly reason?: Protected }
  | { readonly how: 'merged'; readonly into: string }

export interface ClosedApplication extends Matter {
  readonly status: 'closed'
  readonly ending: Ending
  readonly deliveredOn?: LocalDate
  readonly archived?: { readonly fileNumber: string }
}

/** 不存在 · 办理中 · 已办结 */
export type Application = { readonly status: 'absent' } | OpenApplication | ClosedApplication
export type KnownApplication = OpenApplication | ClosedApplication

export const initial: Application = { status: 'absent' }
