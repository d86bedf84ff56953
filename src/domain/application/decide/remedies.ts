import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { RecordRemedyResult, RegisterRemedy } from '../commands.js'
import type { ApplicationReopened } from '../events.js'
import type { KnownApplication } from '../state.js'
import { REMEDY_KINDS, REMEDY_RESULTS } from '../vocabulary.js'
import { HANDLING_ROLES, inAnswering, onKnown, unknownValue } from './handler.js'
import { ID, NAME, NUMBER } from './limits.js'
import { counted, periodFaults, replyPeriodFrom } from './periods.js'

const registrars = inAnswering([...HANDLING_ROLES, 'disclosureHead'])

/** 行政复议、行政诉讼 against the reply, or against there being none yet (711-51). */
export const registerRemedy = onKnown<RegisterRemedy>({
  clause: '711-51',
  by: registrars,
  checks: [
    ({ data }, { receipt, received, remedies }, { today }) => [
      ...(ID.test(data.remedy) && !remedies.has(data.remedy)
        ? []
        : [{ code: 'REMEDY_ID_UNUSABLE', clause: '711-51', path: 'remedy' } as const]),
      ...unknownValue(data.kind, REMEDY_KINDS, 'kind'),
      ...dateFaults(data.filedOn, 'filedOn', {
        notAfter: today,
        notBefore: receipt?.receivedOn ?? received.arrivedOn,
      }),
      ...textFaults(data.caseNumber, 'caseNumber', NUMBER),
      ...textFaults(data.body, 'body', NAME),
    ],
  ],
  done: ({ data }, { said }) => isSaid(said, 'RemedyFiled', data, ['remedy']),
  events: ({ data }) => [
    {
      type: 'RemedyFiled',
      data: {
        remedy: data.remedy,
        kind: data.kind,
        filedOn: checkedDate(data.filedOn),
        caseNumber: data.caseNumber,
        body: data.body,
      },
    },
  ],
})

function redoFaults(
  { data }: RecordRemedyResult,
  { status, received }: KnownApplication,
  context: DecisionContext,
): readonly Refusal[] {
  if (!data.redo) return []
  const faults: Refusal[] = []
  if (data.result !== 'corrected') faults.push({ code: 'REDO_OF_WHAT_STANDS', clause: '711-51', path: 'redo' })
  if (status !== 'closed') faults.push({ code: 'APPLICATION_STILL_OPEN', clause: '711-51', path: 'redo' })
  if (data.decisionReceivedOn === undefined) {
    const missing = ['decisionReceivedOn']
    return [...faults, { code: 'DECISION_NOT_RECEIVED', clause: '711-51', path: 'decisionReceivedOn', missing }]
  }
  return [
    ...faults,
    ...dateFaults(data.decisionReceivedOn, 'decisionReceivedOn', {
      notAfter: context.today,
      // Nobody receives a decision before it is made.
      notBefore: parseLocalDate(data.endedOn),
    }),
    ...(received.body === 'agency' ? periodFaults(data.decisionReceivedOn, [['reply.period', '711-33']], context) : []),
  ]
}

/** 责令重作: the matter is open again, and a new period runs from the day on which the decision came. */
function reopened(
  { data }: RecordRemedyResult,
  { period, received }: KnownApplication,
  context: DecisionContext,
): readonly ApplicationReopened[] {
  if (!data.redo) return []
  const decisionReceivedOn = checkedDate(data.decisionReceivedOn ?? '')
  return [
    {
      type: 'ApplicationReopened',
      data: {
        remedy: data.remedy,
        decisionReceivedOn,
        period: period + 1,
        ...(received.body === 'publicEnterprise'
          ? {}
          : { replyDue: counted(replyPeriodFrom(decisionReceivedOn, context)) }),
      },
    },
  ]
}

export const recordRemedyResult = onKnown<RecordRemedyResult>({
  clause: '711-51',
  by: registrars,
  checks: [
    ({ data }, { remedies }, { today }) => {
      const filed = remedies.get(data.remedy)
      if (filed === undefined) {
        return [{ code: 'REMEDY_UNKNOWN', clause: '711-51', path: 'remedy', missing: ['RegisterRemedy'] }]
      }
      return [
        ...(filed.ended === undefined ? [] : [{ code: 'REMEDY_ENDED', clause: '711-51', path: 'remedy' } as const]),
        ...dateFaults(data.endedOn, 'endedOn', { notAfter: today, notBefore: filed.filedOn }),
      ]
    },
    ({ data }) => [
      ...unknownValue(data.result, REMEDY_RESULTS, 'result'),
      ...textFaults(data.documentNumber, 'documentNumber', NUMBER),
    ],
    redoFaults,
  ],
  done: ({ data: { decisionReceivedOn, ...data } }, { said }) =>
    isSaid(said, 'RemedyEnded', data, ['remedy']) &&
    (data.redo
      ? isSaid(said, 'ApplicationReopened', { remedy: data.remedy, decisionReceivedOn }, ['remedy'])
      : decisionReceivedOn === undefined),
  policies: ['reply.period'],
  events: (command, application, context) => {
    const { data } = command
    const filed = application.remedies.get(data.remedy)
    if (filed === undefined) throw new Error('the checks let a result through of something never filed')
    return [
      {
        type: 'RemedyEnded',
        data: {
          remedy: data.remedy,
          kind: filed.kind,
          result: data.result,
          endedOn: checkedDate(data.endedOn),
          documentNumber: data.documentNumber,
          redo: data.redo,
          ...personalAct(context),
        },
      },
      ...reopened(command, application, context),
    ]
  },
})
