import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { Position } from '../eventstore/eventStore.js'
import {
  countInterpretations,
  INTERPRETATIONS,
  interpretations,
  type InterpretationRow,
  interpretationsByIds,
} from '../projections/interpretations.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { carryOut, CommandInput } from './commandInput.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import {
  Interpretation,
  InterpretationConnection,
  interpretationOf,
  InterpretationStatusEnum,
} from './interpretationType.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { localIdOf } from './relay.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@InputType()
abstract class WordingFields extends CommandInput {
  @field(() => [String], 'Clauses of the regulation, such as LS-6.1; LS-6 for an article, LS for the whole (条款).')
  readonly clauses!: readonly string[]
  @field(() => String, 'The text (解释内容).') readonly text!: string
  @field(() => String, 'Number of the document (文号).') readonly documentNumber!: string
  @field(() => LocalDateScalar, 'Date of the document (成文日期).') readonly issuedOn!: string
  @field(() => LocalDateScalar, 'First day, not before the document (施行日期).') readonly validFrom!: string
  @maybe(() => LocalDateScalar, 'Last day, if there is one (失效日期).') readonly validUntil?: Maybe<string>
}

@InputType({ description: 'A new interpretation, LS-17.1 (作出解释).' })
export class IssueInterpretationInput extends WordingFields {}

@InputType({ description: 'Another wording from a later day on, LS-17.1 (修改解释).' })
export class AmendInterpretationInput extends WordingFields {
  @field(() => ID, 'Which interpretation (解释).') readonly interpretationId!: string
}

@InputType({ description: 'An interpretation that holds no more from a day on, LS-17.1 (废止解释).' })
export class WithdrawInterpretationInput extends CommandInput {
  @field(() => ID, 'Which interpretation (解释).') readonly interpretationId!: string
  @field(() => LocalDateScalar, 'First day on which it holds no more (废止日期).') readonly withdrawnFrom!: string
  @field(() => String, 'Number of the document (文号).') readonly documentNumber!: string
  @field(() => String, 'Why (废止理由).') readonly reason!: string
}

@ObjectType({ description: 'What became of a command about an interpretation (办理结果).' })
export class InterpretationPayload extends MutationPayload {
  @maybe(() => Interpretation, 'The interpretation afterwards; null when refused (解释).')
  readonly interpretation!: Maybe<Interpretation>
}

const wordingOf = ({ clauses, text, documentNumber, issuedOn, validFrom, validUntil }: WordingFields) => ({
  ...{ clauses, text, documentNumber, issuedOn, validFrom },
  ...given({ validUntil }),
})

async function payload(context: GraphqlContext, id: string, outcome: CommandOutcome): Promise<InterpretationPayload> {
  const position = outcome.ok ? outcome.events.at(-1)?.position : undefined
  if (outcome.ok) await untilVisible(context, [INTERPRETATIONS], position)
  const row = outcome.ok ? await rowOf(context, id) : undefined
  return {
    ...payloadOf(outcome, context.locale),
    interpretation: row === undefined ? null : interpretationOf(row),
  }
}

const rowOf = async ({ services: { models } }: GraphqlContext, id: string): Promise<InterpretationRow | undefined> =>
  (await interpretationsByIds(models, [id])).get(id)

@Resolver(() => Interpretation)
export class InterpretationResolver {
  @Query(() => InterpretationConnection, { description: 'Newest first; public, LS-17.1 (解释列表).' })
  async interpretations(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('statuses', () => [InterpretationStatusEnum], { nullable: true, description: 'Left out: all (状态).' })
    statuses?: Maybe<readonly InterpretationRow['status'][]>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Interpretation>> {
    await untilVisible(context, [INTERPRETATIONS], minPosition)
    const { models } = context.services
    const filter = given({ statuses })
    const page = await interpretations(models, filter, pageArgs(args))
    return connection(page, interpretationOf, () => countInterpretations(models, filter))
  }

  @Mutation(() => InterpretationPayload, { description: 'Says what a clause means, LS-17.1 (作出解释).' })
  async issueInterpretation(
    @Arg('input', () => IssueInterpretationInput) input: IssueInterpretationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InterpretationPayload> {
    const interpretation = input.commandId.toLowerCase()
    const outcome = await carryOut(context, input, interpretation, {
      type: 'IssueInterpretation',
      data: { interpretation, ...wordingOf(input) },
    })
    return payload(context, interpretation, outcome)
  }

  @Mutation(() => InterpretationPayload, { description: 'Words it otherwise from a day on, LS-17.1 (修改解释).' })
  async amendInterpretation(
    @Arg('input', () => AmendInterpretationInput) input: AmendInterpretationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InterpretationPayload> {
    const id = localIdOf('Interpretation', input.interpretationId)
    const outcome = await carryOut(context, input, id, { type: 'AmendInterpretation', data: wordingOf(input) })
    return payload(context, id, outcome)
  }

  @Mutation(() => InterpretationPayload, { description: 'Ends it from a day on, LS-17.1 (废止解释).' })
  async withdrawInterpretation(
    @Arg('input', () => WithdrawInterpretationInput) input: WithdrawInterpretationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InterpretationPayload> {
    const id = localIdOf('Interpretation', input.interpretationId)
    const { withdrawnFrom, documentNumber, reason } = input
    const outcome = await carryOut(context, input, id, {
      type: 'WithdrawInterpretation',
      data: { withdrawnFrom, documentNumber, reason },
    })
    return payload(context, id, outcome)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The district office that issued it (作出机关).' })
  agency(@Root() { row }: Interpretation, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => [AllowedAction], {
    description:
      'What the caller could do with it now and why not; for at most 50 objects of a request (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: Interpretation, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'interpretation', id: row.id, revision: row.revision })
  }
}

export const interpretationNode: NodeType = {
  type: 'Interpretation',
  find: async (id, context) => {
    const row = await rowOf(context, id)
    return row === undefined ? undefined : interpretationOf(row)
  },
}
