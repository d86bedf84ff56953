import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { GAP } from './passages.js'
import type { Reading, Segment } from './segment.js'

const MOST_PAGES = 5000

/**
 * The pages as a reader shows them, with what hangs on them: annotations, form fields, outline, properties.
 * @param reading absent for an earlier revision, whose damages are no doubt about the file
 */
export async function* pdfPages(file: Buffer, reading: Reading | undefined): AsyncGenerator<Segment> {
  const opened = await openPdf(file)
  if (!opened) return reading?.doubt('UNREADABLE')
  try {
    yield { place: 'metadata', where: 'document', text: JSON.stringify(await opened.getMetadata().catch(() => '')) }
    yield { place: 'hidden', where: 'outline', text: titles(await opened.getOutline().catch(() => [])).join(GAP) }
    if (opened.numPages > MOST_PAGES) reading?.doubt('UNREADABLE')
    let whole = ''
    for (let number = 1; number <= Math.min(opened.numPages, MOST_PAGES); number++) {
      const texts = await pageTexts(opened, number)
      if (!texts) {
        reading?.doubt('UNREADABLE')
        continue
      }
      if (texts.inOrder.trim() === '') reading?.doubt('IMAGES_ONLY')
      if (looksUnmapped(texts.inOrder)) reading?.doubt('UNREADABLE')
      whole += texts.inOrder
      yield { place: 'text', where: `page ${number}`, text: texts.inOrder }
      yield { place: 'text', where: `page ${number}`, text: texts.byPlace }
      yield { place: 'hidden', where: `page ${number}`, text: texts.annotations }
    }
    // A passage may run over the foot of a page.
    yield { place: 'text', where: 'pages', text: whole }
  } finally {
    await opened.loadingTask.destroy()
  }
}

async function openPdf(file: Buffer): Promise<PDFDocumentProxy | undefined> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  try {
    return await getDocument({
      data: Uint8Array.from(file), // pdf.js takes the buffer away from its owner
      cMapUrl: `${join(folder, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
      disableFontFace: true,
      isEvalSupported: false,
      useSystemFonts: false,
      useWasm: false,
      verbosity: 0,
    }).promise
  } catch {
    return undefined
  }
}

interface PageTexts {
  readonly inOrder: string
  /** Sorted by line and column: some writers place glyphs in any order. */
  readonly byPlace: string
  readonly annotations: string
}

async function pageTexts(opened: PDFDocumentProxy, number: number): Promise<PageTexts | undefined> {
  try {
    const page = await opened.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: false })
    const glyphs = items.flatMap((item) =>
      'str' in item
        ? {
            text: item.hasEOL ? `${item.str}\n` : item.str,
            x: item.transform[4] as number,
            y: item.transform[5] as number,
          }
        : [],
    )
    const sorted = [...glyphs].sort((a, b) => (Math.abs(a.y - b.y) > 2 ? b.y - a.y : a.x - b.x))
    const annotations = await annotationTexts(page)
    page.cleanup()
    const join = (list: typeof glyphs) => list.map(({ text }) => text).join('')
    return { inOrder: join(glyphs), byPlace: join(sorted), annotations }
  } catch {
    return undefined
  }
}

async function annotationTexts(page: PDFPageProxy): Promise<string> {
  const annotations = (await page.getAnnotations()) as readonly Record<string, unknown>[]
  const values = annotations.flatMap(
    ({ contentsObj, titleObj, fieldValue, alternativeText, richText, url, textContent }) => [
      contentsObj,
      titleObj,
      fieldValue,
      alternativeText,
      (richText as { str?: string } | undefined)?.str,
      url,
      Array.isArray(textContent) ? textContent.join('') : undefined,
    ],
  )
  return values
    .map((value) => (typeof value === 'string' ? value : ((value as { str?: string } | undefined)?.str ?? '')))
    .join(GAP)
}

interface OutlineNode {
  readonly title: string
  readonly items: readonly OutlineNode[]
}
const titles = (nodes: readonly OutlineNode[] | null): readonly string[] =>
  (nodes ?? []).flatMap(({ title, items }) => [title, ...titles(items)])

/** Codes that stand for no character: private use, controls, replacement characters. */
function looksUnmapped(text: string): boolean {
  const odd = text.match(/(?!\s)[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu)?.length ?? 0
  return odd > 0 && odd > text.length * 0.02
}
