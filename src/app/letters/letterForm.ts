import type { LetterBlock, LetterCell, LetterDocument, LetterTable } from './letterDocument.js'
import type { LetterFacts } from './letterFacts.js'

/** What a template writes: the rest of the document is the same for all. */
export interface Draft {
  readonly addressee?: string
  readonly blocks: readonly LetterBlock[]
  readonly attachments?: readonly string[]
  readonly notes?: readonly string[]
}

export const letterOf = (title: readonly string[], draft: Draft): LetterDocument => ({
  title,
  ...(draft.addressee === undefined ? {} : { addressee: draft.addressee }),
  blocks: draft.blocks,
  attachments: draft.attachments ?? [],
  notes: draft.notes ?? [],
})

/** Body text; what people wrote without a full stop gets one. */
export const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', text: ended(text) })
export const heading = (text: string): LetterBlock => ({ kind: 'heading', level: 1, text })
export const list = (items: readonly string[]): LetterBlock => ({ kind: 'list', items: items.map(ended) })

const STOP = /[。！？：；…!?:;.][”’」』）)"']*$/u
/** With a full stop, where there is none yet. */
export const ended = (text: string): string => (STOP.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}。`)
/** Without the full stop at its end, to stand inside a sentence. */
export const inSentence = (text: string): string => text.trimEnd().replace(/[。．.；;，,]+$/u, '')

/** 联系地址、电话 where the register has them. */
export function contactNotes({ agencyAddress, agencyPhone, agencyEmail }: LetterFacts): readonly string[] {
  const parts = [
    agencyAddress === undefined ? undefined : `联系地址：${agencyAddress}`,
    agencyPhone === undefined ? undefined : `联系电话：${agencyPhone}`,
    agencyEmail === undefined ? undefined : `电子邮箱：${agencyEmail}`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? [] : [`${parts.join('；')}。`]
}

const label = (text: string): LetterCell => ({ text, label: true })

/** A row of a form: label and value over three columns, or twice label and value. */
export const row = (name: string, value: string, lines?: number): readonly LetterCell[] => [
  label(name),
  { text: value, columns: 3, ...(lines === undefined ? {} : { lines }) },
]
export const pair = (
  [first, second]: readonly [string, string],
  [third, fourth]: readonly [string, string],
): readonly LetterCell[] => [label(first), { text: second }, label(third), { text: fourth }]

/** The table of a form, in four columns. */
export const formTable = (rows: readonly (readonly LetterCell[])[]): LetterTable => ({
  kind: 'table',
  widths: [22, 30, 20, 28],
  head: [],
  rows,
})

/** A choice that a hand may still make: ■ what is chosen, □ what is not. */
export const choices = <Word extends string>(labels: Readonly<Record<Word, string>>, chosen?: Word): string =>
  (Object.keys(labels) as Word[]).map((word) => `${word === chosen ? '■' : '□'}${labels[word]}`).join('　')
