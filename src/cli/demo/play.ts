import { aggregateOf } from '../../app/aggregates.js'
import type { CommandOutcome } from '../../app/command.js'
import { localDateOf } from '../../domain/dates.js'
import type { AnyCommand } from '../../domain/decider.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { Position, StoredEvent } from '../../eventstore/eventStore.js'
import type { Awaited, DemoStep, DemoWorld } from './step.js'

/** A step of the story went otherwise than it was written: a fault of the demo, or of a rule it rests on. */
export class DemoStoryError extends Error {
  override readonly name = 'DemoStoryError'
  constructor(step: DemoStep, what: string) {
    super(`${step.at} ${step.key}: ${what}`)
  }
}

const LANES_AT_ONCE = 8
/** What an office clerk needs for a step; the clock moves on by so much, so that no two acts share a moment. */
const STEP_MS = 3_000

export const commandIdOf = ({ key }: DemoStep): string => uuidOf('gongkai/demo-command/1', key)

/**
 * Plays the steps in the order of their moments, with the clock at each day; lanes of one day side by side. Playing
 * again what was played before changes nothing. Answers the optional steps that were left out.
 */
export async function play(
  world: DemoWorld,
  steps: readonly DemoStep[],
  onProgress: (done: number, total: number, day: string) => void,
): Promise<{ readonly leftOut: readonly string[] }> {
  const ordered = [...steps].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const known: Known = {
    leftOut: [],
    again: ordered[0] !== undefined && (await given(world, ordered[0])) !== undefined,
  }
  let done = 0
  let today = ''
  for (let from = 0; from < ordered.length;) {
    const moment = ordered[from]!
    const key = bucketOf(moment)
    let until = from
    while (until < ordered.length && bucketOf(ordered[until]!) === key) until += 1
    // What the program itself does bears the date of the day on which it was called for.
    if (today !== '' && localDateOf(moment.at) !== today) await world.settled()
    today = localDateOf(moment.at)
    await playBucket(world, ordered.slice(from, until), known, () =>
      onProgress((done += 1), ordered.length, localDateOf(moment.at)),
    )
    from = until
  }
  return known
}

interface Known {
  /** Reference facts have to have reached it. */
  position?: Position
  readonly leftOut: string[]
  /** It was begun before: every step is looked for first. */
  readonly again: boolean
}

/** Reference facts follow their own moments; everything else of a day is one bucket. */
const bucketOf = ({ at, isReference }: DemoStep): string => (isReference === true ? at : localDateOf(at))

async function playBucket(
  world: DemoWorld,
  steps: readonly DemoStep[],
  known: Known,
  onStep: () => void,
): Promise<void> {
  const lanes = new Map<string, DemoStep[]>()
  for (const step of steps) lanes.set(step.lane, [...(lanes.get(step.lane) ?? []), step])
  const waiting = [...lanes.values()]
  const { clock } = world
  if (steps[0]!.at > clock.now()) clock.set(steps[0]!.at)
  const work = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) {
      for (const step of lane) {
        await playStep(world, step, known)
        clock.advance(STEP_MS)
        onStep()
      }
    }
  }
  await Promise.all(Array.from({ length: LANES_AT_ONCE }, work))
}

async function playStep(world: DemoWorld, step: DemoStep, known: Known): Promise<void> {
  if (!(await isReady(world, step))) {
    known.leftOut.push(step.key)
    return
  }
  if (step.isRefused === true && (await wasAttempted(world, step))) return
  const before = known.again || plainCommand(step) === undefined ? await given(world, step) : undefined
  const position = before === undefined ? await carryOut(world, step, known) : before.position
  if (step.isReference === true && position !== undefined) known.position = position
}

async function carryOut(world: DemoWorld, step: DemoStep, { position }: Known): Promise<Position | undefined> {
  const { actor, command, id } = step
  const commandId = commandIdOf(step)
  const outcome =
    'perform' in command
      ? await command.perform(world, { commandId, actor })
      : await world.execute({
          ...{ commandId, id, actor },
          command: typeof command === 'function' ? await command(world) : command,
          ...(position === undefined ? {} : { minPosition: position }),
        })
  assertAsWritten(step, outcome)
  return outcome.ok ? outcome.events.at(-1)?.position : undefined
}

/**
 * The first event of the step where it was taken before. Executing it again would mostly answer the same; not so where
 * something was worked out at its moment (the id of an uploaded file), or where the key has been destroyed since.
 */
async function given({ store }: DemoWorld, step: DemoStep): Promise<StoredEvent | undefined> {
  const commandId = commandIdOf(step)
  return (await store.readStream(streamOf(step))).find(({ metadata }) => metadata.includes(commandId))
}

function assertAsWritten(step: DemoStep, outcome: CommandOutcome): void {
  if (outcome.ok && step.isRefused === true) throw new DemoStoryError(step, 'was to be refused')
  if (outcome.ok || step.isRefused === true) return
  const reasons = outcome.refusals.map(
    ({ code, path, facts }) => `${code} ${path ?? ''} ${JSON.stringify(facts ?? {})}`,
  )
  throw new DemoStoryError(step, reasons.join('; '))
}

/** A refused attempt stands in the trail of its person and day, and is not made again when the story is played again. */
async function wasAttempted({ store }: DemoWorld, { actor, at, id }: DemoStep): Promise<boolean> {
  if (actor.kind !== 'person') return false
  const trail = await store.readStream(`attempts-${actor.person}-${localDateOf(at)}`)
  return trail.some(({ data }) => (JSON.parse(data) as { subject: string }).subject.endsWith(id))
}

/** Whether everything was played to the end before: the last day of the script stands in the log. */
export async function isPlayed({ store }: DemoWorld, steps: readonly DemoStep[]): Promise<boolean> {
  const last = steps.reduce((day, step) => (bucketOf(step) > day ? bucketOf(step) : day), '')
  const ids = steps.filter((step) => bucketOf(step) === last && step.isRefused !== true)
  const played = await Promise.all(
    ids.map(async (step) => {
      const events = await store.readStream(streamOf(step))
      return events.some(({ metadata }) => metadata.includes(commandIdOf(step)))
    }),
  )
  return played.length > 0 && played.every((found) => found)
}

/** Undefined where it is worked out, or made, at its moment. */
const plainCommand = ({ command }: DemoStep): AnyCommand | undefined =>
  typeof command === 'function' || 'perform' in command ? undefined : command

function streamOf(step: DemoStep): string {
  const command = plainCommand(step)
  return (
    step.stream ?? (command === undefined ? undefined : aggregateOf(command.type)?.stream(step.id)) ?? `item-${step.id}`
  )
}

/** Whether what the step waits for is there. An optional step is left out when it does not come. */
async function isReady(world: DemoWorld, { id, waitsFor, isOptional }: DemoStep): Promise<boolean> {
  if (waitsFor === undefined) return true
  const patience = isOptional === true ? BRIEF_PATIENCE_MS : PATIENCE_MS
  const awaited: readonly Awaited[] = Array.isArray(waitsFor) ? waitsFor : [waitsFor as Awaited]
  const found = Promise.all(
    awaited.map((event) =>
      eventIn(world, (typeof event === 'string' ? undefined : event.stream) ?? `item-${id}`, event, patience),
    ),
  )
  if (isOptional !== true) return found.then(() => true)
  return found.then(
    () => true,
    () => false,
  )
}

const PATIENCE_MS = 60_000
const BRIEF_PATIENCE_MS = 3_000
const LOOK_AGAIN_MS = 15

/** An event in a stream, once a process has written it. */
export async function eventIn(
  { store }: Pick<DemoWorld, 'store'>,
  stream: string,
  awaited: Awaited,
  patience = PATIENCE_MS,
): Promise<StoredEvent> {
  const { type, times = 1, naming = '' } = typeof awaited === 'string' ? { type: awaited } : awaited
  for (const deadline = Date.now() + patience; Date.now() < deadline;) {
    const found = (await store.readStream(stream)).filter(
      (event) => event.type === type && event.data.includes(naming),
    )[times - 1]
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  throw new Error(`no process wrote ${type} to ${stream} within ${patience / 1000} s`)
}
