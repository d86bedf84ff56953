import type { RetentionClass } from '../domain/application/vocabulary.js'
import type { ArchiveCheck, ArchivedKind, ArchiveEvent, ArchivePackageMade } from '../domain/archive/events.js'
import { beginsWith, isBetween, isOneOf } from './conditions.js'
import { defineTable, type Rows } from './engine/table.js'
import { byKey, rowsBy } from './lookup.js'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from './page.js'
import type { LogEvent, Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export const ARCHIVE_FILES = 'archiveFiles'

/** 待组卷 · 待检测 · 检测不合格 · 待移交 · 已退回 · 已移交 */
export const ARCHIVE_STAGES = ['packaging', 'checking', 'faulty', 'ready', 'returned', 'transferred'] as const
export type ArchiveStage = (typeof ARCHIVE_STAGES)[number]

/** What is kept of a closed matter, for how long, and who took it over (711-45). */
export interface ArchiveFileRow {
  /** `{kind}.{matter}` */
  readonly id: string
  readonly kind: ArchivedKind
  readonly matter: string
  readonly agency: string
  readonly retention: RetentionClass
  readonly fileNumber: string
  /** Number of the last package, from 1; 0 while there is none. */
  readonly packageNumber: number
  readonly packageHash: string | null
  /** Bytes. */
  readonly size: number
  readonly contents: ArchivePackageMade['data']['contents']
  /** Null until it was looked at. */
  readonly failed: readonly ArchiveCheck[] | null
  readonly report: string | null
  /** Who took it over, or sent it back. */
  readonly receiver: string | null
  readonly returnedOn: string | null
  readonly transferredOn: string | null
  readonly receiptNumber: string | null
  readonly receiptHash: string | null
  readonly transferredBy: string | null
  readonly stage: ArchiveStage
  readonly registeredAt: string
  readonly registeredOrdinal: number
  readonly changedAt: string
  readonly revision: number
}

export const archiveTables = {
  files: defineTable<ArchiveFileRow>({
    columns: {
      id: 'text',
      kind: 'text',
      matter: 'text',
      agency: 'text',
      retention: 'text',
      fileNumber: 'text',
      packageNumber: 'integer',
      packageHash: 'text',
      size: 'bigint',
      contents: 'json',
      failed: 'json',
      report: 'text',
      receiver: 'text',
      returnedOn: 'text',
      transferredOn: 'text',
      receiptNumber: 'text',
      receiptHash: 'text',
      transferredBy: 'text',
      stage: 'text',
      registeredAt: 'text',
      registeredOrdinal: 'bigint',
      changedAt: 'text',
      revision: 'bigint',
    },
    key: 'id',
    indexes: [
      'create index on $table (registered_ordinal)',
      'create index on $table (agency, registered_ordinal)',
      'create index on $table (stage, registered_ordinal)',
      'create index on $table (file_number)',
    ],
  }),
}
type Tables = typeof archiveTables

const STREAM = 'archive-'
const idOf = ({ stream }: Pick<LogEvent, 'stream'>): string => stream.slice(STREAM.length)

function change(rows: Rows<Tables>, event: LogEvent<ArchiveEvent>, columns: Partial<ArchiveFileRow>): void {
  const row = rows.files.get(idOf(event))
  if (row === undefined) throw new Error(`the archive file ${idOf(event)} was never begun`)
  rows.files.put({ ...row, ...columns, changedAt: event.metadata.recordedAt, revision: event.revision })
}

export const archiveFilesProjection: Projection<ArchiveEvent, Tables> = {
  name: ARCHIVE_FILES,
  version: 2,
  tables: archiveTables,
  touches: (event) => ({ files: [idOf(event)] }),
  handlers: {
    RetentionAssigned: (rows, event) => {
      const { kind, matter, agency, retention, fileNumber } = event.data
      rows.files.put({
        id: idOf(event),
        kind,
        matter,
        agency,
        retention,
        fileNumber,
        ...NOTHING_KEPT,
        packageNumber: 0,
        packageHash: null,
        size: 0,
        contents: [],
        stage: 'packaging',
        registeredAt: event.metadata.recordedAt,
        registeredOrdinal: event.ordinal,
        changedAt: event.metadata.recordedAt,
        revision: event.revision,
      })
    },
    RetentionReassigned: (rows, event) => {
      const { retention, fileNumber } = event.data
      change(rows, event, { ...NOTHING_KEPT, retention, fileNumber, stage: 'packaging' })
    },
    /** Whatever was found and said belonged to the package before. */
    ArchivePackageMade: (rows, event) => {
      const { number, packageHash, size, contents } = event.data
      change(rows, event, { ...NOTHING_KEPT, packageNumber: number, packageHash, size, contents, stage: 'checking' })
    },
    ArchivePackageChecked: (rows, event) => {
      const { failed, report } = event.data
      change(rows, event, { failed, report, stage: failed.length === 0 ? 'ready' : 'faulty' })
    },
    ArchiveTransferred: (rows, event) => {
      const { receiver, transferredOn, receiptNumber, receiptHash, by } = event.data
      change(rows, event, {
        receiver,
        transferredOn,
        receiptNumber,
        receiptHash,
        transferredBy: by,
        stage: 'transferred',
      })
    },
    ArchiveReturned: (rows, event) => {
      const { receiver, returnedOn } = event.data
      change(rows, event, { receiver, returnedOn, stage: 'returned' })
    },
  },
}

const NOTHING_KEPT = {
  failed: null,
  report: null,
  receiver: null,
  returnedOn: null,
  transferredOn: null,
  receiptNumber: null,
  receiptHash: null,
  transferredBy: null,
} as const satisfies Partial<ArchiveFileRow>

/** An absent value restricts nothing. Days are dates in Asia/Shanghai, both ends included. */
export interface ArchiveFileFilter {
  readonly agencies?: readonly string[]
  readonly kinds?: readonly ArchivedKind[]
  readonly retentions?: readonly RetentionClass[]
  readonly stages?: readonly ArchiveStage[]
  readonly transferredFrom?: string
  readonly transferredUntil?: string
  /** Its file number begins so. */
  readonly fileNumber?: string
}

const ORDER = { list: 'archiveFiles', columns: ['registeredOrdinal'], direction: 'desc' } as const

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(ARCHIVE_FILES)}.files`

/** Newest first. @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function archiveFiles(
  models: ReadSide,
  filter: ArchiveFileFilter,
  page: PageArgs,
): Promise<Page<ArchiveFileRow>> {
  const query = { table: archiveTables.files, from: await tableOf(models), where: conditions(filter), order: ORDER }
  return selectPage(models, query, page)
}

export const countArchiveFiles = async (models: ReadSide, filter: ArchiveFileFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

/** By `{kind}.{matter}`. */
export const archiveFilesByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ArchiveFileRow>> =>
  byKey(await rowsBy(models, archiveTables.files, await tableOf(models), 'id', ids), 'id')

const conditions = (filter: ArchiveFileFilter): readonly Condition[] => [
  ...isOneOf('agency', filter.agencies),
  ...isOneOf('kind', filter.kinds),
  ...isOneOf('retention', filter.retentions),
  ...isOneOf('stage', filter.stages),
  ...isBetween('transferredOn', filter.transferredFrom, filter.transferredUntil),
  ...beginsWith('fileNumber', filter.fileNumber),
]
