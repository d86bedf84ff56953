import type { Folds } from './fold.js'

/** Files and letters of the matter. */
export const recordFolds: Folds<'ApplicationFileAttached' | 'LetterPrepared' | 'LetterSealed'> = {
  ApplicationFileAttached: (application, { purpose, file }) => ({
    ...application,
    files: new Map([...application.files, [file.fileId, { purpose, sha256: file.sha256 }]]),
  }),
  LetterPrepared: (application, { letter, kind, number, datedOn, thirdParty, toAgency, draft, remedies, pdf }) => ({
    ...application,
    letters: [
      ...application.letters,
      {
        letter,
        kind,
        datedOn,
        sha256: pdf.sha256,
        seals: [],
        ...(number === undefined ? {} : { number }),
        ...(thirdParty === undefined ? {} : { thirdParty }),
        ...(toAgency === undefined ? {} : { toAgency }),
        ...(draft === undefined ? {} : { draft }),
        ...(remedies === undefined ? {} : { remedies }),
      },
    ],
  }),
  LetterSealed: (application, { letter, seal }) => ({
    ...application,
    letters: application.letters.map((made) =>
      made.letter === letter ? { ...made, seals: [...made.seals, { kind: seal.kind, hash: seal.hash }] } : made,
    ),
  }),
}
