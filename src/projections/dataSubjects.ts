import type { DataSubjectEvent, MatterChange } from '../domain/dataSubject/events.js'
import type { ErasureGround, HoldKind, Involvement } from '../domain/dataSubject/vocabulary.js'
import type { RetentionClass } from '../domain/application/vocabulary.js'
import { unreachable } from '../domain/decider.js'
import { isOneOf, overlaps } from './conditions.js'
import { defineTable, type Rows } from './engine/table.js'
import { byKey, rowsBy } from './lookup.js'
import { type BoundedCount, boundedCount, type Page, type PageArgs, selectPage } from './page.js'
import { type LogEvent, type Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export const DATA_SUBJECTS = 'dataSubjects'

export const ERASURE_STAGES = ['requested', 'approved', 'declined', 'heldBack', 'begun', 'done'] as const
export type ErasureStage = (typeof ERASURE_STAGES)[number]

export interface SubjectMatterRow {
  /** Stream of the matter. */
  readonly matter: string
  readonly as: Involvement
  readonly agency: string
  readonly openedOn: string
  readonly key: string | null
  readonly closedOn: string | null
  readonly retention: RetentionClass | null
  readonly retainedFrom: string | null
  readonly remedies: readonly string[]
}

export interface HoldRow {
  readonly hold: string
  readonly kind: HoldKind
  readonly document: string
  readonly placedBy: string
  readonly placedAt: string
  readonly liftedBy: string | null
  readonly liftedAt: string | null
}

export interface ErasureRow {
  readonly request: number
  readonly ground: ErasureGround
  readonly requestedOn: string
  readonly requestedBy: string
  readonly stage: ErasureStage
  readonly decidedBy: string | null
  readonly heldBackBecause: readonly string[]
  readonly destroyedAt: string | null
}

/** A data subject by its opaque id. Who it is stands in no column. */
export interface DataSubjectRow {
  readonly subject: string
  readonly state: 'kept' | 'erasing' | 'erased'
  /** That answer one of the matters. */
  readonly agencies: readonly string[]
  readonly matters: readonly SubjectMatterRow[]
  readonly holds: readonly HoldRow[]
  readonly erasure: ErasureRow | null
  /** Null while no erasure was asked for. */
  readonly stage: ErasureStage | null
  readonly notedOrdinal: number
  readonly revision: number
}

const tables = {
  subjects: defineTable<DataSubjectRow>({
    columns: {
      subject: 'text',
      state: 'text',
      agencies: 'text[]',
      matters: 'json',
      holds: 'json',
      erasure: 'json',
      stage: 'text',
      notedOrdinal: 'bigint',
      revision: 'bigint',
    },
    key: 'subject',
    indexes: ['create index on $table (stage, noted_ordinal) where stage is not null'],
  }),
}
type Tables = typeof tables

/** Data subjects, their matters, holds and erasures; a row is one person. */
export const dataSubjectsProjection: Projection<DataSubjectEvent, Tables> = {
  name: DATA_SUBJECTS,
  version: 1,
  tables,
  touches: (event) => ({ subjects: [subjectOf(event)] }),
  handlers: {
    MatterNoted: (rows, event) => {
      const { subject, matter, as, agency, openedOn, key } = event.data
      const before = rows.subjects.get(subject) ?? unknown(subject, event.ordinal)
      const noted = {
        matter,
        as,
        agency,
        openedOn,
        key: key ?? null,
        closedOn: null,
        retention: null,
        retainedFrom: null,
        remedies: [],
      }
      const matters = [...before.matters, noted]
      rows.subjects.put({ ...before, matters, agencies: agenciesOf(matters), revision: event.revision })
    },
    MatterChanged: (rows, event) => {
      const { matter, change: made } = event.data
      const matters = rowOf(rows, event).matters.map((row) => (row.matter === matter ? changed(row, made) : row))
      change(rows, event, { matters, agencies: agenciesOf(matters) })
    },
    LegalHoldPlaced: (rows, event) => {
      const { hold, kind, document, by } = event.data
      const { recordedAt } = event.metadata
      const placed = { hold, kind, document, placedBy: by, placedAt: recordedAt, liftedBy: null, liftedAt: null }
      change(rows, event, { holds: [...rowOf(rows, event).holds, placed] })
    },
    LegalHoldLifted: (rows, event) => {
      const { hold, by } = event.data
      const lifted = { liftedBy: by, liftedAt: event.metadata.recordedAt }
      change(rows, event, {
        holds: rowOf(rows, event).holds.map((row) => (row.hold === hold ? { ...row, ...lifted } : row)),
      })
    },
    ErasureRequested: (rows, event) => {
      const { request, ground, requestedOn, by } = event.data
      change(rows, event, {
        stage: 'requested',
        erasure: {
          request,
          ground,
          requestedOn,
          requestedBy: by,
          stage: 'requested',
          decidedBy: null,
          heldBackBecause: [],
          destroyedAt: null,
        },
      })
    },
    ErasureDeclined: (rows, event) => inErasure(rows, event, { stage: 'declined', decidedBy: event.data.by }),
    ErasureApproved: (rows, event) => inErasure(rows, event, { stage: 'approved', decidedBy: event.data.by }),
    ErasureHeldBack: (rows, event) =>
      inErasure(rows, event, { stage: 'heldBack', heldBackBecause: event.data.because }),
    ErasureBegun: (rows, event) => {
      inErasure(rows, event, { stage: 'begun' })
      change(rows, event, { state: 'erasing' })
    },
    KeyDestroyed: (rows, event) => {
      inErasure(rows, event, { stage: 'done', destroyedAt: event.data.destroyedAt })
      change(rows, event, { state: 'erased' })
    },
  },
}

const agenciesOf = (matters: readonly SubjectMatterRow[]): readonly string[] => [
  ...new Set(matters.map(({ agency }) => agency)),
]

const unknown = (subject: string, notedOrdinal: number): DataSubjectRow => ({
  subject,
  state: 'kept',
  agencies: [],
  matters: [],
  holds: [],
  erasure: null,
  stage: null,
  notedOrdinal,
  revision: -1,
})

const subjectOf = ({ data }: LogEvent<DataSubjectEvent>): string =>
  'dataSubject' in data ? data.dataSubject : data.subject

function rowOf(rows: Rows<Tables>, event: LogEvent<DataSubjectEvent>): DataSubjectRow {
  const row = rows.subjects.get(subjectOf(event))
  if (row === undefined) throw new Error('nothing is on record of this data subject')
  return row
}

function change(rows: Rows<Tables>, event: LogEvent<DataSubjectEvent>, columns: Partial<DataSubjectRow>): void {
  rows.subjects.put({ ...rowOf(rows, event), ...columns, revision: event.revision })
}

function inErasure(rows: Rows<Tables>, event: LogEvent<DataSubjectEvent>, columns: Partial<ErasureRow>): void {
  const { erasure } = rowOf(rows, event)
  if (erasure === null) throw new Error('no erasure was requested')
  const after = { ...erasure, ...columns }
  change(rows, event, { erasure: after, stage: after.stage })
}

function changed(row: SubjectMatterRow, made: MatterChange): SubjectMatterRow {
  switch (made.kind) {
    case 'closed':
      return { ...row, closedOn: made.on }
    case 'reopened':
      return { ...row, closedOn: null, retention: null, retainedFrom: null }
    case 'remedyFiled':
      return { ...row, remedies: [...row.remedies, made.remedy] }
    case 'remedyEnded':
      return { ...row, remedies: row.remedies.filter((remedy) => remedy !== made.remedy) }
    case 'retained':
      return { ...row, retention: made.retention, retainedFrom: made.from }
    case 'transferred':
      return { ...row, agency: made.to }
    default:
      return unreachable(made)
  }
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(DATA_SUBJECTS)}.subjects`

export const dataSubjectsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DataSubjectRow>> =>
  byKey(await rowsBy(models, tables.subjects, await tableOf(models), 'subject', ids), 'subject')

export interface ErasureFilter {
  /** One of its matters is answered by one of these. */
  readonly agencies?: readonly string[]
  readonly stages: readonly ErasureStage[]
}

/** Those whose erasure was asked for, first noted first. */
export async function erasures(models: ReadSide, filter: ErasureFilter, page: PageArgs): Promise<Page<DataSubjectRow>> {
  const order = { list: 'erasures', columns: ['notedOrdinal'], direction: 'asc' } as const
  const from = await tableOf(models)
  return selectPage(models, { table: tables.subjects, from, where: conditions(filter), order }, page)
}

export const countErasures = async (models: ReadSide, filter: ErasureFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

const conditions = ({ agencies, stages }: ErasureFilter) => [
  ...isOneOf('stage', stages),
  ...overlaps('agencies', agencies),
]
