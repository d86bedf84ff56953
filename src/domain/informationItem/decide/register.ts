import type { DecisionContext } from '../../context.js'
import { yearMonthOf } from '../../dates.js'
import type { AgencyId, SocialCreditCode, YearMonth } from '../../values.js'
import type { RecordFiling, RecordIndexNumber, RegisterItem } from '../commands.js'
import type { OpenItem } from '../state.js'
import { handlingAgencies, heldInHandlingAgency, type ItemRule, onOpenItem, processOnly } from './handler.js'
import { officerIsInCharge } from './people.js'

/** An approval that a later change has voided is none. */
const isApproved: ItemRule = {
  code: 'NOT_APPROVED',
  clause: 'LS-10.6',
  refuse: ({ work, registered }) =>
    work?.stage === 'approved' || registered !== undefined ? undefined : { missing: ['ApproveItem'] },
}

/** `done` comes first: who asks again is told that it is done, and a screen does not offer it. */
const isNotRegistered: ItemRule = {
  code: 'REGISTERED_BEFORE',
  clause: 'LS-10.7',
  refuse: ({ registered }) => (registered === undefined ? undefined : { facts: { on: registered } }),
}

/** The agency under whose code it is registered: the one the actor acts for. */
function registeringAgency(item: OpenItem, context: DecisionContext): AgencyId | undefined {
  const { actor } = context
  const acting = actor.kind === 'person' ? actor.as?.agency : undefined
  return acting ?? handlingAgencies(item, context)[0]
}

function creditCodeOf(item: OpenItem, context: DecisionContext): SocialCreditCode | undefined {
  const agency = registeringAgency(item, context)
  return agency === undefined ? undefined : context.agencies.agency(agency)?.creditCode
}

const agencyHasCreditCode: ItemRule = {
  code: 'CREDIT_CODE_MISSING',
  clause: 'GB-32100',
  refuse: (item, context) => (creditCodeOf(item, context) === undefined ? { missing: ['creditCode'] } : undefined),
}

/** 登记 (LS-10.7). Withheld items are registered too: the register is of all that was decided. */
export const registerItem = onOpenItem<RegisterItem>({
  clause: 'LS-10.7',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer']),
  rules: [officerIsInCharge, isApproved, isNotRegistered, agencyHasCreditCode],
  done: (_command, { registered }) => registered !== undefined,
  events: (_command, item, context) => {
    const agency = registeringAgency(item, context)
    const creditCode = creditCodeOf(item, context)
    if (agency === undefined || creditCode === undefined) throw new Error('the rules let a registration through')
    const { today } = context
    return [
      {
        type: 'ItemRegistered',
        data: { itemId: item.id, agency, creditCode, registeredOn: today, month: yearMonthOf(today) },
      },
    ]
  },
})

const isRegistered: ItemRule = {
  code: 'NOT_REGISTERED',
  clause: 'LS-10.7',
  refuse: ({ registered }) => (registered === undefined ? { missing: ['RegisterItem'] } : undefined),
}

const INDEX_NUMBER = /^[0-9A-HJ-NPQRTUWXY]{18}\/\d{6}-\d{5}$/

/** The number never changes; another one for the same item is a fault of the program and is refused. */
export const recordIndexNumber = onOpenItem<RecordIndexNumber>({
  clause: 'LS-10.7',
  by: processOnly,
  rules: [isRegistered],
  checks: [
    ({ data }, { indexNumber }) =>
      indexNumber === undefined || indexNumber === data.indexNumber
        ? []
        : [{ code: 'INDEX_NUMBER_FIXED', clause: 'LS-10.7', path: 'indexNumber' } as const],
    ({ data }) =>
      INDEX_NUMBER.test(data.indexNumber)
        ? []
        : [{ code: 'INDEX_NUMBER_INVALID', clause: 'LS-10.7', path: 'indexNumber' } as const],
  ],
  done: ({ data }, { indexNumber }) => indexNumber === data.indexNumber,
  events: ({ data: { indexNumber } }) => [{ type: 'IndexNumberRecorded', data: { indexNumber } }],
})

/** 备案 (LS-10.8) */
export const recordFiling = onOpenItem<RecordFiling>({
  clause: 'LS-10.8',
  by: processOnly,
  rules: [isRegistered],
  checks: [
    ({ data }) =>
      /^\d{4}(0[1-9]|1[0-2])$/.test(data.month)
        ? []
        : [{ code: 'MONTH_INVALID', clause: 'SYS', path: 'month' } as const],
  ],
  done: ({ data }, { filed }) => filed.some((month) => month === data.month),
  events: ({ data: { agency, month } }) => [{ type: 'ItemFiled', data: { agency, month: month as YearMonth } }],
})
