import { chmodSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  type EmbeddedPostgres,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/app/embeddedPostgres.js'
import { isAlive } from '../../src/app/embedded/postmaster.js'
import { type Program, startProgram } from '../support/childProcess.js'
import { eventually } from '../support/storeFixtures.js'
import { run } from '../support/rawAppend.js'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-embedded-'))
  chmodSync(dataDir, 0o755)
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const servers: EmbeddedPostgres[] = []
const programs: Program[] = []
afterEach(async () => {
  await Promise.all(programs.splice(0).map(({ kill }) => kill()))
  await Promise.all(servers.splice(0).map(({ stop }) => stop()))
})

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir })
  servers.push(server)
  return server
}

/** Another program on the directory that has committed some rows. */
async function startOther(): Promise<Program> {
  const program = startProgram('embeddedProcess.ts', dataDir)
  programs.push(program)
  await eventually(() => expect(program.lines.length).toBeGreaterThan(30), 20_000)
  return program
}

const postmaster = () => Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

test('a real PostgreSQL: UTF-8, checksums, fsync, 127.0.0.1 only, password needed, nothing left when stopped', async () => {
  const server = await start()
  const { rows } = await run(
    server.adminUrl,
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('fsync') as fsync,
       current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
       current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
       current_setting('synchronous_commit') as commit, lower('Ä') as lower,
       (select rolsuper from pg_roles where rolname = 'gongkai_owner') as super`,
  )
  expect(rows[0]).toEqual({
    ...{ major: 18, fsync: 'on', checksums: 'on', encoding: 'UTF8', addresses: '127.0.0.1', sockets: '' },
    ...{ commit: 'on', super: false, lower: 'ä' },
  })
  const wrong = new URL(server.url)
  wrong.password = 'wrong'
  await expect(run(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect((await stat(join(dataDir, 'postgres/password'))).mode & 0o077).toBe(0)

  const pid = postmaster()
  await server.stop()
  expect(isAlive(pid)).toBe(false)
  expect((await readdir(join(dataDir, 'postgres'))).sort()).toEqual(['data', 'password', 'server.log'])
})

test('a second process on the same directory is refused and told why; the first one is not disturbed', async () => {
  const server = await start()
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({ fault: 'DIRECTORY_IN_USE' })
  const other = startProgram('embeddedProcess.ts', dataDir)
  programs.push(other)
  await eventually(() => expect(other.lines).toHaveLength(1), 20_000)
  expect(other.lines[0]).toMatch(
    /^refused DIRECTORY_IN_USE Another process \(process \d+\) is using .*DATA_DIR of its own/,
  )
  await run(server.url, 'select 1')
  await server.stop()
  await start()
})

test('a command of the operator finds the server that the program runs, and none when there is none', async () => {
  expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined()
  const server = await start()
  expect(await runningEmbeddedPostgres(dataDir)).toEqual({ url: server.url })
  await server.stop()
  expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined()
})

test('after SIGKILL of the program its server ends by itself, and what was committed is there at the next start', async () => {
  const program = await startOther()
  const pid = postmaster()
  await program.kill()
  await eventually(() => expect(isAlive(pid)).toBe(false))
  await expectCommitted(program.lines)
})

test('a server that is still running on the directory of a killed program is ended and started anew', async () => {
  const program = await startOther()
  const pid = postmaster()
  // The process that would end it goes first.
  const keeper = childrenOf(program.process.pid!).find(({ command }) => command === 'sh')
  process.kill(keeper!.pid, 'SIGKILL')
  await program.kill()
  expect(isAlive(pid)).toBe(true)
  await expectCommitted(program.lines)
  expect(isAlive(pid)).toBe(false)
})

test('after SIGKILL of program and server at once, recovery finds all that was committed', async () => {
  const program = await startOther()
  process.kill(postmaster(), 'SIGKILL')
  await program.kill()
  await expectCommitted(program.lines)
})

test('lock files left behind do not keep anyone out, whoever has their process ids now', async () => {
  await writeFile(join(dataDir, 'postgres/in-use'), '')
  await writeFile(join(dataDir, 'postgres/data/postmaster.pid'), `${process.pid}\n${dataDir}\n`)
  await start()
})

/** From /proc, where `ps` may be missing. */
function childrenOf(parent: number): { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, command, ppid] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))!
        return Number(ppid) === parent ? [{ pid: Number(name), command: command! }] : []
      } catch {
        return [] // ended in the meantime
      }
    })
}

async function expectCommitted(lines: readonly string[]): Promise<void> {
  const server = await start()
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const { rows } = await client.query<{ n: string }>('select n from committed')
  await client.end()
  const found = new Set(rows.map(({ n }) => `committed ${n}`))
  const acknowledged = lines.filter((line) => line.startsWith('committed '))
  expect(acknowledged.filter((line) => !found.has(line))).toEqual([])
}
