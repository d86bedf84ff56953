import { localDateOf } from '../../domain/dates.js'
import type { AgencyId } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import type { Position } from '../../eventstore/eventStore.js'
import type { ConsultationOptions } from '../../processes/consultationReactions.js'
import { ReadModelBehindError } from '../../processes/readModelBehind.js'
import { CONSULTATIONS } from '../../projections/consultations/projection.js'
import { openConsultationsOf } from '../../projections/consultations/queries.js'
import { INFORMATION_ITEMS } from '../../projections/informationItems/projection.js'
import { publicItemsLike } from '../../projections/sameInformation.js'
import { createConsultationNow } from '../consultationNow.js'
import {
  type ContradictionScanDependencies,
  createContradictionScan,
  createItemContradictionScan,
} from '../contradictionScan.js'
import { createItemConsultationNow } from '../itemConsultationNow.js'
import type { ItemLog } from '../itemEvents.js'
import type { ReferenceFacts } from '../referenceFacts.js'
import { RegisterBehindError } from '../registerBehind.js'
import type { Core } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface ConsultationParts {
  readonly clock: Clock
  readonly storage: Storage
  readonly core: Core
  readonly models: ReadModels
}

/** The boards of consultations and items, as far as processes look into them. */
export interface ConsultationBoards {
  /** Rejects while the board lags behind the position. */
  readonly reached: (board: string, upTo: Position) => Promise<void>
  readonly publicItemsLike: ContradictionScanDependencies['publicItemsLike']
  readonly openConsultationsOf: (agency: AgencyId) => Promise<readonly string[]>
}

const consultationBoardsIn = (readSide: ReadModels['readSide']): ConsultationBoards => ({
  reached: async (readModel, upTo) => {
    const seen = await readSide.waitFor([readModel], upTo, LONGEST_WAIT_MS)
    if (seen.kind !== 'visible') throw new ReadModelBehindError(readModel)
  },
  publicItemsLike: (compared) => publicItemsLike(readSide, compared),
  openConsultationsOf: (agency) => openConsultationsOf(readSide, agency),
})

/** What the processes of consultations look up: the streams themselves, the register of agencies, and read models. */
export const consultationOptionsOf = ({ clock, storage, core: { facts }, models }: ConsultationParts) =>
  consultationOptionsFrom({
    clock,
    store: storage.store,
    keyRing: storage.keys,
    facts,
    boards: consultationBoardsIn(models.readSide),
  })

export interface ConsultationSources extends ItemLog {
  readonly clock: Clock
  readonly facts: Pick<ReferenceFacts, 'current' | 'snapshot'>
  readonly boards: ConsultationBoards
}

/** The same, wherever the boards are kept. */
export function consultationOptionsFrom({ clock, store, keyRing, facts, boards }: ConsultationSources) {
  const consultationAt = createConsultationNow(store)
  const today = () => localDateOf(clock.now())
  const { reached } = boards
  const scan = createContradictionScan({
    store,
    keyRing,
    publicItemsLike: boards.publicItemsLike,
  })
  const scanItem = createItemContradictionScan({ store, scan, facts, clock })
  return {
    consultationNow: (consultation) => consultationAt(consultation),
    consultationAt,
    runningOn: createItemConsultationNow({ store, facts, clock }),
    speakingFor: async (agency, at) => {
      const snapshot = await facts.snapshot(at)
      if (snapshot === 'stale') throw new RegisterBehindError()
      const { agencies } = snapshot
      return agencies.isActive(agency, today()) ? [agency] : agencies.successorsOf(agency, today())
    },
    contradictionsOf: async (item, contentHash, upTo) => {
      await reached(INFORMATION_ITEMS, upTo)
      return scan(item, contentHash)
    },
    itemContradictionsOf: async (item, upTo) => {
      await reached(INFORMATION_ITEMS, upTo)
      return scanItem(item)
    },
    openConsultationsOf: async (agency, upTo) => {
      await reached(CONSULTATIONS, upTo)
      return boards.openConsultationsOf(agency)
    },
    today,
  } satisfies ConsultationOptions
}

const LONGEST_WAIT_MS = 5_000
