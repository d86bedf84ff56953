import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NotificationRaised } from '../../src/domain/notification/events.js'
import type { YearMonth } from '../../src/domain/values.js'
import { operate } from '../../src/cli/operate.js'
import { runProgram } from '../../src/cli/program.js'
import { outbox } from '../../src/cli/outbox.js'
import { createTestDatabase } from '../support/database.js'
import { agencyId, personId } from '../support/spec.js'

let dataDir: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-outbox-'))
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const environment = () => ({
  DATA_DIR: dataDir,
  DATABASE_URL: database.ownerUrl,
  PUBLIC_URL: 'https://gongkai.test',
  SMTP_URL: 'smtp://mailer:hunter2@127.0.0.1:1',
})
const run = async (retry = false, json = false) => {
  const out: string[] = []
  const code = await outbox(
    environment(),
    { json, retry },
    { out: (line) => void out.push(line), err: () => undefined },
  )
  return { code, out }
}
const notice = (person: string): NotificationRaised['data'] => ({
  person: personId(person),
  month: '202603' as YearMonth,
  kind: 'dutyArose',
  about: { kind: 'duty', id: 'i1-a' },
  agency: agencyId('a'),
  event: 'e1',
  eventType: 'DutyArose',
  clause: 'LS-7.1',
})

test('the operator sees what was not sent and why, and has it sent once more', { timeout: 60_000 }, async () => {
  expect(await run()).toEqual({ code: 0, out: ['queued 0  sent 0  failed 0  noAddress 0  off 0'] })

  await operate(environment(), async ({ notifications: { outbox: letters } }) => {
    await letters.put(notice('li'))
    await letters.gaveUp((await letters.claim('lease', 1_000))!, 'failed', '550 5.1.1 EENVELOPE RCPT TO')
    await letters.put(notice('wang'))
    await letters.gaveUp((await letters.claim('lease', 1_000))!, 'noAddress', 'NO_ADDRESS')
  })
  const seen = await run()
  expect(seen.code).toBe(1)
  expect(seen.out).toEqual([
    'queued 0  sent 0  failed 1  noAddress 1  off 0',
    'failed dutyArose to li (a) about event e1: tried 1 times, 550 5.1.1 EENVELOPE RCPT TO',
    'noAddress dutyArose to wang (a) about event e1: tried 1 times, NO_ADDRESS',
  ])
  const again = await run(true, true)
  expect(again.code).toBe(0)
  expect(JSON.parse(again.out[0]!)).toMatchObject({
    counts: { queued: 2, failed: 0 },
    retried: 2,
    unsent: [
      { person: 'li', state: 'queued', attempts: 0 },
      { person: 'wang', state: 'queued', attempts: 0 },
    ],
  })
  expect([...seen.out, ...again.out].join()).not.toMatch(/hunter2|@/)
})

test('the program as it is wired puts notices into the outbox and sends them', { timeout: 60_000 }, async () => {
  const counts = await operate(environment(), async ({ startWorker, core, notifications: { outbox: letters } }) => {
    await startWorker()
    const data = { ...notice('zhao'), event: 'e2' }
    const outcome = await core.execute({
      commandId: randomUUID(),
      id: 'zhao-202603',
      command: { type: 'RaiseNotification', data },
      actor: { kind: 'process', process: 'test' },
    })
    expect(outcome.ok).toBe(true)
    // Nobody is on the staff of a new installation, so that the letter ends where an address is missing.
    const end = Date.now() + 30_000
    while ((await letters.counts()).noAddress < 3 && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 50))
    return letters.counts()
  })
  expect(counts).toEqual({ queued: 0, sent: 0, failed: 0, noAddress: 3, off: 0 })
})

test('gongkai outbox is a command with these options', async () => {
  const out: string[] = []
  expect(await runProgram(['outbox', '--help'], { out: (line) => void out.push(line), err: () => undefined })).toBe(0)
  expect(out.join('\n')).toMatch(/--retry[\s\S]*--json/)
})
