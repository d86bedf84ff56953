import type { AgencyDirectory } from '../domain/agency/directory.js'
import type { Actor } from '../domain/context.js'
import type { Role } from '../domain/roles.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import { isInSight, sightOf } from './sight.js'

/** What personal data is looked at for (查阅目的). Kept in the record of the look. */
export const ACCESS_PURPOSES = [
  'handling', // 办理
  'approval', // 审核
  'signing', // 签发
  'service', // 送达、联系
  'remedy', // 复议、诉讼
  'supervision', // 监督检查
  'investigation', // 责任追究
] as const
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number]

/** Those who handle, approve and sign in the agency that answers. */
const OF_THE_ANSWERING_AGENCY: readonly Role[] = [
  'publishingOfficer',
  'disclosureOfficer',
  'sectionHead',
  'disclosureHead',
  'deputyLeader',
  'principalLeader',
]

interface Question {
  readonly actor: Actor
  /** That answers the matter. */
  readonly agency: AgencyId
  readonly agencies: AgencyDirectory
  readonly today: LocalDate
  /** As the reader declared it. */
  readonly purpose: AccessPurpose | undefined
}

/**
 * The purpose for which somebody may read who an applicant or third party is and what they wrote; undefined when they
 * may not. Narrower than knowing of the matter: an inspector has to say what for, and whoever only oversees the agency
 * otherwise does not read it at all.
 */
export function personalDataPurpose({ actor, agency, agencies, today, purpose }: Question): AccessPurpose | undefined {
  if (actor.kind !== 'person') return undefined
  const held = actor.as === undefined ? actor.holds : [actor.as]
  const answering = [agency, ...agencies.successorsOf(agency, today)]
  if (held.some(({ role, agency: own }) => OF_THE_ANSWERING_AGENCY.includes(role) && answering.includes(own)))
    return purpose ?? 'handling'
  const looks = (role: Role) => held.filter((other) => other.role === role)
  const seen = (role: Role) => looks(role).some((as) => isInSight(sightOf({ ...actor, as }, agencies, today), [agency]))
  if (seen('investigator')) return purpose ?? 'investigation'
  return purpose !== undefined && seen('inspector') ? purpose : undefined
}
