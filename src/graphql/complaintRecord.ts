import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { ComplaintEvent } from '../domain/complaint/events.js'
import type { ComplaintMeasureKind, InvestigationKind } from '../domain/complaint/vocabulary.js'
import type { Protected } from '../domain/protected.js'
import type { LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { hasDestroyed } from './applicationRecordShowing.js'
import { ComplaintMeasureKindEnum, InvestigationKindEnum } from './complaintEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { Person, personOf } from './person.js'
import { LocalDateScalar } from './scalars.js'

type Events = readonly RecordedEvent<ComplaintEvent>[]

@ObjectType({
  description: 'Who complains, as far as they said it; every look is recorded before it is answered (投诉人、举报人).',
  simpleResolvers: true,
})
export class Complainant {
  @field(() => Boolean, 'The key of the person is destroyed: all of it is gone for good (个人信息已销毁).')
  readonly erased!: boolean
  @maybe(() => String, 'Name (姓名或者名称).') readonly name!: Maybe<string>
  @maybe(() => String, 'Proof of identity (身份证明).') readonly identity!: Maybe<string>
  @maybe(() => String, 'Telephone (电话).') readonly phone!: Maybe<string>
  @maybe(() => String, 'E-mail (电子邮件).') readonly email!: Maybe<string>
  @maybe(() => String, 'Postal address (通信地址).') readonly postalAddress!: Maybe<string>
}

@ObjectType({ description: 'What was looked into, and what was found (核查情况).', simpleResolvers: true })
export class InvestigationStep {
  @field(() => Int, 'Place, from 1 (序号).') readonly step!: number
  @field(() => InvestigationKindEnum, 'How (核查方式).') readonly kind!: InvestigationKind
  @maybe(() => String, 'What was found (核查结果).') readonly result!: Maybe<string>
  @field(() => LocalDateScalar, 'Day (核查日期).') readonly takenOn!: LocalDate
  @maybe(() => String, 'What proves it (凭证).') readonly proof!: Maybe<string>
  @field(() => Person, 'By whom (核查人).') readonly by!: Person
}

@ObjectType({ description: 'What follows for the agency, in words (处理措施).', simpleResolvers: true })
export class ComplaintMeasure {
  @field(() => ComplaintMeasureKindEnum, 'Kind (措施类型).') readonly kind!: ComplaintMeasureKind
  @maybe(() => String, 'What the agency is told (内容).') readonly text!: Maybe<string>
  @maybe(() => String, 'The inspection in which it is followed up (监督检查编号).') readonly inspection!: Maybe<string>
  @maybe(() => String, 'The case in which it is followed up (责任追究案件编号).')
  readonly accountabilityCase!: Maybe<string>
}

@ObjectType({
  description: 'Everything that was written about a complaint; every look is recorded (投诉举报内容).',
  simpleResolvers: true,
})
export class ComplaintRecord {
  @field(() => Boolean, 'The key is destroyed: all of it is gone for good (内容已销毁).') readonly erased!: boolean
  @maybe(() => String, 'What is complained of (投诉举报内容).') readonly text!: Maybe<string>
  @maybe(() => String, 'What is wanted (诉求).') readonly wanted!: Maybe<string>
  @maybe(() => String, 'Why it was not accepted (不予受理理由).') readonly declinedBecause!: Maybe<string>
  @maybe(() => String, 'Where to turn instead (有权处理的机关).') readonly directedTo!: Maybe<string>
  @maybe(() => String, 'Why it was passed on (转送理由).') readonly transferredBecause!: Maybe<string>
  @field(() => [InvestigationStep], 'The investigation (核查情况).')
  readonly investigation!: readonly InvestigationStep[]
  @maybe(() => String, 'What was found, and what follows (处理意见).') readonly summary!: Maybe<string>
  @field(() => [ComplaintMeasure], 'What follows for the agency (处理措施).')
  readonly measures!: readonly ComplaintMeasure[]
  @maybe(() => String, 'Why the last conclusion was returned (退回理由).') readonly returnedBecause!: Maybe<string>
  @maybe(() => String, 'Why it was withdrawn (撤回理由).') readonly withdrawnBecause!: Maybe<string>
}

const words = (value: Protected | undefined): string | null => value?.value ?? null

type DataOf<T extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: T }>['data']
const all = <T extends ComplaintEvent['type']>(events: Events, type: T): readonly DataOf<T>[] =>
  events.flatMap((event) => (event.type === type ? [event.data as DataOf<T>] : []))
const last = <T extends ComplaintEvent['type']>(events: Events, type: T): DataOf<T> | undefined =>
  all(events, type).at(-1)

export function complainantIn(events: Events): Complainant {
  const complainant = last(events, 'ComplaintReceived')?.complainant
  return {
    erased: hasDestroyed(complainant, /^person:/),
    name: words(complainant?.name),
    identity: words(complainant?.identity),
    phone: words(complainant?.phone),
    email: words(complainant?.email),
    postalAddress: words(complainant?.postalAddress),
  }
}

export function complaintRecordOf(events: Events): ComplaintRecord {
  const received = last(events, 'ComplaintReceived')
  const declined = last(events, 'ComplaintDeclined')
  const concluded = last(events, 'ComplaintConclusionProposed')
  return {
    erased: hasDestroyed(received?.text, /^complaint:/),
    text: words(received?.text),
    wanted: words(received?.wanted),
    declinedBecause: words(declined?.reason),
    directedTo: words(declined?.directedTo),
    transferredBecause: words(last(events, 'ComplaintTransferred')?.reason),
    investigation: all(events, 'InvestigationStepRecorded').map(({ step, kind, result, takenOn, proof, by }) => ({
      ...{ step, kind, takenOn },
      result: words(result),
      proof: proof ?? null,
      by: personOf(by),
    })),
    summary: words(concluded?.summary),
    measures: (concluded?.measures ?? []).map(({ kind, text, inspection, accountabilityCase }) => ({
      kind,
      text: words(text),
      inspection: inspection ?? null,
      accountabilityCase: accountabilityCase ?? null,
    })),
    returnedBecause: words(last(events, 'ComplaintConclusionReturned')?.reason),
    withdrawnBecause: words(last(events, 'ComplaintWithdrawn')?.reason),
  }
}
