import { randomUUID } from 'node:crypto'
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import pg from 'pg'
import { canonicalJson } from '../src/eventstore/canonicalJson.js'
import { systemClock } from '../src/eventstore/clock.js'
import type { EventStore, NewEvent, Position } from '../src/eventstore/eventStore.js'
import { openPostgresEventStore } from '../src/eventstore/postgres/postgresEventStore.js'
import { mediansInTurns, ratePerSecond } from './measure.js'
import { besideRow, type BenchRow, notRunRow, plainRow, type RunBench } from './row.js'
import { startBenchServer, type BenchServer } from './server.js'

const CONNECTIONS = 32
const PAGE = 5_000

/** Appends of one event beside plain one-row INSERTs and emmett-postgresql, in turns, on one server with fsync on. */
export const run: RunBench = async ({ quick, say }) => {
  const server = await startBenchServer()
  try {
    const slice = quick ? 500 : 3_000
    const turns = quick ? 3 : 5
    return [
      ...(await appends(server, slice, turns, say)),
      ...(await reading(server, quick ? 30_000 : 200_000)),
      await onLargeLog(server, quick, say),
    ]
  } finally {
    await server.stop()
  }
}

async function appends(server: BenchServer, slice: number, turns: number, say: (line: string) => void) {
  const store = openPostgresEventStore({ connectionString: server.logUrl, clock: systemClock })
  const inserts = await plainInserts(server.url)
  const emmett = await emmettStore(server.adminUrl)
  const append = () => store.append(`item-${randomUUID()}`, [anEvent()], 'none')
  const rows: BenchRow[] = []
  for (const writers of [1, 8, 32, 256]) {
    const rate = (work: () => Promise<unknown>) => () => ratePerSecond(writers, slice, work)
    const peers = writers === 32 ? [rate(emmett.append)] : []
    const [ours, plain, theirs] = await mediansInTurns(turns, [rate(append), rate(inserts.insert), ...peers])
    const row = { name: `single-event appends, ${writers} writers`, unit: 'appends/s', value: ours! }
    const reference = `plain one-row INSERTs, ${Math.min(writers, CONNECTIONS)} connections`
    rows.push(besideRow({ ...row, reference }, plain!, writers === 32 ? 2 : undefined))
    if (theirs !== undefined) rows.push(besideRow({ ...row, reference: 'emmett-postgresql' }, theirs, 6))
    say(`append: ${writers} writers done`)
  }
  await Promise.all([store.close(), inserts.close(), emmett.close()])
  return rows
}

/** What the size of the log costs: the same appends on a log of a million events as on the small one before. */
async function onLargeLog(server: BenchServer, quick: boolean, say: (line: string) => void): Promise<BenchRow> {
  const name = 'single-event appends, 32 writers, log of 1,000,000 events'
  const goal = { unit: 'appends/s', reference: 'the same on a log of 200,000 events' }
  if (quick) return notRunRow({ name, ...goal, goal: '≥ 0.8 × reference' })
  const store = openPostgresEventStore({ connectionString: server.logUrl, clock: systemClock })
  const rate = () => ratePerSecond(32, 5_000, () => store.append(`item-${randomUUID()}`, [anEvent()], 'none'))
  const [small] = await mediansInTurns(3, [rate])
  say('append: filling up to 1,000,000 events')
  await fill(store, 1_000_000)
  const [large] = await mediansInTurns(3, [rate])
  await store.close()
  return besideRow({ name, ...goal, value: large! }, small!, 0.8)
}

async function reading(server: BenchServer, wanted: number): Promise<readonly BenchRow[]> {
  const store = openPostgresEventStore({ connectionString: server.logUrl, clock: systemClock })
  await fill(store, wanted)
  const [rate] = await mediansInTurns(1, [() => readParsed(store, wanted)])
  await store.close()
  return [plainRow(`readAll in pages of ${PAGE}, data and metadata parsed`, rate!, 'events/s')]
}

async function fill(store: EventStore, wanted: number): Promise<void> {
  for (let have = Number((await store.head()) ?? 0); have < wanted; have += 20_000) {
    const events = () => Array.from({ length: 100 }, anEvent) as [NewEvent, ...NewEvent[]]
    await Promise.all(Array.from({ length: 200 }, () => store.append(`item-${randomUUID()}`, events(), 'none')))
  }
}

async function readParsed(store: EventStore, most: number): Promise<number> {
  const started = performance.now()
  let after: Position | undefined
  let read = 0
  while (read < most) {
    const page = await store.readAll(after, PAGE)
    if (page.length === 0) break
    for (const { data, metadata } of page) {
      JSON.parse(data)
      JSON.parse(metadata)
    }
    read += page.length
    after = page.at(-1)!.position
  }
  return (read / (performance.now() - started)) * 1000
}

const DATA = canonicalJson({
  agency: 'agency-12',
  formedOn: '2026-03-02',
  medium: 'text',
  summary: '关于印发烈山区人民政府政务公开发布协调制度的通知'.repeat(3),
  theme: 'policy',
})

const metadata = () => ({
  agency: 'agency-12',
  causationId: randomUUID(),
  clause: 'LS-10.3',
  commandId: randomUUID(),
  commandType: 'RegisterItem',
  correlationId: 'item-1',
  inputHash: 'f'.repeat(64),
  person: 'person-7',
  policies: [],
  role: 'publishingOfficer',
  rules: ['ITEM_ABSENT', 'NOT_SECRET'],
})

const anEvent = (): NewEvent => ({
  id: randomUUID(),
  type: 'ItemRegistered',
  schemaVersion: 1,
  data: DATA,
  metadata: metadata(),
})

/** The same bytes as one row of a table with nothing but a primary key. */
async function plainInserts(connectionString: string) {
  const pool = poolOf(connectionString)
  await pool.query('create table plain_events (id uuid primary key, stream text, type text, data text, metadata text)')
  return {
    insert: () =>
      pool.query({
        name: 'plain-insert',
        text: 'insert into plain_events values ($1, $2, $3, $4, $5)',
        values: [randomUUID(), `item-${randomUUID()}`, 'ItemRegistered', DATA, JSON.stringify(metadata())],
      }),
    close: () => pool.end(),
  }
}

async function emmettStore(adminUrl: string) {
  const pool = poolOf(adminUrl)
  await pool.query('create database emmett')
  const url = new URL(adminUrl)
  url.pathname = 'emmett'
  const own = poolOf(url.href)
  const store = getPostgreSQLEventStore(url.href, { connectionOptions: { pool: own } })
  await store.schema.migrate()
  return {
    append: () =>
      store.appendToStream(`item-${randomUUID()}`, [
        { type: 'ItemRegistered', data: JSON.parse(DATA) as Record<string, unknown>, metadata: metadata() },
      ]),
    close: async () => {
      await store.close()
      await own.end()
      await pool.end()
    },
  }
}

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS })
  pool.on('error', () => undefined) // the server is stopped while connections are closing
  return pool
}
