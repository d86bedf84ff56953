import type { ApplicationOrder } from '../projections/applications/queries.js'
import type {
  ApplicationDueKind,
  ApplicationRow,
  ApplicationStage,
  ApplicationStep,
} from '../projections/applications/tables.js'
import type { ArchiveStage } from '../projections/archiveFiles.js'
import type { CorrectionStage, RecordCorrectionOrder } from '../projections/recordCorrections.js'
import { enumType } from './fields.js'

export const ApplicationStatusEnum = enumType<ApplicationRow['status']>(
  'ApplicationStatus',
  'Whether an application is in hand, or how it ended (申请状态).',
  { open: '办理中', replied: '已答复', withdrawn: '已撤回', merged: '已并案' },
)

export const ApplicationStageEnum = enumType<ApplicationStage>(
  'ApplicationStage',
  'Where an application stands, in one word: of several things waited for, the one that holds it (办理阶段).',
  {
    receipt: '受理待确认',
    amendment: '补正',
    fee: '收费',
    reasons: '说明理由',
    thirdParties: '征求第三方意见',
    consultation: '会商',
    drafting: '拟办',
    approval: '审核',
    signing: '签发',
    dispatch: '待发出',
    replied: '已答复',
    withdrawn: '已撤回',
    merged: '已并案',
    archived: '已归档',
  },
)

export const ApplicationStepEnum = enumType<ApplicationStep>(
  'ApplicationStep',
  'Something that an application waits for (待办事项).',
  {
    assignOfficer: '指定承办人',
    confirmReceipt: '与申请人确认收到日期',
    serveAmendmentNotice: '送达补正告知书',
    awaitAmendment: '待申请人补正',
    serveFeeNotice: '送达收费通知',
    awaitPayment: '待申请人缴费',
    awaitReasons: '待申请人说明理由',
    judgeReasons: '判断理由是否合理',
    serveThirdPartyLetter: '送达第三方意见征求书',
    awaitThirdParty: '待第三方答复',
    judgeObjection: '判断第三方反对是否有合理理由',
    awaitConsultation: '待会商结论',
    draftReply: '拟写答复',
    approveReply: '审核答复',
    signReply: '签发答复',
    dispatchReply: '发出答复',
    decideProposal: '核实转为主动公开的建议',
    archive: '归档',
  },
)

export const ApplicationDueKindEnum = enumType<ApplicationDueKind>(
  'ApplicationDueKind',
  'What the current date of an application is the last day of (当前期限类型).',
  { reply: '答复期限', amendment: '补正期限', feePayment: '缴费期限' },
)

export const ApplicationOrderEnum = enumType<ApplicationOrder>(
  'ApplicationOrder',
  'Order of a list of applications (排序).',
  { newestFirst: '最近登记的在前', oldestFirst: '最早登记的在前', dueFirst: '最先到期的在前' },
)

export const AmendmentStatusEnum = enumType<'requested' | 'served' | 'amended'>(
  'AmendmentStatus',
  'Where a correction of the application stands, 711-30 (补正状态).',
  { requested: '已告知，待送达', served: '已送达，待补正', amended: '已补正' },
)

export const FeeStatusEnum = enumType<'issued' | 'served' | 'paid'>(
  'FeeStatus',
  'Where a fee stands, 711-42 (收费状态).',
  { issued: '已开具，待送达', served: '已送达，待缴费', paid: '已缴费' },
)

export const DraftStatusEnum = enumType<'drafted' | 'returned' | 'approved' | 'signed'>(
  'DraftStatus',
  'Where a draft of the reply stands, 711-45 (答复稿状态).',
  { drafted: '已拟办，待审核', returned: '已退回', approved: '已审核，待签发', signed: '已签发' },
)

export const RequestConsultationEnum = enumType<NonNullable<ApplicationRow['consultationStatus']>>(
  'RequestConsultationStatus',
  'Where the consultation on an application stands, LS-8.1 (会商状态).',
  { running: '会商中', confirmed: '一致', notAgreed: '未达成一致', cancelled: '已终止' },
)

export const CorrectionStageEnum = enumType<CorrectionStage>(
  'CorrectionStage',
  'Where a request to correct one’s own record stands, 711-41 (更正办理阶段).',
  { verification: '核实中', decision: '待决定', notice: '待告知', done: '已办结', withdrawn: '已撤回' },
)

export const RecordCorrectionOrderEnum = enumType<RecordCorrectionOrder>(
  'RecordCorrectionOrder',
  'Order of a list of record corrections (排序).',
  { newestFirst: '最近登记的在前', dueFirst: '最先到期的在前' },
)

export const ArchiveStageEnum = enumType<ArchiveStage>('ArchiveStage', 'Where an archive file stands (归档阶段).', {
  packaging: '待组卷',
  checking: '待检测',
  faulty: '检测不合格',
  ready: '待移交',
  returned: '已退回',
  transferred: '已移交',
})
