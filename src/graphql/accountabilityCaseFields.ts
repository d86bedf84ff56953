import './metadataShim.js'
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { AccessPurpose } from '../app/personalDataSight.js'
import type { ConcernedKey } from '../domain/accountabilityCase/vocabulary.js'
import { deadlinesOfMatters } from '../projections/deadlines/queries.js'
import { GLOBAL } from './accountabilityCaseLookUp.js'
import { CaseConcerned, CaseExhibit, concernedOf, exhibitOf } from './accountabilityCaseParts.js'
import { CaseRecord, caseRecordOf } from './accountabilityCaseRecord.js'
import { AccountabilityCase } from './accountabilityCaseType.js'
import { Agency } from './agency.js'
import { agencyFinder, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { MatterStep } from './applicationParts.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { stepsOf } from './applicationShowing.js'
import type { GraphqlContext } from './context.js'
import { Deadline, deadlineOf } from './deadlineType.js'
import { UserFault } from './faults.js'
import { ifGiven } from './fields.js'
import { loaderOf } from './loaders.js'
import { Person, personOf } from './person.js'
import { Node } from './relay.js'
import type { NodeType } from './relayNode.js'

const OF_MATTER = Symbol('deadlinesOfCase')
const LOOKED = Symbol('casesLookedAt')

@Resolver(() => AccountabilityCase)
export class AccountabilityCaseFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The body that investigates (办案机关).' })
  agency(@Root() { row }: AccountabilityCase, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Person, { description: 'Who has it in hand (调查人员).' })
  investigator(@Root() { row }: AccountabilityCase): Person {
    return personOf(row.investigator)
  }

  @FieldResolver(() => Person, { description: 'Who opened it (立案人).' })
  openedBy(@Root() { row }: AccountabilityCase): Person {
    return personOf(row.openedBy)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who decided (决定人).' })
  decidedBy(@Root() { row }: AccountabilityCase): Person | null {
    return ifGiven(row.decidedBy, personOf) ?? null
  }

  @FieldResolver(() => [CaseConcerned], { description: 'Whom it concerns, and how far they were heard (涉及对象).' })
  async concerned(
    @Root() { row }: AccountabilityCase,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CaseConcerned[]> {
    const agency = await agencyFinder(context)
    return row.concerned.map((one) => concernedOf(one, agency))
  }

  @FieldResolver(() => [CaseExhibit], { description: 'Evidence that was frozen, in its order (固定的证据).' })
  exhibits(@Root() { row }: AccountabilityCase): readonly CaseExhibit[] {
    return row.exhibits.map((one) => exhibitOf(one, `/cases/${row.id}/exhibits/${one.fileId}`))
  }

  @FieldResolver(() => CaseRecord, {
    nullable: true,
    description: 'Everything that was written in it; the look is recorded with its purpose. Not in lists (案件内容).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  async record(
    @Root() { row, listed }: AccountabilityCase,
    @Ctx() context: GraphqlContext,
    @Arg('purpose', () => AccessPurposeEnum, {
      defaultValue: 'investigation',
      description: 'What it is looked at for (查阅目的).',
    })
    purpose: AccessPurpose = 'investigation',
  ): Promise<CaseRecord | null> {
    const { actor, services, loaders } = context
    const looked = loaders.get(LOOKED, () => new Set<string>()).add(row.id)
    if (listed || looked.size > 1) throw new UserFault('ONE_AT_A_TIME')
    if (actor.kind !== 'person') return null
    await services.trails.read({ actor, what: 'caseRecord', subject: `case-${row.id}`, purpose })
    const keys = row.concerned.map(({ key }): ConcernedKey => key)
    return caseRecordOf(await services.matterRecords.opened('case', row.id), keys)
  }

  @FieldResolver(() => [Deadline], { description: 'Its dates, earliest first (期限).' })
  async deadlines(@Root() { row }: AccountabilityCase, @Ctx() context: GraphqlContext): Promise<readonly Deadline[]> {
    const { models, today } = context.services
    const loader = loaderOf(context, OF_MATTER, (matters) => deadlinesOfMatters(models, matters))
    const matters = row.concerned.map(({ key }) => `${row.id}.${key.replace(':', '.')}`)
    const found = await Promise.all(matters.map((matter) => loader.load(matter)))
    return found
      .flatMap((deadlines) => deadlines ?? [])
      .toSorted((one, other) => (one.due < other.due ? -1 : 1))
      .map((deadline) => deadlineOf(deadline, today()))
  }

  @FieldResolver(() => [MatterStep], {
    description: 'Everything that happened to it, without a word of it (办理记录).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async history(@Root() { row }: AccountabilityCase, @Ctx() context: GraphqlContext): Promise<readonly MatterStep[]> {
    return stepsOf(await context.services.matterRecords.sealed('case', row.id), await agencyFinder(context))
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(
    @Root() { row }: AccountabilityCase,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'accountabilityCase', id: row.id, revision: row.revision })
  }
}

/** `AccountabilityCase.origin`: the thing itself, seen with the eyes of the caller. */
export function caseOrigin(types: readonly NodeType[]) {
  const byName = new Map(types.map((type) => [type.type, type]))

  @Resolver(() => AccountabilityCase)
  class CaseOriginField {
    @FieldResolver(() => Node, {
      nullable: true,
      description:
        'The finding, complaint or inspection it was opened from; null of anything else, and where the caller may not know of it (线索来源).',
      complexity: ({ childComplexity }) => 5 + childComplexity,
    })
    async origin(@Root() { row }: AccountabilityCase, @Ctx() context: GraphqlContext): Promise<object | null> {
      const type = GLOBAL[row.originKind]
      return type === undefined ? null : ((await byName.get(type)?.find(row.originReference, context)) ?? null)
    }
  }
  return CaseOriginField
}
