import '../metadataShim.js'
import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { OwnCorrections } from '../../app/applicants/ownCorrection.js'
import type { LocalDate } from '../../domain/values.js'
import { Agency } from '../agency.js'
import { maybeAgency } from '../agencyLoading.js'
import type { GraphqlContext } from '../context.js'
import { DeadlineReceipt, receiptOf } from '../deadlineReceipt.js'
import { field, type Maybe, maybe } from '../fields.js'
import { connectionType } from '../pagination.js'
import { Node, toGlobalId } from '../relay.js'
import { LocalDateScalar } from '../scalars.js'
import { type MyCorrectionState, MyCorrectionStateEnum } from './myEnums.js'

type OwnCorrection = NonNullable<Awaited<ReturnType<OwnCorrections>>>

@ObjectType({
  implements: Node,
  description: 'A request to correct one’s own record, as the person sees it on the portal, 711-41 (我的更正请求).',
  simpleResolvers: true,
})
export class MyRecordCorrection extends Node {
  @field(() => MyCorrectionStateEnum, 'Where it stands; the result once its notice is out (更正进度).')
  readonly state!: MyCorrectionState
  @field(() => LocalDateScalar, 'Received on (收到日期).') readonly receivedOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day for the answer (答复期限).') readonly due!: LocalDate
  @field(() => DeadlineReceipt, 'How that day was counted (期限计算书).') readonly dueReceipt!: DeadlineReceipt
  @maybe(() => String, 'Which record (所涉信息记录).') readonly record!: Maybe<string>
  @maybe(() => String, 'Number of the notice, once it is out (告知书文号).') readonly noticeNumber!: Maybe<string>

  readonly found!: OwnCorrection
}

export const MyRecordCorrectionConnection = connectionType(MyRecordCorrection, 'MyRecordCorrection')

function stateOf({ withdrawnOn, notice, outcome }: OwnCorrection): MyCorrectionState {
  if (withdrawnOn !== undefined) return 'withdrawn'
  return notice === undefined || outcome === undefined ? 'inProgress' : outcome.kind
}

export const myRecordCorrectionOf = (found: OwnCorrection): MyRecordCorrection => ({
  id: toGlobalId('MyRecordCorrection', found.id),
  state: stateOf(found),
  receivedOn: found.asked.receivedOn,
  due: found.due.due,
  dueReceipt: receiptOf(found.due),
  record: found.asked.record.value,
  noticeNumber: found.notice?.noticeNumber,
  found,
})

@Resolver(() => MyRecordCorrection)
export class MyRecordCorrectionFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that answers (办理机关).' })
  agency(@Root() { found }: MyRecordCorrection, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, found.agency)
  }
}
