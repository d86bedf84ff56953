import { attachmentLines } from '../attachmentLines.js'
import { chineseDate } from '../chineseDate.js'
import type { LetterBlock, LetterDocument, LetterSignature } from '../letterDocument.js'
import type { Faces, WeightedText } from './faces.js'
import { BODY, type Geometry, NOTE, SMALL, TITLE } from './geometry.js'
import type { Item } from './items.js'
import type { Element } from './sheet.js'
import { tableItems } from './tableItems.js'
import { type Column, textItems, type TextStyle } from './textItems.js'

const BODY_TEXT: TextStyle = { ...BODY, weight: 400, align: 'justify', indent: 2, before: 0, keep: false }
const FLUSH: TextStyle = { ...BODY_TEXT, indent: 0 }
const TITLE_TEXT: TextStyle = { ...TITLE, weight: 700, align: 'center', indent: 0, before: 0, keep: true }
const NUMBER: TextStyle = { ...FLUSH, align: 'center', before: 4, keep: true }
const HEADING: TextStyle = { ...BODY_TEXT, weight: 700, align: 'left', keep: true }
const CAPTION: TextStyle = { ...NOTE, weight: 700, align: 'center', indent: 0, before: 8, keep: true }
const NOTE_TEXT: TextStyle = { ...NOTE, weight: 400, align: 'justify', indent: 0, before: 12, keep: false }
const SMALL_NOTE: TextStyle = { ...NOTE_TEXT, ...SMALL, before: 8 }

const AFTER_TABLE = 8
/** Space between the text and the signature, for the seal. */
const SEAL_ROOM = 1.5 * BODY.leading
/** 右空四字 */
const SIGNATURE_INSET = 4 * BODY.size

/** Everything that stands in a document, from top to bottom. */
export function documentItems(
  document: LetterDocument,
  { left, textWidth }: Geometry,
  faces: Faces,
  root: Element,
): readonly Item[] {
  const column: Column = { left, width: textWidth }
  const text = (words: string, style: TextStyle, element: Element = { role: 'P', parent: root }) =>
    textItems(words, style, column, faces, element)

  const title: Element = { role: 'H1', parent: root }
  const body = document.blocks.flatMap((block, index) => {
    const items = blockItems(block, { column, faces, root, text })
    return document.blocks[index - 1]?.kind === 'table' ? spaced(items, AFTER_TABLE) : items
  })
  const attachments = attachmentLines(document.attachments)
  const end: readonly Item[] = [
    ...text(attachments.join('\n'), { ...FLUSH, indent: 2, before: BODY.leading, keep: true }).slice(
      0,
      attachments.length === 0 ? 0 : undefined,
    ),
    ...(document.signature === undefined
      ? []
      : signatureItems(document.signature, column, { faces, root, hasNotes: document.notes.length > 0 })),
  ]
  return [
    ...document.title.flatMap((line) => text(line, TITLE_TEXT, title)),
    ...(document.number === undefined ? [] : text(document.number, NUMBER)),
    ...(document.addressee === undefined ? [] : text(`${document.addressee}：`, { ...FLUSH, before: 14, keep: true })),
    ...withLastKept(spaced(body, document.addressee === undefined ? 14 : 0), end.length > 0),
    ...end,
    ...document.notes.flatMap((note) => text(note, document.form ? SMALL_NOTE : NOTE_TEXT)),
  ]
}

const spaced = (items: readonly Item[], before: number): readonly Item[] =>
  items.map((item, index) => (index === 0 ? { ...item, before: Math.max(item.before, before) } : item))

/** A signature never stands on a page without text above it. */
const withLastKept = (items: readonly Item[], hasEnd: boolean): readonly Item[] =>
  items.map((item, index) => (hasEnd && index >= items.length - 2 ? { ...item, keep: true } : item))

interface Setting {
  readonly column: Column
  readonly faces: Faces
  readonly root: Element
  readonly text: (words: string, style: TextStyle, element?: Element) => readonly Item[]
}

function blockItems(block: LetterBlock, { column, faces, root, text }: Setting): readonly Item[] {
  switch (block.kind) {
    case 'heading':
      return text(block.text, HEADING, { role: block.level === 1 ? 'H2' : 'H3', parent: root })
    case 'paragraph':
      return text(block.text, block.flush ? FLUSH : BODY_TEXT)
    case 'list': {
      const list: Element = { role: 'L', parent: root }
      return block.items.flatMap((item, index) =>
        text(`${index + 1}. ${item}`, BODY_TEXT, { role: 'LI', parent: list }),
      )
    }
    case 'table': {
      const table: Element = { role: 'Table', parent: root }
      const caption =
        block.caption === undefined ? [] : text(block.caption, CAPTION, { role: 'Caption', parent: table })
      return [...caption, ...tableItems(block, column, faces, { element: table, before: caption.length > 0 ? 4 : 8 })]
    }
    case 'pageBreak':
      return [{ height: 0, before: 0, keep: true, draw: () => undefined, onNewPage: true }]
  }
}

/** Agency and date in the middle of one another, four characters from the right edge. */
function signatureItems(
  { agencies, date }: LetterSignature,
  { left, width }: Column,
  { faces, root, hasNotes }: { readonly faces: Faces; readonly root: Element; readonly hasNotes: boolean },
): readonly Item[] {
  const lines = [...agencies, chineseDate(date)]
  const widthOf = (line: string) => [...line].reduce((sum, each) => sum + faces.widthOf(each, 400), 0) * BODY.size
  const widest = Math.min(width - SIGNATURE_INSET, Math.max(...lines.map(widthOf)))
  const column = { left: left + width - SIGNATURE_INSET - widest, width: widest + 0.1 }
  return lines.flatMap((line, index) =>
    textItems(
      line,
      { ...FLUSH, align: 'center', before: index === 0 ? SEAL_ROOM : 0, keep: hasNotes || index < lines.length - 1 },
      column,
      faces,
      { role: 'P', parent: root },
    ),
  )
}

/** Every character that will be set, with the weight in which it is. */
export function textsOf(document: LetterDocument): readonly WeightedText[] {
  const regular = (text: string): WeightedText => ({ text, weight: 400 })
  const bold = (text: string): WeightedText => ({ text, weight: 700 })
  return [
    regular('0123456789.： —'),
    ...document.title.map(bold),
    ...[document.number, document.addressee].flatMap((text) => (text === undefined ? [] : [regular(text)])),
    ...document.blocks.flatMap((block) => blockTexts(block)),
    ...attachmentLines(document.attachments).map(regular),
    ...(document.signature === undefined
      ? []
      : [...document.signature.agencies, chineseDate(document.signature.date)].map(regular)),
    ...document.notes.map(regular),
  ]
}

function blockTexts(block: LetterBlock): readonly WeightedText[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: block.text, weight: 700 }]
    case 'paragraph':
      return [{ text: block.text, weight: 400 }]
    case 'list':
      return block.items.map((text) => ({ text, weight: 400 }))
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [{ text: block.caption, weight: 700 } as const]),
        ...block.head.flat().map(({ text }) => ({ text, weight: 700 }) as const),
        ...block.rows.flat().map(({ text, label }) => ({ text, weight: label ? 700 : 400 }) as const),
      ]
    case 'pageBreak':
      return []
  }
}
