import { answerableFor } from '../../answerableFor.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { protect } from '../../protected.js'
import { textFaults } from '../../texts.js'
import type { CancelDeadline, LiftMiss, RecordAct, TransferDeadline } from '../commands.js'
import type { DeadlineEvent, ProvedAct } from '../events.js'
import type { KnownDeadline } from '../state.js'
import { actingPerson, dayOf, type DeadlineRule, momentOf, onDeadline, processOnly } from './handler.js'
import { missed } from './observe.js'

/** What the act makes of a deadline: met in time, missed and made good, or made good after a miss was noticed. */
function actRecorded(
  { doneOn, proof }: ProvedAct,
  deadline: KnownDeadline,
  noticedAt: KnownDeadline['seenAt'],
): readonly DeadlineEvent[] {
  const { kind, agency, receipt, status } = deadline
  const act = { kind, agency, due: receipt.due, doneOn, proof, noticedAt }
  const inTime = doneOn <= receipt.due
  if (status === 'running' && inTime) return [{ type: 'DeadlineMet', data: act }]
  const madeGood: DeadlineEvent = { type: 'MissedActDone', data: { ...act, claimsInTime: inTime } }
  return status === 'running' ? [missed(deadline, noticedAt), madeGood] : [madeGood]
}

/** The legal date of the act decides, not the moment at which the program learns of it, until a miss is on record. */
export const recordAct = onDeadline<RecordAct>({
  clause: 'SYS',
  by: processOnly,
  rules: [],
  checks: [({ data }, deadline, context) => dateFaults(data.doneOn, 'doneOn', { notAfter: dayOf(deadline, context) })],
  done: (_command, { status, act }) => status === 'cancelled' || act !== undefined,
  events: ({ data }, deadline, context) => actRecorded(data, deadline, momentOf(deadline, context)),
})

const isMissed: DeadlineRule = {
  code: 'DEADLINE_NOT_MISSED',
  clause: '711-47',
  refuse: ({ status }) => (status === 'missed' ? undefined : { facts: { status } }),
}

/** Nobody clears themselves. */
const isNotOwnMatter: DeadlineRule = {
  code: 'OWN_MISS',
  clause: '711-47',
  refuse: ({ officer }, { actor }) =>
    actor.kind === 'person' && officer !== undefined && [actor.person, actor.as?.deputyFor].includes(officer)
      ? {}
      : undefined,
}

/** Only on proof that the act was in time. Both the miss and its lifting stay visible. */
export const liftMiss = onDeadline<LiftMiss>({
  clause: '711-47',
  by: {
    roles: ['disclosureHead'],
    agencies: (deadline, _command, context) => [
      ...(deadline.status === 'absent' ? [] : answerableFor(deadline.agency, context)),
      ...context.agencies.withDuty('disclosureDepartment', context.today),
    ],
    clause: '711-47',
  },
  rules: [isMissed, isNotOwnMatter],
  checks: [
    ({ data }, { receipt }) => [
      ...dateFaults(data.doneOn, 'doneOn', { notBefore: receipt.start }),
      ...(data.doneOn > receipt.due
        ? [{ code: 'ACT_NOT_IN_TIME', clause: '711-47', path: 'doneOn', facts: { due: receipt.due } } as const]
        : []),
      ...textFaults(data.proof, 'proof', { longest: 200, required: true }),
      ...textFaults(data.reason, 'reason', { longest: 1_000, required: true, multiline: true }),
    ],
  ],
  done: ({ data }, { status, act }) => status === 'lifted' && act?.doneOn === data.doneOn && act.proof === data.proof,
  events: ({ data }, deadline, context) => [
    {
      type: 'MissLifted',
      data: {
        kind: deadline.kind,
        agency: deadline.agency,
        due: deadline.receipt.due,
        doneOn: checkedDate(data.doneOn),
        proof: data.proof,
        reason: protect(deadline.key, data.reason),
        ...actingPerson(context),
        noticedAt: momentOf(deadline, context),
      },
    },
  ],
})

/** What was met or missed stays so: only what still runs can fall away. */
export const cancelDeadline = onDeadline<CancelDeadline>({
  clause: 'SYS',
  by: processOnly,
  rules: [],
  done: (_command, { status }) => status !== 'running',
  events: ({ data }, { kind, agency, ...deadline }, context) => [
    {
      type: 'DeadlineCancelled',
      data: {
        kind,
        agency,
        reason: data.reason,
        cause: data.cause,
        noticedAt: momentOf({ kind, agency, ...deadline }, context),
      },
    },
  ],
})

/** 承接职责、工作交接: the date stays, another one has to keep it. */
export const transferDeadline = onDeadline<TransferDeadline>({
  clause: 'LS-4.3',
  by: processOnly,
  rules: [],
  checks: [
    ({ data }, _deadline, { agencies, today }) =>
      agencies.isActive(data.to, today) ? [] : [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path: 'to' }],
  ],
  done: ({ data }, { status, agency, officer }) =>
    status === 'cancelled' || (agency === data.to && officer === data.officer),
  events: ({ data }, deadline, context) => [
    {
      type: 'DeadlineTransferred',
      data: {
        kind: deadline.kind,
        from: deadline.agency,
        to: data.to,
        ...(data.officer === undefined ? {} : { officer: data.officer }),
        cause: data.cause,
        noticedAt: momentOf(deadline, context),
      },
    },
  ],
})
