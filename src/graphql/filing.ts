import './metadataShim.js'
import { Args, Arg, Ctx, FieldResolver, ID, Int, InputType, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { isInSight } from '../app/sight.js'
import type { FilingReturnReason } from '../domain/filing/events.js'
import type { LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import {
  countFilingLists,
  type FilingFilter,
  filingLists,
  filingListsByKeys,
  type FilingRow,
  type FilingState,
} from '../projections/filings.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { enumType, field, given, type Maybe, maybe } from './fields.js'
import { FilingReturnReasonEnum } from './filingInputs.js'
import { FilingListPayload } from './filingMutations.js'
import { agencyIdOf } from './itemInputMapping.js'
import { knownItem } from './itemLoading.js'
import { InformationItem, itemOf } from './itemType.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, connectionType, pageArgs } from './pagination.js'
import { Node, toGlobalId } from './relay.js'
import type { NodeType } from './relayNode.js'
import { LocalDateScalar, PositionScalar } from './scalars.js'

export const FilingStateEnum = enumType<FilingState>('FilingState', 'Where a filing list stands (备案状态).', {
  submitted: '已报送',
  accepted: '已接受',
  returned: '已退回',
})

@ObjectType({ description: 'One registered item of a filing list (备案条目).', simpleResolvers: true })
export class FilingEntry {
  @field(() => String, 'Index number (索引号).') readonly indexNumber!: string

  readonly itemId!: string
}

@ObjectType({
  implements: Node,
  description: 'What an agency registered in a month, for the disclosure department, LS-10.8 (备案清单).',
  simpleResolvers: true,
})
export class FilingList extends Node {
  @field(() => String, 'Month of registration, YYYYMM (登记月份).') readonly month!: string
  @field(() => FilingStateEnum, 'Where it stands (状态).') readonly state!: FilingState
  @field(() => Int, 'Round, from 1 (轮次).') readonly round!: number
  @field(() => Int, 'How many entries (条目数).') readonly entryCount!: number
  @field(() => [FilingEntry], 'Everything that was registered in the month (备案条目).')
  readonly entries!: readonly FilingEntry[]
  @field(() => LocalDateScalar, 'Day it was handed in last (报送日期).') readonly submittedOn!: LocalDate
  @maybe(() => LocalDateScalar, 'Day it was accepted (接受日期).') readonly acceptedOn!: Maybe<LocalDate>
  @maybe(() => FilingReturnReasonEnum, 'Why it was returned last (退回原因).')
  readonly returnReason!: Maybe<FilingReturnReason>
  @field(() => Int, 'For `expectedRevision` of the next command (版本).') readonly revision!: number

  readonly row!: FilingRow
}

export const FilingListConnection = connectionType(FilingList, 'FilingList')

const filingListOf = (row: FilingRow): FilingList => ({
  id: toGlobalId('FilingList', row.key),
  month: row.month,
  state: row.state,
  round: row.round,
  entryCount: row.entryCount,
  entries: row.entries,
  submittedOn: row.submittedOn as LocalDate,
  acceptedOn: row.acceptedOn as LocalDate | null,
  returnReason: row.returnReason,
  revision: row.revision,
  row,
})

@InputType({ description: 'Narrows filing lists down (备案筛选).' })
export class FilingFilterInput {
  @maybe(() => [ID], 'Agencies that file (报送机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => String, 'First month, YYYYMM (起始月份).') readonly monthFrom?: Maybe<string>
  @maybe(() => String, 'Last month, YYYYMM (截止月份).') readonly monthUntil?: Maybe<string>
  @maybe(() => [FilingStateEnum], 'Where it stands (状态).') readonly states?: Maybe<readonly FilingState[]>
}

const READ_MODELS = ['filings']

@Resolver(() => FilingList)
export class FilingResolver {
  @Query(() => FilingListConnection, {
    description: 'Filing lists of agencies that the caller may know of, newest month first (备案清单).',
  })
  async filingLists(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('filter', () => FilingFilterInput, { nullable: true, description: 'Left out: everything (筛选).' })
    filter?: Maybe<FilingFilterInput>,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<FilingList>> {
    await untilVisible(context, READ_MODELS, minPosition)
    const sight = await callersSight(context)
    const asked = filter?.agencyIds?.map(agencyIdOf)
    const agencies = sight === 'all' ? asked : (asked?.filter((agency) => sight.includes(agency)) ?? sight)
    const wanted: FilingFilter = given({
      agencies,
      monthFrom: filter?.monthFrom,
      monthUntil: filter?.monthUntil,
      states: filter?.states,
    })
    const { models } = context.services
    const page = await filingLists(models, wanted, pageArgs(args))
    return connection(page, filingListOf, () => countFilingLists(models, wanted))
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that files (报送机关).' })
  agency(@Root() { row }: FilingList, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The disclosure department it goes to (主管部门).' })
  department(@Root() { row }: FilingList, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.department)
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: FilingList, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'filing', id: `${row.agency}-${row.month}`, revision: row.revision })
  }
}

@Resolver(() => FilingEntry)
export class FilingEntryFields {
  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item; null for those who may not know of it (政府信息).',
  })
  async item(@Root() { itemId }: FilingEntry, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const row = await knownItem(context, itemId)
    return row === undefined ? null : itemOf(row)
  }
}

async function listByKey(context: GraphqlContext, key: string): Promise<FilingList | undefined> {
  const row = (await filingListsByKeys(context.services.models, [key])).get(key)
  return row !== undefined && isInSight(await callersSight(context), [row.agency]) ? filingListOf(row) : undefined
}

export const filingListNode: NodeType = { type: 'FilingList', find: (key, context) => listByKey(context, key) }

@Resolver(() => FilingListPayload)
export class FilingListPayloadFields {
  @FieldResolver(() => FilingList, {
    nullable: true,
    description: 'The list afterwards; null when refused (备案清单).',
  })
  async filingList(
    @Root() { listKey, event }: FilingListPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<FilingList | null> {
    if (listKey === undefined) return null
    await untilVisible(context, READ_MODELS, event?.position)
    return (await listByKey(context, listKey)) ?? null
  }
}
