import type { AgencyDirectory } from '../../domain/agency/directory.js'
import type { ConsultationEvent } from '../../domain/consultation/events.js'
import type { Actor } from '../../domain/context.js'
import type { KeySubject } from '../../domain/protected.js'
import type { LocalDate } from '../../domain/values.js'
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
  { actor, agencies, today }: ReplaySightOptions,
  kind: string,
  parties: readonly string[],
): ReplayReader | undefined {
  const sight = sightOf(actor, agencies, today)
  const isSeen = isInSight(sight, parties)
  if (mayReadTrail(actor, agencies, today)) {
    if (sight === 'all' || OF_EVERYBODY.has(kind)) return 'supervisor'
    return OF_OFFICERS.has(kind) && isSeen ? 'supervisor' : undefined
  }
  return OF_OFFICERS.has(kind) && isSeen ? 'officer' : undefined
}

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
