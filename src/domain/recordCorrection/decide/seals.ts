import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { textFaults } from '../../texts.js'
import type { SealCorrectionLetter } from '../commands.js'
import type { KnownCorrection } from '../state.js'
import { HANDLING_ROLES, inAnswering, isDecided, isInCharge, onOpen } from './handler.js'

const NAME = { longest: 200, required: true } as const

const theLetter = ({ data }: SealCorrectionLetter, { letters }: KnownCorrection) =>
  letters.find(({ letter }) => letter === data.letter)

const isThere = (command: SealCorrectionLetter, correction: KnownCorrection): readonly Refusal[] =>
  theLetter(command, correction) === undefined
    ? [{ code: 'LETTER_NOT_ON_RECORD', clause: '711-41', path: 'letter', missing: ['PrepareCorrectionLetter'] }]
    : []

/** 更正文书用印 (711-41): by an electronic seal over the hash of the PDF, once, before the person is told. */
export const sealCorrectionLetter = onOpen<SealCorrectionLetter>({
  by: inAnswering([...HANDLING_ROLES, 'disclosureHead']),
  rules: [isInCharge, isDecided],
  checks: [
    isThere,
    (command, correction) =>
      (theLetter(command, correction)?.seals.length ?? 0) > 0
        ? [{ code: 'LETTER_SEALED_BEFORE', clause: '711-41', path: 'letter' }]
        : [],
    ({ data }, { asked }) => [
      ...keptFileFaults(data.signature, [`person:${asked.subject}`], 'seal'),
      ...textFaults(data.service, 'service', NAME),
      ...textFaults(data.text, 'text', NAME),
    ],
  ],
  done: (command, correction) => theLetter(command, correction)?.seals.includes(command.data.signature.sha256) ?? false,
  events: ({ data: { letter, signature, service, text } }, { id }, context) => [
    {
      type: 'CorrectionLetterSealed',
      data: {
        correction: id,
        letter,
        hash: signature.sha256,
        signature: keptFile(signature),
        service,
        text,
        ...personalAct(context),
      },
    },
  ],
})
