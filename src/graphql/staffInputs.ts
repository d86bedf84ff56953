import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { Role } from '../domain/roles.js'
import type { LocalDate } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'
import { RoleEnum } from './staffEnums.js'

/** A command about the people of one agency. */
@InputType()
export abstract class StaffInput extends CommandInput {
  @field(() => ID, 'The agency (机构).')
  readonly agencyId!: string
}

@InputType({ description: 'Takes a person on (人员登记).' })
export class AppointStaffMemberInput extends StaffInput {
  @maybe(() => ID, 'The person, if already known here; otherwise one is made (人员).')
  readonly personId?: Maybe<string>

  @field(() => String, 'Name; personal data, sealed under a key of its own (姓名).')
  readonly name!: string

  @maybe(() => String, 'Post, as a title (职务).')
  readonly position?: Maybe<string>

  @field(() => LocalDateScalar, 'First day (任职日期).')
  readonly appointedOn!: LocalDate
}

@InputType({ description: 'Corrects the name of a person (更正姓名).' })
export class CorrectStaffNameInput extends StaffInput {
  @field(() => ID, 'The person (人员).')
  readonly personId!: string

  @field(() => String, 'The right name (姓名).')
  readonly name!: string
}

@InputType({ description: 'Entrusts a person with a role (授予职责).' })
export class GrantStaffRoleInput extends StaffInput {
  @field(() => ID, 'The person (人员).')
  readonly personId!: string

  @field(() => RoleEnum, 'The role (职责).')
  readonly role!: Role

  @field(() => LocalDateScalar, 'First day (起始日期).')
  readonly from!: LocalDate

  @maybe(() => LocalDateScalar, 'Last day; left out: for an indefinite time (截止日期).')
  readonly until?: Maybe<LocalDate>
}

@InputType({ description: 'Takes a role back (收回职责).' })
export class RevokeStaffRoleInput extends StaffInput {
  @field(() => ID, 'The person (人员).')
  readonly personId!: string

  @field(() => RoleEnum, 'The role (职责).')
  readonly role!: Role

  @field(() => LocalDateScalar, 'First day without it (生效日期).')
  readonly effectiveOn!: LocalDate
}

@InputType({ description: 'A person left the agency (离职).' })
export class RecordStaffMemberLeftInput extends StaffInput {
  @field(() => ID, 'The person (人员).')
  readonly personId!: string

  @field(() => LocalDateScalar, 'First day on which they are gone (生效日期).')
  readonly effectiveOn!: LocalDate
}

@InputType({ description: 'Lets one person stand in for another; never counts as a second person (指定代理).' })
export class AppointDeputyInput extends StaffInput {
  @field(() => ID, 'Who is absent (被代理人).')
  readonly absentId!: string

  @field(() => ID, 'Who stands in (代理人).')
  readonly deputyId!: string

  @field(() => LocalDateScalar, 'First day (起始日期).')
  readonly from!: LocalDate

  @field(() => LocalDateScalar, 'Last day (截止日期).')
  readonly until!: LocalDate
}

@InputType({ description: 'Ends a standing-in early (终止代理).' })
export class DismissDeputyInput extends StaffInput {
  @field(() => ID, 'Who is absent (被代理人).')
  readonly absentId!: string

  @field(() => ID, 'Who stands in (代理人).')
  readonly deputyId!: string

  @field(() => LocalDateScalar, 'First day on which it no longer holds (生效日期).')
  readonly effectiveOn!: LocalDate
}

@InputType({ description: 'Another person sees to running matters (工作交接).' })
export class HandOverMattersInput extends StaffInput {
  @field(() => ID, 'Who hands over (移交人).')
  readonly fromId!: string

  @field(() => ID, 'Who takes over (接收人).')
  readonly toId!: string

  @maybe(() => [ID], 'Items; left out: all that run on that day (移交事项).')
  readonly itemIds?: Maybe<readonly string[]>

  @field(() => LocalDateScalar, 'Day of the handover (交接日期).')
  readonly effectiveOn!: LocalDate
}
