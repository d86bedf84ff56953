import { startOfDay } from '../../domain/dates.js'
import type { LocalDate } from '../../domain/values.js'
import type { LetterDocument } from './letterDocument.js'
import { documentItems, textsOf } from './pdf/documentItems.js'
import { facesFor } from './pdf/faces.js'
import { geometryOf } from './pdf/geometry.js'
import { paginate } from './pdf/paginate.js'
import type { Element } from './pdf/sheet.js'
import { writePdf } from './pdf/writePdf.js'

/** Documents without a date of their own: any fixed day does. */
const NO_DATE = '2000-01-01' as LocalDate

/**
 * The letter as PDF/A on A4, in the form of GB/T 9704, with its fonts inside and its text readable by programs. The
 * same document makes the same bytes, as long as the packages stay the same.
 * @throws {CharactersUnprintableError} when no font has some of its characters
 */
export async function renderPdf(document: LetterDocument): Promise<Uint8Array> {
  const geometry = geometryOf(document)
  const faces = await facesFor(textsOf(document))
  const root: Element = { role: 'Document' }
  const sheets = paginate(documentItems(document, geometry, faces, root), geometry.textHeight)
  const shifted = sheets.map(({ pieces, frames }) => ({
    pieces: pieces.map((piece) => ({ ...piece, y: piece.y + geometry.top })),
    frames: frames.map((frame) => ({ ...frame, y: frame.y + geometry.top })),
  }))
  const date = new Date(startOfDay(document.signature?.date ?? NO_DATE))
  return writePdf(shifted, { title: document.title.join(''), date, geometry, faces })
}
