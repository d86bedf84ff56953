import './metadataShim.js'
import { Int, ObjectType } from 'type-graphql'
import type { DutyKind } from '../domain/duty/vocabulary.js'
import type { LocalDate } from '../domain/values.js'
import { sumsBy } from '../projections/deadlines/sums.js'
import type { DutyFigures } from '../projections/duties/figures.js'
import { AgencyFigures, BoardFigures, OfficerFigures, sharedBoardOf } from './deadlineBoard.js'
import { DutyKindEnum } from './dutyEnums.js'
import { field } from './fields.js'
import { LocalDateScalar } from './scalars.js'

@ObjectType({ description: 'The figures of one kind of duty (分类统计).', simpleResolvers: true })
export class DutyKindFigures {
  @field(() => DutyKindEnum, 'The kind (义务类型).') readonly kind!: DutyKind
  @field(() => BoardFigures, 'Its figures (统计).') readonly figures!: BoardFigures
}

@ObjectType({
  description: 'What has to be published, by when, and what was late, LS-11 (公开义务看板).',
  simpleResolvers: true,
})
export class DutyBoard {
  @field(() => LocalDateScalar, 'The day it is about (统计日期).') readonly on!: LocalDate
  @field(() => LocalDateScalar, 'Last day of what is due soon (即将到期截止日期).') readonly soonUntil!: LocalDate
  @field(() => BoardFigures, 'All that have a due date together (合计).') readonly total!: BoardFigures
  @field(() => [AgencyFigures], 'By agency that has them now (分机关).') readonly byAgency!: readonly AgencyFigures[]
  @field(() => [OfficerFigures], 'By officer in charge; without one they are in the total only (分人员).')
  readonly byOfficer!: readonly OfficerFigures[]
  @field(() => [DutyKindFigures], 'By kind (分类).') readonly byKind!: readonly DutyKindFigures[]
  @field(() => Int, 'Open ones without a due date: no clock runs, or the calendar ends before it (无届满日的义务数).')
  readonly withoutDate!: number
}

export const dutyBoardOf = (
  figures: readonly DutyFigures[],
  withoutDate: number,
  days: { readonly today: LocalDate; readonly soon: LocalDate },
): DutyBoard => ({
  ...sharedBoardOf(figures, days),
  byKind: sumsBy(figures, ({ kind }) => kind).map(({ key: kind, figures: sum }) => ({ kind, figures: sum })),
  withoutDate,
})
