import { CompiledQuery, type Kysely } from 'kysely'
import { ensureApplicantTables } from './secretTables.js'

/** SQL with values, on whatever connection. */
export interface Queries {
  readonly query: <Row>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>
}

/** The tables of applicants' secrets, made when they are first asked: commands may come before any server ran. */
export function queriesOn(db: Kysely<unknown>): Queries {
  let made: Promise<void> | undefined
  const ready = (): Promise<void> =>
    (made ??= ensureApplicantTables(db).catch((fault: unknown) => {
      made = undefined
      throw fault
    }))
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      await ready()
      const { rows, numAffectedRows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))
      return { rows, rowCount: numAffectedRows === undefined ? rows.length : Number(numAffectedRows) }
    },
  }
}
