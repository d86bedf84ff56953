import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { GraphqlContext } from './context.js'
import { type Maybe, maybe } from './fields.js'
import { Letter, lettersOf } from './letterType.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about a letter, and the letter afterwards (办理结果).' })
export class LetterPayload extends MutationPayload {
  @maybe(() => Letter, 'The letter; null when the command was refused (文书).') readonly letter!: Maybe<Letter>
}

/** The letter that `isMeant` finds after the command, the last of them. */
export async function letterPayload(
  { services, locale }: GraphqlContext,
  application: string,
  outcome: CommandOutcome,
  isMeant: (letter: Letter) => boolean,
): Promise<LetterPayload> {
  const events = outcome.ok ? await services.matterRecords.sealed('application', application) : []
  return { ...payloadOf(outcome, locale), letter: lettersOf(application, events).findLast(isMeant) ?? null }
}
