import { randomUUID } from 'node:crypto'
import type { CommandRequest } from '../../src/app/command.js'
import { DISTRICT } from '../../src/app/compose/core.js'
import { demoCreditCode } from '../../src/cli/demo/creditCodes.js'
import type { AgencyCommand } from '../../src/domain/agency/commands.js'
import type { AgencyDuty, AgencyKind } from '../../src/domain/agency/events.js'
import type { AnyCommand } from '../../src/domain/decider.js'
import type { Role } from '../../src/domain/roles.js'
import type { StaffCommand } from '../../src/domain/staff/commands.js'
import type { AgencyId, LocalDate, PersonId } from '../../src/domain/values.js'

interface TestAgency {
  readonly id: string
  readonly name: string
  readonly kind: AgencyKind
  readonly superior?: string
  readonly duty?: AgencyDuty
}

const AGENCIES: readonly TestAgency[] = [
  { id: 'gov', name: '烈山区人民政府', kind: 'government' },
  { id: 'qzfb', name: '区人民政府办公室', kind: 'department', superior: 'gov', duty: 'disclosureDepartment' },
  { id: 'fgw', name: '区发展和改革委员会', kind: 'department', superior: 'gov' },
  { id: 'czj', name: '区财政局', kind: 'department', superior: 'gov' },
  { id: 'jw', name: '区监察委员会', kind: 'otherOrgan', duty: 'supervisoryOrgan' },
  { id: 'bmj', name: '区保密局', kind: 'otherOrgan', duty: 'secrecyAdministration' },
]

/** Everyone of the district: id → role and agency. The id says both. */
export const PEOPLE = {
  registrar: ['registrar', 'gov'],
  mayor: ['principalLeader', 'gov'],
  fgwOfficer: ['publishingOfficer', 'fgw'],
  fgwOfficer2: ['publishingOfficer', 'fgw'],
  fgwHead: ['sectionHead', 'fgw'],
  fgwSecrecy: ['secrecyReviewer', 'fgw'],
  fgwDeputy: ['deputyLeader', 'fgw'],
  fgwPrincipal: ['principalLeader', 'fgw'],
  fgwDisclosure: ['disclosureOfficer', 'fgw'],
  fgwWebsite: ['websiteMaintainer', 'fgw'],
  czjOfficer: ['publishingOfficer', 'czj'],
  czjHead: ['sectionHead', 'czj'],
  qzfbOfficer: ['disclosureOfficer', 'qzfb'],
  qzfbHead: ['disclosureHead', 'qzfb'],
  inspector: ['inspector', 'jw'],
  investigator: ['investigator', 'jw'],
  secrecyBureau: ['secrecyReviewer', 'bmj'],
} as const satisfies Readonly<Record<string, readonly [Role, string]>>
export type PersonName = keyof typeof PEOPLE

const FIRST_DAY = '2026-01-05' as LocalDate
export const REGISTRAR: CommandRequest['actor'] = { kind: 'person', person: 'registrar' as PersonId, holds: [] }

type Give = (command: AnyCommand, id: string, by?: CommandRequest['actor']) => Promise<unknown>

/** Six agencies and their people, by the commands that a registrar gives. */
export async function setUpDistrict(give: Give): Promise<void> {
  const [government, ...others] = AGENCIES
  await give(registration(government!, 0), DISTRICT)
  for (const command of appointment('registrar')) await give(command, 'gov')
  for (const [index, agency] of others.entries()) {
    await give(registration(agency, index + 1), DISTRICT, REGISTRAR)
    if (agency.duty !== undefined) await give(duty(agency.id, agency.duty), DISTRICT, REGISTRAR)
  }
  for (const person of Object.keys(PEOPLE) as PersonName[])
    if (person !== 'registrar')
      for (const command of appointment(person)) await give(command, PEOPLE[person][1], REGISTRAR)
}

const registration = ({ id, name, kind, superior }: TestAgency, number: number): AgencyCommand => ({
  type: 'RegisterAgency',
  data: {
    agency: id as AgencyId,
    name,
    kind,
    creditCode: demoCreditCode('11', number),
    ...(superior === undefined ? {} : { governmentSuperior: superior as AgencyId }),
    actsInOwnName: true,
    establishedOn: '2000-01-01' as LocalDate,
  },
})

const duty = (agency: string, assigned: AgencyDuty): AgencyCommand => ({
  type: 'AssignAgencyDuty',
  data: { agency: agency as AgencyId, duty: assigned, effectiveOn: '2021-08-04' as LocalDate },
})

function appointment(person: PersonName): readonly StaffCommand[] {
  const [role, agency] = PEOPLE[person]
  const member = { agency: agency as AgencyId, person: person as PersonId }
  return [
    { type: 'AppointStaffMember', data: { ...member, name: nameOf(person), appointedOn: FIRST_DAY } },
    { type: 'GrantStaffRole', data: { ...member, role, from: FIRST_DAY } },
  ]
}

export const nameOf = (person: PersonName): string => `王${person}`
export const newCommandId = (): string => randomUUID()
