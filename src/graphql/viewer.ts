import './metadataShim.js'
import { Args, Ctx, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { stepsOf } from '../app/consultationSteps.js'
import type { RoleHeld } from '../domain/context.js'
import type { Role } from '../domain/roles.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { consultationsIn } from './consultationQueries.js'
import { type Consultation, ConsultationConnection } from './consultationType.js'
import type { GraphqlContext } from './context.js'
import { field, ifGiven, type Maybe, maybe } from './fields.js'
import { itemsOf } from './itemQueries.js'
import { type InformationItem, InformationItemConnection } from './itemType.js'
import { type Connection, ConnectionArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import { localIdOf, toGlobalId } from './relay.js'
import { RoleEnum } from './staffEnums.js'
import { nameOf } from './staffNames.js'

@ObjectType({ description: 'A role that the caller holds today (所任职责).', simpleResolvers: true })
export class HeldRole {
  @field(() => RoleEnum, 'The role (职责).') readonly role!: Role
  @maybe(() => Person, 'The person stood in for (被代理人).') readonly deputyFor!: Maybe<Person>
  @field(() => String, 'For the header `x-act-as`, to act in this capacity and no other (身份标识).')
  readonly actAs!: string

  @field(() => ID, 'The agency in which it is held (机关编号).') readonly agencyId!: string
}

@ObjectType({ description: 'Who is asking (当前用户).', simpleResolvers: true })
export class Viewer {
  @field(() => String, 'Id of the person, as accounts know it (人员编号).') readonly person!: string
  @field(() => ID, 'The same, for inputs (人员编号).') readonly personId!: string
  @field(() => [HeldRole], 'Looked up anew for each request, so a revoked role is gone at once (所任职责).')
  readonly roles!: readonly HeldRole[]
  @maybe(() => HeldRole, 'The one capacity chosen by the header `x-act-as` (所选身份).')
  readonly actingAs!: Maybe<HeldRole>

  readonly holds!: readonly RoleHeld[]
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for the public (当前用户).' })
  viewer(@Ctx() { actor }: GraphqlContext): Viewer | null {
    if (actor.kind !== 'person') return null
    return {
      person: actor.person,
      personId: toGlobalId('Person', actor.person),
      roles: actor.holds.map(heldRole),
      actingAs: actor.as === undefined ? null : heldRole(actor.as),
      holds: actor.as === undefined ? actor.holds : [actor.as],
    }
  }

  @FieldResolver(() => String, { nullable: true, description: 'The caller’s own name (姓名).' })
  name(@Root() { person }: Viewer, @Ctx() context: GraphqlContext): Promise<string | null> {
    return nameOf(context, person)
  }

  @FieldResolver(() => InformationItemConnection, {
    description: 'Items whose next step one of the caller’s roles may take, last changed first (待办事项).',
  })
  waitingForMe(
    @Root() { holds }: Viewer,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<InformationItem>> {
    const awaits = { roles: holds.map(({ role }) => role), agencies: holds.map(({ agency }) => agency) }
    return itemsOf(context, { awaits }, { by: 'changedAt', direction: 'desc' }, args)
  }

  @FieldResolver(() => ConsultationConnection, {
    description:
      'Consultations that wait for a step that one of the caller’s roles is for: an opinion, a letter, a decision, a conclusion; what is due first comes first (待办协商).',
  })
  consultationsWaitingForMe(
    @Root() { holds }: Viewer,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Consultation>> {
    return consultationsIn(context, { awaits: stepsOf(holds) }, 'dueFirst', args)
  }
}

@Resolver(() => HeldRole)
export class HeldRoleFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency in which it is held (机关).' })
  agency(@Root() { agencyId }: HeldRole, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, localIdOf('Agency', agencyId))
  }
}

const heldRole = ({ role, agency, deputyFor }: RoleHeld): HeldRole => ({
  role,
  deputyFor: ifGiven(deputyFor, personOf) ?? null,
  actAs: `${role}@${agency}`,
  agencyId: toGlobalId('Agency', agency),
})
