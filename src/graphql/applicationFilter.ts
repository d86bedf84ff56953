import './metadataShim.js'
import { ID, InputType } from 'type-graphql'
import { type AccessPurpose, personalDataPurpose, personalDataSight } from '../app/personalDataSight.js'
import type { OutcomeKind } from '../domain/application/outcome.js'
import type { ApplicantKind, IntakeChannel } from '../domain/application/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { ApplicationFilter } from '../projections/applications/queries.js'
import type { ApplicationRow, ApplicationStage, ApplicationStep } from '../projections/applications/tables.js'
import { ApplicantKindEnum, IntakeChannelEnum, OutcomeKindEnum } from './applicationEnums.js'
import { AccessPurposeEnum } from './applicationPeople.js'
import { ApplicationStageEnum, ApplicationStatusEnum, ApplicationStepEnum } from './applicationStateEnums.js'
import type { GraphqlContext } from './context.js'
import { agenciesAsked } from './deadlineScope.js'
import { UserFault } from './faults.js'
import { field, given, ifGiven, type Maybe, maybe } from './fields.js'
import { personIdOf } from './itemInputMapping.js'
import { itemIdOf } from './itemPayload.js'
import { factsAt } from './referenceFacts.js'
import { LocalDateScalar } from './scalars.js'

@InputType({
  description: 'Finds what somebody applied for by their proof of identity; the search is recorded (按申请人检索).',
})
export class ApplicantSearchInput {
  @field(() => String, 'Number of the proof of identity, as it was given (身份证明号码).') readonly identity!: string
  @maybe(() => AccessPurposeEnum, 'What it is looked for; an inspector has to say (查阅目的).')
  readonly purpose?: Maybe<AccessPurpose>
}

@InputType({ description: 'Narrows applications down (申请筛选).' })
export class ApplicationFilterInput {
  @maybe(() => [ID], 'Agencies that answer (答复机关).') readonly agencyIds?: Maybe<readonly string[]>
  @maybe(() => Boolean, 'Together with everything below them (含下级机关).') readonly withSubAgencies?: Maybe<boolean>
  @maybe(() => ID, 'The officer in charge (承办人).') readonly officerId?: Maybe<string>
  @maybe(() => Boolean, 'Whether nobody is in charge yet (是否尚未指定承办人).') readonly unassigned?: Maybe<boolean>
  @maybe(() => [IntakeChannelEnum], 'How they came in (提交渠道).')
  readonly channels?: Maybe<readonly IntakeChannel[]>
  @maybe(() => [ApplicantKindEnum], 'Kinds of applicants (申请人类型).')
  readonly applicantKinds?: Maybe<readonly ApplicantKind[]>
  @maybe(() => ApplicantSearchInput, 'Of one applicant (申请人).') readonly applicant?: Maybe<ApplicantSearchInput>
  @maybe(() => [ApplicationStatusEnum], 'In hand, or how they ended (状态).')
  readonly statuses?: Maybe<readonly ApplicationRow['status'][]>
  @maybe(() => [ApplicationStageEnum], 'Where they stand (办理阶段).')
  readonly stages?: Maybe<readonly ApplicationStage[]>
  @maybe(() => [ApplicationStepEnum], 'They wait for one of these (待办事项).')
  readonly awaits?: Maybe<readonly ApplicationStep[]>
  @maybe(() => LocalDateScalar, 'Due on or after (届满起始日期).') readonly dueFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Due on or before (届满截止日期).') readonly dueUntil?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Received on or after (收到起始日期).') readonly receivedFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Received on or before (收到截止日期).') readonly receivedUntil?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Answered on or after (答复起始日期).') readonly dispatchedFrom?: Maybe<LocalDate>
  @maybe(() => LocalDateScalar, 'Answered on or before (答复截止日期).') readonly dispatchedUntil?: Maybe<LocalDate>
  @maybe(() => [OutcomeKindEnum], 'How they were answered (答复类型).')
  readonly outcomes?: Maybe<readonly OutcomeKind[]>
  @maybe(() => Boolean, 'True: answered late, or not answered and over (仅逾期).') readonly late?: Maybe<boolean>
  @maybe(() => Boolean, 'True: not answered and over (仅逾期未答复).') readonly overdue?: Maybe<boolean>
  @maybe(() => Boolean, 'Whether the period was extended (是否延期).') readonly extended?: Maybe<boolean>
  @maybe(() => Boolean, 'Whether a review or lawsuit is open (有无未审结的复议、诉讼).')
  readonly disputed?: Maybe<boolean>
  @maybe(() => ID, 'For this item (政府信息).') readonly itemId?: Maybe<string>
  @maybe(() => String, 'Its registration number or that of its reply begins so (登记编号或者答复文号).')
  readonly number?: Maybe<string>
}

/** @throws UserFault `BAD_ID`; `FORBIDDEN` for a search by applicant by somebody who may read nobody's name */
export async function applicationFilter(
  context: GraphqlContext,
  filter: Maybe<ApplicationFilterInput>,
): Promise<ApplicationFilter> {
  const { agencyIds, withSubAgencies, officerId, applicant, late, overdue, itemId, ...same } = filter ?? {}
  const today = context.services.today()
  const agencies = await agenciesAsked(context, { agencyIds, withSubAgencies })
  return {
    ...given(same),
    ...given({
      agencies,
      officer: ifGiven(officerId, personIdOf),
      lateOn: late === true ? today : undefined,
      overdueOn: overdue === true ? today : undefined,
      item: ifGiven(itemId, (id) => itemIdOf({ itemId: id })),
    }),
    ...(await ofApplicant(context, applicant, agencies)),
  }
}

/** That somebody applied is personal data: it is looked for only where the reader may read names, and on record. */
async function ofApplicant(
  context: GraphqlContext,
  search: Maybe<ApplicantSearchInput>,
  asked: readonly string[] | undefined,
): Promise<Pick<ApplicationFilter, 'applicants' | 'agencies'>> {
  if (search === null || search === undefined) return {}
  const { actor, services } = context
  if (actor.kind !== 'person') throw new UserFault('SIGN_IN_REQUIRED')
  const { agencies } = await factsAt(context)
  const reader = { actor, agencies, today: services.today(), purpose: search.purpose ?? undefined }
  const readable = personalDataSight(reader)
  if (readable !== 'all' && readable.length === 0) throw new UserFault('FORBIDDEN')
  const purpose = readable === 'all' ? undefined : personalDataPurpose(reader, readable[0]!)
  await services.trails.read({
    actor,
    what: 'applicantSearch',
    purpose: search.purpose ?? purpose ?? 'investigation',
  })
  const applicants = await services.applicantSubjects.withIdentity(search.identity)
  if (readable === 'all') return { applicants }
  return { applicants, agencies: asked === undefined ? readable : readable.filter((id) => asked.includes(id)) }
}
