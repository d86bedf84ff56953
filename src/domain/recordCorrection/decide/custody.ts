import { answerableFor } from '../../answerableFor.js'
import type { DeadlineReceipt } from '../../receipt.js'
import { sameJson } from '../../sameJson.js'
import { without } from '../../without.js'
import type { AdoptCorrectionDate, HandOverCorrection, TransferCorrection } from '../commands.js'
import { HANDLING_ROLES, inAnswering, isInCharge, onOpen, processOnly } from './handler.js'

/** 分办、工作交接 */
export const handOverCorrection = onOpen<HandOverCorrection>({
  by: inAnswering([...HANDLING_ROLES, 'sectionHead', 'disclosureHead'], { process: true }),
  rules: [
    {
      ...isInCharge,
      refuse: (correction, context) =>
        correction.officer === undefined ? undefined : isInCharge.refuse(correction, context),
    },
  ],
  checks: [
    ({ data }, { officer }) =>
      data.from === officer ? [] : [{ code: 'HANDED_OVER_MEANWHILE', clause: 'SYS', path: 'from' }],
    ({ data }, { agency }, context) => {
      const handling = answerableFor(agency, context)
      const isOfficer = context.agencies
        .rolesOf(data.to, context.today)
        .some(
          ({ role, agency: held, deputyFor }) =>
            HANDLING_ROLES.includes(role) && handling.includes(held) && deputyFor === undefined,
        )
      return isOfficer ? [] : [{ code: 'NOT_AN_OFFICER_HERE', clause: '711-41', path: 'to' }]
    },
  ],
  done: ({ data }, { officer }) => officer === data.to,
  events: ({ data }, { officer }) => [
    { type: 'CorrectionHandedOver', data: { ...(officer === undefined ? {} : { from: officer }), to: data.to } },
  ],
})

/** The date of the deadline, as an officer confirmed it after a holiday notice, or by a number of law. */
export const adoptCorrectionDate = onOpen<AdoptCorrectionDate>({
  by: processOnly,
  checks: [],
  done: ({ data }, { due }) => sameJson(without(data.due, 'startEvent'), without(due, 'startEvent')),
  events: ({ data: { due, cause } }) => [
    { type: 'CorrectionDateAdopted', data: { due: without(due, 'startEvent') as DeadlineReceipt, cause } },
  ],
})

/** 承接职责 (LS-4.3): the date stays. */
export const transferCorrection = onOpen<TransferCorrection>({
  by: processOnly,
  checks: [
    ({ data }, _correction, { agencies, today }) =>
      agencies.isActive(data.to, today) ? [] : [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path: 'to' }],
  ],
  done: ({ data }, { agency }) => agency === data.to,
  events: ({ data: { to, effectiveOn, cause } }, { agency }) => [
    { type: 'CorrectionTransferred', data: { from: agency, to, effectiveOn, cause } },
  ],
})
