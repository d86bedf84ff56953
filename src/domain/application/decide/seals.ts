import { personalAct } from '../../acting.js'
import type { Refusal } from '../../decider.js'
import { keptFile, keptFileFaults } from '../../keptFile.js'
import { INNER_SHEETS } from '../../letter/vocabulary.js'
import { textFaults } from '../../texts.js'
import type { SealLetter } from '../commands.js'
import type { LetterSealed } from '../events.js'
import type { KnownApplication } from '../state.js'
import { SEAL_KINDS } from '../vocabulary.js'
import { APPROVING_ROLES, HANDLING_ROLES, inAnswering, onKnown, unknownValue } from './handler.js'
import { hashFaults, hashOf } from './hashes.js'
import { NAME } from './limits.js'
import { officerIsInCharge } from './people.js'

const theLetter = ({ data }: SealLetter, { letters }: KnownApplication) =>
  letters.find(({ letter }) => letter === data.letter)

/** A seal stands on what somebody has approved: no reply that is still a draft, or no longer the draft. */
const letterFaults = (command: SealLetter, application: KnownApplication): readonly Refusal[] => {
  const letter = theLetter(command, application)
  if (letter === undefined)
    return [{ code: 'LETTER_NOT_ON_RECORD', clause: '711-45', path: 'letter', missing: ['PrepareLetter'] }]
  if (INNER_SHEETS.includes(letter.kind)) return [{ code: 'LETTER_BEARS_NO_SEAL', clause: '711-45', path: 'letter' }]
  if (letter.kind !== 'reply') return []
  const { draft } = application
  if (draft !== undefined && draft.draft !== letter.draft)
    return [{ code: 'LETTER_OF_ANOTHER_DRAFT', clause: '711-45', path: 'letter', facts: { draft: draft.draft } }]
  return draft === undefined || draft.status === 'drafted' || draft.status === 'returned'
    ? [{ code: 'REPLY_STEP_OUT_OF_ORDER', clause: '711-45', facts: { status: draft?.status ?? 'none' } }]
    : []
}

const sealFaults = ({ data: { seal } }: SealLetter, { id, files }: KnownApplication): readonly Refusal[] => {
  if (seal.kind === 'electronicSeal')
    return [
      ...keptFileFaults(seal.signature, [`application:${id}`], 'seal'),
      ...textFaults(seal.service, 'service', NAME),
      ...textFaults(seal.text, 'text', NAME),
      ...(seal.signature.sha256 === seal.hash ? [] : [{ code: 'HASH_INVALID', clause: 'SYS', path: 'seal' } as const]),
    ]
  const scan = files.get(seal.file)
  return scan?.purpose === 'sealedScan' && scan.sha256 === seal.hash
    ? []
    : [{ code: 'SCAN_NOT_ON_RECORD', clause: '711-45', path: 'file', missing: ['AttachApplicationFile'] }]
}

/** One electronic seal stands under a letter; the scan of the sealed paper may stand beside it. */
const sealedBefore = (command: SealLetter, application: KnownApplication): readonly Refusal[] =>
  command.data.seal.kind === 'electronicSeal' &&
  theLetter(command, application)?.seals.some(({ kind }) => kind === 'electronicSeal') === true
    ? [{ code: 'LETTER_SEALED_BEFORE', clause: '711-45', path: 'letter' }]
    : []

const recorded = (seal: SealLetter['data']['seal']): LetterSealed['data']['seal'] =>
  seal.kind === 'electronicSeal'
    ? {
        kind: seal.kind,
        hash: hashOf(seal.hash),
        signature: keptFile(seal.signature),
        service: seal.service,
        text: seal.text,
      }
    : { kind: seal.kind, hash: hashOf(seal.hash), file: seal.file }

/** 用印: by an electronic seal over the hash of the PDF, or by the scan of the sealed paper. */
export const sealLetter = onKnown<SealLetter>({
  clause: '711-45',
  by: inAnswering([...HANDLING_ROLES, ...APPROVING_ROLES]),
  rules: [officerIsInCharge],
  checks: [
    letterFaults,
    sealedBefore,
    sealFaults,
    ({ data: { seal } }) => [...unknownValue(seal.kind, SEAL_KINDS, 'seal'), ...hashFaults(seal.hash, 'seal')],
  ],
  done: (command, application) => {
    const { kind, hash } = command.data.seal
    return theLetter(command, application)?.seals.some((seal) => seal.kind === kind && seal.hash === hash) ?? false
  },
  events: ({ data }, application, context) => [
    {
      type: 'LetterSealed',
      data: { application: application.id, letter: data.letter, seal: recorded(data.seal), ...personalAct(context) },
    },
  ],
})
