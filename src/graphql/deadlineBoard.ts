import './metadataShim.js'
import { Ctx, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { DeadlineKind } from '../domain/deadline/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import type { DeadlineFigures, DueFigures } from '../projections/deadlines/figures.js'
import { sumOf, sumsBy } from '../projections/deadlines/sums.js'
import { Agency } from './agency.js'
import { maybeAgency } from './agencyLoading.js'
import type { GraphqlContext } from './context.js'
import { DeadlineKindEnum } from './deadlineEnums.js'
import { field } from './fields.js'
import { Person, personOf } from './person.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({
  description:
    'How many there are: running, met, missed, lifted and cancelled are all, the others are parts of them (期限统计).',
  simpleResolvers: true,
})
export class BoardFigures implements DueFigures {
  @field(() => Int, 'Not done, and not over (办理中).') readonly running!: number
  @field(() => Int, 'Of those running: due on the day (当日到期).') readonly dueToday!: number
  @field(() => Int, 'Of those running: due by `soonUntil` (即将到期).') readonly dueSoon!: number
  @field(() => Int, 'Done in time (按期办结).') readonly met!: number
  @field(() => Int, 'Over before it was done, noticed or not (逾期).') readonly missed!: number
  @field(() => Int, 'Of those missed: done after all (逾期补办).') readonly madeGood!: number
  @field(() => Int, 'Of those missed: not done (逾期未办).') readonly overdue!: number
  @field(() => Int, 'A miss that was lifted on proof; of duties, those that ended (已撤销、已解除).')
  readonly lifted!: number
  @field(() => Int, 'Nothing is due any more (已取消).') readonly cancelled!: number
}

@ObjectType({ description: 'The figures of one agency (分机关统计).', simpleResolvers: true })
export class AgencyFigures {
  @field(() => BoardFigures, 'Its figures (统计).') readonly figures!: BoardFigures

  readonly key!: string
}

@ObjectType({ description: 'The figures of one officer (分人员统计).', simpleResolvers: true })
export class OfficerFigures {
  @field(() => Person, 'The officer in charge (承办人).') readonly officer!: Person
  @field(() => BoardFigures, 'Their figures (统计).') readonly figures!: BoardFigures
}

@ObjectType({ description: 'The figures of one kind of deadline (分类统计).', simpleResolvers: true })
export class DeadlineKindFigures {
  @field(() => DeadlineKindEnum, 'The kind (期限类型).') readonly kind!: DeadlineKind
  @field(() => BoardFigures, 'Its figures (统计).') readonly figures!: BoardFigures
}

@ObjectType({
  description: 'What is due, met and late, by agency, officer and kind (期限看板).',
  simpleResolvers: true,
})
export class DeadlineBoard {
  @field(() => LocalDateScalar, 'The day it is about (统计日期).') readonly on!: LocalDate
  @field(() => LocalDateScalar, 'Last day of what is due soon (即将到期截止日期).') readonly soonUntil!: LocalDate
  @field(() => BoardFigures, 'All together (合计).') readonly total!: BoardFigures
  @field(() => [AgencyFigures], 'By agency that has to act (分机关).') readonly byAgency!: readonly AgencyFigures[]
  @field(() => [OfficerFigures], 'By officer in charge; without one they are in the total only (分人员).')
  readonly byOfficer!: readonly OfficerFigures[]
  @field(() => [DeadlineKindFigures], 'By kind (分类).') readonly byKind!: readonly DeadlineKindFigures[]
}

/** The parts of a board that do not depend on the kinds. */
export const sharedBoardOf = (
  figures: readonly (DueFigures & { readonly agency: string; readonly officer: string | null })[],
  { today, soon }: { readonly today: LocalDate; readonly soon: LocalDate },
) => ({
  on: today,
  soonUntil: soon,
  total: sumOf(figures),
  byAgency: sumsBy(figures, ({ agency }) => agency),
  byOfficer: sumsBy(figures, ({ officer }) => officer).map(({ key, figures: sum }) => ({
    officer: personOf(key),
    figures: sum,
  })),
})

export const deadlineBoardOf = (
  figures: readonly DeadlineFigures[],
  days: { readonly today: LocalDate; readonly soon: LocalDate },
): DeadlineBoard => ({
  ...sharedBoardOf(figures, days),
  byKind: sumsBy(figures, ({ kind }) => kind).map(({ key: kind, figures: sum }) => ({ kind, figures: sum })),
})

@Resolver(() => AgencyFigures)
export class AgencyFiguresFields {
  @FieldResolver(() => Agency, { nullable: true, description: 'The agency (机关).' })
  agency(@Root() { key }: AgencyFigures, @Ctx() context: GraphqlContext): Promise<Agency | null> {
    return maybeAgency(context, key)
  }
}
