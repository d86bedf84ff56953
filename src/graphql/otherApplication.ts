import type { OtherApplicationNow } from '../app/otherApplication.js'
import { isInSight } from '../app/sight.js'
import type { OtherApplication } from '../domain/application/commands.js'
import type { GraphqlContext } from './context.js'
import { callersSight } from './loaders.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly otherApplication: OtherApplicationNow
  }
}

/** As ids of applications are made; what cannot be one is not looked for. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Another application for a decision about `own`: undefined also when there is one that the caller may not know of. */
export async function otherApplication(
  context: GraphqlContext,
  own: string,
  other: string,
): Promise<OtherApplication | undefined> {
  if (![own, other].every((id) => ID.test(id))) return undefined
  const found = await context.services.otherApplication(own, other)
  return found !== undefined && isInSight(await callersSight(context), [found.agency]) ? found : undefined
}
