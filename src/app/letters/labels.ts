import type {
  ApplicantKind,
  AssistanceKind,
  DeliveryWay,
  FeeMethod,
  IntakeChannel,
  OtherMatter,
  ProvisionForm,
  ReceiptRule,
  RequestElement,
  ThirdPartyOpinion,
} from '../../domain/application/vocabulary.js'
import type { ThirdPartyInterest } from '../../domain/grounds.js'

type Labels<Word extends string> = Readonly<Record<Word, string>>

// The words of the law for what events name in code.

export const APPLICANT_KIND: Labels<ApplicantKind> = {
  naturalPerson: '自然人',
  commercialEnterprise: '商业企业',
  researchInstitution: '科研机构',
  publicInterestOrganisation: '社会公益组织',
  legalServiceInstitution: '法律服务机构',
  otherOrganisation: '其他法人或者组织',
}
export const CHANNEL: Labels<IntakeChannel> = {
  counter: '当面提交',
  signedPost: '邮寄（需要签收）',
  ordinaryPost: '平常信函等无需签收的邮寄',
  internet: '互联网渠道',
  fax: '传真',
  oral: '口头提出，由政府信息公开工作机构代为填写',
}
/** 收到申请之日 (711-31), as the clause has it. */
export const RECEIPT_RULE: Labels<ReceiptRule> = {
  submitted: '以提交之日为收到申请之日',
  signedFor: '以签收之日为收到申请之日',
  confirmedWithApplicant: '以与申请人确认之日为收到申请之日',
  portalReceipt: '以双方确认之日（本平台自动回执之日）为收到申请之日',
  contactByApplicant: '以申请人主动联系确认之日为收到申请之日',
  ofTheWhole: '以拆分前申请的收到之日为收到申请之日',
}
/** 申请应当包括的内容 (711-29) */
export const ELEMENT: Labels<RequestElement> = {
  name: '申请人的姓名或者名称',
  identityProof: '申请人的身份证明',
  contact: '申请人的联系方式',
  description: '申请公开的政府信息的名称、文号或者便于查询的其他特征性描述',
  form: '申请公开的政府信息的形式要求，包括获取信息的方式、途径',
}
export const FORM: Labels<ProvisionForm> = { paper: '纸质', electronic: '电子数据', onSite: '查阅', excerpt: '抄录' }
export const WAY: Labels<DeliveryWay> = {
  handover: '自行领取',
  post: '邮寄',
  email: '电子邮件',
  fax: '传真',
  portal: '政府信息公开平台',
}
export const ASSISTANCE: Labels<AssistanceKind> = {
  oral: '代为填写申请',
  reading: '为阅读困难的公民提供帮助',
  hearing: '为视听障碍的公民提供帮助',
}
export const INTEREST: Labels<ThirdPartyInterest> = {
  commercialSecret: '商业秘密',
  personalPrivacy: '个人隐私',
  otherInterest: '其他合法权益',
}
export const OPINION: Labels<ThirdPartyOpinion> = {
  consents: '同意公开',
  partlyConsents: '部分同意公开',
  objects: '不同意公开',
}
export const FEE_METHOD: Labels<FeeMethod> = { perItem: '按件计收', perPage: '按量计收' }
export const FEE_UNIT: Labels<FeeMethod> = { perItem: '件', perPage: '页' }
export const OTHER_MATTER: Labels<OtherMatter> = { petition: '信访', complaint: '投诉', report: '举报' }
