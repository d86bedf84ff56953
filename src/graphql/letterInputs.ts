import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { FeeMethod, RequestElement, SealKind } from '../domain/application/vocabulary.js'
import type { LetterKind } from '../domain/letter/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { FeeMethodEnum, RequestElementEnum, SealKindEnum } from './applicationEnums.js'
import { ApplicationInput } from './applicationInput.js'
import { CommandInput } from './commandInput.js'
import { field, type Maybe, maybe } from './fields.js'
import { LetterKindEnum } from './letterEnums.js'
import { LocalDateScalar } from './scalars.js'

@InputType({ description: 'What is in no record, and the letter says besides (文书补充内容).' })
export class LetterWordsInput {
  @maybe(() => String, 'Address of the agency (机关地址).') readonly agencyAddress?: Maybe<string>
  @maybe(() => String, 'Telephone of the agency (联系电话).') readonly agencyPhone?: Maybe<string>
  @maybe(() => String, 'Mail address of the agency (电子邮箱).') readonly agencyEmail?: Maybe<string>
  @maybe(() => String, 'How the fee is paid (缴纳方式).') readonly feePaidHow?: Maybe<string>
  @maybe(() => String, 'What the other body is asked to do (协办事项).') readonly task?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Until when (协办期限).') readonly taskBy?: Maybe<LocalDate>
  @maybe(() => String, 'What is to be disclosed (拟公开内容).') readonly content?: Maybe<string>
  @maybe(() => String, 'What this agency means to answer (拟答复意见).') readonly intendedReply?: Maybe<string>
  @maybe(() => String, 'On what it rests (依据).') readonly intendedBasis?: Maybe<string>
  @maybe(() => String, 'Why (理由).') readonly reason?: Maybe<string>
}

@InputType({ description: 'A thing to be corrected, in words (补正事项).' })
export class LetterPointInput {
  @field(() => RequestElementEnum, 'Which (事项).') readonly element!: RequestElement
  @field(() => String, 'What is unclear or missing (说明).') readonly explanation!: string
}

@InputType({
  description:
    'The step that the letter tells of, where it is recorded only with the proof that the letter went out. It is decided on trial by the same rules; fill in what the kind of letter needs (拟办步骤).',
})
export class LetterStepInput {
  @maybe(() => [LetterPointInput], 'Of a correction notice (补正事项).') readonly points?: Maybe<LetterPointInput[]>
  @maybe(() => Int, 'Of an extension or delay: working days (延长工作日数).') readonly workingDays?: Maybe<number>
  @maybe(() => String, 'Of an extension: why; of an override: the reasons (理由).') readonly reason?: Maybe<string>
  @maybe(() => String, 'Of a demand for reasons: how many applications in which time (认定情况).')
  readonly finding?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Until when an answer is asked for (答复期限).') readonly answerBy?: Maybe<LocalDate>
  @maybe(() => FeeMethodEnum, 'Of a fee notice (收费方式).') readonly method?: Maybe<FeeMethod>
  @maybe(() => Int, 'Of a fee notice: items or pages (件数或者页数).') readonly units?: Maybe<number>
  @maybe(() => Int, 'Of a fee notice by item: earlier in the month (本月此前件数).') readonly before?: Maybe<number>
  @maybe(() => String, 'Of an override: what will be disclosed (拟公开内容).') readonly content?: Maybe<string>
}

@InputType()
abstract class LetterOfApplicationInput extends ApplicationInput {
  @field(() => LetterKindEnum, 'Which letter (文书种类).') readonly kind!: LetterKind
  @maybe(() => String, 'Its number; else the one on record, else the next of its kind (发文字号).')
  readonly number?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Date that it bears; today where left out (成文日期).')
  readonly datedOn?: Maybe<LocalDate>
  @maybe(() => ID, 'The third party it is addressed to (第三方).') readonly thirdPartyId?: Maybe<string>
  @maybe(() => ID, 'The agency it is addressed to (收函机关).') readonly toAgencyId?: Maybe<string>
  @maybe(() => String, 'Of a reply: who reviews, where the register does not have it (行政复议机关).')
  readonly reviewBody?: Maybe<string>
  @maybe(() => LetterWordsInput, 'What is in no record (补充内容).') readonly words?: Maybe<LetterWordsInput>
  @maybe(() => LetterStepInput, 'The step, where it is not on record yet (拟办步骤).')
  readonly step?: Maybe<LetterStepInput>
}

@InputType({ description: 'Makes a letter of the record, under its number (制作文书).' })
export class PrepareLetterInput extends LetterOfApplicationInput {}

@InputType({ description: 'Sets a seal under a letter (用印).' })
export class SealLetterInput extends CommandInput {
  @field(() => ID, 'The letter (文书).') readonly letterId!: string
  @field(() => SealKindEnum, 'How (用印方式).') readonly kind!: SealKind
  @maybe(() => ID, 'For `sealedScan`: the file on record (盖章扫描件).') readonly fileId?: Maybe<string>
}

@InputType({ description: 'A letter as it would be made now (文书预览).' })
export class LetterPreviewInput {
  @field(() => ID, 'The application (申请).') readonly applicationId!: string
  @field(() => LetterKindEnum, 'Which letter (文书种类).') readonly kind!: LetterKind
  @maybe(() => String, 'Its number, where it is known (发文字号).') readonly number?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Date that it bears; today where left out (成文日期).')
  readonly datedOn?: Maybe<LocalDate>
  @maybe(() => ID, 'The third party it is addressed to (第三方).') readonly thirdPartyId?: Maybe<string>
  @maybe(() => ID, 'The agency it is addressed to (收函机关).') readonly toAgencyId?: Maybe<string>
  @maybe(() => String, 'Of a reply: who reviews, where the register does not have it (行政复议机关).')
  readonly reviewBody?: Maybe<string>
  @maybe(() => LetterWordsInput, 'What is in no record (补充内容).') readonly words?: Maybe<LetterWordsInput>
  @maybe(() => LetterStepInput, 'The step, where it is not on record yet (拟办步骤).')
  readonly step?: Maybe<LetterStepInput>
}
