import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { reckonByPolicy } from '../../receipt.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { RecordAmendmentNoticeService, RequestAmendment } from '../commands.js'
import type { OpenApplication } from '../state.js'
import { REQUEST_ELEMENTS } from '../vocabulary.js'
import { correctionIsAwaited } from './amended.js'
import { type ApplicationRule, HANDLING_ROLES, inAnswering, onOpen, sealed, unknownValue } from './handler.js'
import { NUMBER, PROOF, WORDS } from './limits.js'
import { officerIsInCharge } from './people.js'
import { counted, periodFaults } from './periods.js'
import { isAskedOfAgency, letterIsTheOne, noFeeIsPending, noReplyIsUnderWay, receiptIsFixed } from './standing.js'

/** 一次性告知: never a second time (711-30). */
const nothingWasAsked: ApplicationRule = {
  code: 'AMENDMENT_REQUESTED_BEFORE',
  clause: '711-30',
  refuse: ({ amendment }) => (amendment === undefined ? undefined : { facts: { issuedOn: amendment.issuedOn } }),
}

/** Every point at once: what was missing at the counter is named as well. */
function pointFaults({ data: { points } }: RequestAmendment, { received }: OpenApplication): readonly Refusal[] {
  const named = points.map(({ element }) => element)
  const forgotten = received.lacks.filter((element) => !named.includes(element))
  const faults: Refusal[] = []
  if (named.length === 0)
    faults.push({ code: 'AMENDMENT_POINTS_MISSING', clause: '711-30', path: 'points', missing: ['points'] })
  if (new Set(named).size !== named.length) faults.push({ code: 'POINT_TWICE', clause: '711-30', path: 'points' })
  if (forgotten.length > 0) {
    faults.push({ code: 'NOT_ALL_POINTS_AT_ONCE', clause: '711-30', path: 'points', missing: forgotten })
  }
  return [
    ...faults,
    ...points.flatMap(({ element, explanation }, index) => [
      ...unknownValue(element, REQUEST_ELEMENTS, `points.${index}.element`),
      ...textFaults(explanation, `points.${index}.explanation`, WORDS),
    ]),
  ]
}

/** 自收到申请之日起7个工作日内 */
const isInTime = ({ data }: RequestAmendment, { amendmentNoticeDue }: OpenApplication): readonly Refusal[] =>
  amendmentNoticeDue !== undefined && data.issuedOn > amendmentNoticeDue.due
    ? [
        {
          code: 'AMENDMENT_NOTICE_TOO_LATE',
          clause: '711-30',
          path: 'issuedOn',
          facts: { due: amendmentNoticeDue.due },
        },
      ]
    : []

const pointsOf = ({ data }: RequestAmendment, application: OpenApplication) =>
  data.points.map(({ element, explanation }) => ({ element, explanation: sealed(application, explanation) }))

export const requestAmendment = onOpen<RequestAmendment>({
  clause: '711-30',
  by: inAnswering(HANDLING_ROLES),
  rules: [officerIsInCharge, isAskedOfAgency, receiptIsFixed, nothingWasAsked, noFeeIsPending, noReplyIsUnderWay],
  checks: [
    pointFaults,
    isInTime,
    ({ data }, { receipt }, { today }) => [
      ...dateFaults(data.issuedOn, 'issuedOn', { notAfter: today, notBefore: receipt?.receivedOn }),
      ...textFaults(data.noticeNumber, 'noticeNumber', NUMBER),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: (command, application) => {
    const { noticeNumber, issuedOn, proof } = command.data
    return (
      application.amendment?.noticeNumber === noticeNumber &&
      isSaid(application.said, 'AmendmentRequested', {
        points: pointsOf(command, application),
        noticeNumber,
        issuedOn,
        proof,
      })
    )
  },
  events: (command, application, context) => [
    {
      type: 'AmendmentRequested',
      data: {
        points: pointsOf(command, application),
        noticeNumber: command.data.noticeNumber,
        issuedOn: checkedDate(command.data.issuedOn),
        proof: command.data.proof,
        ...personalAct(context),
      },
    },
  ],
})

const isNotServed: ApplicationRule = {
  code: 'NOTICE_SERVED_BEFORE',
  clause: '711-30',
  refuse: ({ amendment }) => (amendment?.amendBy === undefined ? undefined : {}),
}

/** Service of the notice that is entered after the correction came begins no time anew: nobody is waited for. */
const noCorrectionCame: ApplicationRule = {
  ...correctionIsAwaited,
  refuse: (application, context) =>
    application.amendment?.status === 'amended' ? correctionIsAwaited.refuse(application, context) : undefined,
}

const amendBy = (servedOn: string, context: DecisionContext) =>
  reckonByPolicy({ key: 'amendment.period', clause: '711-30', start: checkedDate(servedOn) }, context)

/** From service the applicant's time to correct runs: 合理的补正期限. */
export const recordAmendmentNoticeService = onOpen<RecordAmendmentNoticeService>({
  clause: '711-30',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge, isNotServed, noCorrectionCame],
  checks: [
    ({ data }, { amendment }) => letterIsTheOne(data.noticeNumber, amendment?.noticeNumber, 'RequestAmendment'),
    ({ data }, { amendment }, context) => [
      ...dateFaults(data.servedOn, 'servedOn', { notAfter: context.today, notBefore: amendment?.issuedOn }),
      ...periodFaults(data.servedOn, [['amendment.period', '711-30']], context),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
  ],
  done: ({ data }, { amendment }) =>
    amendment?.noticeNumber === data.noticeNumber &&
    amendment.amendBy?.start === data.servedOn &&
    amendment.serviceProof === data.proof,
  policies: ['amendment.period'],
  events: ({ data }, _application, context) => [
    {
      type: 'AmendmentNoticeServed',
      data: {
        servedOn: checkedDate(data.servedOn),
        proof: data.proof,
        amendBy: counted(amendBy(data.servedOn, context)),
      },
    },
  ],
})
