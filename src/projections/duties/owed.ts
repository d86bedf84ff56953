import { run } from '../engine/statements.js'
import type { ReadSide } from '../readSide.js'
import { dutyTable } from './queries.js'

/** A duty that is still to be done: open, or missed and not made good. */
export interface OwedDuty {
  readonly id: string
  readonly item: string
}

/** For a process that follows the register. The model may lag: the decider has the last word. */
export const owedDutiesOf = async (models: ReadSide, agency: string): Promise<readonly OwedDuty[]> =>
  run<OwedDuty>(
    models.db,
    `select id, item from ${await dutyTable(models)}
      where status in ('open', 'missed') and done_on is null and agency = $1 order by id`,
    [agency],
  )

/** Duties that the agency lost because another one had them as well. */
export const mergedDutiesOf = async (models: ReadSide, agency: string): Promise<readonly OwedDuty[]> =>
  run<OwedDuty>(
    models.db,
    `select id, item from ${await dutyTable(models)}
      where status = 'lifted' and lift_reason = 'mergedIntoOther' and agency = $1 order by id`,
    [agency],
  )
