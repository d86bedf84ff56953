import type { ReplyOutcome, WithholdingGround } from '../../domain/application/outcome.js'
import type { Remedies } from '../../domain/application/events.js'
import { OUTCOME_KINDS, type OutcomeKind } from '../../domain/application/outcome.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import type { LetterFacts } from './letterFacts.js'
import { type LetterKind, replyKindOf } from './letterKinds.js'

// Invented: nobody of these names applied for anything. For looking at templates.

const day = (text: string) => text as LocalDate

const GROUNDS: readonly WithholdingGround<string>[] = [
  { code: 'stateSecret', level: 'confidential', authority: '示例市国家保密局', term: '5年' },
  { code: 'prohibitedByLaw', law: '《中华人民共和国统计法》', article: '第二十八条' },
  { code: 'endangersSafety', danger: 'publicSafety', why: '图纸标明了供水管网加压站的位置和控制方式' },
  {
    code: 'thirdPartyInterest',
    interest: 'commercialSecret',
    outcome: 'objected',
    why: '报价明细反映企业成本构成，企业采取了保密措施',
  },
  { code: 'internalAffairs', kind: 'internalWorkflow', why: '内部值班和交接流程，不对外产生效力' },
  { code: 'processInformation', kind: 'discussionRecord', why: '会议讨论尚未形成决定' },
  { code: 'enforcementFile', why: '属于行政处罚案件的调查询问笔录' },
]

const GIVING = {
  form: 'electronic',
  way: 'email',
  access: '自本答复书送达之日起，电子文件已发送至申请书所列电子邮箱',
  reviewNumber: '烈发改密审〔2026〕18号',
  reviewedOn: day('2026-03-20'),
} as const

const OUTCOMES: { readonly [Kind in OutcomeKind]: Extract<ReplyOutcome<string>, { kind: Kind }> } = {
  alreadyPublic: {
    kind: 'alreadyPublic',
    where: '区人民政府网站“政府信息公开”专栏，索引号11340604003110926A/202601-00012',
  },
  provided: { kind: 'provided', ...GIVING },
  withheld: { kind: 'withheld', grounds: GROUNDS },
  notHeld: { kind: 'notHeld', searches: ['s1', 's2'] },
  notOurs: {
    kind: 'notOurs',
    why: '城市道路照明由城市管理部门负责建设和维护，本机关没有制作或者保存该信息',
    responsibleName: '烈山区城市管理局',
    responsibleContact: '烈山区示范路1号，0561-0000001',
  },
  repeated: { kind: 'repeated', earlierApplication: 'a-1', earlierReply: '公开答〔2025〕77号' },
  specialRegime: {
    kind: 'specialRegime',
    law: '《不动产登记暂行条例》',
    procedure: '持身份证件到不动产登记中心查询窗口申请查询',
  },
  partlyProvided: {
    kind: 'partlyProvided',
    ...GIVING,
    otherFormBecause: '原件篇幅较大，复印可能损坏载体',
    passages: [
      { passage: '第3页至第5页报价明细', ground: GROUNDS[3]! },
      { passage: '第9页参会人员发言', ground: GROUNDS[5]! },
    ],
  },
  needsProcessing: { kind: 'needsProcessing', why: '近五年各社区分类统计数据散见于原始登记表，未作过汇总' },
  petition: { kind: 'petition', matter: 'petition', channel: '区信访局接待窗口或者国家信访信息系统' },
  publication: {
    kind: 'publication',
    title: '《示例区年鉴（2025）》',
    howToGet: '区档案馆、区图书馆查阅，或者向出版社购买',
  },
  reconfirmation: { kind: 'reconfirmation', why: '所要求出具的证明内容与2025年已提供的文件相同' },
  excessive: { kind: 'excessive', why: '三十日内就同一事项提出六十二件申请，所述理由与申请内容无关' },
  stillUnclear: { kind: 'stillUnclear', why: '补正后仍未说明文件名称、文号或者形成时间，也没有其他可供查询的特征' },
  notAmended: { kind: 'notAmended', lapsedOn: day('2026-03-25') },
  feeUnpaid: { kind: 'feeUnpaid', lapsedOn: day('2026-04-20') },
  enterpriseChannel: {
    kind: 'enterpriseChannel',
    enterprise: 'water' as AgencyId,
    channel: '供水服务热线或者营业厅公示栏',
    authority: 'housing' as AgencyId,
  },
  other: { kind: 'other', why: '申请事项与正在办理的另一件申请合并答复' },
}

const REMEDIES: Remedies = {
  order: 'either',
  review: { days: 60, policy: 'remedy.review@1', body: { agency: 'district' as AgencyId } },
  court: { number: 6, unit: 'months', policy: 'remedy.court@1' },
}
const REVIEW_FIRST: Remedies = {
  ...REMEDIES,
  order: 'reviewFirst',
  court: { number: 15, unit: 'days', policy: 'remedy.courtAfterReview@1' },
}
const APPEAL: Remedies = { order: 'appealToAuthority', authority: 'housing' as AgencyId }

const COMMON: LetterFacts = {
  agencyName: '淮北市烈山区发展和改革委员会',
  agencyAddress: '淮北市烈山区示范路2号',
  agencyPhone: '0561-0000000',
  number: '公开示〔2026〕12号',
  date: day('2026-03-30'),
  applicantName: '张示例',
  applicantKind: 'naturalPerson',
  applicantIdentity: '身份证号码：（示例）',
  applicantContact: '淮北市烈山区示例小区1栋101室，邮编235000，手机：（示例）',
  registrationNumber: '2026-0017',
  channel: 'signedPost',
  arrivedOn: day('2026-03-02'),
  receivedOn: day('2026-03-02'),
  receiptRule: 'signedFor',
  description: '2024年度烈山区老旧小区改造项目的可行性研究报告批复文件及资金安排情况',
  documentNumber: '烈发改投〔2024〕36号',
  form: 'electronic',
  way: 'email',
  officerName: '李承办',
  replyDueOn: day('2026-03-30'),
  parts: [
    { description: '2024年度老旧小区改造项目批复文件', registrationNumber: '2026-0017-1' },
    { description: '2024年度老旧小区改造资金安排', registrationNumber: '2026-0017-2' },
  ],
  mergedIntoNumber: '2026-0011',
  mergedOn: day('2026-03-09'),
  withdrawnOn: day('2026-03-12'),
  points: [
    { element: 'identityProof', explanation: '未附身份证明，请提供有效身份证件复印件' },
    { element: 'description', explanation: '未写明项目名称或者文号，无法确定所指的批复文件' },
  ],
  amendmentWorkingDays: 10,
  finding: '自2026年2月1日至2月28日，您向本机关提出政府信息公开申请六十二件',
  answerBy: day('2026-03-16'),
  extraWorkingDays: 20,
  newDueOn: day('2026-04-28'),
  reason: '所申请信息涉及多个年度的档案，检索、审查工作量较大',
  thirdPartyName: '示例建设工程有限公司',
  interest: 'commercialSecret',
  opinion: 'objects',
  opinionReasons: '报价明细涉及本公司成本构成',
  opinionReceivedOn: day('2026-03-20'),
  letterNumber: '公开征〔2026〕3号',
  letterOn: day('2026-03-05'),
  opinionWorkingDays: 15,
  askedThirdParties: true,
  askedAgencyNames: ['烈山区财政局', '烈山区住房和城乡建设局'],
  content: '施工合同第3页至第5页报价明细',
  decidedAfter: 'silent',
  toAgencyName: '烈山区财政局',
  intendedReply: '部分公开，对报价明细不予公开',
  intendedBasis: '《条例》第十五条、第三十七条',
  task: '查找2024年度老旧小区改造项目资金拨付文件，并确认是否形成书面材料',
  taskBy: day('2026-03-13'),
  feeMethod: 'perItem',
  feeUnits: 25,
  feeBefore: 10,
  feeAmount: 3000,
  feeBands: [
    { from: 1, to: 10, rate: 0 },
    { from: 11, to: 30, rate: 100 },
    { from: 31, to: 40, rate: 200 },
  ],
  feePaidHow: '凭本通知书到区政务服务中心非税收入窗口缴纳，或者登录非税收入收缴平台缴纳，由财政部门开具票据',
  feeDays: 30,
  revokedNoticeNumber: '烈发改公开费〔2026〕2号',
  revokedOn: day('2026-03-18'),
  reviewBodyName: '淮北市烈山区人民政府',
  authorityName: '烈山区住房和城乡建设局',
  enterpriseName: '示例供水有限公司',
  searches: [
    {
      where: '本机关档案室2020年至2025年文书档案目录',
      keywords: '老旧小区、改造、批复',
      searchedOn: day('2026-03-04'),
      who: '李承办',
    },
    {
      where: '公文办理系统和投资项目在线审批监管平台',
      keywords: '烈发改投〔2024〕36号',
      searchedOn: day('2026-03-05'),
      who: '王检索',
    },
  ],
  earlierReplyOn: day('2025-11-18'),
  noticeNumber: '公开补〔2026〕4号',
  noticeServedOn: day('2026-03-10'),
  opinions: [
    { level: '承办', text: '拟同意按所附答复书答复', by: '李承办', on: day('2026-03-24') },
    { level: '审核', text: '同意', by: '赵审核', on: day('2026-03-25') },
    { level: '签发', text: '同意签发', by: '钱签发', on: day('2026-03-30') },
  ],
  record: '2025年低收入家庭认定登记表',
  wrong: '家庭人口3人',
  right: '家庭人口4人',
  evidence: '户口簿、出生医学证明复印件',
  verifiedFinding: '经与户籍登记核对，申请人家庭于2024年6月增加一名子女',
  changed: '登记表“家庭人口”一栏由3人更正为4人',
  correctedOn: day('2026-03-18'),
  refusedBecause: '经与户籍登记核对，登记时间点家庭人口为3人，记录准确',
  forwardedTo: '烈山区民政局',
  forwardedOn: day('2026-03-18'),
  forwardingNumber: '公开转〔2026〕1号',
  directedTo: '淮北市公安局烈山分局',
  directedContact: '烈山区示范路9号户政窗口，0561-0000009',
  complainantName: '赵举报',
  againstName: '烈山区示例局',
  acceptedOn: day('2026-03-05'),
  declinedBecause: '所反映的内容没有具体事实，无法核查',
  concluded: '属实',
  summary: '该局收到申请后超过法定期限12个工作日未答复，现已答复申请人。',
  measures: ['责令该局限期改正，完善申请办理流程'],
}

/** Invented facts for a kind of letter, with everything that it needs. */
export function sampleFacts(kind: LetterKind): LetterFacts {
  const outcomeKind = OUTCOME_KINDS.find((each) => replyKindOf(each) === kind) ?? 'withheld'
  const outcome = OUTCOMES[outcomeKind]
  return {
    ...COMMON,
    outcome,
    remedies: remediesOf(outcomeKind, kind),
    ...(outcomeKind === 'provided' || outcomeKind === 'partlyProvided'
      ? { enclosures: ['烈发改投〔2024〕36号文件（电子版）'] }
      : {}),
    ...(kind === 'applicationForm' ? { registrationNumber: '2026-0017' } : {}),
  }
}

function remediesOf(outcome: OutcomeKind, kind: LetterKind): Remedies {
  if (outcome === 'enterpriseChannel') return APPEAL
  if (!kind.startsWith('reply')) return REMEDIES
  return outcome === 'withheld' || outcome === 'partlyProvided' ? REVIEW_FIRST : REMEDIES
}
