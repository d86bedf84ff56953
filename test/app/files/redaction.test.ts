import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { extractText } from '../../../src/app/files/extractText.js'
import { readText } from '../../../src/app/files/text/readText.js'
import { readingLimits, type RunText } from '../../../src/app/files/text/runTextWorker.js'
import { redactionFindings } from '../../../src/app/files/redactionFindings.js'
import { docx, paragraph } from './documents.js'
import { content, lines, onePage, pdf, updated, utf16, utf16String } from './pdfBuilder.js'

const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const secret = '被征收人张三的补偿款为三十二万元'
const shown = '关于修缮道路的公告'
const covered = lines(shown)

/** In this thread: what is looked for here is the reading. The thread of its own has tests below. */
const here: RunText = (task, _limits, take) => readText(task, take)
const find = (mediaType: string, bytes: Uint8Array, passages: readonly string[] = [secret]) =>
  redactionFindings(passages, { mediaType, bytes }, readingLimits, here)
const places = async (mediaType: string, bytes: Uint8Array, passages?: readonly string[]) => [
  ...new Set((await find(mediaType, bytes, passages)).findings.map(({ place }) => place)),
]

describe('711-37: a PDF', () => {
  test('without the passage passes, and its text is what a reader sees', async () => {
    const bytes = pdf(onePage(content(lines(shown, '第二行'))))
    expect(await find(PDF, bytes)).toEqual({ findings: [], needsSecondPerson: false, reasons: [] })
    expect((await extractText({ mediaType: PDF, bytes }, readingLimits, here)).text).toBe(`${shown}\n第二行`)
  })

  test('with the passage under a black rectangle is found out, over line breaks and in full width', async () => {
    const bytes = pdf(
      onePage(content(`${lines('被征收人张三的补', '偿款为三十二万元（ＡＢＣ１２３）')} 0 g 0 0 600 800 re f`)),
    )
    const report = await find(PDF, bytes, ['无关的一句话在这里', `${secret}(abc 123)`])
    expect(report.findings).toEqual([{ passage: 1, place: 'text', where: 'page 1' }])
  })

  test('whose last revision covers the passage still holds the earlier one', async () => {
    const bytes = updated(pdf(onePage(content(lines(shown, secret)))), { 4: content(covered) })
    const { findings } = await find(PDF, bytes)
    expect(findings.map(({ place }) => place)).toContain('revision')
    expect(findings.map(({ place }) => place)).not.toContain('text')
    expect(findings.map(({ where }) => where)).toContain('revision 1, page 1')
  })

  test('holding it in an object that no page refers to', async () => {
    const orphan = pdf(onePage(content(covered), { 9: content(lines(secret)) }))
    expect((await find(PDF, orphan)).findings).toEqual([{ passage: 0, place: 'object', where: 'object 9 0' }])
  })

  test('holding it in an unused object under a font of its own', async () => {
    const map = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
      ${secret.length} beginbfchar ${[...secret].map((char, n) => `<${(n + 1).toString(16).padStart(4, '0')}> <${utf16(char)}>`).join('\n')} endbfchar endcmap`
    const codes = [...secret].map((_, n) => (n + 1).toString(16).padStart(4, '0')).join('')
    const bytes = pdf(
      onePage(content(covered), {
        8: content(map),
        9: content(`BT /F2 12 Tf [<${codes.slice(0, 20)}> -20 <${codes.slice(20)}>] TJ ET`),
      }),
    )
    expect(await places(PDF, bytes)).toEqual(['object'])
  })

  test('holding it in an object stream, a chain of filters, or behind the end of the file', async () => {
    const inObjectStream = {
      dict: '/Type /ObjStm /N 1 /First 5',
      stream: `20 0 << /Contents ${utf16String(secret)} >>`,
      flate: true,
    }
    expect(await places(PDF, pdf(onePage(content(covered), { 9: inObjectStream })))).toEqual(['object'])
    const hex = { dict: '/Filter /ASCIIHexDecode', stream: `${Buffer.from(lines(secret)).toString('hex')}>` }
    expect(await places(PDF, pdf(onePage(content(covered), { 9: hex })))).toEqual(['object'])
    const behind = Buffer.concat([
      pdf(onePage(content(covered))),
      Buffer.from(`77 0 obj\n${utf16String(secret)}\nendobj\n`, 'latin1'),
    ])
    expect(await places(PDF, Uint8Array.from(behind))).toEqual(['object'])
  })

  test('holding it in its properties, in XMP, in an annotation, in a bookmark', async () => {
    const info = pdf(
      onePage(content(covered), { 9: `<< /Title ${utf16String(secret)} /Producer (x) >>` }),
      '/Info 9 0 R',
    )
    expect(await places(PDF, info)).toEqual(['metadata'])
    const xmp = {
      dict: '/Type /Metadata /Subtype /XML',
      stream: Buffer.from(`<x:xmpmeta><dc:title>${secret}</dc:title></x:xmpmeta>`),
    }
    expect(await places(PDF, pdf(onePage(content(covered), { 9: xmp })))).toEqual(['metadata'])
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [9 0 R] >>`
    const note = `<< /Type /Annot /Subtype /Text /Rect [0 0 10 10] /Contents ${utf16String(secret)} >>`
    expect(await places(PDF, pdf(onePage(content(covered), { 3: page, 9: note })))).toEqual(['hidden'])
    const outline = {
      1: '<< /Type /Catalog /Pages 2 0 R /Outlines 9 0 R >>',
      9: '<< /First 10 0 R /Last 10 0 R /Count 1 >>',
      10: `<< /Title ${utf16String(secret)} /Parent 9 0 R >>`,
    }
    expect(await places(PDF, pdf(onePage(content(covered), outline)))).toContain('hidden')
  })

  test('holding it in an attachment', async () => {
    const attached = { dict: '/Type /EmbeddedFile', stream: docx({ body: secret }), flate: true }
    const report = await find(PDF, pdf(onePage(content(covered), { 9: attached })))
    expect(report).toMatchObject({ needsSecondPerson: true, reasons: ['EMBEDDED_FILE'] })
    expect(report.findings[0]).toMatchObject({ place: 'object', where: 'object 9 0: word/document.xml' })
  })

  test('that is a scan needs a second person; so do large pictures, unmapped glyphs, encryption', async () => {
    const scan = pdf(
      onePage(content('q 595 0 0 842 0 0 cm /I Do Q'), {
        9: { dict: '/Subtype /Image /Width 1700 /Height 2200 /Filter /DCTDecode', stream: 'x' },
      }),
    )
    expect(await find(PDF, scan)).toMatchObject({
      findings: [],
      needsSecondPerson: true,
      reasons: ['HAS_IMAGES', 'IMAGES_ONLY'],
    })
    const unmapped = pdf(onePage(content(covered), { 9: '<< /Type /Font /Subtype /Type0 /Encoding /Identity-H >>' }))
    expect((await find(PDF, unmapped)).reasons).toEqual(['UNREADABLE'])
    const encrypted = pdf(onePage(content(covered), { 9: '<< /Filter /Standard >>' }), '/Encrypt 9 0 R')
    expect((await find(PDF, encrypted)).reasons).toContain('ENCRYPTED')
  })
})

describe('711-37: a DOCX', () => {
  const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`

  test('without the passage passes', async () => {
    expect(await find(DOCX, docx({ body: shown }))).toEqual({ findings: [], needsSecondPerson: false, reasons: [] })
  })

  test.each<[string, string, Parameters<typeof docx>[0]]>([
    [
      'in its body, split over runs',
      'text',
      { xml: `<w:p>${run('被征收人张三')}${run('的补偿款为&#x4e09;十二万元')}</w:p>` },
    ],
    ['in its header', 'text', { body: shown, parts: { 'word/header1.xml': `<w:hdr>${paragraph(secret)}</w:hdr>` } }],
    [
      'as a tracked deletion',
      'hidden',
      { xml: `<w:p><w:del w:id="1"><w:r><w:delText>${secret}</w:delText></w:r></w:del>${run(shown)}</w:p>` },
    ],
    [
      'before a tracked change',
      'hidden',
      {
        xml: `<w:p>${run('被征收人')}<w:ins>${run('某人')}</w:ins><w:del><w:r><w:delText>张三</w:delText></w:r></w:del>${run('的补偿款为三十二万元')}</w:p>`,
      },
    ],
    ['as hidden text', 'hidden', { xml: `<w:p>${run(secret, '<w:vanish/>')}${run(shown)}</w:p>` }],
    [
      'in a comment',
      'hidden',
      { body: shown, parts: { 'word/comments.xml': `<w:comments>${paragraph(secret)}</w:comments>` } },
    ],
    [
      'as alternate content',
      'hidden',
      {
        xml: `<mc:AlternateContent><mc:Choice>${paragraph(shown)}</mc:Choice><mc:Fallback>${paragraph(secret)}</mc:Fallback></mc:AlternateContent>`,
      },
    ],
    [
      'as the description of a picture',
      'hidden',
      { xml: `<w:p><wp:docPr id="1" descr="${secret}"/>${run(shown)}</w:p>` },
    ],
    ['in an XML comment', 'hidden', { xml: `<!-- ${secret} -->${paragraph(shown)}` }],
    [
      'in its properties',
      'metadata',
      {
        body: shown,
        parts: { 'docProps/core.xml': `<cp:coreProperties><dc:title>${secret}</dc:title></cp:coreProperties>` },
      },
    ],
    ['in custom XML', 'metadata', { body: shown, parts: { 'customXml/item1.xml': `<data>${secret}</data>` } }],
    [
      'in an embedded workbook',
      'text',
      {
        body: shown,
        parts: {
          'word/embeddings/a.xlsx': zipSync({
            'xl/sharedStrings.xml': strToU8(`<sst><si><t>${secret}</t></si></sst>`),
          }),
        },
      },
    ],
    [
      'in an embedded object of another kind',
      'hidden',
      { body: shown, parts: { 'word/embeddings/ole.bin': Uint8Array.from(Buffer.from(`..${secret}`, 'utf16le')) } },
    ],
  ])('holding it %s', async (_, place, document) => {
    const report = await find(DOCX, docx(document))
    expect([...new Set(report.findings.map((finding) => finding.place))]).toEqual([place])
  })

  test('whose directory no longer lists an entry that still lies in the file', async () => {
    const before = Buffer.from(docx({ body: shown, parts: { 'word/old.xml': `<w:p>${secret}</w:p>` } }))
    const central = before.indexOf('PK\x01\x02')
    let entry = central
    const entries: Buffer[] = []
    while (before.readUInt32LE(entry) === 0x02014b50) {
      const next =
        entry + 46 + before.readUInt16LE(entry + 28) + before.readUInt16LE(entry + 30) + before.readUInt16LE(entry + 32)
      entries.push(before.subarray(entry, next))
      entry = next
    }
    const end = Buffer.from(before.subarray(entry))
    const kept = entries.filter((bytes) => !bytes.includes('old.xml'))
    end.writeUInt16LE(kept.length, 8)
    end.writeUInt16LE(kept.length, 10)
    end.writeUInt32LE(Buffer.concat(kept).length, 12)
    const bytes = Uint8Array.from(Buffer.concat([before.subarray(0, central), ...kept, end]))
    expect(await places(DOCX, bytes)).toEqual(['revision'])
  })

  test('with a picture needs a second person', async () => {
    expect(await find(DOCX, docx({ body: shown, parts: { 'word/media/image1.png': randomBytes(99) } }))).toMatchObject({
      needsSecondPerson: true,
      reasons: ['HAS_IMAGES'],
    })
  })
})

describe('711-37: other files', () => {
  test('plain text: whatever width, breaks, soft hyphens, in UTF-8, UTF-16 or GB18030', async () => {
    const text = 'text/plain;charset=utf-8'
    expect(await places(text, Buffer.from('被征收人\u00ad张三 的\r\n  补偿\u200b款为三十二万元。'))).toEqual(['text'])
    expect(await places(text, Buffer.from(`\ufeff${secret}`, 'utf16le'))).toEqual(['text'])
    expect(await places(text, Uint8Array.from([0xd5, 0xc5, 0xc8, 0xfd]), ['张三'])).toEqual(['text'])
    expect(await places(text, Buffer.from('被征收人某某的补偿款'))).toEqual([])
  })

  test('one sentence left over from a longer passage is found, a short common phrase is not', async () => {
    const passage = `经研究决定。${secret}。特此公告。`
    expect(await places('text/plain', Buffer.from(`甲。${secret}。`), [passage])).toEqual(['text'])
    expect(await places('text/plain', Buffer.from('经研究决定。特此公告。'), [passage])).toEqual([])
  })

  test('OFD, RTF and spreadsheets are read; a picture is for a second person', async () => {
    const ofd = zipSync({
      'OFD.xml': strToU8('<ofd:OFD/>'),
      'Doc_0/Pages/Page_0/Content.xml': strToU8(
        `<ofd:TextObject><ofd:TextCode X="1">被征收人张三的</ofd:TextCode></ofd:TextObject><ofd:TextObject><ofd:TextCode>补偿款为三十二万元</ofd:TextCode></ofd:TextObject>`,
      ),
    })
    expect(await places('application/ofd', ofd)).toEqual(['text'])
    const rtf = `{\\rtf1\\ansi {\\*\\x y}\\'d5\\'c5\\'c8\\'fd\\par \\u34987?\\u24449?}`
    expect(await places('application/rtf', Buffer.from(rtf), ['张三被征'])).toEqual(['text'])
    expect(await find('image/png', randomBytes(100))).toMatchObject({
      needsSecondPerson: true,
      reasons: ['IMAGES_ONLY'],
    })
    expect(await find('video/mp4', randomBytes(100))).toMatchObject({
      needsSecondPerson: true,
      reasons: ['UNSUPPORTED_TYPE'],
    })
  })
})

describe('in a thread of its own', () => {
  const limits = { timeoutMs: 20_000, memoryMegabytes: 512 }

  test('the same is found', async () => {
    const covering = pdf(onePage(content(lines(shown, secret))))
    const { findings } = await redactionFindings([secret], { mediaType: PDF, bytes: covering })
    expect(findings).toEqual([{ passage: 0, place: 'text', where: 'page 1' }])
    const document = { mediaType: DOCX, bytes: docx({ body: secret }) }
    expect((await redactionFindings([secret], document)).findings).toEqual([
      { passage: 0, place: 'text', where: 'word/document.xml' },
    ])
  })

  test('a damaged PDF or DOCX is a doubt, not an error', async () => {
    expect((await find(PDF, Buffer.from('%PDF-1.7 nothing'))).reasons).toEqual(['UNREADABLE'])
    expect((await find(DOCX, docx({ body: shown }).subarray(0, 200))).reasons).toEqual(['UNREADABLE'])
  })

  test('a stream that unpacks to too much stops at the bound, and the rest is read', async () => {
    const bomb = { dict: '', stream: Buffer.alloc(70_000_000), flate: true }
    const bytes = pdf(onePage(content(covered), { 9: bomb, 10: content(lines(secret)) }))
    const report = await redactionFindings([secret], { mediaType: PDF, bytes }, limits)
    expect(report.reasons).toContain('UNREADABLE')
    expect(report.findings).toContainEqual({ passage: 0, place: 'object', where: 'object 10 0' })
  })

  test('what takes too long is given up, and what was found until then stands', async () => {
    // Tags that never end make the reader of XML look for their ends again and again.
    const endless = '<a b="'.repeat(300_000)
    const bytes = docx({ body: secret, parts: { 'word/zz.xml': endless } })
    const started = Date.now()
    const report = await redactionFindings([secret], { mediaType: DOCX, bytes }, { ...limits, timeoutMs: 4000 })
    expect(Date.now() - started).toBeLessThan(9000)
    expect(report.findings).toContainEqual({ passage: 0, place: 'text', where: 'word/document.xml' })
    expect(report).toMatchObject({ needsSecondPerson: true, reasons: ['UNREADABLE'] })
  })

  test('a thread that runs out of memory is a doubt', async () => {
    const bytes = docx({ body: '甲'.repeat(20_000_000) })
    const report = await redactionFindings([secret], { mediaType: DOCX, bytes }, { ...limits, memoryMegabytes: 24 })
    expect(report.reasons).toEqual(['UNREADABLE'])
  })
})
