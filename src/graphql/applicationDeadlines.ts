import { isInSight } from '../app/sight.js'
import {
  amendmentMatter,
  amendmentNoticeMatter,
  feeMatter,
  replyMatter,
  thirdPartyMatter,
} from '../domain/application/progress.js'
import type { PersonId } from '../domain/values.js'
import type { ApplicationRow } from '../projections/applications/tables.js'
import { deadlinesOfMatters } from '../projections/deadlines/queries.js'
import type { GraphqlContext } from './context.js'
import { type Deadline, deadlineOf } from './deadlineType.js'
import { callersSight, loaderOf } from './loaders.js'

const OF_MATTER = Symbol('deadlinesOfApplication')

/** The matters under which deadlines of an application run. */
const mattersOf = ({ id, period, thirdParties, fees }: ApplicationRow): readonly string[] => [
  ...Array.from({ length: period }, (_, index) => replyMatter(id, index + 1)),
  amendmentNoticeMatter(id),
  amendmentMatter(id),
  ...thirdParties.map(({ thirdParty }) => thirdPartyMatter(id, thirdParty as PersonId)),
  ...Array.from({ length: fees }, (_, index) => feeMatter(id, index + 1)),
]

/** Every deadline of an application, earliest first, of agencies that the caller looks after. */
export async function deadlinesFor(context: GraphqlContext, row: ApplicationRow): Promise<readonly Deadline[]> {
  const { models, today } = context.services
  const loader = loaderOf(context, OF_MATTER, (matters) => deadlinesOfMatters(models, matters))
  const [sight, found] = await Promise.all([
    callersSight(context),
    Promise.all(mattersOf(row).map((matter) => loader.load(matter))),
  ])
  return found
    .flatMap((deadlines) => deadlines ?? [])
    .filter(({ agency }) => isInSight(sight, [agency]))
    .toSorted((one, other) => (one.due < other.due ? -1 : 1))
    .map((deadline) => deadlineOf(deadline, today()))
}
