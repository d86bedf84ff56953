import { actingPeople, personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { ArchiveApplication, HandOverApplication, TransferApplication } from '../commands.js'
import type { ClosedApplication, KnownApplication } from '../state.js'
import { RETENTION_CLASSES } from '../vocabulary.js'
import { HANDLING_ROLES, inAnswering, onClosed, onKnown, processOnly, sealed, unknownValue } from './handler.js'
import { NUMBER, OPTIONAL_WORDS } from './limits.js'
import { isOfficerOf } from './officers.js'
import { officerIsInCharge } from './people.js'

const endedOn = ({ ending, receipt, received }: ClosedApplication) => {
  if (ending.how === 'replied') return ending.dispatchedOn
  return ending.how === 'withdrawn' ? ending.on : (receipt?.receivedOn ?? received.arrivedOn)
}

/** 归档 with its retention class (711-45). Who is asked for the same again finds it there. */
export const archiveApplication = onClosed<ArchiveApplication>({
  clause: '711-45',
  by: inAnswering(HANDLING_ROLES),
  rules: [
    officerIsInCharge,
    {
      code: 'ARCHIVED_BEFORE',
      clause: '711-45',
      refuse: ({ archived }) => (archived === undefined ? undefined : { facts: { fileNumber: archived.fileNumber } }),
    },
  ],
  checks: [
    ({ data }, application, { today }) => [
      ...unknownValue(data.retention, RETENTION_CLASSES, 'retention'),
      ...textFaults(data.fileNumber, 'fileNumber', NUMBER),
      ...dateFaults(data.archivedOn, 'archivedOn', { notAfter: today, notBefore: endedOn(application) }),
    ],
  ],
  done: ({ data }, { archived, said }) => archived !== undefined && isSaid(said, 'ApplicationArchived', data),
  events: ({ data }, { id }, context) => [
    {
      type: 'ApplicationArchived',
      data: {
        application: id,
        retention: data.retention,
        fileNumber: data.fileNumber,
        archivedOn: checkedDate(data.archivedOn),
        ...personalAct(context),
      },
    },
  ],
})

/** Whoever is in charge hands on what is theirs, and names nobody; somebody else says whom they take it from. */
function holderFaults(
  { data: { from } }: HandOverApplication,
  { officer }: KnownApplication,
  context: DecisionContext,
): readonly Refusal[] {
  if (from === officer) return []
  if (from !== undefined || officer === undefined || context.actor.kind === 'process')
    return [{ code: 'HANDED_OVER_MEANWHILE', clause: 'SYS', path: 'from' }]
  return actingPeople(context).includes(officer)
    ? []
    : [{ code: 'HOLDER_NOT_NAMED', clause: '711-45', path: 'from', missing: ['from'] }]
}

const receiverFaults = (
  { data }: HandOverApplication,
  { agency }: KnownApplication,
  context: DecisionContext,
): readonly Refusal[] => [
  ...(isOfficerOf(data.to, agency, context)
    ? []
    : [{ code: 'NOT_AN_OFFICER_HERE', clause: '711-45', path: 'to' } as const]),
]

/** 分办、工作交接. What came in by itself is taken by any officer of the disclosure office. */
export const handOverApplication = onKnown<HandOverApplication>({
  clause: '711-45',
  by: inAnswering([...HANDLING_ROLES, 'sectionHead', 'disclosureHead'], { process: true }),
  rules: [
    {
      ...officerIsInCharge,
      refuse: (application, context) =>
        application.officer === undefined ? undefined : officerIsInCharge.refuse(application, context),
    },
  ],
  checks: [holderFaults, receiverFaults, ({ data }) => textFaults(data.reason, 'reason', OPTIONAL_WORDS)],
  // A process that follows a handover of all matters finds that somebody else has done it.
  done: ({ data }, application, { actor }) =>
    application.officer === data.to &&
    (actor.kind === 'process' ||
      (data.from === undefined && data.reason === undefined) ||
      isSaid(application.said, 'ApplicationHandedOver', {
        from: data.from,
        to: data.to,
        reason: data.reason === undefined ? undefined : sealed(application, data.reason),
      })),
  events: ({ data }, application) => [
    {
      type: 'ApplicationHandedOver',
      data: {
        ...(application.officer === undefined ? {} : { from: application.officer }),
        to: data.to,
        ...(data.reason === undefined ? {} : { reason: sealed(application, data.reason) }),
      },
    },
  ],
})

/** 承接职责 (LS-4.3): whoever takes over answers in time; no date begins anew. */
export const transferApplication = onKnown<TransferApplication>({
  clause: 'LS-4.3',
  by: processOnly,
  checks: [
    ({ data }, _application, { agencies, today }) =>
      agencies.isActive(data.to, today) ? [] : [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path: 'to' }],
    ({ data }, { agency }, { agencies, today }) =>
      agencies.isActive(agency, today) || agencies.successorsOf(agency, today).includes(data.to)
        ? []
        : [{ code: 'NOT_A_SUCCESSOR', clause: 'LS-4.3', path: 'to' }],
  ],
  done: ({ data }, { agency }) => agency === data.to,
  events: ({ data: { to, effectiveOn, cause } }, { id, agency }) => [
    { type: 'ApplicationTransferred', data: { application: id, from: agency, to, effectiveOn, cause } },
  ],
})
