import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { CommandOutcome, CommandRequest } from '../../src/app/command.js'
import type { Event } from '../../src/domain/decider.js'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'
import type { EventStore, NewEvent } from '../../src/eventstore/eventStore.js'
import { processCommandId } from '../../src/processes/deliver.js'
import { createProcesses, type Processes, type ProcessesOptions } from '../../src/processes/processes.js'
import { anyReaction } from '../../src/processes/reaction.js'
import { ReadModelBehindError } from '../../src/processes/readModelBehind.js'
import { sql } from 'kysely'
import { emptyReadDatabase, readDatabase } from '../projections/readDatabase.js'
import { memoryEventStore } from '../support/memoryEventStore.js'

type Asked = Event<'Asked', { n: number }>

const { db, drop } = await readDatabase()
let store: EventStore
let started: Processes[] = []
let given: CommandRequest[] = []

beforeEach(() => {
  store = memoryEventStore()
  given = []
})
afterEach(async () => {
  await stopAll()
  await emptyReadDatabase(db)
})
afterAll(drop)

const stopAll = async () => {
  await Promise.all(started.map((processes) => processes.stop()))
  started = []
}

const answering = (version = 1) =>
  anyReaction<Asked>({
    name: 'answering',
    version,
    on: {
      Asked: ({ data: { n } }) => [
        { id: `a${n}`, command: { type: 'Answer', data: { n } } },
        { id: `b${n}`, command: { type: 'Note', data: { n } }, harmless: ['NOTHING_TO_NOTE'] },
      ],
    },
  })

const accepted: CommandOutcome = { ok: true, stream: 's', revision: 0, events: [], repeated: false }
const refused = (code: string): CommandOutcome => ({ ok: false, refusals: [{ code, clause: 'SYS' }] })

async function start(options: Partial<ProcessesOptions> = {}): Promise<Processes> {
  const processes = createProcesses({
    db: db as Kysely<unknown>,
    store,
    reactions: [answering()],
    execute: (request) => {
      given.push(request)
      return Promise.resolve(accepted)
    },
    mostAttempts: 2,
    firstRetryMs: 1,
    leaseMs: 2_000,
    ...options,
  })
  started.push(processes)
  await processes.start()
  return processes
}

async function ask(n: number, stream = 'asked'): Promise<string> {
  const id = randomUUID()
  const event: NewEvent = {
    id,
    type: 'Asked',
    schemaVersion: 1,
    data: canonicalJson({ n }),
    metadata: { correlationId: 'matter' },
  }
  await store.append(stream, [event], 'any')
  return id
}

const typesGiven = () => given.map(({ id }) => id)

test('each event leads to its commands, in order, with derived ids, cause and matter', async () => {
  const first = await ask(1)
  const processes = await start()
  await processes.idle()
  await ask(2)
  await processes.idle()
  expect(typesGiven()).toEqual(['a1', 'b1', 'a2', 'b2'])
  expect(given[1]).toEqual({
    commandId: processCommandId('answering', first, 1),
    id: 'b1',
    command: { type: 'Note', data: { n: 1 } },
    actor: { kind: 'process', process: 'answering' },
    minPosition: '1',
    notBefore: (await store.readAll(undefined, 1)).map(
      ({ metadata }) => (JSON.parse(metadata) as { recordedAt: string }).recordedAt,
    )[0],
    causationId: first,
    correlationId: 'matter',
  })
  expect(processCommandId('answering', first, 1)).not.toBe(processCommandId('answering', first, 0))
})

test('after a crash between command and checkpoint the same command is given again under the same id', async () => {
  await ask(1)
  let first = true
  const processes = await start({
    execute: (request) => {
      given.push(request)
      // The checkpoint of this event cannot be written: as if the program had died here.
      if (first)
        return sql`update runtime.processes set fence = fence + 1`.execute(db).then(() => ((first = false), accepted))
      return Promise.resolve(accepted)
    },
  })
  await processes.idle()
  expect(typesGiven().slice(-2)).toEqual(['a1', 'b1'])
  expect(given[0]!.commandId).toBe(given.at(-2)!.commandId)
})

test('a restart goes on behind what was done', async () => {
  await ask(1)
  await (await start()).idle()
  await stopAll()
  await ask(2)
  await (await start()).idle()
  expect(typesGiven()).toEqual(['a1', 'b1', 'a2', 'b2'])
})

test('one program runs a process; an older release never runs what a newer one has taken over', async () => {
  await ask(1)
  const first = await start()
  await first.idle()
  const second = await start()
  await ask(2)
  await first.idle()
  await second.idle()
  expect(typesGiven()).toEqual(['a1', 'b1', 'a2', 'b2'])
  await stopAll()

  await (await start({ reactions: [answering(2)] })).idle()
  await stopAll()
  await ask(3)
  const older = await start({ reactions: [answering(1)] })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(typesGiven()).toHaveLength(4)
  expect(await older.status()).toMatchObject([{ version: 2, state: 'standby', caughtUp: false }])
})

test('a refused command sets its stream aside with what follows; other streams go on; release takes it up again', async () => {
  let open = false
  const processes = await start({
    execute: (request) => {
      if (request.id === 'a1' && !open) return Promise.resolve(refused('NOT_YET'))
      given.push(request)
      return Promise.resolve(accepted)
    },
  })
  await ask(1, 'one')
  await ask(2, 'two')
  await ask(3, 'one')
  await processes.idle()
  expect(typesGiven()).toEqual(['a2', 'b2'])
  expect(await processes.quarantined()).toMatchObject([
    { process: 'answering', stream: 'one', waiting: 2, error: expect.stringContaining('Answer was refused: NOT_YET') },
  ])
  expect(await processes.status()).toMatchObject([
    { quarantinedStreams: 1, lastError: expect.stringContaining('NOT_YET') },
  ])
  expect(await processes.release('answering', 'two')).toBe(false)
  open = true
  expect(await processes.release('answering', 'one')).toBe(true)
  await expect.poll(() => processes.quarantined()).toEqual([])
  expect(typesGiven()).toEqual(['a2', 'b2', 'a1', 'b1', 'a3', 'b3'])
})

test('what was harmless is no fault; what is of the moment is tried until it passes', async () => {
  let stale = 5
  const processes = await start({
    execute: (request) => {
      if (stale > 0) return Promise.resolve(refused((stale -= 1) >= 0 ? 'CONTEXT_STALE' : ''))
      given.push(request)
      return Promise.resolve(request.command.type === 'Note' ? refused('NOTHING_TO_NOTE') : accepted)
    },
  })
  await ask(1)
  await processes.idle()
  expect(typesGiven()).toEqual(['a1', 'b1'])
  expect(await processes.quarantined()).toEqual([])
})

test('a read model that lags behind the event is waited for, however often it takes', async () => {
  let behind = 5
  const looking = anyReaction<Asked>({
    name: 'looking',
    version: 1,
    on: {
      Asked: ({ data: { n } }) => {
        if ((behind -= 1) >= 0) throw new ReadModelBehindError('informationItems')
        return [{ id: `a${n}`, command: { type: 'Answer', data: { n } } }]
      },
    },
  })
  const processes = await start({ reactions: [looking] })
  await ask(1)
  await processes.idle()
  expect(typesGiven()).toEqual(['a1'])
  expect(await processes.quarantined()).toEqual([])
})

test('an id that somebody else used up is a fault to be seen, never taken for done', async () => {
  const processes = await start({
    execute: () => Promise.resolve(refused('COMMAND_ID_REUSED')),
    mostAttempts: 1,
    firstRetryMs: 1,
  })
  await ask(1)
  await processes.idle()
  expect(await processes.quarantined()).toHaveLength(1)
})

test('another log stops a process: it reacts to nothing until an operator has looked', async () => {
  await ask(1)
  await (await start()).idle()
  await stopAll()
  store = memoryEventStore()
  await ask(7)
  await ask(8)
  const processes = await start()
  await expect.poll(async () => (await processes.status())[0]!.state).toBe('logMismatch')
  expect(typesGiven()).toEqual(['a1', 'b1'])
})
