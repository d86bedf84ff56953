import { subjectOfComplaint } from '../domain/complaint/ids.js'
import type { AnyEvent } from '../domain/decider.js'
import type { KeySubject } from '../domain/protected.js'

type Input = Readonly<Record<string, unknown>>

const person = (id: unknown): readonly KeySubject[] => (typeof id === 'string' && id !== '' ? [`person:${id}`] : [])
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Input)[name] : undefined
const firstOf = (history: readonly AnyEvent[], type: string): unknown =>
  history.find((event) => event.type === type)?.data

/** Names and mail addresses of the staff of an agency. */
export const personsInStaffInput = (data: Input): readonly KeySubject[] =>
  'name' in data || 'email' in data ? person(data['person']) : []

/** The third party who is asked, or the citizen from whom an item was obtained. */
export const personsInItemInput = (data: Input): readonly KeySubject[] => [
  ...person(data['thirdParty']),
  ...person(member(member(data['origin'], 'from'), 'person')),
]

/** The applicant, named by the first event where the input corrects only what they said, and a third party. */
export const personsInApplicationInput = (data: Input, history: readonly AnyEvent[]): readonly KeySubject[] => {
  const applicant = member(data['applicant'], 'subject')
  const recorded = member(member(firstOf(history, 'ApplicationReceived'), 'applicant'), 'subject')
  return [...(data['applicant'] === undefined ? [] : person(applicant ?? recorded)), ...person(data['thirdParty'])]
}

/** All that is said in a correction is about the person who asks for it. */
export const personsInCorrectionInput = (data: Input, history: readonly AnyEvent[]): readonly KeySubject[] =>
  person(data['subject'] ?? member(firstOf(history, 'CorrectionAsked'), 'subject'))

/** Whoever complains, under a key of this one complaint. */
export const personsInComplaintInput = (data: Input, history: readonly AnyEvent[]): readonly KeySubject[] => {
  const complaint = data['complaint'] ?? member(firstOf(history, 'ComplaintReceived'), 'complaint')
  return typeof complaint === 'string' ? person(subjectOfComplaint(complaint)) : []
}

/** What officers write about a data subject. */
export const personsInSubjectInput = (data: Input): readonly KeySubject[] => person(data['subject'])

/** What is written about a file of the archive is sealed as its matter is. */
export const personsInArchiveInput = (_data: Input, history: readonly AnyEvent[]): readonly KeySubject[] => {
  const key = member(firstOf(history, 'RetentionAssigned'), 'key')
  return typeof key === 'string' ? [key as KeySubject] : []
}
