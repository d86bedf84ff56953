import type { AnyEvent } from '../domain/decider.js'
import { localDateOf } from '../domain/dates.js'
import { legalDateOf } from './auditTrail/legalDate.js'
import { fieldsOf, subjectOf } from './auditTrail/subject.js'
import { is, isBetween, isOneOf } from './conditions.js'
import { defineTable } from './engine/table.js'
import { sql } from 'kysely'
import { type BoundedCount, boundedCount, type Condition, type Page, type PageArgs, selectPage } from './page.js'
import type { Projection } from './projection.js'
import type { ReadSide } from './readSide.js'

export const RECORDING_DELAYS = 'recordingDelays'

/** A person recorded something that says to have been the case on an earlier day. */
export interface DelayRow {
  readonly ordinal: number
  readonly event: string
  readonly type: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly person: string
  readonly role: string
  readonly agency: string | null
  readonly legalDate: string
  readonly recordedAt: string
  /** In Asia/Shanghai. */
  readonly recordedOn: string
  /** Calendar days between the two. */
  readonly daysApart: number
}

const tables = {
  delays: defineTable<DelayRow>({
    columns: {
      ordinal: 'bigint',
      event: 'text',
      type: 'text',
      subjectKind: 'text',
      subjectId: 'text',
      person: 'text',
      role: 'text',
      agency: 'text',
      legalDate: 'text',
      recordedAt: 'text',
      recordedOn: 'text',
      daysApart: 'integer',
    },
    key: 'ordinal',
    appendOnly: true,
    indexes: [
      'create index on $table (recorded_on, ordinal)',
      'create index on $table (agency, ordinal)',
      'create index on $table (days_apart, ordinal)',
    ],
  }),
}

const DAY_MS = 86_400_000

/** Their date is no act of whoever records it: when a document was made, an agency set up, a number of law came into force. */
const OF_HISTORY: ReadonlySet<string> = new Set([
  'ItemCreated',
  'DescriptionRevised',
  'LegacyPublicationRecorded',
  'AgencyRegistered',
  'AgencyDataCorrected',
  'PolicyNumberSet',
  'FeeScheduleSet',
  'ClauseValiditySet',
  'YearArranged',
])

/** 倒签嫌疑: facts that people entered after their day. What processes did follows from what people did. */
export const recordingDelaysProjection: Projection<AnyEvent, typeof tables> = {
  name: RECORDING_DELAYS,
  version: 2,
  tables,
  touches: () => ({}),
  handlers: {},
  every: (rows, event) => {
    const { metadata, ordinal, type } = event
    const { person, role, agency = null, recordedAt } = metadata
    if (person === undefined || metadata.process !== undefined || OF_HISTORY.has(type)) return
    const legalDate = legalDateOf(fieldsOf(event.data))
    const recordedOn = localDateOf(recordedAt)
    if (legalDate === null || legalDate >= recordedOn) return
    const { kind, id } = subjectOf(event)
    rows.delays.put({
      ordinal,
      event: event.id,
      type,
      subjectKind: kind,
      subjectId: id,
      person,
      role,
      agency,
      legalDate,
      recordedAt,
      recordedOn,
      daysApart: Math.round((Date.parse(recordedOn) - Date.parse(legalDate)) / DAY_MS),
    })
  },
}

/** An absent value restricts nothing. Days of recording in Asia/Shanghai, both included. */
export interface DelayFilter {
  readonly moreThanDays: number
  readonly agencies?: readonly string[]
  readonly person?: string
  readonly from?: string
  readonly until?: string
}

const ORDER = { list: 'recordingDelays', columns: ['ordinal'], direction: 'desc' } as const

const tableOf = async (models: ReadSide): Promise<string> => `${await models.schemaOf(RECORDING_DELAYS)}.delays`

/** What was recorded last comes first. */
export const recordingDelays = async (models: ReadSide, filter: DelayFilter, page: PageArgs): Promise<Page<DelayRow>> =>
  selectPage(
    models,
    { table: tables.delays, from: await tableOf(models), where: conditions(filter), order: ORDER },
    page,
  )

export const countRecordingDelays = async (models: ReadSide, filter: DelayFilter): Promise<BoundedCount> =>
  boundedCount(models, { from: await tableOf(models), where: conditions(filter) })

const conditions = ({ moreThanDays, agencies, person, from, until }: DelayFilter): readonly Condition[] => [
  sql`days_apart > ${moreThanDays}`,
  ...isOneOf('agency', agencies),
  ...is('person', person),
  ...isBetween('recordedOn', from, until),
]
