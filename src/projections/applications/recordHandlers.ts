import { type ApplicationHandlers, changing } from './change.js'

/** Files and letters of the matter. */
export const recordHandlers: ApplicationHandlers<'ApplicationFileAttached' | 'LetterPrepared' | 'LetterSealed'> = {
  ApplicationFileAttached: changing<'ApplicationFileAttached'>(({ files }, { purpose, file, thirdParty, by }) => ({
    files: [
      ...files.filter(({ fileId }) => fileId !== file.fileId),
      {
        fileId: file.fileId,
        purpose,
        mediaType: file.mediaType,
        size: file.size,
        sha256: file.sha256,
        thirdParty: thirdParty ?? null,
        by: by ?? null,
      },
    ],
  })),
  LetterPrepared: changing<'LetterPrepared'>(({ letters }, data) => ({
    letters: [
      ...letters,
      {
        letter: data.letter,
        kind: data.kind,
        number: data.number ?? null,
        datedOn: data.datedOn,
        thirdParty: data.thirdParty ?? null,
        draft: data.draft ?? null,
        template: data.template,
        pdfId: data.pdf.fileId,
        htmlId: data.html.fileId,
        sha256: data.pdf.sha256,
        seals: [],
        by: data.by ?? null,
      },
    ],
  })),
  LetterSealed: changing<'LetterSealed'>(({ letters }, { letter, seal, by }) => ({
    letters: letters.map((made) =>
      made.letter === letter ? { ...made, seals: [...made.seals, { kind: seal.kind, hash: seal.hash, by }] } : made,
    ),
  })),
}
