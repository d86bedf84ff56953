import type { ReplyOutcome } from '../../outcome.js'
import type { Condition } from './condition.js'

/** Whose it is and whom it concerns has been found out (LS-8.1, 711-32). */
export const informationIsIdentified: Condition = (_outcome, { information }) =>
  information === undefined
    ? [{ code: 'INFORMATION_NOT_IDENTIFIED', clause: 'LS-8.1', missing: ['IdentifyInformation'] }]
    : []

/** 按照申请人要求的形式; another one only with its reason (711-40). */
export const formIsAsAsked: Condition<Extract<ReplyOutcome, { kind: 'provided' | 'partlyProvided' }>> = (
  { form, otherFormBecause },
  { request },
) =>
  request.form !== undefined && form !== request.form && otherFormBecause === undefined
    ? [
        {
          code: 'FORM_NOT_AS_ASKED',
          clause: '711-40',
          path: 'outcome.form',
          missing: ['outcome.otherFormBecause'],
          facts: { form: request.form },
        },
      ]
    : []
