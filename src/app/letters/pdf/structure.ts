import type { Element } from './sheet.js'

/** The structure tree of a PDF: what is drawn for an element is marked as its content, on whichever page it stands. */
export function structureFor(pdf: PDFKit.PDFDocument) {
  const nodes = new Map<Element, PDFKit.PDFStructureElement>()
  const roots: PDFKit.PDFStructureElement[] = []

  const nodeOf = (element: Element): PDFKit.PDFStructureElement => {
    const known = nodes.get(element)
    if (known !== undefined) return known
    // The option is in the package and not in its types.
    const node = pdf.struct(element.role, { scope: element.scope } as PDFKit.Mixins.StructureElementOptions)
    nodes.set(element, node)
    if (element.parent === undefined) {
      pdf.addStructure(node)
      roots.push(node)
    } else nodeOf(element.parent).add(node)
    return node
  }

  return {
    draw(element: Element, draw: () => void): void {
      const node = nodeOf(element)
      const content = pdf.markStructureContent(element.role)
      draw()
      pdf.endMarkedContent()
      node.add(content)
    },
    end(): void {
      for (const root of roots) root.end()
    },
  }
}
