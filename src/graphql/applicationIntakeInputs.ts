import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type {
  ApplicantKind,
  AssistanceKind,
  DeliveryWay,
  IntakeChannel,
  ProvisionForm,
} from '../domain/application/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import {
  ApplicantKindEnum,
  AssistanceKindEnum,
  ContactMeansEnum,
  DeliveryWayEnum,
  IntakeChannelEnum,
  ProvisionFormEnum,
} from './applicationEnums.js'
import { ApplicationInput } from './applicationInput.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { LocalDateScalar } from './scalars.js'

@InputType({
  description:
    'Who applies, as the application has it, 711-29. Sealed with a key of their own; who was here before is recognised by the identity (申请人).',
})
export class ApplicantInput {
  @field(() => ApplicantKindEnum, 'Column of the annual report (申请人类型).')
  readonly kind!: ApplicantKind

  @maybe(() => String, 'Name (姓名或者名称).')
  readonly name?: Maybe<string>

  @maybe(() => String, 'Identity number or code of the organisation (身份证明).')
  readonly identity?: Maybe<string>

  @maybe(() => String, 'Address, telephone, e-mail (联系方式).')
  readonly contact?: Maybe<string>
}

@InputType({ description: 'What is asked for, and how it is to be given, 711-29 (申请内容).' })
export class RequestInput {
  @maybe(() => String, 'Name or other characteristics; sealed with the application (名称或者其他特征性描述).')
  readonly description?: Maybe<string>

  @maybe(() => String, 'Document number, where the applicant knows it (文号).')
  readonly documentNumber?: Maybe<string>

  @maybe(() => ProvisionFormEnum, 'Form (获取信息的方式).')
  readonly form?: Maybe<ProvisionForm>

  @maybe(() => DeliveryWayEnum, 'Way (获取信息的途径).')
  readonly way?: Maybe<DeliveryWay>
}

@InputType({
  description:
    'An application that arrived, 711-29; the day of receipt follows from the channel, 711-31. Its id is the command id (登记申请).',
})
export class ReceiveApplicationInput extends CommandInput {
  @field(() => ID, 'The agency that is asked (被申请机关).')
  readonly agencyId!: string

  @maybe(() => ID, 'Who is put in charge; left out: whoever registers it (承办人).')
  readonly officerId?: Maybe<string>

  @field(() => IntakeChannelEnum, 'How it arrived (提交渠道).')
  readonly channel!: IntakeChannel

  @field(() => LocalDateScalar, 'Submitted, signed for or arrived, as the channel has it (到达日期).')
  readonly arrivedOn!: LocalDate

  @maybe(() => String, 'Needed for signed post and for whatever is entered on a later day (到达凭证).')
  readonly proof?: Maybe<string>

  @field(() => ApplicantInput, 'Who applies (申请人).')
  readonly applicant!: ApplicantInput

  @field(() => RequestInput, 'What is asked for (申请内容).')
  readonly request!: RequestInput

  @maybe(() => AssistanceKindEnum, 'Help that was given (提供的帮助).')
  readonly assistance?: Maybe<AssistanceKind>

  @maybe(() => Boolean, 'What was written down for the applicant was read back and confirmed, 711-29 (已经申请人确认).')
  readonly readBack?: Maybe<boolean>

  @maybe(() => String, 'Number in the agency’s own register (登记编号).')
  readonly registrationNumber?: Maybe<string>
}

@InputType({
  description:
    'The day on which both sides confirmed an application that nobody signed for, 711-31 (确认收到申请之日).',
})
export class ConfirmReceiptInput extends ApplicationInput {
  @field(() => LocalDateScalar, 'Day of confirmation: the day of receipt (双方确认之日).')
  readonly confirmedOn!: LocalDate

  @field(() => String, 'How it was confirmed (确认凭证).')
  readonly proof!: string
}

@InputType({ description: 'An attempt to reach the applicant (登记联系记录).' })
export class LogContactAttemptInput extends ApplicationInput {
  @field(() => LocalDateScalar, 'Day (日期).')
  readonly on!: LocalDate

  @field(() => ContactMeansEnum, 'How (联系方式).')
  readonly means!: DeliveryWay | 'telephone'

  @field(() => Boolean, 'Whether the applicant was reached (是否联系上).')
  readonly reached!: boolean

  @maybe(() => String, 'Remark (备注).')
  readonly note?: Maybe<string>
}

@InputType({ description: 'One of several items in an application (拆分出的申请).' })
export class ApplicationPartInput {
  @field(() => RequestInput, 'What it asks for (申请内容).')
  readonly request!: RequestInput
}

@InputType({ description: 'Several items in one application are answered each by itself, 711-29 (一事一申请).' })
export class SplitApplicationInput extends ApplicationInput {
  @field(() => String, 'Number of the notice to the applicant (告知书文号).')
  readonly noticeNumber!: string

  @field(() => RequestInput, 'What stays in this application (保留的申请内容).')
  readonly kept!: RequestInput

  @field(() => [ApplicationPartInput], 'Each becomes an application of its own, received on the same day (拆分的申请).')
  readonly parts!: readonly ApplicationPartInput[]
}

@InputType({ description: 'The applicant gives it up (撤回申请).' })
export class WithdrawApplicationInput extends ApplicationInput {
  @field(() => LocalDateScalar, 'Day (撤回日期).')
  readonly withdrawnOn!: LocalDate

  @field(() => String, 'The applicant’s letter or declaration (撤回凭证).')
  readonly proof!: string

  @maybe(() => String, 'Why, where it was said (理由).')
  readonly reason?: Maybe<string>
}

@InputType({ description: 'The same applicant asked for the same thing in another application in hand (并案).' })
export class MergeApplicationInput extends ApplicationInput {
  @field(() => ID, 'The application that goes on, received before this one (并入的申请).')
  readonly intoId!: string

  @field(() => String, 'Why (理由).')
  readonly reason!: string
}

@InputType({ description: 'Puts another officer in charge (分办、工作交接).' })
export class HandOverApplicationInput extends ApplicationInput {
  @maybe(() => ID, 'Who is in charge until now; left out: nobody (原承办人).')
  readonly fromId?: Maybe<string>

  @field(() => ID, 'Who is in charge from now on (新承办人).')
  readonly toId!: string

  @maybe(() => String, 'Why (理由).')
  readonly reason?: Maybe<string>
}
