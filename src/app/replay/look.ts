import type { WorkingCalendar } from '../../domain/calendar/workingCalendar.js'
import { localDateOf } from '../../domain/dates.js'
import type { Actor } from '../../domain/context.js'
import type { Instant, LocalDate } from '../../domain/values.js'
import type { EventStore, Position } from '../../eventstore/eventStore.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import { FactsStaleError } from '../allowedActions.js'
import type { FactsThen, PastFacts } from '../pastFacts.js'
import type { ReferenceFactsPort } from '../factsPort.js'
import type { AccessPurpose } from '../personalDataSight.js'
import { readPersonalData } from '../readPersonalData.js'
import { mayReadTrail } from '../sight.js'
import type { Trails } from '../trails.js'
import { type ClocksThen, clocksThen } from './clocksThen.js'
import { type Holding, holdings } from './holdings.js'
import { type CaseFrom, type Replay, replay, type ReplayStep } from './replay.js'
import { opens, partiesOf, purposeOfReplay, replayReader, type ReplaySightOptions } from './replaySight.js'
import type { ReplaySource } from './source.js'

/** A source with the kind of what it is about. */
export interface LookedAtSource {
  readonly kind: string
  readonly source: ReplaySource
}

export interface Look {
  readonly actor: Actor
  readonly today: LocalDate
  /** Under which name it is recorded: a stream, `matter-…`. */
  readonly about: string
  readonly sources: readonly LookedAtSource[]
  /** Without, personal data stays sealed. */
  readonly purpose?: AccessPurpose
  readonly asKnownAt?: Instant
  readonly minPosition?: Position
}

/** What somebody may see of the past of a subject or matter. */
export interface LookedAt {
  readonly replay: Replay
  /** Refused attempts are shown to supervisors alone. */
  readonly showsAttempts: boolean
  readonly showsPersonalData: boolean
  readonly holdings: readonly Holding[]
  /** What a decision saw: reference facts at the position that its event names. */
  readonly factsOf: (step: ReplayStep) => FactsThen
  /** Everything that was on record when the step was taken. */
  readonly factsAfter: (step: ReplayStep) => FactsThen
  /** The state that rules saw afterwards, texts included; never shown. */
  readonly exactState: (step: ReplayStep) => Promise<unknown>
  readonly clocks: (ids: readonly string[]) => Promise<ClocksThen>
}

/** Undefined when there is nothing that the actor may know of. @throws FactsStaleError */
export type LookAtPast = (look: Look) => Promise<LookedAt | undefined>

export interface LookDependencies {
  readonly store: Pick<EventStore, 'readStreams' | 'comparePositions'>
  readonly keyRing: Pick<KeyRing, 'subjectKeys'>
  readonly facts: ReferenceFactsPort
  readonly pastFacts: PastFacts
  readonly trails: Pick<Trails, 'read'>
  readonly caseFrom: CaseFrom
}

export const createLookAtPast =
  (deps: LookDependencies): LookAtPast =>
  async (look) => {
    const facts = await deps.facts.snapshot(look.minPosition)
    if (facts === 'stale') throw new FactsStaleError()
    const { actor, today, about, purpose } = look
    const sight = { actor, agencies: facts.agencies, today }
    // Nobody supervises unseen: the look is an event before anything is read (LS-15.1).
    if (actor.kind === 'person' && mayReadTrail(actor, facts.agencies, today))
      await deps.trails.read({ actor, what: 'replay', subject: about, purpose: purpose ?? 'supervision' })

    const seen = await seenSources(deps, look, sight)
    if (seen.sources.length === 0) return undefined
    const opened = await openedReplay(deps, look, sight, seen)
    // What goes on at a past moment is counted up to it.
    const until = look.asKnownAt === undefined ? today : localDateOf(look.asKnownAt)
    return lookedAt(deps, { ...seen, ...opened, calendar: facts.calendar, today: until })
  }

interface SeenSource extends LookedAtSource {
  /** Agencies that have a part in it now. */
  readonly parties: readonly string[]
}

interface Seen {
  readonly sources: readonly SeenSource[]
  readonly replay: Replay
  readonly showsAttempts: boolean
}

/** What of the sources the actor may know of; each by the agencies that have a part in it. */
async function seenSources(deps: LookDependencies, look: Look, sight: ReplaySightOptions): Promise<Seen> {
  const { asKnownAt } = look
  const whole = await replay(deps, { sources: look.sources.map(({ source }) => source), mayOpen: opens(false) })
  const bySource = new Map<ReplaySource, ReplayStep[]>(whole.sources.map((source) => [source, []]))
  for (const step of whole.steps) bySource.get(step.source)?.push(step)
  let showsAttempts = false
  const sources = look.sources.flatMap(({ kind, source }): readonly SeenSource[] => {
    const steps = bySource.get(source) ?? []
    const parties = partiesOf(kind, steps)
    const reader = steps.length === 0 ? undefined : replayReader(sight, kind, parties, steps)
    showsAttempts ||= reader === 'supervisor'
    return reader === undefined ? [] : [{ kind, source, parties }]
  })
  const seen = new Set(sources.map(({ source }) => source))
  const steps = whole.steps
    .filter(
      ({ source, event }) => seen.has(source) && (asKnownAt === undefined || event.metadata.recordedAt <= asKnownAt),
    )
    .map((step, index) => ({ ...step, number: index + 1 }))
  return {
    sources,
    replay: { ...whole, sources: [...seen], steps },
    showsAttempts,
  }
}

/** Read again with personal data where the purpose allows it; the reads are recorded first (PIPL-51). */
async function openedReplay(
  deps: LookDependencies,
  { actor, purpose, asKnownAt }: Look,
  sight: ReplaySightOptions,
  seen: Seen,
): Promise<{ readonly replay: Replay; readonly showsPersonalData: boolean }> {
  const purposes = new Map(
    seen.sources.flatMap(({ kind, source, parties }) => {
      const found = purposeOfReplay(sight, kind, parties, purpose)
      return found === undefined ? [] : [[source, found] as const]
    }),
  )
  if (purposes.size === 0) return { replay: seen.replay, showsPersonalData: false }
  for (const [{ stream }, recorded] of purposes)
    await readPersonalData(deps.trails, { actor, what: 'replayPersonalData', subject: stream, purpose: recorded }, () =>
      Promise.resolve(undefined),
    )
  const opened = await replay(deps, {
    sources: seen.sources.map(({ source }) => source),
    ...(asKnownAt === undefined ? {} : { asKnownAt }),
    mayOpen: (subject, source) => opens(purposes.has(source))(subject),
  })
  return { replay: opened, showsPersonalData: true }
}

interface Shown extends Seen {
  readonly showsPersonalData: boolean
  readonly calendar: WorkingCalendar
  readonly today: LocalDate
}

function lookedAt(deps: LookDependencies, shown: Shown): LookedAt {
  const { pastFacts, caseFrom, store } = deps
  const { replay: known, sources, showsAttempts, showsPersonalData, calendar, today } = shown
  let exact: Promise<ReadonlyMap<string, unknown>> | undefined
  const exactStates = async () => {
    const whole = await replay(deps, { sources: sources.map(({ source }) => source), mayOpen: () => true })
    return new Map(whole.steps.map(({ event, after }) => [event.id, after]))
  }
  return {
    replay: known,
    showsAttempts,
    showsPersonalData,
    // Of a matter, by the stream that it begins with.
    holdings: holdings(
      known.steps.filter(({ source }) => source === known.sources[0]),
      { caseFrom, calendar, today },
    ),
    factsOf: ({ event }) => pastFacts.at((event.metadata.contextPosition as Position | undefined) ?? event.position),
    factsAfter: ({ event }) => pastFacts.at(event.position),
    exactState: async ({ event }) => (await (exact ??= exactStates())).get(event.id),
    clocks: (ids) => clocksThen(store, ids),
  }
}
