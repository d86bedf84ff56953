import type { NonEmptyArray } from 'type-graphql'
import { nodeResolver, type NodeType } from './relayNode.js'
import { ViewerResolver } from './viewer.js'

/** Every topic that answers `node(id)`. */
export const nodeTypes: readonly NodeType[] = []

/** Every topic of the API, one class per file. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- the type that type-graphql's buildSchema asks for
export const resolvers: NonEmptyArray<Function> = [nodeResolver(nodeTypes), ViewerResolver]
