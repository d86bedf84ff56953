// Stored for ever in events; new ones may be added.

/** 检查内容: what an inspection looks at, and of what its sample consists. */
export const INSPECTION_AREAS = [
  'informationItems', // 主动公开信息
  'applications', // 依申请公开
  'consultations', // 协调会商
  'duties', // 公开义务
  'recordCorrections', // 信息更正
] as const
export type InspectionArea = (typeof INSPECTION_AREAS)[number]

/** 检查结果 of one sampled subject; `finding` comes about by recording one. */
export const EXAMINATION_RESULTS = [
  'inOrder', // 符合要求
  'finding', // 发现问题
  'notApplicable', // 不适用
] as const
export type ExaminationResult = (typeof EXAMINATION_RESULTS)[number]

/** 问题状态 inside an inspection. Only the inspector's verification leads to `accepted`. */
export const INSPECTION_FINDING_STATES = [
  'recorded', // 已记录
  'noticed', // 已责令整改
  'stated', // 已报送整改情况
  'refused', // 整改未通过
  'accepted', // 已核实销号
] as const
export type InspectionFindingState = (typeof INSPECTION_FINDING_STATES)[number]

export const INSPECTION_FILE_PURPOSES = [
  'proof', // 整改证明材料, by the agency
  'workingPaper', // 检查底稿, by the inspectors
] as const
export type InspectionFilePurpose = (typeof INSPECTION_FILE_PURPOSES)[number]

/** Why a case of accountability is proposed. */
export const PROPOSAL_CAUSES = [
  'missedAgain', // 再次逾期未整改
  'noSuperior', // 逾期且无上级机关可督促
  'byInspector', // 检查组提出
] as const
export type ProposalCause = (typeof PROPOSAL_CAUSES)[number]

/** 计划 · 检查中 · 已结束 · 已取消 */
export const INSPECTION_STATES = ['planned', 'sampled', 'concluded', 'cancelled'] as const
export type InspectionState = (typeof INSPECTION_STATES)[number]

/** 通报: 已拟 · 已退回 · 已批准 · 已印发 · 已公布 */
export const BULLETIN_STATES = ['drafted', 'returned', 'approved', 'issued', 'published'] as const
export type BulletinState = (typeof BULLETIN_STATES)[number]
