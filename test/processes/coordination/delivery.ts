import type { CommandRequest } from '../../../src/app/command.js'
import type { Clock } from '../../../src/eventstore/clock.js'
import type { RecordedEvent } from '../../../src/eventstore/recordedEvent.js'
import { deliver, type ExecuteCommand, giveAll, RefusedByRulesError } from '../../../src/processes/deliver.js'
import type { AnyReaction } from '../../../src/processes/reaction.js'
import type { AnyTimerKind } from '../../../src/processes/timer.js'

/** The program was killed after a command and before it could write down that it had given it. */
class Killed extends Error {}

interface TimerRow {
  readonly kind: AnyTimerKind
  readonly event: RecordedEvent
  readonly moments: readonly string[]
}

export interface DeliveryParts {
  readonly reactions: readonly AnyReaction[]
  readonly kinds: readonly AnyTimerKind[]
  readonly execute: ExecuteCommand
  readonly clock: Clock
  /** The log so far, without texts. */
  readonly log: () => Promise<readonly RecordedEvent[]>
  /** A number below the bound, the same in every replay of a run. */
  readonly draw: (bound: number) => number
}

/** The processes and the timer on one thread, each at its own place in the log, in an order that is drawn. */
export function createDelivery({ reactions, kinds, execute, clock, log, draw }: DeliveryParts) {
  const places = reactions.map((reaction) => ({ reaction, next: 0, refused: '' }))
  const timers = new Map<string, TimerRow>()
  const timerPlaces = new Map(kinds.map((kind) => [kind.name, 0]))
  let until = Infinity
  let isTwice = false

  const dying = async (request: CommandRequest) => {
    const outcome = await execute(request)
    until -= 1
    if (until <= 0) {
      until = Infinity
      throw new Killed()
    }
    return outcome
  }

  /** One event to one process. `stuck`: its commands are refused for now; in the program they are tried again. */
  async function step(place: (typeof places)[number]): Promise<'nothing' | 'done' | 'stuck'> {
    const events = await log()
    const { reaction } = place
    while (place.next < events.length && !Object.hasOwn(reaction.on, events[place.next]!.type)) place.next += 1
    const event = events[place.next]
    if (event === undefined) return 'nothing'
    try {
      if (isTwice) await deliver(reaction, event, dying)
      await deliver(reaction, event, dying)
    } catch (fault) {
      if (fault instanceof Killed) return 'done'
      if (!(fault instanceof RefusedByRulesError)) throw fault
      place.refused = `${reaction.name} on ${event.type} of ${event.stream}: ${fault.message}`
      return 'stuck'
    }
    place.next += 1
    return 'done'
  }

  /** Everything is reacted to, and what follows from it. */
  async function react(): Promise<void> {
    const waiting = new Set(places)
    while (waiting.size > 0) {
      const those = [...waiting]
      const place = those[draw(those.length)]!
      const before = (await log()).length
      const done = await step(place)
      if (done === 'done' || (await log()).length > before) for (const each of places) waiting.add(each)
      if (done !== 'done') waiting.delete(place)
    }
    const head = (await log()).length
    const stuck = places.filter(({ next }) => next < head)
    // In the program the stream would go into quarantine, for an operator to look at.
    if (stuck.length > 0) throw new Error(`set aside: ${stuck.map(({ refused }) => refused).join('; ')}`)
  }

  async function setTimers(): Promise<void> {
    const events = await log()
    for (const kind of kinds) {
      for (const event of events.slice(timerPlaces.get(kind.name))) {
        const schedule = Object.hasOwn(kind.on, event.type) ? kind.on[event.type]!(event) : undefined
        if (schedule === undefined) continue
        const id = `${kind.name}/${schedule.subject}`
        const known = timers.get(id)
        if (known !== undefined && known.event.revision > event.revision) continue
        const moments = [...new Set(schedule.moments)].sort()
        if (moments.length === 0) timers.delete(id)
        else if (known?.event.revision !== event.revision) timers.set(id, { kind, event, moments })
      }
      timerPlaces.set(kind.name, events.length)
    }
  }

  const due = () =>
    [...timers]
      .filter(([, { moments }]) => moments[0]! <= clock.now())
      .sort(
        (
          [
            a,
            {
              moments: [one],
            },
          ],
          [
            b,
            {
              moments: [other],
            },
          ],
        ) => (`${one} ${a}` < `${other} ${b}` ? -1 : 1),
      )

  async function fire(id: string, row: TimerRow): Promise<void> {
    const now = clock.now()
    const moment = row.moments.filter((each) => each <= now).at(-1)!
    const minPosition = (await log()).at(-1)!.position
    const giver = { process: `timer-${row.kind.name}`, event: row.event, minPosition, moment }
    const once = async () => giveAll(await row.kind.fire(row.event, minPosition), giver, dying)
    try {
      if (isTwice) await once()
      await once()
    } catch (fault) {
      if (fault instanceof Killed) return
      throw fault
    }
    if (timers.get(id) !== row) return
    const later = row.moments.filter((each) => each > now)
    if (later.length === 0) timers.delete(id)
    else timers.set(id, { ...row, moments: later })
  }

  return {
    /** A few events to a few processes: the others lag behind. */
    some: async (events: number): Promise<void> => {
      for (let left = events; left > 0; left -= 1) await step(places[draw(places.length)]!)
    },
    /** Until nothing is left to react to and nothing is due. */
    all: async (): Promise<void> => {
      for (;;) {
        await react()
        await setTimers()
        const [first] = due()
        if (first === undefined) return
        await fire(...first)
      }
    },
    /** From here on each event comes twice. */
    twice: (on: boolean): void => void (isTwice = on),
    /** After that many more commands. */
    killAfter: (commands: number): void => void (until = commands),
    /** Every event from that place in the log on again, to every process that it means something to. */
    again: async (since: number): Promise<void> => {
      for (const event of (await log()).slice(since))
        for (const { reaction } of places) await deliver(reaction, event, execute)
    },
  }
}
