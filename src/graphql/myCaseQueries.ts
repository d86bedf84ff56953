import './metadataShim.js'
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Position } from '../eventstore/eventStore.js'
import { ACCOUNTABILITY_CASES } from '../projections/accountabilityCases.js'
import { ownCase, ownCases } from './accountabilityCaseLoading.js'
import { CaseConcerned, CaseExhibit, concernedOf, exhibitOf } from './accountabilityCaseParts.js'
import { exhibitsIn, groundsIn, hearingOf, isErased, objectionsIn, reasonIn } from './accountabilityCaseRecord.js'
import { Agency } from './agency.js'
import { agencyFinder, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { type GraphqlContext, signedIn, untilVisible } from './context.js'
import type { Maybe } from './fields.js'
import { MyCase, myCaseOf, MyCaseRecord } from './myCase.js'
import type { NodeType } from './relayNode.js'
import { PositionScalar } from './scalars.js'

/** What those do whom a case concerns. */
const OWN_ACTS = ['recordStatement', 'requestCaseReview', 'objectToCaseRecord']

@Resolver(() => MyCase)
export class MyCaseResolver {
  @Query(() => [MyCase], {
    description:
      'Cases that concern the caller, or the unit that they lead, from the notice on; the newest 200 first (涉及本人的案件).',
  })
  async myCases(
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<readonly MyCase[]> {
    signedIn(context)
    await untilVisible(context, [ACCOUNTABILITY_CASES], minPosition)
    return (await ownCases(context)).map(myCaseOf)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The body that investigates (办案机关).' })
  agency(@Root() { own }: MyCase, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, own.row.agency)
  }

  @FieldResolver(() => CaseConcerned, {
    description: 'Of whom the caller reads, and how far they were heard (本人或者本单位).',
  })
  async concerned(@Root() { own }: MyCase, @Ctx() context: GraphqlContext): Promise<CaseConcerned> {
    return concernedOf(own.one, await agencyFinder(context))
  }

  @FieldResolver(() => [CaseExhibit], { description: 'The list of evidence (证据目录).' })
  exhibits(@Root() { own }: MyCase): readonly CaseExhibit[] {
    return own.row.exhibits.map((one) => exhibitOf(one, null))
  }

  @FieldResolver(() => MyCaseRecord, {
    nullable: true,
    description: 'What was written about them and what they said; the look is recorded (本人可查阅的内容).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  async record(@Root() { own }: MyCase, @Ctx() { actor, services }: GraphqlContext): Promise<MyCaseRecord | null> {
    if (actor.kind !== 'person') return null
    const { row, one } = own
    await services.trails.read({ actor, what: 'ownCaseRecord', subject: `case-${row.id}`, purpose: 'remedy' })
    const events = await services.matterRecords.opened('case', row.id)
    const isServed = one.servedOn !== null
    const measures = row.measures.filter(({ against }) => against === one.key).map(({ number }) => number)
    return {
      erased: isErased(events),
      hearing: hearingOf(events, one.key),
      exhibits: exhibitsIn(events),
      grounds: isServed ? groundsIn(events, (number) => measures.includes(number)) : [],
      reason: isServed && row.concerned.length === 1 ? reasonIn(events) : null,
      objections: objectionsIn(events, actor.person),
    }
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do about it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  async allowedActions(
    @Root() { own: { row } }: MyCase,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly AllowedAction[]> {
    const subject = { aggregate: 'accountabilityCase', id: row.id, revision: row.revision }
    return (await actionsOn(context, subject)).filter(({ mutation }) => OWN_ACTS.includes(mutation))
  }
}

export const myCaseNode: NodeType = {
  type: 'MyCase',
  find: async (id, context) => {
    const own = await ownCase(context, id)
    return own === undefined ? undefined : myCaseOf(own)
  },
}
