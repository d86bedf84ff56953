import './metadataShim.js'
import { Arg, Ctx, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import type { FeeMethod } from '../domain/application/vocabulary.js'
import { type FeePart, feeParts } from '../domain/fee.js'
import type { LocalDate, PersonId } from '../domain/values.js'
import { earlierInMonth } from '../projections/applications/earlierInMonth.js'
import { APPLICATIONS } from '../projections/applications/projection.js'
import type { ApplicationRow } from '../projections/applications/tables.js'
import { FeeMethodEnum } from './applicationEnums.js'
import { forgetApplication, knownApplication } from './applicationLoading.js'
import { applicationIdOf } from './applicationPayload.js'
import { type GraphqlContext, usedReadModels } from './context.js'
import { UserFault } from './faults.js'
import { field } from './fields.js'
import { factsAt } from './referenceFacts.js'

@ObjectType({ description: 'What is charged at one rate (分档计费).', simpleResolvers: true })
export class FeeBandShare implements FeePart {
  @field(() => Int, 'First item or page at this rate, counted from 1 (起始件数、页数).') readonly from!: number
  @field(() => Int, 'Last one (截止件数、页数).') readonly to!: number
  @field(() => Int, 'Yuan for each (单价，元).') readonly rate!: number
  @field(() => Int, 'Yuan for all of them (小计，元).') readonly amount!: number
}

@ObjectType({ description: 'What a fee notice would ask for, 711-42 (信息处理费试算).', simpleResolvers: true })
export class FeePreview {
  @field(() => Int, 'By item: earlier applications of the same applicant to this agency in the month (本月此前件数).')
  readonly before!: number

  @field(() => Int, 'Yuan; nothing is charged for where it is 0 (金额，元).') readonly amount!: number

  @field(() => String, 'Version of the schedule in force on the day of receipt (收费标准版本).')
  readonly schedule!: string

  @field(() => [FeeBandShare], 'How the amount comes about (分档计费).') readonly bands!: readonly FeePart[]
}

/** Far more than any application has. */
const MOST_UNITS = 100_000

/** Earlier applications of the same applicant in the month, from everything that is on record now. */
export async function countedBefore(context: GraphqlContext, applicationId: string): Promise<number | undefined> {
  const row = await upToDate(context, applicationId)
  return row === undefined || row.receivedOn === null ? undefined : earlierOf(context, row)
}

/** The count of a read model that lags would be too low. */
async function upToDate(context: GraphqlContext, applicationId: string): Promise<ApplicationRow | undefined> {
  usedReadModels(context).add(APPLICATIONS)
  await context.services.catchUp([APPLICATIONS])
  forgetApplication(context, applicationId)
  return knownApplication(context, applicationId)
}

const earlierOf = async ({ services }: GraphqlContext, row: ApplicationRow): Promise<number> =>
  earlierInMonth(services.models, row, await services.applicantSubjects.sameAs(row.applicant as PersonId))

@Resolver()
export class FeePreviewQueries {
  @Query(() => FeePreview, {
    nullable: true,
    complexity: 5,
    description:
      'What a fee notice would ask for, 711-42; null before the day of receipt is fixed, without a schedule, or for an application that the caller may not know of (信息处理费试算).',
  })
  async feePreview(
    @Arg('applicationId', () => ID, { description: 'The application (申请).' }) applicationId: string,
    @Arg('method', () => FeeMethodEnum, { description: 'By item or by page (收费方式).' }) method: FeeMethod,
    @Arg('units', () => Int, { description: 'Items of this application, or pages of A4 (件数或者页数).' })
    units: number,
    @Ctx() context: GraphqlContext,
  ): Promise<FeePreview | null> {
    if (units < 1 || units > MOST_UNITS) throw new UserFault('BAD_COUNT', { most: MOST_UNITS })
    const row = await upToDate(context, applicationIdOf(applicationId))
    if (row === undefined || row.receivedOn === null) return null
    const { policies } = await factsAt(context)
    const key = method === 'perItem' ? 'fee.perItem' : 'fee.perPage'
    const set = policies.feeSchedule?.(key, row.receivedOn as LocalDate)
    if (set === undefined) return null
    const before = method === 'perItem' ? await earlierOf(context, row) : 0
    const bands = feeParts(before, units, set.schedule)
    return { before, amount: bands.reduce((sum, { amount }) => sum + amount, 0), schedule: set.version, bands }
  }
}
