import './metadataShim.js'
import { ID, Int, ObjectType } from 'type-graphql'
import type { AccountabilityCaseEvent } from '../domain/accountabilityCase/events.js'
import type { ConcernedKey } from '../domain/accountabilityCase/vocabulary.js'
import type { Protected } from '../domain/protected.js'
import type { LocalDate, PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { hasDestroyed } from './applicationRecordShowing.js'
import { field, type Maybe, maybe } from './fields.js'
import { Person, personOf } from './person.js'
import { LocalDateScalar } from './scalars.js'

type Events = readonly RecordedEvent<AccountabilityCaseEvent>[]

@ObjectType({ description: 'What one of those concerned was told and said (告知与陈述申辩).', simpleResolvers: true })
export class CaseHearing {
  @field(() => String, 'Who, as `CaseConcerned.key` (对象编号).') readonly concerned!: string
  @maybe(() => String, 'What is held against them (告知内容).') readonly allegation!: Maybe<string>
  @maybe(() => String, 'What they stated last (陈述申辩).') readonly statement!: Maybe<string>
  @maybe(() => Person, 'Who gave or took down the statement (陈述人或者记录人).') readonly statedBy!: Maybe<Person>
  @maybe(() => LocalDateScalar, 'Day (收到日期).') readonly statedOn!: Maybe<LocalDate>
  @maybe(() => String, 'Why they asked for review (申请复核理由).') readonly reviewReasons!: Maybe<string>
  @maybe(() => String, 'Why it was decided so on review (复核理由).') readonly reviewReason!: Maybe<string>
}
@ObjectType({ description: 'Why a measure was decided (措施依据).', simpleResolvers: true })
export class CaseMeasureGround {
  @field(() => Int, 'Number of the measure (序号).') readonly measure!: number
  @maybe(() => String, 'Ground (理由).') readonly ground!: Maybe<string>
}
@ObjectType({ description: 'What a frozen package shows (证据说明).', simpleResolvers: true })
export class CaseExhibitDescription {
  @field(() => ID, 'The exhibit (证据编号).') readonly exhibit!: string
  @maybe(() => String, 'In words (说明).') readonly description!: Maybe<string>
}
@ObjectType({
  description: 'Somebody says that what is on record about them is wrong, PIPL-46 (个人信息异议).',
  simpleResolvers: true,
})
export class CaseObjection {
  @field(() => ID, 'Its id within the case (异议编号).') readonly objection!: string
  @field(() => Person, 'Who (提出人).') readonly by!: Person
  @maybe(() => String, 'About what (异议内容).') readonly about!: Maybe<string>
  @maybe(() => String, 'What is right (正确内容).') readonly right!: Maybe<string>
  @maybe(() => Boolean, 'Whether it was accepted; null until answered (是否采纳).') readonly accepted!: Maybe<boolean>
  @maybe(() => String, 'The answer (答复).') readonly answer!: Maybe<string>
}

@ObjectType({
  description: 'Everything that was written in a case; every look is recorded with its purpose (案件内容).',
  simpleResolvers: true,
})
export class CaseRecord {
  @field(() => Boolean, 'The key is destroyed: all of it is gone for good (内容已销毁).') readonly erased!: boolean
  @maybe(() => String, 'What is looked into (案由).') readonly allegation!: Maybe<string>
  @field(() => [CaseExhibitDescription], 'What the evidence shows (证据说明).')
  readonly exhibits!: readonly CaseExhibitDescription[]
  @field(() => [CaseHearing], 'What those concerned were told and said (告知与陈述申辩).')
  readonly hearings!: readonly CaseHearing[]
  @maybe(() => String, 'What was found, as proposed last (查明事实).') readonly facts!: Maybe<string>
  @field(
    () => [CaseMeasureGround],
    'Grounds of what was proposed last, decided, or put in its place on review (措施依据).',
  )
  readonly grounds!: readonly CaseMeasureGround[]
  @maybe(() => String, 'Why a proposal was sent back last (退回理由).') readonly returnedBecause!: Maybe<string>
  @maybe(() => String, 'Why it was decided so (决定理由).') readonly reason!: Maybe<string>
  @field(() => [CaseObjection], 'Objections to what is on record (个人信息异议).')
  readonly objections!: readonly CaseObjection[]
  @maybe(() => String, 'Why it changed hands last (移交、回避理由).') readonly handedOverBecause!: Maybe<string>
  @maybe(() => String, 'What came of it (结案意见).') readonly summary!: Maybe<string>
}

const words = (value: Protected | undefined): string | null => value?.value ?? null

type DataOf<T extends AccountabilityCaseEvent['type']> = Extract<AccountabilityCaseEvent, { type: T }>['data']
const all = <T extends AccountabilityCaseEvent['type']>(events: Events, type: T): readonly DataOf<T>[] =>
  events.flatMap((event) => (event.type === type ? [event.data as DataOf<T>] : []))
const last = <T extends AccountabilityCaseEvent['type']>(events: Events, type: T): DataOf<T> | undefined =>
  all(events, type).at(-1)

/** What one of those concerned was told and said. */
export function hearingOf(events: Events, concerned: ConcernedKey): CaseHearing {
  const of = <D extends { readonly concerned: ConcernedKey }>(each: readonly D[]): D | undefined =>
    each.filter((data) => data.concerned === concerned).at(-1)
  const stated = of(all(events, 'StatementRecorded'))
  return {
    concerned,
    allegation: words(of(all(events, 'StatementInvited'))?.allegation),
    statement: words(stated?.statement),
    statedBy: stated === undefined ? null : personOf(stated.by),
    statedOn: stated?.receivedOn ?? null,
    reviewReasons: words(of(all(events, 'CaseReviewRequested'))?.reasons),
    reviewReason: words(of(all(events, 'CaseReviewDecided'))?.reason),
  }
}

export function groundsIn(
  events: Events,
  isWanted: (measure: number) => boolean = () => true,
): readonly CaseMeasureGround[] {
  const decided = last(events, 'CaseDecided')?.measures ?? last(events, 'MeasuresProposed')?.measures ?? []
  const added = all(events, 'CaseReviewDecided').flatMap((data) => data.added)
  return [...decided, ...added]
    .filter(({ number }) => isWanted(number))
    .map(({ number, ground }) => ({ measure: number, ground: words(ground) }))
}

export const exhibitsIn = (events: Events): readonly CaseExhibitDescription[] =>
  all(events, 'EvidenceFrozen').map(({ exhibit, description }) => ({ exhibit, description: words(description) }))

/** Of everybody, or of one person. */
export function objectionsIn(events: Events, of?: PersonId): readonly CaseObjection[] {
  const answers = new Map(all(events, 'RecordObjectionAnswered').map((data) => [data.objection, data]))
  return all(events, 'CaseRecordObjected')
    .filter(({ by }) => of === undefined || by === of)
    .map(({ objection, by, about, right }) => {
      const answer = answers.get(objection)
      return {
        objection,
        by: personOf(by),
        about: words(about),
        right: words(right),
        accepted: answer?.accepted ?? null,
        answer: words(answer?.answer),
      }
    })
}

export const isErased = (events: Events): boolean => hasDestroyed(last(events, 'CaseOpened')?.allegation, /^case:/)
export const reasonIn = (events: Events): string | null => words(last(events, 'CaseDecided')?.reason)

export const caseRecordOf = (events: Events, concerned: readonly ConcernedKey[]): CaseRecord => ({
  erased: isErased(events),
  allegation: words(last(events, 'CaseOpened')?.allegation),
  exhibits: exhibitsIn(events),
  hearings: concerned.map((key) => hearingOf(events, key)),
  facts: words(last(events, 'MeasuresProposed')?.facts),
  grounds: groundsIn(events),
  returnedBecause: words(last(events, 'ProposalReturned')?.reason),
  reason: reasonIn(events),
  objections: objectionsIn(events),
  handedOverBecause: words(last(events, 'CaseHandedOver')?.reason),
  summary: words(last(events, 'CaseClosed')?.summary),
})
