import { chineseDate } from './chineseDate.js'
import { escaped, tag } from './htmlTags.js'
import { pageStyle } from './htmlStyle.js'
import type { LetterBlock, LetterCell, LetterDocument, LetterSignature, LetterTable } from './letterDocument.js'
import { attachmentLines } from './attachmentLines.js'

/**
 * A page that prints as the letter on A4, in the form of GB/T 9704: one file without script, picture or address, whose
 * every text is escaped. Type comes from the reader's machine, with 仿宋 first.
 */
export function renderHtml(document: LetterDocument): string {
  const title = document.title.map(escaped).join('<br>')
  const body = [
    tag('h1', title),
    document.number === undefined ? '' : tag('p', escaped(document.number), { class: 'number' }),
    document.addressee === undefined ? '' : tag('p', `${escaped(document.addressee)}：`, { class: 'addressee' }),
    ...document.blocks.map(blockHtml),
    attachmentsHtml(document.attachments),
    document.signature === undefined ? '' : signatureHtml(document.signature),
    ...document.notes.map((note) => tag('p', escaped(note), { class: 'note' })),
  ]
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
${tag('title', document.title.map(escaped).join(' '))}
<style>${pageStyle(document)}</style>
</head>
<body>
<main>
${body.filter((part) => part !== '').join('\n')}
</main>
</body>
</html>
`
}

function blockHtml(block: LetterBlock): string {
  switch (block.kind) {
    case 'heading':
      return tag(block.level === 1 ? 'h2' : 'h3', escaped(block.text))
    case 'paragraph':
      return tag('p', escaped(block.text), { class: block.flush ? 'flush' : undefined })
    case 'list':
      return tag('ol', block.items.map((item) => tag('li', escaped(item))).join(''))
    case 'table':
      return tableHtml(block)
    case 'pageBreak':
      return tag('div', '', { class: 'break' })
  }
}

function tableHtml({ caption, widths, head, rows, dense }: LetterTable): string {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => `<col style="width:${((100 * width) / total).toFixed(3)}%">`).join('')
  return tag(
    'table',
    [
      caption === undefined ? '' : tag('caption', escaped(caption)),
      tag('colgroup', columns),
      head.length === 0 ? '' : tag('thead', head.map((row) => rowHtml(row, 'col')).join('')),
      tag('tbody', rows.map((row) => rowHtml(row, 'row')).join('')),
    ].join(''),
    { class: dense ? 'dense' : undefined },
  )
}

const rowHtml = (cells: readonly LetterCell[], scope: 'col' | 'row'): string =>
  tag('tr', cells.map((cell) => cellHtml(cell, scope)).join(''))

const cellHtml = ({ text, columns, rows, align, label, lines }: LetterCell, scope: 'col' | 'row'): string =>
  tag(label || scope === 'col' ? 'th' : 'td', escaped(text), {
    scope: label || scope === 'col' ? scope : undefined,
    colspan: columns,
    rowspan: rows,
    class: align,
    style: lines === undefined ? undefined : `height:${lines * 1.5}em`,
  })

const attachmentsHtml = (attachments: readonly string[]): string =>
  attachments.length === 0
    ? ''
    : tag('p', attachmentLines(attachments).map(escaped).join('<br>'), { class: 'attachments' })

const signatureHtml = ({ agencies, date }: LetterSignature): string =>
  tag('div', [...agencies.map((agency) => tag('p', escaped(agency))), tag('p', chineseDate(date))].join(''), {
    class: 'signature',
  })
