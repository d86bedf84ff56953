import type { OwnApplication } from './ownMatter.js'

/** Where an application stands, as its applicant is told; what officers draft among themselves is not said. */
export const MY_APPLICATION_STATES = [
  'received', // 已收到
  'awaitingAmendment', // 待补正
  'awaitingReasons', // 待说明理由
  'awaitingPayment', // 待缴费
  'askingOthers', // 征求意见中
  'inProgress', // 办理中
  'replied', // 已答复
  'withdrawn', // 已撤回
  'merged', // 已并案
] as const
export type MyApplicationState = (typeof MY_APPLICATION_STATES)[number]

type Open = Extract<OwnApplication['state'], { status: 'open' }>

export function myStateOf({ state }: OwnApplication): MyApplicationState {
  if (state.status === 'closed') return state.ending.how
  const { clock, officer, information } = state
  const awaited = awaitedFromApplicant(state)
  if (awaited !== undefined) return awaited
  if (clock?.receipt.pauses.some(({ letter }) => !clock.answered.includes(letter)) === true) return 'askingOthers'
  return officer === undefined && information === undefined ? 'received' : 'inProgress'
}

function awaitedFromApplicant({ amendment, fee, reasons }: Open): MyApplicationState | undefined {
  if (amendment !== undefined && amendment.status !== 'amended') return 'awaitingAmendment'
  if (fee !== undefined && fee.status !== 'paid') return 'awaitingPayment'
  return reasons !== undefined && !reasons.given && reasons.reasonable === undefined ? 'awaitingReasons' : undefined
}

export const MY_STATE_TEXTS: Readonly<Record<MyApplicationState, { readonly zh: string; readonly en: string }>> = {
  received: { zh: '已收到，等待办理', en: 'Received' },
  awaitingAmendment: { zh: '需要您补正申请内容', en: 'Waiting for you to complete the application' },
  awaitingReasons: { zh: '需要您说明理由', en: 'Waiting for you to give your reasons' },
  awaitingPayment: { zh: '待缴纳信息处理费', en: 'Waiting for the information processing fee' },
  askingOthers: { zh: '正在征求有关方面意见', en: 'Others are being asked for their opinion' },
  inProgress: { zh: '正在办理', en: 'In progress' },
  replied: { zh: '已答复', en: 'Replied to' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn by you' },
  merged: { zh: '已与您的另一件申请合并办理', en: 'Dealt with together with another application of yours' },
}
