import './metadataShim.js'
import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { ComplaintCommand } from '../domain/complaint/commands.js'
import { COMPLAINTS } from '../projections/complaints/projection.js'
import { carryOut } from './commandInput.js'
import type { ComplaintInput } from './complaintInputs.js'
import { complaintIdOf, forgetComplaint, hidingComplaint, knownComplaint } from './complaintLoading.js'
import { Complaint, complaintOf } from './complaintType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about a complaint, and the complaint afterwards (办理结果).' })
export class ComplaintPayload extends MutationPayload {
  /** Of the complaint that the answer shows; absent when the command was refused. */
  readonly complaintId?: string
}

/** Gives a command to a complaint that was received. */
export async function toComplaint(
  context: GraphqlContext,
  input: ComplaintInput,
  command: ComplaintCommand,
): Promise<ComplaintPayload> {
  const id = complaintIdOf(input.complaintId)
  const outcome = await carryOut(context, input, id, command)
  return complaintPayload(context, id, await hidingComplaint(context, id, outcome))
}

export const complaintPayload = (
  { locale }: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
): ComplaintPayload => ({ ...payloadOf(outcome, locale), ...(outcome.ok ? { complaintId: id } : {}) })

@Resolver(() => ComplaintPayload)
export class ComplaintPayloadFields {
  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint afterwards, once the read model shows it; null when refused (投诉举报).',
  })
  async complaint(
    @Root() { complaintId, event }: ComplaintPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<Complaint | null> {
    if (complaintId === undefined) return null
    await untilVisible(context, [COMPLAINTS], event?.position)
    forgetComplaint(context, complaintId)
    const row = await knownComplaint(context, complaintId)
    return row === undefined ? null : complaintOf(row, context.services.today())
  }
}
