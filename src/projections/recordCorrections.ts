import type { DeliveryWay, IntakeChannel } from '../domain/application/vocabulary.js'
import type { CorrectionOutcome, RecordCorrectionEvent } from '../domain/recordCorrection/events.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import { sql } from 'kysely'
import { beginsWith, is, isBetween, isOneOf } from './conditions.js'
import { defineTable, type Rows } from './engine/table.js'
import { byKey, rowsBy } from './lookup.js'
import {
  type BoundedCount,
  boundedCount,
  type Condition,
  type KeysetOrder,
  type Page,
  type PageArgs,
  selectPage,
} from './page.js'
import type { LogEvent, Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export const RECORD_CORRECTIONS = 'recordCorrections'

/** 核实中 · 待决定 · 待告知 · 已办结 · 已撤回 */
export const CORRECTION_STAGES = ['verification', 'decision', 'notice', 'done', 'withdrawn'] as const
export type CorrectionStage = (typeof CORRECTION_STAGES)[number]

/** A person's request to have their own record corrected (711-41). What they said is read from its stream only. */
export interface RecordCorrectionRow {
  readonly id: string
  readonly agency: string
  readonly officer: string | null
  /** Data subject: an id without a meaning. */
  readonly subject: string
  readonly application: string | null
  readonly channel: IntakeChannel
  readonly receivedOn: string
  readonly proof: string | null
  readonly dueReceipt: DeadlineReceipt
  readonly due: string
  /** Null until the record was looked at. */
  readonly confirmed: boolean | null
  readonly verifiedOn: string | null
  readonly verifiedBy: string | null
  readonly outcome: CorrectionOutcome['kind'] | null
  readonly decidedBy: string | null
  readonly correctedOn: string | null
  readonly forwardedTo: string | null
  readonly forwardedOn: string | null
  readonly forwardNumber: string | null
  readonly noticeNumber: string | null
  readonly dispatchedOn: string | null
  readonly way: DeliveryWay | null
  readonly late: boolean
  readonly withdrawnOn: string | null
  readonly stage: CorrectionStage
  readonly registeredAt: string
  readonly registeredOrdinal: number
  readonly changedAt: string
  readonly revision: number
}

export const correctionTables = {
  corrections: defineTable<RecordCorrectionRow>({
    columns: {
      id: 'text',
      agency: 'text',
      officer: 'text',
      subject: 'text',
      application: 'text',
      channel: 'text',
      receivedOn: 'text',
      proof: 'text',
      dueReceipt: 'json',
      due: 'text',
      confirmed: 'boolean',
      verifiedOn: 'text',
      verifiedBy: 'text',
      outcome: 'text',
      decidedBy: 'text',
      correctedOn: 'text',
      forwardedTo: 'text',
      forwardedOn: 'text',
      forwardNumber: 'text',
      noticeNumber: 'text',
      dispatchedOn: 'text',
      way: 'text',
      late: 'boolean',
      withdrawnOn: 'text',
      stage: 'text',
      registeredAt: 'text',
      registeredOrdinal: 'bigint',
      changedAt: 'text',
      revision: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (registered_ordinal)',
      'create index on $table (due, id)',
      'create index on $table (agency, registered_ordinal)',
      'create index on $table (application) where application is not null',
      'create index on $table (subject)',
    ],
  }),
}
type Tables = typeof correctionTables

const STREAM = 'correction-'
const idOf = ({ stream }: Pick<LogEvent, 'stream'>): string => stream.slice(STREAM.length)

function change(
  rows: Rows<Tables>,
  event: LogEvent<RecordCorrectionEvent>,
  columns: Partial<RecordCorrectionRow>,
): void {
  const row = rows.corrections.get(idOf(event))
  if (row === undefined) throw new Error(`the correction ${idOf(event)} was never asked for`)
  rows.corrections.put({ ...row, ...columns, changedAt: event.metadata.recordedAt, revision: event.revision })
}

export const recordCorrectionsProjection: Projection<RecordCorrectionEvent, Tables> = {
  name: RECORD_CORRECTIONS,
  version: 3,
  tables: correctionTables,
  touches: (event) => ({ corrections: [idOf(event)] }),
  handlers: {
    CorrectionAsked: (rows, event) => {
      const { agency, officer, subject, application, channel, receivedOn, proof, due } = event.data
      rows.corrections.put({
        id: idOf(event),
        agency,
        officer: officer ?? null,
        subject,
        application: application ?? null,
        channel,
        receivedOn,
        proof: proof ?? null,
        dueReceipt: due,
        due: due.due,
        confirmed: null,
        verifiedOn: null,
        verifiedBy: null,
        outcome: null,
        decidedBy: null,
        correctedOn: null,
        forwardedTo: null,
        forwardedOn: null,
        forwardNumber: null,
        noticeNumber: null,
        dispatchedOn: null,
        way: null,
        late: false,
        withdrawnOn: null,
        stage: 'verification',
        registeredAt: event.metadata.recordedAt,
        registeredOrdinal: event.ordinal,
        changedAt: event.metadata.recordedAt,
        revision: event.revision,
      })
    },
    /** Looked at again, whatever was decided on it is open again. */
    RecordVerified: (rows, event) => {
      const { confirmed, verifiedOn, by } = event.data
      change(rows, event, { confirmed, verifiedOn, verifiedBy: by, stage: 'decision' })
    },
    CorrectionDecided: (rows, event) => {
      const { outcome, by } = event.data
      const forwarded = outcome.kind === 'forwarded'
      change(rows, event, {
        outcome: outcome.kind,
        decidedBy: by,
        correctedOn: outcome.kind === 'corrected' ? outcome.correctedOn : null,
        forwardedTo: forwarded ? outcome.to : null,
        forwardedOn: forwarded ? outcome.forwardedOn : null,
        forwardNumber: forwarded ? outcome.documentNumber : null,
        stage: 'notice',
      })
    },
    /** Read from the stream; the row only keeps its revision. */
    CorrectionLetterPrepared: (rows, event) => change(rows, event, {}),
    CorrectionLetterSealed: (rows, event) => change(rows, event, {}),
    CorrectionNoticeDispatched: (rows, event) => {
      const { noticeNumber, dispatchedOn, way, late } = event.data
      change(rows, event, { noticeNumber, dispatchedOn, way, late, stage: 'done' })
    },
    CorrectionWithdrawn: (rows, event) =>
      change(rows, event, { withdrawnOn: event.data.withdrawnOn, stage: 'withdrawn' }),
    CorrectionDateAdopted: (rows, event) =>
      change(rows, event, { due: event.data.due.due, dueReceipt: event.data.due }),
    CorrectionHandedOver: (rows, event) => change(rows, event, { officer: event.data.to }),
    /** Whoever had it in hand need not be in the new agency. */
    CorrectionTransferred: (rows, event) => change(rows, event, { agency: event.data.to, officer: null }),
  },
}

/** An absent value restricts nothing. Days are dates in Asia/Shanghai, both ends included. */
export interface RecordCorrectionFilter {
  readonly agencies?: readonly string[]
  readonly officer?: string
  readonly stages?: readonly CorrectionStage[]
  readonly outcomes?: readonly CorrectionOutcome['kind'][]
  readonly application?: string
  /** Data subjects. */
  readonly subjects?: readonly string[]
  readonly dueFrom?: string
  readonly dueUntil?: string
  readonly receivedFrom?: string
  readonly receivedUntil?: string
  /** Told of late, or not told of and due before this day. */
  readonly lateOn?: string
  /** Number of its notice begins so. */
  readonly number?: string
}
export type RecordCorrectionOrder = 'newestFirst' | 'dueFirst'

const ORDERS: Readonly<Record<RecordCorrectionOrder, KeysetOrder<keyof RecordCorrectionRow & string>>> = {
  newestFirst: { list: 'recordCorrections', columns: ['registeredOrdinal'], direction: 'desc' },
  dueFirst: { list: 'recordCorrections', columns: ['due', 'id'], direction: 'asc' },
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(RECORD_CORRECTIONS)}.corrections`

/** @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function recordCorrections(
  models: ReadSide,
  filter: RecordCorrectionFilter,
  order: RecordCorrectionOrder,
  page: PageArgs,
): Promise<Page<RecordCorrectionRow>> {
  const from = await tableOf(models)
  const query = { table: correctionTables.corrections, from, where: conditions(filter), order: ORDERS[order] }
  return selectPage(models, query, page)
}

export const countRecordCorrections = async (models: ReadSide, filter: RecordCorrectionFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

export const recordCorrectionsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordCorrectionRow>> =>
  byKey(await rowsBy(models, correctionTables.corrections, await tableOf(models), 'id', ids), 'id')

const conditions = (filter: RecordCorrectionFilter): readonly Condition[] => [
  ...isOneOf('agency', filter.agencies),
  ...is('officer', filter.officer),
  ...isOneOf('stage', filter.stages),
  ...isOneOf('outcome', filter.outcomes),
  ...is('application', filter.application),
  ...isOneOf('subject', filter.subjects),
  ...isBetween('due', filter.dueFrom, filter.dueUntil),
  ...isBetween('receivedOn', filter.receivedFrom, filter.receivedUntil),
  ...(filter.lateOn === undefined
    ? []
    : [sql`(late or (stage not in ('done', 'withdrawn') and due < ${filter.lateOn}))`]),
  ...beginsWith('noticeNumber', filter.number),
]
