import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { ErasureGround, HoldKind } from '../domain/dataSubject/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { CommandInput } from './commandInput.js'
import { ErasureGroundEnum, HoldKindEnum } from './erasureEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

/** A command about one data subject. */
@InputType()
export abstract class DataSubjectInput extends CommandInput {
  @field(() => ID, 'The data subject (个人信息主体).')
  readonly dataSubjectId!: string
}

@InputType({ description: 'Keeps somebody’s data from being erased, PIPL-47 (留存).' })
export class PlaceLegalHoldInput extends DataSubjectInput {
  @field(() => String, 'Id of the hold, chosen by the caller; letters, digits, - . _ (留存编号).')
  readonly hold!: string
  @field(() => HoldKindEnum, 'Why (留存事由).') readonly kind!: HoldKind
  @field(() => String, 'Number of the document it rests on (文号).') readonly document!: string
  @field(() => String, 'Reason (理由).') readonly reason!: string
}

@InputType({ description: 'Lifts a hold (解除留存).' })
export class LiftLegalHoldInput extends DataSubjectInput {
  @field(() => String, 'Id of the hold (留存编号).') readonly hold!: string
  @field(() => String, 'Number of the document it rests on (文号).') readonly document!: string
  @field(() => String, 'Reason (理由).') readonly reason!: string
}

@InputType({ description: 'Asks for somebody’s data to be erased; a second person approves, PIPL-47 (申请删除).' })
export class RequestErasureInput extends DataSubjectInput {
  @field(() => ErasureGroundEnum, 'Why (删除事由).') readonly ground!: ErasureGround
  @field(() => LocalDateScalar, 'Asked for on (请求日期).') readonly requestedOn!: LocalDate
  @maybe(() => String, 'The letter in which the person asked for it (书面请求).') readonly proof?: Maybe<string>
  @field(() => String, 'Reason (理由).') readonly reason!: string
}

@InputType({ description: 'Approves an erasure: the keys are destroyed, there is no way back (批准删除).' })
export class ApproveErasureInput extends DataSubjectInput {
  @field(() => Int, 'Number of the request that the person has before them (序号).') readonly request!: number
}

@InputType({ description: 'Declines an erasure (不予删除).' })
export class DeclineErasureInput extends DataSubjectInput {
  @field(() => Int, 'Number of the request that the person has before them (序号).') readonly request!: number
  @field(() => String, 'Reason (理由).') readonly reason!: string
}
