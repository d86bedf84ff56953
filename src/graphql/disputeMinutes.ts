import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { DisputeDeciderLost } from '../domain/consultation/events.js'
import type { DeciderRight, Point, Ruling } from '../domain/consultation/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { Agency } from './agency.js'
import { ConsultationPointEnum } from './consultationEnums.js'
import { CompetentDeciderType } from './consultationParts.js'
import { DeadlineReceipt } from './deadlineReceipt.js'
import { DeciderLossEnum, DeciderRightEnum, RulingEnum } from './disputeEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { MinutesEvent } from './minutesEvent.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'What a party hands in with a dispute, LS-9.1 (报请材料).', simpleResolvers: true })
export class DisputeFile {
  @maybe(() => String, 'What it is about (申请协调的事项).') readonly matter!: Maybe<string>
  @maybe(() => String, 'How they tried by themselves (自行协调的情况).') readonly ownCoordination!: Maybe<string>
  @maybe(() => String, 'What they disagree on (主要争议).') readonly mainDispute!: Maybe<string>
  @maybe(() => String, 'Why (理由).') readonly reasons!: Maybe<string>
  @maybe(() => String, 'Anything else (其他).') readonly other!: Maybe<string>
}

@ObjectType({ description: 'The file was sent back to be completed (退回补正).', simpleResolvers: true })
export class ReturnedDispute {
  @maybe(() => String, 'What was lacking (需补正的内容).') readonly lacking!: Maybe<string>
  @field(() => LocalDateScalar, 'Day (日期).') readonly returnedOn!: LocalDate
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'The file was completed; the time to decide began anew (补正).', simpleResolvers: true })
export class CompletedDispute {
  @field(() => DisputeFile, 'The file as completed (补正后的材料).') readonly file!: DisputeFile
  @field(() => LocalDateScalar, 'Day (日期).') readonly completedOn!: LocalDate
  @field(() => DeadlineReceipt, 'Until when it is to be decided (决定期限计算单).') readonly decideBy!: DeadlineReceipt
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({ description: 'What was decided on one point (单项决定).', simpleResolvers: true })
export class PointRuling {
  @field(() => ConsultationPointEnum, 'The point (事项).') readonly point!: Point
  @field(() => RulingEnum, 'Whose view stands (决定意见).') readonly ruling!: Ruling
  @field(() => [Agency], 'Whose view did not prevail (意见未被采纳的机关).') readonly overruled!: readonly Agency[]
}

@ObjectType({ description: 'The decision, binding on all parties, LS-9.1 (决定).', simpleResolvers: true })
export class DisputeDecision {
  @maybe(() => Agency, 'Who decided (决定机关).') readonly decider!: Maybe<Agency>
  @field(() => [PointRuling], 'Point by point (逐项决定).') readonly rulings!: readonly PointRuling[]
  @maybe(() => String, 'Why (理由).') readonly ground!: Maybe<string>
  @maybe(() => String, 'On what basis (依据).') readonly basis!: Maybe<string>
  @field(() => String, 'Number of the document (文号).') readonly documentNumber!: string
  @field(() => LocalDateScalar, 'Day (日期).') readonly decidedOn!: LocalDate
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({
  description: 'The decider can no longer decide; it may be referred to another (决定机关缺位).',
  simpleResolvers: true,
})
export class LostDecider {
  @field(() => DeciderLossEnum, 'Why (原因).') readonly because!: DisputeDeciderLost['data']['because']
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
}

@ObjectType({
  description: 'One dispute from its referral to its decision, LS-9.1 (争议报请与决定).',
  simpleResolvers: true,
})
export class DisputeMinutes {
  @field(() => Int, 'Number within the consultation, from 1 (序号).') readonly number!: number
  @field(() => Int, 'Text it is about (稿次).') readonly text!: number
  @maybe(() => Agency, 'The party that referred it (报请机关).') readonly party!: Maybe<Agency>
  @field(() => [Agency], 'All parties (当事机关).') readonly parties!: readonly Agency[]
  @field(() => [ConsultationPointEnum], 'Points in dispute (争议事项).') readonly points!: readonly Point[]
  @field(() => [CompetentDeciderType], 'Who could have been chosen, with reasons (可选决定机关).')
  readonly offered!: readonly CompetentDeciderType[]
  @maybe(() => Agency, 'Who was chosen (决定机关).') readonly decider!: Maybe<Agency>
  @field(() => DeciderRightEnum, 'By which right it decides (决定权来源).') readonly right!: DeciderRight
  @field(() => [String], 'Sessions and reminders in which they had tried by themselves (自行协调).')
  readonly attempts!: readonly string[]
  @field(() => DisputeFile, 'What was handed in (报请材料).') readonly file!: DisputeFile
  @field(() => String, 'Number of the referral (文号).') readonly documentNumber!: string
  @field(() => LocalDateScalar, 'Day of the referral (报请日期).') readonly referredOn!: LocalDate
  @field(() => DeadlineReceipt, 'Until when it was to be decided (决定期限计算单).')
  readonly decideBy!: DeadlineReceipt
  @field(() => MinutesEvent, 'Where it is recorded (记录).') readonly event!: MinutesEvent
  @maybe(() => ReturnedDispute, 'Null unless it was sent back (退回补正).') readonly returned!: Maybe<ReturnedDispute>
  @maybe(() => CompletedDispute, 'Null unless it was completed (补正).') readonly completed!: Maybe<CompletedDispute>
  @maybe(() => DisputeDecision, 'Null while it is open (决定).') readonly decision!: Maybe<DisputeDecision>
  @maybe(() => LostDecider, 'Null unless the decider was lost (决定机关缺位).') readonly lost!: Maybe<LostDecider>
}
