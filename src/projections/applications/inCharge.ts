import { type SqlBool, sql } from 'kysely'
import type { ReadSide } from '../readSide.js'
import { RECORD_CORRECTIONS } from '../recordCorrections.js'
import { APPLICATIONS } from './projection.js'

/** Applications that the officer of the agency has in hand: open, or closed and not archived yet. */
export const applicationsInCharge = (models: ReadSide, agency: string, officer: string): Promise<readonly string[]> =>
  idsOf(
    models,
    APPLICATIONS,
    'applications',
    sql`agency = ${agency} and officer = ${officer} and (status = 'open' or archived is null)`,
  )

/** Open applications that an agency answers. */
export const openApplicationsOf = (models: ReadSide, agency: string): Promise<readonly string[]> =>
  idsOf(models, APPLICATIONS, 'applications', sql`agency = ${agency} and status = 'open'`)

export const correctionsInCharge = (models: ReadSide, agency: string, officer: string): Promise<readonly string[]> =>
  idsOf(models, RECORD_CORRECTIONS, 'corrections', sql`agency = ${agency} and officer = ${officer} and ${RUNNING}`)

/** Requests for correction that an agency has not finished. */
export const openCorrectionsOf = (models: ReadSide, agency: string): Promise<readonly string[]> =>
  idsOf(models, RECORD_CORRECTIONS, 'corrections', sql`agency = ${agency} and ${RUNNING}`)

/** Who has asked for an item: applications that were not withdrawn, the earliest first, with what was proposed on each. */
export interface Asked {
  readonly id: string
  readonly agency: string
  readonly applicant: string
  readonly proposed: readonly (readonly string[])[]
}
export async function applicationsAskingFor(models: ReadSide, item: string): Promise<readonly Asked[]> {
  const schema = await models.schemaOf(APPLICATIONS)
  const { rows } = await sql<{
    id: string
    agency: string
    applicant: string
    proposals: readonly { readonly source: string; readonly item: string | null; readonly applications: string[] }[]
  }>`select id, agency, applicant, proposals from ${sql.table(`${schema}.applications`)}
    where item = ${item} and status <> 'withdrawn' order by registered_ordinal`.execute(models.db)
  return rows.map(({ id, agency, applicant, proposals }) => ({
    id,
    agency,
    applicant,
    proposed: proposals
      .filter((proposal) => proposal.source === 'severalApplicants' && proposal.item === item)
      .map(({ applications }) => applications),
  }))
}

const RUNNING = sql<SqlBool>`stage not in ('done', 'withdrawn')`

async function idsOf(
  models: ReadSide,
  readModel: string,
  table: string,
  where: ReturnType<typeof sql<SqlBool>>,
): Promise<readonly string[]> {
  const schema = await models.schemaOf(readModel)
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(`${schema}.${table}`)}
    where ${where} order by registered_ordinal`.execute(models.db)
  return rows.map(({ id }) => id)
}
