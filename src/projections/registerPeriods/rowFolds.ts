import type { ApplicationEvent } from '../../domain/application/events.js'
import type { ConsultationEvent } from '../../domain/consultation/events.js'
import type { DeadlineEvent } from '../../domain/deadline/events.js'
import type { DutyEvent } from '../../domain/duty/events.js'
import type { AnyEvent } from '../../domain/decider.js'
import { applicationsProjection } from '../applications/projection.js'
import { type ApplicationRow, NO_DUE } from '../applications/tables.js'
import { consultationsProjection } from '../consultations/projection.js'
import type { ConsultationRow } from '../consultations/tables.js'
import { deadlinesProjection } from '../deadlines/projection.js'
import type { DeadlineRow } from '../deadlines/tables.js'
import { dutiesProjection } from '../duties/projection.js'
import type { DutyRow } from '../duties/tables.js'
import type { LogEvent } from '../projection.js'
import { NO_COLUMNS, type RegisterFold } from './registerFold.js'

// The registers say what the lists say: their rows are folded by the lists' own handlers.

type Handlers = Readonly<Record<string, ((rows: never, event: never) => void) | undefined>>

/** The row of a list after one more event; an event that changes nothing leaves it as it is. */
const rowAfter =
  <Row extends object, E extends AnyEvent>(table: string, projection: { readonly handlers: object }) =>
  (row: Row | undefined, event: LogEvent<E>): Row => {
    let after = row
    const rows = {
      [table]: {
        get: () => after,
        put: (changed: Row) => {
          after = changed
        },
      },
    }
    ;(projection.handlers as Handlers)[event.type]?.(rows as never, event as never)
    if (after === undefined) throw new Error(`${event.stream} has no beginning`)
    return after
  }

const typesOf = <T extends string>({ handlers }: { readonly handlers: Readonly<Record<T, unknown>> }): readonly T[] =>
  Object.keys(handlers) as T[]

const dueOf = (due: string): string | null => (due === NO_DUE ? null : due)

export const applicationFold: RegisterFold<ApplicationRow, ApplicationEvent> = {
  register: 'application',
  prefix: 'application-',
  types: typesOf(applicationsProjection),
  fold: rowAfter('applications', applicationsProjection),
  columns: ({ agency, officer, stage, outcome, replyNumber, due, item }) => ({
    ...NO_COLUMNS,
    agency,
    officer,
    stage,
    attribute: outcome,
    number: replyNumber,
    due: dueOf(due),
    item,
  }),
  agencies: ({ agency }) => [agency],
}

export const consultationFold: RegisterFold<ConsultationRow, ConsultationEvent> = {
  register: 'consultation',
  prefix: 'consultation-',
  types: typesOf(consultationsProjection),
  fold: rowAfter('consultations', consultationsProjection),
  columns: ({ asking, officer, status, purpose, letterNumber, due, item }) => ({
    ...NO_COLUMNS,
    agency: asking,
    officer,
    stage: status,
    attribute: purpose,
    number: letterNumber,
    due: dueOf(due),
    item,
  }),
  agencies: ({ parties, deciders }) => [...new Set([...parties, ...deciders])],
}

/** Without their histories, which nobody asks of a register. */
export const dutyFold: RegisterFold<DutyRow, DutyEvent> = {
  register: 'duty',
  prefix: 'duty-',
  types: typesOf(dutiesProjection),
  fold: (row, event) => ({ ...rowAfter<DutyRow, DutyEvent>('duties', dutiesProjection)(row, event), steps: [] }),
  columns: ({ agency, status, kind, item, deadline }) => ({
    ...NO_COLUMNS,
    agency,
    stage: status,
    attribute: kind,
    item,
    deadline,
  }),
  agencies: ({ agency }) => [agency],
}

export const deadlineFold: RegisterFold<DeadlineRow, DeadlineEvent> = {
  register: 'deadline',
  prefix: 'deadline-',
  types: typesOf(deadlinesProjection),
  fold: (row, event) => ({
    ...rowAfter<DeadlineRow, DeadlineEvent>('deadlines', deadlinesProjection)(row, event),
    steps: [],
  }),
  columns: ({ agency, officer, status, kind, due, item }) => ({
    ...NO_COLUMNS,
    agency,
    officer,
    stage: status,
    attribute: kind,
    due,
    item,
  }),
  agencies: ({ agency }) => [agency],
}

/** A register is filled anew when a list it follows is. */
export const followedVersions =
  applicationsProjection.version +
  consultationsProjection.version +
  deadlinesProjection.version +
  dutiesProjection.version
