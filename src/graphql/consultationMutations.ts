import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Proposal } from '../domain/consultation/events.js'
import {
  AnswerContradictionInput,
  ConcludeConsultationInput,
  GiveOpinionInput,
  IssueConsultationLetterInput,
  type PointOpinionInput,
  PutTextUnderDiscussionInput,
  RecordLetterServiceInput,
  RecordSilenceInput,
  RemindSeatInput,
  type ReplyProposalInput,
  RequireConsultationInput,
  ReviseOpinionInput,
} from './consultationInputs.js'
import { ConsultationPayload, toConsultation } from './consultationPayload.js'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'
import { ItemReasonInput } from './itemInput.js'
import { agencyIdOf } from './itemInputMapping.js'
import { InformationItemPayload, toItem } from './itemPayload.js'

@Resolver()
export class ConsultationMutations {
  @Mutation(() => InformationItemPayload, {
    description: 'Asks every other agency that the item concerns, LS-6.1 (征求意见).',
  })
  requireConsultation(
    @Arg('input', () => RequireConsultationInput) input: RequireConsultationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, { type: 'RequireConsultation', data: { contentHash: input.contentHash } })
  }

  @Mutation(() => InformationItemPayload, {
    description:
      'Takes up again what was concluded, by any agency concerned; until then nothing is published (重新协商).',
  })
  reopenConsultation(
    @Arg('input', () => ItemReasonInput) input: ItemReasonInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InformationItemPayload> {
    return toItem(context, input, { type: 'ReopenConsultation', data: { reason: input.reason } })
  }

  @Mutation(() => ConsultationPayload, {
    description: 'Puts another reply under discussion; what was said of the one before is void (变更讨论稿).',
  })
  putTextUnderDiscussion(
    @Arg('input', () => PutTextUnderDiscussionInput) input: PutTextUnderDiscussionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    return toConsultation(context, input, {
      type: 'PutTextUnderDiscussion',
      data: { proposal: replyOf(input.proposal), cause: input.commandId },
    })
  }

  @Mutation(() => ConsultationPayload, { description: 'Issues the letter of a text, LS-6.1 (发出征求意见函).' })
  issueConsultationLetter(
    @Arg('input', () => IssueConsultationLetterInput) input: IssueConsultationLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { text, letterNumber, issuedOn, opinion, basis } = input
    return toConsultation(context, input, {
      type: 'IssueConsultationLetter',
      data: { text, letterNumber, issuedOn, opinion, basis },
    })
  }

  @Mutation(() => ConsultationPayload, {
    description: 'Records that the letter reached an agency; its time to answer runs (登记送达).',
  })
  recordLetterService(
    @Arg('input', () => RecordLetterServiceInput) input: RecordLetterServiceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { text, letterNumber, servedOn, proof } = input
    return toConsultation(context, input, {
      type: 'RecordLetterService',
      data: { text, seat: agencyIdOf(input.seatId), letterNumber, servedOn, proof },
    })
  }

  @Mutation(() => ConsultationPayload, { description: 'Gives the opinion of an agency that is asked (答复意见).' })
  giveOpinion(
    @Arg('input', () => GiveOpinionInput) input: GiveOpinionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    return toConsultation(context, input, { type: 'GiveOpinion', data: opinionOf(input) })
  }

  @Mutation(() => ConsultationPayload, { description: 'Changes an opinion, with its reason (改变意见).' })
  reviseOpinion(
    @Arg('input', () => ReviseOpinionInput) input: ReviseOpinionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    return toConsultation(context, input, {
      type: 'ReviseOpinion',
      data: { ...opinionOf(input), reason: input.reason },
    })
  }

  @Mutation(() => ConsultationPayload, { description: 'Reminds an agency that has not answered (催办).' })
  remindSeat(
    @Arg('input', () => RemindSeatInput) input: RemindSeatInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const data = { text: input.text, seat: agencyIdOf(input.seatId) }
    return toConsultation(context, input, { type: 'RemindSeat', data })
  }

  @Mutation(() => ConsultationPayload, {
    description: 'Notes a silence when the time is over: consent by 711-34 alone, else it is reported (登记逾期).',
  })
  recordSilence(
    @Arg('input', () => RecordSilenceInput) input: RecordSilenceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const data = { text: input.text, seat: agencyIdOf(input.seatId) }
    return toConsultation(context, input, { type: 'RecordSilence', data })
  }

  @Mutation(() => ConsultationPayload, {
    description: 'Answers a contradiction with what others have published, LS-6.2 (核对不一致信息).',
  })
  answerContradiction(
    @Arg('input', () => AnswerContradictionInput) input: AnswerContradictionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { text, finding, answer, explanation } = input
    return toConsultation(context, input, { type: 'AnswerContradiction', data: { text, finding, answer, explanation } })
  }

  @Mutation(() => ConsultationPayload, { description: 'Concludes it, LS-6.1, LS-8.2 (协商结论).' })
  concludeConsultation(
    @Arg('input', () => ConcludeConsultationInput) input: ConcludeConsultationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { text, outcome, note } = input
    return toConsultation(context, input, { type: 'ConcludeConsultation', data: { text, outcome, ...given({ note }) } })
  }
}

const replyOf = ({ reply, answeringId, contentHash, form }: ReplyProposalInput): Proposal => ({
  kind: 'reply',
  reply,
  answering: agencyIdOf(answeringId),
  ...given({ contentHash, form }),
})

const opinionOf = ({ text, seatId, points, documentNumber, givenOn }: GiveOpinionInput) => ({
  text,
  seat: agencyIdOf(seatId),
  points: points.map(pointOf),
  ...given({ documentNumber }),
  givenOn,
})

const pointOf = ({ point, position, ground, basis }: PointOpinionInput) => ({
  point,
  position,
  ...given({ ground, basis }),
})
