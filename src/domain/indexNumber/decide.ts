import type { Decider, Refusal, Rule } from '../decider.js'
import type { ItemId } from '../values.js'
import type { AssignIndexNumber, IndexNumberCommand } from './commands.js'
import type { IndexNumberEvent } from './events.js'

/** Numbers given out in one month under one code, in order. */
export interface IndexNumberRegister {
  readonly creditCode?: string
  readonly month?: string
  readonly count: number
  /** A chain rather than a set, so that folding a long register stays linear. */
  readonly last?: Assigned
}
interface Assigned {
  readonly itemId: ItemId
  readonly before?: Assigned
}

/** Five digits. */
const HIGHEST = 99_999

const isNotFull: Rule<IndexNumberRegister> = {
  code: 'INDEX_NUMBERS_EXHAUSTED',
  clause: 'LS-10.7',
  refuse: ({ count }) => (count < HIGHEST ? undefined : { facts: { highest: HIGHEST } }),
}

/** The Anhui form: `{creditCode}/{YYYYMM}-{00001}`. */
export const indexNumberOf = (creditCode: string, month: string, number: number): string =>
  `${creditCode}/${month}-${String(number).padStart(5, '0')}`

function formFaults({ data }: AssignIndexNumber, register: IndexNumberRegister): readonly Refusal[] {
  const faults: Refusal[] = []
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(data.creditCode)) {
    faults.push({ code: 'CREDIT_CODE_INVALID', clause: 'GB-32100', path: 'creditCode' })
  }
  if (!/^\d{4}(0[1-9]|1[0-2])$/.test(data.month)) faults.push({ code: 'MONTH_INVALID', clause: 'SYS', path: 'month' })
  const { creditCode = data.creditCode, month = data.month } = register
  if (creditCode !== data.creditCode || month !== data.month) {
    faults.push({ code: 'WRONG_INDEX_REGISTER', clause: 'LS-10.7', path: 'month' })
  }
  return faults
}

function hasNumber({ last }: IndexNumberRegister, itemId: ItemId): boolean {
  for (let assigned = last; assigned !== undefined; assigned = assigned.before) {
    if (assigned.itemId === itemId) return true
  }
  return false
}

/** 索引号, without gaps per code and month: the register is one stream and the number its revision + 1. */
export const indexNumberDecider: Decider<IndexNumberCommand, IndexNumberRegister, IndexNumberEvent> = {
  initial: { count: 0 },
  evolve: ({ count, last }, { data: { creditCode, month, itemId } }) => ({
    creditCode,
    month,
    count: count + 1,
    last: { itemId, ...(last === undefined ? {} : { before: last }) },
  }),
  handlers: {
    AssignIndexNumber: {
      clause: 'LS-10.7',
      by: { roles: [], agencies: () => [], process: true, clause: 'LS-10.7' },
      rules: [isNotFull],
      checks: [formFaults],
      done: ({ data }, register) => hasNumber(register, data.itemId),
      events: ({ data: { itemId, creditCode, month } }, { count }) => {
        const number = count + 1
        const indexNumber = indexNumberOf(creditCode, month, number)
        return [{ type: 'IndexNumberAssigned', data: { itemId, creditCode, month, number, indexNumber } }]
      },
    },
  },
}
