import { answerableFor } from '../../answerableFor.js'
import type { Refusal } from '../../decider.js'
import { isSaid } from '../../said.js'
import { sameJson } from '../../sameJson.js'
import { without } from '../../without.js'
import type { DeadlineReceipt } from '../../receipt.js'
import type { AdoptComplaintDate, HandOverComplaint, NoteConcernedOfficers } from '../commands.js'
import { isConcerned } from '../conflict.js'
import type { KnownComplaint } from '../state.js'
import { DECIDING_ROLES, HANDLING_ROLES, inJudging, isInChargeOrFirst, onComplaint, processOnly } from './handler.js'

const MOST_CONCERNED = 50
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

const personFaults = ({ data: { persons } }: NoteConcernedOfficers): readonly Refusal[] => [
  ...(persons.length === 0
    ? [{ code: 'COMPLAINT_NOBODY_NAMED', clause: 'SYS', path: 'persons', missing: ['persons'] } as const]
    : []),
  ...(persons.length > MOST_CONCERNED
    ? [{ code: 'TOO_MANY', clause: 'SYS', path: 'persons', facts: { most: MOST_CONCERNED } } as const]
    : []),
  ...(persons.every((person) => ID.test(person))
    ? []
    : [{ code: 'ID_INVALID', clause: 'SYS', path: 'persons' } as const]),
]

/** 登记涉及的工作人员; an officer who finds that it concerns themselves may say so too, and is out of it. */
export const noteConcernedOfficers = onComplaint<NoteConcernedOfficers>({
  by: inJudging([...HANDLING_ROLES, ...DECIDING_ROLES], { process: true }),
  checks: [personFaults],
  done: ({ data }, { said }) => isSaid(said, 'ConcernedOfficersNoted', { persons: data.persons }),
  events: ({ data }, _complaint, { actor }) => [
    {
      type: 'ConcernedOfficersNoted',
      data: {
        persons: [...data.persons],
        source: actor.kind === 'person' ? 'named' : 'actedInMatter',
      },
    },
  ],
})

/** 分办、工作交接, to somebody whom it does not concern. */
export const handOverComplaint = onComplaint<HandOverComplaint>({
  by: inJudging([...HANDLING_ROLES, ...DECIDING_ROLES], { process: true }),
  rules: [isInChargeOrFirst],
  checks: [
    ({ data }, { officer }) =>
      data.from === officer ? [] : [{ code: 'HANDED_OVER_MEANWHILE', clause: 'SYS', path: 'from' }],
    ({ data }, complaint, context) => {
      const judging = answerableFor(complaint.agency, context)
      const isOfficer = context.agencies
        .rolesOf(data.to, context.today)
        .some(
          ({ role, agency, deputyFor }) =>
            HANDLING_ROLES.includes(role) && judging.includes(agency) && deputyFor === undefined,
        )
      if (!isOfficer) return [{ code: 'COMPLAINT_NOT_AN_OFFICER_HERE', clause: '711-51', path: 'to' }]
      return isConcerned(data.to, complaint, context.agencies, context.today)
        ? [{ code: 'COMPLAINT_CONCERNS_OFFICER', clause: '711-51', path: 'to' }]
        : []
    },
  ],
  done: ({ data }, { officer, said }) =>
    officer === data.to && isSaid(said, 'ComplaintHandedOver', { from: data.from, to: data.to }),
  events: ({ data }, { officer }) => [
    { type: 'ComplaintHandedOver', data: { ...(officer === undefined ? {} : { from: officer }), to: data.to } },
  ],
})

/** The date as it stands, while it is waited for. */
function current(
  { data: { round, step } }: AdoptComplaintDate,
  complaint: KnownComplaint,
): DeadlineReceipt | undefined {
  if (round !== complaint.round) return undefined
  if (step === 'answer') return complaint.answerBy
  return complaint.acceptedOn === undefined ? complaint.acceptBy : undefined
}

/** One date for the complaint and its deadline. */
export const adoptComplaintDate = onComplaint<AdoptComplaintDate>({
  by: processOnly,
  checks: [],
  done: (command, complaint) => {
    const stands = current(command, complaint)
    return stands === undefined || sameJson(without(command.data.due, 'startEvent'), without(stands, 'startEvent'))
  },
  events: ({ data: { round, step, due, cause } }) => [
    {
      type: 'ComplaintDateAdopted',
      data: { round, step, due: without(due, 'startEvent') as DeadlineReceipt, cause },
    },
  ],
})
