import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { RetentionClass } from '../domain/application/vocabulary.js'
import type {
  ComplaintAboutKind,
  ComplaintChannel,
  ComplaintKind,
  ComplaintMeasureKind,
  ComplaintOutcome,
  ComplaintReplyWay,
  DeclineGround,
  InvestigationKind,
} from '../domain/complaint/vocabulary.js'
import type { ComplaintLetterKind } from '../domain/letter/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { RetentionClassEnum } from './applicationEnums.js'
import { CommandInput } from './commandInput.js'
import {
  ComplaintAboutKindEnum,
  ComplaintChannelEnum,
  ComplaintDeclineGroundEnum,
  ComplaintKindEnum,
  ComplaintLetterKindEnum,
  ComplaintMeasureKindEnum,
  ComplaintOutcomeEnum,
  ComplaintReplyWayEnum,
  InvestigationKindEnum,
} from './complaintEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

/** A command about one complaint. */
@InputType()
export abstract class ComplaintInput extends CommandInput {
  @field(() => ID, 'The complaint (投诉举报).') readonly complaintId!: string
}

@InputType({ description: 'Who complains, as far as they say it; nothing at all where they stay anonymous (投诉人).' })
export class ComplainantInput {
  @maybe(() => String, 'Name (姓名或者名称).') readonly name?: Maybe<string>
  @maybe(() => String, 'Identity number or code of the organisation (身份证明).') readonly identity?: Maybe<string>
  @maybe(() => String, 'Telephone (电话).') readonly phone?: Maybe<string>
  @maybe(() => String, 'E-mail (电子邮件).') readonly email?: Maybe<string>
  @maybe(() => String, 'Postal address (通信地址).') readonly postalAddress?: Maybe<string>
}

@InputType({ description: 'What a complaint is about besides the agency (所涉事项).' })
export class ComplaintAboutInput {
  @field(() => ComplaintAboutKindEnum, 'What it is (类型).') readonly kind!: ComplaintAboutKind
  @field(() => ID, 'Global id of the application, item or finding (编号).') readonly id!: string
}

@InputType({
  description:
    'A complaint that came by letter, visit or telephone, taken down for the body that may judge it. Its id is the command id (登记投诉举报).',
})
export class ReceiveComplaintInput extends CommandInput {
  @field(() => ComplaintKindEnum, 'Complaint or report (类型).') readonly kind!: ComplaintKind
  @field(() => ID, 'The agency complained of (被投诉举报的机关).') readonly againstId!: string
  @field(() => ID, 'The body that is to judge it; see `competentComplaintBodies` (办理机关).')
  readonly agencyId!: string
  @maybe(() => ComplaintAboutInput, 'What it is about (所涉事项).') readonly about?: Maybe<ComplaintAboutInput>
  @maybe(() => ComplainantInput, 'Who complains; left out: anonymous (投诉人).')
  readonly complainant?: Maybe<ComplainantInput>
  @field(() => String, 'What is complained of (投诉举报内容).') readonly text!: string
  @maybe(() => String, 'What is wanted (诉求).') readonly wanted?: Maybe<string>
  @field(() => ComplaintChannelEnum, 'How it came in (提出渠道).') readonly channel!: ComplaintChannel
  @field(() => LocalDateScalar, 'Day (收到日期).') readonly receivedOn!: LocalDate
  @maybe(() => String, 'Needed for what is entered on a later day (凭证).') readonly proof?: Maybe<string>
}

@InputType({ description: 'Officers whom the complaint names; they keep out of it (登记应当回避的人员).' })
export class NoteConcernedOfficersInput extends ComplaintInput {
  @field(() => [ID], 'Who (人员).') readonly personIds!: readonly string[]
}

@InputType({ description: 'Puts another officer in charge (分办、工作交接).' })
export class HandOverComplaintInput extends ComplaintInput {
  @maybe(() => ID, 'Who has it in charge now; left out: nobody (现承办人).') readonly fromId?: Maybe<string>
  @field(() => ID, 'Who takes it over (接办人).') readonly toId!: string
}

@InputType({ description: 'Accepts a complaint; the time to answer runs from then on, 711-51 (受理).' })
export class AcceptComplaintInput extends ComplaintInput {
  @field(() => LocalDateScalar, 'Day (受理日期).') readonly acceptedOn!: LocalDate
}

@InputType({ description: 'Does not accept a complaint, on a ground with its facts, 711-51 (不予受理).' })
export class DeclineComplaintInput extends ComplaintInput {
  @field(() => ComplaintDeclineGroundEnum, 'Ground (情形).') readonly ground!: DeclineGround
  @field(() => String, 'Why (理由).') readonly reason!: string
  @maybe(() => String, 'For `otherBody`: where to turn (有权处理的机关及联系方式).')
  readonly directedTo?: Maybe<string>
  @maybe(() => ID, 'For `answeredBefore`: the complaint that was answered (此前的投诉举报).')
  readonly earlierId?: Maybe<string>
  @field(() => LocalDateScalar, 'Day (日期).') readonly declinedOn!: LocalDate
}

@InputType({ description: 'Passes a complaint on to another body that may judge it, 711-51 (转送).' })
export class TransferComplaintInput extends ComplaintInput {
  @field(() => ID, 'To whom; see `competentBodies` of the complaint (转送机关).') readonly toId!: string
  @field(() => String, 'Why (理由).') readonly reason!: string
  @field(() => String, 'Number of the letter (转送函文号).') readonly documentNumber!: string
  @field(() => LocalDateScalar, 'Day (转送日期).') readonly transferredOn!: LocalDate
}

@InputType({
  description:
    'Asks the agency complained of for a statement. It reads these facts and nothing else: whatever tells who complains is refused, 711-51 (通知说明情况).',
})
export class AskAgencyForStatementInput extends ComplaintInput {
  @field(() => String, 'What it is to speak to, as cleared (需要说明的情况).') readonly facts!: string
  @field(() => Boolean, 'Whether it may know which item or finding; never an application (是否告知所涉事项).')
  readonly aboutShown!: boolean
  @field(() => String, 'Number of the letter (通知书文号).') readonly documentNumber!: string
  @field(() => LocalDateScalar, 'Day (通知日期).') readonly askedOn!: LocalDate
  @field(() => LocalDateScalar, 'Last day to answer (说明期限).') readonly answerBy!: LocalDate
}

@InputType({ description: 'What was looked into, and what was found (登记核查情况).' })
export class RecordInvestigationStepInput extends ComplaintInput {
  @field(() => InvestigationKindEnum, 'How (核查方式).') readonly kind!: InvestigationKind
  @field(() => String, 'What was found (核查结果).') readonly result!: string
  @maybe(() => [ID], 'Findings of the program that were looked at (引用的问题).')
  readonly findingIds?: Maybe<readonly string[]>
  @field(() => LocalDateScalar, 'Day (核查日期).') readonly takenOn!: LocalDate
  @maybe(() => String, 'What proves it (凭证).') readonly proof?: Maybe<string>
}

@InputType({ description: 'What follows for the agency; it reads this text (处理措施).' })
export class ComplaintMeasureInput {
  @field(() => ComplaintMeasureKindEnum, 'Kind (措施类型).') readonly kind!: ComplaintMeasureKind
  @field(() => String, 'What the agency is told; nothing of who complains (内容).') readonly text!: string
  @maybe(() => ID, 'The inspection in which it is followed up (监督检查).') readonly inspectionId?: Maybe<string>
  @maybe(() => ID, 'The case in which it is followed up (责任追究案件).') readonly accountabilityCaseId?: Maybe<string>
}

@InputType({ description: 'Proposes what a complaint comes to; another person approves it, 711-51 (拟办意见).' })
export class ConcludeComplaintInput extends ComplaintInput {
  @field(() => ComplaintOutcomeEnum, 'Conclusion (核查结论).') readonly outcome!: ComplaintOutcome
  @field(() => String, 'What was found, and what follows; the reply says it (处理意见).') readonly summary!: string
  @maybe(() => [ID], 'Findings that it cites (引用的问题).') readonly findingIds?: Maybe<readonly string[]>
  @maybe(() => [ComplaintMeasureInput], 'What follows for the agency; none where it is not true (处理措施).')
  readonly measures?: Maybe<readonly ComplaintMeasureInput[]>
  @field(() => LocalDateScalar, 'Day (日期).') readonly concludedOn!: LocalDate
}

@InputType({ description: 'Sends a conclusion back to the handler (退回处理意见).' })
export class ReturnComplaintConclusionInput extends ComplaintInput {
  @field(() => Int, 'Number of the conclusion that was seen (处理意见序号).') readonly proposal!: number
  @field(() => String, 'Why (理由).') readonly reason!: string
}

@InputType({ description: 'Approves a conclusion; not by whoever handled it (审定处理意见).' })
export class ApproveComplaintConclusionInput extends ComplaintInput {
  @field(() => Int, 'Number of the conclusion that was seen (处理意见序号).') readonly proposal!: number
  @field(() => LocalDateScalar, 'Day (审定日期).') readonly approvedOn!: LocalDate
}

@InputType({ description: 'Which letter about the complaint is made (制作投诉举报文书).' })
export class PrepareComplaintLetterInput extends ComplaintInput {
  @field(() => ComplaintLetterKindEnum, 'Which letter (文书种类).') readonly kind!: ComplaintLetterKind
  @maybe(() => Int, 'For `complaintStatementRequest`: which request (情况说明通知序号).')
  readonly request?: Maybe<number>
  @maybe(() => String, 'Its number; else that of the step, else the next of its kind (发文字号).')
  readonly number?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Date that it bears; today where left out (成文日期).')
  readonly datedOn?: Maybe<LocalDate>
  @maybe(() => String, 'Address of the agency (机关地址).') readonly agencyAddress?: Maybe<string>
  @maybe(() => String, 'Telephone of the agency (联系电话).') readonly agencyPhone?: Maybe<string>
  @maybe(() => String, 'Mail address of the agency (电子邮箱).') readonly agencyEmail?: Maybe<string>
}

@InputType({ description: 'Sends a letter out, with proof; the reply has a step of its own (送达文书).' })
export class DispatchComplaintNoticeInput extends ComplaintInput {
  @field(() => ComplaintLetterKindEnum, 'Which letter; not the reply (文书种类).') readonly kind!: ComplaintLetterKind
  @field(() => String, 'Its number (文号).') readonly number!: string
  @field(() => LocalDateScalar, 'Day (送达日期).') readonly dispatchedOn!: LocalDate
  @field(() => ComplaintReplyWayEnum, 'How (送达方式).') readonly way!: ComplaintReplyWay
  @field(() => String, 'Post number, signature on handover … (送达凭证).') readonly proof!: string
}

@InputType({ description: 'Answers whoever complains, with proof: only then is it done, 711-51 (答复).' })
export class ReplyToComplainantInput extends ComplaintInput {
  @maybe(() => String, 'Number of the reply; left out where nobody can be reached (答复文号).')
  readonly number?: Maybe<string>
  @field(() => LocalDateScalar, 'Day (答复日期).') readonly repliedOn!: LocalDate
  @field(() => ComplaintReplyWayEnum, 'How (答复方式).') readonly way!: ComplaintReplyWay
  @field(() => String, 'What proves it (送达凭证).') readonly proof!: string
}

@InputType({ description: 'Records that it is withdrawn, until it is answered (撤回).' })
export class WithdrawComplaintInput extends ComplaintInput {
  @field(() => LocalDateScalar, 'Day (撤回日期).') readonly withdrawnOn!: LocalDate
  @maybe(() => String, 'Why (理由).') readonly reason?: Maybe<string>
  @field(() => String, 'What proves it (凭证).') readonly proof!: string
}

@InputType({ description: 'Archives what is over, 711-45 (归档).' })
export class ArchiveComplaintInput extends ComplaintInput {
  @field(() => RetentionClassEnum, 'How long it is kept (保管期限).') readonly retention!: RetentionClass
  @field(() => LocalDateScalar, 'Day (归档日期).') readonly archivedOn!: LocalDate
}
