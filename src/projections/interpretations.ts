import type { InterpretationEvent, Wording } from '../domain/interpretation/events.js'
import { speaksOf } from '../domain/interpretation/vocabulary.js'
import { isOneOf } from './conditions.js'
import { columnsOf } from './engine/names.js'
import { run } from './engine/statements.js'
import { defineTable, type Rows } from './engine/table.js'
import { byKey, rowsBy } from './lookup.js'
import { type BoundedCount, boundedCount, type KeysetOrder, type Page, type PageArgs, selectPage } from './page.js'
import type { LogEvent, Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export const INTERPRETATIONS = 'interpretations'

/** One wording and since when it is known, a moment of the log. */
export interface KnownWording extends Wording {
  readonly knownFrom: string
  readonly event: string
}

/** 解释 (LS-17.1). Days are dates in Asia/Shanghai, moments are UTC. */
export interface InterpretationRow {
  readonly id: string
  readonly agency: string
  /** Oldest first. */
  readonly wordings: readonly KnownWording[]
  readonly withdrawnFrom: string | null
  readonly withdrawnKnownFrom: string | null
  readonly withdrawalNumber: string | null
  readonly withdrawalReason: string | null
  readonly status: 'issued' | 'withdrawn'
  readonly ordinal: number
  readonly revision: number
}

export const interpretationTables = {
  interpretations: defineTable<InterpretationRow>({
    columns: {
      id: 'text',
      agency: 'text',
      wordings: 'json',
      withdrawnFrom: 'text',
      withdrawnKnownFrom: 'text',
      withdrawalNumber: 'text',
      withdrawalReason: 'text',
      status: 'text',
      ordinal: 'bigint',
      revision: 'bigint',
    },
    key: 'id',
    indexes: ['create index on $table (ordinal)'],
  }),
}
type Tables = typeof interpretationTables

const STREAM = 'interpretation-'
const idOf = ({ stream }: Pick<LogEvent, 'stream'>): string => stream.slice(STREAM.length)

const wordingOf = (event: LogEvent<Extract<InterpretationEvent, { data: Wording }>>): KnownWording => {
  const { version, clauses, text, documentNumber, issuedOn, validFrom, validUntil } = event.data
  const span = { validFrom, ...(validUntil === undefined ? {} : { validUntil }) }
  return {
    ...{ version, clauses, text, documentNumber, issuedOn, ...span },
    knownFrom: event.metadata.recordedAt,
    event: event.id,
  }
}

function change(
  rows: Rows<Tables>,
  event: LogEvent<InterpretationEvent>,
  columns: (row: InterpretationRow) => Partial<InterpretationRow>,
): void {
  const row = rows.interpretations.get(idOf(event))
  if (row === undefined) throw new Error(`the interpretation ${idOf(event)} was never issued`)
  rows.interpretations.put({ ...row, ...columns(row), revision: event.revision })
}

export const interpretationsProjection: Projection<InterpretationEvent, Tables> = {
  name: INTERPRETATIONS,
  version: 1,
  tables: interpretationTables,
  touches: (event) => ({ interpretations: [idOf(event)] }),
  handlers: {
    InterpretationIssued: (rows, event) =>
      rows.interpretations.put({
        id: idOf(event),
        agency: event.data.agency,
        wordings: [wordingOf(event)],
        withdrawnFrom: null,
        withdrawnKnownFrom: null,
        withdrawalNumber: null,
        withdrawalReason: null,
        status: 'issued',
        ordinal: event.ordinal,
        revision: event.revision,
      }),
    InterpretationAmended: (rows, event) =>
      change(rows, event, ({ wordings }) => ({ wordings: [...wordings, wordingOf(event)] })),
    InterpretationWithdrawn: (rows, event) =>
      change(rows, event, () => ({
        withdrawnFrom: event.data.withdrawnFrom,
        withdrawnKnownFrom: event.metadata.recordedAt,
        withdrawalNumber: event.data.documentNumber,
        withdrawalReason: event.data.reason,
        status: 'withdrawn',
      })),
  },
}

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(INTERPRETATIONS)}.interpretations`

const ORDER: KeysetOrder<keyof InterpretationRow & string> = {
  list: 'interpretations',
  columns: ['ordinal'],
  direction: 'desc',
}

/** Newest first. @throws InvalidCursorError, InvalidPageSizeError, ReadModelNotReadyError */
export async function interpretations(
  models: ReadSide,
  filter: { readonly statuses?: readonly InterpretationRow['status'][] },
  page: PageArgs,
): Promise<Page<InterpretationRow>> {
  const where = isOneOf('status', filter.statuses)
  return selectPage(
    models,
    { table: interpretationTables.interpretations, from: await tableOf(models), where, order: ORDER },
    page,
  )
}

export const countInterpretations = async (
  models: ReadSide,
  filter: { readonly statuses?: readonly InterpretationRow['status'][] },
): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: isOneOf('status', filter.statuses) })

export const interpretationsByIds = async (
  models: ReadSide,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InterpretationRow>> =>
  byKey(await rowsBy(models, interpretationTables.interpretations, await tableOf(models), 'id', ids), 'id')

/** What of an interpretation held on a day, as far as was known at a moment (left out: as is known now). */
export function wordingOn(row: InterpretationRow, on: string, knownAt?: string): KnownWording | undefined {
  const isKnown = (since: string | null): boolean => since !== null && (knownAt === undefined || since <= knownAt)
  if (row.withdrawnFrom !== null && isKnown(row.withdrawnKnownFrom) && row.withdrawnFrom <= on) return undefined
  const wording = row.wordings.findLast(({ validFrom, knownFrom }) => validFrom <= on && isKnown(knownFrom))
  return wording?.validUntil !== undefined && wording.validUntil < on ? undefined : wording
}

/** An interpretation with the wording that held. */
export interface InterpretationInForce {
  readonly row: InterpretationRow
  readonly wording: KnownWording
}

/**
 * Interpretations that held for a clause on a day, oldest first: of the clause itself, its article or the whole text.
 * `knownAt`, a moment in UTC: as far as the log had it then.
 */
export async function interpretationsOn(
  models: ReadSide,
  clause: string,
  on: string,
  knownAt?: string,
): Promise<readonly InterpretationInForce[]> {
  // A handful: one for each document that the district office has ever issued.
  const { interpretations: table } = interpretationTables
  const from = await tableOf(models)
  const rows = await run<InterpretationRow>(models.db, `select ${columnsOf(table)} from ${from} order by ordinal`)
  return rows.flatMap((row) => {
    const wording = wordingOn(row, on, knownAt)
    return wording?.clauses.some((interpreted) => speaksOf(interpreted, clause)) === true ? [{ row, wording }] : []
  })
}
