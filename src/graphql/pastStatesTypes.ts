import './metadataShim.js'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { toGlobalId } from './relay.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { DelayRow } from '../projections/recordingDelays.js'
import type { RegisterDifference as DifferenceRow } from '../projections/registerPeriods/queries.js'
import { ALWAYS, ALWAYS_DATE, type PeriodRow, type Register } from '../projections/registerPeriods/tables.js'
import { enumType, field, ifGiven, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import { labelOfEvent } from './replayLabels.js'
import { ReplayStep, StateChange } from './replayTypes.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'

export const RegisterEnum = enumType<Exclude<Register, 'deadline'>>(
  'Register',
  'What is listed on both axes of time (登记簿).',
  {
    item: '政府信息',
    application: '依申请公开申请',
    consultation: '协商',
    duty: '公开义务',
  },
)

@InputType({ description: 'A moment on both axes of time (时点).' })
export class MomentInput {
  @maybe(() => LocalDateScalar, 'What was the case on this legal date (法定日期).') readonly asOf?: Maybe<LocalDate>
  @maybe(() => InstantScalar, 'As it could be seen then; left out: now (知悉时刻).') readonly asKnownAt?: Maybe<Instant>
}

const NODE_TYPES: Readonly<Record<Register, string>> = {
  item: 'InformationItem',
  application: 'Application',
  consultation: 'Consultation',
  duty: 'Duty',
  deadline: 'Deadline',
}

@ObjectType({
  description: 'What a register says of one subject, in a period of law and a period of knowledge (登记簿记载).',
  simpleResolvers: true,
})
export class RegisterEntry {
  @field(() => ID, 'Of the subject, for `node(id:)` (编号).') readonly subjectId!: string
  @field(() => String, 'Its id in the log (对象编号).') readonly subject!: string
  @field(() => String, 'State of an item, stage of an application, status of a consultation or duty (状态).')
  readonly stage!: string
  @maybe(
    () => String,
    'Attribute of an item, outcome of an application, purpose of a consultation, kind of a duty (属性).',
  )
  readonly attribute!: Maybe<string>
  @maybe(() => String, 'Index number, number of the reply, of the letter (编号、文号).') readonly number!: Maybe<string>
  @maybe(() => LocalDateScalar, 'Due date then (届满日期).') readonly due!: Maybe<LocalDate>
  @field(() => LocalDateScalar, 'The case from this legal date (有效起始日期).') readonly validFrom!: LocalDate
  @maybe(() => LocalDateScalar, 'Not the case any more from this one; null while no end is known (有效截止日期).')
  readonly validTo!: Maybe<LocalDate>
  @field(() => InstantScalar, 'On record since (记载起始时间).') readonly knownFrom!: Instant
  @maybe(() => InstantScalar, 'Something else was recorded then; null while it stands (记载截止时间).')
  readonly knownTo!: Maybe<Instant>
  readonly row!: PeriodRow
}

export const RegisterEntryConnection = connectionType(RegisterEntry, 'RegisterEntry')

export const registerEntryOf = (row: PeriodRow): RegisterEntry => ({
  subjectId: toGlobalId(NODE_TYPES[row.register], row.subject),
  subject: row.subject,
  stage: row.stage,
  attribute: row.attribute,
  number: row.number,
  due: row.due as LocalDate | null,
  validFrom: row.validFrom as LocalDate,
  validTo: row.validTo === ALWAYS_DATE ? null : (row.validTo as LocalDate),
  knownFrom: row.knownFrom as Instant,
  knownTo: row.knownTo === ALWAYS ? null : (row.knownTo as Instant),
  row,
})

@ObjectType({
  description: 'One subject that a register says otherwise at another moment (登记簿差异).',
  simpleResolvers: true,
})
export class RegisterDifference {
  @field(() => String, 'Id of the subject in the log (对象编号).') readonly subject!: string
  @maybe(() => RegisterEntry, 'At the first moment; null when it was not there (此前记载).')
  readonly before!: Maybe<RegisterEntry>
  @maybe(() => RegisterEntry, 'At the second moment; null when it was not there (此后记载).')
  readonly after!: Maybe<RegisterEntry>
  @field(() => [String], 'What differs; empty where it came or went (差异项).') readonly differing!: readonly string[]
}

export const RegisterDifferenceConnection = connectionType(RegisterDifference, 'RegisterDifference')

const COMPARED = ['agency', 'officer', 'stage', 'attribute', 'number', 'due', 'item'] as const

export const registerDifferenceOf = ({ subject, before, after }: DifferenceRow): RegisterDifference => ({
  subject,
  before: ifGiven(before, registerEntryOf),
  after: ifGiven(after, registerEntryOf),
  differing:
    before === undefined || after === undefined ? [] : COMPARED.filter((column) => before[column] !== after[column]),
})

/** Of lists of steps, which have at most `MOST_STEPS`. */
const STEPS = ({ childComplexity }: { readonly childComplexity: number }): number => 10 + 10 * childComplexity
/** So many steps of a list are shown; `replay` pages through all. */
export const MOST_STEPS = 100

@ObjectType({
  description: 'What was the case with a subject, as it was known (对象在某时点的状态).',
  simpleResolvers: true,
})
export class SubjectState {
  @maybe(() => String, 'JSON; null when nothing was the case yet (状态).') readonly state!: Maybe<string>
  @field(() => Boolean, 'False: known events that were the case are not folded, see `notFolded` (准确).')
  readonly exact!: boolean
  @field(() => Int, 'Events folded (事件数).') readonly events!: number
  @maybe(() => ReplayStep, 'The last event folded (最后事件).') readonly lastStep!: Maybe<ReplayStep>
  @Field(() => [ReplayStep], {
    description:
      'The case on that day, but recorded after something that was not yet: no stream is folded with holes (未并入的事件).',
    complexity: STEPS,
  })
  readonly notFolded!: readonly ReplayStep[]
  @Field(() => [ReplayStep], { description: 'Known then, and not yet the case (尚未生效的事件).', complexity: STEPS })
  readonly notYet!: readonly ReplayStep[]
  @maybe(
    () => RegisterEntry,
    'What the register says at this moment, where there is one; exact in any case (登记簿记载).',
  )
  readonly register!: Maybe<RegisterEntry>
}

@ObjectType({ description: 'What differs between two moments of a subject (两个时点的差异).', simpleResolvers: true })
export class SubjectDifference {
  @field(() => [StateChange], 'What differs of the state (差异).') readonly changes!: readonly StateChange[]
  @Field(() => [ReplayStep], {
    description: 'Folded at the second moment and not at the first (其间事件).',
    complexity: STEPS,
  })
  readonly added!: readonly ReplayStep[]
  @Field(() => [ReplayStep], {
    description: 'Folded at the first moment and not at the second (不再计入的事件).',
    complexity: STEPS,
  })
  readonly removed!: readonly ReplayStep[]
  @field(() => Boolean, 'Both states are exact, see `SubjectState.exact` (准确).') readonly exact!: boolean
}

@ObjectType({ description: 'A fact that was recorded after its legal date (事后补录).', simpleResolvers: true })
export class PossibleBackdating {
  @field(() => ID, 'Id of the event (事件编号).') readonly eventId!: string
  @field(() => String, 'Type of the event (事件类型).') readonly type!: string
  @field(() => String, 'What it is called (事件名称).') readonly label!: string
  @field(() => String, 'Kind of the subject (对象类型).') readonly subjectKind!: string
  @field(() => String, 'Id of the subject (对象编号).') readonly subject!: string
  @field(() => String, 'Role in which it was recorded (职责).') readonly role!: string
  @field(() => LocalDateScalar, 'Legal date that it names (法定日期).') readonly legalDate!: LocalDate
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
  @field(() => Int, 'Calendar days between the two (相差天数).') readonly daysApart!: number
  readonly row!: DelayRow
}

export const PossibleBackdatingConnection = connectionType(PossibleBackdating, 'PossibleBackdating')

export const possibleBackdatingOf = (row: DelayRow): PossibleBackdating => ({
  eventId: row.event,
  type: row.type,
  label: labelOfEvent(row.type),
  subjectKind: row.subjectKind,
  subject: row.subjectId,
  role: row.role,
  legalDate: row.legalDate as LocalDate,
  recordedAt: row.recordedAt as Instant,
  daysApart: row.daysApart,
  row,
})
