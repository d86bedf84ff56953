import { run } from '../engine/statements.js'
import { arrayLiteral } from '../engine/arrayLiteral.js'
import type { DeadlineKind } from '../../domain/deadline/vocabulary.js'
import type { AgencyId, ItemId, LocalDate, PersonId } from '../../domain/values.js'
import type { ReadSide } from '../readSide.js'
import { deadlineTable } from './queries.js'

/** What a process needs to give a running deadline a command. The model may lag: the decider has the last word. */
export interface RunningDeadline {
  readonly id: string
  readonly matter: string
  readonly kind: DeadlineKind
  readonly agency: AgencyId
  readonly officer: PersonId | null
  readonly item: ItemId | null
  readonly due: LocalDate
  readonly calendarVersion: string
  /** Key and version of every number of law in the receipt. */
  readonly policies: readonly string[]
}

const COLUMNS = `id, matter, kind, agency, officer, item, due, policies, receipt->>'calendarVersion' as "calendarVersion"`
const PAGE = 500

/** Everything that the agency has to do by a date, earliest first. */
export const runningDeadlinesOf = async (models: ReadSide, agency: string): Promise<readonly RunningDeadline[]> =>
  run<RunningDeadline>(
    models.db,
    `select ${COLUMNS} from ${await deadlineTable(models)}
      where status = 'running' and agency = $1 order by due, id`,
    [agency],
  )

export interface RunningFilter {
  /** Due on this day or later. */
  readonly reachingPast?: LocalDate
  readonly kinds?: readonly DeadlineKind[]
}

/**
 * Every running deadline, page by page and never all in memory, in the order of their ids: what starts or ends while it
 * runs may or may not be among them.
 */
export async function* runningDeadlines(
  models: ReadSide,
  { reachingPast, kinds }: RunningFilter = {},
): AsyncGenerator<RunningDeadline, void, undefined> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: readonly RunningDeadline[] = await run<RunningDeadline>(
      models.db,
      `select ${COLUMNS} from ${await deadlineTable(models)}
        where status = 'running' and id > $1 and due >= $2 and ($3::text[] is null or kind = any($3::text[]))
        order by id limit ${PAGE}`,
      [after, reachingPast ?? '', kinds === undefined ? null : arrayLiteral(kinds)],
    )
    yield* page
    after = page.length < PAGE ? undefined : page.at(-1)?.id
  }
}
