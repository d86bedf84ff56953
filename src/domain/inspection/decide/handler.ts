import { actingPeople } from '../../acting.js'
import { answerableFor } from '../../answerableFor.js'
import type { ClauseCode } from '../../clauses.js'
import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Refusal, RefusalDetail, Rule } from '../../decider.js'
import { protect, type Protected } from '../../protected.js'
import type { Role } from '../../roles.js'
import type { TextLimits } from '../../texts.js'
import type { AgencyId, PersonId } from '../../values.js'
import type { InspectionEvent } from '../events.js'
import type { FindingInInspection, Inspection, KnownInspection } from '../state.js'
import type { InspectionState } from '../vocabulary.js'

export const WORDS: TextLimits = { longest: 5_000, required: true, multiline: true }
export const NUMBER: TextLimits = { longest: 100, required: true }

export type InspectionHandler<C extends AnyCommand> = CommandHandler<C, Inspection, InspectionEvent>

export interface InspectionRule {
  readonly code: string
  readonly clause: ClauseCode
  readonly refuse: (inspection: KnownInspection, context: DecisionContext) => RefusalDetail | undefined
}
type Check<C> = (command: C, inspection: KnownInspection, context: DecisionContext) => readonly Refusal[]

interface KnownHandler<C extends AnyCommand> {
  readonly clause?: ClauseCode
  readonly by: Authority<C, Inspection>
  /** In which states of the inspection. */
  readonly when: readonly InspectionState[]
  readonly rules?: readonly InspectionRule[]
  readonly checks: readonly Check<C>[]
  readonly policies?: readonly string[]
  /** Asked in every state: the last step may be told twice. */
  readonly done: (command: C, inspection: KnownInspection, context: DecisionContext) => boolean
  readonly events: (command: C, inspection: KnownInspection, context: DecisionContext) => readonly InspectionEvent[]
}

const isThere: Rule<Inspection> = {
  code: 'INSPECTION_NOT_FOUND',
  clause: 'LS-15.1',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}

const MISSING: Readonly<Record<InspectionState, readonly string[]>> = {
  planned: ['PlanInspection'],
  sampled: ['DrawSample'],
  concluded: ['ConcludeInspection'],
  cancelled: [],
}

const standsAt = (when: readonly InspectionState[]): Rule<Inspection> => ({
  code: 'INSPECTION_STANDS_OTHERWISE',
  clause: 'LS-15.1',
  refuse: ({ status }) =>
    status === 'absent' || when.includes(status)
      ? undefined
      : { facts: { state: status }, missing: status === 'planned' ? MISSING[when[0]!] : [] },
})

/** For any other state the reason is given once, and no rule has to ask again. */
export function onKnown<C extends AnyCommand>(handler: KnownHandler<C>): InspectionHandler<C> {
  const { when } = handler
  const isIn = (inspection: Inspection): inspection is KnownInspection =>
    inspection.status !== 'absent' && when.includes(inspection.status)
  return {
    clause: handler.clause ?? 'LS-15.1',
    by: handler.by,
    rules: [
      isThere,
      standsAt(when),
      ...(handler.rules ?? []).map(({ code, clause, refuse }) => ({
        code,
        clause,
        refuse: (inspection: Inspection, context: DecisionContext) =>
          isIn(inspection) ? refuse(inspection, context) : undefined,
      })),
    ],
    checks: handler.checks.map(
      (check) => (command, inspection, context) => (isIn(inspection) ? check(command, inspection, context) : []),
    ),
    ...(handler.policies === undefined ? {} : { policies: handler.policies }),
    done: (command, inspection, context) =>
      inspection.status !== 'absent' && handler.done(command, inspection, context),
    events: (command, inspection, context) => {
      if (!isIn(inspection)) throw new Error(`the rules let a command through on a ${inspection.status} inspection`)
      return handler.events(command, inspection, context)
    },
  }
}

export const RUNNING: readonly InspectionState[] = ['planned', 'sampled']
export const AT_WORK: readonly InspectionState[] = ['sampled']
/** What was escalated may be mended, and closed, after the inspection. */
export const MENDING: readonly InspectionState[] = ['sampled', 'concluded']
export const OVER: readonly InspectionState[] = ['concluded']

/** Holders of these roles in the body that inspects. */
export const inBody = (roles: readonly Role[]): Authority<unknown, Inspection> => ({
  roles,
  agencies: (inspection, _command, context) =>
    inspection.status === 'absent' ? [] : answerableFor(inspection.body, context),
  clause: 'LS-15.1',
})
export const INSPECTORS = inBody(['inspector'])
export const LEADERS = inBody(['principalLeader', 'deputyLeader'])

export const processOnly: Authority<unknown, Inspection> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

/** Agencies in which any of these people holds a role today, of their own or for somebody absent. */
const agenciesOf = (people: readonly PersonId[], { agencies, today }: DecisionContext): readonly AgencyId[] =>
  people.flatMap((person) => agencies.rolesOf(person, today).map(({ agency }) => agency))

export const belongToAny = (
  people: readonly PersonId[],
  inspected: readonly AgencyId[],
  context: DecisionContext,
): boolean => {
  const answering = inspected.flatMap((agency) => [agency, ...answerableFor(agency, context)])
  return agenciesOf(people, context).some((agency) => answering.includes(agency))
}

export const isOnTheTeam: InspectionRule = {
  code: 'NOT_ON_THE_INSPECTION_TEAM',
  clause: 'LS-15.1',
  refuse: ({ inspectors }, context) =>
    actingPeople(context).some((person) => inspectors.includes(person)) ? undefined : {},
}
/** 回避: whoever belongs to the inspected agencies by now does not judge them. */
export const isOfNoInspectedAgency: InspectionRule = {
  code: 'INSPECTOR_OF_INSPECTED_AGENCY',
  clause: 'LS-15.1',
  refuse: ({ plan }, context) => (belongToAny(actingPeople(context), plan.agencies, context) ? {} : undefined),
}
export const TEAM: readonly InspectionRule[] = [isOnTheTeam, isOfNoInspectedAgency]

/** 回避: nobody examines what they have handled. `actedBefore` comes from the stream of the subject itself. */
export const subjectFaults = (
  { data }: { readonly data: { readonly subject?: string; readonly actedBefore?: readonly PersonId[] } },
  context: DecisionContext,
  path = 'subject',
): readonly Refusal[] => {
  if (data.subject === undefined) return []
  if (data.actedBefore === undefined) return [{ code: 'SUBJECT_UNKNOWN', clause: 'SYS', path }]
  return actingPeople(context).some((person) => data.actedBefore?.includes(person))
    ? [{ code: 'INSPECTOR_HANDLED_SUBJECT', clause: 'LS-15.1', path }]
    : []
}

export function findingFaults(id: string, { findings }: KnownInspection, path = 'finding'): readonly Refusal[] {
  return findings.has(id) ? [] : [{ code: 'INSPECTION_FINDING_UNKNOWN', clause: 'LS-15.1', path }]
}

export function knownFinding({ findings }: KnownInspection, id: string): FindingInInspection {
  const finding = findings.get(id)
  if (finding === undefined) throw new Error('the checks let a finding through that is not there')
  return finding
}

/** For `done`: the same by somebody else is not the same. */
export const sameActor = ({ actor }: DecisionContext): { readonly by?: PersonId } =>
  actor.kind === 'person' ? { by: actor.person } : {}

export const sealed = (inspection: { readonly id: string }, text: string): Protected =>
  protect(`inspection:${inspection.id}`, text)

export const tooMany = (count: number, most: number, path: string): readonly Refusal[] =>
  count <= most ? [] : [{ code: 'TOO_MANY', clause: 'SYS', path, facts: { most } }]
