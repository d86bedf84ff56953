import type { FilePurpose } from '../../domain/application/vocabulary.js'
import type { LetterKind } from '../../domain/letter/vocabulary.js'
import type { FileId } from '../../domain/values.js'
import { type FileOfApplication, filesOfApplication } from '../matterFiles/filesOfApplication.js'
import { type MyLetter, type MyLetterKind, myLetters } from './myLetters.js'
import type { ApplicationHistory } from './ownMatter.js'

/** A file that is meant for the applicant. */
export interface MyFile extends FileOfApplication {
  /** The letter that it is; reading it is opening that letter. */
  readonly letter?: Pick<MyLetter, 'kind' | 'number'>
}

/** What the applicant handed in. */
const OWN: readonly FilePurpose[] = ['intake', 'identityProof', 'applicantAttachment', 'amendment']

/** Sheets for the applicant that no event of the matter issues: they are out once they bear a seal. */
const OUT_WHEN_SEALED: readonly LetterKind[] = [
  'opinionNoticeToApplicant',
  'feeRevocation',
  'withdrawalConfirmation',
  'mergerNotice',
]

/**
 * What the applicant may read: what they handed in, the letters that were issued to them, as last made under that
 * number, and what was given with a reply that is out. Drafts, letters to others and the officers' own papers never.
 */
export function myFiles(history: ApplicationHistory): ReadonlyMap<FileId, MyFile> {
  const issued = myLetters(history)
  const replied = issued.some(({ kind }) => kind === 'reply')
  const letters = lettersMeant(history, issued)
  const mine = new Map<FileId, MyFile>()
  for (const [fileId, file] of filesOfApplication(history)) {
    const { what } = file
    if (what.kind === 'attached') {
      if (OWN.includes(what.purpose) || (what.purpose === 'given' && replied)) mine.set(fileId, file)
    } else if (what.kind === 'letter' && what.form === 'pdf') {
      const meant = letters.get(what.letter)
      if (meant !== undefined) mine.set(fileId, { ...file, ...meant })
    }
  }
  return mine
}

/** By their place in the matter. */
function lettersMeant(
  history: ApplicationHistory,
  issued: readonly MyLetter[],
): ReadonlyMap<number, Pick<MyFile, 'letter'>> {
  const sealed = new Set(history.flatMap((event) => (event.type === 'LetterSealed' ? [event.data.letter] : [])))
  const draftsOut = new Set(history.flatMap((event) => (event.type === 'ReplyDispatched' ? [event.data.draft] : [])))
  const last = new Map<string, readonly [number, Pick<MyFile, 'letter'>]>()
  for (const event of history) {
    if (event.type !== 'LetterPrepared') continue
    const { letter, kind, number, draft } = event.data
    const match = issued.find((out) => out.kind === (kind as MyLetterKind) && out.number === number)
    if (
      match !== undefined &&
      (kind !== 'reply' || (draft !== undefined && draftsOut.has(draft) && sealed.has(letter)))
    ) {
      last.set(`${kind} ${number ?? ''}`, [letter, { letter: { kind: match.kind, number: match.number } }])
    } else if (kind === 'acceptanceReceipt' || (OUT_WHEN_SEALED.includes(kind) && sealed.has(letter))) {
      last.set(kind, [letter, {}])
    }
  }
  return new Map(last.values())
}
