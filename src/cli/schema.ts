import { readFile, writeFile } from 'node:fs/promises'
import { buildSchema, findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql'
import { printContract } from '../graphql/schema.js'

export const CONTRACT_FILE = 'schema.graphql'

export interface ContractCheck {
  /** The committed file is exactly what the program would emit. */
  readonly upToDate: boolean
  /** What would break clients that were written against the committed file. */
  readonly breaking: readonly string[]
  /** What could surprise them: new enum values, new optional arguments. */
  readonly dangerous: readonly string[]
}

/** Compares a schema with a committed contract. */
export function compareContract(committed: string, schema: GraphQLSchema): ContractCheck {
  const old = buildSchema(committed)
  return {
    upToDate: printContract(schema) === committed,
    breaking: findBreakingChanges(old, schema).map(({ description }) => description),
    dangerous: findDangerousChanges(old, schema).map(({ description }) => description),
  }
}

/** What `schema --check` looks at. @throws when there is no committed contract. */
export const checkContract = async (schema: GraphQLSchema, file = CONTRACT_FILE): Promise<ContractCheck> =>
  compareContract(await readFile(file, 'utf8'), schema)

/**
 * Writes the contract. A breaking change is refused unless it is meant: clients are told beforehand by `@deprecated`.
 * @returns the breaking changes that kept it from being written; empty when it was written.
 */
export async function writeContract(
  schema: GraphQLSchema,
  { file = CONTRACT_FILE, breakingIsMeant = false } = {},
): Promise<readonly string[]> {
  const committed = await readFile(file, 'utf8').catch(() => undefined)
  const breaking = committed === undefined ? [] : compareContract(committed, schema).breaking
  if (breaking.length > 0 && !breakingIsMeant) return breaking
  await writeFile(file, printContract(schema))
  return []
}
