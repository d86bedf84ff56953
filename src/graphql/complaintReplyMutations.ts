import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { DispatchComplaintNotice } from '../domain/complaint/commands.js'
import { inTermsOfInput } from './commandInput.js'
import {
  DispatchComplaintNoticeInput,
  PrepareComplaintLetterInput,
  ReplyToComplainantInput,
  WithdrawComplaintInput,
} from './complaintInputs.js'
import { complaintIdOf, hidingComplaint } from './complaintLoading.js'
import { ComplaintPayload, complaintPayload, toComplaint } from './complaintPayload.js'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'

/** 投诉举报文书、答复 (711-51). */
@Resolver()
export class ComplaintReplyMutations {
  @Mutation(() => ComplaintPayload, {
    description: 'Makes a letter of what is on record: numbered, printed, sealed away (制作投诉举报文书).',
  })
  async prepareComplaintLetter(
    @Arg('input', () => PrepareComplaintLetterInput) input: PrepareComplaintLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { services, actor } = context
    const { commandId, expectedRevision, minPosition, reasonCode } = input
    const { kind, request, number, agencyAddress, agencyPhone, agencyEmail } = input
    const complaint = complaintIdOf(input.complaintId)
    const made = await services.letters.prepareForComplaint({
      commandId,
      actor,
      ...given({ expectedRevision, minPosition, reason: reasonCode }),
      order: {
        ...{ complaint, kind, datedOn: input.datedOn ?? services.today() },
        ...given({ number, request }),
        words: given({ agencyAddress, agencyPhone, agencyEmail }),
      },
    })
    const outcome = await hidingComplaint(context, complaint, inTermsOfInput(input, made))
    return complaintPayload(context, complaint, outcome)
  }

  @Mutation(() => ComplaintPayload, { description: 'Sends a letter out, with proof (送达投诉举报文书).' })
  dispatchComplaintNotice(
    @Arg('input', () => DispatchComplaintNoticeInput) input: DispatchComplaintNoticeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { kind, number, dispatchedOn, way, proof } = input
    // The reply is refused by the rules, as it is to every other caller.
    const data = { kind, number, dispatchedOn, way, proof } as DispatchComplaintNotice['data']
    return toComplaint(context, input, { type: 'DispatchComplaintNotice', data })
  }

  @Mutation(() => ComplaintPayload, { description: 'Answers whoever complains, with proof, 711-51 (答复).' })
  replyToComplainant(
    @Arg('input', () => ReplyToComplainantInput) input: ReplyToComplainantInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { number, repliedOn, way, proof } = input
    return toComplaint(context, input, {
      type: 'ReplyToComplainant',
      data: { repliedOn, way, proof, ...given({ number }) },
    })
  }

  @Mutation(() => ComplaintPayload, { description: 'Records that it is withdrawn (撤回投诉举报).' })
  withdrawComplaint(
    @Arg('input', () => WithdrawComplaintInput) input: WithdrawComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { withdrawnOn, reason, proof } = input
    return toComplaint(context, input, {
      type: 'WithdrawComplaint',
      data: { withdrawnOn, proof, ...given({ reason }) },
    })
  }
}
