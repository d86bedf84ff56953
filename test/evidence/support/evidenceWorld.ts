import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { AnyEvent } from '../../../src/domain/decider.js'
import type { Instant, PersonId } from '../../../src/domain/values.js'
import { settableClock, type SettableClock } from '../../../src/eventstore/clock.js'
import { sealEvent } from '../../../src/eventstore/codec.js'
import type { EventStore } from '../../../src/eventstore/eventStore.js'
import { openPostgresEventStore } from '../../../src/eventstore/postgres/postgresEventStore.js'
import { openReadDatabase } from '../../../src/projections/database.js'
import { createTestDatabase, type TestDatabase } from '../../support/database.js'
import { memoryKeyRing } from '../../support/memoryKeyRing.js'
import { run } from '../../support/rawAppend.js'

export interface EvidenceWorld {
  readonly database: TestDatabase
  readonly db: Kysely<unknown>
  readonly store: EventStore
  readonly keys: ReturnType<typeof memoryKeyRing>
  readonly clock: SettableClock
  readonly folder: string
  /** Appends events to a stream, sealed as the program does it. */
  readonly append: (stream: string, ...events: readonly AnyEvent[]) => Promise<void>
  /** As somebody who owns the server: triggers of the log are off while it runs. */
  readonly tamper: (...statements: readonly string[]) => Promise<void>
  readonly stop: () => Promise<void>
}

/** A log in a database of its own, and nothing else of the program. */
export async function evidenceWorld(): Promise<EvidenceWorld> {
  const database = await createTestDatabase()
  const clock = settableClock('2026-03-02T01:00:00.000Z' as Instant)
  const open = () => openPostgresEventStore({ connectionString: database.logUrl, clock })
  let opened = open()
  const store = delegating(() => opened)
  const db = openReadDatabase({ connectionString: database.workUrl, max: 4 })
  const keys = memoryKeyRing()
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-evidence-'))
  return {
    ...{ database, db, store, keys, clock, folder },
    append: async (stream, ...events) => {
      const sealed = await Promise.all(events.map((event) => sealEvent(randomUUID(), event, metadataOf(stream), keys)))
      const [first, ...rest] = sealed
      await store.append(stream, [first!, ...rest], 'any')
    },
    tamper: async (...statements) => {
      await run(
        database.ownerUrl,
        'alter table log.events disable trigger all',
        ...statements,
        'alter table log.events enable always trigger append_only',
      )
      // As a program that is started afterwards sees it: a running one may hold the end of the log in memory.
      const before = opened
      opened = open()
      await before.close()
    },
    stop: async () => {
      await db.destroy()
      await store.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The store that is open now. */
const delegating = (now: () => EventStore): EventStore => ({
  logId: () => now().logId(),
  append: (...args) => now().append(...args),
  readStream: (...args) => now().readStream(...args),
  readStreams: (...args) => now().readStreams(...args),
  readAll: (...args) => now().readAll(...args),
  head: () => now().head(),
  subscribe: (...args) => now().subscribe(...args),
  comparePositions: (...args) => now().comparePositions(...args),
  close: () => now().close(),
})

const metadataOf = (stream: string) => {
  const commandId = randomUUID()
  return {
    person: 'deng' as PersonId,
    role: 'publishingOfficer',
    clause: 'LS-10.3',
    rules: [],
    policies: [],
    commandId,
    commandType: 'Test',
    inputHash: commandId,
    causationId: commandId,
    correlationId: stream.replace(/^[a-z]+-/, ''),
  } as const
}

/** Plain events, distinguishable. */
export const notes = (count: number, from = 0): readonly AnyEvent[] =>
  Array.from({ length: count }, (_, i) => ({ type: 'NoteTaken', data: { number: from + i } }))
