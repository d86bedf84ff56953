import { sql } from 'kysely'
import { addDays } from '../domain/dates.js'
import type { Role } from '../domain/roles.js'
import type { StaffEvent } from '../domain/staff/events.js'
import type { LocalDate } from '../domain/values.js'
import { is, isKnown } from './conditions.js'
import { keepSealed, type SealedField } from './engine/sealedField.js'
import { defineTable, type Rows } from './engine/table.js'
import { grouped, rowsBy } from './lookup.js'
import { type BoundedCount, boundedCount, type Page, type PageArgs, selectPage } from './page.js'
import { ignored, type LogEvent, type Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export interface RolePeriodRow {
  readonly role: Role
  readonly from: string
  /** First day without it; null: until further notice. */
  readonly endsOn: string | null
}

export interface DeputyRow {
  /** Stands in for the person of the row. */
  readonly deputy: string
  readonly from: string
  readonly endsOn: string
}

/** A person in an agency. The name is ciphertext; `reveal` opens it for those who may see it. */
export interface StaffRow {
  /** `{agency}/{person}` */
  readonly key: string
  readonly person: string
  readonly agency: string
  readonly name: SealedField | null
  /** Ciphertext too. Null: no mail. */
  readonly contactEmail: SealedField | null
  readonly position: string | null
  readonly appointedOn: string
  /** First day on which the person is no longer there. */
  readonly leftOn: string | null
  readonly roles: readonly RolePeriodRow[]
  readonly deputies: readonly DeputyRow[]
  /** Of the agency's staff stream. */
  readonly revision: number
  readonly createdOrdinal: number
}

const tables = {
  staff: defineTable<StaffRow>({
    columns: {
      key: 'text',
      person: 'text',
      agency: 'text',
      name: 'jsonb',
      contactEmail: 'jsonb',
      position: 'text',
      appointedOn: 'text',
      leftOn: 'text',
      roles: 'jsonb',
      deputies: 'jsonb',
      revision: 'bigint',
      createdOrdinal: 'bigint',
    },
    key: 'key',
    indexes: ['create index on $table (agency, created_ordinal)', 'create index on $table (person)'],
  }),
}
type StaffTables = typeof tables

export const STAFF = 'staff'

/** People, their roles and who stands in for them; a row is one person in one agency. */
export const staffProjection: Projection<StaffEvent, StaffTables> = {
  name: STAFF,
  version: 2,
  tables,
  touches: (event) => ({ staff: [keyOf(event)] }),
  handlers: {
    StaffMemberAppointed: (rows, event) => {
      const { agency, person, name, position, appointedOn } = event.data
      const before = rows.staff.get(keyOf(event))
      rows.staff.put({
        key: keyOf(event),
        person,
        agency,
        name: keepSealed(name),
        contactEmail: before?.contactEmail ?? null,
        position: position ?? null,
        appointedOn,
        leftOn: null,
        roles: before?.roles ?? [],
        deputies: before?.deputies ?? [],
        revision: event.revision,
        createdOrdinal: before?.createdOrdinal ?? event.ordinal,
      })
    },
    StaffNameCorrected: (rows, event) => change(rows, event, { name: keepSealed(event.data.name) }),
    StaffRoleGranted: (rows, event) => {
      const { role, from, until } = event.data
      const granted = { role, from, endsOn: until === undefined ? null : addDays(until, 1) }
      change(rows, event, { roles: [...staffOf(rows, event).roles, granted] })
    },
    StaffRoleRevoked: (rows, event) => {
      const { role, effectiveOn } = event.data
      const ends = (period: RolePeriodRow) => period.role === role
      change(rows, event, { roles: ended(staffOf(rows, event).roles, effectiveOn, ends) })
    },
    StaffMemberLeft: (rows, event) => {
      const { effectiveOn } = event.data
      const { roles, deputies } = staffOf(rows, event)
      change(rows, event, {
        leftOn: effectiveOn,
        roles: ended(roles, effectiveOn),
        deputies: ended(deputies, effectiveOn),
      })
    },
    DeputyAppointed: (rows, event) => {
      const { deputy, from, until } = event.data
      change(rows, event, { deputies: [...staffOf(rows, event).deputies, { deputy, from, endsOn: addDays(until, 1) }] })
    },
    DeputyDismissed: (rows, event) => {
      const { deputy, effectiveOn } = event.data
      const ends = (period: DeputyRow) => period.deputy === deputy
      change(rows, event, { deputies: ended(staffOf(rows, event).deputies, effectiveOn, ends) })
    },
    MattersHandedOver: ignored,
    ContactEmailSet: (rows, event) => change(rows, event, { contactEmail: keepSealed(event.data.email) }),
    ContactEmailRemoved: (rows, event) => change(rows, event, { contactEmail: null }),
  },
}

const keyOf = ({ data }: LogEvent<StaffEvent>): string => `${data.agency}/${personOf(data)}`

function personOf(data: StaffEvent['data']): string {
  if ('person' in data) return data.person
  return 'absent' in data ? data.absent : data.from
}

function staffOf(rows: Rows<StaffTables>, event: LogEvent<StaffEvent>): StaffRow {
  const row = rows.staff.get(keyOf(event))
  if (row === undefined) throw new Error(`${keyOf(event)} was never appointed`)
  return row
}

function change(rows: Rows<StaffTables>, event: LogEvent<StaffEvent>, columns: Partial<StaffRow>): void {
  rows.staff.put({ ...staffOf(rows, event), ...columns, revision: event.revision })
}

/** Periods that would go on after a day end on it; those that were to begin later never do. */
const ended = <Period extends { readonly from: string; readonly endsOn: string | null }>(
  periods: readonly Period[],
  on: LocalDate,
  which: (period: Period) => boolean = () => true,
): readonly Period[] =>
  periods
    .filter((period) => !which(period) || period.from < on)
    .map((period) =>
      which(period) && (period.endsOn === null || period.endsOn > on) ? { ...period, endsOn: on } : period,
    )

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(STAFF)}.staff`

/** People of an agency in the order of their appointment. */
export async function staffOfAgency(
  models: ReadSide,
  filter: { readonly agency: string; readonly present?: boolean },
  page: PageArgs,
): Promise<Page<StaffRow>> {
  const order = { list: 'staff', columns: ['createdOrdinal'], direction: 'asc' } as const
  return selectPage(
    models,
    { table: tables.staff, from: await tableOf(models), where: conditions(filter), order },
    page,
  )
}

export const countStaffOfAgency = async (
  models: ReadSide,
  filter: { readonly agency: string; readonly present?: boolean },
): Promise<BoundedCount> => boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

/** In which agencies each person is or was. */
export const staffByPersons = async (
  models: ReadSide,
  persons: readonly string[],
): Promise<ReadonlyMap<string, readonly StaffRow[]>> =>
  grouped(await rowsBy(models, tables.staff, await tableOf(models), 'person', persons), 'person')

export interface RoleOnDay {
  readonly role: Role
  readonly agency: string
  readonly deputyFor: string | null
}

/** Roles of a person on a legal date, those held for an absent person included. For screens; rules ask the register. */
export async function rolesOfPerson(models: ReadSide, person: string, on: string): Promise<readonly RoleOnDay[]> {
  const from = sql.raw(await tableOf(models))
  const { rows } = await sql<RoleOnDay>`
    select r ->> 'role' as role, agency, null as "deputyFor" from ${from}, jsonb_array_elements(roles) r
      where person = ${person} and r ->> 'from' <= ${on} and (r ->> 'endsOn' is null or r ->> 'endsOn' > ${on})
    union
    select r ->> 'role', agency, person from ${from}, jsonb_array_elements(deputies) d, jsonb_array_elements(roles) r
      where d ->> 'deputy' = ${person} and d ->> 'from' <= ${on} and d ->> 'endsOn' > ${on}
        and r ->> 'from' <= ${on} and (r ->> 'endsOn' is null or r ->> 'endsOn' > ${on})
    order by 2, 1`.execute(models.db)
  return rows
}

const conditions = ({ agency, present }: { readonly agency: string; readonly present?: boolean }) => [
  ...is('agency', agency),
  ...isKnown('leftOn', present === undefined ? undefined : !present),
]
