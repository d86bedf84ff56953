import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { ProactiveSource, RemedyKind, RemedyResult, RetentionClass } from '../domain/application/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { ProactiveSourceEnum, RemedyKindEnum, RemedyResultEnum, RetentionClassEnum } from './applicationEnums.js'
import { ApplicationInput } from './applicationInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'Proposes to disclose to everybody what several asked for, 711-44 (建议转为主动公开).' })
export class ProposeProactiveDisclosureInput extends ApplicationInput {
  @field(() => ProactiveSourceEnum, 'Why (缘由).')
  readonly source!: ProactiveSource

  @maybe(() => ID, 'The item, where it is on record (政府信息).')
  readonly itemId?: Maybe<string>

  @field(() => [ID], 'The applications for it (相关申请).')
  readonly applicationIds!: readonly string[]

  @field(() => String, 'In words (理由).')
  readonly reasons!: string
}

@InputType({
  description: 'Decides on such a proposal; not by whoever handled the matter, 711-44 (决定是否转为主动公开).',
})
export class DecideProactiveProposalInput extends ApplicationInput {
  @field(() => Int, 'Number of the proposal (序号).')
  readonly proposal!: number

  @field(() => Boolean, 'Whether it is followed (是否采纳).')
  readonly accepted!: boolean

  @field(() => String, 'Why (理由).')
  readonly reasons!: string
}

@InputType({
  description:
    'A review or lawsuit against the reply, or against there being none. Its name is the command id (登记行政复议、行政诉讼).',
})
export class RegisterRemedyInput extends ApplicationInput {
  @field(() => RemedyKindEnum, 'Which (类别).')
  readonly kind!: RemedyKind

  @field(() => LocalDateScalar, 'Day on which it was filed (提起日期).')
  readonly filedOn!: LocalDate

  @field(() => String, 'Number of the case (案号).')
  readonly caseNumber!: string

  @field(() => String, 'Reviewing government or court (复议机关或者法院).')
  readonly body!: string
}

@InputType({
  description: 'How a review or lawsuit ended; a 重作 opens the matter again with a new period (登记救济结果).',
})
export class RecordRemedyResultInput extends ApplicationInput {
  @field(() => String, 'Name of the review or lawsuit (编号).')
  readonly remedy!: string

  @field(() => RemedyResultEnum, 'Result (结果).')
  readonly result!: RemedyResult

  @field(() => LocalDateScalar, 'Day of the decision (结案日期).')
  readonly endedOn!: LocalDate

  @field(() => String, 'Number of the decision (文书号).')
  readonly documentNumber!: string

  @field(() => Boolean, 'Whether the agency has to answer anew (是否责令重作).')
  readonly redo!: boolean

  @maybe(() => LocalDateScalar, 'When the agency received it; the new period runs from here (收到裁判或者决定日期).')
  readonly decisionReceivedOn?: Maybe<LocalDate>
}

@InputType({ description: 'Puts a closed application on file, 711-45 (归档).' })
export class ArchiveApplicationInput extends ApplicationInput {
  @field(() => RetentionClassEnum, 'For how long (保管期限).')
  readonly retention!: RetentionClass

  @field(() => String, 'Number of the file (档号).')
  readonly fileNumber!: string

  @field(() => LocalDateScalar, 'Day (归档日期).')
  readonly archivedOn!: LocalDate
}
