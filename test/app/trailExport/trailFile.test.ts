import { expect, test } from 'vitest'
import type { ExportedRow, TrailSource } from '../../../src/app/trailExport/exportedRow.js'
import { trailFile } from '../../../src/app/trailExport/trailFile.js'
import { TRAIL_EXPORT_FORMATS } from '../../../src/domain/evidence/events.js'

const row = (ordinal: number, change: Partial<ExportedRow> = {}): ExportedRow => ({
  ...{ ordinal, eventId: `e${ordinal}`, stream: 'item-i', revision: ordinal, type: 'ItemCreated' },
  ...{ subjectKind: 'informationItem', subjectId: 'i', person: 'li', role: 'publishingOfficer', agency: 'fgw' },
  ...{ deputyFor: null, process: null, recordedAt: '2026-03-02T01:00:00.000Z', legalDate: null, clause: 'LS-2.1' },
  ...{ reason: null, matter: 'm', causation: 'c', commandId: 'c', commandType: 'CreateItem', rules: ['A', 'B'] },
  ...{ policies: [], changes: [], ...change },
})

/** Says how many pages were taken before the reader asked for more. */
function sourceOf(pages: readonly (readonly ExportedRow[])[]) {
  const taken = { pages: 0 }
  const source: TrailSource = {
    rows: async function* () {
      for (const page of pages) {
        taken.pages += 1
        yield await Promise.resolve(page)
      }
    },
    objects: async function* () {
      yield await Promise.resolve([])
      yield await Promise.resolve([{ kind: 'agency', id: 'fgw' }])
    },
  }
  return { source, taken }
}
const whole = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

test('LS-15.1: no cell of a CSV is taken for a formula, and none breaks out of its place', async () => {
  const { source } = sourceOf([
    [row(1, { reason: '=HYPERLINK("http://x")', matter: '+1', subjectId: '@x', process: '-2', agency: 'a,"b"\r\nc' })],
  ])
  const text = await whole(trailFile('csv', source, () => '=新建'))
  const [, line] = text.split(/\r\n(?=\d)/)
  expect(line).toContain(`"'=HYPERLINK(""http://x"")"`)
  for (const inert of [`,'+1,`, `,'@x,`, `,'-2,`, `,"a,""b""\r\nc",`, `,'=新建\r\n`, ',A B,'])
    expect(line).toContain(inert)
})

test('an export is written page by page: the first is out before the second is read, in every format', async () => {
  for (const format of TRAIL_EXPORT_FORMATS) {
    const { source, taken } = sourceOf([[row(1)], [], [row(2)]])
    const pieces = trailFile(format, source, (type) => type)
    for (let text = ''; !text.includes('e1');) text += ((await pieces.next()) as { value: string }).value
    expect(taken.pages, format).toBe(1)
    const rest = await whole(pieces)
    expect([rest.includes('e2'), taken.pages], format).toEqual([true, 3])
  }
})

test('what is empty is still a file of its format', async () => {
  const text = async (format: (typeof TRAIL_EXPORT_FORMATS)[number]) =>
    whole(trailFile(format, { ...sourceOf([]).source, objects: async function* () {} }, (type) => type))
  expect((await text('csv')).split('\r\n')).toHaveLength(2)
  expect(await text('jsonl')).toBe('')
  expect(JSON.parse(await text('ocel'))).toEqual({ events: [], objects: [], eventTypes: [], objectTypes: [] })
})
