import '../metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { OwnAct } from '../../app/applicants/applicationActs.js'
import type { ApplicantDesk } from '../../app/applicants/applicantDesk.js'
import type { CommandOutcome } from '../../app/command.js'
import type { FileId } from '../../domain/values.js'
import type { GraphqlContext } from '../context.js'
import { given, ifGiven } from '../fields.js'
import { localIdOf } from '../relay.js'
import { payloadOf, refused } from '../userErrors.js'
import { callerIn, notAnApplicant } from './applicantContext.js'
import { detailsOf } from './filingMutations.js'
import { myApplicationOf } from './myApplication.js'
import {
  AnswerAmendmentNoticeInput,
  AttachMyFileInput,
  ConfirmReceiptOfReplyInput,
  GiveReasonsInput,
  OpenMyLetterInput,
  type OwnApplicationInput,
  SuggestProactiveDisclosureInput,
  WithdrawMyApplicationInput,
} from './myInputs.js'
import { MyApplicationPayload } from './myPayloads.js'

/** What applicants do about their own applications; anybody else's are answered as if they were not there. */
@Resolver()
export class OwnApplicationMutations {
  @Mutation(() => MyApplicationPayload, {
    description: 'Completes the application as the notice asks, 711-30 (提交补正).',
  })
  answerAmendmentNotice(
    @Arg('input', () => AnswerAmendmentNoticeInput) input: AnswerAmendmentNoticeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MyApplicationPayload> {
    const applicant = ifGiven(input.applicant, detailsOf)
    const request = ifGiven(input.request, (typed) => given(typed))
    return act(context, input, (desk, own) => desk.answerAmendmentNotice({ ...own, ...given({ applicant, request }) }))
  }

  @Mutation(() => MyApplicationPayload, { description: 'Withdraws the application (撤回申请).' })
  withdrawMyApplication(
    @Arg('input', () => WithdrawMyApplicationInput) input: WithdrawMyApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MyApplicationPayload> {
    return act(context, input, (desk, own) => desk.withdraw({ ...own, ...given({ reason: input.reason }) }))
  }

  @Mutation(() => MyApplicationPayload, { description: 'Gives the reasons that were asked for, 711-35 (说明理由).' })
  giveReasons(
    @Arg('input', () => GiveReasonsInput) input: GiveReasonsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MyApplicationPayload> {
    return act(context, input, (desk, own) => desk.giveReasons({ ...own, reasons: input.reasons }))
  }

  @Mutation(() => MyApplicationPayload, { description: 'Suggests disclosure without request, 711-44 (建议主动公开).' })
  suggestProactiveDisclosure(
    @Arg('input', () => SuggestProactiveDisclosureInput) input: SuggestProactiveDisclosureInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MyApplicationPayload> {
    return act(context, input, (desk, own) => desk.suggestProactiveDisclosure({ ...own, reasons: input.reasons }))
  }

  @Mutation(() => MyApplicationPayload, { description: 'Confirms that the reply came (确认收到答复).' })
  confirmReceiptOfReply(
    @Arg('input', () => ConfirmReceiptOfReplyInput) input: ConfirmReceiptOfReplyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MyApplicationPayload> {
    return act(context, input, (desk, own) => desk.confirmReceiptOfReply(own))
  }

  @Mutation(() => MyApplicationPayload, {
    description: 'Opens a letter: the first opening is its delivery, and is put on record with its time (打开文书).',
  })
  openMyLetter(
    @Arg('input', () => OpenMyLetterInput) input: OpenMyLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MyApplicationPayload> {
    return act(context, input, (desk, own) => desk.openLetter({ ...own, letterNumber: input.letterNumber }))
  }

  @Mutation(() => MyApplicationPayload, { description: 'Hands in a file that was uploaded before (提交材料).' })
  attachMyFile(
    @Arg('input', () => AttachMyFileInput) input: AttachMyFileInput,
    @Ctx() context: GraphqlContext,
  ): Promise<MyApplicationPayload> {
    const { uploadId, purpose } = input
    return act(context, input, (desk, own) => desk.files.attach({ ...own, uploadId: uploadId as FileId, purpose }))
  }
}

async function act(
  context: GraphqlContext,
  { commandId, applicationId }: OwnApplicationInput,
  give: (desk: ApplicantDesk, own: OwnAct) => Promise<CommandOutcome>,
): Promise<MyApplicationPayload> {
  const { locale, services, applicant } = context
  const denied = notAnApplicant(context, 'act')
  if (denied !== undefined) return { ...refused([denied], locale), application: null }
  const application = localIdOf<string>('MyApplication', applicationId)
  const outcome = await give(services.applicants, { caller: callerIn(context), commandId, application })
  const found = outcome.ok ? await services.applicants.ownApplication(applicant, application) : undefined
  return { ...payloadOf(outcome, locale), application: found === undefined ? null : myApplicationOf(found, context) }
}
