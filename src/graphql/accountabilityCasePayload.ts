import './metadataShim.js'
import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { AccountabilityCaseCommand } from '../domain/accountabilityCase/commands.js'
import type { ConcernedKey } from '../domain/accountabilityCase/vocabulary.js'
import { ACCOUNTABILITY_CASES } from '../projections/accountabilityCases.js'
import type { AccountabilityCaseInput } from './accountabilityCaseInputs.js'
import { caseIdOf, forgetCase, hidingCase, knownCase } from './accountabilityCaseLoading.js'
import { AccountabilityCase, accountabilityCaseOf } from './accountabilityCaseType.js'
import { carryOut } from './commandInput.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about a case, and the case afterwards (办理结果).' })
export class AccountabilityCasePayload extends MutationPayload {
  /** Of the case that the answer shows; absent when the command was refused. */
  readonly localId?: string
}

/** Gives a command to a case that was opened. `concerned`: for whom somebody acts who is no investigator. */
export async function toCase(
  context: GraphqlContext,
  input: AccountabilityCaseInput,
  command: AccountabilityCaseCommand,
  concerned?: ConcernedKey,
): Promise<AccountabilityCasePayload> {
  const id = caseIdOf(input.caseId)
  const outcome = await carryOut(context, input, id, command)
  return casePayload(context, id, await hidingCase(context, id, outcome, concerned))
}

export const casePayload = (
  { locale }: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
): AccountabilityCasePayload => ({ ...payloadOf(outcome, locale), ...(outcome.ok ? { localId: id } : {}) })

@Resolver(() => AccountabilityCasePayload)
export class AccountabilityCasePayloadFields {
  @FieldResolver(() => AccountabilityCase, {
    nullable: true,
    description:
      'The case afterwards, once the read model shows it; null when refused, and for those whom it concerns (案件).',
  })
  async accountabilityCase(
    @Root() { localId, event }: AccountabilityCasePayload,
    @Ctx() context: GraphqlContext,
  ): Promise<AccountabilityCase | null> {
    if (localId === undefined) return null
    await untilVisible(context, [ACCOUNTABILITY_CASES], event?.position)
    forgetCase(context, localId)
    const row = await knownCase(context, localId)
    return row === undefined ? null : accountabilityCaseOf(row)
  }
}
