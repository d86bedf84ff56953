import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { PersonId } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import { ItemReasonInput } from './itemInput.js'
import { personIdOf } from './itemInputMapping.js'
import { InformationItemPayload, itemIdOf, toItem } from './itemPayload.js'
import {
  AskThirdPartyInput,
  AuthorizePublicationInput,
  DecidePublicInterestInput,
  EndValidityInput,
  OrderPurgeInput,
  RecordImpactAssessmentInput,
  RecordThirdPartyAnswerInput,
  RecordThirdPartySilenceInput,
  ReevaluateDisclosureInput,
  WithdrawItemInput,
} from './itemPublicationInputs.js'

@Resolver()
export class ItemPublicationMutations {
  @Mutation(() => InformationItemPayload, {
    description: 'Records that a third party was asked in writing, 711-15 (征求第三方意见).',
  })
  askThirdParty(
    @Arg('input', () => AskThirdPartyInput) input: AskThirdPartyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'AskThirdParty',
      data: {
        thirdParty: input.personId ? personIdOf(input.personId) : (input.commandId.toLowerCase() as PersonId),
        name: input.name,
        kind: input.kind,
        interest: input.interest,
        letterNumber: input.letterNumber,
        servedOn: input.servedOn,
      },
    })
  }

  @Mutation(() => InformationItemPayload, { description: 'Records the answer of a third party (登记第三方答复).' })
  recordThirdPartyAnswer(
    @Arg('input', () => RecordThirdPartyAnswerInput) input: RecordThirdPartyAnswerInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'RecordThirdPartyAnswer',
      data: {
        thirdParty: personIdOf(input.personId),
        answer: input.answer,
        receivedOn: input.receivedOn,
        proof: input.proof,
        ...given({ reasons: input.reasons }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description:
      'Records that a third party did not answer in time; silence is no consent, 711-32 (登记第三方逾期未答复).',
  })
  recordThirdPartySilence(
    @Arg('input', () => RecordThirdPartySilenceInput) input: RecordThirdPartySilenceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'RecordThirdPartySilence',
      data: { thirdParty: personIdOf(input.personId) },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Decides that the public interest outweighs a third party, 711-15 (公共利益决定).',
  })
  decidePublicInterest(
    @Arg('input', () => DecidePublicInterestInput) input: DecidePublicInterestInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'DecidePublicInterest',
      data: {
        interest: input.interest,
        contentHash: input.contentHash,
        reasons: input.reasons,
        noticeNumber: input.noticeNumber,
        noticeServedOn: input.noticeServedOn,
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Records an assessment of the effect on personal information, PIPL-55 (登记影响评估).',
  })
  recordImpactAssessment(
    @Arg('input', () => RecordImpactAssessmentInput) input: RecordImpactAssessmentInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'RecordImpactAssessment',
      data: {
        contentHash: input.contentHash,
        assessedOn: input.assessedOn,
        documentNumber: input.documentNumber,
        acceptable: input.acceptable,
        ...given({ note: input.note }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Makes exactly this content public, LS-10.9: the only way to the public (授权发布).',
  })
  authorizePublication(
    @Arg('input', () => AuthorizePublicationInput) input: AuthorizePublicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'AuthorizePublication',
      data: { contentHash: input.contentHash, channels: input.channels },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Starts a new version; what is public stays public meanwhile (更正).',
  })
  startCorrection(
    @Arg('input', () => ItemReasonInput) input: ItemReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, { type: 'StartCorrection', data: { reason: input.reason } })
  }

  @Mutation(() => InformationItemPayload, { description: 'Gives up a draft or a new version (放弃草稿).' })
  discardDraft(
    @Arg('input', () => ItemReasonInput) input: ItemReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, { type: 'DiscardDraft', data: { reason: input.reason } })
  }

  @Mutation(() => InformationItemPayload, { description: 'Takes the item back from the public (撤回).' })
  withdrawItem(
    @Arg('input', () => WithdrawItemInput) input: WithdrawItemInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'WithdrawItem',
      data: { reason: input.reason, explanation: input.explanation },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Records that the document is no longer in force; it stays public (终止效力).',
  })
  endValidity(
    @Arg('input', () => EndValidityInput) input: EndValidityInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'EndValidity',
      data: {
        kind: input.kind,
        effectiveOn: input.effectiveOn,
        basis: input.basis,
        ...given({ supersededBy: ifGiven(input.supersededById, (itemId) => itemIdOf({ itemId })) }),
      },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Looks again at what is not fully open, 711-18 (动态调整).',
  })
  reevaluateDisclosure(
    @Arg('input', () => ReevaluateDisclosureInput) input: ReevaluateDisclosureInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'ReevaluateDisclosure',
      data: { outcome: input.outcome, reasons: input.reasons },
    })
  }

  @Mutation(() => InformationItemPayload, {
    description: 'Orders the destruction of the key of the item, for ever (清除).',
  })
  orderPurge(
    @Arg('input', () => OrderPurgeInput) input: OrderPurgeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, {
      type: 'OrderPurge',
      data: {
        basis: input.basis,
        authority: input.authority,
        documentNumber: input.documentNumber,
        orderedOn: input.orderedOn,
      },
    })
  }
}
