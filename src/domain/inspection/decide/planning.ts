import { actingPeople, personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal, Rule } from '../../decider.js'
import { protect } from '../../protected.js'
import { isSaid } from '../../said.js'
import { textFaults } from '../../texts.js'
import type { AgencyId, PersonId } from '../../values.js'
import type { CancelInspection, ChangeInspectors, PlanInspection } from '../commands.js'
import { mayInspect } from '../competence.js'
import type { Inspection } from '../state.js'
import { INSPECTION_AREAS } from '../vocabulary.js'
import {
  belongToAny,
  type InspectionHandler,
  INSPECTORS,
  isOnTheTeam,
  LEADERS,
  NUMBER,
  onKnown,
  RUNNING,
  sameActor,
  sealed,
  tooMany,
  WORDS,
} from './handler.js'

const MOST_AGENCIES = 100
const MOST_INSPECTORS = 20

const isNew: Rule<Inspection> = {
  code: 'INSPECTION_EXISTS',
  clause: 'LS-15.1',
  refuse: ({ status }) => (status === 'absent' ? undefined : {}),
}

/** 检查权限 of the body over each agency. */
function agencyFaults(
  agenciesAsked: readonly AgencyId[],
  body: AgencyId,
  { agencies, today }: DecisionContext,
): readonly Refusal[] {
  if (agenciesAsked.length === 0) return [{ code: 'AGENCY_UNKNOWN', clause: 'LS-15.1', path: 'agencies' }]
  const twice = new Set(agenciesAsked).size < agenciesAsked.length
  return [
    ...(twice ? [{ code: 'NAMED_TWICE', clause: 'SYS', path: 'agencies' } as const] : []),
    ...tooMany(agenciesAsked.length, MOST_AGENCIES, 'agencies'),
    ...agenciesAsked.flatMap((agency, index): readonly Refusal[] => {
      const path = `agencies.${index}`
      if (agencies.agency(agency) === undefined) return [{ code: 'AGENCY_UNKNOWN', clause: 'LS-15.1', path }]
      if (!agencies.isActive(agency, today)) return [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path }]
      return mayInspect(body, agency, agencies, today)
        ? []
        : [{ code: 'BODY_MAY_NOT_INSPECT', clause: 'LS-15.1', path }]
    }),
  ]
}

/** Each an inspector of the body, of none of the agencies, named once. */
function inspectorFaults(
  inspectors: readonly PersonId[],
  body: AgencyId,
  inspected: readonly AgencyId[],
  context: DecisionContext,
): readonly Refusal[] {
  const twice = new Set(inspectors).size < inspectors.length
  return [
    ...(inspectors.length === 0
      ? [{ code: 'INSPECTORS_REQUIRED', clause: 'LS-15.1', path: 'inspectors' } as const]
      : []),
    ...(twice ? [{ code: 'NAMED_TWICE', clause: 'SYS', path: 'inspectors' } as const] : []),
    ...tooMany(inspectors.length, MOST_INSPECTORS, 'inspectors'),
    ...inspectors.flatMap((person, index): readonly Refusal[] => {
      const path = `inspectors.${index}`
      const held = context.agencies.rolesOf(person, context.today)
      const isInspector = held.some(
        ({ role, agency, deputyFor }) => role === 'inspector' && agency === body && deputyFor === undefined,
      )
      return [
        ...(isInspector ? [] : [{ code: 'NOT_AN_INSPECTOR', clause: 'LS-15.1', path } as const]),
        ...(belongToAny([person], inspected, context)
          ? [{ code: 'INSPECTOR_OF_INSPECTED_AGENCY', clause: 'LS-15.1', path } as const]
          : []),
      ]
    }),
  ]
}

const planData = ({ data }: PlanInspection) => ({
  inspection: data.inspection,
  body: data.body,
  agencies: data.agencies,
  area: data.area,
  from: data.from,
  until: data.until,
  inspectors: data.inspectors,
  basis: data.basis,
  aim: protect(`inspection:${data.inspection}`, data.aim),
})

/** 制定检查计划: the one who plans it is on the team. */
export const planInspection: InspectionHandler<PlanInspection> = {
  clause: 'LS-15.1',
  by: {
    roles: ['inspector'],
    agencies: (_inspection, command) => (command ? [command.data.body] : 'any'),
    clause: 'LS-15.1',
  },
  rules: [isNew],
  checks: [
    ({ data }, _inspection, context) => agencyFaults(data.agencies, data.body, context),
    ({ data }, _inspection, context) => inspectorFaults(data.inspectors, data.body, data.agencies, context),
    ({ data }, _inspection, context) =>
      data.inspectors.length === 0 || actingPeople(context).some((person) => data.inspectors.includes(person))
        ? []
        : [{ code: 'NOT_ON_THE_INSPECTION_TEAM', clause: 'LS-15.1', path: 'inspectors' }],
    ({ data }, _inspection, { today }) => [
      ...(INSPECTION_AREAS.includes(data.area)
        ? []
        : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'area' } as const]),
      ...dateFaults(data.from, 'from', { notAfter: today }),
      ...dateFaults(data.until, 'until', { notAfter: today }),
      ...(data.from > data.until ? [{ code: 'PERIOD_REVERSED', clause: 'SYS', path: 'until' } as const] : []),
      ...textFaults(data.basis, 'basis', NUMBER),
      ...textFaults(data.aim, 'aim', WORDS),
    ],
  ],
  done: (command, inspection, context) =>
    inspection.status !== 'absent' &&
    isSaid(inspection.said, 'InspectionPlanned', { ...planData(command), ...sameActor(context) }),
  events: (command, _inspection, context) => {
    const { inspection, body, agencies, area, from, until, inspectors, basis, aim } = planData(command)
    return [
      {
        type: 'InspectionPlanned',
        data: {
          ...{ inspection, body, agencies, area, inspectors, basis, aim },
          from: checkedDate(from),
          until: checkedDate(until),
          plannedOn: context.today,
          ...personalAct(context),
        },
      },
    ]
  },
}

/** 调整检查人员: whoever has to stand aside is replaced. */
export const changeInspectors = onKnown<ChangeInspectors>({
  by: { ...INSPECTORS, roles: ['inspector', 'principalLeader', 'deputyLeader'] },
  when: ['planned', 'sampled', 'concluded'],
  rules: [
    {
      ...isOnTheTeam,
      refuse: (inspection, context) =>
        context.actor.kind === 'person' && context.actor.as?.role === 'inspector'
          ? isOnTheTeam.refuse(inspection, context)
          : undefined,
    },
  ],
  checks: [
    ({ data }, { body, plan }, context) => inspectorFaults(data.inspectors, body, plan.agencies, context),
    ({ data }) => textFaults(data.reason, 'reason', WORDS),
  ],
  done: ({ data }, inspection, context) =>
    isSaid(inspection.said, 'InspectorsChanged', {
      inspectors: data.inspectors,
      reason: sealed(inspection, data.reason),
      ...sameActor(context),
    }),
  events: ({ data }, inspection, context) => [
    {
      type: 'InspectorsChanged',
      data: { inspectors: data.inspectors, reason: sealed(inspection, data.reason), ...personalAct(context) },
    },
  ],
})

/** 取消检查: not once something was found. */
export const cancelInspection = onKnown<CancelInspection>({
  by: { ...LEADERS, roles: ['inspector', 'principalLeader', 'deputyLeader'] },
  when: RUNNING,
  rules: [
    {
      code: 'INSPECTION_HAS_FINDINGS',
      clause: 'LS-15.1',
      refuse: ({ findings }) => (findings.size === 0 ? undefined : { missing: ['ConcludeInspection'] }),
    },
    {
      ...isOnTheTeam,
      refuse: (inspection, context) =>
        context.actor.kind === 'person' && context.actor.as?.role === 'inspector'
          ? isOnTheTeam.refuse(inspection, context)
          : undefined,
    },
  ],
  checks: [({ data }) => textFaults(data.reason, 'reason', WORDS)],
  done: ({ data }, inspection, context) =>
    isSaid(inspection.said, 'InspectionCancelled', { reason: sealed(inspection, data.reason), ...sameActor(context) }),
  events: ({ data }, inspection, context) => [
    { type: 'InspectionCancelled', data: { reason: sealed(inspection, data.reason), ...personalAct(context) } },
  ],
})
