import './metadataShim.js'
import { Float, ObjectType } from 'type-graphql'
import type { PolicyInForce, PolicyVersion } from '../domain/policy/policyBook.js'
import type { LocalDate } from '../domain/values.js'
import { field, type Maybe, maybe } from './fields.js'
import { PolicyUnitEnum } from './policyEnums.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'A number of law in force from a day on (法定期限等数值).', simpleResolvers: true })
export class Policy {
  @field(() => String, 'Which number (名称).') readonly key!: string
  @field(() => String, 'Version that events name, such as `reevaluation.interval@1` (版本).') readonly version!: string
  @field(() => Float, 'The number (数值).') readonly value!: number
  @field(() => PolicyUnitEnum, 'What it counts (单位).') readonly unit!: PolicyInForce['unit']
  @field(() => LocalDateScalar, 'First day on which it is in force (生效日期).') readonly from!: LocalDate
  @maybe(() => LocalDateScalar, 'Last day before the next version; null for the last one (失效日期).')
  readonly until!: Maybe<LocalDate>
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @field(() => String, 'The text or decision that fixes it (依据文件).') readonly source!: string
  @field(() => Boolean, 'Matters begun before follow it too, LS-18.1 (适用于正在办理的事项).')
  readonly appliesToRunning!: boolean
}

/** `until`: the day before the next version takes over, in Asia/Shanghai. */
export const policyOf = (version: PolicyVersion, until: LocalDate | undefined): Policy => ({
  key: version.key,
  version: version.version,
  value: version.value,
  unit: version.unit,
  from: version.from,
  until: until ?? null,
  clause: version.clause,
  source: version.source,
  appliesToRunning: version.appliesToRunning ?? false,
})
