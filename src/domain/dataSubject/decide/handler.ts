import type { DecisionContext } from '../../context.js'
import type { AnyCommand, Authority, CommandHandler, Rule } from '../../decider.js'
import { protect, type Protected } from '../../protected.js'
import type { Role } from '../../roles.js'
import type { TextLimits } from '../../texts.js'
import type { AgencyId, PersonId } from '../../values.js'
import type { DataSubjectEvent } from '../events.js'
import type { DataSubject, KnownSubject } from '../state.js'

export type SubjectHandler<C extends AnyCommand> = CommandHandler<C, DataSubject, DataSubjectEvent>

export const WORDS: TextLimits = { longest: 2_000, required: true, multiline: true }
export const NUMBER: TextLimits = { longest: 100, required: true }

export const isThere: Rule<DataSubject> = {
  code: 'DATA_SUBJECT_NOT_FOUND',
  clause: 'PIPL-47',
  refuse: ({ status }) => (status === 'absent' ? {} : undefined),
}
/** What is destroyed, or about to be, can neither be held nor erased. */
export const isKept: Rule<DataSubject> = {
  code: 'DATA_SUBJECT_ERASED',
  clause: 'PIPL-47',
  refuse: ({ status }) => (status === 'erasing' || status === 'erased' ? {} : undefined),
}

export function known(subject: DataSubject): KnownSubject {
  if (subject.status === 'absent') throw new Error('the rules let a command through on an unknown data subject')
  return subject
}

/** Agencies that answer for a matter today (LS-4.3, LS-4.4). */
const answering = (agency: AgencyId, { agencies, today }: DecisionContext): readonly AgencyId[] => {
  const successors = agencies.successorsOf(agency, today)
  return successors.length === 0 && agencies.isActive(agency, today) ? [agency] : successors
}

/** Where all the matters lie; with those of several agencies only the disclosure department speaks for all of them. */
function inCharge(subject: DataSubject, context: DecisionContext): readonly AgencyId[] {
  const departments = context.agencies.withDuty('disclosureDepartment', context.today)
  if (subject.status === 'absent') return departments
  const agencies = new Set([...subject.matters.values()].flatMap(({ agency }) => answering(agency, context)))
  return agencies.size === 1 ? [...agencies, ...departments] : departments
}

/** Holders of these roles where the data is; `investigator` and `inspector` in a supervisory organ. */
export const inOffice = (roles: readonly Role[]): Authority<unknown, DataSubject> => ({
  roles,
  agencies: (subject, _command, context) => inCharge(subject, context),
  clause: 'PIPL-47',
})
export const inOfficeOrOversight = (roles: readonly Role[]): Authority<unknown, DataSubject> => ({
  roles,
  agencies: (subject, _command, context) => [
    ...inCharge(subject, context),
    ...(subject.status === 'absent'
      ? []
      : [...subject.matters.values()].flatMap(({ agency }) => answering(agency, context))),
    ...context.agencies.withDuty('supervisoryOrgan', context.today),
  ],
  clause: 'PIPL-47',
})
export const processOnly: Authority<unknown, DataSubject> = {
  roles: [],
  agencies: () => [],
  process: true,
  clause: 'SYS',
}

/** What officers write about a person goes with that person's key. */
export const sealed = (subject: PersonId, text: string): Protected => protect(`person:${subject}`, text)
