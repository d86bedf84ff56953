import type { Folds } from './fold.js'

/** What was found stands for one content; what was answered about it is not asked again. */
export const contradictionFolds: Folds<'ItemContradictionsFound' | 'ItemContradictionAnswered'> = {
  ItemContradictionsFound: (item, { contentHash, findings }) => {
    const known = item.contradictions?.contentHash === contentHash ? item.contradictions.findings : []
    const added = findings.filter(({ finding }) => !known.some((each) => each.finding === finding))
    return {
      ...item,
      contradictions: { contentHash, findings: [...known, ...added.map((found) => ({ ...found, answered: false }))] },
    }
  },

  ItemContradictionAnswered: (item, { contentHash, finding }) =>
    item.contradictions?.contentHash !== contentHash
      ? item
      : {
          ...item,
          contradictions: {
            contentHash,
            findings: item.contradictions.findings.map((open) =>
              open.finding === finding ? { ...open, answered: true } : open,
            ),
          },
        },
}
