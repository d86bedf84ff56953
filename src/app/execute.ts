import { decide } from '../domain/decide.js'
import type { DecisionContext } from '../domain/context.js'
import type { Instant } from '../domain/values.js'
import type { AnyCommand, Refusal } from '../domain/decider.js'
import type { KeySubject } from '../domain/protected.js'
import { openEvents } from '../eventstore/codec.js'
import type { AppendResult, EventStore, ExpectedRevision, NewEvent } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { KeyRing } from '../eventstore/sealing.js'
import type { Aggregate } from './aggregate.js'
import { asSent } from './asSent.js'
import { NotCanonicalJsonError } from '../eventstore/canonicalJson.js'
import type { Clock } from '../eventstore/clock.js'
import type { CommandOutcome, CommandRequest } from './command.js'
import { decisionContext } from './decisionContext.js'
import type { FactsSnapshot, ReferenceFactsPort } from './factsPort.js'
import type { InputHash } from './inputHash.js'
import { sealDecision } from './sealDecision.js'
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
  return refused([notWritable])
}

/** PostgreSQL holds no NUL in a text: what the rules let through with one would stop the read models. */
const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsNul)

async function attempt(
  deps: ExecuteDependencies,
  aggregate: Aggregate,
  request: CommandRequest,
): Promise<CommandOutcome> {
  const matter = { aggregate, request, stream: aggregate.stream(request.id) }
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
}

/**
 * Reads, decides and appends. `overtaken`: someone else appended in between; read again, the winner may have been
 * this very command, sent twice at the same time, and a command pinned to a revision is refused then.
 */
async function tryOnce(deps: ExecuteDependencies, matter: Matter): Promise<CommandOutcome | 'overtaken'> {
  const { aggregate, request, stream } = matter
  const history = await openEvents(await deps.store.readStream(stream), deps.keyRing)
  const inputHash = await deps.inputHash(request.id, asSent(aggregate, request.command), ...subjectsOf(matter, history))
  const repeated = storedOutcome(history, matter, inputHash)
  if (repeated !== undefined) return repeated

  const last = history.at(-1)?.revision
  const conflict = revisionConflict(request.expectedRevision, history)
  if (conflict !== undefined) return refused([conflict])

  const basis = await basisOf(deps, request)
  if ('code' in basis) return refused([basis])

  const { facts, context } = basis
  const { decider } = aggregate
  const decision = decide(decider, request.command, history.reduce(decider.evolve, decider.initial), context)
  if (!decision.ok) return refused(decision.error)
  if (decision.value.events.length === 0) return { ok: true, stream, revision: last ?? -1, events: [], repeated: false }

  if (holdsNul(decision.value.events)) return refused([notWritable])

  const sealed = await sealDecision(deps.keyRing, { request, inputHash, decision: decision.value, context, facts })
  return sealed.ok ? write(deps.store, stream, sealed.events, last ?? 'none') : refused([sealed.refusal])
}

function subjectsOf({ aggregate, request }: Matter, history: readonly RecordedEvent[]): readonly KeySubject[] {
  const persons = aggregate.personsIn?.(request.command.data as Readonly<Record<string, unknown>>, history) ?? []
  return aggregate.keySubject === undefined ? persons : [aggregate.keySubject(request.id), ...persons]
}

async function write(
  store: EventStore,
  stream: string,
  events: readonly [NewEvent, ...NewEvent[]],
  expected: ExpectedRevision,
): Promise<CommandOutcome | 'overtaken'> {
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

const refused = (refusals: readonly Refusal[]): CommandOutcome => ({ ok: false, refusals })
const notWritable: Refusal = { code: 'INPUT_NOT_WRITABLE', clause: 'SYS' }
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
  { request: { commandId, command, actor }, stream }: Matter,
  inputHash: string,
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

/**
 * A caller decides on what people have done. What a process added since (a scan, an index number) is no conflict: its
 * facts are looked at by the rules all the same.
 */
function revisionConflict(expected: number | undefined, history: readonly RecordedEvent[]): Refusal | undefined {
  const actual = history.at(-1)?.revision ?? -1
  if (expected === undefined || expected === actual) return undefined
  const since = history.filter(({ revision }) => revision > expected)
  if (expected >= 0 && expected < actual && since.every(({ metadata }) => metadata.process !== undefined))
    return undefined
  return { code: 'REVISION_CONFLICT', clause: 'SYS', path: 'expectedRevision', facts: { expected, actual } }
}

/** The reference facts and what follows from them; a refusal when they are too old or do not know the actor's role. */
async function basisOf(
  { facts, clock }: ExecuteDependencies,
  { minPosition, actor, notBefore }: CommandRequest,
): Promise<{ readonly facts: FactsSnapshot; readonly context: DecisionContext } | Refusal> {
  const snapshot = await facts.snapshot(minPosition)
  if (snapshot === 'stale') return { code: 'CONTEXT_STALE', clause: 'SYS' }
  const context = decisionContext(notBefore === undefined ? clock : noEarlierThan(notBefore, clock), snapshot, actor)
  if (context === undefined) return { code: 'ROLE_NOT_HELD', clause: 'SYS', path: 'actAs' }
  return { facts: snapshot, context }
}

const noEarlierThan = (moment: Instant, clock: Clock): Clock => ({
  now: () => {
    const now = clock.now()
    return now < moment ? moment : now
  },
})

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
