import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { FileId } from '../domain/values.js'
import { type CommandInput, inTermsOfInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { given as ifAny } from './fields.js'
import { PrepareLetterInput, SealLetterInput } from './letterInputs.js'
import { letterIdOf } from './letterLoading.js'
import { letterOrderOf } from './letterOrderMapping.js'
import { LetterPayload, letterPayload } from './letterPayload.js'
import { letterPlace } from './letterType.js'
import { PrepareCorrectionLetterInput, SealCorrectionLetterInput } from './recordCorrectionInputs.js'
import { RecordCorrectionPayload, recordCorrectionPayload } from './recordCorrectionPayload.js'
import { localIdOf } from './relay.js'
import { hidingUnseen } from './unseenMatter.js'

@Resolver()
export class LetterMutations {
  @Mutation(() => LetterPayload, {
    description: 'Makes a letter of the record: numbered, printed, sealed away and on record with its hash (制作文书).',
  })
  async prepareLetter(
    @Arg('input', () => PrepareLetterInput) input: PrepareLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<LetterPayload> {
    const { services } = context
    const order = letterOrderOf(input, services.today())
    const given = await services.letters.prepare({ ...aroundOf(context, input), order })
    const outcome = await hidden(context, order.application, inTermsOfInput(input, ofTheLetter(given)))
    return letterPayload(
      context,
      order.application,
      outcome,
      ({ kind, thirdPartyId, toAgencyId }) =>
        kind === order.kind &&
        thirdPartyId === (input.thirdPartyId ?? null) &&
        toAgencyId === (input.toAgencyId ?? null),
    )
  }

  @Mutation(() => RecordCorrectionPayload, {
    description: 'Makes a letter of what was decided about a request to correct a record, 711-41 (制作更正文书).',
  })
  async prepareCorrectionLetter(
    @Arg('input', () => PrepareCorrectionLetterInput) input: PrepareCorrectionLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrectionPayload> {
    const { services } = context
    const { kind, number, reviewBody, agencyAddress, agencyPhone, agencyEmail } = input
    const correction = localIdOf('RecordCorrection', input.correctionId)
    const given = await services.letters.prepareForCorrection({
      ...aroundOf(context, input),
      order: {
        ...{ correction, kind, datedOn: input.datedOn ?? services.today() },
        ...ifAny({ number, reviewBody }),
        words: ifAny({ agencyAddress, agencyPhone, agencyEmail }),
      },
    })
    const outcome = inTermsOfInput(input, ofTheLetter(given))
    const shown = await hidingUnseen(context, 'recordCorrection', correction, outcome)
    return recordCorrectionPayload(context, correction, shown)
  }

  @Mutation(() => RecordCorrectionPayload, {
    description: 'Sets the electronic seal under a letter of a correction, 711-41 (更正文书用印).',
  })
  async sealCorrectionLetter(
    @Arg('input', () => SealCorrectionLetterInput) input: SealCorrectionLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrectionPayload> {
    const correction = localIdOf('RecordCorrection', input.correctionId)
    const { letter } = input
    const given = await context.services.letters.sealForCorrection({ ...aroundOf(context, input), correction, letter })
    const outcome = inTermsOfInput(input, ofTheLetter(given))
    return recordCorrectionPayload(
      context,
      correction,
      await hidingUnseen(context, 'recordCorrection', correction, outcome),
    )
  }

  @Mutation(() => LetterPayload, {
    description: 'Sets the electronic seal under a letter, or names the scan of the sealed paper (文书用印).',
  })
  async sealLetter(
    @Arg('input', () => SealLetterInput) input: SealLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<LetterPayload> {
    const { application, letter } = letterPlace(letterIdOf(input.letterId)) ?? { application: '-', letter: 0 }
    const file = localIdOf<FileId>('ApplicationFile', input.fileId ?? NO_FILE)
    const by = input.kind === 'electronicSeal' ? ({ kind: input.kind } as const) : ({ kind: input.kind, file } as const)
    const given = await context.services.letters.seal({ ...aroundOf(context, input), application, letter, by })
    const outcome = await hidden(context, application, inTermsOfInput(input, ofTheLetter(given)))
    return letterPayload(context, application, outcome, (made) => made.letter === letter)
  }
}

/** Hashes and drafts are the program's own here: what is said of them is said of the whole letter. */
const OF_THE_PROGRAM = ['draft', 'pdf', 'html', 'seal', 'service', 'text']
const ofTheLetter = (outcome: CommandOutcome): CommandOutcome =>
  outcome.ok
    ? outcome
    : {
        ok: false,
        refusals: outcome.refusals.map(({ path, ...refusal }) =>
          path === undefined || OF_THE_PROGRAM.includes(path) ? refusal : { ...refusal, path: fieldOf(path) },
        ),
      }

/** What a step on trial calls by the names of its own command. */
const fieldOf = (path: string): string => FIELDS[path] ?? path
const FIELDS: Readonly<Record<string, string>> = {
  noticeNumber: 'number',
  issuedOn: 'datedOn',
  noticeDispatchedOn: 'datedOn',
  noticeServedOn: 'datedOn',
  reasons: 'step.reason',
}

const NO_FILE = Buffer.from('ApplicationFile:-').toString('base64url')

const hidden = (context: GraphqlContext, application: string, outcome: CommandOutcome): Promise<CommandOutcome> =>
  hidingUnseen(context, 'application', application, outcome)

const aroundOf = ({ actor }: GraphqlContext, input: CommandInput) => ({
  commandId: input.commandId,
  actor,
  ...ifAny({
    expectedRevision: input.expectedRevision,
    minPosition: input.minPosition,
    reason: input.reasonCode,
  }),
})
