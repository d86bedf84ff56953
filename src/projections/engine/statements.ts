import { CompiledQuery, type Kysely } from 'kysely'

/** Runs one statement with `$1…` parameters; table names come from definitions in the program, never from input. */
export const run = async <Row = unknown>(
  db: Kysely<unknown>,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<readonly Row[]> => (await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]))).rows

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
