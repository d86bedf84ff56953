import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { ApplicationCommand } from '../domain/application/commands.js'
import type { ApplicationInput } from './applicationInput.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { localIdOf } from './relay.js'
import { hidingUnseen } from './unseenMatter.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({
  description: 'What became of a command about an application, and the application afterwards (办理结果).',
})
export class ApplicationPayload extends MutationPayload {
  /** Of the application that the answer shows; absent when the command was refused. */
  readonly applicationId?: string
}

export const applicationIdOf = (globalId: string): string => localIdOf('Application', globalId)

/** Gives a command to an application that was registered. */
export async function toApplication(
  context: GraphqlContext,
  input: ApplicationInput,
  command: ApplicationCommand,
): Promise<ApplicationPayload> {
  const id = applicationIdOf(input.applicationId)
  const outcome = await carryOut(context, input, id, command)
  return applicationPayload(context, id, await hidingUnseen(context, 'application', id, outcome))
}

export const applicationPayload = (
  { locale }: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
): ApplicationPayload => ({
  ...payloadOf(outcome, locale),
  ...(outcome.ok ? { applicationId: id } : {}),
})
