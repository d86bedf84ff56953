import type { AgencyId } from '../../domain/values.js'
import { reportScopeOf } from '../../domain/annualReport/whoReports.js'
import type { Position } from '../../eventstore/eventStore.js'
import type { AnnualReportOptions } from '../../processes/annualReports.js'
import type { AnnualReportTimerOptions } from '../../processes/annualReportTimer.js'
import { ReadModelBehindError } from '../../processes/readModelBehind.js'
import { computedFigures } from '../../projections/annualReportMatters/figures.js'
import { ANNUAL_REPORT_MATTERS } from '../../projections/annualReportMatters/tables.js'
import { createAnnualReports } from '../annualReport/annualReports.js'
import { RegisterBehindError } from '../registerBehind.js'
import { createReportFigures } from '../annualReport/reportFigures.js'
import type { Core } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

const LONGEST_WAIT_MS = 2_000

export interface AnnualReportParts {
  readonly storage: Pick<Storage, 'store' | 'keys'>
  readonly core: Pick<Core, 'facts'>
  readonly models: Pick<ReadModels, 'readSide'>
}

/** What the processes of annual reports look up: the read model of applications, other reports, the register. */
export function annualReportOptionsOf({
  storage,
  core: { facts },
  models: { readSide },
}: AnnualReportParts): AnnualReportOptions & AnnualReportTimerOptions {
  const registerAt = async (position: Position) => {
    const snapshot = await facts.snapshot(position)
    if (snapshot === 'stale') throw new RegisterBehindError()
    return snapshot.agencies
  }
  return {
    reportFiguresOf: async (asked, upTo) => {
      const seen = await readSide.waitFor([ANNUAL_REPORT_MATTERS], upTo, LONGEST_WAIT_MS)
      if (seen.kind !== 'visible') throw new ReadModelBehindError(ANNUAL_REPORT_MATTERS)
      const agencies = await registerAt(upTo)
      return createReportFigures({
        reports: createAnnualReports({ store: storage.store, keyRing: storage.keys }),
        agencies: () => agencies,
        computedFigures: async (agency: AgencyId, year, moving) =>
          computedFigures(readSide, { agencies: [agency], year }, moving),
      })(asked)
    },
    reportersOf: async (year, upTo) => {
      const agencies = await registerAt(upTo)
      return [...(agencies.history?.agencies.keys() ?? [])].filter(
        (id) => reportScopeOf(year, id, agencies) !== undefined,
      )
    },
  }
}
