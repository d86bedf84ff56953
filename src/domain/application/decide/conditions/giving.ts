import type { ReplyOutcome } from '../../outcome.js'
import type { Condition } from './condition.js'

/** Whose it is and whom it concerns has been found out (LS-8.1, 711-32). */
export const informationIsIdentified: Condition = (_outcome, { information }) =>
  information === undefined
    ? [{ code: 'INFORMATION_NOT_IDENTIFIED', clause: 'LS-8.1', missing: ['IdentifyInformation'] }]
    : []

/**
 * 告知获取该政府信息的方式、途径和时间 (711-36(2)): a file on record that goes out with the reply, an item, or words that
 * say where and how; what is read or copied on the spot needs the words.
 */
export const somethingIsGiven: Condition<Extract<ReplyOutcome, { kind: 'provided' | 'partlyProvided' }>> = (
  { form, access },
  { information, files },
) => {
  if (access !== undefined) return []
  const onTheSpot = form === 'onSite' || form === 'excerpt'
  const isThere = information?.item !== undefined || [...files.values()].some(({ purpose }) => purpose === 'given')
  return isThere && !onTheSpot
    ? []
    : [
        {
          code: 'NOTHING_IS_GIVEN',
          clause: '711-36(2)',
          path: 'outcome.access',
          missing: onTheSpot ? ['outcome.access'] : ['outcome.access', 'AttachApplicationFile'],
        },
      ]
}

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
