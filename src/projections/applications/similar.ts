import { type RawBuilder, sql } from 'kysely'
import { type Condition, type Page, type PageArgs, selectPage, whereOf } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { applicationTable } from './queries.js'
import { type ApplicationRow, tables } from './tables.js'

/** What makes two requests ask for the same: the item they were found to ask for, or the document that they name. */
export type AskedFor = Pick<ApplicationRow, 'id' | 'item' | 'documentNumber'>

/** Applications of others and of the same applicant that ask for the same (711-44). */
export interface SimilarRequests {
  readonly applications: number
  /** Different data subjects, that of the application itself included. */
  readonly applicants: number
}

const sameAs = ({ item, documentNumber }: AskedFor): RawBuilder<unknown> => {
  const either = [
    ...(item === null ? [] : [sql`item = ${item}`]),
    ...(documentNumber === null ? [] : [sql`document_number = ${documentNumber}`]),
  ]
  return either.length === 0 ? sql`false` : sql`(${sql.join(either, sql` or `)})`
}

/** `within`: agencies whose matters the reader may know of; absent: all. */
const conditions = (asked: AskedFor, within: readonly string[] | undefined): readonly Condition[] => [
  sameAs(asked),
  ...(within === undefined ? [] : [sql`agency = any(${within}::text[])`]),
]

export async function countSimilar(
  models: ReadSide,
  asked: AskedFor,
  within: readonly string[] | undefined,
): Promise<SimilarRequests> {
  const table = sql.raw(await applicationTable(models))
  const { rows } = await sql<SimilarRequests>`select count(*) filter (where id <> ${asked.id})::int as "applications",
      count(distinct applicant)::int as "applicants"
    from ${table} ${whereOf(conditions(asked, within))}`.execute(models.db)
  return rows[0]!
}

/** Without the application itself, newest first. */
export const similarApplications = async (
  models: ReadSide,
  asked: AskedFor,
  within: readonly string[] | undefined,
  page: PageArgs,
): Promise<Page<ApplicationRow>> =>
  selectPage(
    models,
    {
      table: tables.applications,
      from: await applicationTable(models),
      where: [...conditions(asked, within), sql`id <> ${asked.id}`],
      order: { list: 'similarApplications', columns: ['registeredOrdinal'], direction: 'desc' },
    },
    page,
  )
