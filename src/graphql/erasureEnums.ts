import type { ErasureGround, HoldKind, Involvement } from '../domain/dataSubject/vocabulary.js'
import type { DataSubjectRow, ErasureStage } from '../projections/dataSubjects.js'
import { enumType } from './fields.js'

export const DataSubjectStateEnum = enumType<DataSubjectRow['state']>(
  'DataSubjectState',
  'Whether the personal data of somebody is there (个人信息状态).',
  { kept: '保存中', erasing: '正在删除', erased: '已删除' },
)

export const InvolvementEnum = enumType<Involvement>('Involvement', 'What somebody has to do with a matter (身份).', {
  applicant: '申请人',
  thirdParty: '第三方',
  correctionApplicant: '更正申请人',
  complainant: '投诉人、举报人',
})

export const HoldKindEnum = enumType<HoldKind>('HoldKind', 'Why personal data has to be kept (留存事由).', {
  review: '行政复议',
  lawsuit: '行政诉讼',
  accountability: '责任追究',
  inspection: '监督检查',
  otherProceeding: '其他法定程序',
})

export const ErasureGroundEnum = enumType<ErasureGround>(
  'ErasureGround',
  'Why personal data is erased, PIPL-47 (删除事由).',
  { subjectRequest: '个人请求删除', retentionOver: '保存期限已届满' },
)

export const ErasureStageEnum = enumType<ErasureStage>('ErasureStage', 'Where a request stands (删除申请状态).', {
  requested: '待批准',
  approved: '已批准',
  declined: '不予删除',
  heldBack: '暂缓删除',
  begun: '正在删除',
  done: '已删除',
})
