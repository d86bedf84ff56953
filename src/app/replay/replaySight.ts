import type { AgencyDirectory } from '../../domain/agency/directory.js'
import type { AccountabilityCase } from '../../domain/accountabilityCase/state.js'
import type { ConsultationEvent } from '../../domain/consultation/events.js'
import type { Actor } from '../../domain/context.js'
import type { KeySubject } from '../../domain/protected.js'
import { isBelow } from '../../domain/isBelow.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import { sidesOf } from '../accountability/caseNow.js'
import { mayKnowCase } from '../accountability/caseSight.js'
import { circleOf } from '../consultationCircle.js'
import { type AccessPurpose, personalDataPurpose } from '../personalDataSight.js'
import { isInSight, mayReadTrail, sightOf } from '../sight.js'
import { partOf, type ReplayStep } from './replay.js'

/**
 * How somebody may look at a subject's past. A supervisor (LS-15.1) sees all of it, refused attempts included, and is
 * recorded; an officer sees the matters of their own sight, without the attempts of others.
 */
export type ReplayReader = 'supervisor' | 'officer'

export interface ReplaySightOptions {
  readonly actor: Actor
  readonly agencies: AgencyDirectory
  readonly today: LocalDate
}

/** Matters that officers may replay: what today's lists show them. Nobody else's account, inbox or complaint. */
const OF_OFFICERS: ReadonlySet<string> = new Set([
  'informationItem',
  'application',
  'recordCorrection',
  'consultation',
  'duty',
  'deadline',
  'publication',
])

/** Registers that everybody who reads the trail works with. */
const OF_EVERYBODY: ReadonlySet<string> = new Set(['agency', 'calendar', 'policy', 'indexNumberSeries', 'filingList'])

/** Undefined for who may not know of the subject. `parties`: agencies that have a part in it. */
export function replayReader(
  options: ReplaySightOptions,
  kind: string,
  parties: readonly string[],
  steps: readonly ReplayStep[],
): ReplayReader | undefined {
  const { actor, agencies, today } = options
  if (isKeptFrom(options, steps)) return undefined
  if (kind === 'accountabilityCase') return caseReader(options, steps)
  const sight = sightOf(actor, agencies, today)
  const isSeen = isInSight(sight, parties)
  if (mayReadTrail(actor, agencies, today)) {
    if (OF_EVERYBODY.has(kind)) return 'supervisor'
    const isShown = OF_OFFICERS.has(kind) ? isSeen : sightOf(outsideSecrecy(options), agencies, today) === 'all'
    return isShown ? 'supervisor' : undefined
  }
  return OF_OFFICERS.has(kind) && isSeen ? 'officer' : undefined
}

/** A case is for those who investigate it and decide it, and their superiors (LS-15.2). */
function caseReader(options: ReplaySightOptions, steps: readonly ReplayStep[]): ReplayReader | undefined {
  const state = steps.at(-1)?.after as AccountabilityCase | undefined
  if (state === undefined || state.status === 'absent' || !mayKnowCase(options, sidesOf(state))) return undefined
  return mayReadTrail(options.actor, options.agencies, options.today) ? 'supervisor' : 'officer'
}

/** The secrecy administration looks at items everywhere, and at nobody's complaints, cases or accounts. */
function outsideSecrecy({ actor, agencies, today }: ReplaySightOptions): Actor {
  if (actor.kind !== 'person') return actor
  const held = actor.as === undefined ? actor.holds : [actor.as]
  const holds = held.filter(({ agency }) => {
    const duties = agencies.agency(agency, today)?.duties ?? []
    return !duties.includes('secrecyAdministration') || duties.includes('supervisoryOrgan')
  })
  return { kind: 'person', person: actor.person, holds }
}

/** Keys of matters whose deadlines officers see with the matter. */
const OPEN_MATTERS = /^(item|application|person|report):/

/**
 * What is against somebody is not theirs to look at: complaints against them or their agency (711-51), cases that
 * concern them (LS-15.2). The deadlines of complaints, inspections and cases are shown with these, not by themselves.
 */
function isKeptFrom({ actor, agencies, today }: ReplaySightOptions, steps: readonly ReplayStep[]): boolean {
  const last = steps.at(-1)
  if (actor.kind !== 'person' || last === undefined) return false
  const { against, concerned, heard, key } = (partOf(last.source, last.after) ?? {}) as Adversary
  if (typeof key === 'string' && last.source.aggregate?.name === 'deadline' && !OPEN_MATTERS.test(key)) return true
  const named = [...one(against), ...listOf(concerned), ...(heard instanceof Map ? [...(heard as Heard).keys()] : [])]
  const ids: ReadonlySet<string> = new Set(named.map((name) => name.slice(name.indexOf(':') + 1)))
  if (ids.size === 0) return false
  const people = [actor.person, ...actor.holds.flatMap(({ deputyFor }) => deputyFor ?? [])]
  const own = people.flatMap((person) => agencies.rolesOf(person, today).map(({ agency }) => agency))
  return (
    people.some((person) => ids.has(person)) ||
    own.some((agency) => ids.has(agency) || isBelow(agency, ids as ReadonlySet<AgencyId & string>, agencies, today))
  )
}

interface Adversary {
  readonly against?: unknown
  readonly concerned?: unknown
  readonly heard?: unknown
  readonly key?: unknown
}
type Heard = ReadonlyMap<string, unknown>

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/** Agencies that have a part in a subject now, as far as its last states name them. */
export function partiesOf(kind: string, steps: readonly ReplayStep[]): readonly string[] {
  if (kind === 'consultation') {
    const circle = circleOf(steps.map(({ event }) => event as unknown as ConsultationEvent))
    return circle === undefined ? [] : [...circle.parties, ...circle.deciders]
  }
  const last = steps.at(-1)
  if (last === undefined) return []
  const { agency, jointIssuers, involvedAgencies, recorded } = (partOf(last.source, last.after) ?? {}) as State
  return [
    ...one(agency),
    ...one(recorded?.agency),
    ...(jointIssuers ?? []).flatMap((issuer) => one(issuer.agency)),
    ...(involvedAgencies ?? []),
  ]
}

interface State {
  readonly agency?: unknown
  readonly jointIssuers?: readonly { readonly agency: unknown }[]
  readonly involvedAgencies?: readonly string[]
  /** Of a stub for a secret. */
  readonly recorded?: { readonly agency: unknown }
}

const one = (agency: unknown): readonly string[] => (typeof agency === 'string' ? [agency] : [])

/**
 * The purpose to be recorded with a look at personal data of a matter; undefined when it is not shown. Who complained,
 * and what is in anybody's inbox or account, is never shown this way.
 */
export function purposeOfReplay(
  options: ReplaySightOptions,
  kind: string,
  parties: readonly string[],
  purpose: AccessPurpose | undefined,
): AccessPurpose | undefined {
  if (purpose === undefined || !OF_OFFICERS.has(kind)) return undefined
  return parties
    .map((agency) => personalDataPurpose({ ...options, purpose }, agency))
    .find((found) => found !== undefined)
}

/** Text of items is shown to whoever may know of them; everything else only with a recorded purpose. */
export const opens =
  (withPersonalData: boolean) =>
  (subject: KeySubject): boolean =>
    withPersonalData || subject.startsWith('item:')
