import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { applicantSubject } from './applicantSubject.js'
import {
  type AmendedApplicantInput,
  RecordAmendmentInput,
  RequestAmendmentInput,
} from './applicationAmendmentInputs.js'
import { ApplicantNoticeServiceInput } from './applicationInput.js'
import {
  ConfirmReceiptInput,
  HandOverApplicationInput,
  LogContactAttemptInput,
  MergeApplicationInput,
  ReceiveApplicationInput,
  type RequestInput,
  SplitApplicationInput,
  WithdrawApplicationInput,
} from './applicationIntakeInputs.js'
import { applicationIdOf, ApplicationPayload, applicationPayload, toApplication } from './applicationPayload.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { commandIdWithin } from './deadlineCommandIds.js'
import { given, ifGiven } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { otherApplication } from './otherApplication.js'

/** 登记、补正、分办 (711-29 to 711-31, 711-45). */
@Resolver()
export class ApplicationIntakeMutations {
  @Mutation(() => ApplicationPayload, { description: 'Registers an application that arrived, 711-29 (登记申请).' })
  async receiveApplication(
    @Arg('input', () => ReceiveApplicationInput) input: ReceiveApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { applicant, channel, arrivedOn, proof, assistance, readBack, registrationNumber } = input
    const application = input.commandId.toLowerCase()
    const agency = agencyIdOf(input.agencyId)
    const identity = applicant.identity ?? undefined
    const outcome = await carryOut(context, input, application, {
      type: 'ReceiveApplication',
      data: {
        application,
        agency,
        channel,
        arrivedOn,
        applicant: {
          subject: await applicantSubject(context, { agency, identity, commandId: application }),
          kind: applicant.kind,
          ...amendedOf(applicant),
        },
        request: requestOf(input.request),
        ...given({
          officer: ifGiven(input.officerId, personIdOf),
          proof,
          assistance,
          readBack,
          registrationNumber,
        }),
      },
    })
    return applicationPayload(context, application, outcome)
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Fixes the day of receipt as both sides confirmed it, 711-31 (确认收到申请之日).',
  })
  confirmReceipt(
    @Arg('input', () => ConfirmReceiptInput) input: ConfirmReceiptInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { confirmedOn, proof } = input
    return toApplication(context, input, { type: 'ConfirmReceipt', data: { confirmedOn, proof } })
  }

  @Mutation(() => ApplicationPayload, { description: 'Puts down an attempt to reach the applicant (登记联系记录).' })
  logContactAttempt(
    @Arg('input', () => LogContactAttemptInput) input: LogContactAttemptInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { on, means, reached, note } = input
    return toApplication(context, input, {
      type: 'LogContactAttempt',
      data: { on, means, reached, ...given({ note }) },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Answers several items each by itself, 711-29 (一事一申请).' })
  splitApplication(
    @Arg('input', () => SplitApplicationInput) input: SplitApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const parts = input.parts.map(({ request }, index) => ({
      // Sent again, the parts are the same ones.
      application: commandIdWithin(input.commandId, `part ${index + 1}`),
      request: requestOf(request),
    }))
    return toApplication(context, input, {
      type: 'SplitApplication',
      data: { noticeNumber: input.noticeNumber, kept: requestOf(input.kept), parts },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Asks the applicant to correct the application, once, 711-30 (一次性告知补正).',
  })
  requestAmendment(
    @Arg('input', () => RequestAmendmentInput) input: RequestAmendmentInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { noticeNumber, issuedOn, proof } = input
    const points = input.points.map(({ element, explanation }) => ({ element, explanation }))
    return toApplication(context, input, {
      type: 'RequestAmendment',
      data: { points, noticeNumber, issuedOn, proof },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description:
      'Records that the notice reached the applicant; the time to correct runs, 711-30 (登记补正告知书送达).',
  })
  recordAmendmentNoticeService(
    @Arg('input', () => ApplicantNoticeServiceInput) input: ApplicantNoticeServiceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { noticeNumber, servedOn, proof } = input
    return toApplication(context, input, {
      type: 'RecordAmendmentNoticeService',
      data: { noticeNumber, servedOn, proof },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Records the correction; a new reply period begins, 711-30 (登记补正).',
  })
  recordAmendment(
    @Arg('input', () => RecordAmendmentInput) input: RecordAmendmentInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { receivedOn, proof, lateBecause } = input
    return toApplication(context, input, {
      type: 'RecordAmendment',
      data: {
        receivedOn,
        proof,
        ...given({
          applicant: ifGiven(input.applicant, amendedOf),
          request: ifGiven(input.request, requestOf),
          lateBecause,
        }),
      },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Records that the applicant gives it up (撤回申请).' })
  withdrawApplication(
    @Arg('input', () => WithdrawApplicationInput) input: WithdrawApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { withdrawnOn, proof, reason } = input
    return toApplication(context, input, {
      type: 'WithdrawApplication',
      data: { withdrawnOn, proof, ...given({ reason }) },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Lets another application of the same applicant go on for both (并案).',
  })
  async mergeApplication(
    @Arg('input', () => MergeApplicationInput) input: MergeApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const into = applicationIdOf(input.intoId)
    const target = await otherApplication(context, applicationIdOf(input.applicationId), into)
    return toApplication(context, input, {
      type: 'MergeApplication',
      data: { into, reason: input.reason, ...given({ target }) },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Puts another officer in charge (分办、工作交接).' })
  handOverApplication(
    @Arg('input', () => HandOverApplicationInput) input: HandOverApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const from = ifGiven(input.fromId, personIdOf)
    return toApplication(context, input, {
      type: 'HandOverApplication',
      data: { to: personIdOf(input.toId), ...given({ from, reason: input.reason }) },
    })
  }
}

const amendedOf = ({ name, identity, contact }: AmendedApplicantInput) => given({ name, identity, contact })

const requestOf = ({ description, documentNumber, form, way }: RequestInput) =>
  given({ description, documentNumber, form, way })
