import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import { type DeadlineReceipt, reckon, type Reckoned, termInForce } from '../../receipt.js'
import { textFaults } from '../../texts.js'
import type { ApplyPolicyChange, ConfirmNewDate, DeclineNewDate, ProposeNewDate } from '../commands.js'
import type { KnownDeadline } from '../state.js'
import { definitionOf } from '../vocabulary.js'
import {
  actingPerson,
  dayOf,
  type DeadlineRule,
  inOwingAgency,
  isRunning,
  momentOf,
  onDeadline,
  processOnly,
} from './handler.js'
import { faultsOfCount, moved, recount } from './moves.js'

/** The date, or whether it is provisional, would be otherwise by the calendar as it is now, or was to be by an earlier notice. */
function changesAnything(deadline: KnownDeadline, reckoned: Reckoned<DeadlineReceipt>): boolean {
  if (!reckoned.ok) return true
  const { due, provisional } = reckoned.value
  const { receipt, proposal } = deadline
  return due !== receipt.due || provisional !== receipt.provisional || proposal !== undefined
}

const isSettled = ({ proposal, declined }: KnownDeadline, { calendar }: DecisionContext): boolean =>
  proposal?.calendarVersion === calendar.version || declined.includes(calendar.version)

/**
 * A holiday notice came after the date was reckoned. Another date is only proposed; the same date that now rests on
 * the official arrangement instead of the provisional one is recorded at once, and takes back what an earlier notice
 * proposed. What is closed keeps its date.
 */
export const proposeNewDate = onDeadline<ProposeNewDate>({
  clause: '711-26',
  by: processOnly,
  rules: [],
  checks: [(_command, deadline, context) => faultsOfCount(recount(deadline, {}, context))],
  done: (_command, deadline, context) =>
    deadline.status !== 'running' ||
    isSettled(deadline, context) ||
    !changesAnything(deadline, recount(deadline, {}, context)),
  events: (_command, deadline, context) => {
    const reckoned = recount(deadline, {}, context)
    if (!reckoned.ok) throw new Error('the checks let a period through that cannot be counted')
    if (reckoned.value.due === deadline.receipt.due) return [moved(deadline, reckoned, { cause: 'calendar' }, context)]
    return [
      {
        type: 'NewDateProposed',
        data: {
          kind: deadline.kind,
          agency: deadline.agency,
          previousDue: deadline.receipt.due,
          receipt: reckoned.value,
          noticedAt: momentOf(deadline, context),
        },
      },
    ]
  },
})

const dateIsProposed: DeadlineRule = {
  code: 'NO_DATE_PROPOSED',
  clause: '711-26',
  refuse: ({ proposal }) => (proposal === undefined ? {} : undefined),
}

/** A notice makes nobody late in retrospect. */
const proposalLiesAhead: DeadlineRule = {
  code: 'NEW_DATE_PASSED',
  clause: '711-26',
  refuse: (deadline, context) =>
    deadline.proposal !== undefined && deadline.proposal.due < dayOf(deadline, context)
      ? { facts: { due: deadline.proposal.due }, missing: ['DeclineNewDate'] }
      : undefined,
}

/** A later notice may have come that the process has not looked at yet. */
const isTheDateToday = (
  { data }: ConfirmNewDate,
  deadline: KnownDeadline,
  context: DecisionContext,
): readonly Refusal[] => {
  // What the officer did not see is said already.
  if (deadline.proposal?.due !== data.due) return []
  const reckoned = recount(deadline, {}, context)
  if (!reckoned.ok) return [reckoned.refusal]
  const { due } = reckoned.value
  return due === data.due ? [] : [{ code: 'PROPOSAL_CHANGED', clause: 'SYS', path: 'due', facts: { due } }]
}

const isTheDateSeen = ({ data }: ConfirmNewDate | DeclineNewDate, { proposal }: KnownDeadline): readonly Refusal[] =>
  proposal === undefined || proposal.due === data.due
    ? []
    : [{ code: 'PROPOSAL_CHANGED', clause: 'SYS', path: 'due', facts: { due: proposal.due } }]

const ofOwner = inOwingAgency(['publishingOfficer', 'disclosureOfficer', 'disclosureHead'], '711-26')

/** By a named officer, one event per deadline. */
export const confirmNewDate = onDeadline<ConfirmNewDate>({
  clause: '711-26',
  by: ofOwner,
  rules: [isRunning, dateIsProposed, proposalLiesAhead],
  checks: [isTheDateSeen, isTheDateToday],
  done: ({ data }, { status, proposal, receipt }) =>
    status === 'running' && proposal === undefined && receipt.due === data.due,
  events: (_command, deadline, context) => {
    if (deadline.proposal === undefined) throw new Error('the rules let a confirmation of nothing through')
    const reckoned = { ok: true, value: deadline.proposal } as const
    return [moved(deadline, reckoned, { cause: 'calendar', by: actingPerson(context).by }, context)]
  },
})

export const declineNewDate = onDeadline<DeclineNewDate>({
  clause: '711-26',
  by: ofOwner,
  rules: [isRunning, dateIsProposed],
  checks: [
    isTheDateSeen,
    ({ data }) => textFaults(data.reason, 'reason', { longest: 1_000, required: true, multiline: true }),
  ],
  done: (_command, { status, proposal, declined }) =>
    status === 'running' && proposal === undefined && declined.length > 0,
  events: ({ data }, deadline, context) => {
    if (deadline.proposal === undefined) throw new Error('the rules let a refusal of nothing through')
    return [
      {
        type: 'ProposedDateDeclined',
        data: {
          kind: deadline.kind,
          due: deadline.proposal.due,
          calendarVersion: deadline.proposal.calendarVersion,
          by: actingPerson(context).by,
          reason: protect(deadline.key, data.reason),
          noticedAt: momentOf(deadline, context),
        },
      },
    ]
  },
})

/** The same period with the number that is in force today in place of the one it began with. */
function byNewNumber({ kind, receipt }: KnownDeadline, context: DecisionContext): Reckoned<DeadlineReceipt> {
  const { policy, clause } = definitionOf(kind)
  const term = termInForce(context.policies, policy, clause, context.today)
  if (!term.ok) return term
  const { unit, days, policy: version } = term.value
  const { start, startEvent, pauses } = receipt
  const terms = [{ clause, policy: version, days }, ...receipt.terms.slice(1)]
  const begun = startEvent === undefined ? {} : { startEvent }
  return reckon({ clause: receipt.clause, unit, terms, start, ...begun, pauses }, context.calendar)
}

/** 新旧规定衔接: a matter begun before keeps its number, unless the change itself says otherwise (LS-18.1). */
function changeFaults(
  { data }: ApplyPolicyChange,
  deadline: KnownDeadline,
  context: DecisionContext,
): readonly Refusal[] {
  const inForce = context.policies.inForce(definitionOf(deadline.kind).policy, context.today)
  if (inForce?.version !== data.policy)
    return [{ code: 'POLICY_NOT_THE_ONE_IN_FORCE', clause: 'LS-18.1', path: 'policy' }]
  if (inForce.appliesToRunning !== true) {
    return [{ code: 'RUNNING_MATTERS_KEEP_NUMBER', clause: 'LS-18.1', path: 'policy' }]
  }
  const reckoned = byNewNumber(deadline, context)
  if (!reckoned.ok) return [reckoned.refusal]
  return reckoned.value.due < dayOf(deadline, context)
    ? [{ code: 'NEW_DATE_PASSED', clause: 'LS-18.1', facts: { due: reckoned.value.due } }]
    : []
}

export const applyPolicyChange = onDeadline<ApplyPolicyChange>({
  clause: 'LS-18.1',
  by: processOnly,
  rules: [],
  checks: [changeFaults],
  done: ({ data }, { status, receipt }) => status !== 'running' || receipt.terms[0]?.policy === data.policy,
  events: (_command, deadline, context) => [
    moved(deadline, byNewNumber(deadline, context), { cause: 'policy' }, context),
  ],
})
