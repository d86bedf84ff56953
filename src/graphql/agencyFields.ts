import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { mayReadNames } from '../app/sight.js'
import type { ReorganisationType } from '../domain/agency/events.js'
import type { RecordedReorganisation } from '../domain/agency/history.js'
import type { LocalDate } from '../domain/values.js'
import { countStaffOfAgency, staffOfAgency } from '../projections/staff.js'
import { Agency, AgencyConnection } from './agency.js'
import { ReorganisationEnum } from './agencyEnums.js'
import { maybeAgency } from './agencyLoading.js'
import { agenciesOn, isDirectlyBelow, listed } from './agencyQueries.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import type { GraphqlContext } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { factsAt } from './referenceFacts.js'
import { LocalDateScalar } from './scalars.js'
import { type StaffMember, StaffMemberConnection, staffMemberOf } from './staff.js'

@ObjectType({ description: 'What changed an agency from a day on (机构变动).', simpleResolvers: true })
export class Reorganisation {
  @field(() => ReorganisationEnum, 'What happened (变动).') readonly type!: ReorganisationType
  @field(() => LocalDateScalar, 'First day on which it held (生效日期).') readonly effectiveOn!: LocalDate
  @maybe(() => String, 'New name, where it was renamed (新名称).') readonly name!: Maybe<string>
  @maybe(() => String, 'Number of the decision (批准文号).') readonly basis!: Maybe<string>
  @maybe(() => String, 'Id of the event that records it (事件编号).') readonly eventId!: Maybe<string>
  @field(() => [Agency], 'Agencies that took something over, or the new superior (相关机关).')
  readonly agencies!: readonly Agency[]
}

@Resolver(() => Agency)
export class AgencyFields {
  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Government of its level, or the organ it belongs to (本级政府).',
  })
  governmentSuperior(@Root() { facts }: Agency, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, facts.governmentSuperior)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Department one level up that guides it (业务上级).' })
  businessSuperior(@Root() { facts }: Agency, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, facts.businessSuperior)
  }

  @FieldResolver(() => AgencyConnection, { description: 'Agencies directly below it on that day (下级机关).' })
  async subordinates(
    @Root() { agencyId, asOf }: Agency,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Agency>> {
    return listed((await agenciesOn(context, asOf)).filter(isDirectlyBelow(agencyId)), args)
  }

  @FieldResolver(() => [Reorganisation], {
    description: 'Everything that changed it, in the order of effect (历史沿革).',
    complexity: ({ childComplexity }) => 2 + 2 * childComplexity,
  })
  async history(@Root() { agencyId }: Agency, @Ctx() context: GraphqlContext): Promise<readonly Reorganisation[]> {
    const { history } = (await factsAt(context)).agencies
    const changes = history?.agencies.get(agencyId)?.reorganisations ?? []
    return Promise.all(changes.map((change) => reorganisationOf(context, change)))
  }

  @FieldResolver(() => StaffMemberConnection, {
    nullable: true,
    description: 'Its people, in the order of appointment; null for the public and for other agencies (机构人员).',
  })
  async staff(
    @Root() { agencyId }: Agency,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('present', () => Boolean, { nullable: true, description: 'Only those who are there, or who left (是否在职).' })
    present?: Maybe<boolean>,
  ): Promise<Connection<StaffMember> | null> {
    const { services, actor } = context
    const { agencies } = await factsAt(context)
    if (!mayReadNames(actor, agencyId, agencies, services.today())) return null
    const filter = { agency: agencyId, ...given({ present }) }
    const page = await staffOfAgency(services.models, filter, pageArgs(args))
    return connection(page, staffMemberOf, () => countStaffOfAgency(services.models, filter))
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with its registration and its staff now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async allowedActions(
    @Root() { agencyId }: Agency,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly AllowedAction[]> {
    const [register, staff] = await Promise.all([
      actionsOn(context, { aggregate: 'agency', id: context.services.district }),
      actionsOn(context, { aggregate: 'staff', id: agencyId }),
    ])
    return [...register, ...staff]
  }
}

async function reorganisationOf(
  context: GraphqlContext,
  { event, eventId }: RecordedReorganisation,
): Promise<Reorganisation> {
  const { effectiveOn, basis } = event.data
  const agencies = await Promise.all(othersIn(event).map((id) => maybeAgency(context, id)))
  return {
    type: event.type,
    effectiveOn,
    name: event.type === 'AgencyRenamed' ? event.data.name : null,
    basis,
    eventId,
    agencies: agencies.filter((agency) => agency !== null),
  }
}

function othersIn(event: RecordedReorganisation['event']): readonly Maybe<string>[] {
  switch (event.type) {
    case 'AgencySuperiorChanged':
      return [event.data.superior]
    case 'AgencyFunctionsTransferred':
      return [event.data.to]
    case 'AgencyAbolished':
      return [...event.data.successors.map(({ agency }) => agency), event.data.decidingAgency]
    case 'AgencyRenamed':
    case 'AgencyOwnNameChanged':
      return []
  }
}
