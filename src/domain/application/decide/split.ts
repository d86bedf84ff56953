import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { textFaults } from '../../texts.js'
import type { SplitApplication } from '../commands.js'
import type { ApplicationReceived } from '../events.js'
import type { OpenApplication } from '../state.js'
import { HANDLING_ROLES, inAnswering, onOpen } from './handler.js'
import { ID, NUMBER } from './limits.js'
import { officerIsInCharge } from './people.js'
import { lacking, requestFaults, requestOf } from './request.js'
import { noAmendmentIsPending, noFeeIsPending, noReplyIsUnderWay, receiptIsFixed } from './standing.js'

const MOST_PARTS = 50

function partFaults({ data }: SplitApplication, { id }: OpenApplication): readonly Refusal[] {
  const ids = data.parts.map(({ application }) => application)
  const faults: Refusal[] = []
  if (ids.length === 0) faults.push({ code: 'PARTS_MISSING', clause: '711-29', path: 'parts', missing: ['parts'] })
  if (ids.length > MOST_PARTS) {
    faults.push({ code: 'TOO_MANY', clause: 'SYS', path: 'parts', facts: { most: MOST_PARTS } })
  }
  if (new Set([id, ...ids]).size !== ids.length + 1 || ids.some((part) => !ID.test(part))) {
    faults.push({ code: 'PART_ID_UNUSABLE', clause: 'SYS', path: 'parts' })
  }
  return [
    ...faults,
    ...requestFaults(data.kept, 'kept'),
    ...data.parts.flatMap(({ request }, index) => requestFaults(request, `parts.${index}.request`)),
    ...(hasContent(data.kept) && data.parts.every(({ request }) => hasContent(request))
      ? []
      : [{ code: 'PART_WITHOUT_CONTENT', clause: '711-29', path: 'parts' } as const]),
  ]
}

const hasContent = ({ description, documentNumber }: SplitApplication['data']['kept']): boolean =>
  [description, documentNumber].some((text) => (text ?? '').trim() !== '')

const partOf = (
  { application, request: typed }: SplitApplication['data']['parts'][number],
  { id, agency, officer, applicant, received, amendment }: OpenApplication,
): ApplicationReceived['data'] => {
  const request = requestOf(application, typed)
  return {
    application,
    agency,
    body: received.body,
    ...(officer === undefined ? {} : { officer }),
    channel: received.channel,
    arrivedOn: received.arrivedOn,
    applicant,
    request,
    lacks: lacking(applicant, request),
    ...(received.assistance === undefined ? {} : { assistance: received.assistance }),
    splitFrom: id,
    ...(amendment === undefined ? {} : { amendedBefore: true }),
  }
}

/** 一事一申请: several items in one application are answered each by itself, all received on the same day. */
export const splitApplication = onOpen<SplitApplication>({
  clause: '711-29',
  by: inAnswering(HANDLING_ROLES),
  rules: [
    officerIsInCharge,
    receiptIsFixed,
    noAmendmentIsPending,
    noFeeIsPending,
    noReplyIsUnderWay,
    {
      code: 'SPLIT_BEFORE',
      clause: '711-29',
      refuse: ({ split }) => (split ? {} : undefined),
    },
  ],
  checks: [partFaults, ({ data }) => textFaults(data.noticeNumber, 'noticeNumber', NUMBER)],
  done: () => false,
  events: ({ data }, application, context) => {
    const { receipt, clock } = application
    if (receipt === undefined) throw new Error('the rules let a split through before the receipt')
    return [
      {
        type: 'ApplicationSplit',
        data: {
          noticeNumber: data.noticeNumber,
          kept: requestOf(application.id, data.kept),
          parts: data.parts.map((part) => partOf(part, application)),
          receivedOn: receipt.receivedOn,
          startsOn: clock?.receipt.start ?? receipt.receivedOn,
          ...personalAct(context),
        },
      },
    ]
  },
})
