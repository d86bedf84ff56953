import type { Refusal } from '../decider.js'
import { textFaults } from '../texts.js'
import { type ReportChapter, REPORT_CHAPTERS } from './chapters.js'
import type { KnownReport } from './state.js'

/** What a program took for personal data in a text: where it stands, never what it says. */
export interface TextFind {
  readonly kind: string
  readonly at: number
  readonly length: number
}
/** Searches a text for personal data (711-15); handed in, because the detectors are no matter of the report. */
export type TextScan = (text: string) => readonly TextFind[]

export const HIT_ANSWERS = ['official', 'notPersonal', 'consented'] as const
export type HitAnswer = (typeof HIT_ANSWERS)[number]

/** An officer's answer to one find. */
export interface AnsweredHit {
  /** Kind and number within the text, from 1: `phoneNumber-1`. */
  readonly hit: string
  readonly answer: HitAnswer
  readonly note?: string
}

/** The finds of a text in its order, by name, with the character they begin at, from 1. */
export const hitsIn = (scan: TextScan, text: string): readonly { readonly hit: string; readonly where: number }[] =>
  scan(text).map(({ kind, at }, index) => ({ hit: `${kind}-${index + 1}`, where: at + 1 }))

/** Every find of the text has its answer, and nothing is answered that was not found. */
export function answerFaults(scan: TextScan, text: string, answers: readonly AnsweredHit[]): readonly Refusal[] {
  const hits = hitsIn(scan, text)
  const open = hits.filter(({ hit }) => !answers.some((answer) => answer.hit === hit))
  return [
    ...(open.length === 0
      ? []
      : [
          {
            code: 'CHAPTER_HITS_UNANSWERED',
            clause: '711-15',
            path: 'answers',
            missing: open.map(({ hit }) => hit),
            facts: { places: open.map(({ where }) => where) },
          } as const,
        ]),
    ...answers.flatMap(({ hit, answer, note }, index): readonly Refusal[] => [
      ...(hits.some((found) => found.hit === hit) && answers.findIndex((other) => other.hit === hit) === index
        ? []
        : [{ code: 'HIT_UNKNOWN', clause: '711-15', path: `answers.${index}.hit` } as const]),
      ...(HIT_ANSWERS.includes(answer)
        ? []
        : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: `answers.${index}.answer` } as const]),
      ...textFaults(note, `answers.${index}.note`, { longest: 500 }),
    ]),
  ]
}

/** Chapters of which a find has no answer: written before they were searched, or before the search found more. */
export const chaptersUnanswered = (scan: TextScan, { chapters, answered }: KnownReport): readonly ReportChapter[] =>
  REPORT_CHAPTERS.filter((chapter) => {
    const known = answered[chapter] ?? []
    return hitsIn(scan, chapters[chapter]?.value ?? '').some(({ hit }) => !known.includes(hit))
  })
