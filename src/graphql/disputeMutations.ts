import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { CallSessionInput, RecordSessionInput } from './consultationInputs.js'
import { ConsultationPayload, toConsultation } from './consultationPayload.js'
import type { GraphqlContext } from './context.js'
import {
  CompleteDisputeInput,
  DecideDisputeInput,
  type DisputeFileInput,
  ReferDisputeInput,
  ReturnDisputeInput,
} from './disputeInputs.js'
import { given } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'

/** Meeting to agree, and what follows when that fails. */
@Resolver()
export class DisputeMutations {
  @Mutation(() => ConsultationPayload, { description: 'Calls the agencies together, LS-8.1 (召集会商).' })
  callSession(
    @Arg('input', () => CallSessionInput) input: CallSessionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { session, form, plannedOn } = input
    return toConsultation(context, input, { type: 'CallSession', data: { session, form, plannedOn } })
  }

  @Mutation(() => ConsultationPayload, { description: 'Records a session that was held, LS-8.1 (登记会商).' })
  recordSession(
    @Arg('input', () => RecordSessionInput) input: RecordSessionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { session, form, text, heldOn, result, summary } = input
    const attendance = input.attendance.map(({ agencyId, position, people, statement }) => ({
      agency: agencyIdOf(agencyId),
      position,
      people,
      ...given({ statement }),
    }))
    return toConsultation(context, input, {
      type: 'RecordSession',
      data: { session, form, text, heldOn, attendance, result, summary },
    })
  }

  @Mutation(() => ConsultationPayload, {
    description:
      'Refers a disagreement to one of the competent deciders, after an attempt of their own, LS-9.1 (报请决定).',
  })
  referDispute(
    @Arg('input', () => ReferDisputeInput) input: ReferDisputeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { text, documentNumber, referredOn } = input
    return toConsultation(context, input, {
      type: 'ReferDispute',
      data: {
        text,
        party: agencyIdOf(input.partyId),
        decider: agencyIdOf(input.deciderId),
        file: fileOf(input.file),
        documentNumber,
        referredOn,
      },
    })
  }

  @Mutation(() => ConsultationPayload, { description: 'Sends the file back to be completed, once (退回补正).' })
  returnDispute(
    @Arg('input', () => ReturnDisputeInput) input: ReturnDisputeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { dispute, lacking, returnedOn } = input
    return toConsultation(context, input, { type: 'ReturnDispute', data: { dispute, lacking, returnedOn } })
  }

  @Mutation(() => ConsultationPayload, { description: 'Completes the file of a dispute (补正).' })
  completeDispute(
    @Arg('input', () => CompleteDisputeInput) input: CompleteDisputeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { dispute, completedOn } = input
    return toConsultation(context, input, {
      type: 'CompleteDispute',
      data: { dispute, party: agencyIdOf(input.partyId), file: fileOf(input.file), completedOn },
    })
  }

  @Mutation(() => ConsultationPayload, { description: 'Decides a dispute, binding on all parties, LS-9.1 (作出决定).' })
  decideDispute(
    @Arg('input', () => DecideDisputeInput) input: DecideDisputeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConsultationPayload> {
    const { dispute, ground, basis, documentNumber, decidedOn } = input
    const rulings = input.rulings.map(({ point, ruling }) => ({ point, ruling }))
    return toConsultation(context, input, {
      type: 'DecideDispute',
      data: { dispute, rulings, ground, basis, documentNumber, decidedOn },
    })
  }
}

const fileOf = ({ matter, ownCoordination, mainDispute, reasons, other }: DisputeFileInput) => ({
  matter,
  ownCoordination,
  mainDispute,
  reasons,
  ...given({ other }),
})
