import type { AnyEvent } from '../../domain/decider.js'
import type { Rows } from '../engine/table.js'
import type { LogEvent, Projection } from '../projection.js'
import { caseFrom } from './caseFrom.js'
import { itemFold } from './itemFold.js'
import { changedColumns, overwrite } from './overwrite.js'
import { type AnyRegisterFold, anyRegisterFold } from './registerFold.js'
import { applicationFold, consultationFold, deadlineFold, dutyFold, followedVersions } from './rowFolds.js'
import {
  ALWAYS,
  ALWAYS_DATE,
  type PeriodRow,
  REGISTER_PERIODS,
  type RegisterColumns,
  type RegisterTables,
  registerTables,
  type StandingPeriod,
  type SubjectRow,
} from './tables.js'

const FOLDS: readonly AnyRegisterFold[] = [
  anyRegisterFold(itemFold),
  anyRegisterFold(applicationFold),
  anyRegisterFold(consultationFold),
  anyRegisterFold(dutyFold),
  anyRegisterFold(deadlineFold),
]

const foldOf = ({ stream }: Pick<LogEvent, 'stream'>): AnyRegisterFold | undefined =>
  FOLDS.find(({ prefix }) => stream.startsWith(prefix))

const keyOf = ({ register, prefix }: AnyRegisterFold, { stream }: Pick<LogEvent, 'stream'>): string =>
  `${register}/${stream.slice(prefix.length)}`

/**
 * The registers on both axes of time: what was the case on a legal date, and since when that is known. By columns: an
 * event sets what it changes from its legal date on, in the order of recording.
 */
export const registerPeriodsProjection: Projection<AnyEvent, RegisterTables> = {
  name: REGISTER_PERIODS,
  version: 1 + followedVersions,
  tables: registerTables,
  touches: (event) => {
    const fold = foldOf(event)
    return fold === undefined ? {} : { subjects: [keyOf(fold, event)] }
  },
  handlers: Object.fromEntries(FOLDS.flatMap(({ types }) => types.map((type) => [type, follow]))),
}

function follow(rows: Rows<RegisterTables>, event: LogEvent): void {
  const fold = foldOf(event)
  if (fold === undefined) return
  const key = keyOf(fold, event)
  const known = rows.subjects.get(key)
  const state = fold.fold(known?.state, event)
  const columns = fold.columns(state)
  const subject = known ?? {
    key,
    register: fold.register,
    subject: event.stream.slice(fold.prefix.length),
    agencies: [],
    state,
    standing: [],
    written: 0,
  }
  const next = { ...subject, state, agencies: fold.agencies(state) }
  const changed = known === undefined ? columns : changedColumns(fold.columns(known.state), columns)
  if (changed === undefined) rows.subjects.put(next)
  else write(rows, next, known === undefined ? undefined : changed, columns, event)
}

/** `changed` is undefined for the event that begins the subject. */
function write(
  rows: Rows<RegisterTables>,
  subject: SubjectRow,
  changed: Partial<RegisterColumns> | undefined,
  columns: RegisterColumns,
  event: LogEvent,
): void {
  const { recordedAt } = event.metadata
  const from = caseFrom(event)
  const { kept, closed, opened } =
    changed === undefined
      ? { kept: [], closed: [], opened: [{ columns, validFrom: from, validTo: ALWAYS_DATE }] }
      : overwrite(subject.standing, changed, from)
  // What never stood for a moment was never known.
  for (const period of closed)
    if (period.knownFrom === recordedAt) rows.periods.remove(idOf(subject, period.n))
    else rows.periods.put(rowOf(subject, period, recordedAt))
  const added = opened.map(({ columns: said, validFrom, validTo }, index): StandingPeriod => ({
    ...said,
    n: subject.written + index + 1,
    validFrom,
    validTo,
    knownFrom: recordedAt,
  }))
  for (const period of added) rows.periods.put(rowOf(subject, period, ALWAYS))
  rows.subjects.put({
    ...subject,
    standing: [...kept, ...added].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    written: subject.written + added.length,
  })
}

const idOf = ({ key }: SubjectRow, n: number): string => `${key}/${n}`

const rowOf = (subject: SubjectRow, { n, ...period }: StandingPeriod, knownTo: string): PeriodRow => ({
  ...period,
  id: idOf(subject, n),
  register: subject.register,
  subject: subject.subject,
  knownTo,
})
