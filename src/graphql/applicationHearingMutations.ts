import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import {
  IdentifyInformationInput,
  IssueThirdPartyLetterInput,
  JudgeObjectionInput,
  OverruleObjectionInput,
  RecordSearchInput,
  RecordThirdPartyLapseInput,
  RecordThirdPartyOpinionInput,
  RecordThirdPartyServiceInput,
  RecordThirdPartyUnreachableInput,
  RequireAgencyConsultationInput,
} from './applicationHearingInputs.js'
import { ApplicationPayload, toApplication } from './applicationPayload.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import { agencyIdOf, jointIssuersOf, personIdOf } from './itemInputMapping.js'
import { itemIdOf } from './itemPayload.js'

/** What is asked for, and whom it concerns: search, third parties, other agencies (711-32, 711-36(4), LS-8.1). */
@Resolver()
export class ApplicationHearingMutations {
  @Mutation(() => ApplicationPayload, {
    description: 'Puts down whose the information is and whom it concerns, LS-8.1 (查明申请的信息).',
  })
  identifyInformation(
    @Arg('input', () => IdentifyInformationInput) input: IdentifyInformationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { concernsThirdParties, revealedOn, note } = input
    return toApplication(context, input, {
      type: 'IdentifyInformation',
      data: {
        jointIssuers: jointIssuersOf(input.jointIssuers),
        involvedAgencies: input.involvedAgencyIds.map(agencyIdOf),
        concernsThirdParties,
        ...given({ item: ifGiven(input.itemId, (itemId) => itemIdOf({ itemId })), revealedOn, note }),
      },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Puts a search on record, 711-36(4) (登记检索).' })
  recordSearch(
    @Arg('input', () => RecordSearchInput) input: RecordSearchInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { who, where, keywords, result, searchedOn } = input
    return toApplication(context, input, {
      type: 'RecordSearch',
      data: { search: input.commandId.toLowerCase(), who, where, keywords, result, searchedOn },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Asks a third party in writing, 711-32 (征求第三方意见).' })
  async issueThirdPartyLetter(
    @Arg('input', () => IssueThirdPartyLetterInput) input: IssueThirdPartyLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { name, interest, letterNumber, issuedOn } = input
    const thirdParty =
      ifGiven(input.thirdPartyId, personIdOf) ??
      (await context.services.applicantSubjects.subjectOf(undefined, input.commandId.toLowerCase()))
    return toApplication(context, input, {
      type: 'IssueThirdPartyLetter',
      data: { thirdParty, name, interest, letterNumber, issuedOn },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Records that the letter reached the third party, 711-32 (登记送达).',
  })
  recordThirdPartyService(
    @Arg('input', () => RecordThirdPartyServiceInput) input: RecordThirdPartyServiceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { servedOn, proof } = input
    return toApplication(context, input, {
      type: 'RecordThirdPartyService',
      data: { thirdParty: personIdOf(input.thirdPartyId), servedOn, proof },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Records that the third party cannot be reached (登记无法联系第三方).',
  })
  recordThirdPartyUnreachable(
    @Arg('input', () => RecordThirdPartyUnreachableInput) input: RecordThirdPartyUnreachableInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { triedOn, proof } = input
    return toApplication(context, input, {
      type: 'RecordThirdPartyUnreachable',
      data: { thirdParty: personIdOf(input.thirdPartyId), triedOn, proof },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Records what a third party says, 711-32 (登记第三方意见).' })
  recordThirdPartyOpinion(
    @Arg('input', () => RecordThirdPartyOpinionInput) input: RecordThirdPartyOpinionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { opinion, receivedOn, proof, reasons } = input
    return toApplication(context, input, {
      type: 'RecordThirdPartyOpinion',
      data: { thirdParty: personIdOf(input.thirdPartyId), opinion, receivedOn, proof, ...given({ reasons }) },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Records that a third party let the time pass; the agency decides, 711-32 (登记第三方逾期).',
  })
  recordThirdPartyLapse(
    @Arg('input', () => RecordThirdPartyLapseInput) input: RecordThirdPartyLapseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    return toApplication(context, input, {
      type: 'RecordThirdPartyLapse',
      data: { thirdParty: personIdOf(input.thirdPartyId) },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Says whether an objection has good reasons, 711-32 (审查第三方理由).',
  })
  judgeObjection(
    @Arg('input', () => JudgeObjectionInput) input: JudgeObjectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { reasonable, why } = input
    return toApplication(context, input, {
      type: 'JudgeObjection',
      data: { thirdParty: personIdOf(input.thirdPartyId), reasonable, why },
    })
  }

  @Mutation(() => ApplicationPayload, {
    description: 'Lets the public interest outweigh an objection, told in writing, 711-32 (因公共利益公开).',
  })
  overruleObjection(
    @Arg('input', () => OverruleObjectionInput) input: OverruleObjectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { content, reasons, noticeNumber, noticeServedOn, proof } = input
    return toApplication(context, input, {
      type: 'OverruleObjection',
      data: { thirdParty: personIdOf(input.thirdPartyId), content, reasons, noticeNumber, noticeServedOn, proof },
    })
  }

  @Mutation(() => ApplicationPayload, { description: 'Asks the other agencies that it concerns, LS-8.1 (会商).' })
  requireAgencyConsultation(
    @Arg('input', () => RequireAgencyConsultationInput) input: RequireAgencyConsultationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ApplicationPayload> {
    const { reply, form, contentHash } = input
    return toApplication(context, input, {
      type: 'RequireAgencyConsultation',
      data: { reply, ...given({ form, contentHash }) },
    })
  }
}
