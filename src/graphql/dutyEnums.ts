import type { DutyGround, DutyKind, DutyLift, DutyStart, DutyStatus } from '../domain/duty/vocabulary.js'
import { enumType } from './fields.js'

export const DutyKindEnum = enumType<DutyKind>('DutyKind', 'What an agency has to do with an item (义务类型).', {
  publish: '公开',
  publishPart: '公开可以公开的部分',
  catalogueEntry: '编入依申请公开信息目录',
})

export const DutyStatusEnum = enumType<DutyStatus>(
  'DutyStatus',
  'What is on record about a duty; see `overdue` for one that is over and not noticed yet (义务状态).',
  { open: '应公开', met: '已公开', missed: '逾期', lifted: '已解除' },
)

export const DutyGroundEnum = enumType<DutyGround>('DutyGround', 'Why an agency has to publish, Art. 4–7 (义务依据).', {
  maker: '制作',
  lead: '牵头',
  signer: '盖章、署名',
  keeper: '保存',
  firstObtainer: '最初获取',
  involved: '涉及',
  byLaw: '法律、法规另有规定',
})

export const DutyStartEnum = enumType<DutyStart>('DutyStart', 'What its time begins with, 711-26 (起算事由).', {
  formed: '形成',
  changed: '变更',
  obtained: '获取',
  attributeDecided: '确认为主动公开',
})

export const DutyLiftEnum = enumType<DutyLift>('DutyLift', 'Why nothing has to be published any more (解除原因).', {
  withdrawn: '撤回',
  attributeChanged: '公开属性变更',
  notInvolved: '不再涉及',
  purged: '依令清除',
  expired: '失效前未公开',
  mergedIntoOther: '职责已并入另一负有公开义务的机关',
  enteredInError: '录入错误',
})
