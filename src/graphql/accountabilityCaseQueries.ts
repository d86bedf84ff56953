import './metadataShim.js'
import { Arg, Args, Ctx, ID, InputType, Query, Resolver } from 'type-graphql'
import { caseSight } from '../app/accountability/caseSight.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import {
  ACCOUNTABILITY_CASES,
  type AccountabilityCaseFilter,
  accountabilityCases,
  type CaseStage,
  countAccountabilityCases,
} from '../projections/accountabilityCases.js'
import { CaseStageEnum } from './accountabilityCaseEnums.js'
import { caseIdOf, caseReader, hiddenCases, knownCase } from './accountabilityCaseLoading.js'
import { AccountabilityCase, AccountabilityCaseConnection, accountabilityCaseOf } from './accountabilityCaseType.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { given, ifGiven, type Maybe, maybe } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

@InputType({ description: 'Narrows cases down (案件筛选).' })
export class AccountabilityCaseFilterInput {
  @maybe(() => [ID], 'Bodies that investigate (办案机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => ID, 'Who has them in hand (调查人员).') readonly investigatorId?: Maybe<string>
  @maybe(() => [CaseStageEnum], 'Where they stand (案件阶段).') readonly stages?: Maybe<readonly CaseStage[]>
  @maybe(() => ID, 'Concerning this unit, or somebody of it (涉及单位).') readonly unitId?: Maybe<string>
  @maybe(() => ID, 'Concerning this person (涉及人员).') readonly personId?: Maybe<string>
  @maybe(() => LocalDateScalar, 'Decided on or after (决定起始日期).') readonly decidedFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Decided on or before (决定截止日期).') readonly decidedUntil?: Maybe<LocalDate>
}

const READ_MODELS = [ACCOUNTABILITY_CASES]

@Resolver()
export class AccountabilityCaseQueries {
  @Query(() => AccountabilityCase, {
    nullable: true,
    description: 'A case; null also for one that the caller may not know of (责任追究案件).',
  })
  async accountabilityCase(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<AccountabilityCase | null> {
    const localId = caseIdOf(id)
    await untilVisible(context, READ_MODELS, minPosition)
    return (await caseById(context, localId)) ?? null
  }

  @Query(() => AccountabilityCaseConnection, {
    description:
      'Cases of the body in which the caller investigates or decides, and of those below it; none that concerns them (责任追究案件列表).',
  })
  async accountabilityCases(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => AccountabilityCaseFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<AccountabilityCaseFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<AccountabilityCase>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const { models } = context.services
    const wanted = await filterOf(context, filter)
    const page = await accountabilityCases(models, wanted, pageArgs(args))
    return connection(
      page,
      (row) => accountabilityCaseOf(row, true),
      () => countAccountabilityCases(models, wanted),
    )
  }
}

async function filterOf(
  context: GraphqlContext,
  filter: Maybe<AccountabilityCaseFilterInput>,
): Promise<AccountabilityCaseFilter> {
  const sight: readonly string[] = caseSight(await caseReader(context))
  return given({
    agencies: filter?.agencyIds?.map(agencyIdOf).filter((agency) => sight.includes(agency)) ?? sight,
    except: await hiddenCases(context),
    investigator: ifGiven(filter?.investigatorId, personIdOf),
    stages: filter?.stages,
    units: ifGiven(filter?.unitId, (id) => [agencyIdOf(id)]),
    persons: ifGiven(filter?.personId, (id) => [personIdOf(id)]),
    decidedFrom: filter?.decidedFrom,
    decidedUntil: filter?.decidedUntil,
  })
}

async function caseById(context: GraphqlContext, id: string): Promise<AccountabilityCase | undefined> {
  const row = await knownCase(context, id)
  return row === undefined ? undefined : accountabilityCaseOf(row)
}

export const accountabilityCaseNode: NodeType = {
  type: 'AccountabilityCase',
  find: (id, context) => caseById(context, id),
}
