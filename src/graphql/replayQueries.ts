import './metadataShim.js'
import { Arg, Args, ArgsType, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { AccessPurpose } from '../app/personalDataSight.js'
import type { ReplayStep as FoldedStep } from '../app/replay/replay.js'
import type { Instant } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { SubjectInput } from './auditTrailInputs.js'
import type { GraphqlContext } from './context.js'
import { type Maybe, maybe } from './fields.js'
import { pageOfList } from './listPage.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { labelOfEvent } from './replayLabels.js'
import { attemptsBetween, lookAtMatter, lookAtSubject, type Past } from './replayLooking.js'
import type { ReplayStep } from './replayTypes.js'
import { RefusedAttempt, Replay, ReplayStepConnection } from './replayTypes.js'
import { InstantScalar, PositionScalar } from './scalars.js'

/** How the past is looked at. */
@ArgsType()
export class ReplayArgs {
  @maybe(
    () => AccessPurposeEnum,
    'Without, personal data stays sealed; a supervisor’s look is recorded all the same (查阅目的).',
  )
  readonly purpose?: Maybe<AccessPurpose>

  @maybe(() => InstantScalar, 'What could be seen then: nothing recorded later; left out: now (知悉时刻).')
  readonly asKnownAt?: Maybe<Instant>

  @maybe(() => PositionScalar, 'Read your own write (日志位置).')
  readonly minPosition?: Maybe<Position>
}

@Resolver(() => Replay)
export class ReplayQueries {
  @Query(() => Replay, {
    nullable: true,
    description:
      'Everything that happened to a subject, step by step, as rules saw it then; for supervisors, recorded before it is answered (LS-15.1), and for officers within their sight; null for what the caller may not know of (对象回放).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async replay(
    @Arg('subject', () => SubjectInput, { description: 'What is replayed (对象).' }) subject: SubjectInput,
    @Args(() => ReplayArgs) args: ReplayArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Replay | null> {
    return replayOf(await lookAtSubject(context, subject, args))
  }

  @Query(() => Replay, {
    nullable: true,
    description: 'The same of a matter: its streams and what followed from it, in the order of the log (事项回放).',
    complexity: ({ childComplexity }) => 100 + childComplexity,
  })
  async matterReplay(
    @Arg('matter', () => String, { description: 'As `matter` of the trail answers it (事项).' }) matter: string,
    @Args(() => ReplayArgs) args: ReplayArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Replay | null> {
    return replayOf(await lookAtMatter(context, matter, args))
  }

  @FieldResolver(() => ReplayStepConnection, { description: 'Its events in the order of the log (步骤).' })
  steps(@Root() { past }: Replay, @Args(() => ConnectionArgs) args: ConnectionArgs): Connection<ReplayStep> {
    const { steps } = past.looked.replay
    const page = pageOfList(steps, ({ event }) => event.id, pageArgs(args))
    return connection(page, stepOf(past), () => Promise.resolve({ count: steps.length, exact: true }))
  }

  @FieldResolver(() => [RefusedAttempt], {
    description: 'What was tried and refused since the last step; the first 50 (最后一步之后被拒绝的尝试).',
    complexity: ({ childComplexity }) => 10 + 5 * childComplexity,
  })
  refusedSince(@Root() { past }: Replay, @Ctx() context: GraphqlContext): Promise<readonly RefusedAttempt[]> {
    return attemptsBetween(context, past, past.looked.replay.steps.at(-1)?.event.position, undefined)
  }
}

const replayOf = (past: Past | undefined): Replay | null =>
  past === undefined
    ? null
    : {
        past,
        showsPersonalData: past.looked.showsPersonalData,
        holdings: past.looked.holdings.map((holding) => ({ ...holding, holding })),
      }

export const stepOf =
  (past: Past) =>
  (step: FoldedStep): ReplayStep => {
    const { event, source, number } = step
    const { metadata } = event
    return {
      number,
      eventId: event.id,
      type: event.type,
      label: labelOfEvent(event.type),
      aggregate: source.aggregate?.name ?? event.stream.slice(0, event.stream.indexOf('-')),
      aggregateId: source.id,
      revision: event.revision,
      recordedAt: metadata.recordedAt,
      caseFrom: past.caseFrom(event),
      role: metadata.role,
      process: metadata.process,
      clause: metadata.clause,
      reason: metadata.reason,
      commandType: metadata.commandType,
      causation: metadata.causationId,
      matter: metadata.correlationId,
      step,
      past,
    }
  }
