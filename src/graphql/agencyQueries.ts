import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import type { AgencyDuty, AgencyKind } from '../domain/agency/events.js'
import type { AgencyId, LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { Agency, AgencyConnection, agencyOf } from './agency.js'
import { AgencyDutyEnum, AgencyKindEnum } from './agencyEnums.js'
import { agencyById } from './agencyLoading.js'
import { AgencyPayload } from './agencyPayload.js'
import type { GraphqlContext } from './context.js'
import { ifGiven, type Maybe, maybe } from './fields.js'
import { agencyIdOf } from './itemInputMapping.js'
import { pageOfList } from './listPage.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import type { NodeType } from './relayNode.js'
import { factsAt } from './referenceFacts.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows a list of agencies down (机构筛选).' })
export class AgencyFilterInput {
  @maybe(() => [AgencyKindEnum], 'Kinds (类别).') readonly kinds?: Maybe<readonly AgencyKind[]>
  @maybe(() => AgencyDutyEnum, 'Has this duty on the day (职责).') readonly duty?: Maybe<AgencyDuty>
  @maybe(() => Boolean, 'Exists on the day, or no longer does (是否存续).') readonly active?: Maybe<boolean>
  @maybe(() => String, 'Beginning of the name (名称开头).') readonly namePrefix?: Maybe<string>
  @maybe(() => ID, 'Stands directly below this one (上级).') readonly superiorId?: Maybe<string>
}

@Resolver()
export class AgencyQueries {
  @Query(() => Agency, { nullable: true, description: 'One agency as it stood on a day; public (机构).' })
  async agency(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'Left out: today (日期).' }) on?: Maybe<LocalDate>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Agency | null> {
    await factsAt(context, minPosition)
    return (await agencyById(context, agencyIdOf(id), on ?? undefined)) ?? null
  }

  @Query(() => AgencyConnection, {
    description: 'The register of agencies as it stood on a day, in the order of registration; public (机构名录).',
  })
  async agencies(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => AgencyFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<AgencyFilterInput>,
    @Arg('on', () => LocalDateScalar, { nullable: true, description: 'Left out: today (日期).' }) on?: Maybe<LocalDate>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<Agency>> {
    const found = await agenciesOn(context, on ?? context.services.today(), minPosition)
    return listed(found.filter(matches(filter)), args)
  }
}

/** All agencies that the register knew of on a day. */
export async function agenciesOn(
  context: GraphqlContext,
  on: LocalDate,
  minPosition?: Maybe<Position>,
): Promise<readonly Agency[]> {
  const { agencies } = await factsAt(context, minPosition)
  return [...(agencies.history?.agencies.keys() ?? [])].flatMap((id) => {
    const facts = agencies.agency(id, on)
    return facts === undefined ? [] : [agencyOf(facts, on)]
  })
}

export const listed = (agencies: readonly Agency[], args: ConnectionArgs): Connection<Agency> =>
  connection(
    pageOfList(agencies, ({ agencyId }) => agencyId, pageArgs(args)),
    (agency) => agency,
    () => Promise.resolve({ count: agencies.length, exact: true }),
  )

/** Directly below on either axis. */
export const isDirectlyBelow =
  (superior: AgencyId) =>
  ({ facts }: Agency): boolean =>
    facts.governmentSuperior === superior || facts.businessSuperior === superior

function matches(filter: Maybe<AgencyFilterInput>): (agency: Agency) => boolean {
  const { kinds, duty, active, namePrefix, superiorId } = filter ?? {}
  const superior = ifGiven(superiorId, agencyIdOf)
  const isActive = ({ establishedOn, abolishedOn, asOf }: Agency) =>
    establishedOn <= asOf && (abolishedOn === undefined || abolishedOn === null || asOf < abolishedOn)
  return (agency) =>
    (kinds?.includes(agency.kind) ?? true) &&
    (ifGiven(duty, (wanted) => agency.duties.includes(wanted)) ?? true) &&
    (ifGiven(active, (wanted) => isActive(agency) === wanted) ?? true) &&
    (ifGiven(namePrefix, (wanted) => agency.name.startsWith(wanted)) ?? true) &&
    (ifGiven(superior, (wanted) => isDirectlyBelow(wanted)(agency)) ?? true)
}

export const agencyNode: NodeType = { type: 'Agency', find: (id, context) => agencyById(context, id) }

@Resolver(() => AgencyPayload)
export class AgencyPayloadFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency afterwards; null when refused (机构).' })
  async agency(@Root() { agencyId, event }: AgencyPayload, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    if (agencyId === undefined) return null
    const today = context.services.today()
    const { agencies } = await factsAt(context, event?.position)
    const facts = agencies.agency(agencyId, today) ?? agencies.agency(agencyId)
    return facts === undefined ? null : agencyOf(facts, today)
  }
}
