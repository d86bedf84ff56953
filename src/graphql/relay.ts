import './metadataShim.js'
import { Field, ID, InterfaceType } from 'type-graphql'
import { UserFault } from './faults.js'

/** Anything that can be fetched again by its global id. */
@InterfaceType('Node', {
  description: 'An object that can be fetched again by its id (Relay).',
  resolveType: ({ id }: Node) => fromGlobalId(id).type,
  // Every kind is reached from a query; a class that no resolver names is not part of this contract.
  autoRegisterImplementations: false,
})
export abstract class Node {
  @Field(() => ID, { description: 'Globally unique; opaque.' })
  readonly id!: string
}

export interface GlobalId {
  readonly type: string
  readonly localId: string
}

export const toGlobalId = (type: string, localId: string): string =>
  Buffer.from(`${type}:${localId}`).toString('base64url')

/** @throws UserFault `BAD_ID` when the text is not a global id. */
export function fromGlobalId(globalId: string): GlobalId {
  const parsed = parseGlobalId(globalId)
  if (parsed === undefined) throw new UserFault('BAD_ID')
  return parsed
}

/** The local id in a global id of one type. @throws UserFault `BAD_ID` also when it is of another type. */
export function localIdOf<Id extends string>(type: string, globalId: string): Id {
  const parsed = fromGlobalId(globalId)
  if (parsed.type !== type) throw new UserFault('BAD_ID', { expected: type })
  return parsed.localId as Id
}

function parseGlobalId(globalId: string): GlobalId | undefined {
  if (globalId.length > 300) return undefined
  const text = Buffer.from(globalId, 'base64url').toString()
  const colon = text.indexOf(':')
  if (colon < 1 || !/^[A-Z][A-Za-z]*$/.test(text.slice(0, colon))) return undefined
  // No id of ours holds one, and the database takes none.
  if (/\p{Cc}/u.test(text)) return undefined
  const parsed = { type: text.slice(0, colon), localId: text.slice(colon + 1) }
  return toGlobalId(parsed.type, parsed.localId) === globalId ? parsed : undefined
}
