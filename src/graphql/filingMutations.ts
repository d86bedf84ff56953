import './metadataShim.js'
import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { FilingCommand } from '../domain/filing/commands.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import {
  AcceptFilingListInput,
  type FilingInput,
  ReturnFilingListInput,
  SubmitFilingListInput,
} from './filingInputs.js'
import { agencyIdOf } from './itemInputMapping.js'
import { itemIdOf } from './itemPayload.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about a filing list, and the list afterwards (办理结果).' })
export class FilingListPayload extends MutationPayload {
  readonly listKey?: string
}

@Resolver()
export class FilingMutations {
  @Mutation(() => FilingListPayload, {
    description: 'Hands in the list of what was registered in a month, LS-10.8 (报送备案).',
  })
  submitFilingList(
    @Arg('input', () => SubmitFilingListInput) input: SubmitFilingListInput,
    @Ctx() context: GraphqlContext,
  ): Promise<FilingListPayload> {
    return toList(context, input, {
      type: 'SubmitFilingList',
      data: {
        agency: agencyIdOf(input.agencyId),
        month: input.month,
        entries: input.entries.map(({ itemId, indexNumber }) => ({ itemId: itemIdOf({ itemId }), indexNumber })),
      },
    })
  }

  @Mutation(() => FilingListPayload, { description: 'Accepts a list (接受备案).' })
  acceptFilingList(
    @Arg('input', () => AcceptFilingListInput) input: AcceptFilingListInput,
    @Ctx() context: GraphqlContext,
  ): Promise<FilingListPayload> {
    return toList(context, input, { type: 'AcceptFilingList', data: { round: input.round } })
  }

  @Mutation(() => FilingListPayload, { description: 'Returns a list with what is wrong (退回备案).' })
  returnFilingList(
    @Arg('input', () => ReturnFilingListInput) input: ReturnFilingListInput,
    @Ctx() context: GraphqlContext,
  ): Promise<FilingListPayload> {
    return toList(context, input, {
      type: 'ReturnFilingList',
      data: {
        round: input.round,
        reason: input.reason,
        faults: input.faults.map(({ itemId, note }) => ({ itemId: itemIdOf({ itemId }), note })),
      },
    })
  }
}

async function toList(context: GraphqlContext, input: FilingInput, command: FilingCommand): Promise<FilingListPayload> {
  const agency = agencyIdOf(input.agencyId)
  const outcome = await carryOut(context, input, `${agency}-${input.month}`, command)
  return { ...payloadOf(outcome, context.locale), ...(outcome.ok ? { listKey: `${agency}/${input.month}` } : {}) }
}
