import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { decodeText } from '../../src/app/import/decodeText.js'
import { examine } from '../../src/app/import/examine.js'
import type { ReportedDocument } from '../../src/app/import/importReport.js'
import { walkFolder } from '../../src/app/import/walkFolder.js'
import { importWorld, TODAY } from '../app/import/importWorld.js'

const FOLDER = resolve(import.meta.dirname, '../../../shared/data/documents')
const isHere = existsSync(FOLDER)
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

if (!isHere) {
  test('NOT RUN: the import of 712 real documents from ../shared/data/documents, which is absent here', () => {
    console.warn('conformance: ../shared/data/documents is absent, the import of real documents was not tested')
  })
}

/** Read by hand in the files themselves. */
const READ_BY_HAND: readonly (readonly [
  path: string,
  title: string,
  formedOn: string,
  number: string | undefined,
  issuedBy: string,
])[] = [
  ['行政法规/反倾销条例(2004-03-31).md', '中华人民共和国反倾销条例', '2004-03-31', '国务院令第328号', '国务院'],
  ['行政法规/护士条例(2020-03-27).md', '护士条例', '2020-03-27', '国务院令第517号', '国务院'],
  ['行政法规/长城保护条例(2006-10-01).md', '长城保护条例', '2006-10-11', '国务院令第476号', '国务院'],
  ['行政法规/水产资源繁殖保护条例(1972-02-10).md', '水产资源繁殖保护条例', '1979-02-10', undefined, '国务院'],
  ['行政法规/工资支付暂行规定(1994-12-06).md', '工资支付暂行规定', '1994-12-06', '劳部发〔1994〕489号', '劳动部'],
  ['行政法规/进口影片管理办法(1981-10-13).md', '进口影片管理办法', '1981-10-13', undefined, '文化部、海关总署'],
  [
    '行政法规/关于工资总额组成的规定(1990-01-01).md',
    '关于工资总额组成的规定',
    '1990-01-01',
    '国家统计局令第1号',
    '国家统计局',
  ],
  ['行政法规/消费税暂行条例(2008-11-10).md', '中华人民共和国消费税暂行条例', '2008-11-10', '国务院令第539号', '国务院'],
  ['行政法规/商标法实施条例(2014-04-29).md', '中华人民共和国商标法实施条例', '2014-04-29', '国务院令第651号', '国务院'],
  [
    '行政法规/军服管理条例(2009-01-13).md',
    '军服管理条例',
    '2009-01-13',
    '国务院、中央军事委员会令第547号',
    '国务院、中央军事委员会',
  ],
  [
    '行政法规/国务院关于经营者集中申报标准的规定(2024-01-22).md',
    '国务院关于经营者集中申报标准的规定',
    '2024-01-22',
    '国务院令第773号',
    '国务院',
  ],
  [
    '行政法规/无人驾驶航空器飞行管理暂行条例(2023-05-31).md',
    '无人驾驶航空器飞行管理暂行条例',
    '2023-05-31',
    undefined,
    '',
  ],
  [
    '部门规章/公安部/公安机关办理行政案件程序规定(2019-04-27).md',
    '公安机关办理行政案件程序规定',
    '2019-04-27',
    '公安部令第149号',
    '公安部',
  ],
  [
    '部门规章/市场监督管理总局/药品进口管理办法(2003-08-18).md',
    '药品进口管理办法',
    '2003-08-18',
    '食品药品监管局、海关总署令第4号',
    '食品药品监管局、海关总署',
  ],
  [
    '部门规章/人力资源社会保障部/关于职工全年月平均工作时间和工资折算问题的通知(2009-03-29).md',
    '关于职工全年月平均工作时间和工资折算问题的通知',
    '2009-03-29',
    '劳社部发〔2008〕3号',
    '',
  ],
]

test.each(isHere ? READ_BY_HAND : [])(
  '%s is read as a person reads it',
  async (path, title, formedOn, documentNumber, issuedBy) => {
    const examined = await examine({ path, absolute: join(FOLDER, path) }, TODAY, 1_000_000)
    if (!examined.ok) throw new Error(JSON.stringify(examined.faults))
    const { document } = examined.candidate
    expect([document.title, document.formedOn, document.documentNumber, document.issuedBy.join('、')]).toEqual([
      title,
      formedOn,
      documentNumber,
      issuedBy,
    ])
  },
)

async function everyDocumentIsTakenIn(): Promise<void> {
  const world = await importWorld()
  const { files } = await walkFolder(FOLDER)
  expect(files).toHaveLength(712)

  const report = await world.run(FOLDER)
  expect(report.counts).toEqual({ taken: 712, wouldTake: 0, unchanged: 0, refused: 0, skipped: 0 })
  // Heads without any act of issue, heads that stop before the version, heads that a file name contradicts.
  expect(report.notes).toMatchObject({
    DATE_FROM_FILE_NAME: 77,
    HEAD_ENDS_BEFORE_VERSION: 293,
    HEAD_CONTRADICTS_FILE_NAME: 15,
  })
  const log = await world.log()
  const byItem = new Map(report.documents.map((document) => [`item-${document.itemId}`, document]))
  const contents = log.filter(({ type }) => type === 'ContentRevised')
  const attached = log.filter(({ type }) => type === 'FileAttached')
  expect([contents.length, attached.length]).toEqual([712, 712])
  for (const { stream, data } of attached) {
    const original = await readFile(join(FOLDER, (byItem.get(stream) as ReportedDocument).path))
    expect((data as { sha256: string }).sha256).toBe(sha256(original))
  }
  for (const { stream, data } of contents) {
    const { path } = byItem.get(stream) as ReportedDocument
    const text = (data as { text: { value: string } }).text.value
    expect([path, sha256(text)]).toEqual([path, sha256(withoutMarkers(await readFile(join(FOLDER, path))))])
  }

  const again = await world.run(FOLDER)
  expect(again.counts).toMatchObject({ taken: 0, unchanged: 712, refused: 0 })
  expect(await world.log()).toHaveLength(log.length)
}
if (isHere) {
  test('all 712 documents are taken in, byte for byte, and a second run changes nothing', everyDocumentIsTakenIn)
}

/** Everything that stands in the file but the heading with the title and the marker, however the parser got there. */
function withoutMarkers(bytes: Uint8Array): string {
  const decoded = decodeText(bytes)
  if (!decoded.ok) throw new Error('not text')
  const [head, body] = decoded.text.split('<!-- INFO END -->') as [string, string]
  const headLines = head
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return `${headLines.join('\n')}\n\n${body.trim()}`.trim()
}
