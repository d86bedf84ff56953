import './metadataShim.js'
import { Float, InputType, Int } from 'type-graphql'
import type { ClauseCode, ClauseOrText } from '../domain/clauses.js'
import type { PolicyUnit } from '../domain/policy/events.js'
import type { FeeScheduleKey, PolicyKey } from '../domain/policy/policyKeys.js'
import type { LocalDate } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { PolicyUnitEnum } from './policyEnums.js'
import { LocalDateScalar } from './scalars.js'

/** A number of law, or a table of fees, in force from a day on. */
@InputType()
export abstract class PolicyInput extends CommandInput {
  @field(() => LocalDateScalar, 'First day on which it is in force (生效日期).')
  readonly from!: LocalDate

  @field(() => String, 'The clause it rests on, such as 711-33 (条款).')
  readonly clause!: ClauseCode

  @field(() => String, 'The text or decision that fixes it (依据文件).')
  readonly source!: string
}

@InputType({ description: 'Sets a number of law from a day on (设定法定期限等数值).' })
export class SetPolicyNumberInput extends PolicyInput {
  @field(() => String, 'Which number, such as `reevaluation.interval` (名称).')
  readonly key!: PolicyKey

  @field(() => Float, 'The number (数值).')
  readonly value!: number

  @field(() => PolicyUnitEnum, 'What it counts (单位).')
  readonly unit!: PolicyUnit

  @maybe(
    () => Boolean,
    'Whether matters begun before follow it too; left out: they keep the old number (适用于正在办理的事项).',
  )
  readonly appliesToRunning?: Maybe<boolean>
}

@InputType({ description: 'Brings a clause, or a whole text, into force or ends it, LS-18.1 (条款施行、废止).' })
export class SetClauseValidityInput extends CommandInput {
  @field(() => String, 'A clause such as LS-7.1, or a whole text such as LS or 711 (条款).')
  readonly clause!: ClauseOrText

  @field(() => Boolean, 'Whether it is in force from that day on (是否有效).')
  readonly inForce!: boolean

  @field(() => LocalDateScalar, 'First day on which that holds (起始日期).')
  readonly from!: LocalDate

  @field(() => String, 'The text or decision that says so (依据文件).')
  readonly source!: string
}

@InputType({ description: 'One band of a fee schedule (收费档次).' })
export class FeeBandInput {
  @field(() => Int, 'Units up to this one are charged at the rate (上限).')
  readonly upTo!: number

  @field(() => Float, 'Yuan per unit (单价).')
  readonly rate!: number
}

@InputType({ description: 'What is charged past the last band (超出部分收费).' })
export class FeeBeyondInput {
  @field(() => Float, 'Yuan per unit (单价).')
  readonly rate!: number

  @maybe(() => Int, 'The rate rises with every so many further units (递增单位).')
  readonly every?: Maybe<number>

  @maybe(() => Float, 'By so many yuan (递增额).')
  readonly increase?: Maybe<number>
}

@InputType({ description: 'Sets the schedule of the information processing fee, 711-42 (设定信息处理费标准).' })
export class SetFeeScheduleInput extends PolicyInput {
  @field(() => String, '`fee.perItem` or `fee.perPage` (计收方式).')
  readonly key!: FeeScheduleKey

  @field(() => [FeeBandInput], 'Bands in rising order (档次).')
  readonly bands!: readonly FeeBandInput[]

  @field(() => FeeBeyondInput, 'Past the last band (超出部分).')
  readonly beyond!: FeeBeyondInput
}
