import type { DeadlineEvent } from '../../domain/deadline/events.js'
import type { DeadlineReceipt } from '../../domain/receipt.js'
import type { Rows } from '../engine/table.js'
import type { LogEvent, Projection } from '../projection.js'
import { stepOf } from './steps.js'
import { DEADLINES, type DeadlineRow, type DeadlineTables, deadlineTables } from './tables.js'

/** 期限: every due date of the program with its receipt, and what became of it. */
export const deadlinesProjection: Projection<DeadlineEvent, DeadlineTables> = {
  name: DEADLINES,
  version: 1,
  tables: deadlineTables,
  touches: (event) => ({ deadlines: [idOf(event)] }),
  handlers: {
    DeadlineStarted: (rows, event) => {
      const { matter, kind, agency, officer, item, key, clause, receipt, warnings } = event.data
      rows.deadlines.put({
        id: idOf(event),
        matter,
        kind,
        clause,
        agency,
        officer: officer ?? null,
        item: item ?? null,
        keySubject: key,
        status: 'running',
        ...dated(receipt),
        warnings,
        warned: [],
        extended: false,
        ...NO_PROPOSAL,
        doneOn: null,
        proof: null,
        claimsInTime: false,
        missedAt: null,
        missNoticedAt: null,
        cancelledReason: null,
        startedAt: event.metadata.recordedAt,
        changedAt: event.metadata.recordedAt,
        steps: [stepOf(event, receipt.due)],
        revision: event.revision,
      })
    },
    DeadlineWarned: (rows, event) => change(rows, event, ({ warned }) => ({ warned: [...warned, event.data.level] })),
    DeadlineMoved: (rows, event) => {
      const { cause, receipt, warnings, previousDue } = event.data
      change(rows, event, ({ warned, extended }) => ({
        ...dated(receipt),
        ...NO_PROPOSAL,
        warnings,
        warned: receipt.due === previousDue ? warned : [],
        extended: extended || cause === 'extended',
      }))
    },
    NewDateProposed: (rows, event) =>
      change(rows, event, () => ({ proposal: event.data.receipt, proposedDue: event.data.receipt.due })),
    ProposedDateDeclined: (rows, event) => change(rows, event, () => NO_PROPOSAL),
    DeadlineMet: (rows, event) => {
      const { doneOn, proof } = event.data
      change(rows, event, () => ({ ...NO_PROPOSAL, status: 'met', doneOn, proof }))
    },
    DeadlineMissed: (rows, event) => {
      const { effectiveAt, noticedAt } = event.data
      change(rows, event, () => ({
        ...NO_PROPOSAL,
        status: 'missed',
        missedAt: effectiveAt,
        missNoticedAt: noticedAt,
      }))
    },
    MissedActDone: (rows, event) => {
      const { doneOn, proof, claimsInTime } = event.data
      change(rows, event, () => ({ doneOn, proof, claimsInTime }))
    },
    MissLifted: (rows, event) => {
      const { doneOn, proof } = event.data
      change(rows, event, () => ({ status: 'lifted', doneOn, proof, claimsInTime: false }))
    },
    DeadlineCancelled: (rows, event) =>
      change(rows, event, () => ({ ...NO_PROPOSAL, status: 'cancelled', cancelledReason: event.data.reason })),
    DeadlineTransferred: (rows, event) => {
      const { to, officer } = event.data
      change(rows, event, () => ({ agency: to, officer: officer ?? null }))
    },
  },
}

const NO_PROPOSAL = { proposal: null, proposedDue: null } as const

const dated = (
  receipt: DeadlineReceipt,
): Pick<DeadlineRow, 'start' | 'due' | 'provisional' | 'policies' | 'receipt'> => ({
  start: receipt.start,
  due: receipt.due,
  provisional: receipt.provisional,
  policies: receipt.terms.map(({ policy }) => policy),
  receipt,
})

const PREFIX = 'deadline-'

const idOf = ({ stream }: LogEvent<DeadlineEvent>): string => stream.slice(PREFIX.length)

function change(
  rows: Rows<DeadlineTables>,
  event: LogEvent<DeadlineEvent>,
  columns: (row: DeadlineRow) => Partial<DeadlineRow>,
): void {
  const row = rows.deadlines.get(idOf(event))
  if (row === undefined) throw new Error(`the deadline ${idOf(event)} was never started`)
  const changed = { ...row, ...columns(row) }
  rows.deadlines.put({
    ...changed,
    steps: [...row.steps, stepOf(event, changed.due)],
    changedAt: event.metadata.recordedAt,
    revision: event.revision,
  })
}
