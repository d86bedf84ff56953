import { apiSchema } from '../graphql/schema.js'
import type { CommandIo } from './commandIo.js'
import { checkContract, CONTRACT_FILE, writeContract } from './schema.js'

export interface ContractOptions {
  readonly write?: boolean
  readonly breakingIsMeant: boolean
}

/** `gongkai schema`: writes the contract, or fails when the committed one is not what the program serves. */
export async function contract({ write, breakingIsMeant }: ContractOptions, io: CommandIo): Promise<number> {
  const schema = apiSchema()
  if (write === true) {
    const breaking = await writeContract(schema, { breakingIsMeant })
    breaking.forEach((change) => io.err(`breaking: ${change}`))
    if (breaking.length > 0) io.err('Not written. Deprecate first, or say --breaking-is-meant.')
    return breaking.length === 0 ? 0 : 1
  }
  const { upToDate, breaking, dangerous } = await checkContract(schema)
  breaking.forEach((change) => io.err(`breaking: ${change}`))
  dangerous.forEach((change) => io.err(`dangerous: ${change}`))
  if (!upToDate) io.err(`${CONTRACT_FILE} is out of date: run npm run schema and commit the result.`)
  return upToDate && breaking.length === 0 ? 0 : 1
}
