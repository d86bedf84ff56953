import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { AgencyFacts } from '../domain/agency/directory.js'
import type { AgencyDuty, AgencyKind, EnterpriseSector } from '../domain/agency/events.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import { AgencyDutyEnum, AgencyKindEnum, SectorEnum } from './agencyEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({
  implements: Node,
  description: 'An agency as it stands on a day; public (机构).',
  simpleResolvers: true,
})
export class Agency extends Node {
  @field(() => String, 'Full name on that day (全称).') readonly name!: string
  @field(() => AgencyKindEnum, 'Kind (类别).') readonly kind!: AgencyKind
  @maybe(() => String, '18 characters, GB 32100-2015 (统一社会信用代码).') readonly creditCode!: Maybe<string>
  @maybe(() => SectorEnum, 'Of public enterprises only (行业).') readonly sector!: Maybe<EnterpriseSector>
  @field(() => Boolean, 'Whether it acts in its own name, Art. 12 (以自己名义履行职能).')
  readonly actsInOwnName!: boolean
  @field(() => [AgencyDutyEnum], 'Duties in disclosure on that day (职责).') readonly duties!: readonly AgencyDuty[]
  @field(() => LocalDateScalar, 'First day (成立日期).') readonly establishedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'First day on which it is no more (撤销日期).')
  readonly abolishedOn!: Maybe<LocalDate>
  @field(() => LocalDateScalar, 'The day that this answer is about (日期).') readonly asOf!: LocalDate

  readonly agencyId!: AgencyId
  readonly facts!: AgencyFacts
}

export const AgencyConnection = connectionType(Agency, 'Agency')

export const agencyOf = (facts: AgencyFacts, asOf: LocalDate): Agency => ({
  id: toGlobalId('Agency', facts.id),
  name: facts.name,
  kind: facts.kind,
  creditCode: facts.creditCode,
  sector: facts.sector,
  actsInOwnName: facts.actsInOwnName,
  duties: facts.duties,
  establishedOn: facts.establishedOn,
  abolishedOn: facts.abolishedOn,
  asOf,
  agencyId: facts.id,
  facts,
})
