import './metadataShim.js'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import { isInSight, mayReadTrail } from '../app/sight.js'
import type { Instant, LocalDate } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { auditTrail, countTrail, trailEntriesByEventIds, type TrailFilter } from '../projections/auditTrail/queries.js'
import type { SubjectKind } from '../projections/auditTrail/subject.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import { TrailEntry, TrailEntryConnection, trailEntryOf } from './auditTrail.js'
import { type GraphqlContext, signedIn, untilVisible } from './context.js'
import { UserFault } from './faults.js'
import { enumType, field, given, ifGiven, type Maybe, maybe } from './fields.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'
import { callersSight, loaderOf } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import { factsAt } from './referenceFacts.js'
import type { NodeType } from './relayNode.js'
import { InstantScalar, LocalDateScalar, PositionScalar } from './scalars.js'

export const SubjectKindEnum = enumType<SubjectKind>('SubjectKind', 'What events are about (对象类型).', {
  informationItem: '政府信息',
  agency: '机关',
  person: '人员',
  publication: '一个机关对一件信息的发布',
  indexNumberSeries: '一个机关一个月的索引号',
  filingList: '备案清单',
  calendar: '工作日历',
  policy: '法定数值',
  account: '账号',
  attempts: '一人的越权或者不合规尝试',
  access: '一人对受保护数据的查阅',
  batch: '导入批次',
  consultation: '协商',
  deadline: '期限',
  duty: '公开义务',
  inbox: '一人的通知',
  application: '依申请公开申请',
  recordCorrection: '信息更正请求',
  archive: '归档案卷',
  letterNumbers: '发文字号',
  applicantAccess: '申请人的网上入口',
  dataSubject: '个人信息主体',
  annualReport: '年度报告',
  complaint: '投诉举报',
})

@InputType({ description: 'What an event is about (对象).' })
export class SubjectInput {
  @field(() => SubjectKindEnum, 'Kind, as `subjectKind` answers it (对象类型).') readonly kind!: SubjectKind
  @field(() => String, 'Id as `subjectId` answers it (对象编号).') readonly id!: string
}

@InputType({ description: 'Narrows the audit trail down (审计筛选).' })
export class TrailFilterInput {
  @maybe(() => [SubjectInput], 'About one of these (对象).') readonly subjects?: Maybe<readonly SubjectInput[]>
  @maybe(() => ID, 'Done by this person (人员).') readonly personId?: Maybe<string>
  @maybe(() => [String], 'Done in one of these roles (职责).') readonly roles?: Maybe<readonly string[]>
  @maybe(() => ID, 'Done for this agency (机关).') readonly agencyId?: Maybe<string>
  @maybe(() => Boolean, 'Also for agencies that stood below it then (含下级).')
  readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => String, 'Under this clause (条款).') readonly clause?: Maybe<string>
  @maybe(() => [String], 'Types of event (事件类型).') readonly types?: Maybe<readonly string[]>
  @maybe(() => InstantScalar, 'Recorded at or after (记录起始时间).') readonly recordedFrom?: Maybe<Instant>
  @maybe(() => InstantScalar, 'Recorded before (记录截止时间).') readonly recordedUntil?: Maybe<Instant>
  @maybe(() => LocalDateScalar, 'Legal date on or after (法定日期起).') readonly legalFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Legal date on or before (法定日期止).') readonly legalUntil?: Maybe<LocalDate>
  @maybe(() => String, 'Of this matter (事项).') readonly matter?: Maybe<string>
  @maybe(() => String, 'Caused by this event or command (起因).') readonly causation?: Maybe<string>
  @maybe(() => String, 'By this command (请求编号).') readonly commandId?: Maybe<string>
  @maybe(() => Boolean, 'Also refused attempts and reads of protected data (含越权尝试和查阅记录).')
  readonly includeTrails?: Maybe<boolean>
}

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
    const wanted = trailFilter(args.filter ?? {})
    signedIn(context)
    if (!(await mayRead(context, wanted.agency))) throw new UserFault('FORBIDDEN')
    await recordLook(context, args.purpose)
    await untilVisible(context, READ_MODELS, minPosition)
    const { models } = context.services
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

/** Whoever does not look after all agencies asks for the trail of one that they do look after. */
async function mayRead(context: GraphqlContext, agency: Maybe<string>): Promise<boolean> {
  const { agencies } = await factsAt(context)
  if (!mayReadTrail(context.actor, agencies, context.services.today())) return false
  return isInSight(await callersSight(context), agency === null || agency === undefined ? [] : [agency])
}

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
    if (row === undefined || !(await mayRead(context, row.agency))) return undefined
    await recordLook(context, 'supervision')
    return trailEntryOf(row)
  },
}

const trailFilter = (filter: TrailFilterInput): TrailFilter =>
  given({
    subjects: filter.subjects?.map(({ kind, id }) => ({ kind, id })),
    person: ifGiven(filter.personId, personIdOf),
    roles: filter.roles,
    agency: ifGiven(filter.agencyId, agencyIdOf),
    withSubAgencies: filter.withSubAgencies,
    clause: filter.clause,
    types: filter.types,
    recordedFrom: filter.recordedFrom,
    recordedUntil: filter.recordedUntil,
    legalFrom: filter.legalFrom,
    legalUntil: filter.legalUntil,
    matter: filter.matter,
    causation: filter.causation,
    command: filter.commandId,
    includeTrails: filter.includeTrails,
  })
