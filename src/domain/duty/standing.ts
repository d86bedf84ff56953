import type { AgencyId, LocalDate, Sha256 } from '../values.js'
import type { DutyEvent } from './events.js'
import { evolve, initial } from './state.js'
import type { DutyKind, DutyStart } from './vocabulary.js'

/** Where one duty stands, for those who follow the item: its last round. */
export interface DutyStanding {
  /** `{item}-{first agency}` */
  readonly id: string
  /** Who has it today, after any transfer. */
  readonly agency: AgencyId
  /** Its time runs. */
  readonly isOpen: boolean
  /** Still to be done: open, or missed and not made good. */
  readonly isOwed: boolean
  readonly round: number
  readonly kind: DutyKind
  readonly start: DutyStart
  readonly startsOn: LocalDate
  readonly contentHash?: Sha256
  /** The event that the round follows from. */
  readonly cause: string
  /** The event by which it was lifted. */
  readonly liftedBy?: string
}

/** From the events of its stream; undefined when it never arose. */
export function standingOf(id: string, events: readonly DutyEvent[]): DutyStanding | undefined {
  const duty = events.reduce(evolve, initial)
  const arose = events.findLast((event) => event.type === 'DutyArose')
  if (duty.status === 'absent' || arose === undefined) return undefined
  const lifted = events.findLast((event) => event.type === 'DutyLifted')
  return {
    id,
    agency: duty.agency,
    isOpen: duty.status === 'open',
    isOwed: duty.status !== 'lifted' && duty.act === undefined,
    round: duty.round,
    kind: duty.kind,
    start: arose.data.start,
    startsOn: arose.data.startsOn,
    ...(duty.contentHash === undefined ? {} : { contentHash: duty.contentHash }),
    cause: arose.data.cause,
    ...(duty.status === 'lifted' && lifted !== undefined ? { liftedBy: lifted.data.cause } : {}),
  }
}
