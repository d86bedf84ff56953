import { decide } from '../domain/decide.js'
import type { DecisionContext } from '../domain/context.js'
import type { AnyCommand, AnyEvent, Decision, Refusal } from '../domain/decider.js'
import { MAX_EVENT_BYTES } from '../eventstore/acceptable.js'
import { openEvents, sealEvent } from '../eventstore/codec.js'
import { eventIdOf } from '../eventstore/eventIds.js'
import type { AppendResult, EventStore, ExpectedRevision, NewEvent } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { KeyRing } from '../eventstore/sealing.js'
import type { Aggregate } from './aggregate.js'
import { NotCanonicalJsonError } from '../eventstore/canonicalJson.js'
import type { Clock } from '../eventstore/clock.js'
import type { CommandOutcome, CommandRequest } from './command.js'
import { decisionContext } from './decisionContext.js'
import type { FactsSnapshot, ReferenceFactsPort } from './factsPort.js'
import type { InputHash } from './inputHash.js'
import { KeyDestroyedError } from './keys/errors.js'
import type { Trails } from './trails.js'

export interface ExecuteDependencies {
  readonly store: EventStore
  readonly keyRing: KeyRing
  readonly clock: Clock
  readonly facts: ReferenceFactsPort
  readonly inputHash: InputHash
  readonly trails: Trails
  readonly aggregateOf: (commandType: string) => Aggregate | undefined
}

export type Execute = (request: CommandRequest) => Promise<CommandOutcome>

/** A command that nobody pinned to a revision is decided again this often when others were faster. */
const MOST_ATTEMPTS = 10
const LONGEST_PAUSE_MS = 20

/**
 * The only way to change anything: read the stream, answer a repeated command from it, fold, decide, seal, append at
 * the revision that was read. Refusals come back as values and are recorded; faults of the store reject, and giving
 * the same command id again is then safe.
 */
export function createExecute(dependencies: ExecuteDependencies): Execute {
  return async (request) => {
    const aggregate = dependencies.aggregateOf(request.command.type)
    const malformed = faultsOfForm(request, aggregate)
    if (aggregate === undefined || malformed.length > 0) return refused(malformed)

    const outcome = await attempt(dependencies, aggregate, request).catch(notToBeWritten)
    if (!outcome.ok) await dependencies.trails.refused(request, aggregate.stream(request.id), outcome.refusals)
    return outcome
  }
}

/** Half of a character (a lone surrogate) cannot be kept as canonical bytes, wherever in the input it stands. */
function notToBeWritten(fault: unknown): CommandOutcome {
  if (!(fault instanceof NotCanonicalJsonError)) throw fault
  return refused([{ code: 'INPUT_NOT_WRITABLE', clause: 'SYS' }])
}

async function attempt(
  deps: ExecuteDependencies,
  aggregate: Aggregate,
  request: CommandRequest,
): Promise<CommandOutcome> {
  const inputHash = await deps.inputHash(request.id, request.command, aggregate.keySubject?.(request.id))
  const matter: Matter = { aggregate, request, stream: aggregate.stream(request.id), inputHash }
  for (let tried = 1; tried <= MOST_ATTEMPTS; tried += 1) {
    const outcome = await tryOnce(deps, matter)
    if (outcome !== 'overtaken') return outcome
    await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** tried))
  }
  return refused([{ code: 'STREAM_BUSY', clause: 'SYS' }])
}

/** What a command is about, for as long as it is tried. */
interface Matter {
  readonly aggregate: Aggregate
  readonly request: CommandRequest
  readonly stream: string
  readonly inputHash: string
}

/**
 * Reads, decides and appends. `overtaken`: someone else appended in between; read again, the winner may have been
 * this very command, sent twice at the same time, and a command pinned to a revision is refused then.
 */
async function tryOnce(deps: ExecuteDependencies, matter: Matter): Promise<CommandOutcome | 'overtaken'> {
  const { aggregate, request, stream } = matter
  const history = await openEvents(await deps.store.readStream(stream), deps.keyRing)
  const repeated = storedOutcome(history, matter)
  if (repeated !== undefined) return repeated

  const last = history.at(-1)?.revision
  const conflict = revisionConflict(request.expectedRevision, last)
  if (conflict !== undefined) return refused([conflict])

  const basis = await basisOf(deps, request)
  if ('code' in basis) return refused([basis])

  const { facts, context } = basis
  const { decider } = aggregate
  const decision = decide(decider, request.command, history.reduce(decider.evolve, decider.initial), context)
  if (!decision.ok) return refused(decision.error)
  if (decision.value.events.length === 0) return { ok: true, stream, revision: last ?? -1, events: [], repeated: false }

  return write(deps, matter, { decision: decision.value, context, facts }, last ?? 'none')
}

async function write(
  { store, keyRing }: ExecuteDependencies,
  matter: Matter,
  sealing: Sealing,
  expected: ExpectedRevision,
): Promise<CommandOutcome | 'overtaken'> {
  const { stream } = matter
  const events = await seal(keyRing, matter, sealing)
  if (events === 'keyDestroyed') return refused([{ code: 'KEY_DESTROYED', clause: 'SYS' }])
  if (bytesOf(events) > MAX_EVENT_BYTES) return refused([{ code: 'INPUT_TOO_LARGE', clause: 'SYS', facts: LARGEST }])
  const result = await store.append(stream, events, expected)
  switch (result.kind) {
    case 'appended':
      return appended(stream, result, events)
    case 'duplicateId':
      return refused([commandIdReused])
    case 'wrongRevision':
      return 'overtaken'
  }
}

/** What is sealed grows by a third; the store takes so much and no more. */
const bytesOf = (events: readonly NewEvent[]): number =>
  events.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0)
const LARGEST = { megabytes: MAX_EVENT_BYTES / 1_000_000 }

const refused = (refusals: readonly Refusal[]): CommandOutcome => ({ ok: false, refusals })
const commandIdReused: Refusal = { code: 'COMMAND_ID_REUSED', clause: 'SYS', path: 'commandId' }
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

function faultsOfForm(
  { commandId, id, command, expectedRevision }: CommandRequest,
  aggregate?: Aggregate,
): readonly Refusal[] {
  const faults: Refusal[] = []
  if (aggregate === undefined) faults.push({ code: 'UNKNOWN_COMMAND', clause: 'SYS' })
  if (!UUID.test(commandId)) faults.push({ code: 'COMMAND_ID_INVALID', clause: 'SYS', path: 'commandId' })
  if (aggregate !== undefined && !aggregate.idPattern.test(id))
    faults.push({ code: 'ID_INVALID', clause: 'SYS', path: 'id' })
  if (aggregate !== undefined && !namesItself(aggregate, id, command))
    faults.push({ code: 'ID_MISMATCH', clause: 'SYS', path: 'id' })
  if (expectedRevision !== undefined && !(Number.isSafeInteger(expectedRevision) && expectedRevision >= -1))
    faults.push({ code: 'EXPECTED_REVISION_INVALID', clause: 'SYS', path: 'expectedRevision' })
  return faults
}

/** An id in the command's data that is another one would start a stream that belongs to someone else. */
function namesItself({ idIn }: Aggregate, id: string, { data }: AnyCommand): boolean {
  const named = idIn?.(data as Readonly<Record<string, unknown>>)
  return named === undefined || named === id
}

/** What the same command id led to before; a refusal when it came with another input or from someone else. */
function storedOutcome(
  history: readonly RecordedEvent[],
  { request: { commandId, command, actor }, stream, inputHash }: Matter,
): CommandOutcome | undefined {
  const events = history.filter(({ metadata }) => metadata.commandId === commandId)
  const last = events.at(-1)
  if (last === undefined) return undefined
  const { commandType, inputHash: earlier, person, process } = last.metadata
  // Nobody is told that they have done what another person, or a process, did.
  const isOwn =
    person === (actor.kind === 'person' ? actor.person : undefined) &&
    process === (actor.kind === 'process' ? actor.process : undefined)
  // A process that crashed asks again with what it finds now (another moment); its first answer stands.
  const isSame = earlier === inputHash || actor.kind === 'process'
  if (commandType !== command.type || !isOwn || !isSame) return refused([commandIdReused])
  return {
    ok: true,
    stream,
    revision: last.revision,
    events: events.map(({ id, type }) => ({ id, type, position: last.position })),
    repeated: true,
  }
}

function revisionConflict(expected: number | undefined, actual: number | undefined): Refusal | undefined {
  if (expected === undefined || expected === (actual ?? -1)) return undefined
  return {
    code: 'REVISION_CONFLICT',
    clause: 'SYS',
    path: 'expectedRevision',
    facts: { expected, actual: actual ?? -1 },
  }
}

/** The reference facts and what follows from them; a refusal when they are too old or do not know the actor's role. */
async function basisOf(
  { facts, clock }: ExecuteDependencies,
  { minPosition, actor }: CommandRequest,
): Promise<{ readonly facts: FactsSnapshot; readonly context: DecisionContext } | Refusal> {
  const snapshot = await facts.snapshot(minPosition)
  if (snapshot === 'stale') return { code: 'CONTEXT_STALE', clause: 'SYS' }
  const context = decisionContext(clock, snapshot, actor)
  if (context === undefined) return { code: 'ROLE_NOT_HELD', clause: 'SYS', path: 'actAs' }
  return { facts: snapshot, context }
}

interface Sealing {
  readonly decision: Decision<AnyEvent>
  readonly context: DecisionContext
  readonly facts: FactsSnapshot
}

/** `keyDestroyed`: the events hold personal data or text of a subject that was erased. */
async function seal(
  keyRing: KeyRing,
  { request, inputHash }: Matter,
  { decision, context, facts }: Sealing,
): Promise<readonly [NewEvent, ...NewEvent[]] | 'keyDestroyed'> {
  const { capacity, clause, rules } = decision
  const { actor } = context
  const metadata = {
    ...(actor.kind === 'person' ? { person: actor.person } : {}),
    ...(actor.kind === 'process' ? { process: actor.process } : {}),
    role: capacity.role,
    ...(capacity.agency === undefined ? {} : { agency: capacity.agency }),
    ...(capacity.deputyFor === undefined ? {} : { deputyFor: capacity.deputyFor }),
    clause,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    rules,
    policies: policyVersions(decision.policies, context),
    commandId: request.commandId,
    commandType: request.command.type,
    inputHash,
    causationId: request.causationId ?? request.commandId,
    correlationId: request.correlationId ?? request.id,
    ...(facts.position === undefined ? {} : { contextPosition: facts.position }),
  }
  try {
    const events = await Promise.all(
      decision.events.map((event, index) => sealEvent(eventIdOf(request.commandId, index), event, metadata, keyRing)),
    )
    return events as unknown as readonly [NewEvent, ...NewEvent[]]
  } catch (fault) {
    if (fault instanceof KeyDestroyedError) return 'keyDestroyed'
    throw fault
  }
}

const policyVersions = (keys: readonly string[], { policies, today }: DecisionContext): readonly string[] =>
  keys.flatMap((key) => policies.inForce(key, today)?.version ?? [])

function appended(
  stream: string,
  { revision, position, idempotent }: Extract<AppendResult, { kind: 'appended' }>,
  events: readonly NewEvent[],
): CommandOutcome {
  return {
    ok: true,
    stream,
    revision,
    events: events.map(({ id, type }) => ({ id, type, position })),
    repeated: idempotent,
  }
}
