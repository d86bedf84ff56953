import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FileId } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import { groundOf } from './itemGroundInput.js'
import { ItemReasonInput, JudgementNoteInput } from './itemInput.js'
import { agencyIdOf } from './itemInputMapping.js'
import { InformationItemPayload, toItem } from './itemPayload.js'
import {
  AnswerPersonalDataHitInput,
  ConcludeSecrecyReviewInput,
  ConfirmRedactionInput,
  FillSecrecyReviewFormInput,
  type FlagInput,
  RecordReferralAnswerInput,
  ReferSecrecyReviewInput,
  ReviewOpinionInput,
} from './itemReviewInputs.js'
import { localIdOf } from './relay.js'

@Resolver()
export class ItemReviewMutations {
  @Mutation(() => InformationItemPayload, { description: 'Fills in the 保密审查表, LS-10.3 (填写保密审查表).' })
  fillSecrecyReviewForm(
    @Arg('input', () => FillSecrecyReviewFormInput) input: FillSecrecyReviewFormInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    const { flags } = input
    return toItem(context, input, {
      type: 'FillSecrecyReviewForm',
      data: {
        carrier: input.carrier,
        channels: input.channels,
        scope: input.scope,
        flags: {
          stateSecret: flagOf(flags.stateSecret),
          workSecret: flagOf(flags.workSecret),
          commercialSecret: flagOf(flags.commercialSecret),
          personalPrivacy: flagOf(flags.personalPrivacy),
          internalAffairs: flagOf(flags.internalAffairs),
          processInformation: flagOf(flags.processInformation),
          enforcementFile: flagOf(flags.enforcementFile),
          threeSafetiesOneStability: flagOf(flags.threeSafetiesOneStability),
        },
        important: input.important,
        ...given({
          plannedOn: input.plannedOn,
          attribute: input.attribute,
          grounds: input.grounds?.map(groundOf),
          withheldPassages: input.withheldPassages?.map(({ locator, ground }) => ({
            locator,
            ground: groundOf(ground),
          })),
          separationNote: input.separationNote,
        }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'A second person confirms a file that no program can read through (确认区分处理).',
  })
  confirmRedaction(
    @Arg('input', () => ConfirmRedactionInput) input: ConfirmRedactionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'ConfirmRedaction',
      data: { contentHash: input.contentHash, fileId: fileIdOf(input.fileId) },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Answers one hit of the scan for personal data, 711-15 (核实个人信息).',
  })
  answerPersonalDataHit(
    @Arg('input', () => AnswerPersonalDataHitInput) input: AnswerPersonalDataHitInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'AnswerPersonalDataHit',
      data: {
        contentHash: input.contentHash,
        hit: input.hit,
        answer: input.answer,
        ...given({ note: input.note }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, { description: 'The officer hands it in for review (承办人初审).' })
  submitForReview(
    @Arg('input', () => ReviewOpinionInput) input: ReviewOpinionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, { type: 'SubmitForReview', data: opinionOf(input) })
  }

  @Mutation(() => InformationItemPayload, { description: 'The head of section passes it on (科室负责人审核).' })
  passSectionReview(
    @Arg('input', () => ReviewOpinionInput) input: ReviewOpinionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, { type: 'PassSectionReview', data: opinionOf(input) })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Asks the competent authority what the agency cannot determine, 711-17 (送审).',
  })
  referSecrecyReview(
    @Arg('input', () => ReferSecrecyReviewInput) input: ReferSecrecyReviewInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'ReferSecrecyReview',
      data: {
        contentHash: input.contentHash,
        target: input.target,
        authority: agencyIdOf(input.authorityId),
        sentOn: input.sentOn,
        documentNumber: input.documentNumber,
        question: input.question,
      },
    })
  }

  @Mutation(() => InformationItemPayload, { description: 'Records what the authority answered (登记送审答复).' })
  recordReferralAnswer(
    @Arg('input', () => RecordReferralAnswerInput) input: RecordReferralAnswerInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'RecordReferralAnswer',
      data: {
        receivedOn: input.receivedOn,
        conclusion: input.conclusion,
        documentNumber: input.documentNumber,
        ...given({ file: ifGiven(input.fileId, fileIdOf), note: input.note }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, { description: 'The secrecy reviewer concludes (保密审查员核定).' })
  concludeSecrecyReview(
    @Arg('input', () => ConcludeSecrecyReviewInput) input: ConcludeSecrecyReviewInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'ConcludeSecrecyReview',
      data: {
        contentHash: input.contentHash,
        conclusion: input.conclusion,
        ...given({ note: input.note }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'A leader approves it and confirms its attribute, LS-10.4, LS-10.6 (领导审批签发).',
  })
  approveItem(
    @Arg('input', () => JudgementNoteInput) input: JudgementNoteInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'ApproveItem',
      data: { contentHash: input.contentHash, ...given({ note: input.note }) },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Whoever is next to give an opinion sends it back (退回).',
  })
  returnForRework(
    @Arg('input', () => ItemReasonInput) input: ItemReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, { type: 'ReturnForRework', data: { reason: input.reason } })
  }
}

const fileIdOf = (globalId: string): FileId => localIdOf<FileId>('ItemFile', globalId)

const flagOf = ({ applies, note }: FlagInput) => ({ applies, ...given({ note }) })

const opinionOf = ({ contentHash, opinion, note }: ReviewOpinionInput) => ({
  contentHash,
  opinion,
  ...given({ note }),
})
