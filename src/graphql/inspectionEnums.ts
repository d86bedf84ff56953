import './metadataShim.js'
import type {
  BulletinState,
  ExaminationResult,
  InspectionArea,
  InspectionFilePurpose,
  InspectionFindingState,
  InspectionState,
} from '../domain/inspection/vocabulary.js'
import { enumType } from './fields.js'

export const InspectionAreaEnum = enumType<InspectionArea>(
  'InspectionArea',
  'What an inspection looks at (检查内容).',
  {
    informationItems: '主动公开信息',
    applications: '依申请公开',
    consultations: '协调会商',
    duties: '公开义务',
    recordCorrections: '信息更正',
  },
)
export const InspectionStateEnum = enumType<InspectionState>('InspectionState', 'Where it stands (检查状态).', {
  planned: '已计划',
  sampled: '检查中',
  concluded: '已结束',
  cancelled: '已取消',
})
export const ExaminationResultEnum = enumType<ExaminationResult>(
  'ExaminationResult',
  'What came of examining one of the sample (检查结果).',
  { inOrder: '符合要求', finding: '发现问题', notApplicable: '不适用' },
)
export const InspectionFindingStateEnum = enumType<InspectionFindingState>(
  'InspectionFindingState',
  'How a finding stands inside its inspection; only verification leads to `accepted` (问题状态).',
  { recorded: '已记录', noticed: '已责令整改', stated: '已报送整改', refused: '整改未通过', accepted: '已核实销号' },
)
export const InspectionFilePurposeEnum = enumType<InspectionFilePurpose>(
  'InspectionFilePurpose',
  'What a file of an inspection is (材料类别).',
  { proof: '整改证明', workingPaper: '检查底稿' },
)
export const BulletinStateEnum = enumType<BulletinState>('BulletinState', 'Where the bulletin stands (通报状态).', {
  drafted: '已拟稿',
  returned: '已退回',
  approved: '已批准',
  issued: '已印发',
  published: '已公布',
})
