import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { THIRD_PARTY_INTERESTS, type ThirdPartyInterest } from '../../grounds.js'
import { protect } from '../../protected.js'
import { textFaults } from '../../texts.js'
import type { DecidePublicInterest, RecordImpactAssessment } from '../commands.js'
import type { OpenItem } from '../state.js'
import { unknownValues } from './description.js'
import { heldInHandlingAgency, onOpenItem } from './handler.js'
import { DOCUMENT_NUMBER, NOTE, REASON } from './limits.js'
import { actsAtOneLevelOnly, officerIsInCharge } from './people.js'
import { contentIsTheOneSeen, hasWorkingVersion } from './work.js'

/** Whoever is concerned has been asked, and has answered or let the time pass (711-32). */
const everyoneWasHeard = (interest: ThirdPartyInterest, item: OpenItem): readonly Refusal[] => {
  const asked = [...item.thirdParties.values()].filter((party) => party.interest === interest)
  return asked.length > 0 && asked.every(({ outcome }) => outcome !== undefined)
    ? []
    : [
        {
          code: 'THIRD_PARTY_NOT_HEARD',
          clause: '711-32',
          path: 'interest',
          missing: ['AskThirdParty', 'RecordThirdPartyAnswer'],
        },
      ]
}

/** 行政机关认为不公开会对公共利益造成重大影响的，予以公开 (711-15) */
export const decidePublicInterest = onOpenItem<DecidePublicInterest>({
  clause: '711-15',
  by: heldInHandlingAgency(['deputyLeader', 'principalLeader']),
  rules: [actsAtOneLevelOnly('leader'), hasWorkingVersion],
  checks: [
    contentIsTheOneSeen,
    ({ data }, item, { today }) => [
      ...unknownValues([data.interest], THIRD_PARTY_INTERESTS, 'interest'),
      ...everyoneWasHeard(data.interest, item),
      ...textFaults(data.reasons, 'reasons', REASON),
      ...textFaults(data.noticeNumber, 'noticeNumber', DOCUMENT_NUMBER),
      ...dateFaults(data.noticeServedOn, 'noticeServedOn', { notAfter: today }),
    ],
  ],
  done: ({ data }, item) =>
    item.publicInterest.some(
      ({ interest, contentHash }) => interest === data.interest && contentHash === data.contentHash,
    ),
  events: ({ data }, item, context) => [
    {
      type: 'PublicInterestDecided',
      data: {
        interest: data.interest,
        contentHash: data.contentHash,
        reasons: protect(`item:${item.id}`, data.reasons),
        noticeNumber: data.noticeNumber,
        noticeServedOn: checkedDate(data.noticeServedOn),
        ...personalAct(context),
      },
    },
  ],
})

/** 个人信息保护影响评估 before personal information is published (PIPL 55). */
export const recordImpactAssessment = onOpenItem<RecordImpactAssessment>({
  clause: 'PIPL-55',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer', 'secrecyReviewer']),
  rules: [officerIsInCharge, hasWorkingVersion],
  checks: [
    contentIsTheOneSeen,
    ({ data }, _item, { today }) => [
      ...dateFaults(data.assessedOn, 'assessedOn', { notAfter: today }),
      ...textFaults(data.documentNumber, 'documentNumber', DOCUMENT_NUMBER),
      ...textFaults(data.note, 'note', NOTE),
    ],
  ],
  done: ({ data }, { assessment }) =>
    assessment?.contentHash === data.contentHash &&
    assessment.documentNumber === data.documentNumber &&
    assessment.acceptable === data.acceptable,
  events: ({ data }, item, context) => [
    {
      type: 'ImpactAssessed',
      data: {
        contentHash: data.contentHash,
        assessedOn: checkedDate(data.assessedOn),
        documentNumber: data.documentNumber,
        acceptable: data.acceptable,
        ...(data.note === undefined ? {} : { note: protect(`item:${item.id}`, data.note) }),
        ...personalAct(context),
      },
    },
  ],
})
