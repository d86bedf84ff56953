import './metadataShim.js'
import { ID, InputType, Int, ObjectType } from 'type-graphql'
import type { Holding } from '../app/replay/holdings.js'
import type { ReplayStep as FoldedStep } from '../app/replay/replay.js'
import type { Role } from '../domain/roles.js'
import type { Instant, LocalDate } from '../domain/values.js'
import { DeadlineKindEnum, DeadlineStatusEnum } from './deadlineEnums.js'
import { enumType, field, type Maybe, maybe } from './fields.js'
import { connectionType } from './pagination.js'
import type { Past } from './replayLooking.js'
import { InstantScalar, LocalDateScalar } from './scalars.js'
import { RoleEnum } from './staffEnums.js'
import type { KnownDeadline } from '../domain/deadline/state.js'

export const RuleOutcomeEnum = enumType<'held'>(
  'RuleOutcome',
  'What a rule came to; what was broken stands with the refused attempts (规则结果).',
  {
    held: '符合',
  },
)

@ObjectType({ description: 'What changed of the state (状态变化).', simpleResolvers: true })
export class StateChange {
  @field(() => String, 'A dot leads into what belongs together (路径).') readonly path!: string
  @field(() => String, 'JSON before; `null` when there was nothing (变动前).') readonly before!: string
  @field(
    () => String,
    'JSON afterwards; texts that the caller may not read as `sealed`, destroyed ones as `erased` (变动后).',
  )
  readonly after!: string
}

@ObjectType({ description: 'A rule that was applied that day (适用规则).', simpleResolvers: true })
export class AppliedRule {
  @field(() => String, 'Stable code (规则代码).') readonly code!: string
  @maybe(() => String, 'Null for a rule that this release does not know any more (条款).')
  readonly clause!: Maybe<string>
  @field(() => RuleOutcomeEnum, 'What it came to (结果).') readonly outcome!: 'held'
}

@ObjectType({ description: 'A number of law in the version that was used (适用数值).', simpleResolvers: true })
export class AppliedPolicy {
  @field(() => String, 'Key and version, `reply.period@1` (数值版本).') readonly version!: string
  @maybe(() => Int, 'Its value (数值).') readonly value!: Maybe<number>
  @maybe(() => String, 'Unit (单位).') readonly unit!: Maybe<string>
  @maybe(() => LocalDateScalar, 'In force from (施行日期).') readonly from!: Maybe<LocalDate>
  @maybe(() => String, 'Clause (条款).') readonly clause!: Maybe<string>
  @maybe(() => String, 'The text that fixes it (依据).') readonly source!: Maybe<string>
}

@ObjectType({ description: 'A due date as it was known at that moment (当时期限).', simpleResolvers: true })
export class ReplayClock {
  @field(() => ID, 'The deadline, as `deadline(id:)` takes it (期限编号).') readonly deadlineId!: string
  @field(() => DeadlineKindEnum, 'Kind (期限类型).') readonly kind!: KnownDeadline['kind']
  @field(() => DeadlineStatusEnum, 'Running, or missed and not made good (状态).')
  readonly status!: KnownDeadline['status']
  @field(() => LocalDateScalar, 'Due date then (届满日期).') readonly due!: LocalDate
  @field(() => LocalDateScalar, 'Counted from the day after (起算日期).') readonly start!: LocalDate
  @field(() => String, 'Clause (条款).') readonly clause!: string
  @field(() => Boolean, 'It rested on a provisional calendar (暂定).') readonly provisional!: boolean
  readonly agency!: string
}

@ObjectType({ description: 'Why an attempt was refused (不予办理的理由).', simpleResolvers: true })
export class RefusedFor {
  @field(() => String, 'Stable code (代码).') readonly code!: string
  @maybe(() => String, 'Clause of the rule, where the code alone tells it (条款).') readonly clause!: Maybe<string>
  @field(() => String, 'In the language of the request (说明).') readonly message!: string
}

@ObjectType({
  description: 'What somebody tried and was refused; for supervisors (被拒绝的尝试).',
  simpleResolvers: true,
})
export class RefusedAttempt {
  @field(() => ID, 'Id of the event (事件编号).') readonly eventId!: string
  @field(() => String, 'Name of the command (操作).') readonly commandType!: string
  @field(() => [RefusedFor], 'Every reason (理由).') readonly reasons!: readonly RefusedFor[]
  @field(() => Int, 'Equal attempts within a minute (次数).') readonly count!: number
  @field(() => InstantScalar, 'First (首次时间).') readonly firstAt!: Instant
  @field(() => InstantScalar, 'Last (末次时间).') readonly lastAt!: Instant
  @field(() => String, 'Role in which it was tried (职责).') readonly role!: string
  readonly personId!: string | null
  readonly agency!: string | null
}

@ObjectType({ description: 'A role that the actor held then (当时所任职责).', simpleResolvers: true })
export class ReplayRole {
  @field(() => RoleEnum, 'Role (职责).') readonly role!: Role
  @field(() => ID, 'Agency (机关编号).') readonly agencyId!: string
  @field(() => String, 'Its name then (当时名称).') readonly agencyName!: string
}

@ObjectType({ description: 'Reference facts as the decision saw them (当时的基础事实).', simpleResolvers: true })
export class ReplayFacts {
  @field(() => Int, 'Events that they were folded from (事件数).') readonly events!: number
  @field(() => String, 'Version of the working calendar (日历版本).') readonly calendarVersion!: string
  @maybe(() => String, 'Name of the acting agency on that day (机关当时名称).') readonly agencyName!: Maybe<string>
  @field(() => [ReplayRole], 'Roles that the actor held on that day (当时所任职责).')
  readonly roles!: readonly ReplayRole[]
  @maybe(() => Boolean, 'Whether the clause of the event was in force; null when nothing is on record (条款效力).')
  readonly clauseInForce!: Maybe<boolean>
  @maybe(() => LocalDateScalar, 'Since when it was (施行日期).') readonly clauseInForceSince!: Maybe<LocalDate>
}

@ObjectType({
  description: 'One event with everything that it found and left (回放步骤).',
  simpleResolvers: true,
})
export class ReplayStep {
  @field(() => Int, 'From 1 (序号).') readonly number!: number
  @field(() => ID, 'Id of the event (事件编号).') readonly eventId!: string
  @field(() => String, 'Type of the event (事件类型).') readonly type!: string
  @field(() => String, 'What it is called (事件名称).') readonly label!: string
  @field(() => String, 'Kind of the aggregate that it belongs to (对象类型).') readonly aggregate!: string
  @field(() => String, 'Id of the aggregate (对象编号).') readonly aggregateId!: string
  @field(() => Int, 'Revision in its stream (版本).') readonly revision!: number
  @field(() => InstantScalar, 'When it was recorded (记录时间).') readonly recordedAt!: Instant
  @field(() => LocalDateScalar, 'From when on what it says is the case (法定日期).') readonly caseFrom!: LocalDate
  @field(() => String, 'Role in which it was done; process, operator or public for no person (职责).')
  readonly role!: string
  @maybe(() => String, 'The process that did it (流程).') readonly process!: Maybe<string>
  @field(() => String, 'The clause it rests on (条款).') readonly clause!: string
  @maybe(() => String, 'Short stable code of why (理由代码).') readonly reason!: Maybe<string>
  @field(() => String, 'Type of the command (操作).') readonly commandType!: string
  @field(() => String, 'Id of the event or command that caused it (起因).') readonly causation!: string
  @field(() => String, 'The matter it belongs to (事项).') readonly matter!: string

  readonly step!: FoldedStep
  readonly past!: Past
}

export const ReplayStepConnection = connectionType(ReplayStep, 'ReplayStep')

@ObjectType({ description: 'Who had a matter in hand, and for how long (承办期间).', simpleResolvers: true })
export class ReplayHolding {
  @field(() => LocalDateScalar, 'First day (起始日期).') readonly from!: LocalDate
  @maybe(
    () => LocalDateScalar,
    'The day on which somebody else had it or it was over; null while it goes on (截止日期).',
  )
  readonly until!: Maybe<LocalDate>
  @field(() => Int, 'Calendar days, the first not counted; up to today while it goes on (自然日).')
  readonly days!: number
  @maybe(() => Int, 'Working days; null where the calendar ends before (工作日).') readonly workingDays!: Maybe<number>
  readonly holding!: Holding
}

@ObjectType({ description: 'The past of a subject or a matter, step by step (回放).', simpleResolvers: true })
export class Replay {
  @field(() => Boolean, 'Personal data is shown, and that it was read is on record (显示个人信息).')
  readonly showsPersonalData!: boolean
  @field(() => [ReplayHolding], 'Who had it in hand, in the order of time (承办期间).')
  readonly holdings!: readonly ReplayHolding[]
  readonly past!: Past
}

@InputType({ description: 'A role in an agency, whoever holds it (职责).' })
export class RoleInAgencyInput {
  @field(() => RoleEnum, 'Role (职责).') readonly role!: Role
  @field(() => ID, 'Agency (机关).') readonly agencyId!: string
}
