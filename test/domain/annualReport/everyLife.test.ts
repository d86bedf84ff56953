import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applicationDecider } from '../../../src/domain/application/decide.js'
import type { ApplicationEvent } from '../../../src/domain/application/events.js'
import { reportableOf } from '../../../src/domain/annualReport/reportable.js'
import { imbalancesOf, rowsIn, type TableTwo, tableTwo } from '../../../src/domain/annualReport/tableTwo.js'
import { OUTCOME_ROW_NAMES, type OutcomeRow } from '../../../src/domain/annualReport/tableTwoRows.js'
import { life, livedThrough } from './lives.js'

const YEARS = [2023, 2024, 2025, 2026, 2027, 2028, 2029]
const isOutcome = (row: string): row is OutcomeRow => (OUTCOME_ROW_NAMES as readonly string[]).includes(row)
type DataOf<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>['data']
const all = <T extends ApplicationEvent['type']>(events: readonly ApplicationEvent[], type: T): readonly DataOf<T>[] =>
  events.flatMap((event) => (event.type === type ? [event.data as DataOf<T>] : []))

const seen = new Set<OutcomeRow>()
let redone = 0

test('711-50: over random lives of applications every closed one stands in exactly one row of one year, and every sum comes out', () => {
  fc.assert(
    fc.property(fc.array(life, { minLength: 4, maxLength: 12 }), (lives) => {
      const streams = lives.map(livedThrough)
      const reportable = streams.flatMap((events) => reportableOf(events) ?? [])

      for (const application of reportable) {
        const rows = YEARS.flatMap((year) => rowsIn(year, application)).filter(isOutcome)
        expect(rows).toHaveLength(application.closed === undefined ? 0 : 1)
        for (const row of rows) seen.add(row)
        // In every year from its receipt on it is in once and out once, until it was counted as closed.
        for (const year of YEARS) expect([0, 2, 3]).toContain(rowsIn(year, application).length)
      }

      let lastYear: TableTwo | undefined
      for (const year of YEARS) {
        const table = tableTwo(year, reportable)
        expect(imbalancesOf(table, lastYear)).toEqual([])
        lastYear = table
      }
      expect(YEARS.reduce((sum, year) => sum + tableTwo(year, reportable).total.all, 0)).toBe(
        reportable.filter(({ closed }) => closed !== undefined).length,
      )
    }),
    { numRuns: 120, seed: 20260302 },
  )
  // The property would say nothing if lives ended in a few rows only.
  expect(OUTCOME_ROW_NAMES.filter((row) => !seen.has(row))).toEqual([])
})

test('711-37, 711-50: what was given in part is in row 4 and in no other, counted by an oracle that reads events only', () => {
  let parts = 0
  fc.assert(
    fc.property(fc.array(life, { minLength: 5, maxLength: 20 }), (lives) => {
      const streams = lives.map(livedThrough)
      const reportable = streams.flatMap((events) => reportableOf(events) ?? [])
      // Without a redo the only reply of a stream is the one that counts.
      const once = streams.filter((events) => all(events, 'ApplicationReopened').length === 0)
      const partly = once.filter(
        (events) => all(events, 'ReplyDispatched')[0]?.outcome.kind === 'partlyProvided',
      ).length
      redone += streams.length - once.length
      const counted = once
        .flatMap((events) => reportableOf(events) ?? [])
        .filter(({ closed }) => closed?.ending.kind === 'partlyProvided')
      expect(counted).toHaveLength(partly)
      const inRow = YEARS.reduce((sum, year) => sum + tableTwo(year, counted).partlyDisclosed.all, 0)
      expect(inRow).toBe(partly)
      for (const year of YEARS) expect(imbalancesOf(tableTwo(year, reportable))).toEqual([])
      parts += partly
    }),
    { numRuns: 40, seed: 20260303 },
  )
  expect(Math.min(parts, redone)).toBeGreaterThan(5)
})

test('711-30 to 711-45: whatever is tried, the law’s own limits hold in every life', () => {
  const closed = { replied: 0, extended: 0, corrected: 0, charged: 0 }
  fc.assert(
    fc.property(life, (lived) => {
      const events = livedThrough(lived, 1)
      const requests = all(events, 'AmendmentRequested')
      expect(requests.length).toBeLessThanOrEqual(1)
      expect(all(events, 'ReplyPeriodExtended').length).toBeLessThanOrEqual(1)
      for (const { workingDays } of all(events, 'ReplyPeriodExtended')) expect(workingDays).toBeLessThanOrEqual(20)
      repliesHold(events)
      closed.replied += all(events, 'ReplyDispatched').length
      closed.extended += all(events, 'ReplyPeriodExtended').length
      closed.corrected += all(events, 'ApplicationAmended').length
      closed.charged += all(events, 'FeeNoticeIssued').length
      // Replay from what is stored gives the same.
      const stored = JSON.parse(JSON.stringify(events)) as readonly ApplicationEvent[]
      expect(stored.reduce(applicationDecider.evolve, applicationDecider.initial)).toEqual(
        events.reduce(applicationDecider.evolve, applicationDecider.initial),
      )
    }),
    { numRuns: 500, seed: 20260304 },
  )
  expect(Math.min(...Object.values(closed))).toBeGreaterThan(10)
})

/** Reads events only; knows nothing of the decider. */
function repliesHold(events: readonly ApplicationEvent[]): void {
  events.forEach((event, at) => {
    if (event.type !== 'ReplyDispatched') return
    const before = events.slice(0, at)
    const { outcome, draft } = event.data
    const drafted = all(before, 'ReplyDrafted')
    const approved = all(before, 'ReplyApproved').find((act) => act.draft === draft)
    const signed = all(before, 'ReplySigned').find((act) => act.draft === draft)
    expect(approved).toBeDefined()
    expect(signed).toBeDefined()
    expect(drafted.map(({ by }) => by)).not.toContain(approved!.by)
    expect([...drafted.map(({ by }) => by), approved!.by]).not.toContain(signed!.by)
    const withholds = outcome.kind === 'withheld' || outcome.kind === 'partlyProvided'
    expect(signed!.remedies.order).toBe(withholds ? 'reviewFirst' : 'either')
    if (outcome.kind === 'notHeld') {
      const since = before.findLastIndex(({ type }) => type === 'ApplicationAmended' || type === 'ApplicationReopened')
      const results = all(before.slice(since + 1), 'SearchRecorded').map(({ result }) => result)
      expect(results).toContain('notFound')
      expect(results).not.toContain('found')
    }
    if (outcome.kind === 'provided' || outcome.kind === 'partlyProvided') {
      const asked = new Set(all(before, 'ThirdPartyLetterIssued').map(({ thirdParty }) => thirdParty))
      const heard = new Set([
        ...all(before, 'ThirdPartyOpinionReceived').map(({ thirdParty }) => thirdParty),
        ...all(before, 'ThirdPartyOpinionLapsed').map(({ thirdParty }) => thirdParty),
      ])
      expect([...asked].filter((thirdParty) => !heard.has(thirdParty))).toEqual([])
      expect(all(before, 'ObjectionJudged').some(({ reasonable }) => reasonable)).toBe(false)
    }
    if (outcome.kind === 'notAmended') expect(event.data.dispatchedOn > outcome.lapsedOn).toBe(true)
    if (outcome.kind === 'feeUnpaid') expect(all(before, 'FeePaid')).toEqual([])
  })
}
