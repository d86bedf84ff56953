import { randomUUID } from 'node:crypto'
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql'

/** Values for fields by their name; everything else is made up from the type. */
export type Known = Readonly<Record<string, unknown>>

/** The smallest input that the schema takes: required fields only, the first of each enum. */
export function inputFor(type: GraphQLInputType, known: Known, name = ''): unknown {
  if (isNonNullType(type)) return inputFor(type.ofType, known, name)
  if (name in known && !(typeof known[name] === 'number' && isString(type))) return known[name]
  if (isListType(type)) return []
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (!isInputObjectType(type)) return scalarFor(type.name)
  const fields = Object.values(type.getFields())
  const wanted = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type))
  return Object.fromEntries(wanted.map((field) => [field.name, inputFor(field.type, known, field.name)]))
}

// A number by the same name elsewhere: `text` is the place of one text, and the words of another.
const isString = (type: GraphQLInputType): boolean => 'name' in type && type.name === 'String'

function scalarFor(name: string): unknown {
  switch (name) {
    case 'Boolean':
      return true
    case 'Int':
    case 'Float':
      return 1
    case 'LocalDate':
      return '2026-12-31'
    case 'ID':
      return randomUUID()
    default:
      return 'x'
  }
}
