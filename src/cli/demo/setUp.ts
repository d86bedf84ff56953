import type { AgencyCommand } from '../../domain/agency/commands.js'
import type { StaffCommand } from '../../domain/staff/commands.js'
import type { AgencyId, PersonId } from '../../domain/values.js'
import { AGENCIES, type DemoAgency, GOVERNMENT } from './agencies.js'
import { type DemoPerson, PEOPLE, REGISTRAR } from './people.js'
import { day, type DemoStep, OPERATOR, officeTime, person } from './step.js'

export const DISTRICT = 'lieshan'
const FIRST_DAY = day('2026-01-05')

/** The program comes into use: the register of agencies, the people and their roles. */
export function setUpSteps(): readonly DemoStep[] {
  const steps: DemoStep[] = []
  const add = (step: Omit<DemoStep, 'at' | 'lane' | 'isReference'>, lane = 'set up', minutes = 0): void => {
    steps.push({ ...step, at: officeTime(FIRST_DAY, minutes), lane, isReference: true })
  }
  const [government, ...others] = AGENCIES
  add({ key: `agency ${GOVERNMENT}`, id: DISTRICT, actor: OPERATOR, command: registration(government!) })
  appointment(REGISTRAR).forEach((command) =>
    add({ key: `staff ${REGISTRAR.id} ${command.type}`, id: GOVERNMENT, actor: OPERATOR, command }),
  )
  const registrar = person(REGISTRAR.id)
  for (const agency of others) {
    add({ key: `agency ${agency.id}`, id: DISTRICT, actor: registrar, command: registration(agency) }, 'set up', 5)
    for (const command of dutiesOf(agency))
      add({ key: `duty ${agency.id} ${command.data.duty}`, id: DISTRICT, actor: registrar, command }, 'set up', 5)
  }
  for (const one of PEOPLE.filter(({ id }) => id !== REGISTRAR.id)) {
    const entered = [...appointment(one), contactOf(one)]
    entered.forEach((command, index) =>
      add({ key: `staff ${one.id} ${index}`, id: one.agency, actor: registrarOf(one), command }, one.agency, 30),
    )
  }
  return steps
}

/** Organs that do not belong to the government have a registrar too: here the district's, by the operator's hand. */
const registrarOf = (one: DemoPerson) => (one.id === REGISTRAR.id ? OPERATOR : person(REGISTRAR.id))

function registration(agency: DemoAgency): AgencyCommand {
  const isGovernment = agency.id === GOVERNMENT
  return {
    type: 'RegisterAgency',
    data: {
      agency: agency.id as AgencyId,
      name: agency.name,
      kind: agency.kind,
      ...(agency.creditCode === undefined ? {} : { creditCode: agency.creditCode }),
      ...(agency.sector === undefined ? {} : { sector: agency.sector }),
      ...(isGovernment || agency.superior === undefined ? {} : { governmentSuperior: agency.superior as AgencyId }),
      actsInOwnName: !['internalBody', 'temporaryBody', 'deliberativeBody'].includes(agency.kind),
      establishedOn: day(agency.establishedOn),
    },
  }
}

const dutiesOf = ({ id, duties = [], establishedOn }: DemoAgency) =>
  duties.map((duty) => ({
    type: 'AssignAgencyDuty' as const,
    data: {
      agency: id as AgencyId,
      duty,
      effectiveOn: day(establishedOn > '2021-08-04' ? establishedOn : '2021-08-04'),
    },
  }))

/** Nobody can be written to there (RFC 2606). */
const contactOf = ({ id, agency }: DemoPerson): StaffCommand => ({
  type: 'SetContactEmail',
  data: { agency: agency as AgencyId, person: id as PersonId, email: `${id}@lieshan.example.invalid` },
})

const appointment = ({ id, name, agency, position, roles }: DemoPerson): readonly StaffCommand[] => [
  {
    type: 'AppointStaffMember',
    data: { agency: agency as AgencyId, person: id as PersonId, name, position, appointedOn: FIRST_DAY },
  },
  ...roles.map((role): StaffCommand => ({
    type: 'GrantStaffRole',
    data: { agency: agency as AgencyId, person: id as PersonId, role, from: FIRST_DAY },
  })),
]
