import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { RecordCorrectionCommand } from '../domain/recordCorrection/commands.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import type { RecordCorrectionInput } from './recordCorrectionInputs.js'
import { localIdOf } from './relay.js'
import { hidingUnseen } from './unseenMatter.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({
  description: 'What became of a command about a request to correct a record, and the request afterwards (办理结果).',
})
export class RecordCorrectionPayload extends MutationPayload {
  /** Of the request that the answer shows; absent when the command was refused. */
  readonly correctionId?: string
}

/** Gives a command to a request that was registered. */
export async function toRecordCorrection(
  context: GraphqlContext,
  input: RecordCorrectionInput,
  command: RecordCorrectionCommand,
): Promise<RecordCorrectionPayload> {
  const id = localIdOf('RecordCorrection', input.correctionId)
  const outcome = await carryOut(context, input, id, command)
  return recordCorrectionPayload(context, id, await hidingUnseen(context, 'recordCorrection', id, outcome))
}

export const recordCorrectionPayload = (
  { locale }: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
): RecordCorrectionPayload => ({
  ...payloadOf(outcome, locale),
  ...(outcome.ok ? { correctionId: id } : {}),
})
