import type { CommandOutcome, CommandRequest } from '../app/command.js'
import type { Actor } from '../domain/context.js'
import type { PersonId } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { UserFault } from './faults.js'
import type { Locale } from './locale.js'

/** What resolvers reach, besides who asks. Topics add their read models' queries by declaration merging. */
export interface GraphqlServices {
  /** The only way to change anything. */
  readonly execute: (request: CommandRequest) => Promise<CommandOutcome>
  /** True once every named read model has reached the position; false when it did not within a bounded wait. */
  readonly waitFor: (readModels: readonly string[], position: Position) => Promise<boolean>
  /** Waits, bounded, until the named read models show all that is in the log now: before somebody is told that there is no such thing. */
  readonly catchUp: (readModels: readonly string[]) => Promise<void>
}

/** What one request may cache: made anew for each, so that nobody sees what another one was allowed to see. */
export interface LoaderCache {
  /** The loader of that key in this request, made on first use. */
  readonly get: <L>(key: symbol, make: () => L) => L
}

export interface GraphqlContext {
  readonly actor: Actor
  /** Undefined for the public. */
  readonly signedInAs?: PersonId
  readonly locale: Locale
  readonly correlationId: string
  readonly loaders: LoaderCache
  readonly services: GraphqlServices
}

export function loaderCache(): LoaderCache {
  const loaders = new Map<symbol, unknown>()
  return {
    get: <L>(key: symbol, make: () => L): L => {
      if (!loaders.has(key)) loaders.set(key, make())
      return loaders.get(key) as L
    },
  }
}

const USED = Symbol('readModels')

/** Read models that this request was answered from so far. */
export const usedReadModels = ({ loaders }: GraphqlContext): Set<string> => loaders.get(USED, () => new Set<string>())

/** Waits, bounded, until the read models show the caller's own writes; notes that they are used. @throws UserFault `NOT_YET_VISIBLE` */
export async function untilVisible(
  context: GraphqlContext,
  readModels: readonly string[],
  minPosition: Position | null | undefined,
): Promise<void> {
  const { services } = context
  for (const name of readModels) usedReadModels(context).add(name)
  if (minPosition === null || minPosition === undefined) return
  if (!(await services.waitFor(readModels, minPosition))) throw new UserFault('NOT_YET_VISIBLE')
}

/** The person who is signed in. @throws UserFault `SIGN_IN_REQUIRED` */
export function signedIn({ signedInAs }: GraphqlContext): PersonId {
  if (signedInAs === undefined) throw new UserFault('SIGN_IN_REQUIRED')
  return signedInAs
}
