import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { applicantSubject } from './applicantSubject.js'
import { applicationIdOf } from './applicationPayload.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { given, ifGiven } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import {
  DecideCorrectionInput,
  DispatchCorrectionNoticeInput,
  HandOverCorrectionInput,
  ReceiveCorrectionRequestInput,
  VerifyRecordInput,
  WithdrawCorrectionRequestInput,
} from './recordCorrectionInputs.js'
import { RecordCorrectionPayload, recordCorrectionPayload, toRecordCorrection } from './recordCorrectionPayload.js'

/** 更正与其自身相关的政府信息记录 (711-41). */
@Resolver()
export class RecordCorrectionMutations {
  @Mutation(() => RecordCorrectionPayload, {
    description: 'Registers a request to correct a record of one’s own, 711-41 (登记更正申请).',
  })
  async receiveCorrectionRequest(
    @Arg('input', () => ReceiveCorrectionRequestInput) input: ReceiveCorrectionRequestInput,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrectionPayload> {
    const { name, identity, contact, record, wrong, right, evidence, channel, receivedOn, proof } = input
    const correction = input.commandId.toLowerCase()
    const agency = agencyIdOf(input.agencyId)
    const outcome = await carryOut(context, input, correction, {
      type: 'ReceiveCorrectionRequest',
      data: {
        correction,
        agency,
        subject: await applicantSubject(context, { agency, identity, commandId: correction }),
        name,
        identity,
        contact,
        record,
        wrong,
        right,
        evidence,
        channel,
        receivedOn,
        ...given({ proof, application: ifGiven(input.applicationId, applicationIdOf) }),
      },
    })
    return recordCorrectionPayload(context, correction, outcome)
  }

  @Mutation(() => RecordCorrectionPayload, { description: 'Looks at the record and the evidence, 711-41 (审核).' })
  verifyRecord(
    @Arg('input', () => VerifyRecordInput) input: VerifyRecordInput,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrectionPayload> {
    const { confirmed, finding, verifiedOn } = input
    return toRecordCorrection(context, input, { type: 'VerifyRecord', data: { confirmed, finding, verifiedOn } })
  }

  @Mutation(() => RecordCorrectionPayload, {
    description: 'Corrects, refuses, forwards, or tells whom to ask, 711-41 (作出决定).',
  })
  decideCorrection(
    @Arg('input', () => DecideCorrectionInput) input: DecideCorrectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrectionPayload> {
    const { kind, changed, correctedOn, why, toAgencyId, documentNumber, forwardedOn, toName, contact } = input.outcome
    const toAgency = ifGiven(toAgencyId, agencyIdOf)
    return toRecordCorrection(context, input, {
      type: 'DecideCorrection',
      data: {
        outcome: {
          kind,
          ...given({ changed, correctedOn, why, toAgency, documentNumber, forwardedOn, toName, contact }),
        },
      },
    })
  }

  @Mutation(() => RecordCorrectionPayload, { description: 'Tells the person, with proof, 711-41 (告知申请人).' })
  dispatchCorrectionNotice(
    @Arg('input', () => DispatchCorrectionNoticeInput) input: DispatchCorrectionNoticeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrectionPayload> {
    const { noticeNumber, dispatchedOn, way, proof } = input
    return toRecordCorrection(context, input, {
      type: 'DispatchCorrectionNotice',
      data: { noticeNumber, dispatchedOn, way, proof },
    })
  }

  @Mutation(() => RecordCorrectionPayload, { description: 'Records that the person gives it up (撤回更正申请).' })
  withdrawCorrectionRequest(
    @Arg('input', () => WithdrawCorrectionRequestInput) input: WithdrawCorrectionRequestInput,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrectionPayload> {
    const { withdrawnOn, proof } = input
    return toRecordCorrection(context, input, { type: 'WithdrawCorrectionRequest', data: { withdrawnOn, proof } })
  }

  @Mutation(() => RecordCorrectionPayload, { description: 'Puts another officer in charge (分办、工作交接).' })
  handOverCorrection(
    @Arg('input', () => HandOverCorrectionInput) input: HandOverCorrectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<RecordCorrectionPayload> {
    return toRecordCorrection(context, input, {
      type: 'HandOverCorrection',
      data: { to: personIdOf(input.toId), ...given({ from: ifGiven(input.fromId, personIdOf) }) },
    })
  }
}
