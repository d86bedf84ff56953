import type { DecisionContext } from '../context.js'
import { yearMonthOf } from '../dates.js'
import { type Authority, type Decider, type Refusal, type Rule, unreachable } from '../decider.js'
import { protect } from '../protected.js'
import { sameJson } from '../sameJson.js'
import { textFaults } from '../texts.js'
import type { AgencyId, YearMonth } from '../values.js'
import type { FilingCommand, ReturnFilingList, SubmitFilingList } from './commands.js'
import { FILING_RETURN_REASONS, type FilingEntry, type FilingEvent } from './events.js'

/** 备案 of one agency and month: not handed in · with the disclosure department · accepted · returned */
export type FilingList =
  | { readonly status: 'absent' }
  | {
      readonly status: 'submitted' | 'accepted' | 'returned'
      readonly agency: AgencyId
      readonly month: YearMonth
      readonly round: number
      readonly entries: readonly FilingEntry[]
      readonly returned?: { readonly reason: string }
    }

export function evolve(list: FilingList, event: FilingEvent): FilingList {
  switch (event.type) {
    case 'FilingListSubmitted': {
      const { agency, month, round, entries } = event.data
      return { status: 'submitted', agency, month, round, entries }
    }
    case 'FilingListAccepted':
      return list.status === 'absent' ? list : { ...list, status: 'accepted' }
    case 'FilingListReturned':
      return list.status === 'absent' ? list : { ...list, status: 'returned', returned: { reason: event.data.reason } }
    default:
      return unreachable(event)
  }
}

const MOST_ENTRIES = 5_000
const INDEX_NUMBER = /^[0-9A-HJ-NPQRTUWXY]{18}\/\d{6}-\d{5}$/

/** The disclosure department of the district on that day (711-3). */
const departmentOf = ({ agencies, today }: DecisionContext): AgencyId | undefined =>
  agencies.withDuty('disclosureDepartment', today)[0]

const departmentExists: Rule<FilingList> = {
  code: 'DISCLOSURE_DEPARTMENT_MISSING',
  clause: '711-3',
  refuse: (_list, context) => (departmentOf(context) === undefined ? { missing: ['disclosureDepartment'] } : undefined),
}

const isNotWithDepartment: Rule<FilingList> = {
  code: 'FILING_ALREADY_SUBMITTED',
  clause: 'LS-10.8',
  refuse: ({ status }) => (status === 'submitted' || status === 'accepted' ? { facts: { status } } : undefined),
}

const isWithDepartment: Rule<FilingList> = {
  code: 'FILING_NOT_SUBMITTED',
  clause: 'LS-10.8',
  refuse: ({ status }) => (status === 'submitted' ? undefined : { facts: { status } }),
}

function listFaults({ data }: SubmitFilingList, _list: FilingList, { today }: DecisionContext): readonly Refusal[] {
  const { month, entries } = data
  const faults: Refusal[] = []
  if (!/^\d{4}(0[1-9]|1[0-2])$/.test(month)) faults.push({ code: 'MONTH_INVALID', clause: 'SYS', path: 'month' })
  if (month >= yearMonthOf(today)) {
    faults.push({ code: 'MONTH_NOT_OVER', clause: 'LS-10.8', path: 'month', facts: { month } })
  }
  if (new Set(entries.map(({ itemId }) => itemId)).size !== entries.length) {
    faults.push({ code: 'ENTRY_NAMED_TWICE', clause: 'LS-10.8', path: 'entries' })
  }
  if (entries.length > MOST_ENTRIES) {
    faults.push({ code: 'TOO_MANY', clause: 'SYS', path: 'entries', facts: { most: MOST_ENTRIES } })
  }
  const ofOtherMonth = entries.flatMap(({ indexNumber }, index): Refusal[] =>
    INDEX_NUMBER.test(indexNumber) && indexNumber.slice(19, 25) === month
      ? []
      : [{ code: 'ENTRY_NOT_OF_MONTH', clause: 'LS-10.8', path: `entries.${index}.indexNumber` }],
  )
  return [...faults, ...ofOtherMonth]
}

const isThisRound = ({ data }: { readonly data: { readonly round: number } }, list: FilingList): readonly Refusal[] =>
  list.status === 'absent' || list.round === data.round
    ? []
    : [{ code: 'FILING_ROUND_CHANGED', clause: 'LS-10.8', path: 'round', facts: { round: list.round } }]

function returnFaults({ data }: ReturnFilingList, list: FilingList): readonly Refusal[] {
  const items = list.status === 'absent' ? [] : list.entries.map(({ itemId }) => itemId)
  return [
    ...(FILING_RETURN_REASONS.includes(data.reason)
      ? []
      : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'reason' } as const]),
    ...data.faults.flatMap(({ itemId, note }, index) => [
      ...(items.includes(itemId)
        ? []
        : [{ code: 'ENTRY_UNKNOWN', clause: 'LS-10.8', path: `faults.${index}.itemId` } as const]),
      ...textFaults(note, `faults.${index}.note`, { longest: 1_000, required: true, multiline: true }),
    ]),
  ]
}

const ofAgency: Authority<SubmitFilingList, FilingList> = {
  roles: ['publishingOfficer', 'disclosureOfficer', 'disclosureHead'],
  agencies: (list, command, { agencies, today }) => {
    const agency = command?.data.agency ?? (list.status === 'absent' ? undefined : list.agency)
    return agency === undefined ? 'any' : agencies.successorsOf(agency, today)
  },
  clause: 'LS-10.8',
}

const ofDepartment: Authority<unknown, FilingList> = {
  roles: ['disclosureOfficer', 'disclosureHead'],
  agencies: (_list, _command, { agencies, today }) => agencies.withDuty('disclosureDepartment', today),
  clause: 'LS-10.8',
}

/** 备案 (LS-10.8): an agency hands in its list of a month, the disclosure department accepts or returns it. */
export const filingDecider: Decider<FilingCommand, FilingList, FilingEvent> = {
  initial: { status: 'absent' },
  evolve,
  handlers: {
    SubmitFilingList: {
      clause: 'LS-10.8',
      by: ofAgency,
      rules: [departmentExists, isNotWithDepartment],
      checks: [listFaults],
      done: ({ data }, list) =>
        (list.status === 'submitted' || list.status === 'accepted') &&
        list.agency === data.agency &&
        sameJson(list.entries, entriesOf(data.entries)),
      events: ({ data }, list, context) => [
        {
          type: 'FilingListSubmitted',
          data: {
            agency: data.agency,
            month: data.month,
            round: list.status === 'absent' ? 1 : list.round + 1,
            department: departmentOf(context) as AgencyId,
            entries: entriesOf(data.entries),
            submittedOn: context.today,
          },
        },
      ],
    },
    AcceptFilingList: {
      clause: 'LS-10.8',
      by: ofDepartment,
      rules: [isWithDepartment],
      checks: [isThisRound],
      done: ({ data }, list) => list.status === 'accepted' && list.round === data.round,
      events: (_command, list, { today }) => {
        if (list.status === 'absent') throw new Error('the rules let an acceptance of nothing through')
        const { agency, round, entries } = list
        return [{ type: 'FilingListAccepted', data: { agency, month: list.month, round, entries, acceptedOn: today } }]
      },
    },
    ReturnFilingList: {
      clause: 'LS-10.8',
      by: ofDepartment,
      rules: [isWithDepartment],
      checks: [isThisRound, returnFaults],
      done: ({ data }, list) =>
        list.status === 'returned' && list.round === data.round && list.returned?.reason === data.reason,
      events: ({ data }, list) => {
        if (list.status === 'absent') throw new Error('the rules let a return of nothing through')
        return [
          {
            type: 'FilingListReturned',
            data: {
              agency: list.agency,
              month: list.month,
              round: list.round,
              reason: data.reason,
              faults: data.faults.map(({ itemId, note }) => ({ itemId, note: protect(`item:${itemId}`, note) })),
            },
          },
        ]
      },
    },
  },
}

const entriesOf = (entries: readonly FilingEntry[]): readonly FilingEntry[] =>
  entries.map(({ itemId, indexNumber }) => ({ itemId, indexNumber }))
