import type { ArchiveCheck, ArchivedKind } from '../domain/archive/events.js'
import type { CorrectionOutcome } from '../domain/recordCorrection/events.js'
import type { OutcomeKind } from '../domain/application/outcome.js'
import type {
  ApplicantKind,
  AssistanceKind,
  DeliveryWay,
  FeeMethod,
  FilePurpose,
  IntakeChannel,
  OtherMatter,
  PausingLetter,
  ProactiveSource,
  ProvisionForm,
  ReceiptRule,
  RemedyKind,
  RemedyResult,
  RequestElement,
  RetentionClass,
  SealKind,
  SearchResult,
  ThirdPartyOpinion,
} from '../domain/application/vocabulary.js'
import { enumType } from './fields.js'

export const IntakeChannelEnum = enumType<IntakeChannel>(
  'IntakeChannel',
  'How an application came in; each way has its own rule for the date of receipt, 711-31 (提交渠道).',
  {
    counter: '当面提交',
    signedPost: '需要签收的邮寄',
    ordinaryPost: '平常信函等无需签收的邮寄',
    internet: '互联网渠道',
    fax: '传真',
    oral: '口头提出，工作机构代为填写',
  },
)

export const ReceiptRuleEnum = enumType<ReceiptRule>(
  'ReceiptRule',
  'By which rule the date of receipt was found, 711-31 (收到日期认定规则).',
  {
    submitted: '提交之日',
    signedFor: '签收之日',
    confirmedWithApplicant: '与申请人确认之日',
    portalReceipt: '本机关平台自动回执',
    contactByApplicant: '申请人主动联系之日',
    ofTheWhole: '拆分前的收到之日',
  },
)

export const ApplicantKindEnum = enumType<ApplicantKind>(
  'ApplicantKind',
  'Kind of applicant, as the annual report counts them (申请人类型).',
  {
    naturalPerson: '自然人',
    commercialEnterprise: '商业企业',
    researchInstitution: '科研机构',
    publicInterestOrganisation: '社会公益组织',
    legalServiceInstitution: '法律服务机构',
    otherOrganisation: '其他法人或者组织',
  },
)

export const RequestElementEnum = enumType<RequestElement>(
  'RequestElement',
  'What an application has to contain, 711-29 (申请内容要素).',
  {
    name: '姓名或者名称',
    identityProof: '身份证明',
    contact: '联系方式',
    description: '名称、文号或者其他特征性描述',
    form: '形式要求，包括获取信息的方式、途径',
  },
)

export const ProvisionFormEnum = enumType<ProvisionForm>(
  'ProvisionForm',
  'In what form information is given, 711-40 (获取信息的方式).',
  { paper: '纸质', electronic: '电子数据', onSite: '查阅', excerpt: '抄录' },
)

export const DeliveryWayEnum = enumType<DeliveryWay>(
  'DeliveryWay',
  'By which way something is handed over or sent (获取信息的途径).',
  { handover: '当面领取', post: '邮寄', email: '电子邮件', fax: '传真', portal: '网上平台' },
)

export const ContactMeansEnum = enumType<DeliveryWay | 'telephone'>(
  'ContactMeans',
  'How the applicant was contacted (联系方式).',
  { handover: '当面', post: '信函', email: '电子邮件', fax: '传真', portal: '网上平台', telephone: '电话' },
)

export const AssistanceKindEnum = enumType<AssistanceKind>(
  'AssistanceKind',
  'Help that the applicant was given, 711-29, 711-43 (协助方式).',
  { oral: '代为填写', reading: '阅读困难协助', hearing: '视听障碍协助' },
)

export const SearchResultEnum = enumType<SearchResult>('SearchResult', 'What came of a search (检索结果).', {
  found: '检索到',
  notFound: '未检索到',
})

export const ThirdPartyOpinionEnum = enumType<ThirdPartyOpinion>(
  'ThirdPartyOpinion',
  'What a third party said, 711-32 (第三方意见).',
  { consents: '同意公开', partlyConsents: '同意部分公开', objects: '不同意公开' },
)

export const ThirdPartyStandEnum = enumType<ThirdPartyOpinion | 'silent' | 'unreachable'>(
  'ThirdPartyStand',
  'What came of asking a third party; silence is never consent, 711-32 (征求第三方意见结果).',
  {
    consents: '同意公开',
    partlyConsents: '同意部分公开',
    objects: '不同意公开',
    silent: '逾期未提出意见',
    unreachable: '无法联系',
  },
)

export const FeeMethodEnum = enumType<FeeMethod>(
  'FeeMethod',
  'How the fee is reckoned, never both ways, 711-42 (计收方式).',
  { perItem: '按件计收', perPage: '按量计收' },
)

export const OtherMatterEnum = enumType<OtherMatter>(
  'OtherMatter',
  'What an application really is, 711-39 (其他事项类别).',
  { petition: '信访', complaint: '投诉', report: '举报' },
)

export const SealKindEnum = enumType<SealKind>('SealKind', 'How a letter is sealed (用印方式).', {
  electronicSeal: '电子印章',
  sealedScan: '盖章扫描件',
})

export const ProactiveSourceEnum = enumType<ProactiveSource>(
  'ProactiveSource',
  'Why disclosure without request is proposed, 711-44 (转为主动公开的起因).',
  { severalApplicants: '多个申请人申请相同信息', applicantSuggestion: '申请人建议' },
)

export const RetentionClassEnum = enumType<RetentionClass>('RetentionClass', 'How long a file is kept (保管期限).', {
  permanent: '永久',
  years30: '定期30年',
  years10: '定期10年',
})

export const FilePurposeEnum = enumType<FilePurpose>('FilePurpose', 'What a file of a matter is (案卷材料类别).', {
  intake: '申请书、登记扫描件',
  identityProof: '身份证明',
  applicantAttachment: '申请人提交的其他材料',
  amendment: '补正材料',
  thirdPartyOpinion: '第三方意见',
  proof: '送达、寄送、签收凭证',
  search: '检索记录',
  given: '随答复提供的信息',
  sealedScan: '盖章扫描件',
  other: '其他',
})

export const PausingLetterEnum = enumType<PausingLetter>(
  'PausingLetter',
  'Whose opinion is waited for while the time to answer does not count, 711-33 (中止计算事由).',
  { thirdParty: '征求第三方意见', agency: '征求其他机关意见' },
)

export const RemedyKindEnum = enumType<RemedyKind>(
  'RemedyKind',
  'How a reply is contested, as the annual report counts it (救济途径).',
  { review: '行政复议', lawsuit: '未经复议直接起诉', lawsuitAfterReview: '复议后起诉' },
)

export const RemedyResultEnum = enumType<RemedyResult>(
  'RemedyResult',
  'How a review or lawsuit ended (复议、诉讼结果).',
  { upheld: '结果维持', corrected: '结果纠正', other: '其他结果' },
)

export const OutcomeKindEnum = enumType<OutcomeKind>(
  'OutcomeKind',
  'How an application is answered, 711-36 to 711-39 (答复类型).',
  {
    alreadyPublic: '已主动公开，告知获取方式、途径 711-36(1)',
    provided: '予以公开 711-36(2)',
    withheld: '不予公开 711-36(3)',
    notHeld: '经检索不存在 711-36(4)',
    notOurs: '不属于本机关负责公开 711-36(5)',
    repeated: '重复申请，不予重复处理 711-36(6)',
    specialRegime: '依照工商、不动产登记等特别规定办理 711-36(7)',
    partlyProvided: '区分处理，部分公开 711-37',
    needsProcessing: '没有现成信息，需要加工、分析 711-38',
    petition: '信访、投诉、举报，不作为申请处理 711-39',
    publication: '公开出版物，告知获取途径 711-39',
    reconfirmation: '要求确认或者重新出具已获取的信息 711-39',
    excessive: '无正当理由大量反复申请，不予处理 711-35',
    stillUnclear: '补正后申请内容仍不明确 711-30',
    notAmended: '逾期不补正，不再处理 711-30',
    feeUnpaid: '逾期未缴费，不再处理 711-42',
    enterpriseChannel: '公共企事业单位另有规定 711-55',
    other: '其他处理',
  },
)

export const CorrectionOutcomeEnum = enumType<CorrectionOutcome['kind']>(
  'CorrectionOutcome',
  'What became of a request to correct one’s own record, 711-41 (更正处理结果).',
  {
    corrected: '予以更正',
    refused: '不予更正',
    forwarded: '转送有权更正的行政机关',
    directed: '告知向有权更正的行政机关提出',
  },
)

export const ArchivedKindEnum = enumType<ArchivedKind>('ArchivedKind', 'What is archived (归档对象).', {
  application: '依申请公开申请',
  item: '政府信息',
  recordCorrection: '信息更正请求',
})

export const ArchiveCheckEnum = enumType<ArchiveCheck>(
  'ArchiveCheck',
  'A property of an archive package that is looked at, DA/T 70 (四性检测).',
  { authenticity: '真实性', integrity: '完整性', usability: '可用性', security: '安全性' },
)
