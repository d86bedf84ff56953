import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { EarlierComplaintNow } from '../app/complaintNow.js'
import type { ComplaintMeasureInput as Measure } from '../domain/complaint/commands.js'
import { carryOut } from './commandInput.js'
import {
  AcceptComplaintInput,
  ApproveComplaintConclusionInput,
  ArchiveComplaintInput,
  AskAgencyForStatementInput,
  ConcludeComplaintInput,
  DeclineComplaintInput,
  HandOverComplaintInput,
  NoteConcernedOfficersInput,
  ReceiveComplaintInput,
  RecordInvestigationStepInput,
  ReturnComplaintConclusionInput,
  TransferComplaintInput,
} from './complaintInputs.js'
import { complaintIdOf, knownComplaint } from './complaintLoading.js'
import { ComplaintPayload, complaintPayload, toComplaint } from './complaintPayload.js'
import { ABOUT_TYPES } from './complaintType.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven, type Maybe } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { localIdOf } from './relay.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly earlierComplaint: EarlierComplaintNow
  }
}

const findingsIn = (ids: Maybe<readonly string[]>): readonly string[] =>
  (ids ?? []).map((id) => localIdOf('Finding', id))

/** 投诉举报 (711-51), up to its conclusion. */
@Resolver()
export class ComplaintMutations {
  @Mutation(() => ComplaintPayload, {
    description: 'Takes a complaint down that came by letter, visit or telephone, 711-51 (登记投诉举报).',
  })
  async receiveComplaint(
    @Arg('input', () => ReceiveComplaintInput) input: ReceiveComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { kind, text, wanted, channel, receivedOn, proof } = input
    const complaint = input.commandId.toLowerCase()
    const outcome = await carryOut(context, input, complaint, {
      type: 'ReceiveComplaint',
      data: {
        complaint,
        ...{ kind, text, channel, receivedOn },
        against: agencyIdOf(input.againstId),
        agency: agencyIdOf(input.agencyId),
        ...given({ wanted, proof }),
        ...given({
          complainant: ifGiven(input.complainant, (said) => given({ ...said })),
          about: ifGiven(input.about, (about) => ({
            kind: about.kind,
            id: localIdOf(ABOUT_TYPES[about.kind], about.id),
          })),
        }),
      },
    })
    return complaintPayload(context, complaint, outcome)
  }

  @Mutation(() => ComplaintPayload, {
    description: 'Notes officers whom it concerns; they keep out of it from then on (登记应当回避的人员).',
  })
  noteConcernedOfficers(
    @Arg('input', () => NoteConcernedOfficersInput) input: NoteConcernedOfficersInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    return toComplaint(context, input, {
      type: 'NoteConcernedOfficers',
      data: { persons: input.personIds.map(personIdOf) },
    })
  }

  @Mutation(() => ComplaintPayload, { description: 'Puts another officer in charge (分办、工作交接).' })
  handOverComplaint(
    @Arg('input', () => HandOverComplaintInput) input: HandOverComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    return toComplaint(context, input, {
      type: 'HandOverComplaint',
      data: { to: personIdOf(input.toId), ...given({ from: ifGiven(input.fromId, personIdOf) }) },
    })
  }

  @Mutation(() => ComplaintPayload, { description: 'Accepts it within its time, 711-51 (受理).' })
  acceptComplaint(
    @Arg('input', () => AcceptComplaintInput) input: AcceptComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { acceptedOn } = input
    return toComplaint(context, input, { type: 'AcceptComplaint', data: { acceptedOn } })
  }

  @Mutation(() => ComplaintPayload, { description: 'Does not accept it, with the reason, 711-51 (不予受理).' })
  async declineComplaint(
    @Arg('input', () => DeclineComplaintInput) input: DeclineComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { ground, reason, directedTo, declinedOn } = input
    const earlier = ifGiven(input.earlierId, complaintIdOf)
    // Nothing is looked up for somebody who may not know of both.
    const known =
      earlier !== undefined &&
      (await knownComplaint(context, complaintIdOf(input.complaintId))) !== undefined &&
      (await knownComplaint(context, earlier)) !== undefined
    const earlierNow = known
      ? await context.services.earlierComplaint(complaintIdOf(input.complaintId), earlier)
      : undefined
    return toComplaint(context, input, {
      type: 'DeclineComplaint',
      data: { ground, reason, declinedOn, ...given({ directedTo, earlier, earlierNow }) },
    })
  }

  @Mutation(() => ComplaintPayload, { description: 'Passes it on to another body that may judge it, 711-51 (转送).' })
  transferComplaint(
    @Arg('input', () => TransferComplaintInput) input: TransferComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { reason, documentNumber, transferredOn } = input
    return toComplaint(context, input, {
      type: 'TransferComplaint',
      data: { to: agencyIdOf(input.toId), reason, documentNumber, transferredOn },
    })
  }

  @Mutation(() => ComplaintPayload, {
    description: 'Asks the agency complained of for a statement, with nothing of who complains, 711-51 (通知说明情况).',
  })
  askAgencyForStatement(
    @Arg('input', () => AskAgencyForStatementInput) input: AskAgencyForStatementInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { facts, aboutShown, documentNumber, askedOn, answerBy } = input
    return toComplaint(context, input, {
      type: 'AskAgencyForStatement',
      data: { facts, aboutShown, documentNumber, askedOn, answerBy },
    })
  }

  @Mutation(() => ComplaintPayload, { description: 'Records what was looked into, 711-51 (登记核查情况).' })
  recordInvestigationStep(
    @Arg('input', () => RecordInvestigationStepInput) input: RecordInvestigationStepInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { kind, result, takenOn, proof } = input
    return toComplaint(context, input, {
      type: 'RecordInvestigationStep',
      data: { kind, result, findings: findingsIn(input.findingIds), takenOn, ...given({ proof }) },
    })
  }

  @Mutation(() => ComplaintPayload, { description: 'Proposes what it comes to, 711-51 (拟办意见).' })
  concludeComplaint(
    @Arg('input', () => ConcludeComplaintInput) input: ConcludeComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { outcome, summary, concludedOn } = input
    const measures = (input.measures ?? []).map(({ kind, text, inspectionId, accountabilityCaseId }): Measure => ({
      kind,
      text,
      ...given({
        inspection: ifGiven(inspectionId, (id) => localIdOf('Inspection', id)),
        accountabilityCase: ifGiven(accountabilityCaseId, (id) => localIdOf('AccountabilityCase', id)),
      }),
    }))
    return toComplaint(context, input, {
      type: 'ConcludeComplaint',
      data: { outcome, summary, findings: findingsIn(input.findingIds), measures, concludedOn },
    })
  }

  @Mutation(() => ComplaintPayload, { description: 'Sends a conclusion back to the handler (退回处理意见).' })
  returnComplaintConclusion(
    @Arg('input', () => ReturnComplaintConclusionInput) input: ReturnComplaintConclusionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { proposal, reason } = input
    return toComplaint(context, input, { type: 'ReturnComplaintConclusion', data: { proposal, reason } })
  }

  @Mutation(() => ComplaintPayload, { description: 'Approves a conclusion as another person, 711-51 (审定).' })
  approveComplaintConclusion(
    @Arg('input', () => ApproveComplaintConclusionInput) input: ApproveComplaintConclusionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { proposal, approvedOn } = input
    return toComplaint(context, input, { type: 'ApproveComplaintConclusion', data: { proposal, approvedOn } })
  }

  @Mutation(() => ComplaintPayload, { description: 'Archives what is over, 711-45 (归档).' })
  archiveComplaint(
    @Arg('input', () => ArchiveComplaintInput) input: ArchiveComplaintInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintPayload> {
    const { retention, archivedOn } = input
    return toComplaint(context, input, { type: 'ArchiveComplaint', data: { retention, archivedOn } })
  }
}
