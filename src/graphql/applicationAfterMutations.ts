import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import {
  ArchiveApplicationInput,
  DecideProactiveProposalInput,
  ProposeProactiveDisclosureInput,
  RecordRemedyResultInput,
  RegisterRemedyInput,
} from './applicationAfterInputs.js'
import { applicationIdOf, ApplicationPayload, toApplication } from './applicationPayload.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import { itemIdOf } from './itemPayload.js'
import { proposalGrounds } from './proposalGrounds.js'

/** What comes of an application: proactive disclosure, review and lawsuit, the file (711-44, 711-45, 711-51). */
@Resolver()
export class ApplicationAfterMutations {
  @Mutation(() => ApplicationPayload, {
    description: 'Proposes to disclose to everybody what was asked for, 711-44 (建议转为主动公开).',
  })
  async proposeProactiveDisclosure(
    @Arg('input', () => ProposeProactiveDisclosureInput) input: ProposeProactiveDisclosureInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { source, reasons } = input
    const item = ifGiven(input.itemId, (itemId) => itemIdOf({ itemId }))
    const applications = input.applicationIds.map(applicationIdOf)
    const lookedUp = await proposalGrounds(context, applicationIdOf(input.applicationId), applications, item)
    return toApplication(context, input, {
      type: 'ProposeProactiveDisclosure',
      data: { source, applications, reasons, ...given({ item }), lookedUp },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Decides on such a proposal, 711-44 (决定是否转为主动公开).' })
  decideProactiveProposal(
    @Arg('input', () => DecideProactiveProposalInput) input: DecideProactiveProposalInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { proposal, accepted, reasons } = input
    return toApplication(context, input, { type: 'DecideProactiveProposal', data: { proposal, accepted, reasons } })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Registers a review or lawsuit, 711-51 (登记行政复议、行政诉讼).',
  })
  registerRemedy(
    @Arg('input', () => RegisterRemedyInput) input: RegisterRemedyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { kind, filedOn, caseNumber, body } = input
    return toApplication(context, input, {
      type: 'RegisterRemedy',
      data: { remedy: input.commandId.toLowerCase(), kind, filedOn, caseNumber, body },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Records how it ended; a 重作 opens the matter again, 711-51 (登记救济结果).',
  })
  recordRemedyResult(
    @Arg('input', () => RecordRemedyResultInput) input: RecordRemedyResultInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { remedy, result, endedOn, documentNumber, redo, decisionReceivedOn } = input
    return toApplication(context, input, {
      type: 'RecordRemedyResult',
      data: { remedy, result, endedOn, documentNumber, redo, ...given({ decisionReceivedOn }) },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Puts a closed application on file, 711-45 (归档).' })
  archiveApplication(
    @Arg('input', () => ArchiveApplicationInput) input: ArchiveApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { retention, fileNumber, archivedOn } = input
    return toApplication(context, input, { type: 'ArchiveApplication', data: { retention, fileNumber, archivedOn } })
  }
}
