import './metadataShim.js'
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { Node } from './relay.js'
import { resolvers } from './resolvers.js'

/** The schema of the API from the topics' resolvers. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- the type that type-graphql's buildSchema asks for
export function apiSchema(classes: NonEmptyArray<Function> = resolvers): GraphQLSchema {
  return buildSchemaSync({ resolvers: classes, orphanedTypes: [Node], validate: false })
}

/** The contract as text, sorted, so that moving code around changes nothing in it. */
export const printContract = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`
