import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyEvent } from '../../src/domain/decider.js'
import { addDays, localDateOf } from '../../src/domain/dates.js'
import type { Instant, LocalDate } from '../../src/domain/values.js'
import type { Position } from '../../src/eventstore/eventStore.js'
import type { EventMetadata } from '../../src/eventstore/recordedEvent.js'
import type { LogEvent } from '../../src/projections/projection.js'
import { caseFrom } from '../../src/projections/registerPeriods/caseFrom.js'
import { registerPeriodsProjection } from '../../src/projections/registerPeriods/projection.js'
import {
  ALWAYS_DATE,
  type PeriodRow,
  type RegisterColumns,
  type SubjectRow,
} from '../../src/projections/registerPeriods/tables.js'
import { changedColumns, columnsOf } from '../../src/projections/registerPeriods/overwrite.js'
import { replied } from '../domain/application/district.js'
import { clockEvents, dutyEvents } from './clockScripts.js'
import { itemEvents } from './items.js'

const item = itemEvents('a')
const SCRIPTS: Readonly<Record<string, readonly AnyEvent[]>> = {
  'item-a': [
    ...item.untilPublic('first'),
    item.newVersion(2),
    item.revised('second', 2),
    ...item.reviewed('second', 'proactive', 2),
    item.authorized('second', 2),
    item.withdrawn(2),
    item.purgeOrdered(),
    item.keyDestroyed(),
  ],
  'application-a1': replied(),
  'duty-a-ke': dutyEvents,
  'deadline-a-ke.r1-publication': clockEvents,
}

/** The read model in memory, as the engine would keep its rows. */
function registers() {
  const subjects = new Map<string, SubjectRow>()
  const periods = new Map<string, PeriodRow>()
  const rows = {
    subjects: { get: (key: string) => subjects.get(key), put: (row: SubjectRow) => subjects.set(row.key, row) },
    periods: {
      put: (row: PeriodRow) => periods.set(row.id, row),
      remove: (id: string) => periods.delete(id),
    },
  }
  return {
    take: (event: LogEvent) => {
      const handle = registerPeriodsProjection.handlers[event.type]
      handle?.(rows as never, event)
      // As it comes back from the database.
      const kept = JSON.parse(JSON.stringify([...subjects])) as [string, SubjectRow][]
      for (const [key, row] of kept) subjects.set(key, row)
    },
    standing: (key: string) => subjects.get(key)!,
    at: (asOf: string, asKnownAt: string) =>
      [...periods.values()].filter(
        ({ validFrom, validTo, knownFrom, knownTo }) =>
          validFrom <= asOf && asOf < validTo && knownFrom <= asKnownAt && asKnownAt < knownTo,
      ),
    periods,
  }
}

interface Entered {
  /** Days until it is recorded after what was recorded before. */
  readonly later: number
  /** Days by which its own date lies before that; below 0: ahead, with an effect later on. */
  readonly earlier: number
}
const DAY = 86_400_000
const START = Date.parse('2026-03-02T01:00:00.000Z')

/** The events of a script with dates of their own, so that later ones may say to have been the case earlier. */
function entered(stream: string, dates: readonly Entered[]): readonly LogEvent[] {
  let now = START
  return dates.map(({ later, earlier }, index) => {
    now += later * DAY
    const recordedAt = new Date(now).toISOString() as Instant
    const event = SCRIPTS[stream]![index]!
    const on = addDays(localDateOf(recordedAt), -earlier)
    return {
      ...{ type: event.type, data: { ...(event.data as object), effectiveOn: on } },
      ...{ id: randomUUID(), stream, revision: index, ordinal: index + 1, position: String(index + 1) as Position },
      metadata: { recordedAt } as EventMetadata,
    }
  })
}

const scripts = fc.constantFrom(...Object.keys(SCRIPTS)).chain((stream) =>
  fc.record({
    stream: fc.constant(stream),
    dates: fc.array(fc.record({ later: fc.nat(3), earlier: fc.integer({ min: -4, max: 12 }) }), {
      minLength: 1,
      maxLength: SCRIPTS[stream]!.length,
    }),
    asked: fc.array(fc.record({ day: fc.integer({ min: -15, max: 60 }), known: fc.integer({ min: -1, max: 60 }) }), {
      minLength: 3,
      maxLength: 12,
    }),
  }),
)

/** By definition: what each known event changed, in the order of recording, of those whose day had come. */
function byDefinition(changes: readonly Change[], asOf: string, asKnownAt: string): RegisterColumns | undefined {
  const [begin] = changes
  if (begin === undefined || begin.recordedAt > asKnownAt || begin.from > asOf) return undefined
  const known = changes.filter(
    ({ recordedAt, from }) => recordedAt <= asKnownAt && (from > begin.from ? from : begin.from) <= asOf,
  )
  return known.reduce((columns, change) => ({ ...columns, ...change.columns }), {} as RegisterColumns)
}
interface Change {
  readonly from: LocalDate
  readonly recordedAt: string
  readonly columns: Partial<RegisterColumns>
}

test('LS-15.1: a register at any moment says what the events known then say of that day, and says it once', () => {
  fc.assert(
    fc.property(scripts, ({ stream, dates, asked }) => {
      const register = registers()
      const changes: Change[] = []
      let before: RegisterColumns | undefined
      for (const event of entered(stream, dates)) {
        register.take(event)
        // What the register says now, once every date has come: the last row of those that stand.
        const [now] = register.at('9999-12-30', event.metadata.recordedAt)
        const after = columnsOf(now!)
        const columns = before === undefined ? after : changedColumns(before, after)
        if (columns !== undefined)
          changes.push({ from: caseFrom(event), recordedAt: event.metadata.recordedAt, columns })
        before = after
      }
      for (const { day, known } of asked) {
        const asOf = addDays('2026-03-02' as LocalDate, day)
        const asKnownAt = new Date(START + known * DAY).toISOString()
        const found = register.at(asOf, asKnownAt)
        const expected = byDefinition(changes, asOf, asKnownAt)
        expect(found.map(columnsOf)).toEqual(expected === undefined ? [] : [expected])
      }
    }),
    { numRuns: 150 },
  )
})

test('LS-15.1: once every date has come, a register says what the lists of today say', () => {
  for (const [stream, events] of Object.entries(SCRIPTS)) {
    const register = registers()
    const told = entered(
      stream,
      events.map(() => ({ later: 1, earlier: 0 })),
    )
    told.forEach(register.take)
    const [last] = register.at('9999-12-30', '9999-12-30')
    const { standing } = [...register.periods.values()].length > 0 ? register.standing(keyOf(stream)) : { standing: [] }
    expect(standing.at(-1)).toMatchObject({ validTo: ALWAYS_DATE, stage: last!.stage })
    expect(last).toMatchObject(EXPECTED[stream]!)
  }
})

const keyOf = (stream: string): string => stream.replace('-', '/')

/** Written down by hand, from the last events of the scripts. */
const EXPECTED: Readonly<Record<string, Partial<PeriodRow>>> = {
  'item-a': { stage: 'purged', attribute: null, agency: 'fagai', officer: 'li' },
  'application-a1': { stage: 'replied', attribute: 'provided', agency: 'reform', officer: 'officer', due: null },
  'duty-a-ke': { stage: 'lifted', attribute: 'publish', agency: 'ke', deadline: 'a-ke.r2-publication' },
  'deadline-a-ke.r1-publication': { stage: 'lifted', attribute: 'publication', agency: 'ju', officer: null },
}

test('LS-15.1: only what takes effect later on purpose lies ahead of its recording', () => {
  const metadata = { recordedAt: '2026-03-02T17:00:00.000Z' as Instant } as EventMetadata
  // One o'clock in the morning in Asia/Shanghai.
  expect(caseFrom({ data: {}, metadata })).toBe('2026-03-03')
  expect(caseFrom({ data: { servedOn: '2026-02-27' }, metadata })).toBe('2026-02-27')
  expect(caseFrom({ data: { plannedOn: '2026-03-09' }, metadata })).toBe('2026-03-03')
  expect(caseFrom({ data: { effectiveOn: '2026-03-09' }, metadata })).toBe('2026-03-09')
})
