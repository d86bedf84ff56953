import { sql } from 'kysely'
import type { InspectionEvent } from '../domain/inspection/events.js'
import type {
  BulletinState,
  InspectionArea,
  InspectionFindingState,
  InspectionState,
} from '../domain/inspection/vocabulary.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import { isOneOf, overlaps } from './conditions.js'
import { defineTable, type Rows } from './engine/table.js'
import { byKey, grouped, rowsBy } from './lookup.js'
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

export const INSPECTIONS = 'inspections'

/** An inspection (监督检查). What anybody wrote is read from its stream only. Days in Asia/Shanghai. */
export interface InspectionRow {
  readonly id: string
  readonly body: string
  readonly agencies: readonly string[]
  /** Those that a notice went out to: they may know of it. */
  readonly noticed: readonly string[]
  readonly area: InspectionArea
  readonly fromDay: string
  readonly untilDay: string
  readonly inspectors: readonly string[]
  readonly basis: string
  readonly plannedOn: string
  readonly state: InspectionState
  readonly sampleSize: number | null
  readonly examined: readonly string[]
  readonly findings: number
  readonly concludedOn: string | null
  readonly bulletin: BulletinState | null
  readonly bulletinNumber: string | null
  readonly bulletinHash: string | null
  readonly bulletinIssuedOn: string | null
  readonly bulletinAddress: string | null
  readonly registeredOrdinal: number
  readonly changedAt: string
  readonly revision: number
}

/** A finding inside an inspection (检查发现的问题). */
export interface InspectionFindingRow {
  readonly id: string
  readonly inspection: string
  readonly body: string
  readonly agency: string
  readonly clause: string
  readonly subject: string | null
  /** Of a check over the log, where the inspection takes one up. */
  readonly cited: string | null
  readonly checkCode: string | null
  readonly state: InspectionFindingState
  readonly foundOn: string
  readonly foundBy: string
  readonly notices: number
  readonly notice: number | null
  readonly due: string | null
  readonly mendedOn: string | null
  readonly statedOn: string | null
  readonly verifiedOn: string | null
  readonly verifiedBy: string | null
  readonly daysLate: number | null
  readonly refusals: number
  readonly misses: number
  readonly proposed: boolean
  readonly registeredOrdinal: number
}

/** A rectification notice (责令整改通知书). */
export interface RectificationNoticeRow {
  /** `{inspection}.n{notice}`: also the matter of its deadline. */
  readonly id: string
  readonly inspection: string
  readonly notice: number
  readonly agency: string
  readonly findings: readonly string[]
  readonly round: number
  readonly number: string
  readonly issuedOn: string
  readonly dueReceipt: DeadlineReceipt
  readonly due: string
  readonly answeredOn: string | null
  readonly missed: boolean
  readonly superiors: readonly string[]
  readonly pdf: string
  readonly html: string
  readonly sha256: string
}

export const inspectionTables = {
  inspections: defineTable<InspectionRow>({
    columns: {
      id: 'text',
      body: 'text',
      agencies: 'text[]',
      noticed: 'text[]',
      area: 'text',
      fromDay: 'text',
      untilDay: 'text',
      inspectors: 'text[]',
      basis: 'text',
      plannedOn: 'text',
      state: 'text',
      sampleSize: 'bigint',
      examined: 'text[]',
      findings: 'bigint',
      concludedOn: 'text',
      bulletin: 'text',
      bulletinNumber: 'text',
      bulletinHash: 'text',
      bulletinIssuedOn: 'text',
      bulletinAddress: 'text',
      registeredOrdinal: 'bigint',
      changedAt: 'text',
      revision: 'bigint',
    },
    key: 'id',
    indexes: ['create index on $table (registered_ordinal)', 'create index on $table (body, registered_ordinal)'],
  }),
  findings: defineTable<InspectionFindingRow>({
    columns: {
      id: 'text',
      inspection: 'text',
      body: 'text',
      agency: 'text',
      clause: 'text',
      subject: 'text',
      cited: 'text',
      checkCode: 'text',
      state: 'text',
      foundOn: 'text',
      foundBy: 'text',
      notices: 'bigint',
      notice: 'bigint',
      due: 'text',
      mendedOn: 'text',
      statedOn: 'text',
      verifiedOn: 'text',
      verifiedBy: 'text',
      daysLate: 'bigint',
      refusals: 'bigint',
      misses: 'bigint',
      proposed: 'boolean',
      registeredOrdinal: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (inspection, registered_ordinal)',
      'create index on $table (agency, found_on)',
      'create index on $table (cited) where cited is not null',
    ],
  }),
  notices: defineTable<RectificationNoticeRow>({
    columns: {
      id: 'text',
      inspection: 'text',
      notice: 'bigint',
      agency: 'text',
      findings: 'text[]',
      round: 'bigint',
      number: 'text',
      issuedOn: 'text',
      dueReceipt: 'json',
      due: 'text',
      answeredOn: 'text',
      missed: 'boolean',
      superiors: 'text[]',
      pdf: 'text',
      html: 'text',
      sha256: 'text',
    },
    key: 'id',
    indexes: ['create index on $table (inspection, notice)'],
  }),
}
type Tables = typeof inspectionTables
type Touched = Readonly<Record<keyof Tables, readonly string[]>>

const STREAM = 'inspection-'
const idOf = ({ stream }: Pick<LogEvent, 'stream'>): string => stream.slice(STREAM.length)
const noticeId = (inspection: string, notice: number): string => `${inspection}.n${notice}`

function change(rows: Rows<Tables>, event: LogEvent<InspectionEvent>, columns: Partial<InspectionRow>): void {
  const row = rows.inspections.get(idOf(event))
  if (row === undefined) throw new Error(`the inspection ${idOf(event)} was never planned`)
  rows.inspections.put({ ...row, ...columns, changedAt: event.metadata.recordedAt, revision: event.revision })
}
const rowOf = (rows: Rows<Tables>, event: LogEvent): InspectionRow => {
  const row = rows.inspections.get(idOf(event))
  if (row === undefined) throw new Error(`the inspection ${idOf(event)} was never planned`)
  return row
}
function changeFinding(
  rows: Rows<Tables>,
  id: string,
  columns: (row: InspectionFindingRow) => Partial<InspectionFindingRow>,
): void {
  const row = rows.findings.get(id)
  if (row === undefined) throw new Error(`the finding ${id} was never recorded`)
  rows.findings.put({ ...row, ...columns(row) })
}
function changeNotice(rows: Rows<Tables>, id: string, columns: Partial<RectificationNoticeRow>): void {
  const row = rows.notices.get(id)
  if (row === undefined) throw new Error(`the notice ${id} was never issued`)
  rows.notices.put({ ...row, ...columns })
}

const together = (some: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...some, ...more]),
]

export const inspectionsProjection: Projection<InspectionEvent, Tables> = {
  name: INSPECTIONS,
  version: 1,
  tables: inspectionTables,
  touches: (event): Touched => {
    const { findings, finding, notice } = event.data as {
      readonly findings?: readonly string[]
      readonly finding?: string
      readonly notice?: number
    }
    return {
      inspections: [idOf(event)],
      findings: [...(findings ?? []), ...(finding === undefined ? [] : [finding])],
      notices: notice === undefined ? [] : [noticeId(idOf(event), notice)],
    }
  },
  handlers: {
    InspectionPlanned: (rows, event) => {
      const { body, agencies, area, from, until, inspectors, basis, plannedOn } = event.data
      rows.inspections.put({
        id: idOf(event),
        ...{ body, agencies, area, inspectors, basis, plannedOn },
        noticed: [],
        fromDay: from,
        untilDay: until,
        state: 'planned',
        sampleSize: null,
        examined: [],
        findings: 0,
        concludedOn: null,
        bulletin: null,
        bulletinNumber: null,
        bulletinHash: null,
        bulletinIssuedOn: null,
        bulletinAddress: null,
        registeredOrdinal: event.ordinal,
        changedAt: event.metadata.recordedAt,
        revision: event.revision,
      })
    },
    InspectorsChanged: (rows, event) => change(rows, event, { inspectors: event.data.inspectors }),
    InspectionCancelled: (rows, event) => change(rows, event, { state: 'cancelled' }),
    SampleDrawn: (rows, event) => change(rows, event, { state: 'sampled', sampleSize: event.data.sample.length }),
    SubjectExamined: (rows, event) =>
      change(rows, event, { examined: together(rowOf(rows, event).examined, [event.data.subject]) }),
    FindingRecorded: (rows, event) => {
      const { finding, agency, clause, subject, cited, foundOn, by } = event.data
      const { body, findings, examined } = rowOf(rows, event)
      change(rows, event, {
        findings: findings + 1,
        examined: subject === undefined ? examined : together(examined, [subject]),
      })
      rows.findings.put({
        id: finding,
        inspection: idOf(event),
        ...{ body, agency, clause, foundOn },
        subject: subject ?? null,
        cited: cited?.finding ?? null,
        checkCode: cited?.check ?? null,
        state: 'recorded',
        foundBy: by,
        notices: 0,
        notice: null,
        due: null,
        mendedOn: null,
        statedOn: null,
        verifiedOn: null,
        verifiedBy: null,
        daysLate: null,
        refusals: 0,
        misses: 0,
        proposed: false,
        registeredOrdinal: event.ordinal,
      })
    },
    /** Read from the stream; the row only keeps its revision. */
    InspectionFileAttached: (rows, event) => change(rows, event, {}),
    RectificationNoticeIssued: (rows, event) => {
      const { notice, agency, findings, round, number, issuedOn, due, pdf, html } = event.data
      change(rows, event, { noticed: together(rowOf(rows, event).noticed, [agency]) })
      rows.notices.put({
        id: noticeId(idOf(event), notice),
        inspection: idOf(event),
        ...{ notice, agency, findings, round, number, issuedOn },
        dueReceipt: due,
        due: due.due,
        answeredOn: null,
        missed: false,
        superiors: [],
        pdf: pdf.fileId,
        html: html.fileId,
        sha256: pdf.sha256,
      })
      for (const id of findings)
        changeFinding(rows, id, (row) => ({ state: 'noticed', notice, notices: row.notices + 1, due: due.due }))
    },
    RectificationStated: (rows, event) => {
      const { finding, notice, mendedOn, statedOn, completes } = event.data
      change(rows, event, {})
      changeFinding(rows, finding, () => ({ state: 'stated', mendedOn, statedOn }))
      if (completes) changeNotice(rows, noticeId(idOf(event), notice), { answeredOn: statedOn })
    },
    RectificationVerified: (rows, event) => {
      const { finding, accepted, verifiedOn, daysLate, by } = event.data
      change(rows, event, {})
      changeFinding(rows, finding, (row) => ({
        state: accepted ? 'accepted' : 'refused',
        refusals: row.refusals + (accepted ? 0 : 1),
        verifiedOn,
        verifiedBy: by,
        daysLate: accepted ? daysLate : null,
      }))
    },
    RectificationMissed: (rows, event) => {
      const { notice, findings } = event.data
      change(rows, event, {})
      changeNotice(rows, noticeId(idOf(event), notice), { missed: true })
      for (const id of findings) changeFinding(rows, id, (row) => ({ misses: row.misses + 1 }))
    },
    SuperiorNotified: (rows, event) => {
      change(rows, event, {})
      changeNotice(rows, noticeId(idOf(event), event.data.notice), { superiors: event.data.superiors })
    },
    AccountabilityCaseProposed: (rows, event) => {
      change(rows, event, {})
      for (const id of event.data.findings) changeFinding(rows, id, () => ({ proposed: true }))
    },
    InspectionConcluded: (rows, event) =>
      change(rows, event, { state: 'concluded', concludedOn: event.data.concludedOn }),
    BulletinDrafted: (rows, event) =>
      change(rows, event, { bulletin: 'drafted', bulletinHash: event.data.contentHash }),
    BulletinReturned: (rows, event) => change(rows, event, { bulletin: 'returned' }),
    BulletinApproved: (rows, event) => change(rows, event, { bulletin: 'approved' }),
    BulletinIssued: (rows, event) =>
      change(rows, event, {
        bulletin: 'issued',
        bulletinNumber: event.data.number,
        bulletinIssuedOn: event.data.issuedOn,
      }),
    BulletinPublished: (rows, event) =>
      change(rows, event, { bulletin: 'published', bulletinAddress: event.data.address }),
  },
}

/** An absent value restricts nothing. */
export interface InspectionFilter {
  /** Whose inspections somebody may know of: as the body, or as an agency that was told of a finding. */
  readonly sight?: readonly string[]
  readonly bodies?: readonly string[]
  readonly agencies?: readonly string[]
  readonly inspector?: string
  readonly states?: readonly InspectionState[]
}

const NEWEST: KeysetOrder<keyof InspectionRow & string> = {
  list: 'inspections',
  columns: ['registeredOrdinal'],
  direction: 'desc',
}
const tableOf = async (models: ReadSide, table: keyof Tables): Promise<string> =>
  `${await models.schemaOf(INSPECTIONS)}.${table}`

/** @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export const inspections = async (
  models: ReadSide,
  filter: InspectionFilter,
  page: PageArgs,
): Promise<Page<InspectionRow>> =>
  selectPage(
    models,
    {
      table: inspectionTables.inspections,
      from: await tableOf(models, 'inspections'),
      where: conditions(filter),
      order: NEWEST,
    },
    page,
  )

export const countInspections = async (models: ReadSide, filter: InspectionFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models, 'inspections'), where: conditions(filter) })

export const inspectionsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InspectionRow>> =>
  byKey(await rowsBy(models, inspectionTables.inspections, await tableOf(models, 'inspections'), 'id', ids), 'id')

const findingsBy = async (models: ReadSide, column: 'inspection' | 'cited', ids: readonly string[]) =>
  rowsBy(models, inspectionTables.findings, await tableOf(models, 'findings'), column, ids)

/** In the order recorded. */
export const findingsOfInspections = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly InspectionFindingRow[]>> =>
  grouped(
    [...(await findingsBy(models, 'inspection', ids))].sort((a, b) => a.registeredOrdinal - b.registeredOrdinal),
    'inspection',
  )

/** In their order. */
export const noticesOfInspections = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RectificationNoticeRow[]>> =>
  grouped(
    [...(await rowsBy(models, inspectionTables.notices, await tableOf(models, 'notices'), 'inspection', ids))].sort(
      (a, b) => a.notice - b.notice,
    ),
    'inspection',
  )

/**
 * Inside which inspections findings of the checks over the log are, and how they stand there: only `accepted` closes
 * them. By id of the finding of the check.
 */
export async function inspectionFindingsCiting(
  models: ReadSide,
  findings: readonly string[],
): Promise<ReadonlyMap<string, readonly InspectionFindingRow[]>> {
  return grouped(await findingsBy(models, 'cited', findings), 'cited')
}

const conditions = (filter: InspectionFilter): readonly Condition[] => [
  ...(filter.sight === undefined
    ? []
    : [sql`(body = any(${filter.sight}::text[]) or noticed && ${filter.sight}::text[])`]),
  ...isOneOf('body', filter.bodies),
  ...overlaps('agencies', filter.agencies),
  ...(filter.inspector === undefined ? [] : overlaps('inspectors', [filter.inspector])),
  ...isOneOf('state', filter.states),
]
