import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { AgencyCommand } from '../domain/agency/commands.js'
import type { AgencyId } from '../domain/values.js'
import { carryOut, type CommandInput } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about an agency, and the agency afterwards (办理结果).' })
export class AgencyPayload extends MutationPayload {
  readonly agencyId?: AgencyId
}

/** All agencies of a district are one stream, so the command goes to the district's register. */
export async function toRegister(
  context: GraphqlContext,
  input: CommandInput,
  command: AgencyCommand,
): Promise<AgencyPayload> {
  const outcome = await carryOut(context, input, context.services.district, command)
  return { ...payloadOf(outcome, context.locale), ...(outcome.ok ? { agencyId: command.data.agency } : {}) }
}
