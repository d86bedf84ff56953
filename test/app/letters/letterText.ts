import { readText } from '../../../src/app/files/text/readText.js'
import { attachmentLines } from '../../../src/app/letters/attachmentLines.js'
import { chineseDate } from '../../../src/app/letters/chineseDate.js'
import type { LetterBlock, LetterDocument } from '../../../src/app/letters/letterDocument.js'

/** Everything that a document says, in its order, without spaces and line breaks. */
export const wordsOf = (document: LetterDocument): string =>
  bare(
    [
      ...document.title,
      document.number ?? '',
      document.addressee === undefined ? '' : `${document.addressee}：`,
      ...document.blocks.flatMap(wordsOfBlock),
      ...attachmentLines(document.attachments),
      ...(document.signature?.agencies ?? []),
      document.signature === undefined ? '' : chineseDate(document.signature.date),
      ...document.notes,
    ].join(''),
  )

function wordsOfBlock(block: LetterBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text]
    case 'list':
      return block.items.map((item, index) => `${index + 1}. ${item}`)
    case 'table':
      return [block.caption ?? '', ...[...block.head, ...block.rows].flat().map(({ text }) => text)]
    case 'pageBreak':
      return []
  }
}

export const bare = (text: string): string => text.replaceAll(/\s+/g, '')

/** The pages of a PDF as the program's own reader sees them, without spaces and page numbers. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const pages = new Map<string, string>()
  const doubts = await readText({ mediaType: 'application/pdf', bytes: pdf }, (piece) => {
    if (!('segment' in piece)) return
    const { place, where, text } = piece.segment
    if (place === 'text' && where.startsWith('page ') && !pages.has(where)) pages.set(where, text)
  })
  if (doubts.length > 0) throw new Error(`doubts about the PDF: ${doubts.join(', ')}`)
  return [...pages.values()].map((text) => bare(text).replace(/—\d+—$/, ''))
}
