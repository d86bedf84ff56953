import type { Remedies } from '../../domain/application/events.js'
import type { OutcomeKind } from '../../domain/application/outcome.js'
import type {
  DeliveryWay,
  FeeMethod,
  FilePurpose,
  PausingLetter,
  ProactiveSource,
  RemedyKind,
  RemedyResult,
  RequestElement,
  RetentionClass,
  SealKind,
  SearchResult,
  ThirdPartyOpinion,
} from '../../domain/application/vocabulary.js'
import type { ThirdPartyInterest } from '../../domain/grounds.js'
import type { JointIssuer } from '../../domain/informationItem/events.js'
import type { LetterKind } from '../../domain/letter/vocabulary.js'
import type { DeadlineReceipt } from '../../domain/receipt.js'

// Figures, dates, numbers of documents and ids of people. No word that anybody wrote, and nobody's name.

export interface AmendmentRow {
  readonly status: 'requested' | 'served' | 'amended'
  readonly elements: readonly RequestElement[]
  readonly noticeNumber: string
  readonly issuedOn: string
  readonly servedOn: string | null
  readonly amendBy: DeadlineReceipt | null
  readonly amendedOn: string | null
  /** It came after its time, for a good reason. */
  readonly late: boolean
}

export interface InformationRow {
  readonly jointIssuers: readonly JointIssuer[]
  readonly involvedAgencies: readonly string[]
  readonly concernsThirdParties: boolean
  readonly meetFrom: string
}

export interface SearchRow {
  readonly search: string
  readonly result: SearchResult
  readonly searchedOn: string
  readonly by: string
  /** False for one that looked for what is no longer asked for. */
  readonly counts: boolean
}

export interface ThirdPartyRow {
  /** Data subject. */
  readonly thirdParty: string
  readonly interest: ThirdPartyInterest
  readonly letterNumber: string
  readonly issuedOn: string
  readonly servedOn: string | null
  readonly opinionBy: DeadlineReceipt | null
  readonly outcome: ThirdPartyOpinion | 'silent' | 'unreachable' | null
  readonly answeredOn: string | null
  readonly reasoned: boolean
  readonly reasonable: boolean | null
  readonly overruled: boolean
}

/** A letter whose way to and from others does not count (711-33). */
export interface PauseRow {
  readonly letter: string
  readonly kind: PausingLetter
  readonly sentOn: string
  readonly lapsesOn: string
  readonly answeredOn: string | null
}

/** 延期 (711-33) or 延迟答复 (711-35), with the notice that told of it. */
export interface ProlongationRow {
  readonly workingDays: number
  readonly noticeNumber: string
  readonly noticeDispatchedOn: string
  readonly by: string
}

export interface ReasonsRow {
  readonly noticeNumber: string
  readonly issuedOn: string
  readonly answerBy: string
  readonly givenOn: string | null
  readonly reasonable: boolean | null
}

export interface FeeRow {
  readonly status: 'issued' | 'served' | 'paid'
  readonly method: FeeMethod
  readonly before: number
  readonly units: number
  /** Yuan. */
  readonly amount: number
  readonly schedule: string
  readonly noticeNumber: string
  readonly issuedOn: string
  readonly servedOn: string | null
  readonly payBy: DeadlineReceipt | null
  readonly paidOn: string | null
  readonly receiptNumber: string | null
}

export interface DraftRow {
  readonly draft: number
  readonly outcome: OutcomeKind
  readonly status: 'drafted' | 'returned' | 'approved' | 'signed'
  readonly by: string
  readonly approvedBy: string | null
  readonly signedBy: string | null
  readonly replyNumber: string | null
  readonly signedOn: string | null
  readonly letterHash: string | null
  readonly seal: SealKind | null
  readonly sealHash: string | null
  readonly remedies: Remedies | null
}

/** A reply that was given. A matter that is done again has several. */
export interface ReplyRow {
  readonly draft: number
  readonly outcome: OutcomeKind
  readonly replyNumber: string
  readonly dispatchedOn: string
  readonly way: DeliveryWay
  readonly proof: string
  readonly period: number
  readonly due: string | null
  readonly late: boolean
  readonly deliveredOn: string | null
  /** As the letter told them (711-51). */
  readonly remedies: Remedies | null
}

export interface ProposalRow {
  readonly proposal: number
  readonly source: ProactiveSource
  readonly item: string | null
  readonly applications: readonly string[]
  readonly proposedOn: string
  readonly accepted: boolean | null
}

export interface RemedyRow {
  readonly remedy: string
  readonly kind: RemedyKind
  readonly filedOn: string
  readonly caseNumber: string
  readonly body: string
  readonly result: RemedyResult | null
  readonly endedOn: string | null
  readonly documentNumber: string | null
  readonly redo: boolean
}

export interface ArchivingRow {
  readonly retention: RetentionClass
  readonly fileNumber: string
  readonly archivedOn: string
}

/** A file of the matter; its name is sealed and stands in the stream. */
export interface FileRow {
  readonly fileId: string
  readonly purpose: FilePurpose
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly sha256: string
  readonly thirdParty: string | null
  readonly by: string | null
}

export interface LetterRow {
  /** Counts the letters of the matter from 1. */
  readonly letter: number
  readonly kind: LetterKind
  readonly number: string | null
  readonly datedOn: string
  readonly thirdParty: string | null
  readonly draft: number | null
  readonly template: string
  readonly pdfId: string
  readonly htmlId: string
  /** Of the PDF. */
  readonly sha256: string
  readonly seals: readonly { readonly kind: SealKind; readonly hash: string; readonly by: string }[]
  readonly by: string | null
}
