import { createServer } from 'node:net'
import type { Gongkai } from '../app/compose.js'
import { loadConfig } from '../app/config.js'
import type { Clock } from '../eventstore/clock.js'
import type { Instant } from '../domain/values.js'
import type { Position } from '../eventstore/eventStore.js'
import { letterServicesOf } from '../app/compose/letters.js'
import { uuidOf } from '../eventstore/eventIds.js'
import type { CommandIo } from './commandIo.js'
import { demoClock, type DemoClock } from './demo/demoClock.js'
import { ACCOUNTS, agencyNameOf, DEMO_PASSWORD, PEOPLE } from './demo/people.js'
import { isPlayed, play } from './demo/play.js'
import { READ_AFTERWARDS } from './demo/readAfterwards.js'
import { DEMO_NOW, demoScript } from './demo/script.js'
import { OPERATOR } from './demo/step.js'
import { type Environment, operate } from './operate.js'
import { progressBar } from './progressBar.js'
import { start, untilAsked } from './serve.js'

/** Before the first act of the script, so that the program's own seeds come first. */
const BEGINNING = '2026-01-05T00:30:00.000Z' as Instant

/** `npm run demo`: a district on an embedded PostgreSQL of its own. Playing it again finds everything done. */
export async function demo(
  environment: Environment,
  { serve }: { readonly serve: boolean },
  io: CommandIo,
): Promise<number> {
  if (environment.NODE_ENV === 'production') {
    io.err('The demonstration is not for production: its passwords are printed.')
    return 2
  }
  const { clock: wanted = DEMO_NOW } = loadConfig(environment)
  if (wanted < DEMO_NOW) {
    io.err(`CLOCK must not lie before the last day of the story: ${inShanghai(DEMO_NOW)}`)
    return 2
  }
  const begun = Date.now()
  const clock = demoClock(BEGINNING)
  const surroundings = await demoEnvironment(environment)
  return operate(
    surroundings,
    async (app) => {
      clock.set(await lastRecorded(app, BEGINNING))
      const address = serve ? await start(app) : await startWorker(app)
      await fill(app, clock, io)
      clock.run(wanted)
      whereToLook(address, app.clock, (Date.now() - begun) / 1000, io)
      return serve ? untilAsked(app, io) : 0
    },
    { clock },
  )
}

/** Killed while it was filled, the district goes on from there: no process may look at what lies ahead of its clock. */
async function lastRecorded({ storage: { store } }: Gongkai, otherwise: Instant): Promise<Instant> {
  let last = otherwise
  for (let after: Position | undefined; ;) {
    const event = (await store.readAll(after, PAGE)).at(-1)
    if (event === undefined) return last
    const { recordedAt } = JSON.parse(event.metadata) as { readonly recordedAt: Instant }
    if (recordedAt > last) last = recordedAt
    after = event.position
  }
}
const PAGE = 5_000

async function startWorker(app: Gongkai): Promise<undefined> {
  await app.startWorker()
}

const NOT_FOR_THE_DEMO = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'EVENT_STORE_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID']

/** A folder, a database and a port of its own, whatever the environment says about the real installation. */
async function demoEnvironment(environment: Environment): Promise<Environment> {
  const port = environment.PORT === '0' ? String(await freePort()) : environment.PORT
  return {
    ...environment,
    ...Object.fromEntries(NOT_FOR_THE_DEMO.map((name) => [name, undefined])),
    DATA_DIR: environment.DATA_DIR ?? 'data/demo',
    // By a name of its own: the log of an installation is not to be played into.
    EVENT_STORE_URL: environment.DEMO_EVENT_STORE_URL,
    ROLE: 'all',
    ...(port === undefined ? {} : { PORT: port }),
  }
}

/** Known before anything listens, because the sign-in pages name their own address. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

async function fill(app: Gongkai, clock: DemoClock, io: CommandIo): Promise<void> {
  const { core, storage, models, processes } = app
  const letters = letterServicesOf({ storage, core, clock, execute: core.execute })
  const world = {
    ...{ execute: core.execute, store: storage.store, files: storage.files, clock },
    ...{ letters, settled: processes.idle },
  }
  const steps = demoScript()
  if (!(await isPlayed(world, steps))) {
    const progress = progressBar('demo', io)
    await Promise.all(READ_AFTERWARDS.map(models.engine.pause))
    const { leftOut } = await play(world, steps, progress.at)
    progress.end()
    leftOut.forEach((key) => io.err(`left out, for want of a process: ${key}`))
  }
  // Also where it was killed while they were paused.
  await Promise.all(READ_AFTERWARDS.map(models.engine.resume))
  await openAccounts(app)
  await processes.idle()
  await models.engine.caughtUp()
}

async function openAccounts({ identity }: Gongkai): Promise<void> {
  for (const person of ACCOUNTS) {
    const commandId = uuidOf('gongkai/demo-account/1', person)
    const outcome = await identity.accounts?.open(person as never, DEMO_PASSWORD, { commandId, actor: OPERATOR })
    if (outcome?.ok === false)
      throw new Error(`account ${person}: ${outcome.refusals.map(({ code }) => code).join(', ')}`)
  }
}

function whereToLook(address: string | undefined, clock: Clock, seconds: number, io: CommandIo): void {
  const people = PEOPLE.filter(({ id }) => ACCOUNTS.includes(id))
  io.out(
    `The district of Lieshan is ready after ${seconds.toFixed(0)} s. It is ${inShanghai(clock.now())} there (CLOCK=… moves it).`,
  )
  if (address !== undefined) {
    io.out('')
    io.out(`  start page  ${address}/`)
    io.out(`  portal      ${address}/portal`)
    io.out(`  GraphiQL    ${address}/graphql`)
  }
  io.out('')
  io.out(`Sign in with the password ${DEMO_PASSWORD} as`)
  io.out('')
  io.out('  user name  person      role                              agency')
  for (const person of people) {
    io.out(
      `  ${person.id.padEnd(9)}  ${wide(person.name, 10)}  ${person.roles.join(', ').padEnd(32)}  ${agencyNameOf(person)}`,
    )
  }
  io.out('')
  io.out('Ctrl-C stops it; started again it finds everything done.')
}

/** Padded by columns of a terminal: a Chinese character takes two. */
const wide = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - 2 * [...text].length))

const inShanghai = (instant: Instant): string =>
  `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')} (Asia/Shanghai)`
