import type { Kysely } from 'kysely'
import { registerDirectory } from '../src/domain/agency/historyDirectory.js'
import { emptyHistory } from '../src/domain/agency/history.js'
import { noPolicies, policyBookOf } from '../src/domain/policy/state.js'
import { shippedCalendar } from '../src/app/seed/shippedCalendar.js'
import { systemClock } from '../src/eventstore/clock.js'
import { openPostgresEventStore } from '../src/eventstore/postgres/postgresEventStore.js'
import { type GraphqlContext, type GraphqlServices, loaderCache } from '../src/graphql/context.js'
import { toGlobalId } from '../src/graphql/relay.js'
import { apiSchema } from '../src/graphql/schema.js'
import { graphqlServer } from '../src/graphql/server.js'
import { openReadDatabase } from '../src/projections/database.js'
import { createIndexes } from '../src/projections/engine/buildSchema.js'
import { createDecoder } from '../src/projections/engine/decoder.js'
import { createEngine } from '../src/projections/engine/engine.js'
import { run as statement } from '../src/projections/engine/statements.js'
import type { AnyProjection } from '../src/projections/projection.js'
import { readModels, readModelVersions } from '../src/projections/readModels.js'
import { createReadSide, type ReadSide } from '../src/projections/readSide.js'
import { BOARD_TODAY, fillBoards } from './boardRows.js'
import { mediansInTurns } from './measure.js'
import type { BenchRow, RunBench } from './row.js'
import { startBenchServer } from './server.js'
import { benchKeys } from './syntheticLog.js'

const AGENCY = 'agency-7'

/** Boards of what is due, through GraphQL, beside the bare SQL and beside reading the table from end to end. */
export const run: RunBench = async ({ quick, say }) => {
  const server = await startBenchServer()
  const store = openPostgresEventStore({ connectionString: server.logUrl, clock: systemClock })
  const db = openReadDatabase({ connectionString: server.workUrl, max: 4 })
  try {
    const readSide = createReadSide({ db, store, versions: readModelVersions })
    const projections = readModels.filter(({ name }) => name === 'deadlines' || name === 'duties')
    const decoder = createDecoder(benchKeys())
    const engine = createEngine({ db, store, decoder, projections, readSide, clock: systemClock })
    await engine.start()
    await engine.caughtUp()
    await engine.stop()
    const running = quick ? 20_000 : 100_000
    const started = performance.now()
    const tables = { deadlines: await tableOf(readSide, 'deadlines'), duties: await tableOf(readSide, 'duties') }
    await withoutSecondaryIndexes(db, projections, () => fillBoards(db, tables, running))
    for (const table of Object.values(tables)) await statement(db, `vacuum analyze ${table}`)
    say(`boards: rows written in ${((performance.now() - started) / 1_000).toFixed(0)} s`)
    return await measured(db, readSide, tables, running, quick ? 3 : 15)
  } finally {
    await db.destroy()
    await store.close()
    await server.stop()
  }
}

const tableOf = async (models: ReadSide, name: string): Promise<string> => `${await models.schemaOf(name)}.${name}`

/** The indexes are made after the rows, as after a rebuild. */
async function withoutSecondaryIndexes(
  db: Kysely<unknown>,
  projections: readonly AnyProjection[],
  fill: () => Promise<void>,
): Promise<void> {
  const indexes = await statement<{ name: string }>(
    db,
    `select schemaname || '.' || indexname as name from pg_indexes
      where schemaname like 'read\\_d%' and indexname not like '%\\_pkey'`,
  )
  for (const { name } of indexes) await statement(db, `drop index ${name}`)
  await fill()
  for (const projection of projections)
    await createIndexes(db, projection, { name: projection.name, version: projection.version, build: 0 })
}

interface Measured {
  readonly name: string
  readonly query: string
  /** The same answer by nothing but SQL. */
  readonly sql: string
  /** Most milliseconds. */
  readonly goal: number
}

type Tables = Readonly<Record<'deadlines' | 'duties', string>>

const NODE = 'id due status overdue kind provisional receipt { sentence } agency { id }'
const FIGURES = 'running dueToday dueSoon met missed madeGood overdue'
const BOARD = `total { ${FIGURES} } byAgency { figures { ${FIGURES} } } byOfficer { figures { ${FIGURES} } } byKind { figures { ${FIGURES} } }`
const OF_AGENCY = `agencyIds: ["${toGlobalId('Agency', AGENCY)}"]`

function things({ deadlines, duties }: Tables): readonly Measured[] {
  const page = (where: string) => `select * from ${deadlines} where ${where} order by due, id limit 21`
  const figures = (from: string, where: string) =>
    `select agency, officer, kind, status, due < '${BOARD_TODAY}' as over, count(*) from ${from} where ${where} group by 1, 2, 3, 4, 5`
  const clock = "clock in ('running', 'missed') and clock_done_on is null"
  const dated = `(select u.*, d.due, d.officer, d.status as clock, d.done_on as clock_done_on from ${duties} u join ${deadlines} d on d.id = u.deadline) as dated`
  const overdue = `status in ('running', 'missed') and done_on is null and due < '${BOARD_TODAY}'`
  return [
    {
      name: 'first page of all running deadlines',
      query: `{ deadlines(filter: { statuses: [running] }) { nodes { ${NODE} } } }`,
      sql: page("status = 'running'"),
      goal: 20,
    },
    {
      name: 'first page of one agency',
      query: `{ deadlines(filter: { ${OF_AGENCY} }) { nodes { ${NODE} } } }`,
      sql: page(`agency = '${AGENCY}'`),
      goal: 20,
    },
    {
      name: 'first page of what is overdue',
      query: `{ deadlines(filter: { overdue: true }) { nodes { ${NODE} } } }`,
      sql: page(overdue),
      goal: 20,
    },
    {
      name: 'figures of all agencies',
      query: `{ deadlineBoard { ${BOARD} } }`,
      sql: figures(deadlines, 'true'),
      goal: 250,
    },
    {
      name: 'figures of one agency',
      query: `{ deadlineBoard(filter: { ${OF_AGENCY} }) { ${BOARD} } }`,
      sql: figures(deadlines, `agency = '${AGENCY}'`),
      goal: 20,
    },
    {
      name: 'first page of duties of all agencies',
      query: '{ duties(filter: { statuses: [open] }) { nodes { id due status overdue kind agency { id } } } }',
      sql: `select * from ${dated} where status = 'open' and ${clock} order by due, deadline limit 21`,
      goal: 30,
    },
    {
      name: 'first page of duties of one agency',
      query: `{ duties(filter: { ${OF_AGENCY} }) { nodes { id due status overdue kind agency { id } } } }`,
      sql: `select * from ${dated} where agency = '${AGENCY}' order by due || '', deadline limit 21`,
      goal: 60,
    },
    {
      name: 'figures of duties of all agencies',
      query: `{ dutyBoard { withoutDate ${BOARD} } }`,
      sql: figures(dated, 'true'),
      goal: 600,
    },
    {
      name: 'figures of duties of one agency',
      query: `{ dutyBoard(filter: { ${OF_AGENCY} }) { withoutDate ${BOARD} } }`,
      sql: figures(dated, `agency = '${AGENCY}'`),
      goal: 60,
    },
  ]
}

async function measured(
  db: Kysely<unknown>,
  models: ReadSide,
  tables: Tables,
  running: number,
  turns: number,
): Promise<readonly BenchRow[]> {
  const ask = await asker(models)
  const rows: BenchRow[] = []
  for (const { name, query, sql, goal } of things(tables)) {
    const [graphql, bare, scanned] = await mediansInTurns(turns, [
      () => timed(() => ask(query)),
      () => timed(async () => JSON.stringify(await statement(db, sql))),
      () => timed(() => withoutIndexes(db, sql)),
    ])
    const size = `${running / 1_000} k running`
    rows.push(beside(`${name}, GraphQL, ${size}`, graphql!, 'the same by bare SQL', bare!, goal))
    rows.push(beside(`${name}, bare SQL, ${size}`, bare!, 'reading the table from end to end', scanned!))
  }
  return rows
}

const round = (value: number): number => Number(value.toPrecision(3))

const beside = (name: string, value: number, reference: string, referenceValue: number, goal?: number): BenchRow => ({
  name,
  value: round(value),
  unit: 'ms',
  reference,
  referenceValue: round(referenceValue),
  ratio: round(value / referenceValue),
  goal: goal === undefined ? null : `≤ ${goal} ms`,
  holds: goal === undefined ? null : value <= goal,
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const withoutIndexes = (db: Kysely<unknown>, sql: string): Promise<unknown> =>
  db.transaction().execute(async (trx) => {
    for (const plan of ['indexscan', 'indexonlyscan', 'bitmapscan'])
      await statement(trx, `set local enable_${plan} = off`)
    return statement(trx, sql)
  })

/** The API as the program serves it, for somebody who looks after all agencies. */
async function asker(models: ReadSide): Promise<(query: string) => Promise<void>> {
  const facts = {
    agencies: { ...registerDirectory(emptyHistory), history: emptyHistory, rolesOf: () => [] },
    calendar: shippedCalendar,
    policies: policyBookOf(noPolicies),
    position: undefined,
  }
  const services = {
    models,
    facts: { snapshot: () => Promise.resolve(facts) },
    waitFor: () => Promise.resolve(true),
    today: () => BOARD_TODAY,
  } as unknown as GraphqlServices
  const faults: unknown[] = []
  const server = graphqlServer({ schema: apiSchema(), onFault: ({ error }) => faults.push(error) })
  await server.start()
  return async (query) => {
    const contextValue: GraphqlContext = {
      actor: { kind: 'process', process: 'bench' },
      locale: 'zh',
      correlationId: 'bench',
      loaders: loaderCache(),
      services,
    }
    const { body } = await server.executeOperation({ query }, { contextValue })
    const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
    if (errors.length > 0) throw new Error(JSON.stringify([errors, faults.map(String)]))
    JSON.stringify(body)
  }
}
