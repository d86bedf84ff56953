import type { RetentionClass } from '../../domain/application/vocabulary.js'
import type { ArchivedKind } from '../../domain/archive/events.js'
import { informationItemDecider } from '../../domain/informationItem/decide.js'
import type { InformationItemEvent } from '../../domain/informationItem/events.js'
import type { KeySubject } from '../../domain/protected.js'
import { recordCorrectionDecider } from '../../domain/recordCorrection/decide.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { AgencyId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import type { Execute } from '../execute.js'

/** Applications are archived as such; of these an officer says how long they are kept. */
export type RetainedKind = Exclude<ArchivedKind, 'application'>

export interface RetentionRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly kind: RetainedKind
  readonly matter: string
  readonly retention: RetentionClass
  readonly fileNumber: string
}

/** 确定保管期限: which agency's matter it is, and under whose key, is taken from its record, not typed. */
export type AssignRetention = (request: RetentionRequest) => Promise<CommandOutcome>

type Log = Pick<EventStore, 'readStream'>

interface Retained {
  readonly agency: AgencyId
  readonly key: KeySubject
  /** A draft is none of the agency's records yet (LS-10.7), nor is a request that is not closed. */
  readonly complete: boolean
}

const MATTERS: Readonly<Record<RetainedKind, (log: Log, matter: string) => Promise<Retained | undefined>>> = {
  item: async (log, matter) => {
    const events = await openEvents<InformationItemEvent>(await log.readStream(`item-${matter}`), NO_KEYS)
    const state = events.reduce(informationItemDecider.evolve, informationItemDecider.initial)
    if (state.status !== 'open') return undefined
    const complete = events.some(({ type }) => type === 'ItemRegistered')
    return { agency: state.agency, key: `item:${matter}`, complete }
  },
  recordCorrection: async (log, matter) => {
    const events = await openEvents<RecordCorrectionEvent>(await log.readStream(`correction-${matter}`), NO_KEYS)
    const state = events.reduce(recordCorrectionDecider.evolve, recordCorrectionDecider.initial)
    if (state.status === 'absent') return undefined
    return { agency: state.agency, key: `person:${state.asked.subject}`, complete: state.status === 'closed' }
  },
}

const NOT_FOUND = {
  item: { code: 'ITEM_NOT_FOUND', clause: 'SYS' },
  recordCorrection: { code: 'CORRECTION_NOT_FOUND', clause: '711-41' },
} as const

export const createAssignRetention =
  ({ store, execute }: { readonly store: Log; readonly execute: Execute }): AssignRetention =>
  async ({ kind, matter, retention, fileNumber, ...rest }) => {
    const found = await MATTERS[kind](store, matter)
    if (found === undefined) return { ok: false, refusals: [NOT_FOUND[kind]] }
    const { agency, key, complete } = found
    const archive = `${kind}.${matter}`
    const data = { archive, kind, matter, agency, retention, fileNumber, key, complete }
    return execute({ ...rest, id: archive, command: { type: 'AssignRetention', data } })
  }
