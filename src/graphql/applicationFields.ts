import './metadataShim.js'
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { AccessPurpose } from '../app/personalDataSight.js'
import { consultationsOfApplications } from '../projections/consultations/queries.js'
import { knowsOfConsultation } from '../app/consultationCircle.js'
import { Agency } from './agency.js'
import { agencyFinder, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { deadlinesFor } from './applicationDeadlines.js'
import { applicationsIn } from './applicationListing.js'
import { knownApplication } from './applicationLoading.js'
import {
  ApplicationAmendment,
  ApplicationFee,
  ApplicationReply,
  ApplicationSearch,
  IdentifiedInformation,
  MatterStep,
  ProactiveProposal,
  Prolongation,
  RegisteredRemedy,
  ReplyDraft,
  ReplyPause,
  RequestedReasons,
} from './applicationParts.js'
import { AccessPurposeEnum, Applicant, ApplicationThirdParty } from './applicationPeople.js'
import { applicantFor, recordFor, thirdPartiesFor } from './applicationPeopleShowing.js'
import { ApplicationRecord } from './applicationRecord.js'
import {
  amendmentOf,
  draftOf,
  feeOf,
  informationOf,
  pausesOf,
  prolongationOf,
  proposalsOf,
  reasonsOf,
  registeredRemediesOf,
  repliesOf,
  searchesOf,
  stepsOf,
} from './applicationShowing.js'
import { Application, ApplicationConnection, applicationOf } from './applicationType.js'
import { ArchiveFile, archiveFileOf } from './archiveFileType.js'
import { knownConsultation } from './consultationLoading.js'
import { Consultation, consultationOf } from './consultationType.js'
import type { GraphqlContext } from './context.js'
import { DeadlineReceipt, receiptOf } from './deadlineReceipt.js'
import { Deadline } from './deadlineType.js'
import { ifGiven, type Maybe } from './fields.js'
import { knownItem } from './itemLoading.js'
import { InformationItem, itemOf } from './itemType.js'
import { callersSight, loaderOf } from './loaders.js'
import { knownArchiveFile } from './matterLoading.js'
import { type Connection, ConnectionArgs } from './pagination.js'
import { Person, personOf } from './person.js'
import type { ApplicationRow } from '../projections/applications/tables.js'

const PURPOSE =
  'What it is looked at for. Left out: handling for those who answer it, investigation for investigators; an inspector has to say (查阅目的).'
const OF_APPLICATION = Symbol('consultationsOfApplication')

@Resolver(() => Application)
export class ApplicationFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that answers it (答复机关).' })
  agency(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Its officer in charge; null until there is one (承办人).',
  })
  officer(@Root() { row }: Application): Person | null {
    return ifGiven(row.officer, personOf) ?? null
  }

  @FieldResolver(() => Applicant, {
    nullable: true,
    description: 'Who applied, where the caller may read that; the look is recorded. Not in lists (申请人).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  applicant(
    @Root() application: Application,
    @Ctx() context: GraphqlContext,
    @Arg('purpose', () => AccessPurposeEnum, { nullable: true, description: PURPOSE }) purpose?: Maybe<AccessPurpose>,
  ): Promise<Applicant> {
    return applicantFor(context, application, purpose)
  }

  @FieldResolver(() => [ApplicationThirdParty], {
    nullable: true,
    description:
      'Third parties that were asked, 711-32; that their names were read is recorded. Not in lists (第三方).',
    complexity: ({ childComplexity }) => 10 + 2 * childComplexity,
  })
  thirdParties(
    @Root() application: Application,
    @Ctx() context: GraphqlContext,
    @Arg('purpose', () => AccessPurposeEnum, { nullable: true, description: PURPOSE }) purpose?: Maybe<AccessPurpose>,
  ): Promise<readonly ApplicationThirdParty[]> {
    return thirdPartiesFor(context, application, purpose)
  }

  @FieldResolver(() => ApplicationRecord, {
    nullable: true,
    description:
      'Everything that people wrote about it; the look is recorded. Null for those who may not read it. Not in lists (案卷内容).',
    complexity: ({ childComplexity }) => 20 + 2 * childComplexity,
  })
  record(
    @Root() application: Application,
    @Ctx() context: GraphqlContext,
    @Arg('purpose', () => AccessPurposeEnum, { nullable: true, description: PURPOSE }) purpose?: Maybe<AccessPurpose>,
  ): Promise<ApplicationRecord | null> {
    return recordFor(context, application, purpose)
  }

  @FieldResolver(() => DeadlineReceipt, {
    nullable: true,
    description: 'How the date of the reply was counted, 711-33; of the last period when none runs (答复期限计算书).',
  })
  replyReceipt(@Root() { row }: Application): DeadlineReceipt | null {
    return ifGiven(row.replyDue, receiptOf) ?? null
  }

  @FieldResolver(() => DeadlineReceipt, {
    nullable: true,
    description: 'Until when corrections can be asked for, 711-30 (补正告知期限计算书).',
  })
  amendmentNoticeReceipt(@Root() { row }: Application): DeadlineReceipt | null {
    return ifGiven(row.amendmentNoticeDue, receiptOf) ?? null
  }

  @FieldResolver(() => DeadlineReceipt, {
    nullable: true,
    description: 'The time to confirm the receipt, which went by without it, 711-31 (确认收到日期的期限计算书).',
  })
  confirmationReceipt(@Root() { row }: Application): DeadlineReceipt | null {
    return ifGiven(row.unconfirmed, receiptOf) ?? null
  }

  @FieldResolver(() => [Deadline], {
    description: 'Every date of the matter, past ones too, earliest first (期限).',
    complexity: ({ childComplexity }) => 2 + 3 * childComplexity,
  })
  deadlines(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<readonly Deadline[]> {
    return deadlinesFor(context, row)
  }

  @FieldResolver(() => [ReplyPause], { description: 'Letters under way in the current period, 711-33 (中止计算).' })
  pauses(@Root() { row }: Application): readonly ReplyPause[] {
    return pausesOf(row)
  }

  @FieldResolver(() => ApplicationAmendment, { nullable: true, description: 'Its correction, 711-30 (补正).' })
  amendment(@Root() { row }: Application): ApplicationAmendment | null {
    return amendmentOf(row)
  }

  @FieldResolver(() => IdentifiedInformation, {
    nullable: true,
    description: 'Whose the information is; null until it is identified (所申请信息的认定).',
  })
  async information(
    @Root() { row }: Application,
    @Ctx() context: GraphqlContext,
  ): Promise<IdentifiedInformation | null> {
    return informationOf(row, await agencyFinder(context))
  }

  @FieldResolver(() => InformationItem, {
    nullable: true,
    description: 'The item that is asked for, where the caller may know of it (政府信息).',
  })
  async item(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<InformationItem | null> {
    const item = row.item === null ? undefined : await knownItem(context, row.item)
    return item === undefined ? null : itemOf(item)
  }

  @FieldResolver(() => [ApplicationSearch], { description: 'Searches, without their words, 711-36(4) (检索记录).' })
  searches(@Root() { row }: Application): readonly ApplicationSearch[] {
    return searchesOf(row)
  }

  @FieldResolver(() => Consultation, {
    nullable: true,
    description: 'The consultation of other agencies begun last, LS-8.1 (会商).',
  })
  async consultation(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<Consultation | null> {
    const found = row.consultation === null ? undefined : await knownConsultation(context, row.consultation)
    return found === undefined ? null : consultationOf(found)
  }

  @FieldResolver(() => [Consultation], {
    description: 'All of them, the first opened first (会商记录).',
    complexity: ({ childComplexity }) => 1 + 2 * childComplexity,
  })
  async consultations(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<readonly Consultation[]> {
    const load = (ids: readonly string[]) => consultationsOfApplications(context.services.models, ids)
    const [sight, found] = await Promise.all([
      callersSight(context),
      loaderOf(context, OF_APPLICATION, load).load(row.id),
    ])
    return (found ?? []).filter((consultation) => knowsOfConsultation(sight, consultation)).map(consultationOf)
  }

  @FieldResolver(() => Prolongation, { nullable: true, description: 'Its extension, 711-33 (延期).' })
  extension(@Root() { row }: Application): Prolongation | null {
    return prolongationOf(row.extension)
  }

  @FieldResolver(() => Prolongation, { nullable: true, description: 'Its delay, 711-35 (延迟答复).' })
  delay(@Root() { row }: Application): Prolongation | null {
    return prolongationOf(row.delay)
  }

  @FieldResolver(() => RequestedReasons, { nullable: true, description: 'Reasons asked for, 711-35 (说明理由).' })
  reasons(@Root() { row }: Application): RequestedReasons | null {
    return reasonsOf(row)
  }

  @FieldResolver(() => ApplicationFee, { nullable: true, description: 'Its fee, 711-42 (信息处理费).' })
  fee(@Root() { row }: Application): ApplicationFee | null {
    return feeOf(row)
  }

  @FieldResolver(() => ReplyDraft, { nullable: true, description: 'The draft in hand, or that was sent (答复稿).' })
  async draft(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<ReplyDraft | null> {
    return draftOf(row, await agencyFinder(context))
  }

  @FieldResolver(() => [ApplicationReply], { description: 'Replies that were given, the first one first (答复).' })
  async replies(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<readonly ApplicationReply[]> {
    return repliesOf(row, await agencyFinder(context))
  }

  @FieldResolver(() => [ProactiveProposal], { description: 'Proposals to publish it, 711-44 (转为主动公开的建议).' })
  proposals(@Root() { row }: Application): readonly ProactiveProposal[] {
    return proposalsOf(row)
  }

  @FieldResolver(() => [RegisteredRemedy], { description: 'Reviews and lawsuits, 711-51 (行政复议、行政诉讼).' })
  remedies(@Root() { row }: Application): readonly RegisteredRemedy[] {
    return registeredRemediesOf(row)
  }

  @FieldResolver(() => Application, { nullable: true, description: 'What it was a part of (拆分前的申请).' })
  async splitFrom(@Root() { row, listed }: Application, @Ctx() context: GraphqlContext): Promise<Application | null> {
    return related(context, row.splitFrom, listed)
  }

  @FieldResolver(() => Application, {
    nullable: true,
    description:
      'What goes on for it: what it was merged into, or, where that was merged in its turn, the end of the chain (并入的申请).',
  })
  async mergedInto(@Root() { row, listed }: Application, @Ctx() context: GraphqlContext): Promise<Application | null> {
    return related(context, await endOfMerges(context, row), listed)
  }

  @FieldResolver(() => ApplicationConnection, { description: 'Parts that it was split into (拆分出的申请).' })
  parts(
    @Root() { row }: Application,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Application>> {
    return applicationsIn(context, { splitFrom: row.id }, 'oldestFirst', args)
  }

  @FieldResolver(() => ArchiveFile, { nullable: true, description: 'Its archive file, 711-45 (归档案卷).' })
  async archiveFile(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<ArchiveFile | null> {
    const file = row.archived === null ? undefined : await knownArchiveFile(context, `application.${row.id}`)
    return file === undefined ? null : archiveFileOf(file)
  }

  @FieldResolver(() => [MatterStep], {
    description: 'Everything that happened to it, without a word of it (办理记录).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async history(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<readonly MatterStep[]> {
    const events = await context.services.matterRecords.sealed('application', row.id)
    return stepsOf(events, await agencyFinder(context))
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: Application, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'application', id: row.id, revision: row.revision })
  }
}

/** Two merges at the same moment may make a chain, never a circle; one of an older log ends where it began. */
async function endOfMerges(context: GraphqlContext, { id, mergedInto }: ApplicationRow): Promise<string | null> {
  const passed = new Set([id])
  let end = mergedInto
  for (let next = mergedInto; next !== null && !passed.has(next);) {
    passed.add(next)
    end = next
    next = (await knownApplication(context, next))?.mergedInto ?? null
  }
  return end
}

/** What is reached from a row of a list is one as well. */
async function related(context: GraphqlContext, id: string | null, listed: boolean): Promise<Application | null> {
  const row = id === null ? undefined : await knownApplication(context, id)
  return row === undefined ? null : applicationOf(row, context.services.today(), listed)
}
