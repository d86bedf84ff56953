// Stored for ever in events: a change here needs an upcaster and a decision record.

/** 文字、图片、图表、音像、电子文稿 (LS-2.3) */
export const MEDIA = ['text', 'picture', 'chart', 'audioVideo', 'electronicDocument'] as const
export type Medium = (typeof MEDIA)[number]

/** 公开属性 (LS-10.4) */
export const DISCLOSURE_ATTRIBUTES = [
  'proactive', // 主动公开, the default (LS-3.1)
  'partial', // 部分公开
  'onRequest', // 依申请公开
  'withheld', // 不予公开
] as const
export type DisclosureAttribute = (typeof DISCLOSURE_ATTRIBUTES)[number]

/** 主题分类: the 22 classes of the State Council's catalogue guide. */
export const THEMES = [
  'stateCouncilBodies', // 国务院组织机构
  'generalAffairs', // 综合政务
  'economyAndStateAssets', // 国民经济管理、国有资产监管
  'financeTaxAudit', // 财政、金融、审计
  'landAndEnergy', // 国土资源、能源
  'agricultureForestryWater', // 农业、林业、水利
  'industryAndTransport', // 工业、交通
  'commerceCustomsTourism', // 商贸、海关、旅游
  'marketAndWorkSafety', // 市场监管、安全生产监管
  'constructionAndEnvironment', // 城乡建设、环境保护
  'scienceAndEducation', // 科技、教育
  'cultureBroadcastPress', // 文化、广电、新闻出版
  'healthAndSports', // 卫生、体育
  'populationWomenChildren', // 人口与计划生育、妇女儿童工作
  'labourPersonnelSupervision', // 劳动、人事、监察
  'publicSecurityJustice', // 公安、安全、司法
  'civilAffairsRelief', // 民政、扶贫、救灾
  'ethnicAndReligious', // 民族、宗教
  'foreignAffairs', // 对外事务
  'hongKongMacaoTaiwan', // 港澳台侨工作
  'nationalDefence', // 国防
  'other', // 其他
] as const
export type Theme = (typeof THEMES)[number]

/** 体裁: the fifteen kinds of official document, and what catalogues list beside them. */
export const GENRES = [
  'resolution', // 决议
  'decision', // 决定
  'order', // 命令（令）
  'communique', // 公报
  'announcement', // 公告
  'publicNotice', // 通告
  'opinion', // 意见
  'notice', // 通知
  'circular', // 通报
  'report', // 报告
  'requestForInstructions', // 请示
  'reply', // 批复
  'motion', // 议案
  'letter', // 函
  'minutes', // 纪要
  'regulation', // 制度、规定、办法
  'plan', // 规划、计划、方案
  'statistics', // 统计信息
  'other', // 其他
] as const
export type Genre = (typeof GENRES)[number]

/** 公开方式 (LS-13.1, LS-13.3) */
export const CHANNELS = [
  'governmentWebsite', // 政府网站, the first platform
  'gazette', // 政府公报
  'pressConference', // 新闻发布会
  'press', // 报刊
  'radio', // 广播
  'television', // 电视
  'weibo', // 政务微博
  'wechat', // 政务微信
  'readingPoint', // 政府信息查阅点
] as const
export type Channel = (typeof CHANNELS)[number]

/** 载体形式 (law.md §6) */
export const CARRIERS = ['officialDocument', 'nonOfficialDocument'] as const // 公文、非公文
export type Carrier = (typeof CARRIERS)[number]

/** 公开范围 */
export const SCOPES = ['general', 'inAgency', 'concerned'] as const // 社会公众、本机关、特定对象
export type DisclosureScope = (typeof SCOPES)[number]

/** The yes-or-no questions of the 保密审查表, each with a note. */
export const REVIEW_FLAGS = [
  'stateSecret', // 国家秘密
  'workSecret', // 工作秘密
  'commercialSecret', // 商业秘密
  'personalPrivacy', // 个人隐私
  'internalAffairs', // 内部事务信息
  'processInformation', // 过程性信息
  'enforcementFile', // 行政执法案卷
  'threeSafetiesOneStability', // 三安全一稳定
] as const
export type ReviewFlag = (typeof REVIEW_FLAGS)[number]

/** 审查结论: 公开、免于公开; 送审 is a step of its own. */
export const REVIEW_CONCLUSIONS = ['disclose', 'exempt'] as const
export type ReviewConclusion = (typeof REVIEW_CONCLUSIONS)[number]

/** Who may settle what the agency cannot (711-17): 有关主管部门 or 保密行政管理部门. */
export const REFERRAL_TARGETS = ['superior', 'secrecyAdministration'] as const
export type ReferralTarget = (typeof REFERRAL_TARGETS)[number]

export const RENDITIONS = ['original', 'redacted'] as const
export type Rendition = (typeof RENDITIONS)[number]

/** 撤回 (撤稿) */
export const WITHDRAWAL_REASONS = [
  'wrongContent', // 内容错误
  'secrecyBreach', // 泄密
  'personalData', // 泄露个人隐私
  'thirdPartyRights', // 侵害第三方权益
  'courtOrSuperiorOrder', // 法院或者上级决定
  'disclosedInError', // 不应公开
] as const
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

/** 效力状况 */
export const VALIDITY_ENDS = ['repealed', 'expired', 'superseded'] as const // 废止、失效、被替代
export type ValidityEnd = (typeof VALIDITY_ENDS)[number]

export const PURGE_BASES = ['secrecyBreach', 'courtOrder', 'secrecyAdministrationOrder'] as const
export type PurgeBasis = (typeof PURGE_BASES)[number]
