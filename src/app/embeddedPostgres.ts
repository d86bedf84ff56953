import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type PostgresBinaries, postgresBinaries } from './embedded/binaries.js'
import { isLocked, lockDirectory } from './embedded/directoryLock.js'
import { EmbeddedPostgresError } from './embedded/errors.js'
import { endOrphan, isReady, portOf, stopServer } from './embedded/postmaster.js'
import { type ServerAccount, serverAccount } from './embedded/serverAccount.js'

export interface EmbeddedPostgresOptions {
  /** The server lives in its subdirectory `postgres`. */
  readonly dataDir: string
  /** Server settings besides the usual ones, as in postgresql.conf; `fsync` stays on unless a test says otherwise. */
  readonly settings?: Readonly<Record<string, string>>
  /** Recovery after a kill is part of starting. */
  readonly startTimeoutMs?: number
}

export interface EmbeddedPostgres {
  /** Of the database `gongkai`, as the role that owns it. */
  readonly url: string
  /** As the superuser, for backups and tests. */
  readonly adminUrl: string
  /** Rejects when the server ends without having been asked to; never resolves otherwise. */
  readonly failed: Promise<never>
  /** Stops the server cleanly and frees the directory. */
  readonly stop: () => Promise<void>
}

const START_TIMEOUT_MS = 120_000
const STOP_TIMEOUT_MS = 30_000
const START_ATTEMPTS = 5
const MAX_LOG_BYTES = 10_000_000
const OWNER = 'gongkai_owner'
const DATABASE = 'gongkai'

const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  // No statements and no values in the log: they may hold personal data.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/**
 * Starts a real PostgreSQL 18 on DATA_DIR: 127.0.0.1 only, a free port, password required. Made on first use. A server
 * that a killed process left behind is ended first; should this process be killed, its server ends by itself.
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await postgresBinaries()
  const home = join(options.dataDir, 'postgres')
  await mkdir(home, { recursive: true })
  const lock = await lockDirectory(await realpath(home))
  try {
    const place = await preparePlace(await realpath(home), binaries)
    const server = await startServer(place, options)
    await createOwnDatabase(server.adminUrl, place.password)
    return {
      ...server,
      stop: async () => {
        await server.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/**
 * The server that another process runs on DATA_DIR now, for commands that work beside the program; undefined when none
 * does. It is that process's to stop.
 */
export async function runningEmbeddedPostgres(dataDir: string): Promise<Pick<EmbeddedPostgres, 'url'> | undefined> {
  const home = await realpath(join(dataDir, 'postgres')).catch(() => undefined)
  if (home === undefined || !(await isLocked(home))) return undefined
  const port = await portOf(join(home, 'data'))
  const password = await readFile(join(home, 'password'), 'utf8').catch(() => undefined)
  if (port === undefined || password === undefined) return undefined
  return { url: urlOf({ user: OWNER, password: password.trim(), port, database: DATABASE }) }
}

interface Place {
  readonly binaries: PostgresBinaries
  readonly account: ServerAccount
  readonly data: string
  readonly log: string
  readonly password: string
}

async function preparePlace(home: string, binaries: PostgresBinaries): Promise<Place> {
  const account = serverAccount({ program: binaries.postgres, directory: home })
  const place = { binaries, account, data: join(home, 'data'), log: join(home, 'server.log') }
  await endOrphan(place.data, STOP_TIMEOUT_MS)
  const size = await stat(place.log).then(
    (log) => log.size,
    () => 0,
  )
  if (size > MAX_LOG_BYTES) await rename(place.log, `${place.log}.old`)
  return { ...place, password: await initialise(home, place) }
}

/** Builds the cluster beside its place and moves it there when it is whole, so that a kill leaves none half made. */
async function initialise(home: string, { data, log, account, binaries }: Omit<Place, 'password'>): Promise<string> {
  const passwordFile = join(home, 'password')
  const known = await readFile(passwordFile, 'utf8').catch(() => undefined)
  const exists = await stat(join(data, 'PG_VERSION')).catch(() => undefined)
  if (exists !== undefined) {
    if (known === undefined) {
      throw new EmbeddedPostgresError('PASSWORD_MISSING', `${passwordFile} is missing; restore it from a backup.`)
    }
    return known.trim()
  }
  const password = randomBytes(24).toString('hex')
  await writeFile(passwordFile, password, { mode: 0o600 })
  const unfinished = `${data}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  const initialPassword = join(unfinished, '..', 'initial-password')
  await writeFile(initialPassword, password, { mode: 0o600 })
  if (account.owner !== undefined) {
    for (const path of [unfinished, initialPassword]) await chown(path, account.owner.uid, account.owner.gid)
  }
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${initialPassword}`, '--data-checksums']
  const code = await run(account, log, binaries.initdb, [`--pgdata=${unfinished}`, ...locale, ...access])
  await rm(initialPassword, { force: true })
  if (code !== 0) throw new EmbeddedPostgresError('INIT_FAILED', `PostgreSQL could not be set up; see ${log}.`)
  await rename(unfinished, data)
  return password
}

type Server = Omit<EmbeddedPostgres, 'url'> & { readonly url: string }

async function startServer(place: Place, { settings, startTimeoutMs }: EmbeddedPostgresOptions): Promise<Server> {
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const child = await launch(place.account, place.log, place.binaries.postgres, [
      ...['-D', place.data, '-p', String(port)],
      ...flags,
    ])
    if (await becomesReady(child, place.data, startTimeoutMs ?? START_TIMEOUT_MS)) return running(child, place, port)
    // The free port may have been taken in between, or children of a killed server may still be leaving.
    if (attempt === START_ATTEMPTS) {
      throw new EmbeddedPostgresError('START_FAILED', `PostgreSQL does not start on ${place.data}; see ${place.log}.`)
    }
    await sleep(200 * attempt)
  }
}

function running(child: ChildProcess, { password, log }: Place, port: number): Server {
  const pid = child.pid!
  const keeper = endWithThisProcess(pid)
  let stopping = false
  const failed = new Promise<never>((_resolve, reject) => {
    child.once('exit', () => {
      keeper?.kill('SIGKILL')
      const message = `The embedded PostgreSQL ended unexpectedly; see ${log}.`
      if (!stopping) reject(new EmbeddedPostgresError('STOP_FAILED', message))
    })
  })
  failed.catch(() => undefined)
  return {
    url: urlOf({ user: OWNER, password, port, database: DATABASE }),
    adminUrl: urlOf({ user: 'postgres', password, port, database: 'postgres' }),
    failed,
    stop: async () => {
      stopping = true
      if (child.exitCode === null && child.signalCode === null) await stopServer(pid, STOP_TIMEOUT_MS)
    },
  }
}

const urlOf = ({
  user,
  password,
  port,
  database,
}: Record<'user' | 'password' | 'database', string> & { port: number }) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`

/**
 * A small process that waits for the end of ours, however it comes, and then ends the server cleanly: its standard
 * input is a pipe whose other end only we hold.
 */
function endWithThisProcess(pid: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined
  const keeper = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  })
  keeper.on('error', () => undefined)
  keeper.unref()
  ;(keeper.stdin as unknown as { unref: () => void }).unref()
  return keeper
}

async function becomesReady(child: ChildProcess, data: string, timeoutMs: number): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(20)) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false
    if (await isReady(data, child.pid)) return true
  }
  if (child.pid !== undefined) await stopServer(child.pid, STOP_TIMEOUT_MS)
  return false
}

/** Of its own process group: an interrupt from the terminal is for us, and we stop the server when we are done. */
async function launch(account: ServerAccount, log: string, file: string, args: readonly string[]) {
  const output = await open(log, 'a', 0o600)
  try {
    const { file: command, args: all, ...as } = account.command(file, args)
    const child = spawn(command, all, {
      ...as,
      cwd: '/',
      detached: process.platform !== 'win32',
      stdio: ['ignore', output.fd, output.fd],
      env: { ...process.env, LC_ALL: 'C', PGOPTIONS: '' },
    })
    child.on('error', () => undefined) // seen by its missing pid
    child.unref()
    return child
  } finally {
    await output.close()
  }
}

async function run(account: ServerAccount, log: string, file: string, args: readonly string[]): Promise<number | null> {
  const child = await launch(account, log, file, args)
  child.ref()
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', () => resolve(null))
  })
}

/** The program's role owns its database and is no superuser. */
async function createOwnDatabase(adminUrl: string, password: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ role: boolean; database: boolean }>(
      `select exists(select from pg_roles where rolname = $1) role,
              exists(select from pg_database where datname = $2) database`,
      [OWNER, DATABASE],
    )
    // The password is hexadecimal of our own making.
    if (!rows[0]!.role) await admin.query(`create role ${OWNER} login createrole password '${password}'`)
    if (!rows[0]!.database) await admin.query(`create database ${DATABASE} owner ${OWNER}`)
  } finally {
    await admin.end()
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
