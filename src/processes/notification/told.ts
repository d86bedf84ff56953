import type { ClauseCode } from '../../domain/clauses.js'
import type { AnyEvent } from '../../domain/decider.js'
import type { Notice } from '../../domain/notification/events.js'
import type { NoticeKind } from '../../domain/notification/vocabulary.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import type { Addressee, Office } from './addressees.js'
import type { Matter } from './matter.js'

/** What is told of an event, and to whom. */
export interface Told {
  readonly kind: NoticeKind
  readonly clause: ClauseCode
  /** The day by which something is to be done, or on which it takes place. */
  readonly due?: LocalDate
  readonly to: readonly Addressee[]
  /** Where it is another thing than the matter itself. */
  readonly about?: Notice['about']
}

type Row<E> = (data: E extends { readonly data: infer Data } ? Data : never, matter: Matter) => Told | undefined
/** What each type of event tells whom. */
export type RowsOf<E extends AnyEvent> = { readonly [T in E['type']]: Row<Extract<E, { type: T }>> | 'nobody' }

export const officerOf = ({ officer, agency }: Matter): readonly Addressee[] =>
  agency === undefined ? [] : [{ officer, of: agency }]
export const office = (name: Office, ...agencies: readonly AgencyId[]): readonly Addressee[] =>
  agencies.map((agency) => ({ office: name, in: agency }))
export const disclosureOffice = (...agencies: readonly AgencyId[]): readonly Addressee[] =>
  office('disclosureOffice', ...agencies)
/** The officer in charge, and the head of the disclosure office. */
export const officerAndHead = (matter: Matter): readonly Addressee[] =>
  matter.agency === undefined ? [] : [...officerOf(matter), ...office('disclosureHead', matter.agency)]
