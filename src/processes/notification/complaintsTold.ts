import type { ComplaintEvent } from '../../domain/complaint/events.js'
import type { AgencyId } from '../../domain/values.js'
import type { Addressee } from './addressees.js'
import type { Matter } from './matter.js'
import { disclosureOffice, type RowsOf } from './told.js'

const handler = ({ agency, officer, sides }: Matter): readonly Addressee[] =>
  agency === undefined ? [] : [{ handlersOf: agency, officer, ...(sides === undefined ? {} : { apartFrom: sides }) }]
const handlersIn = (agency: AgencyId, { sides }: Matter): readonly Addressee[] => [
  { handlersOf: agency, officer: undefined, ...(sides === undefined ? {} : { apartFrom: { ...sides, agency } }) },
]
const deciders = ({ agency, sides }: Matter): readonly Addressee[] =>
  agency === undefined ? [] : [{ decidersOf: agency, ...(sides === undefined ? {} : { apartFrom: sides }) }]

/**
 * Of a complaint only those hear who judge it, and never anybody whom it concerns: where nobody is left, nobody does.
 * The agency complained of hears that it is asked for a statement, and nothing else.
 */
export const complaintTold: Partial<RowsOf<ComplaintEvent>> = {
  ComplaintReceived: ({ acceptBy }, matter) => ({
    kind: 'complaintReceived',
    clause: '711-51',
    due: acceptBy.due,
    to: handler(matter),
  }),
  ComplaintTransferred: ({ to, acceptBy }, matter) => ({
    kind: 'complaintTransferred',
    clause: '711-51',
    due: acceptBy.due,
    to: handlersIn(to, matter),
  }),
  ComplaintHandedOver: (_data, matter) => ({ kind: 'matterHandedOver', clause: '711-51', to: handler(matter) }),
  AgencyAskedForStatement: ({ complaint, against, request, answerBy }) => ({
    kind: 'complaintStatementAsked',
    clause: '711-51',
    due: answerBy,
    about: { kind: 'complaintStatement', id: `${complaint}.${request}` },
    to: disclosureOffice(against),
  }),
  AgencyStatementRecorded: (_data, matter) => ({
    kind: 'complaintStatementReceived',
    clause: '711-51',
    to: handler(matter),
  }),
  ComplaintConclusionProposed: (_data, matter) => ({
    kind: 'complaintToApprove',
    clause: '711-51',
    to: deciders(matter),
  }),
  ComplaintConclusionReturned: (_data, matter) => ({
    kind: 'complaintReturned',
    clause: '711-51',
    to: handler(matter),
  }),
  ComplaintConclusionApproved: (_data, matter) => ({
    kind: 'complaintApproved',
    clause: '711-51',
    to: handler(matter),
  }),
  ComplaintWithdrawn: (_data, matter) => ({ kind: 'complaintWithdrawn', clause: '711-51', to: handler(matter) }),
}
