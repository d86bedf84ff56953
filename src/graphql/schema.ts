import './metadataShim.js'
import { type GraphQLSchema, isInputObjectType, lexicographicSortSchema, printSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { Node } from './relay.js'
import { resolvers } from './resolvers.js'

/** The schema of the API from the topics' resolvers. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- the type that type-graphql's buildSchema asks for
export function apiSchema(classes: NonEmptyArray<Function> = resolvers): GraphQLSchema {
  return withOneOf(buildSchemaSync({ resolvers: classes, orphanedTypes: [Node], validate: false }))
}

/** type-graphql knows no `@oneOf`; inputs ask for it by `@Extensions({ oneOf: true })`. */
function withOneOf(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && type.extensions.oneOf === true) type.isOneOf = true
  }
  return schema
}

/** The contract as text, sorted, so that moving code around changes nothing in it. */
export const printContract = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`
