import type { LogEvent } from '../projection.js'

/** Every kind of thing that events of this program are about. */
export const SUBJECT_KINDS = [
  'informationItem',
  'agency',
  'person',
  'publication',
  'indexNumberSeries',
  'filingList',
  'calendar',
  'policy',
  'account',
  'attempts',
  'access',
  'batch',
  'consultation',
  'deadline',
  'duty',
  'inbox',
  'application',
  'recordCorrection',
  'archive',
  'letterNumbers',
  'applicantAccess',
  'dataSubject',
  'annualReport',
  'complaint',
  'accountabilityCase',
  'inspection',
  'interpretation',
] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** What an event is about, in the words of the API; of a kind that a newer program knows, the word of its stream. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

type SubjectOf = (rest: string, data: Readonly<Record<string, unknown>>) => Subject

const from =
  (kind: SubjectKind, ...fields: readonly string[]): SubjectOf =>
  (rest, data) => {
    const named = fields.map((field) => data[field]).find((value): value is string => typeof value === 'string')
    return { kind, id: named ?? rest }
  }

/** `attempts-{person}-{day}`: the day is no part of the person. */
const personOfDay =
  (kind: SubjectKind): SubjectOf =>
  (rest) => ({ kind, id: rest.replace(/-\d{4}-?\d{2}-?\d{2}$/, '') })

// By the first word of the stream's name. Several streams hold many subjects; their events name the one they are about.
const SUBJECTS: Readonly<Record<string, SubjectOf>> = {
  item: from('informationItem'),
  agencies: from('agency', 'agency'),
  staff: from('person', 'person', 'absent', 'from'),
  publication: from('publication'),
  index: from('indexNumberSeries'),
  filing: from('filingList'),
  calendar: from('calendar'),
  policy: from('policy', 'key', 'clause'),
  account: from('account'),
  attempts: personOfDay('attempts'),
  access: personOfDay('access'),
  batch: from('batch'),
  consultation: from('consultation'),
  deadline: from('deadline'),
  duty: from('duty'),
  inbox: from('inbox', 'person'),
  application: from('application'),
  correction: from('recordCorrection'),
  archive: from('archive'),
  letterNumbers: from('letterNumbers'),
  applicant: from('applicantAccess'),
  subject: from('dataSubject'),
  report: from('annualReport'),
  complaint: from('complaint'),
  case: from('accountabilityCase'),
  inspection: from('inspection'),
  interpretation: from('interpretation'),
}

export function subjectOf({ stream, data }: Pick<LogEvent, 'stream' | 'data'>): Subject {
  const dash = stream.indexOf('-')
  const word = dash < 0 ? stream : stream.slice(0, dash)
  const rest = dash < 0 ? '' : stream.slice(dash + 1)
  const known = Object.hasOwn(SUBJECTS, word) ? SUBJECTS[word] : undefined
  return known?.(rest, fieldsOf(data)) ?? { kind: word, id: rest }
}

export const fieldsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : {}
