import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { Client } from './application.js'

/** Literals for arguments by their name. */
export type Arguments = Readonly<Record<string, string>>

/**
 * Everything that somebody is answered to every query of the schema whose required arguments are known: all fields that
 * need no further ones, as deep as the limits of cost let through. What is refused answers nothing.
 */
export async function everythingAsked(schema: GraphQLSchema, client: Client, known: Arguments): Promise<string> {
  const answers: string[] = []
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const args = argumentsOf(field, known)
    if (args === undefined) continue
    for (const depth of [3, 2]) {
      const { data, errors } = await client.ask(`{ ${field.name}${args}${selection(field, depth, known)} }`)
      answers.push(JSON.stringify([field.name, data, errors]))
      if (data !== null && data !== undefined) break
    }
  }
  return answers.join('\n')
}

function argumentsOf({ args }: GraphQLField<unknown, unknown>, known: Arguments): string | undefined {
  const wanted = args.filter((arg) => Object.hasOwn(known, arg.name) || needsValue(arg))
  if (wanted.some(({ name }) => !Object.hasOwn(known, name))) return undefined
  return wanted.length === 0 ? '' : `(${wanted.map(({ name }) => `${name}: ${known[name]!}`).join(', ')})`
}

const needsValue = ({ type, defaultValue }: GraphQLField<unknown, unknown>['args'][number]): boolean =>
  isNonNullType(type) && defaultValue === undefined

function selection(field: GraphQLField<unknown, unknown>, depth: number, known: Arguments): string {
  const type = getNamedType(field.type)
  if (isUnionType(type)) return ' { __typename }'
  if (isInterfaceType(type)) return ' { __typename id }'
  if (!isObjectType(type)) return ''
  if (depth === 0) return ' { __typename }'
  return ` { __typename ${fieldsOf(type, depth, known)} }`
}

const fieldsOf = (type: GraphQLObjectType, depth: number, known: Arguments): string =>
  Object.values(type.getFields())
    .flatMap((field) => {
      const args = argumentsOf(field, known)
      return args === undefined ? [] : [`${field.name}${args}${selection(field, depth - 1, known)}`]
    })
    .join(' ')
