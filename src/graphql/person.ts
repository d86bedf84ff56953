import './metadataShim.js'
import { Ctx, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql'
import type { GraphqlContext } from './context.js'
import { field } from './fields.js'
import { toGlobalId } from './relay.js'
import { nameOf } from './staffNames.js'

/** Somebody who acts, by id only; the name is personal data and stands nowhere but under the person's own key. */
@ObjectType({ description: 'A person; the name is shown to those who may see it, and the look is recorded (人员).' })
export class Person {
  @field(() => ID, 'Stable id without a meaning (人员编号).')
  readonly id!: string

  readonly personId!: string
}

export const personOf = (personId: string): Person => ({ id: toGlobalId('Person', personId), personId })

@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Of somebody on the staff; null for anybody else, for those who may not see it, and once the person’s key is destroyed (姓名).',
  })
  name(@Root() { personId }: Person, @Ctx() context: GraphqlContext): Promise<string | null> {
    return nameOf(context, personId)
  }
}
