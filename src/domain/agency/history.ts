import { unreachable } from '../decider.js'
import type { AgencyId, LocalDate, SocialCreditCode } from '../values.js'
import {
  type AgencyDataCorrected,
  type AgencyDuty,
  type AgencyEvent,
  type AgencyKind,
  type AgencyRegistered,
  type EnterpriseSector,
  type Reorganisation,
  REORGANISATION_TYPES,
  type ReorganisationType,
} from './events.js'

/** A reorganisation with its place in the log. */
export interface RecordedReorganisation {
  readonly event: Reorganisation
  /** Id of the event that recorded it; absent where the history was not read from a log. */
  readonly eventId?: string
  /** Order in which the register recorded it. */
  readonly order: number
}

export interface DutyPeriod {
  readonly duty: AgencyDuty
  readonly from: LocalDate
  /** First day without it. */
  readonly endsOn?: LocalDate
}

/** One agency with everything that ever changed it; what it was on a day is worked out by `factsOn`. */
export interface AgencyRecord {
  readonly id: AgencyId
  readonly name: string
  readonly kind: AgencyKind
  readonly creditCode?: SocialCreditCode
  readonly sector?: EnterpriseSector
  readonly governmentSuperior?: AgencyId
  readonly businessSuperior?: AgencyId
  readonly actsInOwnName: boolean
  readonly establishedOn: LocalDate
  readonly basis?: string
  /** In the order of recording, which is the order of taking effect. */
  readonly reorganisations: readonly RecordedReorganisation[]
  readonly annulled: readonly { readonly type: ReorganisationType; readonly effectiveOn: LocalDate }[]
  readonly duties: readonly DutyPeriod[]
}

/** The register of a district's agencies with its whole past. State of the register's decider and reference fact. */
export interface AgencyHistory {
  readonly agencies: ReadonlyMap<AgencyId, AgencyRecord>
  /** Events folded so far. */
  readonly length: number
}

export const emptyHistory: AgencyHistory = { agencies: new Map(), length: 0 }

/** `id` is the id of the recorded event; chains of reasons name it. */
export function evolveHistory(history: AgencyHistory, event: AgencyEvent & { readonly id?: string }): AgencyHistory {
  const record = evolveRecord(history.agencies.get(event.data.agency), event, history.length)
  if (record === undefined) return { ...history, length: history.length + 1 }
  return { agencies: new Map(history.agencies).set(record.id, record), length: history.length + 1 }
}

function evolveRecord(
  record: AgencyRecord | undefined,
  event: AgencyEvent & { readonly id?: string },
  order: number,
): AgencyRecord | undefined {
  if (event.type === 'AgencyRegistered') return registered(event)
  if (record === undefined) return undefined
  if (isReorganisation(event)) return reorganised(record, event, order)
  switch (event.type) {
    case 'AgencyReorganisationAnnulled':
      return {
        ...record,
        reorganisations: record.reorganisations.slice(0, -1),
        annulled: [...record.annulled, { type: event.data.annulled, effectiveOn: event.data.effectiveOn }],
      }
    case 'AgencyDutyAssigned':
      return { ...record, duties: [...record.duties, { duty: event.data.duty, from: event.data.effectiveOn }] }
    case 'AgencyDutyRevoked':
      return { ...record, duties: record.duties.map((period) => endedBy(period, event.data)) }
    case 'AgencyDataCorrected':
      return corrected(record, event)
    default:
      return unreachable(event)
  }
}

const isReorganisation = (event: AgencyEvent): event is Reorganisation =>
  REORGANISATION_TYPES.some((type) => type === event.type)

const reorganised = (
  record: AgencyRecord,
  event: Reorganisation & { readonly id?: string },
  order: number,
): AgencyRecord => ({
  ...record,
  reorganisations: [
    ...record.reorganisations,
    { event, order, ...(event.id === undefined ? {} : { eventId: event.id }) },
  ],
})

const registered = ({ data }: AgencyRegistered): AgencyRecord => ({
  id: data.agency,
  name: data.name,
  kind: data.kind,
  ...(data.creditCode === undefined ? {} : { creditCode: data.creditCode }),
  ...(data.sector === undefined ? {} : { sector: data.sector }),
  ...(data.governmentSuperior === undefined ? {} : { governmentSuperior: data.governmentSuperior }),
  ...(data.businessSuperior === undefined ? {} : { businessSuperior: data.businessSuperior }),
  actsInOwnName: data.actsInOwnName,
  establishedOn: data.establishedOn,
  ...(data.basis === undefined ? {} : { basis: data.basis }),
  reorganisations: [],
  annulled: [],
  duties: [],
})

const endedBy = (
  period: DutyPeriod,
  { duty, effectiveOn }: { duty: AgencyDuty; effectiveOn: LocalDate },
): DutyPeriod => (period.duty === duty && period.endsOn === undefined ? { ...period, endsOn: effectiveOn } : period)

function corrected(record: AgencyRecord, { data }: AgencyDataCorrected): AgencyRecord {
  const { creditCode: oldCode, sector: oldSector, ...rest } = record
  const creditCode = data.creditCode === undefined ? oldCode : data.creditCode
  const sector = data.sector === undefined ? oldSector : data.sector
  return {
    ...(data.name === undefined ? rest : renamedInRetrospect(rest, data.name)),
    ...(creditCode === undefined || creditCode === null ? {} : { creditCode }),
    ...(sector === undefined || sector === null ? {} : { sector }),
    kind: data.kind ?? record.kind,
    establishedOn: data.establishedOn ?? record.establishedOn,
  }
}

/** Puts the right name where the wrong one was recorded last: at the latest renaming, or at the registration. */
function renamedInRetrospect(record: AgencyRecord, name: string): AgencyRecord {
  const last = record.reorganisations.findLastIndex(({ event }) => event.type === 'AgencyRenamed')
  if (last < 0) return { ...record, name }
  return {
    ...record,
    reorganisations: record.reorganisations.map((change, index) =>
      index === last && change.event.type === 'AgencyRenamed'
        ? { ...change, event: { ...change.event, data: { ...change.event.data, name } } }
        : change,
    ),
  }
}
