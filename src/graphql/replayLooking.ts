import type { ReplayServices } from '../app/replay/services.js'
import { explain } from '../app/messages/explain.js'
import { FactsStaleError } from '../app/allowedActions.js'
import { refusedReason } from '../app/replay/appliedRules.js'
import type { ClocksThen } from '../app/replay/clocksThen.js'
import type { CaseFrom } from '../app/replay/replay.js'
import type { LookedAt, LookedAtSource } from '../app/replay/look.js'
import type { AccessPurpose } from '../app/personalDataSight.js'
import type { Instant } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { deadlinesAround, matterStreams } from '../projections/matterStreams.js'
import { type AttemptRow, attemptsOn } from '../projections/refusedAttempts.js'
import { type GraphqlContext, signedIn, untilVisible } from './context.js'
import { UserFault } from './faults.js'
import type { Maybe } from './fields.js'
import type { RefusedAttempt } from './replayTypes.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly replay: ReplayServices
  }
}

/** What was looked at, with what is read only when somebody asks for it. */
export interface Past {
  readonly looked: LookedAt
  readonly clocks: () => Promise<ClocksThen>
  readonly attempts: () => Promise<readonly AttemptRow[]>
  readonly caseFrom: CaseFrom
}

export interface PastArgs {
  readonly purpose?: Maybe<AccessPurpose>
  readonly asKnownAt?: Maybe<Instant>
  readonly minPosition?: Maybe<Position>
}

interface Named {
  readonly about: string
  readonly sources: readonly LookedAtSource[]
  readonly deadlines: () => Promise<readonly string[]>
}

/** Undefined for a subject that there is none of, or that the caller may not know of. @throws UserFault */
export async function lookAtSubject(
  context: GraphqlContext,
  { kind, id }: { readonly kind: string; readonly id: string },
  args: PastArgs,
): Promise<Past | undefined> {
  signedIn(context)
  const { replay, models } = context.services
  const sources = await replay.sourcesOf(kind, id)
  return lookAt(context, args, {
    about: sources[0]?.stream ?? `${kind}-${id}`.slice(0, MOST_ABOUT),
    sources: sources.map((source) => ({ kind, source })),
    deadlines: () => deadlinesAround(models, kind, id),
  })
}

const MOST_ABOUT = 200

/** All streams of a matter in the order of the log, as far as the caller may know of them. @throws UserFault */
export async function lookAtMatter(context: GraphqlContext, matter: string, args: PastArgs): Promise<Past | undefined> {
  signedIn(context)
  await untilVisible(context, ['auditTrail'], args.minPosition)
  const { replay, models } = context.services
  const found = await matterStreams(models, matter)
  const sources = found.flatMap(({ stream, kind, revisions, whole }): readonly LookedAtSource[] => {
    const source = replay.sourceOfStream(stream)
    if (source === undefined) return []
    if (whole) return [{ kind, source }]
    const ofMatter = new Set(revisions)
    return [{ kind, source: { ...source, keeps: ({ revision }) => ofMatter.has(revision) } }]
  })
  return lookAt(context, args, {
    about: `matter-${matter}`.slice(0, MOST_ABOUT),
    sources,
    deadlines: () => Promise.resolve(sources.flatMap(({ kind, source }) => (kind === 'deadline' ? [source.id] : []))),
  })
}

async function lookAt(context: GraphqlContext, args: PastArgs, named: Named): Promise<Past | undefined> {
  const { replay, models, today } = context.services
  const { purpose, asKnownAt, minPosition } = args
  const looked = await replay
    .look({
      actor: context.actor,
      today: today(),
      about: named.about,
      sources: named.sources,
      ...(purpose ? { purpose } : {}),
      ...(asKnownAt ? { asKnownAt } : {}),
      ...(minPosition ? { minPosition } : {}),
    })
    .catch((error: unknown) => {
      throw error instanceof FactsStaleError ? new UserFault('NOT_YET_VISIBLE') : error
    })
  if (looked === undefined) return undefined
  const streams = looked.replay.sources.map(({ stream }) => stream)
  return {
    looked,
    caseFrom: replay.caseFrom,
    clocks: once(async () => looked.clocks(await named.deadlines())),
    attempts: once(async () => {
      const found = looked.showsAttempts ? await attemptsOn(models, streams) : []
      return asKnownAt ? found.filter(({ lastAt }) => lastAt <= asKnownAt) : found
    }),
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return () => (answer ??= ask())
}

/** Between two steps of a page at most so many attempts are shown; the trail has all of them. */
const MOST_ATTEMPTS = 50

/** What was tried and refused after one position and before another. */
export async function attemptsBetween(
  { services, locale }: GraphqlContext,
  past: Past,
  after: Position | undefined,
  before: Position | undefined,
): Promise<readonly RefusedAttempt[]> {
  const { comparePositions } = services.replay
  const isBetween = ({ position }: AttemptRow): boolean =>
    (after === undefined || comparePositions(position as Position, after) > 0) &&
    (before === undefined || comparePositions(position as Position, before) < 0)
  const rows = (await past.attempts()).filter(isBetween)
  return rows.slice(0, MOST_ATTEMPTS).map((row) => {
    const aggregate = past.looked.replay.sources.find(({ stream }) => stream === row.subject)?.aggregate
    return {
      eventId: row.event,
      commandType: row.commandType,
      reasons: row.codes.map((each) => {
        const { code, clause, missing } = refusedReason(aggregate, row.commandType, each)
        return { code, clause, message: explain({ code, clause: clause ?? 'SYS', missing }, locale) }
      }),
      count: row.count,
      firstAt: row.firstAt as Instant,
      lastAt: row.lastAt as Instant,
      role: row.role,
      personId: row.person,
      agency: row.agency,
    }
  })
}
