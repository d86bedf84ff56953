import { unreachable } from '../decider.js'
import type { AgencyId, ItemId, LocalDate, Sha256 } from '../values.js'
import type { DutyArose, DutyEvent } from './events.js'
import type { DutyKind, DutyStatus } from './vocabulary.js'

/** The round that runs, or ran last. */
export interface KnownDuty {
  readonly status: DutyStatus
  readonly item: ItemId
  /** Who has it today, after any transfer. */
  readonly agency: AgencyId
  readonly round: number
  readonly kind: DutyKind
  readonly contentHash?: Sha256
  /** Events that rounds followed from. */
  readonly causes: readonly string[]
  readonly act?: { readonly doneOn: LocalDate; readonly proof: string }
  readonly missRecorded: boolean
}

export type Duty = { readonly status: 'absent' } | KnownDuty

export const initial: Duty = { status: 'absent' }

export function evolve(duty: Duty, event: DutyEvent): Duty {
  if (event.type === 'DutyArose') return arose(duty, event)
  return duty.status === 'absent' ? duty : changed(duty, event)
}

const arose = (duty: Duty, { data }: DutyArose): KnownDuty => ({
  status: 'open',
  item: data.item,
  agency: data.agency,
  round: data.round,
  kind: data.kind,
  ...(data.contentHash === undefined ? {} : { contentHash: data.contentHash }),
  causes: [...(duty.status === 'absent' ? [] : duty.causes), data.cause],
  missRecorded: false,
})

function changed(duty: KnownDuty, event: Exclude<DutyEvent, DutyArose>): KnownDuty {
  switch (event.type) {
    case 'DutyContentFixed':
      return { ...duty, contentHash: event.data.contentHash }
    case 'DutyKindChanged':
      return { ...duty, kind: event.data.kind }
    case 'DutyTransferred':
      return { ...duty, agency: event.data.to }
    case 'DutyMet': {
      const { doneOn, proof } = event.data
      return { ...duty, status: duty.missRecorded ? 'missed' : 'met', act: { doneOn, proof } }
    }
    case 'DutyMissed':
      return { ...duty, status: 'missed', missRecorded: true }
    case 'DutyMissLifted': {
      const { doneOn, proof } = event.data
      return { ...duty, status: 'met', act: { doneOn, proof } }
    }
    case 'DutyLifted':
      return { ...duty, status: 'lifted' }
    default:
      return unreachable(event)
  }
}
