import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { CommandRequest } from '../../src/app/command.js'
import type { Instant } from '../../src/domain/values.js'
import { anyReaction } from '../../src/processes/reaction.js'
import { setTimer } from '../../src/processes/timerRows.js'
import { emptyReadDatabase, readDatabase } from '../projections/readDatabase.js'
import { on } from '../support/spec.js'
import { type ClockWorld, createClockWorld } from './clockWorld.js'

const { db, drop } = await readDatabase()
let world: ClockWorld

beforeEach(() => {
  world = createClockWorld(db)
})
afterEach(async () => {
  await world.stopAll()
  await emptyReadDatabase(db)
})
afterAll(drop)

const STREAM = 'deadline-i1-fagai.r1-publication'
const ID = 'i1-fagai.r1-publication'

/** 20 working days from Monday 2 March: due on Monday 30 March, warned on Wednesday 25 and Friday 27. */
const startDeadline = () =>
  world.give(
    {
      type: 'StartDeadline',
      data: {
        matter: 'i1-fagai.r1',
        kind: 'publication',
        agency: 'fagai',
        key: 'item:i1',
        start: '2026-03-02',
        startEvent: 'e1',
      },
    },
    ID,
  )

const act = (doneOn: string) => world.give({ type: 'RecordAct', data: { doneOn: on(doneOn), proof: 'p' } }, ID)
const timers = async () =>
  (await sql<{ due: string; later: string[] }>`select due_at as due, later from runtime.timers`.execute(db)).rows
const allWarnings = ['DeadlineWarned', 'DeadlineWarned', 'DeadlineWarned']

test('LS-11.1: each warning is given when its day begins and the miss when the due day has ended, each once', async () => {
  const processes = await world.start()
  await startDeadline()
  const seen: number[] = []
  for (const [day, time] of [
    ['2026-03-24', '23:59'],
    ['2026-03-25', '00:00'],
    ['2026-03-25', '18:00'],
    ['2026-03-27', '08:00'],
    ['2026-03-30', '23:59'],
    ['2026-03-31', '00:00'],
    ['2026-04-20', '00:00'],
  ] as const) {
    world.at(day, time)
    await processes.idle()
    seen.push((await world.typesIn(STREAM)).length)
  }
  expect(seen).toEqual([1, 2, 2, 3, 4, 5, 5])
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', ...allWarnings, 'DeadlineMissed'])
  expect((await world.eventsOf(STREAM)).at(-1)).toMatchObject({
    data: { effectiveAt: '2026-03-30T16:00:00.000Z', noticedAt: '2026-03-30T16:00:00.000Z' },
    metadata: { process: 'timer-deadlines', correlationId: expect.any(String) },
  })
  expect(await timers()).toEqual([])
})

test('LS-11.1: a machine that slept over the week-end warns and misses at once; the miss is of the due day', async () => {
  await (await world.start()).idle()
  await startDeadline()
  await world.stopAll()
  world.at('2026-04-06', '08:30')
  await (await world.start()).idle()
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', ...allWarnings, 'DeadlineMissed'])
  expect((await world.eventsOf(STREAM)).at(-1)!.data).toMatchObject({
    due: '2026-03-30',
    effectiveAt: '2026-03-30T16:00:00.000Z',
    noticedAt: '2026-04-06T00:30:00.000Z',
  })
})

test('LS-11.1: killed between the command and its own note, the timer asks again and nothing happens twice', async () => {
  const given: CommandRequest[] = []
  let dies = true
  const processes = await world.start({
    execute: async (request) => {
      given.push(request)
      const outcome = await world.execute(request)
      // The command stands in the log, and the program that gave it is no more.
      if (dies) throw new Error('killed')
      return outcome
    },
    mostAttempts: 1_000,
    firstRetryMs: 5,
  })
  await startDeadline()
  world.at('2026-03-27')
  await expect.poll(() => given.length, { timeout: 5_000 }).toBeGreaterThan(0)
  await processes.stop()
  dies = false
  const written = await world.typesIn(STREAM)
  expect(written).toEqual(['DeadlineStarted', 'DeadlineWarned', 'DeadlineWarned'])
  expect(await timers()).toMatchObject([{ due: '2026-03-24T16:00:00.000Z' }])

  const again: CommandRequest[] = []
  const next = await world.start({
    execute: (request) => {
      again.push(request)
      return world.execute(request)
    },
  })
  await next.idle()
  expect(again.map(({ commandId }) => commandId)).toEqual([given[0]!.commandId])
  expect(await world.typesIn(STREAM)).toEqual(written)
  expect(await timers()).toEqual([{ due: '2026-03-29T16:00:00.000Z', later: ['2026-03-30T16:00:00.000Z'] }])
})

test('LS-11.1: killed there, and up again only after the end: the miss is not taken for done', async () => {
  const processes = await world.start({
    execute: async (request) => {
      await world.execute(request)
      throw new Error('killed')
    },
    mostAttempts: 1_000,
    firstRetryMs: 5,
  })
  await startDeadline()
  world.at('2026-03-27')
  await expect.poll(() => world.typesIn(STREAM), { timeout: 5_000 }).toHaveLength(3)
  await processes.stop()
  world.at('2026-03-31')
  await (await world.start()).idle()
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', ...allWarnings, 'DeadlineMissed'])
})

test('LS-11.1: of two copies one fires; what the other fires all the same changes nothing', async () => {
  const given: string[] = []
  const counting = {
    execute: (request: CommandRequest) => {
      given.push(request.commandId)
      return world.execute(request)
    },
  }
  const [one, two] = await Promise.all([world.start(counting), world.start(counting)])
  await startDeadline()
  world.at('2026-03-25')
  await Promise.all([one.idle(), two.idle()])
  expect(given).toHaveLength(1)
  // The owner lost its lease in the middle: both think that it is theirs.
  await sql`update runtime.timers set due_at = '2026-03-24T16:00:00.000Z'`.execute(db)
  await sql`update runtime.processes set owner = null, lease_until = null, fence = fence + 1 where name = 'timer'`.execute(
    db,
  )
  await Promise.all([one.idle(), two.idle()])
  expect(new Set(given).size).toBe(1)
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', 'DeadlineWarned'])
})

test('LS-11.1: a clock that was set back warns of nothing again and takes nothing back', async () => {
  const processes = await world.start()
  await startDeadline()
  world.at('2026-03-27')
  await processes.idle()
  world.at('2026-03-20')
  await processes.idle()
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', 'DeadlineWarned', 'DeadlineWarned'])
  world.at('2026-03-31')
  await processes.idle()
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', ...allWarnings, 'DeadlineMissed'])
})

test('LS-11.1: the clock is set back between the look and the decision: nothing is lost', async () => {
  let back = true
  const processes = await world.start({
    execute: (request) => {
      if (back) world.at('2026-03-20')
      return world.execute(request)
    },
  })
  await startDeadline()
  world.at('2026-03-31')
  await expect.poll(() => world.clock.now() < '2026-03-21', { timeout: 5_000 }).toBe(true)
  await processes.idle()
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted'])
  back = false
  world.at('2026-03-31')
  await processes.idle()
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', ...allWarnings, 'DeadlineMissed'])
})

test('LS-11.1: what was done before anyone looked is met, however late its process comes to it', async () => {
  // From the act to its deadline: one process hears of it, another passes it on.
  const relay = anyReaction({
    name: 'relay',
    version: 1,
    on: {
      Done: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50))
        await world.record('acts', { type: 'DonePassedOn', data: {} })
        return []
      },
      DonePassedOn: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50))
        return [{ id: ID, command: { type: 'RecordAct', data: { doneOn: on('2026-03-30'), proof: 'p' } } }]
      },
    },
  })
  const processes = await world.start({ reactions: [relay] })
  await startDeadline()
  world.at('2026-03-30')
  await processes.idle()
  await processes.pause('relay')
  await world.record('acts', { type: 'Done', data: {} })
  world.at('2026-03-31', '00:00')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', ...allWarnings])
  await processes.resume('relay')
  await processes.idle()
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', ...allWarnings, 'DeadlineMet'])
})

test('LS-11.1: a date that moved is watched anew; one that is over is watched no more', async () => {
  const processes = await world.start()
  await world.give(
    {
      type: 'StartDeadline',
      data: {
        matter: 'a1',
        kind: 'reply',
        agency: 'fagai',
        key: 'application:a1',
        start: '2026-03-02',
        startEvent: 'e',
      },
    },
    'a1-reply',
  )
  await startDeadline()
  world.at('2026-03-25')
  await processes.idle()
  await world.give(
    {
      type: 'PauseDeadline',
      data: { letter: 'l1', event: 'e2', sentOn: on('2026-03-24'), lapsesOn: on('2026-03-31') },
    },
    'a1-reply',
  )
  await act('2026-03-25')
  await processes.idle()
  expect(await timers()).toEqual([{ due: '2026-03-31T16:00:00.000Z', later: expect.any(Array) }])
  world.at('2026-03-31')
  await processes.idle()
  expect(await world.typesIn('deadline-a1-reply')).toEqual(['DeadlineStarted', 'DeadlineWarned', 'DeadlineMoved'])
  world.at('2026-04-07')
  await processes.idle()
  expect((await world.typesIn('deadline-a1-reply')).slice(3)).toEqual([...allWarnings, 'DeadlineMissed'])
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted', 'DeadlineWarned', 'DeadlineMet'])
})

test('LS-11.1: what cannot be observed is set aside and seen, the others go on; released, it is tried again', async () => {
  let broken = true
  const processes = await world.start({
    execute: (request) =>
      broken && request.id === ID
        ? Promise.resolve({ ok: false, refusals: [{ code: 'BROKEN', clause: 'SYS' }] })
        : world.execute(request),
  })
  await startDeadline()
  await world.give(
    {
      type: 'StartDeadline',
      data: {
        matter: 'a1',
        kind: 'reply',
        agency: 'fagai',
        key: 'application:a1',
        start: '2026-03-02',
        startEvent: 'e',
      },
    },
    'a1-reply',
  )
  world.at('2026-03-31')
  await processes.idle()
  expect((await world.typesIn('deadline-a1-reply')).at(-1)).toBe('DeadlineMissed')
  expect(await world.typesIn(STREAM)).toEqual(['DeadlineStarted'])
  expect(await processes.quarantined()).toMatchObject([{ process: 'timer', stream: STREAM }])
  expect((await processes.status()).find(({ name }) => name === 'timer')).toMatchObject({
    state: 'running',
    quarantinedStreams: 1,
    lastError: expect.stringContaining('BROKEN'),
  })
  broken = false
  expect(await processes.release('timer', STREAM)).toBe(true)
  await expect.poll(() => processes.quarantined()).toEqual([])
  await processes.idle()
  expect((await world.typesIn(STREAM)).at(-1)).toBe('DeadlineMissed')
})

test('the status of the timer says whether something is due that nobody has looked at', async () => {
  const processes = await world.start()
  await startDeadline()
  await processes.idle()
  const timer = async () => (await processes.status()).find(({ name }) => name === 'timer')
  expect(await timer()).toMatchObject({ state: 'running', caughtUp: true })
  await processes.pause('timer')
  world.at('2026-04-01')
  expect(await timer()).toMatchObject({ state: 'paused', caughtUp: false })
  await processes.resume('timer')
  await processes.idle()
  expect(await timer()).toMatchObject({ state: 'running', caughtUp: true })
})

test('LS-11.1: what a program that lost its lease writes late does not replace what was set since', async () => {
  await world.start()
  const at = (revision: number) => ({ stream: STREAM, revision })
  const [early, later] = ['2026-03-30T16:00:00.000Z', '2026-04-06T16:00:00.000Z'] as [Instant, Instant]
  await setTimer(db, 'deadlines', { subject: ID, moments: [later] }, at(3))
  await setTimer(db, 'deadlines', { subject: ID, moments: [early] }, at(0))
  await setTimer(db, 'deadlines', { subject: ID, moments: [] }, at(2))
  expect(await timers()).toEqual([{ due: later, later: [] }])
  await setTimer(db, 'deadlines', { subject: ID, moments: [] }, at(4))
  expect(await timers()).toEqual([])
})
