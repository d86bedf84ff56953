import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { type ReportableEnding, rowOf } from '../src/domain/annualReport/rowOf.js'
import { type ReportableApplication, tableTwo } from '../src/domain/annualReport/tableTwo.js'
import { OUTCOME_ROW_NAMES, type OutcomeRow } from '../src/domain/annualReport/tableTwoRows.js'
import { APPLICANT_KINDS, type ApplicantKind } from '../src/domain/application/vocabulary.js'
import type { LocalDate } from '../src/domain/values.js'
import { systemClock } from '../src/eventstore/clock.js'
import { openPostgresEventStore } from '../src/eventstore/postgres/postgresEventStore.js'
import type { ReportScope } from '../src/projections/annualReportMatters/conditions.js'
import { computedFigures, tableTwoOf } from '../src/projections/annualReportMatters/figures.js'
import { mattersInCell } from '../src/projections/annualReportMatters/queries.js'
import { ANNUAL_REPORT_MATTERS, OPEN_ENDED } from '../src/projections/annualReportMatters/tables.js'
import { openReadDatabase } from '../src/projections/database.js'
import { createDecoder } from '../src/projections/engine/decoder.js'
import { createEngine } from '../src/projections/engine/engine.js'
import { run as statement } from '../src/projections/engine/statements.js'
import { readModels, readModelVersions } from '../src/projections/readModels.js'
import { createReadSide, type ReadSide } from '../src/projections/readSide.js'
import { mediansInTurns } from './measure.js'
import type { BenchRow, RunBench } from './row.js'
import { startBenchServer } from './server.js'
import { benchKeys } from './syntheticLog.js'

const YEAR = 2026
const AGENCIES = 60
const ONE: ReportScope = { agencies: ['agency-7'], year: YEAR }
const ALL: ReportScope = { agencies: 'all', year: YEAR }

/** Tables of the annual report by SQL, beside reading every application and counting in the program. */
export const run: RunBench = async ({ quick, say }) => {
  const server = await startBenchServer()
  const store = openPostgresEventStore({ connectionString: server.logUrl, clock: systemClock })
  const db = openReadDatabase({ connectionString: server.workUrl, max: 4 })
  try {
    const models = createReadSide({ db, store, versions: readModelVersions })
    const projections = readModels.filter(({ name }) => name === ANNUAL_REPORT_MATTERS)
    const engine = createEngine({
      db,
      store,
      decoder: createDecoder(benchKeys()),
      projections,
      readSide: models,
      clock: systemClock,
    })
    await engine.start()
    await engine.caughtUp()
    await engine.stop()
    const size = quick ? 20_000 : 200_000
    const schema = await models.schemaOf(ANNUAL_REPORT_MATTERS)
    const started = performance.now()
    await fill(db, schema, size)
    say(`annual report: ${size} applications written in ${((performance.now() - started) / 1_000).toFixed(0)} s`)
    await isRight(db, models, schema)
    return await measured(db, models, { schema, size, turns: quick ? 3 : 15 })
  } finally {
    await db.destroy()
    await store.close()
    await server.stop()
  }
}

/** Five years of applications; one in fifty reviewed, one in a hundred charged, one in forty handed to another agency. */
async function fill(db: Kysely<unknown>, schema: string, size: number): Promise<void> {
  const day = (offset: string) => `to_char(date '2022-01-01' + (${offset})::int, 'YYYY-MM-DD')`
  await statement(
    db,
    `insert into ${schema}.holdings (id, application, agency, from_on, until_on, applicant, received_on, closed_on, outcome)
      select 'a' || i || '/' || n, 'a' || i, 'agency-' || ((i + n) % ${AGENCIES}),
        case when n = 1 then '' else ${day('came + 10')} end,
        case when n = 1 and i % 40 = 0 then ${day('came + 10')} else '${OPEN_ENDED}' end,
        ($2::text[])[1 + chance % 6], ${day('came')},
        case when chance % 30 = 0 then '${OPEN_ENDED}' else ${day('came + 1 + chance % 40')} end,
        case when chance % 30 = 0 then null else ($3::text[])[1 + chance % 21] end
      from (select i, hashint4(i) & 2147483647 as chance, (i * 1825::bigint / $1)::int as came
        from generate_series(1, $1::int) as i) as drawn, generate_series(1, 2) as n
      where n = 1 or i % 40 = 0`,
    [size, [...APPLICANT_KINDS], [...OUTCOME_ROW_NAMES]],
  )
  await statement(
    db,
    `insert into ${schema}.remedies (id, application, remedy, kind, filed_on, case_number, body, ended_on, result)
      select application || '/r1', application, 'r1', 'review', received_on, '复1', '区政府',
        case when length(application) % 2 = 0 then '${OPEN_ENDED}' else closed_on end,
        case when length(application) % 2 = 0 or closed_on = '${OPEN_ENDED}' then null else 'upheld' end
      from ${schema}.holdings where from_on = '' and hashtext(application) % 50 = 0`,
  )
  await statement(
    db,
    `insert into ${schema}.payments (id, application, paid_on, amount)
      select application || '/2', application, received_on, 300
      from ${schema}.holdings where from_on = '' and hashtext(application) % 100 = 1`,
  )
  for (const table of ['holdings', 'remedies', 'payments']) await statement(db, `vacuum analyze ${schema}.${table}`)
}

interface HeldRow {
  readonly applicant: ApplicantKind
  readonly received_on: LocalDate
  readonly closed_on: LocalDate
  readonly outcome: OutcomeRow | null
}

/** An ending that is counted in that row. */
const ENDINGS = new Map(
  (
    [
      'provided',
      'partlyProvided',
      'specialRegime',
      'notHeld',
      'needsProcessing',
      'stillUnclear',
      'petition',
      'repeated',
    ] as const
  )
    .map((kind): ReportableEnding => ({ kind }))
    .concat(
      (['publication', 'excessive', 'reconfirmation', 'notAmended', 'feeUnpaid', 'other'] as const).map((kind) => ({
        kind,
      })),
    )
    .concat(
      (
        [
          'stateSecret',
          'prohibitedByLaw',
          'endangersSafety',
          'thirdPartyInterest',
          'internalAffairs',
          'processInformation',
          'enforcementFile',
        ] as const
      ).map((ground): ReportableEnding => ({ kind: 'withheld', ground })),
    )
    .map((ending) => [rowOf(ending), ending]),
)

/** Every row of the agencies over the wire, counted by the pure function. */
async function countedHere(db: Kysely<unknown>, schema: string, { agencies }: ReportScope) {
  const rows = await statement<HeldRow>(
    db,
    `select applicant, received_on, closed_on, outcome from ${schema}.holdings
      where from_on <= '${YEAR}-12-31' and until_on > '${YEAR}-12-31' and ($1::text[] is null or agency = any($1::text[]))`,
    [agencies === 'all' ? null : [...agencies]],
  )
  return tableTwo(
    YEAR,
    rows.map(({ applicant, received_on: receivedOn, closed_on: on, outcome }): ReportableApplication => ({
      applicant,
      receivedOn,
      ...(outcome === null ? {} : { closed: { on, ending: ENDINGS.get(outcome)! } }),
    })),
  )
}

async function isRight(db: Kysely<unknown>, models: ReadSide, schema: string): Promise<void> {
  for (const scope of [ONE, ALL])
    if (!isDeepStrictEqual(await tableTwoOf(models, scope), await countedHere(db, schema, scope)))
      throw new Error('the database counts another table 2 than the pure function')
}

async function measured(
  db: Kysely<unknown>,
  models: ReadSide,
  { schema, size, turns }: { readonly schema: string; readonly size: number; readonly turns: number },
): Promise<readonly BenchRow[]> {
  const [oneTable, oneReport, onePage, oneHere, allTable, allReport, allHere] = await mediansInTurns(turns, [
    () => timed(() => tableTwoOf(models, ONE)),
    () => timed(() => computedFigures(models, ONE)),
    () => timed(() => mattersInCell(models, { ...ONE, row: 'total', column: 'all' }, { first: 50 })),
    () => timed(() => countedHere(db, schema, ONE)),
    () => timed(() => tableTwoOf(models, ALL)),
    () => timed(() => computedFigures(models, ALL)),
    () => timed(() => countedHere(db, schema, ALL)),
  ])
  const of = `${size / 1_000} k applications`
  return [
    beside(`annual report: table 2 of one agency, ${of}`, oneTable!, oneHere!, 20),
    beside(`annual report: all figures of one agency, ${of}`, oneReport!, oneHere!, 60),
    beside(`annual report: first 50 applications of a number, ${of}`, onePage!, oneHere!, 30),
    beside(`annual report: table 2 of the district, ${of}`, allTable!, allHere!, 150),
    beside(`annual report: all figures of the district, ${of}`, allReport!, allHere!, 300),
  ]
}

const round = (value: number): number => Number(value.toPrecision(3))

const beside = (name: string, value: number, referenceValue: number, goal: number): BenchRow => ({
  name,
  value: round(value),
  unit: 'ms',
  reference: 'reading every application and counting in the program',
  referenceValue: round(referenceValue),
  ratio: round(value / referenceValue),
  goal: `≤ ${goal} ms`,
  holds: value <= goal,
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
