import type { AgencyId } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import { findingById } from '../../projections/findings/queries.js'
import { populationOf, readModelOf } from '../../projections/samplePopulation.js'
import { forCallers } from '../callersCommands.js'
import type { Execute } from '../execute.js'
import { createInspectionDesk, type InspectionDesk } from '../inspections/inspectionDesk.js'
import type { Core } from './core.js'
import { letterPress } from './letters.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface InspectionParts {
  readonly storage: Storage
  readonly core: Core
  readonly models: Pick<ReadModels, 'readSide'>
  readonly clock: Clock
  /** Instead of what callers of the API may: the demo names its commands itself. */
  readonly execute?: Execute
}

const LONGEST_WAIT_MS = 5_000

/** What inspections look up, draw, write and keep. */
export function inspectionDeskOf({
  storage: { store, keys: keyRing, files },
  core,
  models: { readSide },
  clock,
  execute = forCallers(core.execute),
}: InspectionParts): InspectionDesk {
  const { allowedActions, facts, trails } = core
  return createInspectionDesk({
    ...{ store, keyRing, files, execute, allowedActions, facts, clock, trails },
    press: letterPress,
    executeForProcess: core.execute,
    populationOf: async (asked, most) => {
      const head = await store.head()
      if (head === undefined) return 'behind'
      const seen = await readSide.waitFor([readModelOf(asked.area)], head, LONGEST_WAIT_MS)
      if (seen.kind !== 'visible') return 'behind'
      return { members: await populationOf(readSide, asked, most), asOfPosition: String(head) }
    },
    findingOfChecks: async (id) => {
      const found = await findingById(readSide, id)
      if (found === undefined) return undefined
      const { code: check, clause, agency, item, application, stream } = found
      const subject = application !== null ? `application-${application}` : item !== null ? `item-${item}` : stream
      return { check, clause, agency: agency as AgencyId, subject }
    },
  })
}
