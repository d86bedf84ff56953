import { expect } from 'vitest'
import type { ConsultationEvent, Proposal } from '../../../src/domain/consultation/events.js'
import type { DeadlineEvent } from '../../../src/domain/deadline/events.js'
import type { DeadlineReceipt } from '../../../src/domain/receipt.js'
import type { DutyEvent } from '../../../src/domain/duty/events.js'
import type { InformationItemEvent } from '../../../src/domain/informationItem/events.js'
import type { PublicationEvent } from '../../../src/domain/publication/events.js'
import type { CalendarEvent } from '../../../src/domain/calendar/events.js'
import type { AgencyId, LocalDate } from '../../../src/domain/values.js'
import { localDateOf } from '../../../src/domain/dates.js'
import type { RecordedEvent } from '../../../src/eventstore/recordedEvent.js'
import { SeatOracle } from '../../support/seatOracle.js'

type Known = ConsultationEvent | DeadlineEvent | DutyEvent | InformationItemEvent | PublicationEvent | CalendarEvent

interface Item {
  agency: AgencyId
  readonly id: string
  readonly formedOn: LocalDate
  sources: readonly AgencyId[]
  jointIssuers: readonly AgencyId[]
  involved: readonly AgencyId[]
  /** The consultation that was required last. */
  consultation?: string
  /** An answer from it is still to come. */
  isBeingAsked: boolean
  /** Who stood against it last, by their name then, and on which points. */
  readonly against: Map<AgencyId, Set<string>>
  /** Another version is worked on beside what is public. */
  isInHand?: boolean
  shown?: { readonly version: number; readonly contentHash: string }
}
interface Consultation {
  readonly item: string
  readonly seats: SeatOracle
  proposal: Proposal
  confirmed?: readonly AgencyId[]
}
interface Deadline {
  due: LocalDate
  readonly kind: string
  readonly warned: Set<string>
  ended?: string
}

/** Numbers of law for what is asked here, in working days. */
const DAYS: Readonly<Record<string, number>> = {
  publication: 20,
  catalogueEntry: 20,
  opinion: 5,
  dispute: 5,
}

/**
 * Reads the log event by event and knows the law, not the program: who stands against what, which day is a working day,
 * how often a time may end. What breaks a rule fails at once, at the event that breaks it.
 */
export class CoordinationOracle {
  readonly items = new Map<string, Item>()
  readonly consultations = new Map<string, Consultation>()
  readonly deadlines = new Map<string, Deadline>()
  readonly published: {
    readonly id: string
    readonly item: string
    readonly agency: AgencyId
    readonly hash: string
  }[] = []
  readonly seen: Record<string, number> = {}
  private readonly days = new Map<number, { readonly off: Set<string>; readonly on: Set<string> }>()

  /** Who answers for an agency now, by the register. */
  constructor(private readonly holdersOf: (agency: AgencyId) => readonly AgencyId[]) {}

  read(event: RecordedEvent): void {
    this.seen[event.type] = (this.seen[event.type] ?? 0) + 1
    const known = event as unknown as RecordedEvent<Known>
    if (event.stream.startsWith('item-')) this.readItem(known as RecordedEvent<InformationItemEvent>)
    if (event.stream.startsWith('consultation-')) this.readConsultation(known as RecordedEvent<ConsultationEvent>)
    if (event.stream.startsWith('deadline-')) this.readDeadline(known as RecordedEvent<DeadlineEvent>)
    if (event.stream.startsWith('duty-')) this.readDuty(known as RecordedEvent<DutyEvent>)
    if (known.type === 'YearArranged') this.readYear(known.data)
    if (known.type === 'ItemPublished') {
      const { itemId, agency, contentHash } = known.data
      this.published.push({ id: event.id, item: itemId, agency, hash: contentHash })
    }
  }

  // One case for each event that matters.
  // eslint-disable-next-line complexity
  private readItem({ stream, ...event }: RecordedEvent<InformationItemEvent>): void {
    const id = stream.slice('item-'.length)
    if (event.type === 'ItemCreated') {
      const { agency, origin, formedOn, jointIssuers, involvedAgencies } = event.data
      this.items.set(id, {
        id,
        agency,
        formedOn,
        sources:
          origin.kind === 'obtained' && origin.from.kind === 'agency'
            ? [origin.from.agency, origin.from.firstObtainer]
            : [],
        jointIssuers: jointIssuers.map((issuer) => issuer.agency),
        involved: involvedAgencies,
        isBeingAsked: false,
        against: new Map(),
      })
      return
    }
    const item = this.items.get(id)
    if (item === undefined) return
    switch (event.type) {
      case 'InvolvementChanged':
        item.jointIssuers = event.data.jointIssuers.map(({ agency }) => agency)
        item.involved = event.data.involvedAgencies
        return
      case 'ConsultationRequired':
        item.consultation = event.data.consultation
        item.isBeingAsked = true
        return
      case 'ConsultationConcluded':
        if (event.data.consultation === item.consultation) item.isBeingAsked = false
        return
      case 'NewVersionStarted':
      case 'DraftDiscarded':
        item.isInHand = event.type === 'NewVersionStarted'
        return
      case 'PublicationAuthorized':
        item.isInHand = false
        this.mayBePublic(item, event.data.contentHash)
        item.shown = event.data
        return
      case 'ItemWithdrawn':
      case 'PurgeOrdered':
        delete item.shown
        return
    }
  }

  private answering = (agency: AgencyId): readonly AgencyId[] => {
    const holders = this.holdersOf(agency)
    return holders.length === 0 ? [agency] : holders
  }

  /** LS-6.1, LS-9.1: everybody else confirmed exactly this, and nobody who stands against it is passed over. */
  private mayBePublic(item: Item, contentHash: string): void {
    const handling = new Set([item.agency, ...this.answering(item.agency)])
    const isElsewhere = (agency: AgencyId) =>
      !handling.has(agency) && this.answering(agency).some((holder) => !handling.has(holder))
    expect(item.isBeingAsked, `${item.id} is published while others are asked`).toBe(false)
    const against = [...item.against].filter(([agency, points]) => points.size > 0 && isElsewhere(agency))
    expect(against, `${item.id} is published against`).toEqual([])

    const others = [...item.sources, ...item.jointIssuers, ...item.involved].filter(isElsewhere)
    if (others.length === 0) return
    this.seen['confirmedAndPublished'] = (this.seen['confirmedAndPublished'] ?? 0) + 1
    const consultation = this.consultations.get(item.consultation ?? '')
    expect(consultation?.proposal.contentHash, `${item.id} is published as it was confirmed`).toBe(contentHash)
    expect(consultation?.seats.standsAgainst()).toEqual([])
    const confirmed = new Set((consultation?.confirmed ?? []).flatMap((agency) => [agency, ...this.answering(agency)]))
    const left = others.filter((agency) => ![agency, ...this.answering(agency)].some((holder) => confirmed.has(holder)))
    expect(left, `${item.id} is published without`).toEqual([])
  }

  // One case for each event that says where somebody stands.
  // eslint-disable-next-line complexity
  private readConsultation({ stream, ...event }: RecordedEvent<ConsultationEvent>): void {
    const id = stream.slice('consultation-'.length)
    expect(event.type, 'nobody consents by silence before publication').not.toBe('ConsentDeemed')
    if (event.type === 'ConsultationOpened') {
      const { purpose, proposal } = event.data
      this.consultations.set(id, { item: purpose.item ?? '', seats: new SeatOracle(), proposal })
    }
    const consultation = this.consultations.get(id)!
    consultation.seats.read({ ...event } as ConsultationEvent)
    const against = this.items.get(consultation.item)?.against ?? new Map<AgencyId, Set<string>>()
    switch (event.type) {
      case 'TextPutUnderDiscussion':
        consultation.proposal = event.data.proposal
        return
      case 'OpinionGiven':
      case 'OpinionRevised':
        for (const { point, position } of event.data.points) {
          const points = against.get(event.data.seat) ?? new Set()
          against.set(event.data.seat, points)
          if (position === 'objects') points.add(point)
          else points.delete(point)
        }
        return
      case 'DisputeDecided':
        expect([...consultation.seats.seats.keys()], 'a party decides').not.toContain(event.data.decider)
        for (const { point, ruling } of event.data.rulings)
          if (ruling === 'proposalStands') against.forEach((points) => points.delete(point))
        return
      case 'SeatTransferred':
        for (const heir of event.data.to) {
          if (heir === event.data.from) continue
          against.set(heir, new Set([...(against.get(heir) ?? []), ...(against.get(event.data.from) ?? [])]))
        }
        if (!event.data.to.includes(event.data.from)) against.delete(event.data.from)
        return
      case 'SeatClosed':
        if (event.data.because === 'mergedIntoAsking') against.delete(event.data.seat)
        return
      case 'ConsultationClosed':
        if (event.data.outcome !== 'confirmed') return
        expect(consultation.seats.standsAgainst(), `${id} is confirmed over`).toEqual([])
        consultation.confirmed = event.data.seats.map(({ agency }) => agency)
        return
      case 'ConsultationCancelled':
        // What was discussed will not be published as it is.
        if (event.data.reason !== 'noLongerInvolved') against.clear()
        return
    }
  }

  private readDeadline({ stream, ...event }: RecordedEvent<DeadlineEvent>): void {
    const id = stream.slice('deadline-'.length)
    if (event.type === 'DeadlineStarted') {
      const { receipt, kind } = event.data
      expect(this.deadlines.has(id), `${id} starts once`).toBe(false)
      this.deadlines.set(id, { due: receipt.due, kind, warned: new Set() })
      this.isCounted(kind, receipt)
      return
    }
    const deadline = this.deadlines.get(id)!
    const recordedAt = Date.parse(event.metadata.recordedAt)
    const isAfter = ['MissedActDone', 'MissLifted', 'DeadlineTransferred'].includes(event.type)
    if (!isAfter) expect(deadline.ended, `${id} ends once`).toBeUndefined()
    switch (event.type) {
      case 'DeadlineMoved':
        deadline.due = event.data.receipt.due
        this.isCounted(deadline.kind, event.data.receipt)
        return
      case 'DeadlineWarned': {
        const { level, due, on } = event.data
        expect(due).toBe(deadline.due)
        expect(localDateOf(event.metadata.recordedAt) >= on).toBe(true)
        expect(deadline.warned.has(`${level}@${due}`), `${id} is warned of once`).toBe(false)
        deadline.warned.add(`${level}@${due}`)
        return
      }
      case 'DeadlineMet':
        expect(event.data.doneOn <= deadline.due, `${id} is met in time`).toBe(true)
        deadline.ended = event.type
        return
      case 'DeadlineMissed':
        // The end of the due day in Asia/Shanghai, whenever somebody looked.
        expect(Date.parse(event.data.effectiveAt)).toBe(Date.parse(`${deadline.due}T24:00:00+08:00`))
        expect(recordedAt, `${id} is missed after its due day`).toBeGreaterThanOrEqual(
          Date.parse(event.data.effectiveAt),
        )
        deadline.ended = event.type
        return
      case 'DeadlineCancelled':
        deadline.ended = event.type
        return
    }
  }

  private readDuty(event: RecordedEvent<DutyEvent>): void {
    if (event.type !== 'DutyMet' || event.data.contentHash === undefined) return
    const { agency, contentHash, proof } = event.data
    const publication = this.published.find(({ id }) => id === proof)
    expect(publication?.hash, `${event.stream} is met by the same content`).toBe(contentHash)
    expect(
      [publication!.agency, ...this.answering(publication!.agency)],
      `${event.stream} is met by its own`,
    ).toContain(agency)
  }

  private readYear({ year, holidays }: Extract<CalendarEvent, { type: 'YearArranged' }>['data']): void {
    this.days.set(year, {
      off: new Set(holidays.flatMap(({ daysOff }) => daysOff)),
      on: new Set(holidays.flatMap(({ makeUpWorkdays }) => makeUpWorkdays)),
    })
  }

  private isWorkday(date: Date): boolean {
    const day = date.toISOString().slice(0, 10)
    const years = [...this.days.values()]
    if (years.some(({ on }) => on.has(day))) return true
    return ![0, 6].includes(date.getUTCDay()) && !years.some(({ off }) => off.has(day))
  }

  /** 711-57: the day on which it begins does not count, and the days are those on which offices are open. */
  private isCounted(kind: string, { start, due }: DeadlineReceipt): void {
    const date = new Date(`${start}T00:00:00Z`)
    for (let left = DAYS[kind]!; left > 0;) {
      date.setUTCDate(date.getUTCDate() + 1)
      if (this.isWorkday(date)) left -= 1
    }
    expect(due, `${kind} from ${start}`).toBe(date.toISOString().slice(0, 10))
  }
}
