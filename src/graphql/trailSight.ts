import { isInSight, mayReadTrail } from '../app/sight.js'
import type { GraphqlContext } from './context.js'
import type { Maybe } from './fields.js'
import { callersSight } from './loaders.js'
import { factsAt } from './referenceFacts.js'

/** Whoever does not look after all agencies asks for the trail of one that they do look after. */
export async function mayReadTrailOf(context: GraphqlContext, agency: Maybe<string>): Promise<boolean> {
  const { agencies } = await factsAt(context)
  if (!mayReadTrail(context.actor, agencies, context.services.today())) return false
  return isInSight(await callersSight(context), agency === null || agency === undefined ? [] : [agency])
}
