import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type {
  AgencyDuty,
  AgencyKind,
  EnterpriseSector,
  ReorganisationType,
  SuperiorAxis,
} from '../domain/agency/events.js'
import type { LocalDate } from '../domain/values.js'
import { AgencyDutyEnum, AgencyKindEnum, ReorganisationEnum, SectorEnum, SuperiorAxisEnum } from './agencyEnums.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'Enters an agency in the register (机构登记).' })
export class RegisterAgencyInput extends CommandInput {
  @field(() => String, 'Full name (全称).')
  readonly name!: string

  @field(() => AgencyKindEnum, 'Kind (类别).')
  readonly kind!: AgencyKind

  @maybe(() => String, '18 characters with a check digit, GB 32100-2015 (统一社会信用代码).')
  readonly creditCode?: Maybe<string>

  @maybe(() => SectorEnum, 'Of public enterprises only, Art. 16 (行业).')
  readonly sector?: Maybe<EnterpriseSector>

  @maybe(() => ID, 'Government of its level, or the organ it belongs to (本级政府).')
  readonly governmentSuperiorId?: Maybe<string>

  @maybe(() => ID, 'Department one level up that guides it (业务上级).')
  readonly businessSuperiorId?: Maybe<string>

  @field(() => Boolean, 'Whether it acts towards the public in its own name, Art. 12 (以自己名义履行职能).')
  readonly actsInOwnName!: boolean

  @field(() => LocalDateScalar, 'First day (成立日期).')
  readonly establishedOn!: LocalDate

  @maybe(() => String, 'Number of the decision (批准文号).')
  readonly basis?: Maybe<string>
}

/** A change of one agency from a day on. */
@InputType()
export abstract class AgencyChangeInput extends CommandInput {
  @field(() => ID, 'The agency (机构).')
  readonly agencyId!: string

  @field(() => LocalDateScalar, 'First day on which the new state holds (生效日期).')
  readonly effectiveOn!: LocalDate

  @maybe(() => String, 'Number of the decision (批准文号).')
  readonly basis?: Maybe<string>
}

@InputType({ description: 'Gives an agency another name (机构更名).' })
export class RenameAgencyInput extends AgencyChangeInput {
  @field(() => String, 'The new name (新名称).')
  readonly name!: string
}

@InputType({ description: 'Puts an agency under another superior (变更隶属).' })
export class ChangeAgencySuperiorInput extends AgencyChangeInput {
  @field(() => SuperiorAxisEnum, 'Which kind of superior (上级类型).')
  readonly axis!: SuperiorAxis

  @maybe(() => ID, 'The new superior; left out: none (新上级).')
  readonly superiorId?: Maybe<string>
}

@InputType({ description: 'Gives an agency a duty, or takes it away (职责分配).' })
export class AgencyDutyInput extends AgencyChangeInput {
  @field(() => AgencyDutyEnum, 'The duty (职责).')
  readonly duty!: AgencyDuty
}

@InputType({ description: 'Whether it acts in its own name, Art. 12 (变更对外名义).' })
export class ChangeAgencyOwnNameInput extends AgencyChangeInput {
  @field(() => Boolean, 'Whether it acts in its own name (以自己名义履行职能).')
  readonly actsInOwnName!: boolean
}

@InputType({ description: 'Functions pass to another agency; the agency goes on (职能划转).' })
export class TransferAgencyFunctionsInput extends AgencyChangeInput {
  @field(() => ID, 'The agency that takes them (承接机关).')
  readonly toId!: string

  @maybe(() => [String], 'Classes of subject; left out: all functions (划转范围).')
  readonly themes?: Maybe<readonly string[]>
}

@InputType({ description: 'An agency that takes over functions, LS-4.3 (承继机关).' })
export class FunctionTakerInput {
  @field(() => ID, 'The agency (机关).')
  readonly agencyId!: string

  @maybe(() => [String], 'Classes of subject; left out: everything that no other one takes (承继范围).')
  readonly themes?: Maybe<readonly string[]>
}

@InputType({ description: 'Abolishes an agency, LS-4.3, LS-4.4 (撤销机构).' })
export class AbolishAgencyInput extends AgencyChangeInput {
  @field(() => [FunctionTakerInput], 'Who takes over its functions; may be empty (承继机关).')
  readonly successors!: readonly FunctionTakerInput[]

  @maybe(() => ID, 'The agency that decided the abolition; what nobody takes falls to it (决定撤销的机关).')
  readonly decidingAgencyId?: Maybe<string>
}

@InputType({ description: 'Corrects what was registered wrongly, as if from the beginning (登记更正).' })
export class CorrectAgencyDataInput extends CommandInput {
  @field(() => ID, 'The agency (机构).')
  readonly agencyId!: string

  @maybe(() => String, 'Replaces the latest name on record (名称).')
  readonly name?: Maybe<string>

  @maybe(() => AgencyKindEnum, 'Kind (类别).')
  readonly kind?: Maybe<AgencyKind>

  @maybe(() => String, 'Credit code; null: it has none; left out: unchanged (统一社会信用代码).')
  readonly creditCode?: Maybe<string>

  @maybe(() => SectorEnum, 'Sector; null: none; left out: unchanged (行业).')
  readonly sector?: Maybe<EnterpriseSector>

  @maybe(() => LocalDateScalar, 'First day (成立日期).')
  readonly establishedOn?: Maybe<LocalDate>
}

@InputType({ description: 'Takes back the latest reorganisation on record, which never took place (撤销误登记).' })
export class AnnulAgencyReorganisationInput extends CommandInput {
  @field(() => ID, 'The agency (机构).')
  readonly agencyId!: string

  @field(() => ReorganisationEnum, 'What was recorded (登记的变动).')
  readonly annulled!: ReorganisationType

  @field(() => LocalDateScalar, 'From when it was recorded to hold (登记的生效日期).')
  readonly effectiveOn!: LocalDate
}
