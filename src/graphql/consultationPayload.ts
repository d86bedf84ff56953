import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import { knowsOfConsultation } from '../app/consultationCircle.js'
import type { CommandOutcome } from '../app/command.js'
import type { ConsultationCommand } from '../domain/consultation/commands.js'
import type { Refusal } from '../domain/decider.js'
import { carryOut } from './commandInput.js'
import type { ConsultationInput } from './consultationInput.js'
import type { GraphqlContext } from './context.js'
import { callersSight } from './loaders.js'
import { localIdOf } from './relay.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({
  description: 'What became of a command about a consultation, and the consultation afterwards (办理结果).',
})
export class ConsultationPayload extends MutationPayload {
  /** Of the consultation that the answer shows; absent when the command was refused. */
  readonly consultationId?: string
}

export const consultationIdOf = (globalId: string): string => localIdOf('Consultation', globalId)

/** Gives a command to a consultation that was opened. */
export async function toConsultation(
  context: GraphqlContext,
  input: ConsultationInput,
  command: ConsultationCommand,
): Promise<ConsultationPayload> {
  const id = consultationIdOf(input.consultationId)
  const outcome = await carryOut(context, input, id, command)
  const hidden = !outcome.ok && !(await mayKnow(context, id))
  return consultationPayload(context, id, hidden ? { ok: false, refusals: [NOT_FOUND] } : outcome)
}

export const consultationPayload = (
  { locale }: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
): ConsultationPayload => ({
  ...payloadOf(outcome, locale),
  ...(outcome.ok ? { consultationId: id } : {}),
})

/** Whoever may not know of it gets the answer that there is none: any reason would tell that it exists, and how it stands. */
async function mayKnow(context: GraphqlContext, id: string): Promise<boolean> {
  const circle = (await context.services.consultationCircles([id])).get(id)
  return circle !== undefined && knowsOfConsultation(await callersSight(context), circle)
}

const NOT_FOUND: Refusal = { code: 'CONSULTATION_NOT_FOUND', clause: 'LS-6.1' }
