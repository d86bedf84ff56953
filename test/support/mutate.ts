import { randomUUID } from 'node:crypto'
import { getNamedType, type GraphQLInputType, isInputObjectType, isListType, isNonNullType } from 'graphql'
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

/** Who the caller is, is no field of any input. */
const OF_THE_CALLER = ['person', 'officer']

const mutations = apiSchema().getMutationType()!.getFields()

/**
 * Gives one command through the API, with a command id of its own unless one is given.
 * @throws also when a reason against it points at something that is no field of the input
 */
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
  const payload = answer.data![name] as Payload
  const lost = payload.userErrors
    .map(({ path }) => path ?? [])
    .filter((path) => !leadsToField(mutations[name]!.args[0]!.type, path))
    .map((path) => path.join('.'))
    .filter((path) => !OF_THE_CALLER.includes(path))
  if (lost.length > 0) throw new Error(`no field of the input of ${name}: ${lost.join(', ')}`)
  return payload
}

/** Whether a caller can find in the input what a path names. */
export function leadsToField(type: GraphQLInputType, [segment, ...rest]: readonly string[]): boolean {
  if (segment === undefined) return true
  const nullable = isNonNullType(type) ? type.ofType : type
  if (isListType(nullable)) return /^\d+$/.test(segment) && leadsToField(nullable.ofType as GraphQLInputType, rest)
  const object = getNamedType(nullable)
  const field = isInputObjectType(object) ? object.getFields()[segment] : undefined
  return field !== undefined && leadsToField(field.type, rest)
}

export const codesOf = ({ userErrors }: Payload): readonly string[] => userErrors.map(({ code }) => code).sort()
