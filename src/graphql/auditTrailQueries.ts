import './metadataShim.js'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Position } from '../eventstore/eventStore.js'
import { auditTrail, countTrail, trailEntriesByEventIds } from '../projections/auditTrail/queries.js'
import { hiddenCases, isOfHiddenCase } from './accountabilityCaseLoading.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { TrailEntry, TrailEntryConnection, trailEntryOf } from './auditTrail.js'
import { TrailFilterInput } from './auditTrailInputs.js'
import { hiddenComplaints, isOfHidden } from './complaintLoading.js'
import { type GraphqlContext, signedIn, untilVisible } from './context.js'
import { UserFault } from './faults.js'
import { enumType, ifGiven, type Maybe, maybe } from './fields.js'
import { loaderOf } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import type { NodeType } from './relayNode.js'
import { PositionScalar } from './scalars.js'
import { textOf, trailFilterOf } from './trailFilter.js'
import { mayReadTrailOf } from './trailSight.js'

export const TrailOrderEnum = enumType<'newestFirst' | 'oldestFirst'>('TrailOrder', 'Order of the trail (排序).', {
  newestFirst: '由近及远',
  oldestFirst: '由远及近',
})

@ArgsType()
export class TrailArgs extends ConnectionArgs {
  @Field(() => String, { defaultValue: 'supervision', description: 'Why it is looked at, as a short code (查阅目的).' })
  readonly purpose!: string

  @maybe(() => TrailFilterInput, 'Left out: everything (筛选).')
  readonly filter?: Maybe<TrailFilterInput>

  @Field(() => TrailOrderEnum, { defaultValue: 'newestFirst', description: 'Order (排序).' })
  readonly order!: 'newestFirst' | 'oldestFirst'
}

const READ_MODELS = ['auditTrail']

@Resolver(() => TrailEntry)
export class AuditTrailResolver {
  @Query(() => TrailEntryConnection, {
    description:
      'Every event, for inspectors, investigators and the disclosure department, LS-15.1; the query itself is recorded before its first answer (审计记录).',
  })
  async auditTrail(
    @Args(() => TrailArgs) args: TrailArgs,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<TrailEntry>> {
    const page = pageArgs(args)
    const asked = trailFilterOf(args.filter ?? {})
    signedIn(context)
    if (!(await mayReadTrailOf(context, asked.agency))) throw new UserFault('FORBIDDEN')
    await recordLook(context, args.purpose)
    await untilVisible(context, READ_MODELS, minPosition)
    const { models } = context.services
    const exceptComplaints = await hiddenComplaints(context)
    const exceptCases = await hiddenCases(context)
    const wanted = { ...asked, ...(await textOf(context, args.filter ?? {})), exceptComplaints, exceptCases }
    const found = await auditTrail(models, wanted, page, args.order === 'newestFirst' ? 'desc' : 'asc')
    return connection(found, trailEntryOf, () => countTrail(models, wanted))
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who did it; null for a process (办理人).' })
  person(@Root() { row }: TrailEntry): Person | null {
    return ifGiven(row.person, personOf) ?? null
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The absent person who was stood in for (被代理人).' })
  deputyFor(@Root() { row }: TrailEntry): Person | null {
    return ifGiven(row.deputyFor, personOf) ?? null
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'For which agency it was done (机关).' })
  agency(@Root() { row }: TrailEntry, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }
}

const PURPOSE = /^[A-Za-z][\w.-]{0,63}$/

/** Nobody reads the trail unseen: the look is an event before anything is answered. */
async function recordLook({ actor, services }: GraphqlContext, purpose: string): Promise<void> {
  if (actor.kind !== 'person') throw new UserFault('SIGN_IN_REQUIRED')
  await services.trails.read({ actor, what: 'auditTrail', purpose: PURPOSE.test(purpose) ? purpose : 'other' })
}

const ENTRY = Symbol('trailEntry')

export const trailEntryNode: NodeType = {
  type: 'TrailEntry',
  find: async (eventId, context) => {
    if (context.actor.kind !== 'person') return undefined
    const { models } = context.services
    const row = await loaderOf(context, ENTRY, (ids) => trailEntriesByEventIds(models, ids)).load(eventId)
    if (row === undefined || !(await mayReadTrailOf(context, row.agency))) return undefined
    if (await isOfHidden(context, row.matter, row.subjectId)) return undefined
    if (await isOfHiddenCase(context, row)) return undefined
    await recordLook(context, 'supervision')
    return trailEntryOf(row)
  },
}
