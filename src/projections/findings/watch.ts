import type { AnyEvent } from '../../domain/decider.js'
import { type Handler, ignored, type LogEvent } from '../projection.js'
import type { Check, Effect, Watch } from './check.js'
import { withEffects } from './fold.js'
import type { FindingTables } from './tables.js'

type Handlers<E extends AnyEvent> = {
  readonly [T in E['type']]: Handler<Extract<E, { type: T }>, FindingTables>
}
type Remember<S> = (state: S, event: LogEvent) => S
type Ask<S> = (before: S, event: LogEvent) => readonly Effect[]

/** The handlers of one kind of stream: each check is asked with what was known before, then the event is remembered. */
export function handlersOf<E extends AnyEvent, S extends object>(watch: Watch<E, S>): Handlers<E> {
  const remembered = watch.remember as Readonly<Record<string, Remember<S> | null>>
  const handlers = Object.entries(remembered).map(([type, remember]) => {
    const asked = watch.checks.filter((check) => type in check.from)
    return [type, remember === null && asked.length === 0 ? ignored : handler(watch.initial, remember, asked, type)]
  })
  return Object.fromEntries(handlers) as Handlers<E>
}

function handler<E extends AnyEvent, S extends object>(
  initial: (stream: string) => S,
  remember: Remember<S> | null,
  asked: readonly Check<E, S>[],
  type: string,
): Handler<AnyEvent, FindingTables> {
  return (rows, event) => {
    const { stream } = event
    const row = rows.watched.get(stream)
    const before = (row?.state as S | undefined) ?? initial(stream)
    const known = row?.findings ?? []
    const findings = asked.reduce((found, check) => {
      const ask = (check.from as unknown as Readonly<Record<string, Ask<S>>>)[type]!
      return withEffects(found, check, event, ask(before, event))
    }, known)
    const state = remember === null ? before : remember(before, event)
    for (const finding of findings) if (!known.includes(finding)) rows.findings.put(finding)
    if (row === undefined || state !== before || findings !== known) rows.watched.put({ stream, state, findings })
  }
}
