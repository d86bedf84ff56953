import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { Point, Ruling } from '../domain/consultation/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { ConsultationPointEnum } from './consultationEnums.js'
import { ConsultationInput, ConsultationTextInput } from './consultationInput.js'
import { RulingEnum } from './disputeEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

/** A command about one dispute. */
@InputType()
export abstract class DisputeInput extends ConsultationInput {
  @field(() => Int, 'Number of the dispute within the consultation (序号).')
  readonly dispute!: number
}

@InputType({ description: 'What a party hands in with a dispute, each up to 5 000 characters (报请材料).' })
export class DisputeFileInput {
  @field(() => String, 'What it is about (申请协调的事项).')
  readonly matter!: string

  @field(() => String, 'How they tried by themselves (自行协调的情况).')
  readonly ownCoordination!: string

  @field(() => String, 'What they disagree on (主要争议).')
  readonly mainDispute!: string

  @field(() => String, 'Why (理由).')
  readonly reasons!: string

  @maybe(() => String, 'Anything else (其他).')
  readonly other?: Maybe<string>
}

@InputType({
  description: 'Refers a disagreement to the common superior or the disclosure department, LS-9.1 (报请决定).',
})
export class ReferDisputeInput extends ConsultationTextInput {
  @field(() => ID, 'The party that refers it (报请机关).')
  readonly partyId!: string

  @field(() => ID, 'One of `competentDeciders` (决定机关).')
  readonly deciderId!: string

  @field(() => DisputeFileInput, 'The file (报请材料).')
  readonly file!: DisputeFileInput

  @field(() => String, 'Number of the document (文号).')
  readonly documentNumber!: string

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly referredOn!: LocalDate
}

@InputType({ description: 'The decider sends the file back to be completed, once (退回补正).' })
export class ReturnDisputeInput extends DisputeInput {
  @field(() => String, 'What is lacking (需补正的内容).')
  readonly lacking!: string

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly returnedOn!: LocalDate
}

@InputType({ description: 'The party that referred it completes the file; the time to decide begins anew (补正).' })
export class CompleteDisputeInput extends DisputeInput {
  @field(() => ID, 'The party that referred it (报请机关).')
  readonly partyId!: string

  @field(() => DisputeFileInput, 'The whole file (补正后的材料).')
  readonly file!: DisputeFileInput

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly completedOn!: LocalDate
}

@InputType({ description: 'What is decided on one point (单项决定).' })
export class PointRulingInput {
  @field(() => ConsultationPointEnum, 'The point (事项).')
  readonly point!: Point

  @field(() => RulingEnum, 'Whose view stands (决定意见).')
  readonly ruling!: Ruling
}

@InputType({ description: 'Decides, binding on all parties, LS-9.1 (作出决定).' })
export class DecideDisputeInput extends DisputeInput {
  @field(() => [PointRulingInput], 'One for every point in dispute (逐项决定).')
  readonly rulings!: readonly PointRulingInput[]

  @field(() => String, 'Why (理由).')
  readonly ground!: string

  @field(() => String, 'On what basis (依据).')
  readonly basis!: string

  @field(() => String, 'Number of the document (文号).')
  readonly documentNumber!: string

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly decidedOn!: LocalDate
}
