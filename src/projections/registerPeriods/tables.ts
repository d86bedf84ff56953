import { defineTable } from '../engine/table.js'

/** 登记簿: items, applications, consultations, duties; the dates of duties lie with their deadlines. */
export const REGISTERS = ['item', 'application', 'consultation', 'duty', 'deadline'] as const
export type Register = (typeof REGISTERS)[number]

/** What a register says of one subject. Columns that a register does not have are null. */
export interface RegisterColumns {
  /** Who has it in hand. */
  readonly agency: string
  readonly officer: string | null
  /** State of an item, stage of an application, status of a consultation, duty or deadline. */
  readonly stage: string
  /** Attribute of an item, outcome of an application, kind of a duty, purpose of a consultation. */
  readonly attribute: string | null
  /** 索引号, number of the reply, of the letter of a consultation. */
  readonly number: string | null
  readonly due: string | null
  /** The item that it is about. */
  readonly item: string | null
  /** The deadline of a duty. */
  readonly deadline: string | null
}

/** One rectangle: what was the case from one legal date to another, as it was known from one moment to another. */
export interface PeriodRow extends RegisterColumns {
  /** `{register}/{subject}/{n}` */
  readonly id: string
  readonly register: Register
  readonly subject: string
  /** First day on which it is the case. */
  readonly validFrom: string
  /** First day on which it is not any more; `ALWAYS_DATE` while no end is known. */
  readonly validTo: string
  /** Recorded then. */
  readonly knownFrom: string
  /** Something else was recorded then; `ALWAYS` while it stands. */
  readonly knownTo: string
}

export const ALWAYS_DATE = '9999-12-31'
export const ALWAYS = '9999-12-31T00:00:00.000Z'

/** A period that stands, as the row of its subject keeps it. */
export interface StandingPeriod extends RegisterColumns {
  readonly n: number
  readonly validFrom: string
  readonly validTo: string
  readonly knownFrom: string
}

/** What the events of a subject have come to, in the order of recording. */
export interface SubjectRow {
  /** `{register}/{subject}` */
  readonly key: string
  readonly register: Register
  readonly subject: string
  /** Agencies that may know of it now. */
  readonly agencies: readonly string[]
  /** As the handlers of the register need it. */
  readonly state: unknown
  readonly standing: readonly StandingPeriod[]
  /** Periods written so far. */
  readonly written: number
}

export const REGISTER_PERIODS = 'registerPeriods'

export const registerTables = {
  periods: defineTable<PeriodRow>({
    columns: {
      id: 'text',
      register: 'text',
      subject: 'text',
      agency: 'text',
      officer: 'text',
      stage: 'text',
      attribute: 'text',
      number: 'text',
      due: 'text',
      item: 'text',
      deadline: 'text',
      validFrom: 'text',
      validTo: 'text',
      knownFrom: 'text',
      knownTo: 'text',
    },
    key: 'id',
    indexes: [
      'create index on $table (register, subject, known_from)',
      'create index on $table (register, agency, subject, known_from)',
    ],
  }),
  subjects: defineTable<SubjectRow>({
    columns: {
      key: 'text',
      register: 'text',
      subject: 'text',
      agencies: 'text[]',
      state: 'json',
      standing: 'json',
      written: 'integer',
    },
    key: 'key',
    indexes: ['create index on $table using gin (agencies)'],
  }),
}
export type RegisterTables = typeof registerTables
