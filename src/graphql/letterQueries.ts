import './metadataShim.js'
import { Arg, Ctx, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { AccessPurpose } from '../app/personalDataSight.js'
import type { CheckedFile, IntegrityState, LetterIntegrity as Checked } from '../app/letterRecords/letterIntegrity.js'
import type { Preview } from '../app/letterRecords/previewLetter.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { Application } from './applicationType.js'
import type { GraphqlContext } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { IntegrityStateEnum, LetterPartEnum } from './letterEnums.js'
import { LetterPreviewInput } from './letterInputs.js'
import { knownLetter, knownLetters, letterIdOf } from './letterLoading.js'
import { letterOrderOf } from './letterOrderMapping.js'
import type { Locale } from './locale.js'
import { knownRecordCorrection, recordCorrectionIdOf } from './matterLoading.js'
import { CorrectionLetterPreviewInput } from './recordCorrectionInputs.js'
import { localIdOf } from './relay.js'
import { Letter } from './letterType.js'
import type { NodeType } from './relayNode.js'
import { UserError, userError } from './userErrors.js'

@ObjectType({ description: 'A letter as it would be made now, marked as a draft (文书预览).', simpleResolvers: true })
export class LetterPreview {
  @maybe(() => String, 'The page, marked 草稿; null when the letter cannot be written (预览网页).')
  readonly html!: Maybe<string>
  @maybe(() => String, 'The number that it bears, where it is known (发文字号).') readonly number!: Maybe<string>
  @field(() => [UserError], 'Every reason why it cannot be written (不能制作的理由).')
  readonly userErrors!: readonly UserError[]
}

@ObjectType({ description: 'A stored file compared with the record (文件完整性).', simpleResolvers: true })
export class LetterFileIntegrity {
  @field(() => LetterPartEnum, 'Which file (文件).') readonly part!: CheckedFile['part']
  @field(() => IntegrityStateEnum, 'What was found (结果).') readonly state!: IntegrityState
  @maybe(() => String, 'SHA-256 of the bytes now; null where they cannot be read (现摘要).')
  readonly sha256!: Maybe<string>
  @field(() => String, 'SHA-256 on record (登记摘要).') readonly recorded!: string
}

@ObjectType({
  description: 'Whether the stored bytes of a letter are what the record says (文书完整性).',
  simpleResolvers: true,
})
export class LetterIntegrity {
  @field(() => IntegrityStateEnum, 'The worst of its files (结果).') readonly state!: IntegrityState
  @field(() => [LetterFileIntegrity], 'Each file (逐件结果).') readonly files!: readonly LetterFileIntegrity[]
}

@Resolver()
export class LetterQueries {
  @Query(() => LetterPreview, {
    nullable: true,
    description:
      'A letter as it would be made now; null for those who may not read the application. The look is recorded (文书预览).',
    complexity: 50,
  })
  async letterPreview(
    @Arg('input', () => LetterPreviewInput) input: LetterPreviewInput,
    @Arg('purpose', () => AccessPurposeEnum, { nullable: true, description: 'What it is looked at for (查阅目的).' })
    purpose: Maybe<AccessPurpose>,
    @Ctx() { actor, services, locale }: GraphqlContext,
  ): Promise<LetterPreview | null> {
    const order = letterOrderOf(input, services.today())
    return previewOf(await services.letters.preview({ actor, order, ...given({ purpose }) }), locale)
  }

  @Query(() => LetterPreview, {
    nullable: true,
    description:
      'A letter of a correction as it would be made now, 711-41; null for those who may not read the request. The look is recorded (更正文书预览).',
    complexity: 50,
  })
  async correctionLetterPreview(
    @Arg('input', () => CorrectionLetterPreviewInput) input: CorrectionLetterPreviewInput,
    @Arg('purpose', () => AccessPurposeEnum, { nullable: true, description: 'What it is looked at for (查阅目的).' })
    purpose: Maybe<AccessPurpose>,
    @Ctx() { actor, services, locale }: GraphqlContext,
  ): Promise<LetterPreview | null> {
    const { kind, number, reviewBody } = input
    const correction = localIdOf('RecordCorrection', input.correctionId)
    const order = { correction, kind, datedOn: input.datedOn ?? services.today(), ...given({ number, reviewBody }) }
    return previewOf(await services.letters.previewForCorrection({ actor, order, ...given({ purpose }) }), locale)
  }

  @Query(() => LetterIntegrity, {
    nullable: true,
    description:
      'Reads the stored bytes of a letter of a correction again and compares them with the record (更正文书完整性核验).',
    complexity: 50,
  })
  async correctionLetterIntegrity(
    @Arg('correctionId', () => ID, { description: 'The request (更正申请).' }) correctionId: string,
    @Arg('letter', () => Int, { description: 'Place of the letter, from 1 (序号).' }) letter: number,
    @Ctx() context: GraphqlContext,
  ): Promise<LetterIntegrity | null> {
    const row = await knownRecordCorrection(context, recordCorrectionIdOf(correctionId))
    return row === undefined ? null : integrityOf(await context.services.letters.checkForCorrection(row.id, letter))
  }

  @Query(() => LetterIntegrity, {
    nullable: true,
    description: 'Reads the stored bytes of a letter again and compares them with the record (文书完整性核验).',
    complexity: 50,
  })
  async letterIntegrity(
    @Arg('letterId', () => ID, { description: 'The letter (文书).' }) letterId: string,
    @Ctx() context: GraphqlContext,
  ): Promise<LetterIntegrity | null> {
    const letter = await knownLetter(context, letterIdOf(letterId))
    if (letter === undefined) return null
    const checked = await context.services.letters.check(letter.application, letter.letter)
    return integrityOf(checked)
  }
}

const previewOf = (preview: Preview | undefined, locale: Locale): LetterPreview | null => {
  if (preview === undefined) return null
  return preview.ok
    ? { html: preview.html, number: preview.number ?? null, userErrors: [] }
    : { html: null, number: null, userErrors: preview.refusals.map((refusal) => userError(refusal, locale)) }
}

const integrityOf = (checked: Checked | undefined): LetterIntegrity | null =>
  checked === undefined
    ? null
    : {
        state: checked.state,
        files: checked.files.map(({ part, state, sha256, recorded }) => ({
          ...{ part, state, recorded },
          sha256: sha256 ?? null,
        })),
      }

@Resolver(() => Application)
export class LettersOfApplication {
  @FieldResolver(() => [Letter], {
    description: 'Letters that were made of it, in their order (文书).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  letters(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<readonly Letter[]> {
    return knownLetters(context, row.id)
  }
}

export const letterNode: NodeType = { type: 'Letter', find: (localId, context) => knownLetter(context, localId) }
