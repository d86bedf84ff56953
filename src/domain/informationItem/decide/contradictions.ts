import { personalAct } from '../../acting.js'
import { CONTRADICTION_ANSWERS } from '../../consultation/vocabulary.js'
import { protect } from '../../protected.js'
import { textFaults } from '../../texts.js'
import type { AnswerItemContradiction, RecordItemContradictions } from '../commands.js'
import type { OpenItem } from '../state.js'
import { unknownValues } from './description.js'
import { heldInHandlingAgency, onOpenItem, processOnly } from './handler.js'
import { REASON } from './limits.js'
import { officerIsInCharge } from './people.js'
import { contentIsTheOneSeen, hasWorkingVersion } from './work.js'

const foundIn = ({ contradictions }: OpenItem, { contentHash }: { readonly contentHash: string }) =>
  contradictions?.contentHash === contentHash ? contradictions.findings : []

/** What others have published and what looks like the same information with another content (LS-6.2). */
export const recordItemContradictions = onOpenItem<RecordItemContradictions>({
  clause: 'LS-6.2',
  by: processOnly,
  rules: [hasWorkingVersion],
  checks: [contentIsTheOneSeen],
  // What an officer answered is not taken back by looking again.
  done: ({ data }, item) =>
    data.findings.every(({ finding }) => foundIn(item, data).some((known) => known.finding === finding)),
  events: ({ data }) => [
    {
      type: 'ItemContradictionsFound',
      data: {
        contentHash: data.contentHash,
        findings: data.findings.map(({ finding, kind, otherItem, otherAgency, otherContentHash }) => ({
          finding,
          kind,
          otherItem,
          otherAgency,
          otherContentHash,
        })),
      },
    },
  ],
})

/** 核对: by a named officer, before the item is published. */
export const answerItemContradiction = onOpenItem<AnswerItemContradiction>({
  clause: 'LS-6.2',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer']),
  rules: [officerIsInCharge, hasWorkingVersion],
  checks: [
    contentIsTheOneSeen,
    ({ data }, item) => {
      const found = foundIn(item, data).find(({ finding }) => finding === data.finding)
      if (found === undefined) return [{ code: 'CONTRADICTION_UNKNOWN', clause: 'LS-6.2', path: 'finding' }]
      return found.answered ? [{ code: 'CONTRADICTION_ANSWERED_BEFORE', clause: 'LS-6.2', path: 'finding' }] : []
    },
    ({ data }) => [
      ...unknownValues([data.answer], CONTRADICTION_ANSWERS, 'answer'),
      ...textFaults(data.explanation, 'explanation', REASON),
    ],
  ],
  done: () => false,
  events: ({ data: { contentHash, finding, answer, explanation } }, item, context) => [
    {
      type: 'ItemContradictionAnswered',
      data: {
        contentHash,
        finding,
        answer,
        explanation: protect(`item:${item.id}`, explanation),
        ...personalAct(context),
      },
    },
  ],
})
