import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { IssueFeeNoticeInput, RecordFeePaymentInput, RevokeFeeNoticeInput } from './applicationFeeInputs.js'
import { ApplicantNoticeServiceInput } from './applicationInput.js'
import { applicationIdOf, ApplicationPayload, toApplication } from './applicationPayload.js'
import {
  DelayReplyInput,
  ExtendReplyPeriodInput,
  JudgeReasonsInput,
  RecordReasonsInput,
  RequestReasonsInput,
} from './applicationPeriodInputs.js'
import type { GraphqlContext } from './context.js'
import { countedBefore } from './feePreview.js'
import { given } from './fields.js'

/** What moves the date of the reply: extension, number and frequency, fee (711-33, 711-35, 711-42). */
@Resolver()
export class ApplicationPeriodMutations {
  @Mutation(() => ApplicationPayload, { description: 'Extends the reply period once, 711-33 (延期).' })
  extendReplyPeriod(
    @Arg('input', () => ExtendReplyPeriodInput) input: ExtendReplyPeriodInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { workingDays, reason, noticeNumber, noticeDispatchedOn, proof } = input
    return toApplication(context, input, {
      type: 'ExtendReplyPeriod',
      data: { workingDays, reason, noticeNumber, noticeDispatchedOn, proof },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Asks why somebody applies so much or so often, 711-35 (要求说明理由).',
  })
  requestReasons(
    @Arg('input', () => RequestReasonsInput) input: RequestReasonsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { finding, noticeNumber, issuedOn, proof, answerBy } = input
    return toApplication(context, input, {
      type: 'RequestReasons',
      data: { finding, noticeNumber, issuedOn, proof, answerBy },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Records the applicant’s reasons, 711-35 (登记申请理由).' })
  recordReasons(
    @Arg('input', () => RecordReasonsInput) input: RecordReasonsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { reasons, receivedOn, proof } = input
    return toApplication(context, input, { type: 'RecordReasons', data: { reasons, receivedOn, proof } })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Says whether the reasons are reasonable, 711-35 (认定申请理由).',
  })
  judgeReasons(
    @Arg('input', () => JudgeReasonsInput) input: JudgeReasonsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { reasonable, why } = input
    return toApplication(context, input, { type: 'JudgeReasons', data: { reasonable, why } })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Sets a later date where the reasons are reasonable, 711-35 (延迟答复).',
  })
  delayReply(
    @Arg('input', () => DelayReplyInput) input: DelayReplyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { workingDays, noticeNumber, noticeDispatchedOn, proof } = input
    return toApplication(context, input, {
      type: 'DelayReply',
      data: { workingDays, noticeNumber, noticeDispatchedOn, proof },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Asks for the fee by item or by page, 711-42 (收费通知).' })
  async issueFeeNotice(
    @Arg('input', () => IssueFeeNoticeInput) input: IssueFeeNoticeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { method, units, noticeNumber, issuedOn, proof, before: claimed } = input
    const before = method === 'perItem' ? await countedBefore(context, applicationIdOf(input.applicationId)) : undefined
    return toApplication(context, input, {
      type: 'IssueFeeNotice',
      data: { method, units, noticeNumber, issuedOn, proof, ...given({ before, claimed }) },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Records that the notice reached the applicant: 30 days to pay, 711-42 (登记收费通知送达).',
  })
  recordFeeNoticeService(
    @Arg('input', () => ApplicantNoticeServiceInput) input: ApplicantNoticeServiceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { noticeNumber, servedOn, proof } = input
    return toApplication(context, input, { type: 'RecordFeeNoticeService', data: { noticeNumber, servedOn, proof } })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Takes back a fee notice that was issued by mistake, 711-42 (撤销收费通知).',
  })
  revokeFeeNotice(
    @Arg('input', () => RevokeFeeNoticeInput) input: RevokeFeeNoticeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { noticeNumber, revokedOn, reason, proof } = input
    return toApplication(context, input, { type: 'RevokeFeeNotice', data: { noticeNumber, revokedOn, reason, proof } })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Records the payment; a new reply period begins, 711-42 (登记缴费).',
  })
  recordFeePayment(
    @Arg('input', () => RecordFeePaymentInput) input: RecordFeePaymentInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { paidOn, amount, receiptNumber } = input
    return toApplication(context, input, { type: 'RecordFeePayment', data: { paidOn, amount, receiptNumber } })
  }
}
