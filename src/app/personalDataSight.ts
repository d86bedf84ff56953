import type { AgencyDirectory } from '../domain/agency/directory.js'
import type { Actor, RoleHeld } from '../domain/context.js'
import type { Role } from '../domain/roles.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import { isInSight, type Sight, sightOf } from './sight.js'

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

export interface PersonalDataReader {
  readonly actor: Actor
  readonly agencies: AgencyDirectory
  readonly today: LocalDate
  /** As the reader declared it. */
  readonly purpose: AccessPurpose | undefined
}

/**
 * In whose matters somebody may read who an applicant or third party is and what they wrote. Narrower than knowing of
 * the matters: an inspector has to say what for, and whoever otherwise only oversees an agency does not read it at all.
 */
export function personalDataSight(reader: PersonalDataReader): Sight {
  const { actor, agencies, today, purpose } = reader
  if (actor.kind !== 'person') return []
  const overseen = heldBy(reader)
    .filter(({ role }) => role === 'investigator' || (role === 'inspector' && purpose !== undefined))
    .map((as) => sightOf({ ...actor, as }, agencies, today))
  if (overseen.includes('all')) return 'all'
  return [...new Set([...answeredBy(reader), ...(overseen as readonly (readonly AgencyId[])[]).flat()])]
}

/** The purpose to be recorded when somebody reads personal data of an agency's matter; undefined when they may not. */
export function personalDataPurpose(reader: PersonalDataReader, agency: string): AccessPurpose | undefined {
  if (!isInSight(personalDataSight(reader), [agency])) return undefined
  return reader.purpose ?? (isInSight(answeredBy(reader), [agency]) ? 'handling' : 'investigation')
}

const heldBy = ({ actor }: PersonalDataReader): readonly RoleHeld[] =>
  actor.kind !== 'person' ? [] : actor.as === undefined ? actor.holds : [actor.as]

/** Agencies in which the reader handles, approves or signs, with those whose matters they took over. */
function answeredBy(reader: PersonalDataReader): readonly AgencyId[] {
  const { agencies, today } = reader
  const own = heldBy(reader)
    .filter(({ role }) => OF_THE_ANSWERING_AGENCY.includes(role))
    .map(({ agency }) => agency)
  if (own.length === 0) return []
  const inherited = [...(agencies.history?.agencies.keys() ?? [])].filter((id) =>
    agencies.successorsOf(id, today).some((heir) => own.includes(heir)),
  )
  return [...new Set([...own, ...inherited])]
}
