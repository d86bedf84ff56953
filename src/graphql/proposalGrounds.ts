import type { ProposalGroundsNow } from '../app/proposalGrounds.js'
import { isInSight } from '../app/sight.js'
import type { ProposalGrounds } from '../domain/application/commands.js'
import type { ItemId } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { callersSight } from './loaders.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly proposalGrounds: ProposalGroundsNow
  }
}

/** As ids are made; what cannot be one is not looked for. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
/** More are refused, however many there are. */
const MOST = 1_000

/** What a proposal of the application `own` names, without what the caller may not know of. */
export async function proposalGrounds(
  context: GraphqlContext,
  own: string,
  named: readonly string[],
  item: ItemId | undefined,
): Promise<ProposalGrounds> {
  const ids = [own, ...named].filter((id) => ID.test(id)).slice(0, MOST + 1)
  const isItemId = item !== undefined && ID.test(item)
  const [{ applications, itemAgency }, sight] = await Promise.all([
    context.services.proposalGrounds(ids, isItemId ? item : undefined),
    callersSight(context),
  ])
  return {
    applications: applications.filter(({ agency }) => isInSight(sight, [agency])),
    ...(itemAgency !== undefined && isInSight(sight, [itemAgency]) ? { itemAgency } : {}),
  }
}
