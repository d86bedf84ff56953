import type { ApplicationEvent } from '../../domain/application/events.js'
import type { Rows } from '../engine/table.js'
import type { Handler, LogEvent } from '../projection.js'
import { derived } from './derived.js'
import type { ApplicationRow, ApplicationTables } from './tables.js'

export type Change = Partial<ApplicationRow>
export type ApplicationHandlers<T extends ApplicationEvent['type']> = {
  readonly [K in T]: Handler<Extract<ApplicationEvent, { type: K }>, ApplicationTables>
}
type DataOf<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>['data']

const STREAM = 'application-'
export const idOf = ({ stream }: Pick<LogEvent, 'stream'>): string => stream.slice(STREAM.length)

/** An event before the one that begins the matter is a fault of the log: the stream is parked, nothing is made up. */
function change(
  rows: Rows<ApplicationTables>,
  event: LogEvent<ApplicationEvent>,
  columns: (row: ApplicationRow) => Change,
): void {
  const row = rows.applications.get(idOf(event))
  if (row === undefined) throw new Error(`the application ${idOf(event)} was never received`)
  rows.applications.put(
    derived({ ...row, ...columns(row), revision: event.revision, changedAt: event.metadata.recordedAt }),
  )
}

/** The handler of an event that changes columns of its row. */
export const changing =
  <T extends ApplicationEvent['type']>(
    columns: (row: ApplicationRow, data: DataOf<T>) => Change,
  ): Handler<Extract<ApplicationEvent, { type: T }>, ApplicationTables> =>
  (rows, event) =>
    change(rows, event as unknown as LogEvent<ApplicationEvent>, (row) => columns(row, event.data as DataOf<T>))

/** Of a period that begins: where the law gives none, none runs. */
export const withPeriod = (period: number, replyDue: ApplicationRow['replyDue'] | undefined): Change => ({
  period,
  replyDue: replyDue ?? null,
  clockRuns: replyDue !== undefined && replyDue !== null,
  pauses: [],
})

/** What only an open matter has, for one that is over. */
export const closed = (on: string): Change => ({ clockRuns: false, closedOn: on })
