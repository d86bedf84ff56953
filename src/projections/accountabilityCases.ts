import type { AccountabilityCaseEvent, Measure } from '../domain/accountabilityCase/events.js'
import {
  type CaseConclusion,
  type CaseOriginKind,
  type ClosingReason,
  type Concerned,
  type ConcernedKey,
  keyOf,
  type MeasureKind,
  type Responsibility,
  type ReviewOutcome,
} from '../domain/accountabilityCase/vocabulary.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import { sql } from 'kysely'
import { is, isBetween, isOneOf, overlaps } from './conditions.js'
import { columnsOf } from './engine/names.js'
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

export const ACCOUNTABILITY_CASES = 'accountabilityCases'

/** 调查中 · 待决定 · 落实中 · 已结案 */
export const CASE_STAGES = ['investigation', 'decision', 'execution', 'closed'] as const
export type CaseStage = (typeof CASE_STAGES)[number]

/** One of those concerned, and how far they were heard. Days in Asia/Shanghai. */
export interface ConcernedRow {
  readonly key: ConcernedKey
  readonly concerned: Concerned
  readonly noticeNumber: string | null
  readonly invitedOn: string | null
  readonly statementDue: DeadlineReceipt | null
  readonly statedOn: string | null
  readonly statedLate: boolean
  readonly servedOn: string | null
  readonly reviewUntil: DeadlineReceipt | null
  readonly reviewRequestedOn: string | null
  readonly reviewDue: DeadlineReceipt | null
  readonly reviewOutcome: ReviewOutcome | null
  readonly reviewedBy: string | null
  readonly reviewNumber: string | null
}

/** A measure without its ground, which is read from the stream. */
export interface MeasureRow {
  readonly number: number
  readonly kind: MeasureKind
  readonly against: ConcernedKey
  readonly responsibility: Responsibility
  readonly clause: string
  readonly dueOn: string
  readonly carriedOutOn: string | null
  readonly proof: string | null
  readonly receiver: string | null
  readonly late: boolean
  /** Fell away on review. */
  readonly withdrawn: boolean
}

export interface ExhibitRow {
  readonly exhibit: string
  readonly subject: string
  /** Events of the log at the checkpoint. */
  readonly size: number
  readonly root: string
  readonly origin: string
  readonly fileId: string
  readonly packageSha256: string
  readonly packageSize: number
  readonly exportEvent: string
  readonly frozenBy: string
  readonly frozenAt: string
}

/** An accountability case; what is said about people in it is read from its stream only. */
export interface AccountabilityCaseRow {
  readonly id: string
  readonly agency: string
  readonly originKind: CaseOriginKind
  readonly originReference: string
  readonly openedBy: string
  readonly investigator: string
  readonly subjects: readonly string[]
  /** For looking up; the same agencies and persons as in `concerned`. */
  readonly units: readonly string[]
  readonly persons: readonly string[]
  readonly concerned: readonly ConcernedRow[]
  readonly exhibits: readonly ExhibitRow[]
  readonly proposals: number
  readonly conclusion: CaseConclusion | null
  readonly measures: readonly MeasureRow[]
  readonly decidedBy: string | null
  readonly decidedOn: string | null
  readonly documentNumber: string | null
  readonly openObjections: number
  readonly closedOn: string | null
  readonly closingReason: ClosingReason | null
  readonly stage: CaseStage
  readonly openedAt: string
  readonly openedOrdinal: number
  readonly changedAt: string
  readonly revision: number
}

export const accountabilityCaseTables = {
  cases: defineTable<AccountabilityCaseRow>({
    columns: {
      id: 'text',
      agency: 'text',
      originKind: 'text',
      originReference: 'text',
      openedBy: 'text',
      investigator: 'text',
      subjects: 'json',
      units: 'text[]',
      persons: 'text[]',
      concerned: 'json',
      exhibits: 'json',
      proposals: 'integer',
      conclusion: 'text',
      measures: 'json',
      decidedBy: 'text',
      decidedOn: 'text',
      documentNumber: 'text',
      openObjections: 'integer',
      closedOn: 'text',
      closingReason: 'text',
      stage: 'text',
      openedAt: 'text',
      openedOrdinal: 'bigint',
      changedAt: 'text',
      revision: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (opened_ordinal)',
      'create index on $table (agency, opened_ordinal)',
      'create index on $table (origin_reference)',
      'create index on $table using gin (units)',
      'create index on $table using gin (persons)',
    ],
  }),
}
type Tables = typeof accountabilityCaseTables
type Change = (row: AccountabilityCaseRow) => Partial<AccountabilityCaseRow>

const STREAM = 'case-'
const idOf = ({ stream }: Pick<LogEvent, 'stream'>): string => stream.slice(STREAM.length)

function change(rows: Rows<Tables>, event: LogEvent<AccountabilityCaseEvent>, of: Change): void {
  const row = rows.cases.get(idOf(event))
  if (row === undefined) throw new Error(`the case ${idOf(event)} was never opened`)
  rows.cases.put({ ...row, ...of(row), changedAt: event.metadata.recordedAt, revision: event.revision })
}

const unheard = (concerned: Concerned): ConcernedRow => ({
  key: keyOf(concerned),
  concerned,
  noticeNumber: null,
  invitedOn: null,
  statementDue: null,
  statedOn: null,
  statedLate: false,
  servedOn: null,
  reviewUntil: null,
  reviewRequestedOn: null,
  reviewDue: null,
  reviewOutcome: null,
  reviewedBy: null,
  reviewNumber: null,
})

/** The columns that tell whom it concerns. */
const concerning = (concerned: readonly ConcernedRow[]) => ({
  concerned,
  units: [...new Set(concerned.map((one) => one.concerned.agency as string))],
  persons: concerned.flatMap((one) => (one.concerned.kind === 'person' ? [one.concerned.person as string] : [])),
})

const hearing =
  (key: ConcernedKey, columns: Partial<ConcernedRow>): Change =>
  ({ concerned }) => ({ concerned: concerned.map((one) => (one.key === key ? { ...one, ...columns } : one)) })

const standing = ({ number, kind, against, responsibility, clause, dueOn }: Measure): MeasureRow => ({
  ...{ number, kind, against, responsibility, clause, dueOn },
  carriedOutOn: null,
  proof: null,
  receiver: null,
  late: false,
  withdrawn: false,
})

export const accountabilityCasesProjection: Projection<AccountabilityCaseEvent, Tables> = {
  name: ACCOUNTABILITY_CASES,
  version: 2,
  tables: accountabilityCaseTables,
  touches: (event) => ({ cases: [idOf(event)] }),
  handlers: {
    CaseOpened: (rows, event) => {
      const { agency, origin, by, subjects, concerned } = event.data
      rows.cases.put({
        id: idOf(event),
        agency,
        originKind: origin.kind,
        originReference: origin.reference,
        openedBy: by,
        investigator: by,
        subjects,
        ...concerning(concerned.map(unheard)),
        exhibits: [],
        proposals: 0,
        conclusion: null,
        measures: [],
        decidedBy: null,
        decidedOn: null,
        documentNumber: null,
        openObjections: 0,
        closedOn: null,
        closingReason: null,
        stage: 'investigation',
        openedAt: event.metadata.recordedAt,
        openedOrdinal: event.ordinal,
        changedAt: event.metadata.recordedAt,
        revision: event.revision,
      })
    },
    CaseHandedOver: (rows, event) => change(rows, event, () => ({ investigator: event.data.to })),
    ConcernedChanged: (rows, event) => {
      const { added, removed } = event.data
      change(rows, event, ({ concerned }) =>
        concerning([...concerned.filter(({ key }) => !removed.includes(key)), ...added.map(unheard)]),
      )
    },
    EvidenceFrozen: (rows, event) => {
      const { exhibit, subject, checkpoint, file, exportEvent, by } = event.data
      const row: ExhibitRow = {
        exhibit,
        subject,
        size: checkpoint.size,
        root: checkpoint.root,
        origin: checkpoint.origin,
        fileId: file.fileId,
        packageSha256: file.sha256,
        packageSize: file.size,
        exportEvent,
        frozenBy: by,
        frozenAt: event.metadata.recordedAt,
      }
      change(rows, event, ({ exhibits }) => ({ exhibits: [...exhibits, row] }))
    },
    StatementInvited: (rows, event) => {
      const { concerned, noticeNumber, servedOn, due } = event.data
      change(rows, event, hearing(concerned, { noticeNumber, invitedOn: servedOn, statementDue: due }))
    },
    StatementRecorded: (rows, event) => {
      const { concerned, receivedOn, late } = event.data
      change(rows, event, hearing(concerned, { statedOn: receivedOn, statedLate: late }))
    },
    MeasuresProposed: (rows, event) =>
      change(rows, event, () => ({ proposals: event.data.proposal, stage: 'decision' })),
    ProposalReturned: (rows, event) => change(rows, event, () => ({ stage: 'investigation' })),
    CaseDecided: (rows, event) => {
      const { conclusion, measures, by, decidedOn, documentNumber } = event.data
      change(rows, event, () => ({
        ...{ conclusion, decidedOn, documentNumber },
        measures: measures.map(standing),
        decidedBy: by,
        stage: 'execution',
      }))
    },
    CaseDecisionServed: (rows, event) => {
      const { concerned, servedOn, reviewUntil } = event.data
      change(rows, event, hearing(concerned, { servedOn, reviewUntil }))
    },
    CaseReviewRequested: (rows, event) => {
      const { concerned, requestedOn, due } = event.data
      change(rows, event, hearing(concerned, { reviewRequestedOn: requestedOn, reviewDue: due }))
    },
    CaseReviewDecided: (rows, event) => {
      const { concerned, outcome, by, documentNumber, withdrawn, added } = event.data
      change(rows, event, (row) => ({
        ...hearing(concerned, { reviewOutcome: outcome, reviewedBy: by, reviewNumber: documentNumber })(row),
        measures: [
          ...row.measures.map((measure) =>
            withdrawn.includes(measure.number) ? { ...measure, withdrawn: true } : measure,
          ),
          ...added.map(standing),
        ],
      }))
    },
    MeasureCarriedOut: (rows, event) => {
      const { measure: number, carriedOutOn, proof, receiver, late } = event.data
      change(rows, event, ({ measures }) => ({
        measures: measures.map((measure) =>
          measure.number === number ? { ...measure, carriedOutOn, proof, receiver: receiver ?? null, late } : measure,
        ),
      }))
    },
    CaseRecordObjected: (rows, event) =>
      change(rows, event, ({ openObjections }) => ({ openObjections: openObjections + 1 })),
    RecordObjectionAnswered: (rows, event) =>
      change(rows, event, ({ openObjections }) => ({ openObjections: openObjections - 1 })),
    CaseClosed: (rows, event) => {
      const { reason, closedOn } = event.data
      change(rows, event, () => ({ closedOn, closingReason: reason, stage: 'closed' }))
    },
  },
}

/** An absent value restricts nothing. Days are dates in Asia/Shanghai, both ends included. */
export interface AccountabilityCaseFilter {
  /** Bodies that investigate. */
  readonly agencies?: readonly string[]
  readonly investigator?: string
  readonly stages?: readonly CaseStage[]
  /** Concerns one of these units, or somebody of it. */
  readonly units?: readonly string[]
  /** Concerns one of these persons. */
  readonly persons?: readonly string[]
  readonly originReference?: string
  readonly decidedFrom?: string
  readonly decidedUntil?: string
  /** Leaves these cases out. */
  readonly except?: readonly string[]
}

const ORDER: KeysetOrder<keyof AccountabilityCaseRow & string> = {
  list: 'accountabilityCases',
  columns: ['openedOrdinal'],
  direction: 'desc',
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(ACCOUNTABILITY_CASES)}.cases`

/** The newest first. @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function accountabilityCases(
  models: ReadSide,
  filter: AccountabilityCaseFilter,
  page: PageArgs,
): Promise<Page<AccountabilityCaseRow>> {
  const from = await tableOf(models)
  return selectPage(
    models,
    { table: accountabilityCaseTables.cases, from, where: conditions(filter), order: ORDER },
    page,
  )
}

export const countAccountabilityCases = async (
  models: ReadSide,
  filter: AccountabilityCaseFilter,
): Promise<BoundedCount> => boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

export const accountabilityCasesByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountabilityCaseRow>> =>
  byKey(await rowsBy(models, accountabilityCaseTables.cases, await tableOf(models), 'id', ids), 'id')

/** Whose matter a case is, and whom it concerns. */
export type CaseSides = Pick<AccountabilityCaseRow, 'id' | 'agency' | 'concerned'>

/** Cases of bodies outside the sight, and those that may concern the reader: who they are is for the caller to judge. */
export async function casesToHide(
  models: ReadSide,
  {
    sight,
    people,
    own,
  }: { readonly sight: readonly string[]; readonly people: readonly string[]; readonly own: readonly string[] },
): Promise<readonly CaseSides[]> {
  const { rows } = await sql<CaseSides>`select id, agency, concerned from ${sql.raw(await tableOf(models))}
    where agency <> all(${sight}::text[]) or persons && ${people}::text[] or units && ${own}::text[]`.execute(models.db)
  return rows
}

/** Cases in which one of these persons, or a unit of one of these agencies, is concerned; the newest first. */
export async function casesConcerning(
  models: ReadSide,
  { people, units }: { readonly people: readonly string[]; readonly units: readonly string[] },
): Promise<readonly AccountabilityCaseRow[]> {
  const columns = sql.raw(columnsOf(accountabilityCaseTables.cases, 'cases'))
  const { rows } = await sql<AccountabilityCaseRow>`select ${columns} from ${sql.raw(await tableOf(models))} as cases
    where persons && ${people}::text[] or units && ${units}::text[]
    order by opened_ordinal desc limit ${sql.lit(MOST_CONCERNING)}`.execute(models.db)
  return rows
}
const MOST_CONCERNING = 200

const conditions = (filter: AccountabilityCaseFilter): readonly Condition[] => [
  ...isOneOf('agency', filter.agencies),
  ...is('investigator', filter.investigator),
  ...isOneOf('stage', filter.stages),
  ...overlaps('units', filter.units),
  ...overlaps('persons', filter.persons),
  ...is('originReference', filter.originReference),
  ...isBetween('decidedOn', filter.decidedFrom, filter.decidedUntil),
  ...(filter.except === undefined || filter.except.length === 0 ? [] : [sql`id <> all(${filter.except}::text[])`]),
]
