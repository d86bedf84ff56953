import './metadataShim.js'
import { Arg, Ctx, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { DataSubjectCommand } from '../domain/dataSubject/commands.js'
import type { PersonId } from '../domain/values.js'
import { DATA_SUBJECTS } from '../projections/dataSubjects.js'
import { carryOut } from './commandInput.js'
import { type GraphqlContext, untilVisible } from './context.js'
import {
  ApproveErasureInput,
  type DataSubjectInput,
  DeclineErasureInput,
  LiftLegalHoldInput,
  PlaceLegalHoldInput,
  RequestErasureInput,
} from './erasureInputs.js'
import { dataSubjectIdOf, forgetDataSubject, hidingUnknown, knownDataSubject } from './erasureLoading.js'
import { DataSubject, dataSubjectOf } from './erasureType.js'
import { given } from './fields.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about a data subject, and the subject afterwards (办理结果).' })
export class DataSubjectPayload extends MutationPayload {
  /** Absent when the command was refused. */
  readonly subject?: string
}

async function toSubject(
  context: GraphqlContext,
  input: DataSubjectInput,
  commandFor: (subject: PersonId) => DataSubjectCommand,
): Promise<DataSubjectPayload> {
  const subject = dataSubjectIdOf(input.dataSubjectId)
  const outcome = await hidingUnknown(context, subject, await carryOut(context, input, subject, commandFor(subject)))
  return { ...payloadOf(outcome, context.locale), ...(outcome.ok ? { subject } : {}) }
}

@Resolver()
export class ErasureMutations {
  @Mutation(() => DataSubjectPayload, { description: 'Keeps somebody’s data from being erased, PIPL-47 (留存).' })
  placeLegalHold(
    @Arg('input', () => PlaceLegalHoldInput) input: PlaceLegalHoldInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DataSubjectPayload> {
    const { hold, kind, document, reason } = input
    return toSubject(context, input, (subject) => ({
      type: 'PlaceLegalHold',
      data: { subject, hold, kind, document, reason },
    }))
  }

  @Mutation(() => DataSubjectPayload, { description: 'Lifts a hold (解除留存).' })
  liftLegalHold(
    @Arg('input', () => LiftLegalHoldInput) input: LiftLegalHoldInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DataSubjectPayload> {
    const { hold, document, reason } = input
    return toSubject(context, input, (subject) => ({
      type: 'LiftLegalHold',
      data: { subject, hold, document, reason },
    }))
  }

  @Mutation(() => DataSubjectPayload, {
    description: 'Asks for somebody’s data to be erased; a second person approves, PIPL-47 (申请删除个人信息).',
  })
  requestErasure(
    @Arg('input', () => RequestErasureInput) input: RequestErasureInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DataSubjectPayload> {
    const { ground, requestedOn, proof, reason } = input
    return toSubject(context, input, (subject) => ({
      type: 'RequestErasure',
      data: { subject, ground, requestedOn, reason, ...given({ proof }) },
    }))
  }

  @Mutation(() => DataSubjectPayload, {
    description: 'Approves an erasure: the keys are destroyed, there is no way back, PIPL-47 (批准删除个人信息).',
  })
  approveErasure(
    @Arg('input', () => ApproveErasureInput) input: ApproveErasureInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DataSubjectPayload> {
    return toSubject(context, input, (subject) => ({
      type: 'ApproveErasure',
      data: { subject, request: input.request },
    }))
  }

  @Mutation(() => DataSubjectPayload, { description: 'Declines an erasure, PIPL-47 (不予删除个人信息).' })
  declineErasure(
    @Arg('input', () => DeclineErasureInput) input: DeclineErasureInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DataSubjectPayload> {
    const { request, reason } = input
    return toSubject(context, input, (subject) => ({ type: 'DeclineErasure', data: { subject, request, reason } }))
  }
}

@Resolver(() => DataSubjectPayload)
export class DataSubjectPayloadFields {
  @FieldResolver(() => DataSubject, {
    nullable: true,
    description: 'The subject afterwards, once the read model shows it; null when refused (个人信息主体).',
  })
  async dataSubject(
    @Root() { subject, event }: DataSubjectPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<DataSubject | null> {
    if (subject === undefined) return null
    await untilVisible(context, [DATA_SUBJECTS], event?.position)
    forgetDataSubject(context, subject)
    const row = await knownDataSubject(context, subject)
    return row === undefined ? null : dataSubjectOf(row)
  }
}
