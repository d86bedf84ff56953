import { writeFile } from 'node:fs/promises'
import { composeLetter } from '../app/letters/composeLetter.js'
import { LETTER_KINDS, type LetterKind } from '../app/letters/letterKinds.js'
import { LETTERS } from '../app/letters/letters.js'
import { renderHtml } from '../app/letters/renderHtml.js'
import { renderPdf } from '../app/letters/renderPdf.js'
import { sampleFacts } from '../app/letters/sampleFacts.js'
import type { CommandIo } from './commandIo.js'

export interface LetterArguments {
  readonly sample?: string
  readonly pdf?: string
  readonly html?: string
}

/**
 * `gongkai letter --sample KIND --pdf FILE --html FILE`: a template filled with invented facts, to look at; without a
 * kind the list of them. Answers the exit code.
 */
export async function letter({ sample, pdf, html }: LetterArguments, io: CommandIo): Promise<number> {
  if (sample === undefined) {
    for (const kind of LETTER_KINDS) io.out(`${kind}\t${LETTERS[kind].title}\t${LETTERS[kind].clause}`)
    return 0
  }
  const kind = LETTER_KINDS.find((each): each is LetterKind => each === sample)
  if (kind === undefined) return refuse(io, `没有这种文书 / no such kind of letter: ${sample}`)
  if (pdf === undefined && html === undefined)
    return refuse(io, '请给出 --pdf 或 --html / give --pdf FILE or --html FILE')

  const document = composeLetter(kind, sampleFacts(kind))
  if (pdf !== undefined) await writeFile(pdf, await renderPdf(document))
  if (html !== undefined) await writeFile(html, renderHtml(document))
  return 0
}

function refuse(io: CommandIo, line: string): number {
  io.err(line)
  return 1
}
