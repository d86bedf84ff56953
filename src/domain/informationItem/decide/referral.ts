import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { protect } from '../../protected.js'
import { textFaults } from '../../texts.js'
import type { RecordReferralAnswer, ReferSecrecyReview } from '../commands.js'
import { agencyFaults } from './description.js'
import { heldInHandlingAgency, isActor, onOpenItem } from './handler.js'
import { DOCUMENT_NUMBER, NOTE, REASON } from './limits.js'
import { actsAtOneLevelOnly, officerIsInCharge } from './people.js'
import { contentIsTheOneSeen, hasWorkingVersion, stageIs, workOf } from './work.js'

/** 送审: 不能确定的，报有关主管部门或者保密行政管理部门确定 (711-17) */
export const referSecrecyReview = onOpenItem<ReferSecrecyReview>({
  clause: '711-17',
  by: heldInHandlingAgency(['secrecyReviewer']),
  rules: [actsAtOneLevelOnly('secrecy'), hasWorkingVersion, stageIs('sectionPassed')],
  checks: [
    contentIsTheOneSeen,
    ({ data }, item, context) => [
      ...agencyFaults(data.authority, 'authority', context),
      ...(data.target === 'superior' ||
      context.agencies.agency(data.authority) === undefined ||
      context.agencies.withDuty('secrecyAdministration', context.today).includes(data.authority)
        ? []
        : [{ code: 'NOT_SECRECY_ADMINISTRATION', clause: '711-17', path: 'authority' } as const]),
      ...dateFaults(data.sentOn, 'sentOn', { notAfter: context.today, notBefore: item.description.formedOn }),
      ...textFaults(data.documentNumber, 'documentNumber', DOCUMENT_NUMBER),
      ...textFaults(data.question, 'question', REASON),
    ],
  ],
  done: ({ data }, { work }, context) =>
    work?.stage === 'referred' &&
    isActor(context, work.submission?.by) &&
    work.referral?.authority === data.authority &&
    work.referral.documentNumber === data.documentNumber,
  events: ({ data }, item, context) => {
    const work = workOf(item)
    return [
      {
        type: 'SecrecyReviewReferred',
        data: {
          version: work.version,
          round: work.round,
          disclosedHash: data.contentHash,
          target: data.target,
          authority: data.authority,
          sentOn: checkedDate(data.sentOn),
          documentNumber: data.documentNumber,
          question: protect(`item:${item.id}`, data.question),
          ...personalAct(context),
        },
      },
    ]
  },
})

/** The answer with its proof; it binds the conclusion. */
export const recordReferralAnswer = onOpenItem<RecordReferralAnswer>({
  clause: '711-17',
  by: heldInHandlingAgency(['publishingOfficer', 'secrecyReviewer', 'disclosureOfficer']),
  rules: [officerIsInCharge, hasWorkingVersion, stageIs('referred')],
  checks: [
    ({ data }, item, { today }) => [
      ...dateFaults(data.receivedOn, 'receivedOn', { notAfter: today, notBefore: item.work?.referral?.sentOn }),
      ...textFaults(data.documentNumber, 'documentNumber', DOCUMENT_NUMBER),
      ...textFaults(data.note, 'note', NOTE),
      ...(data.file === undefined || item.files.has(data.file)
        ? []
        : [{ code: 'FILE_UNKNOWN', clause: 'SYS', path: 'file' } as const]),
    ],
  ],
  done: ({ data }, { work }) =>
    work?.stage === 'sectionPassed' &&
    work.referral?.answer?.conclusion === data.conclusion &&
    work.referral.answer.documentNumber === data.documentNumber,
  events: ({ data }, item, context) => {
    const work = workOf(item)
    return [
      {
        type: 'ReferralAnswered',
        data: {
          version: work.version,
          round: work.round,
          receivedOn: checkedDate(data.receivedOn),
          conclusion: data.conclusion,
          documentNumber: data.documentNumber,
          ...(data.file === undefined ? {} : { file: data.file }),
          ...(data.note === undefined ? {} : { note: protect(`item:${item.id}`, data.note) }),
          ...personalAct(context),
        },
      },
    ]
  },
})
