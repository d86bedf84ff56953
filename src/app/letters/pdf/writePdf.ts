import PDFDocument from 'pdfkit'
import type { Weight } from '../font/fontFiles.js'
import { plainText } from '../plainText.js'
import type { Faces } from './faces.js'
import { type Geometry, NOTE } from './geometry.js'
import { structureFor } from './structure.js'
import type { Sheet } from './sheet.js'

export interface PdfOptions {
  readonly title: string
  /** Stands as the date of creation: no clock is read, so that the same document makes the same bytes. */
  readonly date: Date
  readonly geometry: Geometry
  readonly faces: Faces
}

const LINE_WIDTH = 0.6

/** pdfkit writes the title into XML as it is: marks that mean something there stand as their wide forms. */
const titleInMetadata = (title: string): string =>
  plainText(title)
    .replaceAll('\n', '')
    .replaceAll(/[<>&"']/g, (mark) => String.fromCodePoint(mark.codePointAt(0)! + 0xfee0))

/** Writes pages as PDF/A-2a: fonts and colour space inside, tagged for programs that read aloud, in Chinese. */
export function writePdf(sheets: readonly Sheet[], options: PdfOptions): Promise<Uint8Array> {
  const { title, date, geometry, faces } = options
  const pdf = new PDFDocument({
    size: [geometry.width, geometry.height],
    margin: 0,
    autoFirstPage: false,
    font: undefined as unknown as string,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: titleInMetadata(title), Creator: 'Gongkai', Producer: 'Gongkai', CreationDate: date },
  })
  const bytes = collected(pdf)
  const names = new Map([...faces.fonts].map(([weight, font]) => [weight, registered(pdf, weight, font)] as const))
  const structure = structureFor(pdf)
  sheets.forEach((sheet, index) => {
    pdf.addPage()
    drawFrames(pdf, sheet)
    for (const piece of sheet.pieces)
      structure.draw(piece.element, () => {
        pdf.font(names.get(piece.weight)!).fontSize(piece.size)
        write(pdf, piece.text, piece.x, piece.y, piece.spacing)
      })
    drawNumber(pdf, index + 1, { geometry, faces, font: names.get(400)! })
  })
  structure.end()
  pdf.end()
  return bytes
}

function registered(pdf: PDFKit.PDFDocument, weight: Weight, font: Buffer): string {
  const name = `weight${weight}`
  pdf.registerFont(name, font)
  return name
}

const write = (pdf: PDFKit.PDFDocument, text: string, x: number, y: number, characterSpacing: number): void =>
  void pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing })

function drawFrames(pdf: PDFKit.PDFDocument, { frames }: Sheet): void {
  if (frames.length === 0) return
  pdf.markContent('Artifact', { type: 'Layout' })
  pdf.lineWidth(LINE_WIDTH)
  for (const { x, y, width, height } of frames) pdf.rect(x, y, width, height)
  pdf.stroke()
  pdf.endMarkedContent()
}

/** — 1 — */
function drawNumber(
  pdf: PDFKit.PDFDocument,
  page: number,
  { geometry, faces, font }: Pick<PdfOptions, 'geometry' | 'faces'> & { readonly font: string },
): void {
  const text = `— ${page} —`
  const width = [...text].reduce((sum, character) => sum + faces.widthOf(character, 400), 0) * NOTE.size
  pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
  pdf.font(font).fontSize(NOTE.size)
  write(pdf, text, (geometry.width - width) / 2, geometry.numberY, 0)
  pdf.endMarkedContent()
}

function collected(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
  })
}
