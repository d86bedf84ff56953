import './metadataShim.js'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { isInSight } from '../app/sight.js'
import { reveal } from '../projections/engine/sealedField.js'
import type { GraphqlContext } from './context.js'
import { ThirdParty } from './itemPartTypes.js'
import { callersSight } from './loaders.js'

@Resolver(() => ThirdParty)
export class ThirdPartyFields {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Personal data: for those who look after the matters of the handling agency, and the look is recorded; null otherwise, and once the key is destroyed (姓名或者名称).',
  })
  async name(@Root() { sealedName, item }: ThirdParty, @Ctx() context: GraphqlContext): Promise<string | null> {
    const { actor, services } = context
    if (sealedName === null || actor.kind !== 'person') return null
    // An agency that the item only concerns knows of the item, not of the people who were asked about it.
    if (!isInSight(await callersSight(context), [item.agency])) return null
    await services.trails.read({ actor, what: 'thirdPartyNames', subject: `item-${item.id}`, purpose: 'handling' })
    if (typeof sealedName === 'string') return sealedName
    const [name] = await reveal(services.keyRing, [sealedName])
    return name ?? null
  }
}
