import '../metadataShim.js'
import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { myLetters } from '../../app/applicants/myLetters.js'
import { MY_STATE_TEXTS, type MyApplicationState, myStateOf } from '../../app/applicants/myState.js'
import type { OwnApplication } from '../../app/applicants/ownMatter.js'
import type { DeliveryWay, ProvisionForm, RequestElement } from '../../domain/application/vocabulary.js'
import type { LocalDate } from '../../domain/values.js'
import { Agency } from '../agency.js'
import { agencyFinder, maybeAgency } from '../agencyLoading.js'
import { DeliveryWayEnum, ProvisionFormEnum, RequestElementEnum } from '../applicationEnums.js'
import type { GraphqlContext } from '../context.js'
import { DeadlineReceipt, receiptOf } from '../deadlineReceipt.js'
import { field, ifGiven, type Maybe, maybe } from '../fields.js'
import { connectionType } from '../pagination.js'
import { Node, toGlobalId } from '../relay.js'
import { LocalDateScalar } from '../scalars.js'
import { MyApplicationStateEnum } from './myEnums.js'
import { MyFile, myFileOf } from './myFile.js'
import { MyLetter, myLetterOf } from './myLetter.js'

@ObjectType({
  implements: Node,
  description: 'An application as its applicant sees it on the portal; nobody else does (我的申请).',
  simpleResolvers: true,
})
export class MyApplication extends Node {
  @field(() => MyApplicationStateEnum, 'Where it stands (申请进度).') readonly state!: MyApplicationState
  @field(() => String, 'The same in words, in the language of the request (进度说明).') readonly stateText!: string
  @field(() => LocalDateScalar, 'Filed on (提交日期).') readonly filedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'The legal day of receipt, 711-31 (收到申请之日).')
  readonly receivedOn!: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'The last day for the reply; null while none runs, 711-33 (答复期限).')
  readonly due!: Maybe<LocalDate>
  @maybe(() => DeadlineReceipt, 'How that day was counted, day by day and in a sentence (期限计算书).')
  readonly dueReceipt!: Maybe<DeadlineReceipt>
  @maybe(() => String, 'Number in the agency’s register (登记编号).') readonly registrationNumber!: Maybe<string>
  @maybe(() => String, 'What was asked for (所需信息的描述).') readonly description!: Maybe<string>
  @maybe(() => String, 'Document number, where it was given (文号).') readonly documentNumber!: Maybe<string>
  @maybe(() => ProvisionFormEnum, 'Form asked for (获取信息的方式).') readonly form!: Maybe<ProvisionForm>
  @maybe(() => DeliveryWayEnum, 'Way asked for (获取信息的途径).') readonly way!: Maybe<DeliveryWay>
  @field(() => [RequestElementEnum], 'What the notice asks to complete, 711-30 (需要补正的内容).')
  readonly toAmend!: readonly RequestElement[]

  readonly found!: OwnApplication
}

export const MyApplicationConnection = connectionType(MyApplication, 'MyApplication')

export function myApplicationOf(found: OwnApplication, { locale }: Pick<GraphqlContext, 'locale'>): MyApplication {
  const { id, state } = found
  const { request, received, receipt, clock, amendment } = state
  const my = myStateOf(found)
  return {
    id: toGlobalId('MyApplication', id),
    state: my,
    stateText: MY_STATE_TEXTS[my][locale],
    filedOn: received.arrivedOn,
    receivedOn: receipt?.receivedOn,
    due: clock?.receipt.due,
    dueReceipt: ifGiven(clock?.receipt, receiptOf),
    registrationNumber: received.registrationNumber,
    description: request.description?.value,
    documentNumber: request.documentNumber,
    form: request.form,
    way: request.way,
    toAmend: amendment === undefined || amendment.status === 'amended' ? [] : amendment.elements,
    found,
  }
}

@Resolver(() => MyApplication)
export class MyApplicationFields {
  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'The agency that answers; after a reorganisation its successor (办理机关).',
  })
  agency(@Root() { found }: MyApplication, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, found.state.agency)
  }

  @FieldResolver(() => [MyLetter], { description: 'Letters to the applicant, oldest first (文书).', complexity: 5 })
  async letters(@Root() { found }: MyApplication, @Ctx() context: GraphqlContext): Promise<readonly MyLetter[]> {
    const find = await agencyFinder(context)
    const reader = { locale: context.locale, agencyName: (id: string) => find(id)?.name ?? id }
    return myLetters(found.history).map((letter) => myLetterOf(letter, reader))
  }

  @FieldResolver(() => [MyFile], {
    description: 'What was handed in, letters, and what was given with the reply (材料和文书).',
    complexity: 5,
  })
  async files(@Root() { found }: MyApplication, @Ctx() context: GraphqlContext): Promise<readonly MyFile[]> {
    const files = await context.services.applicants.files.list(context.applicant, found.id)
    return files.map((file) => myFileOf(found.id, file))
  }
}
