import type { KeySubject } from '../../domain/protected.js'
import type { ItemId } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import { annualReportReactions } from '../../processes/annualReports.js'
import { annualReportTimer } from '../../processes/annualReportTimer.js'
import { applicationTransfers } from '../../processes/applicationTransfers.js'
import { caseClocks } from '../../processes/caseClocks.js'
import { complaintReactions } from '../../processes/complaintReactions.js'
import { reseatingTimer } from '../../processes/consultationReseatingTimer.js'
import type { HandoverOptions } from '../../processes/handovers.js'
import { applicantAccesses } from '../../processes/applicantAccesses.js'
import { createProcesses, type Processes } from '../../processes/processes.js'
import { requestReleaseOf } from '../../processes/quarantine.js'
import { ReadModelBehindError } from '../../processes/readModelBehind.js'
import { anyReaction } from '../../processes/reaction.js'
import { createReactions } from '../../processes/reactions.js'
import { anyTimerKind } from '../../processes/timer.js'
import { createTimerKinds } from '../../processes/timerKinds.js'
import { INFORMATION_ITEMS } from '../../projections/informationItems/projection.js'
import { informationItems } from '../../projections/informationItems/queries.js'
import type { Config } from '../config.js'
import { createContentChecks } from '../contentChecks.js'
import { holderOf } from '../files/fileStore.js'
import { caseClockOptionsOf } from './accountability.js'
import { applicationOptionsOf } from './applicationProcesses.js'
import { annualReportOptionsOf } from './annualReportProcesses.js'
import { complaintOptionsOf } from './complaintProcesses.js'
import { consultationOptionsOf } from './consultationProcesses.js'
import { dutyOptionsOf } from './dutyProcesses.js'
import { erasureOptionsOf } from './erasureProcesses.js'
import { applicantAccessOptionsOf } from './applicants.js'
import type { Core } from './core.js'
import { type Notifications, openNotifications } from './notifications.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface ProcessParts {
  readonly config: Config
  readonly clock: Clock
  readonly storage: Storage
  readonly core: Core
  readonly models: ReadModels
  /** Made here where nobody else needs them. */
  readonly notifications?: Notifications
  readonly onFault: (where: string, error: unknown) => void
}

/** Events in, commands out; not started. */
export const openProcesses = (parts: ProcessParts): Processes => {
  const { config, clock, storage, core, models, onFault } = parts
  const notifications = parts.notifications ?? openNotifications({ ...parts, db: models.db })
  const duties = dutyOptionsOf({ clock, storage, core, models })
  const consultations = consultationOptionsOf({ clock, storage, core, models })
  const applications = applicationOptionsOf({ clock, storage, core, models, consultations })
  const reports = annualReportOptionsOf({ storage, core, models })
  return createProcesses({
    db: models.db,
    store: storage.store,
    execute: core.execute,
    reactions: [
      ...annualReportReactions(reports),
      anyReaction(applicantAccesses(applicantAccessOptionsOf({ storage, core, models }))),
      anyReaction(caseClocks(caseClockOptionsOf({ storage }))),
      ...complaintReactions(complaintOptionsOf({ storage, models })),
      ...createReactions({
        addressOf: (item) => new URL(`/portal/items/${item}`, config.publicUrl).href,
        destroyKey: destroyIn(storage),
        releaseRefused: (code) => requestReleaseOf(models.db, code),
        itemsInCharge: itemsInChargeOf(models),
        ...consultations,
        ...applications,
        ...erasureOptionsOf({ clock, storage, models }),
        ...duties,
        ...notifications.options,
        check: createContentChecks({ store: storage.store, keyRing: storage.keys, files: storage.files }),
      }),
    ],
    timer: {
      clock,
      kinds: [
        ...createTimerKinds(duties),
        anyTimerKind(reseatingTimer(consultations)),
        anyTimerKind(applicationTransfers(applications)),
        anyTimerKind(annualReportTimer(reports)),
      ],
    },
    onFault: (process, error) => onFault(`process ${process}`, error),
  })
}

/** The key first, for ever; then the sealed files, which nobody can read any more, give back their room. */
const destroyIn =
  ({ keys, files }: Storage) =>
  async (subject: KeySubject): Promise<void> => {
    await keys.destroyKey(subject)
    await files.purge(holderOf(subject))
  }

/** From the read model, page by page, once it has taken in the handover itself. */
const itemsInChargeOf =
  ({ readSide }: ReadModels): HandoverOptions['itemsInCharge'] =>
  async (agency, officer, upTo) => {
    const seen = await readSide.waitFor([INFORMATION_ITEMS], upTo, LONGEST_WAIT_MS)
    if (seen.kind !== 'visible') throw new ReadModelBehindError(INFORMATION_ITEMS)
    const found: ItemId[] = []
    const filter = { responsibleOfficer: officer, handlingAgencies: [agency] }
    for (let after: string | undefined; ;) {
      const page = await informationItems(readSide, filter, OLDEST_FIRST, {
        first: 100,
        ...(after === undefined ? {} : { after }),
      })
      found.push(...page.rows.map(({ row }) => row.id as ItemId))
      if (!page.hasNextPage) return found
      after = page.rows.at(-1)!.cursor
    }
  }

const LONGEST_WAIT_MS = 5_000
const OLDEST_FIRST = { by: 'recordedAt', direction: 'asc' } as const
