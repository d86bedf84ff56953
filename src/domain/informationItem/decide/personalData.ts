import { personalAct } from '../../acting.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { AnswerPersonalDataHit, RecordPersonalDataScan } from '../commands.js'
import { heldInHandlingAgency, onOpenItem, processOnly } from './handler.js'
import { NOTE } from './limits.js'
import { officerIsInCharge } from './people.js'
import { contentIsTheOneSeen, hasWorkingVersion } from './work.js'

/** What a program took for personal data; an officer answers each hit before publication (711-15). */
export const recordPersonalDataScan = onOpenItem<RecordPersonalDataScan>({
  clause: '711-15',
  by: processOnly,
  rules: [hasWorkingVersion],
  checks: [contentIsTheOneSeen],
  // A second scan of the same content must not take back what an officer answered.
  done: ({ data }, { personalData }) =>
    personalData?.contentHash === data.contentHash &&
    sameJson(
      personalData.hits.map(({ answered: _answered, ...hit }) => hit),
      data.hits,
    ),
  events: ({ data }) => [
    {
      type: 'PersonalDataScanned',
      data: {
        contentHash: data.contentHash,
        hits: data.hits.map(({ hit, kind, fileId, where }) => ({
          hit,
          kind,
          ...(fileId === undefined ? {} : { fileId }),
          where,
        })),
      },
    },
  ],
})

export const answerPersonalDataHit = onOpenItem<AnswerPersonalDataHit>({
  clause: '711-15',
  by: heldInHandlingAgency(['publishingOfficer']),
  rules: [officerIsInCharge, hasWorkingVersion],
  checks: [
    contentIsTheOneSeen,
    ({ data }, { personalData }) =>
      personalData?.contentHash === data.contentHash && personalData.hits.some(({ hit }) => hit === data.hit)
        ? []
        : [{ code: 'HIT_UNKNOWN', clause: '711-15', path: 'hit' } as const],
    ({ data }) => textFaults(data.note, 'note', NOTE),
  ],
  done: ({ data }, { personalData }) =>
    personalData?.contentHash === data.contentHash &&
    personalData.hits.some(({ hit, answered }) => hit === data.hit && answered),
  events: ({ data: { contentHash, hit, answer, note } }, item, context) => [
    {
      type: 'PersonalDataHitAnswered',
      data: {
        contentHash,
        hit,
        answer,
        ...(note === undefined ? {} : { note: protect(`item:${item.id}`, note) }),
        ...personalAct(context),
      },
    },
  ],
})
