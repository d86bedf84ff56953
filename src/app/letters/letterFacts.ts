import type { Remedies } from '../../domain/application/events.js'
import type { ReplyOutcome } from '../../domain/application/outcome.js'
import type {
  ApplicantKind,
  AssistanceKind,
  DeliveryWay,
  FeeMethod,
  IntakeChannel,
  ProvisionForm,
  ReceiptRule,
  RequestElement,
  ThirdPartyOpinion,
} from '../../domain/application/vocabulary.js'
import type { ThirdPartyInterest } from '../../domain/grounds.js'
import type { LocalDate } from '../../domain/values.js'

/**
 * What letters are filled with: facts of the events, decrypted, and names from the register. All are optional here;
 * which ones a kind of letter needs stands in `LETTERS`, and `composeLetter` names the missing ones.
 */
export type LetterFacts = Partial<AllLetterFacts>
export type LetterFactName = keyof AllLetterFacts

export interface AllLetterFacts
  extends SenderFacts, ApplicationFacts, AskingFacts, FeeFacts, ReplyFacts, CorrectionFacts, ComplaintFacts {}

/** Who writes, and under which number. */
interface SenderFacts {
  /** Full name of the agency that signs. */
  readonly agencyName: string
  readonly agencyAddress: string
  readonly agencyPhone: string
  readonly agencyEmail: string
  /** 文号 of this letter. */
  readonly number: string
  /** 成文日期 of this letter. */
  readonly date: LocalDate
}

interface ApplicationFacts {
  readonly applicantName: string
  readonly applicantKind: ApplicantKind
  readonly applicantIdentity: string
  readonly applicantContact: string
  /** 登记编号 */
  readonly registrationNumber: string
  readonly channel: IntakeChannel
  readonly arrivedOn: LocalDate
  /** 收到申请之日 (711-31) */
  readonly receivedOn: LocalDate
  readonly receiptRule: ReceiptRule
  /** 查询号、查询码 and where they are typed in; on what is handed over, never on a letter that is kept. */
  readonly queryNumber: string
  readonly queryCode: string
  readonly queryAddress: string
  /** What is asked for. */
  readonly description: string
  readonly documentNumber: string
  readonly form: ProvisionForm
  readonly way: DeliveryWay
  readonly assistance: AssistanceKind
  /** Who handles it. */
  readonly officerName: string
  /** Last day of the reply period as it stands now. */
  readonly replyDueOn: LocalDate
  /** 拆分后的各件 */
  readonly parts: readonly { readonly description: string; readonly registrationNumber?: string }[]
  /** 并入的申请 */
  readonly mergedIntoNumber: string
  readonly mergedOn: LocalDate
  readonly withdrawnOn: LocalDate
}

/** What others are asked, and told about it. Numbers of days are those of the policy in force. */
interface AskingFacts {
  readonly points: readonly { readonly element: RequestElement; readonly explanation: string }[]
  readonly amendmentWorkingDays: number
  /** 数量、频次明显超过合理范围: how many applications in which time. */
  readonly finding: string
  readonly answerBy: LocalDate
  readonly extraWorkingDays: number
  readonly newDueOn: LocalDate
  /** Why an act is done: of an extension, a merger, a decision. */
  readonly reason: string
  readonly thirdPartyName: string
  readonly interest: ThirdPartyInterest
  readonly opinion: ThirdPartyOpinion
  readonly opinionReasons: string
  readonly opinionReceivedOn: LocalDate
  /** The letter that asked. */
  readonly letterNumber: string
  readonly letterOn: LocalDate
  /** 15 (711-32, 711-34). */
  readonly opinionWorkingDays: number
  /** Who is asked, as the applicant may be told: agencies by name, a third party only as that. */
  readonly askedThirdParties: boolean
  readonly askedAgencyNames: readonly string[]
  /** Content that is to be disclosed, as the other side is told. */
  readonly content: string
  /** How the third party answered before it was decided to disclose. */
  readonly decidedAfter: 'consented' | 'partlyConsented' | 'silent' | 'unreasonable'
  readonly toAgencyName: string
  /** What this agency means to answer, and why. */
  readonly intendedReply: string
  readonly intendedBasis: string
  /** What the other body is asked to do, and until when. */
  readonly task: string
  readonly taskBy: LocalDate
}

interface FeeFacts {
  readonly feeMethod: FeeMethod
  readonly feeUnits: number
  /** Items of the same applicant earlier in the month; 0 for pages. */
  readonly feeBefore: number
  /** Yuan. */
  readonly feeAmount: number
  /** The bands of the schedule: `to` absent in the last. Rate in yuan. */
  readonly feeBands: readonly { readonly from: number; readonly to?: number; readonly rate: number }[]
  /** 缴纳方式 */
  readonly feePaidHow: string
  /** 30 */
  readonly feeDays: number
  /** Of a fee notice that was taken back: its number, and on which day. */
  readonly revokedNoticeNumber: string
  readonly revokedOn: LocalDate
}

/** A reply and what its outcome only points to by id. */
interface ReplyFacts {
  readonly outcome: ReplyOutcome<string>
  readonly remedies: Remedies
  /** Name of `remedies.review.body` where it stands there by id. */
  readonly reviewBodyName: string
  /** Name of `remedies.authority` and of `outcome.authority`. */
  readonly authorityName: string
  /** Name of `outcome.responsibleAgency`. */
  readonly responsibleAgencyName: string
  readonly enterpriseName: string
  /** Of each search that the outcome names. */
  readonly searches: readonly {
    readonly where: string
    readonly keywords: string
    readonly searchedOn: LocalDate
    readonly who?: string
  }[]
  readonly earlierReplyOn: LocalDate
  /** 信息处理费 that was paid in this matter, in yuan; absent where nothing was charged. */
  readonly feesPaid: readonly { readonly amount: number; readonly paidOn: LocalDate; readonly receiptNumber: string }[]
  /** The notice whose period lapsed. */
  readonly noticeNumber: string
  readonly noticeServedOn: LocalDate
  /** For the approval form: opinions at each level. */
  readonly opinions: readonly {
    readonly level: string
    readonly text?: string
    readonly by?: string
    readonly on?: LocalDate
  }[]
  /** What is enclosed. */
  readonly enclosures: readonly string[]
}

/** 更正与其自身相关的政府信息记录 (711-41) */
interface CorrectionFacts {
  readonly record: string
  readonly wrong: string
  readonly right: string
  readonly evidence: string
  readonly verifiedFinding: string
  readonly changed: string
  readonly correctedOn: LocalDate
  readonly refusedBecause: string
  readonly forwardedTo: string
  readonly forwardedOn: LocalDate
  readonly forwardingNumber: string
  readonly directedTo: string
  readonly directedContact: string
}

/** 投诉、举报 (711-51) */
interface ComplaintFacts {
  /** Absent of an anonymous one. */
  readonly complainantName: string
  readonly againstName: string
  readonly acceptedOn: LocalDate
  readonly declinedBecause: string
  /** 属实、部分属实、不属实 */
  readonly concluded: string
  readonly summary: string
  /** What the agency is told to do, in words. */
  readonly measures: readonly string[]
}
