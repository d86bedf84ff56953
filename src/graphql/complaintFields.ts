import './metadataShim.js'
import { Arg, Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { AccessPurpose } from '../app/personalDataSight.js'
import { competentBodies } from '../domain/complaint/competentBodies.js'
import type { CompetenceRight } from '../domain/complaint/vocabulary.js'
import type { AgencyId } from '../domain/values.js'
import { deadlinesOfMatters } from '../projections/deadlines/queries.js'
import { requestsOfComplaints } from '../projections/complaints/queries.js'
import { Agency } from './agency.js'
import { agencyFinder, maybeAgency } from './agencyLoading.js'
import { AllowedAction } from './allowedActions.js'
import { actionsOn } from './allowedActionsLoading.js'
import { MatterStep } from './applicationParts.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { mayLook } from './applicationPeopleShowing.js'
import { stepsOf } from './applicationShowing.js'
import { CompetenceRightEnum } from './complaintEnums.js'
import { ComplaintLetter, complaintLettersOf } from './complaintLetterType.js'
import { Complainant, complainantIn, ComplaintRecord, complaintRecordOf } from './complaintRecord.js'
import { ComplaintStatementRequest, statementRequestOf } from './complaintStatementType.js'
import { Complaint } from './complaintType.js'
import type { GraphqlContext } from './context.js'
import { Deadline, deadlineOf } from './deadlineType.js'
import { field, ifGiven, type Maybe } from './fields.js'
import { loaderOf } from './loaders.js'
import { Person, personOf } from './person.js'
import { factsAt } from './referenceFacts.js'

@ObjectType({ description: 'A body that may judge a complaint, and why (有权处理的机关).', simpleResolvers: true })
export class CompetentComplaintBody {
  @field(() => Agency, 'The body (机关).') readonly agency!: Agency
  @field(() => [CompetenceRightEnum], 'By which rights (处理权限).') readonly rights!: readonly CompetenceRight[]
}

/** Who may judge a complaint against an agency today, the disclosure department first. */
export async function competentBodiesFor(
  context: GraphqlContext,
  against: AgencyId,
  except?: string,
): Promise<readonly CompetentComplaintBody[]> {
  const [{ agencies }, agency] = await Promise.all([factsAt(context), agencyFinder(context)])
  return competentBodies(against, agencies, context.services.today()).flatMap((body) => {
    const found = body.agency === except ? null : agency(body.agency)
    return found === null ? [] : [{ agency: found, rights: body.rights }]
  })
}

const OF_MATTER = Symbol('deadlinesOfComplaint')
const REQUESTS = Symbol('requestsOfComplaint')

@Resolver(() => Complaint)
export class ComplaintFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The body that judges it (办理机关).' })
  agency(@Root() { row }: Complaint, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.agency)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency complained of (被投诉举报的机关).' })
  against(@Root() { row }: Complaint, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, row.against)
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Its officer in charge (承办人).' })
  officer(@Root() { row }: Complaint): Person | null {
    return ifGiven(row.officer, personOf) ?? null
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who declined it or approved its conclusion (决定人).' })
  decidedBy(@Root() { row }: Complaint): Person | null {
    return ifGiven(row.decidedBy, personOf) ?? null
  }

  @FieldResolver(() => [Person], { description: 'Officers whom it concerns: they keep out of it (应当回避的人员).' })
  concernedOfficers(@Root() { row }: Complaint): readonly Person[] {
    return row.concerned.map(personOf)
  }

  @FieldResolver(() => [CompetentComplaintBody], {
    description: 'Other bodies that may judge it, to pass it on to (可以转送的机关).',
    complexity: ({ childComplexity }) => 5 + childComplexity,
  })
  async competentBodies(
    @Root() { row }: Complaint,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CompetentComplaintBody[]> {
    return competentBodiesFor(context, row.against as AgencyId, row.agency)
  }

  @FieldResolver(() => Complainant, {
    nullable: true,
    description:
      'Who complains; the look is recorded. Null for those who may not read it. Not in lists (投诉人、举报人).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  async complainant(
    @Root() { row, listed }: Complaint,
    @Ctx() context: GraphqlContext,
    @Arg('purpose', () => AccessPurposeEnum, {
      nullable: true,
      description: 'What it is looked at for; an inspector has to say (查阅目的).',
    })
    purpose?: Maybe<AccessPurpose>,
  ): Promise<Complainant | null> {
    const looked = { stream: `complaint-${row.id}`, agency: row.agency, listed }
    if (!(await mayLook(context, looked, 'complainant', purpose))) return null
    return complainantIn(await context.services.matterRecords.opened('complaint', row.id))
  }

  @FieldResolver(() => ComplaintRecord, {
    nullable: true,
    description:
      'What was complained of, found and concluded, in words; the look is recorded. Not in lists (投诉举报内容).',
    complexity: ({ childComplexity }) => 10 + childComplexity,
  })
  async record(
    @Root() { row, listed }: Complaint,
    @Ctx() context: GraphqlContext,
    @Arg('purpose', () => AccessPurposeEnum, {
      nullable: true,
      description: 'What it is looked at for; an inspector has to say (查阅目的).',
    })
    purpose?: Maybe<AccessPurpose>,
  ): Promise<ComplaintRecord | null> {
    const looked = { stream: `complaint-${row.id}`, agency: row.agency, listed }
    if (!(await mayLook(context, looked, 'complaintRecord', purpose))) return null
    return complaintRecordOf(await context.services.matterRecords.opened('complaint', row.id))
  }

  @FieldResolver(() => [ComplaintStatementRequest], {
    description: 'What the agency complained of was asked, in its order (情况说明通知).',
  })
  async statementRequests(
    @Root() { row, listed }: Complaint,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ComplaintStatementRequest[]> {
    const load = (ids: readonly string[]) => requestsOfComplaints(context.services.models, ids)
    const found = await loaderOf(context, REQUESTS, load).load(row.id)
    return (found ?? []).map((request) => statementRequestOf(request, listed))
  }

  @FieldResolver(() => [Deadline], { description: 'Its dates, earliest first (期限).' })
  async deadlines(@Root() { row }: Complaint, @Ctx() context: GraphqlContext): Promise<readonly Deadline[]> {
    const { models, today } = context.services
    const load = (matters: readonly string[]) => deadlinesOfMatters(models, matters)
    const loader = loaderOf(context, OF_MATTER, load)
    const rounds = Array.from({ length: row.round }, (_one, index) => `${row.id}.r${index + 1}`)
    const found = await Promise.all(rounds.map((matter) => loader.load(matter)))
    return found
      .flatMap((deadlines) => deadlines ?? [])
      .toSorted((one, other) => (one.due < other.due ? -1 : 1))
      .map((deadline) => deadlineOf(deadline, today()))
  }

  @FieldResolver(() => [ComplaintLetter], {
    description: 'Letters made about it, in their order (投诉举报文书).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async letters(@Root() { row }: Complaint, @Ctx() context: GraphqlContext): Promise<readonly ComplaintLetter[]> {
    return complaintLettersOf(row.id, await context.services.matterRecords.sealed('complaint', row.id))
  }

  @FieldResolver(() => [MatterStep], {
    description: 'Everything that happened to it, without a word of it (办理记录).',
    complexity: ({ childComplexity }) => 10 + 3 * childComplexity,
  })
  async history(@Root() { row }: Complaint, @Ctx() context: GraphqlContext): Promise<readonly MatterStep[]> {
    return stepsOf(await context.services.matterRecords.sealed('complaint', row.id), await agencyFinder(context))
  }

  @FieldResolver(() => [AllowedAction], {
    description: 'What the caller could do with it now and why not (可办理的操作).',
    complexity: ({ childComplexity }) => 20 + childComplexity,
  })
  allowedActions(@Root() { row }: Complaint, @Ctx() context: GraphqlContext): Promise<readonly AllowedAction[]> {
    return actionsOn(context, { aggregate: 'complaint', id: row.id, revision: row.revision })
  }
}
