import { chmodSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareDatabase } from '../../src/app/database.js'
import { startEmbeddedPostgres } from '../../src/app/embeddedPostgres.js'
import { systemClock } from '../../src/eventstore/clock.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { startProgram } from '../support/childProcess.js'
import { eventually } from '../support/storeFixtures.js'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-kill-'))
  chmodSync(dataDir, 0o755)
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('program and server killed under load, ten times: nothing acknowledged is lost, nothing is half there, no gap', async () => {
  const acknowledged: string[] = []
  for (let round = 0; round < 10; round++) {
    const program = startProgram('appendingServerProcess.ts', dataDir)
    await eventually(() => expect(program.lines.length).toBeGreaterThan(50), 60_000)
    await sleep(Math.random() * 300)
    const pid = readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]
    process.kill(Number(pid), 'SIGKILL')
    await program.kill()
    acknowledged.push(...program.lines)
  }
  const server = await startEmbeddedPostgres({ dataDir })
  const { logUrl } = await prepareDatabase({ url: server.url })
  const store = openPostgresEventStore({ connectionString: logUrl, clock: systemClock })
  const log = await store.readAll(undefined, 1_000_000)
  await store.close()
  await server.stop()

  expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, i) => i + 1))
  const perStream = new Map<string, number>()
  for (const { stream } of log) perStream.set(stream, (perStream.get(stream) ?? 0) + 1)
  expect([...perStream.values()].every((count) => count === 3)).toBe(true)
  expect(acknowledged.filter((stream) => !perStream.has(stream))).toEqual([])
})
