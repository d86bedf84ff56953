import type { Ground } from '../grounds.js'
import type { Protected } from '../protected.js'
import type { AgencyId, LocalDate, Sha256 } from '../values.js'
import type { DeliveryWay, OtherMatter, ProvisionForm } from './vocabulary.js'

// Stored for ever in events: a change here needs an upcaster and a decision record.

/** How an application is answered: 711-36 in its order, then 711-37 to 711-39, 711-35, 711-30, 711-42. */
export const OUTCOME_KINDS = [
  'alreadyPublic', // 已主动公开 (711-36(1))
  'provided', // 予以公开 (711-36(2))
  'withheld', // 不予公开 (711-36(3))
  'notHeld', // 经检索不存在 (711-36(4))
  'notOurs', // 不属于本机关负责公开 (711-36(5))
  'repeated', // 重复申请 (711-36(6))
  'specialRegime', // 工商、不动产登记等特别规定 (711-36(7))
  'partlyProvided', // 区分处理 (711-37)
  'needsProcessing', // 没有现成信息，需要加工、分析 (711-38)
  'petition', // 信访、投诉、举报 (711-39)
  'publication', // 公开出版物 (711-39)
  'reconfirmation', // 要求确认或者重新出具已获取的信息 (711-39)
  'excessive', // 无正当理由大量反复申请 (711-35)
  'stillUnclear', // 补正后仍不明确 (711-30)
  'notAmended', // 无正当理由逾期不补正 (711-30)
  'feeUnpaid', // 逾期未缴费 (711-42)
  'enterpriseChannel', // 公共企事业单位另有规定 (711-55)
  'other', // 其他处理
] as const
export type OutcomeKind = (typeof OUTCOME_KINDS)[number]

/** Grounds on which something may be kept from an applicant; being no proactive information is none (711-13). */
export type WithholdingGround<Text = Protected> = Exclude<Ground<Text>, { code: 'notForProactive' }>

/** What is given, how, and that it was reviewed before (711-17, LS-10.9). */
interface Giving<Text> {
  readonly form: ProvisionForm
  readonly way: DeliveryWay
  /** 获取的方式、途径和时间, where it is not enclosed. */
  readonly access?: Text
  /** Why it comes in another form than asked for (711-40). */
  readonly otherFormBecause?: Text
  /** 保密审查表 of what is given. */
  readonly reviewNumber: string
  readonly reviewedOn: LocalDate
  readonly contentHash?: Sha256
}

interface FactsOf<Text> {
  readonly alreadyPublic: { readonly where: Text }
  readonly provided: Giving<Text>
  readonly withheld: { readonly grounds: readonly WithholdingGround<Text>[] }
  /** `searches`: those that looked for it and found nothing. */
  readonly notHeld: { readonly searches: readonly string[] }
  readonly notOurs: {
    readonly why: Text
    /** 负责公开该信息的行政机关, where it can be named. */
    readonly responsibleAgency?: AgencyId
    readonly responsibleName?: Text
    readonly responsibleContact?: Text
  }
  readonly repeated: { readonly earlierApplication: string; readonly earlierReply: string }
  readonly specialRegime: { readonly law: string; readonly procedure: Text }
  readonly partlyProvided: Giving<Text> & {
    readonly passages: readonly { readonly passage: Text; readonly ground: WithholdingGround<Text> }[]
  }
  readonly needsProcessing: { readonly why: Text }
  readonly petition: { readonly matter: OtherMatter; readonly channel: Text }
  readonly publication: { readonly title: Text; readonly howToGet: Text }
  readonly reconfirmation: { readonly why: Text }
  readonly excessive: { readonly why: Text }
  readonly stillUnclear: { readonly why: Text }
  readonly notAmended: { readonly lapsedOn: LocalDate }
  readonly feeUnpaid: { readonly lapsedOn: LocalDate }
  readonly enterpriseChannel: { readonly enterprise: AgencyId; readonly channel: Text; readonly authority: AgencyId }
  readonly other: { readonly why: Text }
}

/** 答复: a kind and the facts that this kind needs. `Text` is what people wrote. */
export type ReplyOutcome<Text = Protected> = {
  readonly [K in OutcomeKind]: { readonly kind: K } & FactsOf<Text>[K]
}[OutcomeKind]
