import type { DisputeDeciderLost } from '../domain/consultation/events.js'
import type { DeciderRight, Ruling } from '../domain/consultation/vocabulary.js'
import type { DisputeState } from '../projections/consultations/tables.js'
import { enumType } from './fields.js'

export const DisputeStateEnum = enumType<DisputeState>(
  'DisputeState',
  'Where a dispute about the current text stands, LS-9.1 (争议状态).',
  {
    none: '无报请',
    referred: '已报请，待决定',
    returned: '已退回补正',
    decided: '已决定',
    deciderLost: '决定机关已不存在或者成为当事方',
  },
)

export const RulingEnum = enumType<Ruling>('Ruling', 'What a decider says about a point, LS-9.1 (决定意见).', {
  proposalStands: '按征求意见机关的意见办理',
  objectionStands: '按提出异议机关的意见办理',
})

export const DeciderRightEnum = enumType<DeciderRight>(
  'DeciderRight',
  'By which right an agency decides a dispute, LS-9.1 (决定权来源).',
  { commonSuperior: '共同上一级行政机关', disclosureDepartment: '政府信息公开主管部门' },
)

export const DeciderLossEnum = enumType<DisputeDeciderLost['data']['because']>(
  'DeciderLoss',
  'Why an agency can no longer decide a dispute (丧失决定资格的原因).',
  { abolished: '已撤销', becameParty: '成为当事方', rightLost: '不再是主管部门' },
)
