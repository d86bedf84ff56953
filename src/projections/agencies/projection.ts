import type { AgencyEvent } from '../../domain/agency/events.js'
import type { Rows } from '../engine/table.js'
import type { LogEvent, Projection } from '../projection.js'
import { without } from '../without.js'
import { type AgencyChange, type AgencyFactsRow, type AgencyPeriod, periodsOf } from './periods.js'
import { type AgencyRow, type AgencyTables, tables } from './tables.js'

export const AGENCIES = 'agencies'

type EventOf<T extends AgencyEvent['type']> = LogEvent<Extract<AgencyEvent, { type: T }>>

/** The register of agencies on both axes of time. */
export const agenciesProjection: Projection<AgencyEvent, AgencyTables> = {
  name: AGENCIES,
  version: 1,
  tables,
  touches: ({ data }) => ({ agencies: [data.agency] }),
  handlers: {
    AgencyRegistered: (rows, event) => write(rows, event, registered(event)),
    AgencyRenamed: (rows, event) => changed(rows, event, { name: event.data.name }),
    AgencySuperiorChanged: (rows, event) => {
      const superior = event.data.superior ?? null
      const set = event.data.axis === 'government' ? { governmentSuperior: superior } : { businessSuperior: superior }
      changed(rows, event, set)
    },
    AgencyOwnNameChanged: (rows, event) => changed(rows, event, { actsInOwnName: event.data.actsInOwnName }),
    AgencyFunctionsTransferred: (rows, event) => {
      const { to, themes, effectiveOn } = event.data
      const row = agencyOf(rows, event)
      const transferred = { to, themes: themes ?? null, effectiveOn, eventId: event.id }
      write(
        rows,
        event,
        withChange({ ...row, functionsTransferred: [...row.functionsTransferred, transferred] }, event, {}),
      )
    },
    AgencyAbolished: (rows, event) => {
      const { effectiveOn, successors, decidingAgency } = event.data
      const row = agencyOf(rows, event)
      const abolished = { ...row, abolishedOn: effectiveOn, successors, decidingAgency: decidingAgency ?? null }
      write(rows, event, withChange(abolished, event, {}, true))
    },
    AgencyDataCorrected: (rows, event) => write(rows, event, corrected(agencyOf(rows, event), event)),
    AgencyReorganisationAnnulled: (rows, event) => write(rows, event, annulled(agencyOf(rows, event), event)),
    AgencyDutyAssigned: (rows, event) => {
      const row = agencyOf(rows, event)
      const { duty, effectiveOn } = event.data
      const dutyPeriods = [...row.dutyPeriods, { duty, from: effectiveOn, endsOn: null }]
      write(rows, event, { ...row, dutyPeriods })
    },
    AgencyDutyRevoked: (rows, event) => {
      const row = agencyOf(rows, event)
      const { duty, effectiveOn } = event.data
      const dutyPeriods = row.dutyPeriods.map((period) =>
        period.duty === duty && period.endsOn === null ? { ...period, endsOn: effectiveOn } : period,
      )
      write(rows, event, { ...row, dutyPeriods })
    },
  },
}

function agencyOf(rows: Rows<AgencyTables>, { data: { agency } }: LogEvent<AgencyEvent>): AgencyRow {
  const row = rows.agencies.get(agency)
  if (row === undefined) throw new Error(`agency ${agency} was never registered`)
  return row
}

function registered({ data, metadata, revision }: EventOf<'AgencyRegistered'>): AgencyRow {
  const facts: AgencyFactsRow = {
    name: data.name,
    kind: data.kind,
    creditCode: data.creditCode ?? null,
    sector: data.sector ?? null,
    governmentSuperior: data.governmentSuperior ?? null,
    businessSuperior: data.businessSuperior ?? null,
    actsInOwnName: data.actsInOwnName,
  }
  return {
    ...facts,
    id: data.agency,
    establishedOn: data.establishedOn,
    abolishedOn: null,
    duties: [],
    dutyPeriods: [],
    functionsTransferred: [],
    successors: [],
    decidingAgency: null,
    basis: data.basis ?? null,
    registered: facts,
    changes: [],
    periods: [],
    periodCount: 0,
    revision,
    changedAt: metadata.recordedAt,
  }
}

type Reorganisation = EventOf<
  'AgencyRenamed' | 'AgencySuperiorChanged' | 'AgencyOwnNameChanged' | 'AgencyFunctionsTransferred' | 'AgencyAbolished'
>

const changed = (rows: Rows<AgencyTables>, event: Reorganisation, set: Partial<AgencyFactsRow>): void =>
  write(rows, event, withChange(agencyOf(rows, event), event, set))

function withChange(row: AgencyRow, event: Reorganisation, set: Partial<AgencyFactsRow>, ends = false): AgencyRow {
  const { effectiveOn, basis } = event.data
  const change: AgencyChange = {
    type: event.type,
    eventId: event.id,
    effectiveOn,
    set,
    ...(ends ? { ends: true } : {}),
  }
  return { ...row, basis: basis ?? row.basis, changes: [...row.changes, change] }
}

/** As if from the beginning; a name is put right where the wrong one was recorded last. */
function corrected(row: AgencyRow, { data }: EventOf<'AgencyDataCorrected'>): AgencyRow {
  const lastRenaming = row.changes.findLastIndex(({ type }) => type === 'AgencyRenamed')
  const { name } = data
  const first = {
    ...row.registered,
    ...(data.kind === undefined ? {} : { kind: data.kind }),
    ...(data.creditCode === undefined ? {} : { creditCode: data.creditCode }),
    ...(data.sector === undefined ? {} : { sector: data.sector }),
    ...(name === undefined || lastRenaming >= 0 ? {} : { name }),
  }
  const changes = row.changes.map((change, index) =>
    name !== undefined && index === lastRenaming ? { ...change, set: { name } } : change,
  )
  return { ...row, registered: first, changes, establishedOn: data.establishedOn ?? row.establishedOn }
}

/** The latest reorganisation never took place. */
function annulled(row: AgencyRow, { data }: EventOf<'AgencyReorganisationAnnulled'>): AgencyRow {
  const last = row.changes.at(-1)
  return {
    ...row,
    changes: row.changes.slice(0, -1),
    functionsTransferred: row.functionsTransferred.filter(({ eventId }) => eventId !== last?.eventId),
    ...(data.annulled === 'AgencyAbolished' ? { abolishedOn: null, successors: [], decidingAgency: null } : {}),
  }
}

/** Writes the agency, and the periods that have come to be known or are no longer held to be true. */
function write(rows: Rows<AgencyTables>, event: LogEvent<AgencyEvent>, row: AgencyRow): void {
  const { recordedAt } = event.metadata
  const periods = periodsOf(row.establishedOn, row.registered, row.changes)
  const kept = row.periods.filter((known) => periods.some((period) => samePeriod(known, period)))
  for (const { key, knownFrom, ...period } of row.periods)
    if (!kept.some((known) => known.key === key))
      rows.agencyPeriods.put({
        ...period,
        key,
        agency: row.id,
        knownFrom,
        knownTo: recordedAt,
        eventId: eventIdOf(key),
      })

  let count = row.periodCount
  const known = periods.map((period) => {
    const before = kept.find((other) => samePeriod(other, period))
    if (before !== undefined) return before
    count += 1
    const key = `${row.id}/${String(count).padStart(5, '0')}/${event.id}`
    rows.agencyPeriods.put({ ...period, key, agency: row.id, knownFrom: recordedAt, knownTo: null, eventId: event.id })
    return { ...period, key, knownFrom: recordedAt }
  })
  rows.agencies.put({
    ...row,
    ...without(periods.at(-1)!, 'validFrom', 'validTo'),
    duties: row.dutyPeriods.filter(({ endsOn }) => endsOn === null).map(({ duty }) => duty),
    periods: known,
    periodCount: count,
    revision: event.revision,
    changedAt: recordedAt,
  })
}

const eventIdOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1)

const COMPARED = [
  'name',
  'kind',
  'creditCode',
  'sector',
  'governmentSuperior',
  'businessSuperior',
  'actsInOwnName',
  'validFrom',
  'validTo',
] as const satisfies readonly (keyof AgencyPeriod)[]

const samePeriod = (a: AgencyPeriod, b: AgencyPeriod): boolean => COMPARED.every((column) => a[column] === b[column])
