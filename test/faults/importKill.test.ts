import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compose } from '../../src/app/compose.js'
import { loadConfig } from '../../src/app/config.js'
import type { AgencyCommand } from '../../src/domain/agency/commands.js'
import type { Actor } from '../../src/domain/context.js'
import type { StaffCommand } from '../../src/domain/staff/commands.js'
import { demoCreditCode } from '../../src/cli/demo/creditCodes.js'
import type { AgencyId, LocalDate, PersonId } from '../../src/domain/values.js'
import { openEvents } from '../../src/eventstore/codec.js'
import type { Position } from '../../src/eventstore/eventStore.js'
import { uuidOf } from '../../src/eventstore/eventIds.js'

const MAIN = resolve(import.meta.dirname, '../../src/cli/main.ts')
const DOCUMENTS = 120
const TODAY = new Date().toISOString().slice(0, 10) as LocalDate
const agency = 'fgw' as AgencyId

let dir: string
let environment: Record<string, string>
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gongkai-kill-'))
  environment = { DATA_DIR: join(dir, 'data'), LOG_LEVEL: 'silent' }
  const folder = join(dir, 'documents')
  await mkdir(folder)
  for (let number = 1; number <= DOCUMENTS; number += 1) {
    const text = `# 第${number}号办法\n\n2021年8月4日 区发展和改革委员会发布\n\n<!-- INFO END -->\n\n第一条 第${number}号。\n`
    await writeFile(join(folder, `${number}.md`), text)
  }
  await withProgram(async ({ core: { execute } }) => {
    let minPosition: Position | undefined
    const give = async (actor: Actor, id: string, command: AgencyCommand | StaffCommand) => {
      const outcome = await execute({
        commandId: uuidOf('test', JSON.stringify(command)),
        id,
        command,
        actor,
        ...(minPosition === undefined ? {} : { minPosition }),
      })
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
      minPosition = outcome.events.at(-1)?.position
    }
    const operator: Actor = { kind: 'operator' }
    await give(operator, 'lieshan', {
      type: 'RegisterAgency',
      data: {
        agency,
        name: '区发展和改革委员会',
        kind: 'department',
        creditCode: demoCreditCode('11', 1),
        actsInOwnName: true,
        establishedOn: '2019-03-01' as LocalDate,
      },
    })
    await appoint(give, operator, 'dj', 'registrar')
    await appoint(give, { kind: 'person', person: 'dj' as PersonId, holds: [] }, 'wang', 'publishingOfficer')
  })
}, 180_000)
afterAll(() => rm(dir, { recursive: true, force: true }))

async function appoint(
  give: (actor: Actor, id: string, command: StaffCommand) => Promise<unknown>,
  actor: Actor,
  name: string,
  role: 'registrar' | 'publishingOfficer',
): Promise<void> {
  const person = name as PersonId
  await give(actor, agency, { type: 'AppointStaffMember', data: { agency, person, name, appointedOn: TODAY } })
  await give(actor, agency, { type: 'GrantStaffRole', data: { agency, person, role, from: TODAY } })
}

async function withProgram<T>(work: (app: Awaited<ReturnType<typeof compose>>) => Promise<T>): Promise<T> {
  const app = await compose(loadConfig(environment), pino({ level: 'silent' }))
  try {
    return await work(app)
  } finally {
    await app.stop()
  }
}

/** A process of its own, killed as soon as it says that it is taking documents in. */
function gongkaiImport(kill: boolean): Promise<{ readonly code: number | null; readonly out: string }> {
  const args = ['import', join(dir, 'documents'), '--as', 'wang', '--agency', 'fgw', '--not-secret', '--json']
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { env: { ...process.env, ...environment } })
  let out = ''
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => {
    if (kill && /\d+ taking/.test(piece.toString())) child.kill('SIGKILL')
  })
  return new Promise((done) => child.on('close', (code) => done({ code, out })))
}

test('an import killed by SIGKILL goes on where it was, and in the end everything is in exactly once', async () => {
  const killed = await gongkaiImport(true)
  expect(killed.code).toBeNull()
  const taken = await withProgram(async ({ storage }) => (await storage.store.readAll(undefined, 10_000)).length)

  const resumed = await gongkaiImport(false)
  expect(resumed.code).toBe(0)
  const { counts } = JSON.parse(resumed.out) as { counts: Record<string, number> }
  expect(counts).toMatchObject({ refused: 0 })
  expect([counts.taken! + counts.unchanged!, counts.unchanged! > 0]).toEqual([DOCUMENTS, true])

  await withProgram(async ({ storage }) => {
    const log = await openEvents(await storage.store.readAll(undefined, 10_000), storage.keys)
    expect(log.length).toBeGreaterThan(taken)
    const count = (type: string) => log.filter((event) => event.type === type).length
    expect(['ItemCreated', 'FileAttached', 'ContentRevised'].map(count)).toEqual([DOCUMENTS, DOCUMENTS, DOCUMENTS])
    expect(['ImportStarted', 'ImportResumed', 'ImportFinished'].map(count)).toEqual([1, 1, 1])
  })
}, 240_000)
