import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { Protected } from '../domain/protected.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { COMPLAINTS } from '../projections/complaints/projection.js'
import { countStatementRequests, statementRequests } from '../projections/complaints/queries.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { CommandInput, carryOut } from './commandInput.js'
import {
  agenciesSpokenFor,
  forgetStatementRequest,
  hidingComplaint,
  knownStatementRequest,
  speaksFor,
} from './complaintLoading.js'
import { ComplaintLetter, complaintLettersOf } from './complaintLetterType.js'
import {
  ComplaintStatementRequest,
  ComplaintStatementRequestConnection,
  statementRequestOf,
} from './complaintStatementType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { UserFault } from './faults.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { localIdOf } from './relay.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@InputType({
  description: 'The statement of the agency complained of, or its letter entered by the officer (说明情况).',
})
export class RecordAgencyStatementInput extends CommandInput {
  @field(() => ID, 'What was asked (情况说明通知).') readonly requestId!: string
  @field(() => String, 'The statement (情况说明).') readonly statement!: string
  @field(() => LocalDateScalar, 'Day (说明日期).') readonly statedOn!: LocalDate
  @maybe(() => String, 'Number of the letter; needed for what is entered later or for the agency (来函文号).')
  readonly proof?: Maybe<string>
}

@ObjectType({ description: 'What became of a statement, and the request afterwards (办理结果).' })
export class ComplaintStatementPayload extends MutationPayload {
  /** Absent when the command was refused. */
  readonly requestId?: string
}

const READ_MODELS = [COMPLAINTS]
const requestIdOf = (globalId: string): string => localIdOf('ComplaintStatementRequest', globalId)
/** `{complaint}.{request}` */
const placeOf = (id: string): readonly [complaint: string, request: number] => {
  const dot = id.lastIndexOf('.')
  return [id.slice(0, dot), Number(id.slice(dot + 1))]
}

@Resolver(() => ComplaintStatementRequest)
export class ComplaintStatementResolver {
  @Query(() => ComplaintStatementRequest, {
    nullable: true,
    description: 'What an agency was asked; null also for one that the caller may not know of (情况说明通知).',
  })
  async complaintStatementRequest(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<ComplaintStatementRequest | null> {
    const localId = requestIdOf(id)
    await untilVisible(context, READ_MODELS, minPosition)
    const row = await knownStatementRequest(context, localId)
    return row === undefined ? null : statementRequestOf(row)
  }

  @Query(() => ComplaintStatementRequestConnection, {
    description: 'What agencies that the caller speaks for were asked, the latest first (收到的情况说明通知).',
  })
  async complaintStatementRequests(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('open', () => Boolean, { nullable: true, description: 'True: not answered yet (仅待说明).' })
    open?: Maybe<boolean>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<ComplaintStatementRequest>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models } = context.services
    const wanted = given({ against: await agenciesSpokenFor(context), open })
    const page = await statementRequests(models, wanted, pageArgs(args))
    return connection(
      page,
      (row) => statementRequestOf(row, true),
      () => countStatementRequests(models, wanted),
    )
  }

  @Mutation(() => ComplaintStatementPayload, {
    description: 'States the agency’s side once it was asked, 711-51; late it is taken in all the same (说明情况).',
  })
  async recordAgencyStatement(
    @Arg('input', () => RecordAgencyStatementInput) input: RecordAgencyStatementInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintStatementPayload> {
    const id = requestIdOf(input.requestId)
    const [complaint, request] = placeOf(id)
    const { statement, statedOn, proof } = input
    const outcome = await carryOut(context, input, complaint, {
      type: 'RecordAgencyStatement',
      data: { request, statement, statedOn, ...given({ proof }) },
    })
    const shown = outcome.ok || (await knownStatementRequest(context, id)) !== undefined
    const told = shown ? outcome : await hidingComplaint(context, complaint, outcome)
    return { ...payloadOf(told, context.locale), ...(told.ok ? { requestId: id } : {}) }
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The body that asks (通知机关).' })
  agency(@Root() { row }: ComplaintStatementRequest, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that is asked (被通知机关).' })
  against(@Root() { row }: ComplaintStatementRequest, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.against)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What is asked, as it was cleared; the look is recorded. Not in lists (需要说明的情况).',
    complexity: 10,
  })
  facts(@Root() request: ComplaintStatementRequest, @Ctx() context: GraphqlContext): Promise<string | null> {
    return wordsOf(context, request, 'AgencyAskedForStatement')
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the agency stated; the look is recorded. Not in lists (情况说明).',
    complexity: 10,
  })
  statement(@Root() request: ComplaintStatementRequest, @Ctx() context: GraphqlContext): Promise<string | null> {
    return wordsOf(context, request, 'AgencyStatementRecorded')
  }

  @FieldResolver(() => [ComplaintLetter], {
    description: 'The letter that asks (情况说明通知书).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  async letters(
    @Root() { row }: ComplaintStatementRequest,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ComplaintLetter[]> {
    const events = await context.services.matterRecords.sealed('complaint', row.complaint)
    return complaintLettersOf(row.complaint, events).filter(
      ({ kind, request }) => kind === 'complaintStatementRequest' && request === row.request,
    )
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'Whether the caller could make the statement now, and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async allowedActions(
    @Root() { row }: ComplaintStatementRequest,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly AllowedAction[]> {
    const actions = await actionsOn(context, { aggregate: 'complaint', id: row.complaint })
    return actions.filter(({ mutation }) => mutation === 'recordAgencyStatement')
  }
}

/** Words of one request; of the rest of the stream nothing is shown. @throws UserFault `ONE_AT_A_TIME` */
async function wordsOf(
  context: GraphqlContext,
  { row, listed }: ComplaintStatementRequest,
  type: 'AgencyAskedForStatement' | 'AgencyStatementRecorded',
): Promise<string | null> {
  if (listed) throw new UserFault('ONE_AT_A_TIME')
  const { actor, services } = context
  if (actor.kind !== 'person') return null
  const purpose = (await speaksFor(context, row.against)) ? 'handling' : 'supervision'
  await services.trails.read({ actor, what: 'statementRequest', subject: `complaint-${row.complaint}`, purpose })
  const events = await services.matterRecords.opened('complaint', row.complaint)
  const found = events.find((event) => event.type === type && event.data.request === row.request)
  const data = found?.data as { readonly facts?: Protected; readonly statement?: Protected } | undefined
  return (type === 'AgencyAskedForStatement' ? data?.facts : data?.statement)?.value ?? null
}

export const complaintStatementRequestNode: NodeType = {
  type: 'ComplaintStatementRequest',
  find: async (id, context) => {
    const row = await knownStatementRequest(context, id)
    return row === undefined ? undefined : statementRequestOf(row)
  },
}

@Resolver(() => ComplaintStatementPayload)
export class ComplaintStatementPayloadFields {
  @FieldResolver(() => ComplaintStatementRequest, {
    nullable: true,
    description: 'The request afterwards, once the read model shows it; null when refused (情况说明通知).',
  })
  async statementRequest(
    @Root() { requestId, event }: ComplaintStatementPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<ComplaintStatementRequest | null> {
    if (requestId === undefined) return null
    await untilVisible(context, READ_MODELS, event?.position)
    forgetStatementRequest(context, requestId)
    const row = await knownStatementRequest(context, requestId)
    return row === undefined ? null : statementRequestOf(row)
  }
}
