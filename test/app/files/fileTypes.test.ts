import { zipSync, strToU8 } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byteRange } from '../../../src/app/files/byteRange.js'
import { bytesSource } from '../../../src/app/files/byteSource.js'
import { examineFile } from '../../../src/app/files/examineFile.js'
import type { FileMedium } from '../../../src/app/files/fileTypes.js'
import { inertHeaders } from '../../../src/app/files/inertHeaders.js'
import { usableName } from '../../../src/app/files/usableName.js'
import { readZipDirectory } from '../../../src/app/files/zipDirectory.js'
import { fileMessages } from '../../../src/app/messages/files.js'
import { docx } from './documents.js'

const examine = (bytes: Uint8Array, name: string, medium: FileMedium = 'electronicDocument') =>
  examineFile(bytesSource(bytes), name, medium)
const codes = async (bytes: Uint8Array, name: string, medium?: FileMedium) => {
  const { refusals } = await examine(bytes, name, medium)
  for (const { code } of refusals) expect(Object.keys(fileMessages)).toContain(code)
  return refusals.map(({ code }) => code)
}
const typeOf = async (bytes: Uint8Array, name: string, medium?: FileMedium) => {
  const { mediaType, refusals } = await examine(bytes, name, medium)
  expect(refusals).toEqual([])
  return mediaType
}
const utf8 = (text: string) => new Uint8Array(Buffer.from(text))
const gb = Uint8Array.from([0xb9, 0xab, 0xb8, 0xe6, 0x0d, 0x0a]) // 公告
const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const jpeg = Uint8Array.from(Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300', 'hex'))
const pdf = utf8('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const wav = Uint8Array.from(
  Buffer.concat([Buffer.from('RIFF'), Buffer.from([36, 0, 0, 0]), Buffer.from('WAVEfmt '), Buffer.alloc(30)]),
)
const mp4 = Uint8Array.from(
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(12), Buffer.alloc(40)]),
)
const contentTypes = (main: string) =>
  `<Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`
const openXml = (main: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({ '[Content_Types].xml': strToU8(contentTypes(main)), ...more })

/** A compound file with one sector of FAT and one of directory. */
function compound(...streams: string[]): Uint8Array {
  const bytes = Buffer.alloc(512 * 4)
  bytes.write('d0cf11e0a1b11ae1', 0, 'hex')
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48) // directory begins in sector 1 …
  bytes.writeUInt32LE(0, 76) // … FAT is sector 0
  bytes.writeUInt32LE(2, 512 + 4) // sector 1 → 2
  bytes.writeUInt32LE(0xfffffffe, 512 + 8)
  ;['Root Entry', ...streams].forEach((name, n) => {
    bytes.write(name, 1024 + 128 * n, 'utf16le')
    bytes.writeUInt16LE(2 * name.length + 2, 1024 + 128 * n + 64)
  })
  return Uint8Array.from(bytes)
}

describe('LS-2.3: type by content', () => {
  test.each<[string, Uint8Array, string, FileMedium, string]>([
    ['UTF-8 text', utf8('公告\n'), 'a.txt', 'text', 'text/plain;charset=utf-8'],
    ['GB18030 text', gb, 'a.TXT', 'text', 'text/plain;charset=gb18030'],
    ['UTF-16 text', Uint8Array.from([0xff, 0xfe, 0x6c, 0x51]), 'a.txt', 'text', 'text/plain;charset=utf-16le'],
    ['text that begins like a picture', utf8('BM 是公交的简称'), 'a.txt', 'text', 'text/plain;charset=utf-8'],
    ['Markdown', utf8('# 公告\n\n<b>粗</b>'), 'a.md', 'text', 'text/markdown;charset=utf-8'],
    ['CSV', utf8('年,数\n2024,1\n'), 'a.csv', 'chart', 'text/csv;charset=utf-8'],
    ['PDF', pdf, '公告.pdf', 'electronicDocument', 'application/pdf'],
    [
      'DOCX',
      docx({ body: '公告' }),
      'a.docx',
      'text',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'XLSX',
      openXml('spreadsheetml.sheet'),
      'a.xlsx',
      'chart',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'PPTX',
      openXml('presentationml.presentation'),
      'a.pptx',
      'electronicDocument',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['OFD', zipSync({ 'OFD.xml': strToU8('<ofd:OFD/>') }), 'a.ofd', 'text', 'application/ofd'],
    [
      'ODT',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }),
      'a.odt',
      'text',
      'application/vnd.oasis.opendocument.text',
    ],
    ['DOC', compound('1Table', 'Data', 'CompObj', 'WordDocument'), 'a.doc', 'text', 'application/msword'],
    ['WPS', compound('WordDocument'), 'a.wps', 'text', 'application/msword'],
    ['XLS', compound('Workbook'), 'a.xls', 'chart', 'application/vnd.ms-excel'],
    ['RTF', utf8('{\\rtf1\\ansi x}'), 'a.rtf', 'text', 'application/rtf'],
    ['PNG', png, 'a.png', 'picture', 'image/png'],
    ['JPEG', jpeg, 'a.jpeg', 'picture', 'image/jpeg'],
    ['WAV', wav, 'a.wav', 'audioVideo', 'audio/wav'],
    ['MP4', mp4, 'a.mp4', 'audioVideo', 'video/mp4'],
  ])('%s', async (_, bytes, name, medium, expected) => {
    expect(await typeOf(bytes, name, medium)).toBe(expected)
  })
})

describe('refused', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['nothing', new Uint8Array(0), 'a.txt', 'FILE_EMPTY'],
    ['HTML, whatever its name', utf8(' \n<!-- x --><HTML><script>alert(1)</script>'), 'a.txt', 'FILE_ACTIVE_CONTENT'],
    ['SVG', utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'a.svg', 'FILE_ACTIVE_CONTENT'],
    ['XML', utf8('<?xml version="1.0"?><svg/>'), 'a.xml', 'FILE_ACTIVE_CONTENT'],
    [
      'macros',
      openXml('wordprocessingml.document', { 'word/vbaProject.bin': new Uint8Array(9) }),
      'a.docx',
      'FILE_ACTIVE_CONTENT',
    ],
    ['macros in an old document', compound('WordDocument', 'Macros'), 'a.doc', 'FILE_ACTIVE_CONTENT'],
    ['a password', compound('EncryptedPackage'), 'a.docx', 'FILE_ENCRYPTED'],
    ['an archive', zipSync({ 'a.txt': utf8('x') }), 'a.zip', 'FILE_TYPE_NOT_ALLOWED'],
    [
      'a program',
      Uint8Array.from(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])),
      'a.txt',
      'FILE_TYPE_NOT_ALLOWED',
    ],
    ['binary', Uint8Array.from([1, 2, 3, 0, 255, 254]), 'a.txt', 'FILE_TYPE_UNKNOWN'],
    ['a picture called PDF', png, 'a.pdf', 'FILE_TYPE_MISMATCH'],
    ['a PDF called text', pdf, 'a.txt', 'FILE_TYPE_MISMATCH'],
    ['a text without extension', utf8('x'), 'README', 'FILE_TYPE_MISMATCH'],
    ['a text that begins like a PDF', utf8('%PDF-1.4 not really'), 'a.pdf', 'FILE_DAMAGED'],
    ['a cut-off document', docx({ body: '公告' }).subarray(0, 300), 'a.docx', 'FILE_DAMAGED'],
  ])('LS-14.5: %s', async (_, bytes, name, code) => {
    expect(await codes(bytes, name, name.endsWith('pdf') ? 'picture' : undefined)).toEqual([code])
  })

  test('LS-2.3: every fault is named at once', async () => {
    expect(await codes(png, 'a.pdf', 'text')).toEqual(['FILE_TYPE_MISMATCH', 'FILE_MEDIUM_MISMATCH'])
  })

  test('LS-14.5: bombs: too many entries, too much, too dense, overlapping', async () => {
    const dense = zipSync(
      { '[Content_Types].xml': strToU8(contentTypes('wordprocessingml.document')), x: new Uint8Array(20_000_000) },
      { level: 9 },
    )
    expect(await codes(dense, 'a.docx')).toEqual(['FILE_ARCHIVE_TOO_LARGE'])
    const many = zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, new Uint8Array(0)])))
    expect(await codes(many, 'a.docx')).toEqual(['FILE_ARCHIVE_TOO_LARGE'])

    const honest = zipSync({ a: utf8('x'.repeat(1000)), b: utf8('y'.repeat(1000)) }, { level: 0 })
    expect(await readZipDirectory(bytesSource(honest))).toHaveProperty('entries.length', 2)
    expect(await readZipDirectory(bytesSource(honest), { entries: 9, totalBytes: 1500, ratio: 9 })).toEqual({
      fault: 'tooLarge',
    })
    const overlapping = Buffer.from(honest)
    const second = overlapping.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    overlapping.writeUInt32LE(0, second + 42) // both entries claim the first one's bytes
    expect(await readZipDirectory(bytesSource(overlapping))).toEqual({ fault: 'damaged' })
  })

  test('whatever bytes come, an answer is given', async () => {
    const start = fc.constantFrom(
      '',
      'PK\x03\x04',
      'PK\x05\x06',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '%PDF-',
      'RIFF',
      '\xff\xfe',
      'ID3\x03',
    )
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 2000 }), async (prefix, rest) => {
        const bytes = Buffer.concat([Buffer.from(prefix, 'latin1'), rest])
        const { mediaType, refusals } = await examine(Uint8Array.from(bytes), 'a.zzz')
        expect(refusals.length > 0 || mediaType === undefined).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('names and headers', () => {
  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\报告\\公告.pdf', '公告.pdf'],
    ['公告\u202efdp.exe', '公告fdp.exe'],
    ['a\r\nb\0.txt', 'ab.txt'],
    ['  ', undefined],
    ['..', undefined],
    ['x'.repeat(201), undefined],
  ])('%j is kept as %j', (sent, kept) => expect(usableName(sent)).toBe(kept))

  test.each([
    [undefined, undefined],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-5', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=-', undefined],
  ])('Range %j of 100 bytes is %j', (header, expected) => expect(byteRange(header, 100)).toEqual(expected))

  test('LS-14.5: a file is served inert, with a name that cannot break the header', () => {
    const headers = inertHeaders({
      name: '公"告\r\n.txt',
      mediaType: 'text/plain;charset=gb18030',
      size: 10,
      range: { start: 2, end: 4 },
    })
    expect(headers).toMatchObject({
      'content-type': 'text/plain;charset=gb18030',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-length': '3',
      'content-range': 'bytes 2-4/10',
    })
    expect(headers['content-disposition']).toBe(
      `attachment; filename="_____.txt"; filename*=UTF-8''%E5%85%AC%22%E5%91%8A%0D%0A.txt`,
    )
    expect(inertHeaders({ name: 'a', mediaType: 'text/html', size: 1 })['content-type']).toBe(
      'application/octet-stream',
    )
  })
})
