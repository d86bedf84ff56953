import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { DeliveryWay, IntakeChannel } from '../domain/application/vocabulary.js'
import type { CorrectionLetterKind } from '../domain/letter/vocabulary.js'
import type { CorrectionOutcome } from '../domain/recordCorrection/events.js'
import type { LocalDate } from '../domain/values.js'
import { CorrectionOutcomeEnum, DeliveryWayEnum, IntakeChannelEnum } from './applicationEnums.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { CorrectionLetterKindEnum } from './letterEnums.js'
import { LocalDateScalar } from './scalars.js'

/** A command about one request to correct a record. */
@InputType()
export abstract class RecordCorrectionInput extends CommandInput {
  @field(() => ID, 'The request (更正申请).')
  readonly correctionId!: string
}

@InputType({
  description:
    'Somebody asks to have a record of their own corrected, with evidence, 711-41; all of it is sealed with a key of their own. Its id is the command id (登记更正申请).',
})
export class ReceiveCorrectionRequestInput extends CommandInput {
  @field(() => ID, 'The agency that is asked (被申请机关).')
  readonly agencyId!: string

  @field(() => String, 'Name (姓名或者名称).')
  readonly name!: string

  @field(() => String, 'Identity number or code of the organisation (身份证明).')
  readonly identity!: string

  @field(() => String, 'Address, telephone, e-mail (联系方式).')
  readonly contact!: string

  @field(() => String, 'Which record (记录).')
  readonly record!: string

  @field(() => String, 'What is wrong in it (错误内容).')
  readonly wrong!: string

  @field(() => String, 'What is right (正确内容).')
  readonly right!: string

  @field(() => String, 'By what it is shown (证据).')
  readonly evidence!: string

  @maybe(() => ID, 'The application on which the record was given (相关申请).')
  readonly applicationId?: Maybe<string>

  @field(() => IntakeChannelEnum, 'How it arrived (提交渠道).')
  readonly channel!: IntakeChannel

  @field(() => LocalDateScalar, 'Day (收到日期).')
  readonly receivedOn!: LocalDate

  @maybe(() => String, 'Needed for what is entered on a later day (凭证).')
  readonly proof?: Maybe<string>
}

@InputType({ description: 'Whether the record is as the person says, 711-41 (审核).' })
export class VerifyRecordInput extends RecordCorrectionInput {
  @field(() => Boolean, 'Whether it is wrong indeed (是否属实).')
  readonly confirmed!: boolean

  @field(() => String, 'In words (审核情况).')
  readonly finding!: string

  @field(() => LocalDateScalar, 'Day (审核日期).')
  readonly verifiedOn!: LocalDate
}

@InputType({ description: 'What is done about it, and the facts that this needs, 711-41 (处理决定).' })
export class CorrectionOutcomeInput {
  @field(() => CorrectionOutcomeEnum, 'Kind of decision (决定类型).')
  readonly kind!: CorrectionOutcome['kind']

  @maybe(() => String, 'For `corrected`: what was changed (更正内容).')
  readonly changed?: Maybe<string>

  @maybe(() => LocalDateScalar, 'For `corrected`: when (更正日期).')
  readonly correctedOn?: Maybe<LocalDate>

  @maybe(() => String, 'For `refused`: why (理由).')
  readonly why?: Maybe<string>

  @maybe(() => ID, 'For `forwarded`: the agency that may correct it (有权更正的机关).')
  readonly toAgencyId?: Maybe<string>

  @maybe(() => String, 'For `forwarded`: number of the letter (转送函文号).')
  readonly documentNumber?: Maybe<string>

  @maybe(() => LocalDateScalar, 'For `forwarded`: when (转送日期).')
  readonly forwardedOn?: Maybe<LocalDate>

  @maybe(() => String, 'For `directed`: whom to ask (有权更正的机关名称).')
  readonly toName?: Maybe<string>

  @maybe(() => String, 'For `directed`: how to reach it (联系方式).')
  readonly contact?: Maybe<string>
}

@InputType({ description: 'Decides as it was verified; not by whoever verified it, 711-41 (作出决定).' })
export class DecideCorrectionInput extends RecordCorrectionInput {
  @field(() => CorrectionOutcomeInput, 'The decision (处理决定).')
  readonly outcome!: CorrectionOutcomeInput
}

@InputType({ description: 'Which letter of the decision is made, 711-41 (制作更正文书).' })
export class PrepareCorrectionLetterInput extends RecordCorrectionInput {
  @field(() => CorrectionLetterKindEnum, 'Which letter (文书种类).')
  readonly kind!: CorrectionLetterKind

  @maybe(() => String, 'Its number; else that of the decision, else the next of its kind (发文字号).')
  readonly number?: Maybe<string>

  @maybe(() => LocalDateScalar, 'Date that it bears; today where left out (成文日期).')
  readonly datedOn?: Maybe<LocalDate>

  @maybe(() => String, 'Of a refusal: who reviews, where the register does not have it (行政复议机关).')
  readonly reviewBody?: Maybe<string>

  @maybe(() => String, 'Address of the agency (机关地址).')
  readonly agencyAddress?: Maybe<string>

  @maybe(() => String, 'Telephone of the agency (联系电话).')
  readonly agencyPhone?: Maybe<string>

  @maybe(() => String, 'Mail address of the agency (电子邮箱).')
  readonly agencyEmail?: Maybe<string>
}

@InputType({ description: 'Sets the electronic seal under a letter of the decision, 711-41 (更正文书用印).' })
export class SealCorrectionLetterInput extends RecordCorrectionInput {
  @field(() => Int, 'Place of the letter among those of the request, from 1 (序号).') readonly letter!: number
}

@InputType({ description: 'A letter of the decision as it would be made now, 711-41 (更正文书预览).' })
export class CorrectionLetterPreviewInput {
  @field(() => ID, 'The request (更正申请).') readonly correctionId!: string
  @field(() => CorrectionLetterKindEnum, 'Which letter (文书种类).') readonly kind!: CorrectionLetterKind
  @maybe(() => String, 'Its number, where it is known (发文字号).') readonly number?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Date that it bears; today where left out (成文日期).')
  readonly datedOn?: Maybe<LocalDate>
  @maybe(() => String, 'Of a refusal: who reviews, where the register does not have it (行政复议机关).')
  readonly reviewBody?: Maybe<string>
}

@InputType({ description: 'Tells the person, with proof: only then is it done, 711-41 (告知申请人).' })
export class DispatchCorrectionNoticeInput extends RecordCorrectionInput {
  @field(() => String, 'Number of the notice (告知书文号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day (发出日期).')
  readonly dispatchedOn!: LocalDate

  @field(() => DeliveryWayEnum, 'How (发出途径).')
  readonly way!: DeliveryWay

  @field(() => String, 'Proof (发出凭证).')
  readonly proof!: string
}

@InputType({ description: 'The person gives it up (撤回更正申请).' })
export class WithdrawCorrectionRequestInput extends RecordCorrectionInput {
  @field(() => LocalDateScalar, 'Day (撤回日期).')
  readonly withdrawnOn!: LocalDate

  @field(() => String, 'Letter or declaration (撤回凭证).')
  readonly proof!: string
}

@InputType({ description: 'Puts another officer in charge (分办、工作交接).' })
export class HandOverCorrectionInput extends RecordCorrectionInput {
  @maybe(() => ID, 'Who is in charge until now; left out: nobody (原承办人).')
  readonly fromId?: Maybe<string>

  @field(() => ID, 'Who is in charge from now on (新承办人).')
  readonly toId!: string
}
