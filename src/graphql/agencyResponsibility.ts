import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type {
  NobodyResponsible,
  Responsibility as DomainResponsibility,
  ResponsibilityReason,
} from '../domain/agency/succession.js'
import type { LocalDate } from '../domain/values.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import type { GraphqlContext } from './context.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

export const ResponsibilityReasonEnum = enumType<ResponsibilityReason>(
  'ResponsibilityReason',
  'Why responsibility came to an agency, Art. 4–5 (责任依据).',
  {
    made: '制作',
    kept: '保存',
    firstObtained: '最初获取',
    leads: '牵头',
    signed: '盖章、署名',
    otherLaw: '法律、法规另有规定',
    treatedAsAgency: '议事协调机构、临时机构参照执行',
    renamed: '更名',
    functionsTransferred: '职能划转',
    succeeded: '承继',
    decidedAbolition: '决定撤销',
    belongsTo: '所属机关',
  },
)

export const NobodyResponsibleEnum = enumType<NobodyResponsible>(
  'NobodyResponsible',
  'Why no agency can be named (无法确定的原因).',
  {
    NOT_REGISTERED: '未登记',
    NOT_YET_ESTABLISHED: '尚未成立',
    NOBODY_TOOK_OVER: '无承继机关',
    CIRCULAR: '登记循环',
  },
)

@ObjectType({ description: 'One step of the way to the responsible agency (责任链环节).', simpleResolvers: true })
export class ResponsibilityStep {
  @maybe(() => Agency, 'Where it came to; null when the register does not know it (机关).')
  readonly agency!: Maybe<Agency>
  @maybe(() => Agency, 'Where it came from (来自机关).') readonly from!: Maybe<Agency>
  @field(() => ResponsibilityReasonEnum, 'Why (依据).') readonly reason!: ResponsibilityReason
  @field(() => String, 'The clause (条款).') readonly clause!: string
  @maybe(() => LocalDateScalar, 'From which day (生效日期).') readonly effectiveOn!: Maybe<LocalDate>
  @maybe(() => String, 'Id of the event that records it (事件编号).') readonly eventId!: Maybe<string>
}

@ObjectType({
  description: 'Who is responsible on a day, with the chain of reasons (责任机关).',
  simpleResolvers: true,
})
export class Responsibility {
  @maybe(() => Agency, 'Null when nobody can be named; `unclear` says why (机关).') readonly agency!: Maybe<Agency>
  @maybe(() => NobodyResponsibleEnum, 'Why nobody can be named (无法确定的原因).')
  readonly unclear!: Maybe<NobodyResponsible>
  @field(() => [ResponsibilityStep], 'From the first agency to the responsible one (责任链).')
  readonly chain!: readonly ResponsibilityStep[]
}

export async function responsibilityOf(
  context: GraphqlContext,
  responsibility: DomainResponsibility,
): Promise<Responsibility> {
  return {
    agency: await maybeAgency(context, responsibility.agency),
    unclear: responsibility.agency === undefined ? responsibility.unclear : null,
    chain: await Promise.all(
      responsibility.chain.map(async (step) => ({
        agency: await maybeAgency(context, step.agency),
        from: await maybeAgency(context, step.from),
        reason: step.reason,
        clause: step.clause,
        effectiveOn: step.effectiveOn,
        eventId: step.eventId,
      })),
    ),
  }
}
