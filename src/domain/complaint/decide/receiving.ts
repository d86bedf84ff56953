import { actingPeople } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { parseLocalDate } from '../../dates.js'
import type { DecisionContext } from '../../context.js'
import type { Authority, Refusal, Rule } from '../../decider.js'
import { protect } from '../../protected.js'
import { reckonByPolicy } from '../../receipt.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { PersonId } from '../../values.js'
import type { ComplainantInput, ReceiveComplaint } from '../commands.js'
import { competentBodies } from '../competentBodies.js'
import { isOnTheOtherSide } from '../conflict.js'
import type { Complainant, ComplaintReceived } from '../events.js'
import { subjectOfComplaint } from '../ids.js'
import type { Complaint } from '../state.js'
import { COMPLAINT_ABOUT_KINDS, COMPLAINT_CHANNELS, COMPLAINT_KINDS } from '../vocabulary.js'
import {
  CITED,
  type ComplaintHandler,
  HANDLING_ROLES,
  OPTIONAL_WORDS,
  PROOF,
  sealed,
  unknownValue,
  WORDS,
} from './handler.js'

const isNew: Rule<Complaint> = {
  code: 'COMPLAINT_EXISTS',
  clause: '711-51',
  refuse: ({ status }) => (status === 'absent' ? undefined : {}),
}

/** An officer of any body takes it down for the competent one: nobody is sent away with it. */
const taker: Authority<ReceiveComplaint, Complaint> = {
  roles: HANDLING_ROLES,
  agencies: () => 'any',
  process: true,
  clause: '711-51',
}

const FIELDS = ['name', 'identity', 'phone', 'email', 'postalAddress'] as const
const isFilled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

function complainantOf(subject: PersonId, typed: ComplainantInput): Complainant {
  const filled = FIELDS.flatMap((field) => {
    const text = typed[field]
    return isFilled(text) ? [[field, protect(`person:${subject}`, text.trim())] as const] : []
  })
  return Object.fromEntries(filled) as Complainant
}

const reckoned = (receivedOn: string, context: DecisionContext) => {
  const start = parseLocalDate(receivedOn)
  return start === undefined
    ? undefined
    : reckonByPolicy({ key: 'complaint.acceptance', clause: '711-51', start }, context)
}

/** Whoever takes it down for another body does not have it in charge there. */
function officerInCharge({ agency }: ReceiveComplaint['data'], context: DecisionContext): PersonId | undefined {
  const { actor } = context
  return actor.kind === 'person' && actor.as !== undefined && answerableFor(agency, context).includes(actor.as.agency)
    ? actor.person
    : undefined
}

function receivedData({ data }: ReceiveComplaint, context: DecisionContext): ComplaintReceived['data'] | undefined {
  const acceptBy = reckoned(data.receivedOn, context)
  const body = competentBodies(data.against, context.agencies, context.today).find(
    ({ agency }) => agency === data.agency,
  )
  if (acceptBy?.ok !== true || body === undefined) return undefined
  const subject = subjectOfComplaint(data.complaint)
  const complainant = complainantOf(subject, data.complainant ?? {})
  const officer = officerInCharge(data, context)
  return {
    complaint: data.complaint,
    kind: data.kind,
    against: data.against,
    agency: data.agency,
    rights: body.rights,
    ...(officer === undefined ? {} : { officer }),
    ...(data.about === undefined ? {} : { about: { kind: data.about.kind, id: data.about.id } }),
    subject,
    anonymous: complainant.name === undefined && complainant.identity === undefined,
    complainant,
    hasContact: [complainant.phone, complainant.email, complainant.postalAddress].some((value) => value !== undefined),
    ...(data.access === undefined ? {} : { access: protect(`person:${subject}`, data.access) }),
    text: sealed(data.complaint, data.text),
    ...(isFilled(data.wanted) ? { wanted: sealed(data.complaint, data.wanted) } : {}),
    channel: data.channel,
    receivedOn: checkedDate(data.receivedOn),
    ...(data.proof === undefined ? {} : { proof: data.proof }),
    acceptBy: acceptBy.value,
  }
}

function bodyFaults({ data }: ReceiveComplaint, { agencies, today }: DecisionContext): readonly Refusal[] {
  if (agencies.agency(data.against, today) === undefined)
    return [{ code: 'AGENCY_UNKNOWN', clause: '711-51', path: 'against' }]
  if (!agencies.isActive(data.against, today)) return [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path: 'against' }]
  const competent = competentBodies(data.against, agencies, today).map(({ agency }) => agency)
  if (competent.length === 0) return [{ code: 'COMPLAINT_NO_BODY_COMPETENT', clause: '711-51', path: 'against' }]
  return competent.includes(data.agency)
    ? []
    : [{ code: 'COMPLAINT_BODY_NOT_COMPETENT', clause: '711-51', path: 'agency', facts: { agencies: competent } }]
}

/** Whoever serves the agency complained of hands it on unread, to somebody who does not. */
function takerFaults({ data }: ReceiveComplaint, context: DecisionContext): readonly Refusal[] {
  const { agencies, today } = context
  const isOfTheAgency = actingPeople(context)
    .flatMap((person) => agencies.rolesOf(person, today))
    .some(({ agency }) => isOnTheOtherSide(agency, data, agencies, today))
  return isOfTheAgency ? [{ code: 'COMPLAINT_CONCERNS_OFFICER', clause: '711-51' }] : []
}

function aboutFaults({ data: { about } }: ReceiveComplaint): readonly Refusal[] {
  if (about === undefined) return []
  return [
    ...unknownValue(about.kind, COMPLAINT_ABOUT_KINDS, 'about.kind'),
    ...(CITED.test(about.id) ? [] : [{ code: 'ID_INVALID', clause: 'SYS', path: 'about.id' } as const]),
  ]
}

const DETAIL = { longest: 300 } as const

/** 收到: from anybody, with a name or without one. */
export const receiveComplaint: ComplaintHandler<ReceiveComplaint> = {
  clause: '711-51',
  by: taker,
  rules: [isNew],
  checks: [
    (command, _complaint, context) => bodyFaults(command, context),
    (command, _complaint, context) => takerFaults(command, context),
    (command) => aboutFaults(command),
    ({ data }) => [
      ...unknownValue(data.kind, COMPLAINT_KINDS, 'kind'),
      ...unknownValue(data.channel, COMPLAINT_CHANNELS, 'channel'),
      ...textFaults(data.text, 'text', WORDS),
      ...textFaults(data.wanted, 'wanted', OPTIONAL_WORDS),
      ...FIELDS.flatMap((field) => textFaults(data.complainant?.[field], `complainant.${field}`, DETAIL)),
    ],
    ({ data }, _complaint, context) => {
      const acceptBy = reckoned(data.receivedOn, context)
      return [
        ...dateFaults(data.receivedOn, 'receivedOn', { notAfter: context.today }),
        ...(data.receivedOn < context.today ? textFaults(data.proof, 'proof', PROOF) : []),
        ...(acceptBy === undefined || acceptBy.ok ? [] : [acceptBy.refusal]),
      ]
    },
  ],
  done: (command, complaint, context) =>
    complaint.status !== 'absent' &&
    takerFaults(command, context).length === 0 &&
    sameJson(complaint.received, receivedData(command, context)),
  policies: ['complaint.acceptance'],
  events: (command, _complaint, context) => {
    const data = receivedData(command, context)
    if (data === undefined) throw new Error('the checks let a complaint through that nobody may judge')
    return [{ type: 'ComplaintReceived', data }]
  },
}
