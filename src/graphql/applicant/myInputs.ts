import '../metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { ApplicantKind, AssistanceKind, FilePurpose } from '../../domain/application/vocabulary.js'
import { ApplicantKindEnum, AssistanceKindEnum, FilePurposeEnum } from '../applicationEnums.js'
import { RequestInput } from '../applicationIntakeInputs.js'
import { field, type Maybe, maybe } from '../fields.js'

/** What every act of an applicant takes. */
@InputType()
export abstract class MyInput {
  @field(() => ID, 'UUID chosen by the caller. Sent again it answers the same and changes nothing (请求编号).')
  readonly commandId!: string
}

@InputType()
export abstract class OwnApplicationInput extends MyInput {
  @field(() => ID, 'One of the applicant’s own, of type MyApplication (申请编号).')
  readonly applicationId!: string
}

@InputType({ description: 'Who one is and how one is reached, sealed with a key of one’s own, 711-29 (申请人信息).' })
export class MyDetailsInput {
  @maybe(() => String, 'Name (姓名或者名称).')
  readonly name?: Maybe<string>

  @maybe(() => String, 'Identity number, or code of the organisation (身份证明).')
  readonly identity?: Maybe<string>

  @maybe(() => String, 'E-mail address; codes and letters may go there (电子邮件).')
  readonly email?: Maybe<string>

  @maybe(() => String, 'Telephone number (电话).')
  readonly phone?: Maybe<string>

  @maybe(() => String, 'Postal address (通信地址).')
  readonly postalAddress?: Maybe<string>
}

@InputType({ description: 'Who applies, 711-29 (申请人).' })
export class FilingApplicantInput extends MyDetailsInput {
  @field(() => ApplicantKindEnum, 'Kind of applicant (申请人类型).')
  readonly kind!: ApplicantKind
}

@InputType({
  description:
    'An application filed on the portal, 711-29. All that is missing is told at once; one matter each (提交申请，一事一申请).',
})
export class FileApplicationInput extends MyInput {
  @field(() => ID, 'The agency that is asked; it acts in its own name, LS-12.1 (被申请机关).')
  readonly agencyId!: string

  @field(() => FilingApplicantInput, 'Who applies (申请人).')
  readonly applicant!: FilingApplicantInput

  @field(() => RequestInput, 'What is asked for, and how it is to be given (申请内容).')
  readonly request!: RequestInput

  @maybe(() => AssistanceKindEnum, 'Help that is needed in reading or hearing, 711-43 (所需协助).')
  readonly assistance?: Maybe<AssistanceKind>
}

@InputType({ description: 'The answer to a notice to complete the application, once, 711-30 (提交补正).' })
export class AnswerAmendmentNoticeInput extends OwnApplicationInput {
  @maybe(() => MyDetailsInput, 'What is completed of who applies (申请人信息).')
  readonly applicant?: Maybe<MyDetailsInput>

  @maybe(() => RequestInput, 'What is completed of what is asked for (申请内容).')
  readonly request?: Maybe<RequestInput>
}

@InputType({ description: 'Withdraws an application before its reply is out (撤回申请).' })
export class WithdrawMyApplicationInput extends OwnApplicationInput {
  @maybe(() => String, 'Why, where the applicant wants to say it (理由).')
  readonly reason?: Maybe<string>
}

@InputType({ description: 'Reasons for many or frequent applications, when asked for them, 711-35 (说明理由).' })
export class GiveReasonsInput extends OwnApplicationInput {
  @field(() => String, 'The reasons (理由).')
  readonly reasons!: string
}

@InputType({
  description: 'Suggests that what was applied for be disclosed without request, 711-44 (建议主动公开).',
})
export class SuggestProactiveDisclosureInput extends OwnApplicationInput {
  @field(() => String, 'Why it belongs there (理由).')
  readonly reasons!: string
}

@InputType({ description: 'Confirms that the reply came, however it was sent (确认收到答复).' })
export class ConfirmReceiptOfReplyInput extends OwnApplicationInput {}

@InputType({ description: 'Opens a letter; what it starts, starts on this day (打开文书).' })
export class OpenMyLetterInput extends OwnApplicationInput {
  @field(() => String, 'Its document number (文号).')
  readonly letterNumber!: string
}

@InputType({ description: 'Hands in a file that was sent to `POST /portal/files` before (提交材料).' })
export class AttachMyFileInput extends OwnApplicationInput {
  @field(() => ID, 'As the upload was answered (上传编号).')
  readonly uploadId!: string

  @field(() => FilePurposeEnum, 'What it is; a proof of identity is sealed with the person’s own key (材料类别).')
  readonly purpose!: FilePurpose
}

@InputType({
  description: 'Asks for one’s own record to be corrected, with the evidence, 711-41 (要求更正本人信息记录).',
})
export class FileRecordCorrectionInput extends MyInput {
  @field(() => ID, 'The agency that keeps the record (保存记录的机关).')
  readonly agencyId!: string

  @field(() => MyDetailsInput, 'Whose record it is (本人信息).')
  readonly applicant!: MyDetailsInput

  @field(() => String, 'Which record (所涉信息记录).')
  readonly record!: string

  @field(() => String, 'What is wrong in it (错误内容).')
  readonly wrong!: string

  @field(() => String, 'What is right (正确内容).')
  readonly right!: string

  @field(() => String, 'By what that is shown (证据).')
  readonly evidence!: string

  @maybe(() => ID, 'The own application on which the record was given, of type MyApplication (相关申请).')
  readonly applicationId?: Maybe<string>
}
