import '../metadataShim.js'
import { ID, InputType } from 'type-graphql'
import type { ThirdPartyOpinion } from '../../domain/application/vocabulary.js'
import { ThirdPartyOpinionEnum } from '../applicationEnums.js'
import { ApplicationInput } from '../applicationInput.js'
import { field, type Maybe, maybe } from '../fields.js'

@InputType({ description: 'A code for a third party who is asked by letter, 711-32 (签发第三方查询码).' })
export class IssueThirdPartyCodeInput extends ApplicationInput {
  @field(() => ID, 'The third party (第三方).')
  readonly thirdPartyId!: string
}

@InputType({ description: 'What a third party answers to the letter, 711-32 (第三方答复).' })
export class AnswerThirdPartyLetterInput {
  @field(() => ID, 'UUID chosen by the caller. Sent again it answers the same and changes nothing (请求编号).')
  readonly commandId!: string

  @field(() => ThirdPartyOpinionEnum, 'Consent or not (意见).')
  readonly opinion!: ThirdPartyOpinion

  @maybe(() => String, 'Reasons; an objection without any is not followed (理由).')
  readonly reasons?: Maybe<string>
}
