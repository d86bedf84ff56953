import { sql } from 'kysely'
import type { DutyKind } from '../../domain/duty/vocabulary.js'
import { type DueFigures, type FigureDays, figureColumns } from '../deadlines/figures.js'
import { whereOf } from '../page.js'
import type { ReadSide } from '../readSide.js'
import { datedConditions, datedDuties, type DutyFilter } from './queries.js'

export interface DutyFigures extends DueFigures {
  readonly agency: string
  readonly officer: string | null
  readonly kind: DutyKind
}

/** Duties that have a due date, by agency, officer and kind, in this order. `lifted`: nothing has to be published any more. */
export async function dutyFigures(
  models: ReadSide,
  filter: DutyFilter,
  days: FigureDays,
): Promise<readonly DutyFigures[]> {
  const from = sql.raw(await datedDuties(models, filter))
  const { rows } = await sql<DutyFigures>`select agency, officer, kind, ${figureColumns('open', days)}
    from ${from} ${whereOf(datedConditions(filter))}
    group by agency, officer, kind order by agency, officer nulls first, kind`.execute(models.db)
  return rows
}
