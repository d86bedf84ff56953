import { randomUUID } from 'node:crypto'
import { apiSchema } from '../../src/graphql/schema.js'
import type { AskOptions, Client } from './application.js'

export interface UserErrorAnswer {
  readonly code: string
  readonly message: string
  readonly clause: string
  readonly path: readonly string[] | null
  readonly missing: readonly string[]
}

export interface Payload {
  readonly event: { readonly id: string; readonly type: string; readonly position: string } | null
  readonly revision: number | null
  readonly repeated: boolean
  readonly userErrors: readonly UserErrorAnswer[]
  readonly [entity: string]: unknown
}

const mutations = apiSchema().getMutationType()!.getFields()

/** Gives one command through the API, with a command id of its own unless one is given. */
export async function mutate(
  client: Client,
  name: string,
  input: Readonly<Record<string, unknown>>,
  { entity = '', ...options }: AskOptions & { readonly entity?: string } = {},
): Promise<Payload> {
  const type = String(mutations[name]!.args[0]!.type)
  const document = `mutation ($input: ${type}) { ${name}(input: $input) {
    event { id type position } revision repeated userErrors { code message clause path missing } ${entity} } }`
  const answer = await client.ask(document, { input: { commandId: randomUUID(), ...input } }, options)
  if (answer.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`)
  return answer.data![name] as Payload
}

export const codesOf = ({ userErrors }: Payload): readonly string[] => userErrors.map(({ code }) => code).sort()
