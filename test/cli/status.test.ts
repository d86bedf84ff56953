import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compose } from '../../src/app/compose.js'
import { createLogger } from '../../src/app/compose/logger.js'
import { loadConfig } from '../../src/app/config.js'
import { status } from '../../src/cli/status.js'
import { createTestDatabase } from '../support/database.js'

let dataDir: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-status-'))
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const environment = () => ({ DATA_DIR: dataDir, DATABASE_URL: database.ownerUrl, PORT: '4000', LOG_LEVEL: 'fatal' })

async function asked(json: boolean): Promise<{ readonly code: number; readonly out: readonly string[] }> {
  const out: string[] = []
  const io = { out: (line: string) => void out.push(line), err: () => undefined }
  return { code: await status(environment(), { json }, io), out }
}

/** Has the whole program run until everything has been reacted to. */
async function run(): Promise<void> {
  const config = loadConfig(environment())
  const app = await compose(config, createLogger(config, 'file'))
  try {
    await app.startWorker()
    await app.processes.idle()
  } finally {
    await app.stop()
  }
}

test('the status names read models and processes, the timer among them', async () => {
  const fresh = await asked(false)
  expect(fresh).toMatchObject({ code: 0, out: expect.arrayContaining(['no process has run yet']) })

  await run()
  const { code, out } = await asked(true)
  expect(code).toBe(0)
  const { processes, readModels } = JSON.parse(out.join('')) as Record<string, { name: string; caughtUp?: boolean }[]>
  expect(readModels!.map(({ name }) => name)).toContain('deadlines')
  expect(processes!.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['duties', 'dutyClocks', 'timer', 'timer-deadlines', 'website-publication']),
  )
  expect(processes!.filter(({ caughtUp }) => caughtUp !== true)).toEqual([])

  const table = (await asked(false)).out
  expect(table.find((line) => line.startsWith('timer v1'))).toMatch(/^timer v1 +standby +yes +- +0$/)
})
