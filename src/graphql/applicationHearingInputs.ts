import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { ProvisionForm, SearchResult, ThirdPartyOpinion } from '../domain/application/vocabulary.js'
import type { ProposedReply } from '../domain/consultation/vocabulary.js'
import type { ThirdPartyInterest } from '../domain/grounds.js'
import type { LocalDate, Sha256 } from '../domain/values.js'
import { ProvisionFormEnum, SearchResultEnum, ThirdPartyOpinionEnum } from './applicationEnums.js'
import { ApplicationInput, ApplicationThirdPartyInput } from './applicationInput.js'
import { ProposedReplyEnum } from './consultationEnums.js'
import { field, type Maybe, maybe } from './fields.js'
import { JointIssuerInput } from './itemDescriptionInputs.js'
import { InterestEnum } from './itemEnums.js'
import { LocalDateScalar } from './scalars.js'

@InputType({
  description:
    'What is asked for, found out: whose it is and whom it concerns, LS-8.1; the last word counts (查明申请的信息).',
})
export class IdentifyInformationInput extends ApplicationInput {
  @maybe(() => ID, 'The item, where it is on record (政府信息).')
  readonly itemId?: Maybe<string>

  @field(() => [JointIssuerInput], 'All who made it together; empty for a single maker (联合发文机关).')
  readonly jointIssuers!: readonly JointIssuerInput[]

  @field(() => [ID], 'Other agencies that it concerns (涉及的机关).')
  readonly involvedAgencyIds!: readonly string[]

  @field(() => Boolean, 'Whether it concerns trade secrets or privacy of third parties, 711-32 (是否涉及第三方).')
  readonly concernsThirdParties!: boolean

  @maybe(() => LocalDateScalar, 'When it came out that another agency is concerned; else receipt counts (发现日期).')
  readonly revealedOn?: Maybe<LocalDate>

  @maybe(() => String, 'Remark (备注).')
  readonly note?: Maybe<string>
}

@InputType({ description: 'A search, 711-36(4): without one nothing "does not exist" (登记检索).' })
export class RecordSearchInput extends ApplicationInput {
  @field(() => String, 'Who searched (检索人).')
  readonly who!: string

  @field(() => String, 'Where (检索范围).')
  readonly where!: string

  @field(() => String, 'With which words (检索关键词).')
  readonly keywords!: string

  @field(() => SearchResultEnum, 'What came of it (检索结果).')
  readonly result!: SearchResult

  @field(() => LocalDateScalar, 'Day (检索日期).')
  readonly searchedOn!: LocalDate
}

@InputType({ description: 'Asks a third party in writing, 711-32 (征求第三方意见书).' })
export class IssueThirdPartyLetterInput extends ApplicationInput {
  @maybe(() => ID, 'Who was asked before in another matter; left out: a new one (第三方).')
  readonly thirdPartyId?: Maybe<string>

  @field(() => String, 'Name; sealed with a key of their own (姓名或者名称).')
  readonly name!: string

  @field(() => InterestEnum, 'Whose interest may be harmed (涉及的权益).')
  readonly interest!: ThirdPartyInterest

  @field(() => String, 'Number of the letter (文号).')
  readonly letterNumber!: string

  @field(() => LocalDateScalar, 'Day (日期).')
  readonly issuedOn!: LocalDate
}

@InputType({
  description:
    'The letter reached the third party: 15 working days, which do not count for the reply, 711-32 (登记送达).',
})
export class RecordThirdPartyServiceInput extends ApplicationThirdPartyInput {
  @field(() => LocalDateScalar, 'Day of service (送达日期).')
  readonly servedOn!: LocalDate

  @field(() => String, 'Proof (送达凭证).')
  readonly proof!: string
}

@InputType({ description: 'The third party cannot be reached (登记无法联系第三方).' })
export class RecordThirdPartyUnreachableInput extends ApplicationThirdPartyInput {
  @field(() => LocalDateScalar, 'Day of the last attempt (最后联系日期).')
  readonly triedOn!: LocalDate

  @field(() => String, 'Of the attempts (凭证).')
  readonly proof!: string
}

@InputType({ description: 'What a third party says (登记第三方意见).' })
export class RecordThirdPartyOpinionInput extends ApplicationThirdPartyInput {
  @field(() => ThirdPartyOpinionEnum, 'Consent or not (意见).')
  readonly opinion!: ThirdPartyOpinion

  @maybe(() => String, 'Reasons, if any were given (理由).')
  readonly reasons?: Maybe<string>

  @field(() => LocalDateScalar, 'Day on which it arrived (收到日期).')
  readonly receivedOn!: LocalDate

  @field(() => String, 'Of its arrival (凭证).')
  readonly proof!: string
}

@InputType({ description: 'The third party let the time pass; the agency decides, 711-32 (登记第三方逾期).' })
export class RecordThirdPartyLapseInput extends ApplicationThirdPartyInput {}

@InputType({
  description: 'Whether an objection has good reasons, 711-32; not by whoever handles the matter (审查第三方理由).',
})
export class JudgeObjectionInput extends ApplicationThirdPartyInput {
  @field(() => Boolean, 'Whether it has (是否有合理理由).')
  readonly reasonable!: boolean

  @field(() => String, 'Why (理由).')
  readonly why!: string
}

@InputType({
  description:
    'The public interest outweighs an objection; content and reasons are told in writing, 711-32 (因公共利益公开).',
})
export class OverruleObjectionInput extends ApplicationThirdPartyInput {
  @field(() => String, 'What is disclosed (公开的内容).')
  readonly content!: string

  @field(() => String, 'Why not disclosing would seriously harm the public interest (理由).')
  readonly reasons!: string

  @field(() => String, 'Number of the notice to the third party (告知书文号).')
  readonly noticeNumber!: string

  @field(() => LocalDateScalar, 'Day on which the third party had it (送达日期).')
  readonly noticeServedOn!: LocalDate

  @field(() => String, 'Of its service (送达凭证).')
  readonly proof!: string
}

@InputType({
  description: 'Asks the other agencies that it concerns, LS-8.1; the reply follows the outcome, LS-8.2 (会商).',
})
export class RequireAgencyConsultationInput extends ApplicationInput {
  @field(() => ProposedReplyEnum, 'What is proposed (拟答复意见).')
  readonly reply!: ProposedReply

  @maybe(() => ProvisionFormEnum, 'Form in which it would be given (提供形式).')
  readonly form?: Maybe<ProvisionForm>

  @maybe(() => String, 'Hash of what would be given, where a text exists (内容摘要).')
  readonly contentHash?: Maybe<Sha256>
}
