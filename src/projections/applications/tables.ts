import type { OutcomeKind } from '../../domain/application/outcome.js'
import type {
  ApplicantKind,
  AssistanceKind,
  DeliveryWay,
  IntakeChannel,
  ProvisionForm,
  ReceiptRule,
  RequestElement,
} from '../../domain/application/vocabulary.js'
import type { Outcome } from '../../domain/consultation/vocabulary.js'
import type { DeadlineReceipt } from '../../domain/receipt.js'
import { defineTable } from '../engine/table.js'
import type {
  AmendmentRow,
  ArchivingRow,
  DraftRow,
  FeeRow,
  FileRow,
  InformationRow,
  LetterRow,
  PauseRow,
  ProlongationRow,
  ProposalRow,
  ReasonsRow,
  RemedyRow,
  ReplyRow,
  SearchRow,
  ThirdPartyRow,
} from './rowParts.js'

/** 办理阶段: the one word for where an application stands. Of several things that are waited for, the one that holds it. */
export const APPLICATION_STAGES = [
  'receipt', // 受理待确认
  'amendment', // 补正
  'fee', // 收费
  'reasons', // 说明理由
  'thirdParties', // 征求第三方意见
  'consultation', // 会商
  'drafting', // 拟办
  'approval', // 审核
  'signing', // 签发
  'dispatch', // 待发出
  'replied', // 已答复
  'withdrawn', // 已撤回
  'merged', // 已并案
  'archived', // 已归档
] as const
export type ApplicationStage = (typeof APPLICATION_STAGES)[number]

/** 待办: everything that an application waits for now. */
export const APPLICATION_STEPS = [
  'assignOfficer',
  'confirmReceipt',
  'serveAmendmentNotice',
  'awaitAmendment',
  'serveFeeNotice',
  'awaitPayment',
  'awaitReasons',
  'judgeReasons',
  'serveThirdPartyLetter',
  'awaitThirdParty',
  'judgeObjection',
  'awaitConsultation',
  'draftReply',
  'approveReply',
  'signReply',
  'dispatchReply',
  'decideProposal',
  'archive',
] as const
export type ApplicationStep = (typeof APPLICATION_STEPS)[number]

/** What the date in `due` is the last day of. */
export type ApplicationDueKind = 'reply' | 'amendment' | 'feePayment'

/** One application (依申请公开申请). Whatever anybody wrote, and who they are, is read from its stream only. */
export interface ApplicationRow {
  readonly id: string
  /** That answers it. */
  readonly agency: string
  readonly officer: string | null
  readonly body: 'agency' | 'publicEnterprise'
  readonly channel: IntakeChannel
  readonly arrivedOn: string
  /** Data subject: an id without a meaning. */
  readonly applicant: string
  readonly applicantKind: ApplicantKind
  readonly lacks: readonly RequestElement[]
  readonly assistance: AssistanceKind | null
  readonly registrationNumber: string | null
  readonly splitFrom: string | null
  readonly parts: readonly string[]
  readonly documentNumber: string | null
  readonly form: ProvisionForm | null
  readonly way: DeliveryWay | null
  readonly receivedOn: string | null
  readonly receiptRule: ReceiptRule | null
  readonly receiptProof: string | null
  /** Noticed as not confirmed when the time for it was over, which ended on this day. */
  readonly unconfirmed: DeadlineReceipt | null
  readonly contacts: number
  /** Reply periods begun so far. */
  readonly period: number
  /** Of the period that runs; of the last one when none runs; null when there never was one. */
  readonly replyDue: DeadlineReceipt | null
  readonly clockRuns: boolean
  readonly pauses: readonly PauseRow[]
  readonly amendmentNoticeDue: DeadlineReceipt | null
  readonly amendment: AmendmentRow | null
  readonly item: string | null
  readonly information: InformationRow | null
  readonly searches: readonly SearchRow[]
  readonly thirdParties: readonly ThirdPartyRow[]
  /** The last one begun on it. */
  readonly consultation: string | null
  readonly consultationStatus: 'running' | Outcome | 'cancelled' | null
  readonly extended: boolean
  readonly extension: ProlongationRow | null
  readonly delay: ProlongationRow | null
  readonly reasons: ReasonsRow | null
  readonly fee: FeeRow | null
  /** Fee notices issued so far. */
  readonly fees: number
  /** The one in hand, or the one that was sent. */
  readonly draft: DraftRow | null
  readonly replies: readonly ReplyRow[]
  /** Of the reply that counts now; null while the matter is open. */
  readonly outcome: OutcomeKind | null
  readonly replyNumber: string | null
  readonly dispatchedOn: string | null
  /** The reply that counts now was given after its due date. */
  readonly late: boolean
  readonly deliveredOn: string | null
  readonly withdrawnOn: string | null
  readonly mergedInto: string | null
  readonly proposals: readonly ProposalRow[]
  readonly remedies: readonly RemedyRow[]
  /** Reviews and lawsuits that are not over. */
  readonly remediesOpen: number
  readonly files: readonly FileRow[]
  readonly letters: readonly LetterRow[]
  readonly archived: ArchivingRow | null
  readonly status: 'open' | 'replied' | 'withdrawn' | 'merged'
  readonly stage: ApplicationStage
  readonly awaits: readonly ApplicationStep[]
  /** The date that it waits for now; `NO_DUE` when nothing is due. */
  readonly due: string
  readonly dueKind: ApplicationDueKind | null
  readonly registeredAt: string
  readonly registeredOrdinal: number
  readonly closedOn: string | null
  readonly changedAt: string
  readonly revision: number
}

/** Sorts behind every date, so that a list by due date has no gaps. */
export const NO_DUE = '9999-12-31'

export const tables = {
  applications: defineTable<ApplicationRow>({
    columns: {
      id: 'text',
      agency: 'text',
      officer: 'text',
      body: 'text',
      channel: 'text',
      arrivedOn: 'text',
      applicant: 'text',
      applicantKind: 'text',
      lacks: 'text[]',
      assistance: 'text',
      registrationNumber: 'text',
      splitFrom: 'text',
      parts: 'text[]',
      documentNumber: 'text',
      form: 'text',
      way: 'text',
      receivedOn: 'text',
      receiptRule: 'text',
      receiptProof: 'text',
      unconfirmed: 'json',
      contacts: 'integer',
      period: 'integer',
      replyDue: 'json',
      clockRuns: 'boolean',
      pauses: 'json',
      amendmentNoticeDue: 'json',
      amendment: 'json',
      item: 'text',
      information: 'json',
      searches: 'json',
      thirdParties: 'json',
      consultation: 'text',
      consultationStatus: 'text',
      extended: 'boolean',
      extension: 'json',
      delay: 'json',
      reasons: 'json',
      fee: 'json',
      fees: 'integer',
      draft: 'json',
      replies: 'json',
      outcome: 'text',
      replyNumber: 'text',
      dispatchedOn: 'text',
      late: 'boolean',
      deliveredOn: 'text',
      withdrawnOn: 'text',
      mergedInto: 'text',
      proposals: 'json',
      remedies: 'json',
      remediesOpen: 'integer',
      files: 'json',
      letters: 'json',
      archived: 'json',
      status: 'text',
      stage: 'text',
      awaits: 'text[]',
      due: 'text',
      dueKind: 'text',
      registeredAt: 'text',
      registeredOrdinal: 'bigint',
      closedOn: 'text',
      changedAt: 'text',
      revision: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (registered_ordinal)',
      'create index on $table (due, id)',
      'create index on $table (agency, registered_ordinal)',
      'create index on $table (agency, due, id)',
      'create index on $table (officer, due, id) where officer is not null',
      'create index on $table (applicant, agency, received_on)',
      'create index on $table (stage, registered_ordinal)',
      'create index on $table (item) where item is not null',
      'create index on $table (document_number) where document_number is not null',
      'create index on $table (registration_number) where registration_number is not null',
      'create index on $table (reply_number) where reply_number is not null',
      'create index on $table (received_on) where received_on is not null',
      'create index on $table (split_from) where split_from is not null',
      'create index on $table using gin (awaits)',
    ],
  }),
}
export type ApplicationTables = typeof tables
