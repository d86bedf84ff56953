// Stored for ever in events; new ones may be added.

/** 提交申请的渠道; each has its own rule for the date of receipt (711-31). */
export const INTAKE_CHANNELS = [
  'counter', // 当面提交
  'signedPost', // 需要签收的邮寄
  'ordinaryPost', // 平常信函等无需签收的邮寄
  'internet', // 互联网渠道
  'fax', // 传真
  'oral', // 口头提出，工作机构代为填写
] as const
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number]

/** By which rule the day of receipt was found (711-31). */
export const RECEIPT_RULES = [
  'submitted', // 提交之日
  'signedFor', // 签收之日
  'confirmedWithApplicant', // 与申请人确认之日
  'portalReceipt', // 本机关平台自动回执
  'contactByApplicant', // 申请人主动联系之日
  'ofTheWhole', // 拆分前的收到之日
] as const
export type ReceiptRule = (typeof RECEIPT_RULES)[number]

/** 申请人类型: the columns of table 2 of the annual report. */
export const APPLICANT_KINDS = [
  'naturalPerson', // 自然人
  'commercialEnterprise', // 商业企业
  'researchInstitution', // 科研机构
  'publicInterestOrganisation', // 社会公益组织
  'legalServiceInstitution', // 法律服务机构
  'otherOrganisation', // 其他
] as const
export type ApplicantKind = (typeof APPLICANT_KINDS)[number]

/** 申请应当包括的内容 (711-29), and what an unclear one may have to be completed with (711-30). */
export const REQUEST_ELEMENTS = [
  'name', // 姓名或者名称
  'identityProof', // 身份证明
  'contact', // 联系方式
  'description', // 名称、文号或者便于查询的其他特征性描述
  'form', // 形式要求，包括获取信息的方式、途径
] as const
export type RequestElement = (typeof REQUEST_ELEMENTS)[number]

/** 获取信息的方式 (711-40) */
export const PROVISION_FORMS = ['paper', 'electronic', 'onSite', 'excerpt'] as const // 纸质、电子数据、查阅、抄录
export type ProvisionForm = (typeof PROVISION_FORMS)[number]

/** 获取信息的途径, also that of a reply. */
export const DELIVERY_WAYS = ['handover', 'post', 'email', 'fax', 'portal'] as const // 自行领取、邮寄、电子邮件、传真、平台
export type DeliveryWay = (typeof DELIVERY_WAYS)[number]

/** 代为填写申请 (711-29), 为阅读困难或者视听障碍的公民提供帮助 (711-43) */
export const ASSISTANCE_KINDS = ['oral', 'reading', 'hearing'] as const
export type AssistanceKind = (typeof ASSISTANCE_KINDS)[number]

export const SEARCH_RESULTS = ['found', 'notFound'] as const
export type SearchResult = (typeof SEARCH_RESULTS)[number]

/** 第三方意见 (711-32) */
export const THIRD_PARTY_OPINIONS = ['consents', 'partlyConsents', 'objects'] as const
export type ThirdPartyOpinion = (typeof THIRD_PARTY_OPINIONS)[number]

/** 按件 or 按量 (711-42): never both. */
export const FEE_METHODS = ['perItem', 'perPage'] as const
export type FeeMethod = (typeof FEE_METHODS)[number]

/** What an application in this form really is (711-39). */
export const OTHER_MATTERS = ['petition', 'complaint', 'report'] as const // 信访、投诉、举报
export type OtherMatter = (typeof OTHER_MATTERS)[number]

/** Seal by an electronic seal, or a scan of the sealed paper. */
export const SEAL_KINDS = ['electronicSeal', 'sealedScan'] as const
export type SealKind = (typeof SEAL_KINDS)[number]

export const PROACTIVE_SOURCES = ['severalApplicants', 'applicantSuggestion'] as const
export type ProactiveSource = (typeof PROACTIVE_SOURCES)[number]

/** 保管期限 (law.md §8): 永久、定期30年、定期10年. */
export const RETENTION_CLASSES = ['permanent', 'years30', 'years10'] as const
export type RetentionClass = (typeof RETENTION_CLASSES)[number]

/** 案卷材料: what a file of the matter is. */
export const FILE_PURPOSES = [
  'intake', // 申请书、登记扫描件
  'identityProof', // 身份证明 (711-29)
  'applicantAttachment', // 申请人提交的其他材料
  'amendment', // 补正材料 (711-30)
  'thirdPartyOpinion', // 第三方意见 (711-32)
  'proof', // 送达、寄送、签收凭证
  'search', // 检索记录 (711-36)
  'given', // 随答复提供的信息
  'sealedScan', // 盖章扫描件
  'other', // 其他
] as const
export type FilePurpose = (typeof FILE_PURPOSES)[number]

/** Letters whose way to and from others does not count (711-33). */
export const PAUSING_LETTERS = ['thirdParty', 'agency'] as const
export type PausingLetter = (typeof PAUSING_LETTERS)[number]

/** 行政复议、行政诉讼: the three parts of table 3 of the annual report. */
export const REMEDY_KINDS = ['review', 'lawsuit', 'lawsuitAfterReview'] as const
export type RemedyKind = (typeof REMEDY_KINDS)[number]

/** 结果维持、结果纠正、其他结果 */
export const REMEDY_RESULTS = ['upheld', 'corrected', 'other'] as const
export type RemedyResult = (typeof REMEDY_RESULTS)[number]
