import type { MyLetterKind } from '../../app/applicants/myLetters.js'
import type { MyApplicationState } from '../../app/applicants/myState.js'
import { enumType } from '../fields.js'

export const MyApplicationStateEnum = enumType<MyApplicationState>(
  'MyApplicationState',
  'Where an application stands, as its applicant is told (申请进度).',
  {
    received: '已收到',
    awaitingAmendment: '待补正',
    awaitingReasons: '待说明理由',
    awaitingPayment: '待缴费',
    askingOthers: '征求意见中',
    inProgress: '办理中',
    replied: '已答复',
    withdrawn: '已撤回',
    merged: '已并案',
  },
)

export const MyLetterKindEnum = enumType<MyLetterKind>('MyLetterKind', 'A letter to the applicant (文书种类).', {
  amendmentNotice: '补正告知书',
  reasonsNotice: '说明理由通知书',
  feeNotice: '收费通知',
  extensionNotice: '延期答复告知书',
  delayNotice: '延迟答复告知书',
  splitNotice: '一事一申请告知书',
  reply: '答复书',
})

export type MyCorrectionState = 'inProgress' | 'corrected' | 'refused' | 'forwarded' | 'directed' | 'withdrawn'

export const MyCorrectionStateEnum = enumType<MyCorrectionState>(
  'MyCorrectionState',
  'Where a request to correct one’s own record stands, as the person is told, 711-41 (更正进度).',
  {
    inProgress: '办理中',
    corrected: '已更正',
    refused: '不予更正',
    forwarded: '已转送有权更正的行政机关',
    directed: '请向有权更正的行政机关提出',
    withdrawn: '已撤回',
  },
)
