import { localDateOf } from '../../domain/dates.js'
import type { Clock } from '../../eventstore/clock.js'
import { type ComplaintFileAccess, createComplaintFileAccess } from '../matterFiles/complaintFileAccess.js'
import { type CorrectionFileAccess, createCorrectionFileAccess } from '../matterFiles/correctionFileAccess.js'
import { createInspectionFileAccess, type InspectionFileAccess } from '../matterFiles/inspectionFileAccess.js'
import { createMatterFileAccess, type MatterFileAccess } from '../matterFiles/matterFileAccess.js'
import type { Core } from './core.js'
import type { Storage } from './storage.js'

export interface MatterFileParts {
  readonly storage: Storage
  readonly core: Core
  readonly clock: Clock
}

/** Who may read which file of an application, from its own stream. */
export const matterFileAccessOf = ({ storage: { store, keys }, core, clock }: MatterFileParts): MatterFileAccess =>
  createMatterFileAccess({
    store,
    keyRing: keys,
    agencies: () => core.facts.current().agencies,
    today: () => localDateOf(clock.now()),
    trails: core.trails,
  })

/** Who may read which letter about a complaint, from its own stream. */
export const complaintFileAccessOf = ({ storage: { store }, core, clock }: MatterFileParts): ComplaintFileAccess =>
  createComplaintFileAccess({
    store,
    agencies: () => core.facts.current().agencies,
    today: () => localDateOf(clock.now()),
    trails: core.trails,
  })

/** Who may read which letter about a request to correct a record, from its own stream. */
export const correctionFileAccessOf = ({ storage: { store }, core, clock }: MatterFileParts): CorrectionFileAccess =>
  createCorrectionFileAccess({
    store,
    agencies: () => core.facts.current().agencies,
    today: () => localDateOf(clock.now()),
    trails: core.trails,
  })

/** Who may read which file of an inspection, from its own stream. */
export const inspectionFileAccessOf = ({ storage: { store }, core, clock }: MatterFileParts): InspectionFileAccess =>
  createInspectionFileAccess({
    store,
    agencies: () => core.facts.current().agencies,
    today: () => localDateOf(clock.now()),
    trails: core.trails,
  })
