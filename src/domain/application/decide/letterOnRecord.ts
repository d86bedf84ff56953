import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import type { SignReply } from '../commands.js'
import type { Remedies } from '../events.js'
import type { OpenApplication } from '../state.js'

const NOT_ON_RECORD = {
  code: 'LETTER_NOT_ON_RECORD',
  clause: '711-45',
  path: 'letterHash',
  missing: ['PrepareLetter'],
} as const

/**
 * The letter that is signed is one that was made here of the draft that stands, with the number, the date and the
 * remedies that it prints, and the seal is one that was set under it.
 */
export function letterOnRecordFaults(
  { data }: SignReply,
  { letters, draft: standing }: OpenApplication,
  remedies: Remedies | undefined,
): readonly Refusal[] {
  // Of a draft that is not to be signed at all, something else is said.
  if (standing?.status !== 'approved' || standing.draft !== data.draft) return []
  const same = letters.filter(({ kind, sha256 }) => kind === 'reply' && sha256 === data.letterHash)
  const letter = same.find(({ draft }) => draft === data.draft)
  if (letter === undefined)
    return same.length === 0
      ? [NOT_ON_RECORD]
      : [{ code: 'LETTER_OF_ANOTHER_DRAFT', clause: '711-45', path: 'letterHash', missing: ['PrepareLetter'] }]
  const differs = [
    ...(letter.number === data.replyNumber ? [] : ['replyNumber']),
    ...(letter.datedOn === data.signedOn ? [] : ['signedOn']),
    ...(remedies === undefined || sameJson(letter.remedies, remedies) ? [] : ['remedies']),
  ]
  const sealed = letter.seals.some(({ kind, hash }) => kind === data.sealKind && hash === data.sealHash)
  return [
    ...differs.map((path) => ({ code: 'LETTER_SAYS_OTHERWISE', clause: '711-45', path }) as const),
    ...(sealed
      ? []
      : [{ code: 'SEAL_NOT_ON_RECORD', clause: '711-45', path: 'sealHash', missing: ['SealLetter'] } as const]),
  ]
}
