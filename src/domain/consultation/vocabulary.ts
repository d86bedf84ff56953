// Stored for ever in events; new ones may be added.

/** 沟通、确认的四个方面 (LS-6.1, law.md §0 peer rules). */
export const POINTS = [
  'content', // 内容准确一致
  'attribute', // 公开属性; on an application: whether and how far it is given
  'publisher', // 发布主体; on an application: who answers
  'channel', // 发布途径; on an application: the form in which it is given
] as const
export type Point = (typeof POINTS)[number]

export const POSITIONS = ['agrees', 'objects'] as const
export type Position = (typeof POSITIONS)[number]

/** Why an agency has a seat. */
export const SEAT_GROUNDS = [
  'jointIssuer', // 联合发文机关
  'jointMaker', // 共同制作机关 (711-34), asked by the lead
  'involved', // 涉及的机关
  'source', // 提供或者最初获取的机关 (711-10)
  'successor', // 承接职责的机关 (LS-4.3, LS-4.4)
] as const
export type SeatGround = (typeof SEAT_GROUNDS)[number]

/** 会商的形式 */
export const SESSION_FORMS = ['meeting', 'writtenRound'] as const
export type SessionForm = (typeof SESSION_FORMS)[number]

/** Where an agency stood in a session; whoever was not there or did not say is put down as that. */
export const SESSION_POSITIONS = ['agrees', 'objects', 'undecided', 'absent'] as const
export type SessionPosition = (typeof SESSION_POSITIONS)[number]

export const SESSION_RESULTS = ['agreed', 'disagreed', 'partlyAgreed'] as const
export type SessionResult = (typeof SESSION_RESULTS)[number]

/** What is to be answered to an applicant. */
export const PROPOSED_REPLIES = ['provide', 'providePart', 'withhold'] as const
export type ProposedReply = (typeof PROPOSED_REPLIES)[number]

/** How a consultation ends. Only `confirmed` opens the way to the public. */
export const OUTCOMES = [
  'confirmed', // 一致
  'notAgreed', // 未达成一致
] as const
export type Outcome = (typeof OUTCOMES)[number]

export const CANCELLATIONS = [
  'itemWithdrawn', // 政府信息撤回
  'draftDiscarded', // 草稿作废
  'applicationClosed', // 申请办结或者撤回
  'noLongerInvolved', // 不再涉及其他机关
  'purged', // 依令清除
] as const
export type Cancellation = (typeof CANCELLATIONS)[number]

/** What makes two items look like the same information (LS-6.2). */
export const CONTRADICTION_KINDS = ['documentNumber', 'titleAndDate'] as const
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number]

export const CONTRADICTION_ANSWERS = [
  'otherMatter', // 不是同一信息
  'otherIsOutdated', // 对方内容已过时，以本稿为准
  'adopted', // 已按对方内容修改
  'settledWithAgency', // 已与对方机关核对一致
] as const
export type ContradictionAnswer = (typeof CONTRADICTION_ANSWERS)[number]

/** What a decider says about one point in dispute (LS-9.1). */
export const RULINGS = [
  'proposalStands', // 按征求意见机关的意见办理
  'objectionStands', // 按提出异议机关的意见办理
] as const
export type Ruling = (typeof RULINGS)[number]

/** By which right an agency decides a dispute. */
export const DECIDER_RIGHTS = ['commonSuperior', 'disclosureDepartment'] as const // 共同上一级行政机关、主管部门
export type DeciderRight = (typeof DECIDER_RIGHTS)[number]
