import type { AccountabilityCaseEvent } from '../../domain/accountabilityCase/events.js'
import type { ConcernedKey } from '../../domain/accountabilityCase/vocabulary.js'
import type { Notice } from '../../domain/notification/events.js'
import type { Addressee } from './addressees.js'
import type { Matter } from './matter.js'
import type { RowsOf } from './told.js'

const investigator = ({ agency, officer }: Matter): readonly Addressee[] =>
  agency === undefined || officer === undefined ? [] : [{ person: officer, of: agency }]

/** Leaders of the body, apart from who must not judge it, and from whom it concerns. */
const leaders = ({ agency, caseSides }: Matter): readonly Addressee[] =>
  agency === undefined ? [] : [{ leadersOf: agency, apartFrom: [...(caseSides?.parties ?? [])] }]

/** The person, or the leaders of the unit. */
function concernedBy({ caseSides }: Matter, key: ConcernedKey): readonly Addressee[] {
  const one = caseSides?.concerned.get(key)
  if (one === undefined) return []
  return one.kind === 'person' ? [{ person: one.person, of: one.agency }] : [{ leadersOf: one.agency, apartFrom: [] }]
}

/** What they see of it, and nothing more. */
const own = ({ about }: Matter, key: ConcernedKey): Notice['about'] => ({ kind: 'myCase', id: `${about.id}~${key}` })

/**
 * Of a case those hear who investigate and decide it, and of what concerns themselves those whom it concerns. Where
 * nobody is left nobody does: it goes to no other office.
 */
export const caseTold: Partial<RowsOf<AccountabilityCaseEvent>> = {
  CaseHandedOver: (_data, matter) => ({ kind: 'matterHandedOver', clause: 'LS-15.2', to: investigator(matter) }),
  StatementInvited: ({ concerned, due }, matter) => ({
    kind: 'caseStatementInvited',
    clause: 'LS-15.2',
    due: due.due,
    about: own(matter, concerned),
    to: concernedBy(matter, concerned),
  }),
  StatementRecorded: (_data, matter) => ({
    kind: 'caseStatementReceived',
    clause: 'LS-15.2',
    to: investigator(matter),
  }),
  MeasuresProposed: (_data, matter) => ({ kind: 'caseToDecide', clause: 'LS-15.2', to: leaders(matter) }),
  ProposalReturned: (_data, matter) => ({ kind: 'caseReturned', clause: 'LS-15.2', to: investigator(matter) }),
  CaseDecided: (_data, matter) => ({ kind: 'caseDecided', clause: 'LS-15.2', to: investigator(matter) }),
  CaseDecisionServed: ({ concerned, reviewUntil }, matter) => ({
    kind: 'caseDecisionServed',
    clause: 'LS-15.2',
    due: reviewUntil.due,
    about: own(matter, concerned),
    to: concernedBy(matter, concerned),
  }),
  CaseReviewRequested: ({ due }, matter) => ({
    kind: 'caseReviewRequested',
    clause: 'LS-15.2',
    due: due.due,
    to: leaders(matter),
  }),
  CaseReviewDecided: ({ concerned }, matter) => ({
    kind: 'caseReviewDecided',
    clause: 'LS-15.2',
    about: own(matter, concerned),
    to: concernedBy(matter, concerned),
  }),
  CaseRecordObjected: (_data, matter) => ({ kind: 'caseRecordObjected', clause: 'PIPL-46', to: investigator(matter) }),
}
