import type { CreateItem } from '../../../domain/informationItem/commands.js'
import type { Genre, Theme } from '../../../domain/informationItem/vocabulary.js'
import { agencyNamed } from '../agencies.js'
import { createOf, hashOf, reviseTo, StoryWriter } from '../life.js'
import { day, type DemoStep } from '../step.js'
import { textOf, type TextKind } from '../texts.js'

export type Story = () => readonly DemoStep[]

export interface Opening {
  readonly agency: string
  readonly on: string
  readonly title: string
  readonly genre: Genre
  readonly theme: Theme
  readonly text: TextKind
}

/** A draft with its content, ready for whatever its story is; `recordedOn`: where that is not the day it was formed. */
export function open(
  opening: Opening,
  more: Partial<CreateItem['data']> = {},
  recordedOn = opening.on,
  key = `story ${opening.title}`,
) {
  const { agency, on, title, text } = opening
  const writer = new StoryWriter(key, agency, day(recordedOn))
  const content = {
    title,
    text: textOf(text, {
      ...opening,
      agency: agencyNamed(agency).name,
      formedOn: on,
      documentNumber: `${agencyNamed(agency).mark}〔2026〕88号`,
    }),
  }
  writer.act('jb', createOf(writer, { ...opening, formedOn: on }, more)).act('jb', reviseTo(content))
  return { writer, content, hash: hashOf(content) }
}
