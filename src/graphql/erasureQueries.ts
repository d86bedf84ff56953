import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { heldData } from '../app/erasure/heldData.js'
import { type AccessPurpose, personalDataPurpose } from '../app/personalDataSight.js'
import { readPersonalData } from '../app/readPersonalData.js'
import { isInSight } from '../app/sight.js'
import type { KeySubject } from '../domain/protected.js'
import type { Role } from '../domain/roles.js'
import type { Instant } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import {
  countErasures,
  DATA_SUBJECTS,
  type DataSubjectRow,
  type ErasureStage,
  erasures,
  type SubjectMatterRow,
} from '../projections/dataSubjects.js'
import { accesses, countAccesses } from '../projections/personalDataAccesses.js'
import { rowsHolding } from '../projections/rowsHolding.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { ErasureStageEnum } from './erasureEnums.js'
import { dataSubjectIdOf, knownDataSubject } from './erasureLoading.js'
import {
  accessOf,
  DataSubject,
  DataSubjectConnection,
  dataSubjectOf,
  ErasurePreview,
  matterGlobalId,
  type PersonalDataAccess,
  PersonalDataAccessConnection,
  PersonalDatum,
  SubjectMatter,
  subjectMatterOf,
} from './erasureType.js'
import { UserFault } from './faults.js'
import type { Maybe } from './fields.js'
import { callersSight } from './loaders.js'
import { type Connection, connection, ConnectionArgs, pageArgs } from './pagination.js'
import { factsAt } from './referenceFacts.js'
import type { NodeType } from './relayNode.js'
import { PositionScalar } from './scalars.js'

/** Read models that hold something of applicants and third parties under their keys. */
const HOLDING = ['applications', 'recordCorrections', 'archiveFiles', 'consultations', 'auditTrail'] as const

@Resolver(() => DataSubject)
export class ErasureQueries {
  @Query(() => DataSubject, {
    nullable: true,
    description: 'A data subject; null also for one that the caller may not know of (个人信息主体).',
  })
  async dataSubject(
    @Arg('id', () => ID, { description: 'Global id (编号).' }) id: string,
    @Ctx() context: GraphqlContext,
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<DataSubject | null> {
    const subject = dataSubjectIdOf(id)
    await untilVisible(context, [DATA_SUBJECTS], minPosition)
    return (await subjectById(context, subject)) ?? null
  }

  @Query(() => [DataSubject], {
    description:
      'Whoever is on record under an identity number; the search is recorded before its answer, the number is not (按证件号码查找).',
    complexity: ({ childComplexity }) => 50 + 5 * childComplexity,
  })
  async dataSubjectsWithIdentity(
    @Arg('identity', () => String, { description: 'Identity number, in any writing (证件号码).' }) identity: string,
    @Arg('purpose', () => AccessPurposeEnum, { description: 'What it is looked for (查阅目的).' })
    purpose: AccessPurpose,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly DataSubject[]> {
    const { services, actor } = context
    const sight = await callersSight(context)
    if (actor.kind !== 'person' || (sight !== 'all' && sight.length === 0)) throw new UserFault('FORBIDDEN')
    await services.trails.read({ actor, what: 'dataSubjectSearch', purpose })
    const found = await services.applicantSubjects.withIdentity(identity)
    const known = await Promise.all(found.map((subject) => subjectById(context, subject)))
    return known.filter((subject) => subject !== undefined)
  }

  @Query(() => DataSubjectConnection, {
    description: 'Those whose erasure was asked for, of agencies that the caller looks after (删除申请列表).',
  })
  async erasures(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
    @Arg('stages', () => [ErasureStageEnum], {
      defaultValue: ['requested'],
      description: 'Left out: what waits for approval (状态).',
    })
    stages: readonly ErasureStage[],
    @Arg('minPosition', () => PositionScalar, { nullable: true, description: 'Read your own write (日志位置).' })
    minPosition?: Maybe<Position>,
  ): Promise<Connection<DataSubject>> {
    await untilVisible(context, [DATA_SUBJECTS], minPosition)
    const { models } = context.services
    const sight = await callersSight(context)
    const filter = { stages, ...(sight === 'all' ? {} : { agencies: sight }) }
    return connection(await erasures(models, filter, pageArgs(args)), dataSubjectOf, () =>
      countErasures(models, filter),
    )
  }

  @FieldResolver(() => [SubjectMatter], {
    description:
      'Matters in which they are involved, of agencies whose matters the caller may know of; the others are only counted, `mattersElsewhere` (所涉事项).',
  })
  async matters(@Root() { row }: DataSubject, @Ctx() context: GraphqlContext): Promise<readonly SubjectMatter[]> {
    return (await mattersInSight(context, row)).map(subjectMatterOf)
  }

  @FieldResolver(() => Int, {
    description:
      'How many matters other agencies have that the caller may not know of; they keep the data too, and the disclosure department speaks for all of them (其他机关的事项数).',
  })
  async mattersElsewhere(@Root() { row }: DataSubject, @Ctx() context: GraphqlContext): Promise<number> {
    return row.matters.length - (await mattersInSight(context, row)).length
  }

  @FieldResolver(() => ErasurePreview, {
    description: 'What erasing it would destroy for ever, at every agency; counts, nothing of what it says (删除范围).',
    complexity: ({ childComplexity }) => 500 + childComplexity,
  })
  async preview(@Root() { row }: DataSubject, @Ctx() { services }: GraphqlContext): Promise<ErasurePreview> {
    const keys = keysOf(row)
    const held = await heldData({ store: services.log, keyRing: services.keyRing }, streamsOf(row), keys)
    const rows = await rowsHolding(services.models, HOLDING, keys)
    return {
      keys: keys.length,
      matters: row.matters.length,
      events: held.events,
      values: held.values.length,
      letters: held.letters,
      files: held.files,
      rows: [...rows].map(([readModel, count]) => ({ readModel, rows: count })),
    }
  }

  @FieldResolver(() => [PersonalDatum], {
    description:
      'Everything that is held of the person, for them to be given, PIPL-45; recorded before it is answered. Matters of agencies that the caller may not read are left out (个人信息查阅、复制).',
    complexity: ({ childComplexity }) => 200 + 20 * childComplexity,
  })
  async heldData(
    @Root() { row }: DataSubject,
    @Arg('purpose', () => AccessPurposeEnum, { description: 'What it is read for (查阅目的).' }) purpose: AccessPurpose,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly PersonalDatum[]> {
    const { services, actor } = context
    const { agencies } = await factsAt(context)
    const reader = { actor, agencies, today: services.today(), purpose }
    const readable = row.matters.filter(({ agency }) => personalDataPurpose(reader, agency) !== undefined)
    if (readable.length === 0) return []
    const streams = [...readable.map(({ matter }) => matter), `subject-${row.subject}`]
    const found = await readPersonalData(
      services.trails,
      { actor, what: 'personalDataExport', subject: `person:${row.subject}`, purpose },
      () => heldData({ store: services.log, keyRing: services.keyRing }, streams, keysOf(row)),
    )
    return (found?.values ?? []).map(({ stream, recordedAt, ...datum }) => ({
      ...datum,
      recordedAt: recordedAt as Instant,
      matterId: stream.startsWith('subject-') ? dataSubjectOf(row).id : matterGlobalId(stream),
    }))
  }

  @FieldResolver(() => PersonalDataAccessConnection, {
    description:
      'Who read the person’s data, newest first; for heads of disclosure offices, inspectors and investigators, and recorded itself. Looks by other agencies than those the caller looks after, and at their matters, are left out (查阅记录).',
  })
  async accesses(
    @Root() { row }: DataSubject,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<PersonalDataAccess>> {
    const { actor, services } = context
    const holds = actor.kind !== 'person' ? [] : actor.as === undefined ? actor.holds : [actor.as]
    if (actor.kind !== 'person' || !holds.some(({ role }) => OVERSEES_ACCESS.includes(role)))
      throw new UserFault('FORBIDDEN')
    await services.trails.read({ actor, what: 'accesses', subject: `person:${row.subject}`, purpose: 'supervision' })
    const sight = await callersSight(context)
    const known = { ...row, matters: await mattersInSight(context, row) }
    const about = [...streamsOf(known), ...keysOf(known)]
    const filter = { about, ...(sight === 'all' ? {} : { agencies: sight }) }
    const page = await accesses(services.models, filter, pageArgs(args))
    return connection(page, accessOf, () => countAccesses(services.models, filter))
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: DataSubject, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'dataSubject', id: row.subject, revision: row.revision })
  }
}

const OVERSEES_ACCESS: readonly Role[] = ['disclosureHead', 'inspector', 'investigator']

/** Nobody learns of one agency's matters through a matter of another. */
async function mattersInSight(
  context: GraphqlContext,
  { matters }: DataSubjectRow,
): Promise<readonly SubjectMatterRow[]> {
  const sight = await callersSight(context)
  return matters.filter(({ agency }) => isInSight(sight, [agency]))
}

const streamsOf = ({ subject, matters }: DataSubjectRow): readonly string[] => [
  ...matters.map(({ matter }) => matter),
  `subject-${subject}`,
]

const keysOf = ({ subject, matters }: DataSubjectRow): readonly KeySubject[] => [
  `person:${subject}`,
  ...matters.flatMap(({ key }) => (key === null ? [] : [key as KeySubject])),
]

async function subjectById(context: GraphqlContext, id: string): Promise<DataSubject | undefined> {
  const row = await knownDataSubject(context, id)
  return row === undefined ? undefined : dataSubjectOf(row)
}

export const dataSubjectNode: NodeType = { type: 'DataSubject', find: (id, context) => subjectById(context, id) }
