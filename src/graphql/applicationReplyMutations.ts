import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { applicationIdOf, ApplicationPayload, toApplication } from './applicationPayload.js'
import {
  ApproveReplyInput,
  DispatchReplyInput,
  DraftReplyInput,
  RecordReplyDeliveryInput,
  ReturnReplyInput,
  SignReplyInput,
} from './applicationReplyInputs.js'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'
import { otherApplication } from './otherApplication.js'
import { replyOutcomeOf } from './replyOutcomeInput.js'

/** 拟办、审核、签发、发出 (711-33, 711-36, 711-45). */
@Resolver()
export class ApplicationReplyMutations {
  @Mutation(() => ApplicationPayload, {
    description: 'Drafts the reply with every fact that it needs, 711-36 (拟办答复).',
  })
  async draftReply(
    @Arg('input', () => DraftReplyInput) input: DraftReplyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const outcome = replyOutcomeOf(input.outcome)
    const earlier =
      outcome.kind === 'repeated' && outcome.earlierApplication !== undefined
        ? await otherApplication(context, applicationIdOf(input.applicationId), outcome.earlierApplication)
        : undefined
    return toApplication(context, input, { type: 'DraftReply', data: { outcome, ...given({ earlier }) } })
  }

  @Mutation(() => ApplicationPayload, { description: 'Sends a draft back to the officer in charge (退回答复).' })
  returnReply(
    @Arg('input', () => ReturnReplyInput) input: ReturnReplyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { draft, reason } = input
    return toApplication(context, input, { type: 'ReturnReply', data: { draft, reason } })
  }

  @Mutation(() => ApplicationPayload, { description: 'Approves a draft (审核答复).' })
  approveReply(
    @Arg('input', () => ApproveReplyInput) input: ApproveReplyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { draft, note } = input
    return toApplication(context, input, { type: 'ApproveReply', data: { draft, ...given({ note }) } })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Signs the very letter with its number and seal, 711-51 (签发答复).',
  })
  signReply(
    @Arg('input', () => SignReplyInput) input: SignReplyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { draft, replyNumber, signedOn, letterHash, sealKind, sealHash, reviewBody } = input
    return toApplication(context, input, {
      type: 'SignReply',
      data: { draft, replyNumber, signedOn, letterHash, sealKind, sealHash, ...given({ reviewBody }) },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Sends the reply out with proof: now the application is answered, 711-33 (发出答复).',
  })
  dispatchReply(
    @Arg('input', () => DispatchReplyInput) input: DispatchReplyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { draft, dispatchedOn, way, otherWayReason, proof } = input
    return toApplication(context, input, {
      type: 'DispatchReply',
      data: { draft, dispatchedOn, way, proof, ...given({ otherWayReason }) },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Records that the applicant has the reply, 711-51 (登记答复送达).',
  })
  recordReplyDelivery(
    @Arg('input', () => RecordReplyDeliveryInput) input: RecordReplyDeliveryInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { deliveredOn, proof } = input
    return toApplication(context, input, { type: 'RecordReplyDelivery', data: { deliveredOn, proof } })
  }
}
