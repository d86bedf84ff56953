import type { ExportedRow } from './exportedRow.js'

/** The fields of an exported event, in this order, and what they are called in Chinese. */
export const ROW_FIELDS = {
  ordinal: '序号',
  eventId: '事件编号',
  stream: '事件流',
  revision: '版本',
  type: '事件类型',
  subjectKind: '对象类型',
  subjectId: '对象编号',
  person: '办理人',
  role: '职责',
  agency: '机关',
  deputyFor: '被代理人',
  process: '流程',
  recordedAt: '记录时间',
  legalDate: '法定日期',
  clause: '条款',
  reason: '理由代码',
  matter: '事项',
  causation: '起因',
  commandId: '请求编号',
  commandType: '操作',
  rules: '适用规则',
  policies: '适用数值版本',
  changes: '变动内容',
} as const satisfies { readonly [Field in keyof ExportedRow]: string }

export const FIELD_NAMES = Object.keys(ROW_FIELDS) as readonly (keyof ExportedRow)[]
