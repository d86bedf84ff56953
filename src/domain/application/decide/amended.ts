import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { RecordAmendment } from '../commands.js'
import type { Applicant, Request } from '../events.js'
import type { OpenApplication } from '../state.js'
import type { RequestElement } from '../vocabulary.js'
import { type ApplicationRule, HANDLING_ROLES, inAnswering, onOpen, sealed } from './handler.js'
import { OPTIONAL_WORDS, PROOF } from './limits.js'
import { officerIsInCharge } from './people.js'
import { counted, newPeriod, newPeriodFaults } from './periods.js'
import { applicantFaults, applicantOf, lacking, requestFaults, requestOf } from './request.js'

/** Once it is in, nothing sets the matter back to waiting for it. */
export const correctionIsAwaited: ApplicationRule = {
  code: 'AMENDMENT_NOT_AWAITED',
  clause: '711-30',
  refuse: ({ amendment }) =>
    amendment === undefined || amendment.status === 'amended' ? { missing: ['RequestAmendment'] } : undefined,
}

const typedApplicant = ({ data }: RecordAmendment, { applicant }: OpenApplication): Applicant =>
  applicantOf({ subject: applicant.subject, kind: applicant.kind, ...data.applicant })
const typedRequest = ({ data }: RecordAmendment, { id }: OpenApplication): Request => requestOf(id, data.request ?? {})

/** What is filled in replaces what stood there; the rest stays. */
function amended(command: RecordAmendment, application: OpenApplication) {
  const [applicant, request] = [typedApplicant(command, application), typedRequest(command, application)]
  return {
    applicant: { ...application.applicant, ...applicant },
    request: { ...application.request, ...request },
    supplied: suppliedBy(applicant, request),
  }
}

const suppliedBy = (applicant: Applicant, request: Request): readonly RequestElement[] => {
  const missing = lacking(applicant, request)
  const halfOfForm: readonly RequestElement[] =
    missing.includes('form') && (request.form !== undefined || request.way !== undefined) ? ['form'] : []
  const all: readonly RequestElement[] = ['name', 'identityProof', 'contact', 'description', 'form']
  return [...all.filter((element) => !missing.includes(element)), ...halfOfForm]
}

/** 无正当理由逾期不补正的，视为放弃申请: late without a reason is not taken any more. */
function lateFaults(
  { data }: RecordAmendment,
  { amendment }: OpenApplication,
  { actor }: DecisionContext,
): readonly Refusal[] {
  const due = amendment?.amendBy?.due
  if (due === undefined || data.receivedOn <= due) return []
  const excused = actor.kind === 'person' && (data.lateBecause ?? '').trim() !== ''
  const facts = { due }
  return excused
    ? []
    : [{ code: 'AMENDMENT_TOO_LATE', clause: '711-30', path: 'receivedOn', missing: ['lateBecause'], facts }]
}

/** 自收到补正的申请之日起计算: a new period, not the rest of the old one (711-30). */
export const recordAmendment = onOpen<RecordAmendment>({
  clause: '711-30',
  by: inAnswering(HANDLING_ROLES, { process: true }),
  rules: [officerIsInCharge, correctionIsAwaited],
  checks: [
    (command, application) =>
      amended(command, application).supplied.length === 0
        ? [{ code: 'AMENDMENT_EMPTY', clause: '711-30', missing: ['request', 'applicant'] }]
        : [],
    ({ data }) => [
      ...applicantFaults(data.applicant ?? {}, 'applicant'),
      ...requestFaults(data.request ?? {}, 'request'),
      ...textFaults(data.lateBecause, 'lateBecause', OPTIONAL_WORDS),
      ...textFaults(data.proof, 'proof', PROOF),
    ],
    ({ data }, application, context) => [
      ...dateFaults(data.receivedOn, 'receivedOn', {
        notAfter: context.today,
        notBefore: application.amendment?.issuedOn,
      }),
      ...newPeriodFaults(application, data.receivedOn, context),
    ],
    lateFaults,
  ],
  done: (command, application) => {
    const answer = application.amendment?.answer
    if (answer === undefined) return false
    const { data } = command
    return sameJson(answer, {
      ...amended(command, application),
      receivedOn: data.receivedOn,
      proof: data.proof,
      ...(data.lateBecause === undefined ? {} : { lateBecause: sealed(application, data.lateBecause) }),
    })
  },
  policies: ['reply.period'],
  events: (command, application, context) => {
    const { data } = command
    const receivedOn = checkedDate(data.receivedOn)
    const { applicant, request, supplied } = amended(command, application)
    return [
      {
        type: 'ApplicationAmended',
        data: {
          supplied,
          applicant,
          request,
          receivedOn,
          proof: data.proof,
          ...(data.lateBecause === undefined ? {} : { lateBecause: sealed(application, data.lateBecause) }),
          period: application.period + 1,
          ...(application.received.body === 'publicEnterprise'
            ? {}
            : { replyDue: counted(newPeriod(application, receivedOn, context)) }),
        },
      },
    ]
  },
})
