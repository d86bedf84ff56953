import type { PointPosition } from '../domain/consultation/positions.js'
import type { Purpose } from '../domain/consultation/events.js'
import type {
  Cancellation,
  ContradictionAnswer,
  ContradictionKind,
  Outcome,
  Point,
  Position,
  ProposedReply,
  SeatGround,
  SessionForm,
  SessionPosition,
  SessionResult,
} from '../domain/consultation/vocabulary.js'
import type { ConsultationPart, ConsultationOrder } from '../projections/consultations/queries.js'
import type { ConsultationStatus, ConsultationStep } from '../projections/consultations/tables.js'
import { enumType } from './fields.js'

export const ConsultationPurposeEnum = enumType<Purpose['kind']>(
  'ConsultationPurpose',
  'What agencies are consulted for, LS-6.1, LS-8.1 (协商事由).',
  { publication: '公开前协商', application: '依申请公开会商' },
)

export const ConsultationStatusEnum = enumType<ConsultationStatus>(
  'ConsultationStatus',
  'Where a consultation stands (协商状态).',
  { open: '协商中', confirmed: '一致', notAgreed: '未达成一致', cancelled: '已终止' },
)

export const ConsultationCancellationEnum = enumType<Cancellation>(
  'ConsultationCancellation',
  'Why a consultation ended without a conclusion (终止原因).',
  {
    itemWithdrawn: '政府信息撤回',
    draftDiscarded: '草稿作废',
    applicationClosed: '申请办结或者撤回',
    noLongerInvolved: '不再涉及其他机关',
    purged: '依令清除',
  },
)

export const ConsultationOutcomeEnum = enumType<Outcome>(
  'ConsultationOutcome',
  'How a consultation is concluded; only what is confirmed may be published (协商结论).',
  { confirmed: '一致', notAgreed: '未达成一致' },
)

export const ConsultationPointEnum = enumType<Point>(
  'ConsultationPoint',
  'One of the four points that agencies confirm, LS-6.1 (确认事项).',
  {
    content: '内容准确一致',
    attribute: '公开属性；依申请的，为是否公开以及公开范围',
    publisher: '发布主体；依申请的，为答复机关',
    channel: '发布途径；依申请的，为提供形式',
  },
)

export const PositionEnum = enumType<Position>('OpinionPosition', 'What an agency says to a point (意见).', {
  agrees: '同意',
  objects: '不同意',
})

export const PointPositionEnum = enumType<PointPosition>(
  'PointPosition',
  'Where an agency stands on a point of the current text (意见状态).',
  {
    agrees: '同意',
    objects: '不同意',
    decided: '已由决定机关决定',
    deemedConsent: '视为同意',
    silent: '逾期未答复',
    open: '待答复',
  },
)

export const SeatOutcomeEnum = enumType<'agreed' | 'deemedConsent' | 'decided' | 'objects' | 'silent' | 'open'>(
  'SeatOutcome',
  'Where an agency stands over all four points: the worst of them (意见汇总).',
  {
    agreed: '同意',
    deemedConsent: '视为同意',
    decided: '已由决定机关决定',
    objects: '不同意',
    silent: '逾期未答复',
    open: '待答复',
  },
)

export const SeatGroundEnum = enumType<SeatGround>('SeatGround', 'Why an agency is asked (征求意见理由).', {
  jointIssuer: '联合发文机关',
  jointMaker: '共同制作机关',
  involved: '涉及的机关',
  source: '提供或者最初获取的机关',
  successor: '承接职责的机关',
})

export const ProposedReplyEnum = enumType<ProposedReply>(
  'ProposedReply',
  'What is to be answered to an applicant (拟答复意见).',
  { provide: '予以公开', providePart: '部分公开', withhold: '不予公开' },
)

export const SessionFormEnum = enumType<SessionForm>('SessionForm', 'How agencies meet (会商形式).', {
  meeting: '会议',
  writtenRound: '书面会商',
})

export const SessionPositionEnum = enumType<SessionPosition>(
  'SessionPosition',
  'Where an agency stood in a session (会商意见).',
  { agrees: '同意', objects: '不同意', undecided: '保留意见', absent: '缺席' },
)

export const SessionResultEnum = enumType<SessionResult>('SessionResult', 'What came of a session (会商结果).', {
  agreed: '达成一致',
  disagreed: '未达成一致',
  partlyAgreed: '部分达成一致',
})

export const ContradictionKindEnum = enumType<ContradictionKind>(
  'ContradictionKind',
  'What makes two items look like the same information, LS-6.2 (疑似不一致的依据).',
  { documentNumber: '文号相同', titleAndDate: '标题和日期相同' },
)

export const ContradictionAnswerEnum = enumType<ContradictionAnswer>(
  'ContradictionAnswer',
  'What an officer found about another agency’s item, LS-6.2 (核对结论).',
  {
    otherMatter: '不是同一信息',
    otherIsOutdated: '对方内容已过时，以本稿为准',
    adopted: '已按对方内容修改',
    settledWithAgency: '已与对方机关核对一致',
  },
)

export const ConsultationStepEnum = enumType<ConsultationStep>(
  'ConsultationStep',
  'What a running consultation waits for (待办事项).',
  {
    issueLetter: '发出征求意见函',
    serveLetter: '登记送达',
    giveOpinion: '答复意见',
    answerContradiction: '核对不一致信息',
    settleDispute: '会商或者报请决定',
    decideDispute: '作出决定',
    completeDispute: '补正报请材料',
    followDecision: '按决定修改',
    conclude: '作出协商结论',
  },
)

export const ConsultationPartEnum = enumType<ConsultationPart>(
  'ConsultationPart',
  'As what an agency takes part in a consultation (协商身份).',
  { asking: '征求意见机关', seat: '被征求意见机关', decider: '决定机关' },
)

export const ConsultationOrderEnum = enumType<ConsultationOrder>(
  'ConsultationOrder',
  'Order of a list of consultations (排序).',
  { newestFirst: '最近发起的在前', dueFirst: '最先到期的在前' },
)
