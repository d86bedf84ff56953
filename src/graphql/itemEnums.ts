import type {
  DANGERS,
  GroundCode,
  INTERNAL_KINDS,
  PROCESS_KINDS,
  PROACTIVE_ARTICLES,
  SECRECY_LEVELS,
  THIRD_PARTY_OUTCOMES,
  ThirdPartyInterest,
} from '../domain/grounds.js'
import type { PersonalDataHit, ScanVerdict } from '../domain/informationItem/events.js'
import type {
  Carrier,
  DisclosureAttribute,
  DisclosureScope,
  PurgeBasis,
  ReferralTarget,
  Rendition,
  ReviewConclusion,
  ValidityEnd,
  WithdrawalReason,
} from '../domain/informationItem/vocabulary.js'
import { enumType } from './fields.js'

type OneOf<T extends readonly string[]> = T[number]

export const AttributeEnum = enumType<DisclosureAttribute>(
  'DisclosureAttribute',
  'Attribute of disclosure (公开属性).',
  {
    proactive: '主动公开',
    partial: '部分公开',
    onRequest: '依申请公开',
    withheld: '不予公开',
  },
)

export const RenditionEnum = enumType<Rendition>('Rendition', 'Which rendition of an item a file belongs to (版本).', {
  original: '原件',
  redacted: '区分处理后的版本',
})

export const CarrierEnum = enumType<Carrier>('Carrier', 'Form of the document (载体形式).', {
  officialDocument: '公文',
  nonOfficialDocument: '非公文',
})

export const ScopeEnum = enumType<DisclosureScope>('DisclosureScope', 'Whom it is disclosed to (公开范围).', {
  general: '社会公众',
  inAgency: '本机关',
  concerned: '特定对象',
})

export const ReviewConclusionEnum = enumType<ReviewConclusion>(
  'ReviewConclusion',
  'Conclusion or opinion of a secrecy review (审查结论).',
  { disclose: '公开', exempt: '免于公开' },
)

export const ReferralTargetEnum = enumType<ReferralTarget>(
  'ReferralTarget',
  'Who settles what the agency cannot determine, Order 711 Art. 17 (送审对象).',
  { superior: '有关主管部门', secrecyAdministration: '保密行政管理部门' },
)

export const WithdrawalReasonEnum = enumType<WithdrawalReason>(
  'WithdrawalReason',
  'Why an item is taken back from the public (撤回原因).',
  {
    wrongContent: '内容错误',
    secrecyBreach: '泄密',
    personalData: '泄露个人隐私',
    thirdPartyRights: '侵害第三方权益',
    courtOrSuperiorOrder: '法院或者上级决定',
    disclosedInError: '不应公开',
  },
)

export const ValidityEndEnum = enumType<ValidityEnd>(
  'ValidityEnd',
  'How a document ceased to be in force (效力终止).',
  {
    repealed: '废止',
    expired: '失效',
    superseded: '被替代',
  },
)

export const PurgeBasisEnum = enumType<PurgeBasis>('PurgeBasis', 'On what order an item is purged (清除依据).', {
  secrecyBreach: '泄密处置',
  courtOrder: '法院裁判',
  secrecyAdministrationOrder: '保密行政管理部门决定',
})

export const GroundCodeEnum = enumType<GroundCode>(
  'GroundCode',
  'Statutory ground for not disclosing, or not proactively (法定理由).',
  {
    stateSecret: '国家秘密 (711-14): level, authority, term',
    prohibitedByLaw: '法律、行政法规禁止公开 (711-14): law, article',
    endangersSafety: '危及国家安全、公共安全、经济安全、社会稳定 (711-14): danger, why',
    thirdPartyInterest: '商业秘密、个人隐私等 (711-15): interest, outcome, why',
    internalAffairs: '内部事务信息 (711-16): kind, why',
    processInformation: '过程性信息 (711-16): kind, why',
    enforcementFile: '行政执法案卷信息 (711-16): why',
    notForProactive: '不属于应当主动公开的信息 (711-13): checked, why, concerns',
  },
)

export const SecrecyLevelEnum = enumType<OneOf<typeof SECRECY_LEVELS>>('SecrecyLevel', 'Level of secrecy (密级).', {
  topSecret: '绝密',
  secret: '机密',
  confidential: '秘密',
})

export const DangerEnum = enumType<OneOf<typeof DANGERS>>('Danger', 'What disclosure would endanger (危及的利益).', {
  nationalSecurity: '国家安全',
  publicSafety: '公共安全',
  economicSecurity: '经济安全',
  socialStability: '社会稳定',
})

export const InterestEnum = enumType<ThirdPartyInterest>(
  'ThirdPartyInterest',
  'Lawful interest of a third party (第三方合法权益).',
  { commercialSecret: '商业秘密', personalPrivacy: '个人隐私', otherInterest: '其他合法权益' },
)

export const ThirdPartyOutcomeEnum = enumType<OneOf<typeof THIRD_PARTY_OUTCOMES>>(
  'ThirdPartyOutcome',
  'How the third party answered (第三方意见).',
  { objected: '不同意', silent: '逾期未答复', unreachable: '无法联系', partlyConsented: '部分同意' },
)

export const GroundKindEnum = enumType<OneOf<typeof INTERNAL_KINDS> | OneOf<typeof PROCESS_KINDS>>(
  'GroundKind',
  'Kind of internal-affairs or process information (内部事务信息或者过程性信息的类别).',
  {
    personnel: '人事管理 (internalAffairs)',
    logistics: '后勤管理 (internalAffairs)',
    internalWorkflow: '内部工作流程 (internalAffairs)',
    discussionRecord: '讨论记录 (processInformation)',
    draft: '过程稿 (processInformation)',
    consultationLetter: '磋商信函 (processInformation)',
    requestOrReport: '请示报告 (processInformation)',
  },
)

/** GraphQL names have no hyphen; the value inside is the domain's clause code. */
export type ProactiveArticle = OneOf<typeof PROACTIVE_ARTICLES>

export const ScanVerdictEnum = enumType<ScanVerdict>('ScanVerdict', 'What the malware scanner said (病毒检测结果).', {
  clean: '未发现恶意代码',
  quarantined: '隔离待检',
  infected: '含恶意代码',
})

export const HitKindEnum = enumType<PersonalDataHit['kind']>(
  'PersonalDataKind',
  'Kind of personal data that a scan found (个人信息类别).',
  {
    identityNumber: '居民身份证号码',
    phoneNumber: '电话号码',
    bankCard: '银行卡号',
    address: '住址',
    licencePlate: '机动车号牌',
    illness: '病情',
  },
)

export const HitAnswerEnum = enumType<'official' | 'notPersonal' | 'consented'>(
  'PersonalDataAnswer',
  'What an officer says about personal data that was found (个人信息核实结论).',
  { official: '公务信息或者依法应当公开', notPersonal: '不是个人信息', consented: '本人同意公开' },
)

export const ThirdPartyKindEnum = enumType<'citizen' | 'organisation'>('ThirdPartyKind', 'Who is asked (第三方类别).', {
  citizen: '公民',
  organisation: '法人或者其他组织',
})

export const ThirdPartyAnswerEnum = enumType<'consents' | 'objects'>(
  'ThirdPartyAnswer',
  'Answer of a third party; silence is never taken for consent, 711-32 (第三方答复).',
  { consents: '同意公开', objects: '不同意公开' },
)

export const SpecialLawEnum = enumType<'approval' | 'noticeOnly'>(
  'SpecialLawRequirement',
  'What a special law on publication requires, 711-11 (特别规定的要求).',
  { approval: '须经批准', noticeOnly: '仅作说明' },
)

export const ReevaluationEnum = enumType<'upheld' | 'reopened'>(
  'ReevaluationOutcome',
  'Outcome of looking again at what is not open, 711-18 (动态调整结果).',
  { upheld: '维持', reopened: '重新办理' },
)
