import { expect, test } from 'vitest'
import { countedEnding, reportableOf } from '../../../src/domain/annualReport/reportable.js'
import { rowsIn } from '../../../src/domain/annualReport/tableTwo.js'
import { on } from '../../support/spec.js'
import { after, officer, receive, received, replied } from '../application/district.js'

const ending = (day: string, kind: 'provided' | 'repeated', reopenedOn?: string) => ({
  on: on(day),
  ending: { kind },
  ...(reopenedOn === undefined ? {} : { reopenedOn: on(reopenedOn) }),
})

test('711-50: done again within the year, the last reply counts', () => {
  const endings = [ending('2025-03-01', 'repeated', '2025-09-01'), ending('2025-09-20', 'provided')]
  expect(countedEnding(endings)).toBe(endings[1])
})

test('711-50: done again in a later year, the reply that was reported stays, and nothing is counted twice', () => {
  const endings = [ending('2025-12-31', 'repeated', '2026-01-01'), ending('2026-02-01', 'provided')]
  expect(countedEnding(endings)).toBe(endings[0])
})

test('711-50: opened again within the year and not answered by its end, it is carried out', () => {
  expect(countedEnding([ending('2025-03-01', 'repeated', '2025-09-01')])).toBeUndefined()
  const next = [ending('2025-03-01', 'repeated', '2025-09-01'), ending('2026-01-20', 'provided')]
  expect(countedEnding(next)).toBe(next[1])
})

test('711-31, 711-50: what has no day of receipt yet is in no report', () => {
  expect(reportableOf(after([[officer, receive({ channel: 'fax' })]]))).toBeUndefined()
  expect(reportableOf([])).toBeUndefined()
  const open = reportableOf(received())
  expect(open).toEqual({ applicant: 'naturalPerson', receivedOn: '2026-03-02' })
  expect(rowsIn(2026, open!)).toEqual(['newlyReceived', 'carriedOut'])
})

test('711-50: a reply counts on the day on which it went out', () => {
  expect(reportableOf(replied())).toMatchObject({ closed: { on: '2026-03-02', ending: { kind: 'provided' } } })
})
