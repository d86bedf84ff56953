import './metadataShim.js'
import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { Role } from '../domain/roles.js'
import type { LocalDate } from '../domain/values.js'
import type { StaffRow } from '../projections/staff.js'
import type { GraphqlContext } from './context.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Person, personOf } from './person.js'
import { LocalDateScalar } from './scalars.js'
import { RoleEnum } from './staffEnums.js'
import { nameInOneOf } from './staffNames.js'

@ObjectType({ description: 'A role held for a period (任职期间).', simpleResolvers: true })
export class RolePeriod {
  @field(() => RoleEnum, 'The role (职责).') readonly role!: Role
  @field(() => LocalDateScalar, 'First day (起始日期).') readonly from!: LocalDate
  @maybe(() => LocalDateScalar, 'First day without it; null: until further notice (终止日期).')
  readonly endsOn!: Maybe<LocalDate>
}

@ObjectType({ description: 'A standing-in for the person (代理).', simpleResolvers: true })
export class Deputyship {
  @field(() => Person, 'Who stands in (代理人).') readonly deputy!: Person
  @field(() => LocalDateScalar, 'First day (起始日期).') readonly from!: LocalDate
  @field(() => LocalDateScalar, 'First day on which it no longer holds (终止日期).') readonly endsOn!: LocalDate
}

@ObjectType({ description: 'A person in an agency (机构人员).', simpleResolvers: true })
export class StaffMember {
  @field(() => Person, 'The person (人员).') readonly person!: Person
  @maybe(() => String, 'Post, as a title (职务).') readonly position!: Maybe<string>
  @field(() => LocalDateScalar, 'First day (任职日期).') readonly appointedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'First day on which they are gone (离职日期).') readonly leftOn!: Maybe<LocalDate>
  @field(() => [RolePeriod], 'Roles, past ones included (职责).') readonly roles!: readonly RolePeriod[]
  @field(() => [Deputyship], 'Who stood in for them (代理).') readonly deputies!: readonly Deputyship[]

  readonly row!: StaffRow
}

export const StaffMemberConnection = connectionType(StaffMember, 'StaffMember')

export const staffMemberOf = (row: StaffRow): StaffMember => ({
  person: personOf(row.person),
  position: row.position,
  appointedOn: row.appointedOn as LocalDate,
  leftOn: row.leftOn as LocalDate | null,
  roles: row.roles.map(({ role, from, endsOn }) => ({
    role,
    from: from as LocalDate,
    endsOn: endsOn as LocalDate | null,
  })),
  deputies: row.deputies.map(({ deputy, from, endsOn }) => ({
    deputy: personOf(deputy),
    from: from as LocalDate,
    endsOn: endsOn as LocalDate,
  })),
  row,
})

@Resolver(() => StaffMember)
export class StaffMemberFields {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Shown to those who may see it, and the look is recorded; null otherwise (姓名).',
  })
  name(@Root() { row }: StaffMember, @Ctx() context: GraphqlContext): Promise<string | null> {
    return nameInOneOf(context, [row])
  }
}
