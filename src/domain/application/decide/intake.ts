import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { Authority, Refusal, Rule } from '../../decider.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { OpenApplicationPart, ReceiveApplication } from '../commands.js'
import type { ApplicationReceived } from '../events.js'
import type { Application, KnownApplication } from '../state.js'
import { ASSISTANCE_KINDS, INTAKE_CHANNELS, type IntakeChannel, type ReceiptRule } from '../vocabulary.js'
import { bodyFaults, bodyOf } from './body.js'
import { type ApplicationHandler, HANDLING_ROLES, idFaults, processOnly, unknownValue } from './handler.js'
import { isOfficerOf } from './officers.js'
import { OPTIONAL_NUMBER, OPTIONAL_PROOF, PROOF } from './limits.js'
import { RECEIPT_POLICIES, receiptFaults, receiptFixed } from './receipt.js'
import { applicantFaults, applicantOf, lacking, requestFaults, requestOf, whereLacking } from './request.js'

const isNew: Rule<Application> = {
  code: 'APPLICATION_EXISTS',
  clause: '711-45',
  refuse: ({ status }) => (status === 'absent' ? undefined : {}),
}

/** In the agency that is asked; the portal's process for what was filed there. */
const taker: Authority<ReceiveApplication, Application> = {
  roles: [...HANDLING_ROLES, 'disclosureHead'],
  agencies: (_application, command, context) =>
    command === undefined ? [] : answerableFor(command.data.agency, context),
  process: true,
  clause: '711-4',
  roleClause: '711-45',
}

/** Channels on which the day of receipt is that of arrival; on the others it is that of confirmation (711-31). */
const RULES: Partial<Readonly<Record<IntakeChannel, ReceiptRule>>> = {
  counter: 'submitted',
  oral: 'submitted',
  signedPost: 'signedFor',
}

/** Filed on the agency's own portal, whose receipt confirms it for both sides. */
const isFiledHere = ({ actor }: DecisionContext): boolean => actor.kind === 'process'

const ruleFor = (channel: IntakeChannel, context: DecisionContext): ReceiptRule | undefined =>
  isFiledHere(context) ? 'portalReceipt' : RULES[channel]

function receivedData({ data }: ReceiveApplication, context: DecisionContext): ApplicationReceived['data'] {
  const { actor } = context
  const applicant = applicantOf(data.applicant)
  const request = requestOf(data.application, data.request)
  const officer = data.officer ?? (actor.kind === 'person' ? actor.person : undefined)
  return {
    application: data.application,
    agency: data.agency,
    body: bodyOf(data.agency, context),
    ...(officer === undefined ? {} : { officer }),
    channel: data.channel,
    arrivedOn: checkedDate(data.arrivedOn),
    applicant,
    request,
    lacks: lacking(applicant, request),
    ...(data.assistance === undefined ? {} : { assistance: data.assistance }),
    ...(data.registrationNumber === undefined ? {} : { registrationNumber: data.registrationNumber }),
  }
}

/** Whoever sits with us, or fills in our own form, leaves nothing out; a letter may (711-29, 711-30). */
function contentFaults({ data }: ReceiveApplication, context: DecisionContext): readonly Refusal[] {
  const lacks = lacking(applicantOf(data.applicant), requestOf(data.application, data.request))
  if (lacks.length > 0 && (data.channel === 'oral' || isFiledHere(context))) {
    return [{ code: 'REQUEST_INCOMPLETE', clause: '711-29', path: whereLacking(lacks), missing: lacks }]
  }
  return lacks.includes('contact') && lacks.includes('name')
    ? [{ code: 'APPLICANT_UNKNOWN', clause: '711-29', path: 'applicant', missing: ['name', 'contact'] }]
    : []
}

function channelFaults({ data }: ReceiveApplication, context: DecisionContext): readonly Refusal[] {
  const { channel, assistance, readBack } = data
  const faults: Refusal[] = [
    ...unknownValue(channel, INTAKE_CHANNELS, 'channel'),
    ...unknownValue(assistance, ASSISTANCE_KINDS, 'assistance'),
  ]
  if (isFiledHere(context) && channel !== 'internet') {
    faults.push({ code: 'PROCESS_TAKES_PORTAL_ONLY', clause: '711-31', path: 'channel' })
  }
  if (channel === 'oral' && readBack !== true) {
    faults.push({ code: 'NOT_READ_BACK', clause: '711-29', path: 'readBack', missing: ['readBack'] })
  }
  return faults
}

/** A day of receipt in the past costs the applicant nothing and the agency days: it is proved. */
function arrivalFaults({ data }: ReceiveApplication, context: DecisionContext): readonly Refusal[] {
  const { today } = context
  const needsProof = data.channel === 'signedPost' || data.arrivedOn < today
  return [
    ...dateFaults(data.arrivedOn, 'arrivedOn', { notAfter: today }),
    ...(needsProof && (data.proof ?? '').trim() === ''
      ? [{ code: 'ARRIVAL_NOT_PROVED', clause: '711-31', path: 'proof', missing: ['proof'] } as const]
      : textFaults(data.proof, 'proof', needsProof ? PROOF : OPTIONAL_PROOF)),
    ...(ruleFor(data.channel, context) === undefined
      ? []
      : receiptFaults(data.arrivedOn, bodyOf(data.agency, context), context)),
  ]
}

/** The proof stands with the day of receipt; what was read back, and a proof of no such day, stand nowhere. */
function arrivalIsSaid(
  { data: { channel, arrivedOn, proof, readBack = false } }: ReceiveApplication,
  { said }: KnownApplication,
  context: DecisionContext,
): boolean {
  const rule = ruleFor(channel, context)
  return (
    readBack === (channel === 'oral') &&
    (rule === undefined
      ? proof === undefined
      : isSaid(said, 'ReceiptDateFixed', { receivedOn: arrivedOn, rule, proof }, ['rule']))
  )
}

/** 登记 (711-45): the day of receipt follows from the channel, and is not typed. */
export const receiveApplication: ApplicationHandler<ReceiveApplication> = {
  clause: '711-29',
  by: taker,
  rules: [isNew],
  checks: [
    ({ data }, _application, context) => bodyFaults(data.agency, context),
    (command, _application, context) => channelFaults(command, context),
    ({ data }) => [
      ...idFaults(data.applicant.subject, 'applicant.subject'),
      ...applicantFaults(data.applicant, 'applicant'),
      ...requestFaults(data.request, 'request'),
      ...textFaults(data.registrationNumber, 'registrationNumber', OPTIONAL_NUMBER),
    ],
    (command, _application, context) => contentFaults(command, context),
    (command, _application, context) => arrivalFaults(command, context),
    ({ data }, _application, context) =>
      data.officer === undefined || isOfficerOf(data.officer, data.agency, context)
        ? []
        : [{ code: 'NOT_AN_OFFICER_HERE', clause: '711-45', path: 'officer' }],
  ],
  done: (command, application, context) =>
    application.status !== 'absent' &&
    parseLocalDate(command.data.arrivedOn) !== undefined &&
    sameJson(application.received, receivedData(command, context)) &&
    arrivalIsSaid(command, application, context),
  policies: RECEIPT_POLICIES,
  events: (command, _application, context) => {
    const received = receivedData(command, context)
    const rule = ruleFor(received.channel, context)
    const { proof } = command.data
    return [
      { type: 'ApplicationReceived', data: received },
      ...(rule === undefined
        ? []
        : [receiptFixed({ receivedOn: received.arrivedOn, rule, proof }, received.body, context)]),
    ]
  },
}

/** A part of an application that was split; it was received when the whole was. */
export const openApplicationPart: ApplicationHandler<OpenApplicationPart> = {
  clause: '711-29',
  by: processOnly,
  rules: [isNew],
  checks: [
    ({ data }, _application, context) => receiptFaults(data.startsOn, data.received.body, context),
    ({ data }) =>
      data.received.splitFrom === undefined
        ? [{ code: 'NOT_A_PART', clause: '711-29', path: 'received.splitFrom' }]
        : [],
  ],
  done: ({ data }, application) => application.status !== 'absent' && sameJson(application.received, data.received),
  policies: RECEIPT_POLICIES,
  events: ({ data: { received, receivedOn, startsOn } }, _application, context) => [
    { type: 'ApplicationReceived', data: received },
    receiptFixed({ receivedOn, rule: 'ofTheWhole', startsOn }, received.body, context),
  ],
}
