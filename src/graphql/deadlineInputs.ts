import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { LocalDate } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

/** A command about one due date. */
@InputType()
export abstract class DeadlineInput extends CommandInput {
  @field(() => ID, 'The due date that it is about (期限).')
  readonly deadlineId!: string
}

@InputType({ description: 'Extends the time for an answer, once, 711-33 (延长答复期限).' })
export class ExtendDeadlineInput extends DeadlineInput {
  @field(() => Int, 'By how many working days (延长工作日数).')
  readonly workingDays!: number

  @field(() => String, 'Why; sealed with the matter (理由).')
  readonly reason!: string

  @field(() => String, 'Number of the notice to whoever waits (延期告知书编号).')
  readonly documentNumber!: string
}

@InputType({ description: 'Confirms the date that a later holiday notice gives (确认新期限).' })
export class ConfirmNewDateInput extends DeadlineInput {
  @field(() => LocalDateScalar, 'The proposed date that the officer saw (拟定届满日).')
  readonly due!: LocalDate
}

@InputType({ description: 'One of the dates to be confirmed (待确认的期限).' })
export class NewDateToConfirmInput {
  @field(() => ID, 'The due date that it is about (期限).')
  readonly deadlineId!: string

  @field(() => LocalDateScalar, 'The proposed date that the officer saw (拟定届满日).')
  readonly due!: LocalDate

  @maybe(() => Int, 'The revision that the officer decided on (版本).')
  readonly expectedRevision?: Maybe<number>
}

@InputType({
  description:
    'Confirms several dates at once, one event each; `expectedRevision` is given for each of them (批量确认新期限).',
})
export class ConfirmNewDatesInput extends CommandInput {
  @field(() => [NewDateToConfirmInput], 'The dates, 1 to 100 (待确认的期限).')
  readonly deadlines!: readonly NewDateToConfirmInput[]
}

@InputType({ description: 'Keeps the date although a later holiday notice would give another one (维持原期限).' })
export class DeclineNewDateInput extends DeadlineInput {
  @field(() => LocalDateScalar, 'The proposed date that the officer saw (拟定届满日).')
  readonly due!: LocalDate

  @field(() => String, 'Why; sealed with the matter (理由).')
  readonly reason!: string
}

@InputType({ description: 'Lifts a miss on proof that the act was in time, 711-47 (撤销逾期).' })
export class LiftMissInput extends DeadlineInput {
  @field(() => LocalDateScalar, 'Legal date of the act (办理日期).')
  readonly doneOn!: LocalDate

  @field(() => String, 'Event or document that proves it (凭证).')
  readonly proof!: string

  @field(() => String, 'Why it was not recorded in time; sealed with the matter (理由).')
  readonly reason!: string
}
