import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApolloServer } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { type KyselyPlugin, type PluginTransformResultArgs } from 'kysely'
import type { CommandOutcome, CommandRequest } from '../../src/app/command.js'
import { type Core, startCore } from '../../src/app/compose/core.js'
import { openEvidence } from '../../src/app/compose/evidence.js'
import { servicesOf } from '../../src/app/compose/http.js'
import { openReadModels, type ReadModels } from '../../src/app/compose/readModels.js'
import { seed } from '../../src/app/compose/seed.js'
import type { Storage } from '../../src/app/compose/storage.js'
import type { Config } from '../../src/app/config.js'
import { undoStack } from '../../src/app/compose/undo.js'
import { builtinScanner } from '../../src/app/files/builtinScanner.js'
import { openFileStore } from '../../src/app/files/openFileStore.js'
import { actorOf } from '../../src/app/identity/actor.js'
import { openKeyStore } from '../../src/app/keys/openKeyStore.js'
import { localDateOf } from '../../src/domain/dates.js'
import type { AnyCommand } from '../../src/domain/decider.js'
import type { Instant, PersonId } from '../../src/domain/values.js'
import { settableClock, type SettableClock } from '../../src/eventstore/clock.js'
import { openPostgresEventStore } from '../../src/eventstore/postgres/postgresEventStore.js'
import { type GraphqlContext, type GraphqlServices, loaderCache } from '../../src/graphql/context.js'
import { apiSchema } from '../../src/graphql/schema.js'
import { graphqlServer } from '../../src/graphql/server.js'
import { createTestDatabase } from './database.js'
import { setUpDistrict } from './district.js'

export interface Answer {
  readonly data: Record<string, unknown> | null | undefined
  readonly errors: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
  readonly extensions: Record<string, unknown> | undefined
}

export interface AskOptions {
  readonly locale?: 'zh' | 'en'
  /** `role@agency` */
  readonly actAs?: string
}

/** Somebody who uses the API; the public without a person. */
export interface Client {
  readonly ask: (query: string, variables?: Record<string, unknown>, options?: AskOptions) => Promise<Answer>
  /** The data of an answer without errors. */
  readonly data: <T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>) => Promise<T>
}

export interface Application {
  readonly schema: GraphQLSchema
  /** Where its keys and files lie. */
  readonly dir: string
  readonly clock: SettableClock
  readonly storage: Storage
  readonly core: Core
  readonly models: ReadModels
  readonly services: GraphqlServices
  /** `instead`: other services than the application's own. */
  readonly client: (person?: string, instead?: GraphqlServices) => Client
  /** Gives a command past the API: for the operator, for processes, and to set things up. @throws when refused */
  readonly give: (
    command: AnyCommand,
    id: string,
    by?: CommandRequest['actor'],
  ) => Promise<CommandOutcome & { ok: true }>
  /** Waits until every read model shows everything that is in the log. */
  readonly settle: () => Promise<void>
  /** SQL statements of queries while `during` runs. */
  readonly statementsOf: (during: () => Promise<unknown>) => Promise<number>
  readonly faults: readonly Error[]
  readonly stop: () => Promise<void>
}

export const NOW = '2026-03-02T01:00:00.000Z' as Instant

export interface ApplicationOptions {
  readonly now?: Instant
  /** Instead of the small district of district.ts. */
  readonly setUp?: (give: Application['give']) => Promise<void>
}

/** The program on a database of its own, without HTTP. */
export async function startApplication({
  now = NOW,
  setUp = setUpDistrict,
}: ApplicationOptions = {}): Promise<Application> {
  const undo = undoStack()
  const clock = settableClock(now)
  const { dir, storage } = await openTestStorage(clock, undo.push)
  const core = await startCore(storage, clock, undo)
  const faults: Error[] = []
  const models = openReadModels(storage, clock, undo, (_where, error) => faults.push(error as Error))
  undo.push(models.engine.stop)
  await models.engine.start()
  await seed(core, storage)

  const counted = statementCounter()
  const readSide = { ...models.readSide, db: models.readSide.db.withPlugin(counted.plugin) }
  const services = servicesOf({
    ...{ storage, core, models: { ...models, readSide }, clock },
    evidence: testEvidence({ dir, storage, models, clock }),
  })
  const schema = apiSchema()
  const server = graphqlServer({ schema, onFault: ({ error }) => faults.push(error) })
  await server.start()
  undo.push(() => server.stop())

  const give: Application['give'] = async (command, id, actor = { kind: 'operator' }) => {
    const minPosition = await storage.store.head()
    const request = { commandId: randomUUID(), id, command, actor }
    const outcome = await core.execute(minPosition === undefined ? request : { ...request, minPosition })
    if (!outcome.ok) throw new Error(`${command.type} refused: ${JSON.stringify(outcome.refusals)}`)
    return outcome
  }
  const settle = () => models.engine.caughtUp()
  await setUp(give)
  await settle()
  return {
    schema,
    dir,
    clock,
    storage,
    core,
    models,
    services,
    client: (person, instead = services) => clientOf({ server, services: instead, core, clock }, person),
    give,
    settle,
    statementsOf: async (during) => {
      const before = counted.count()
      await during()
      return counted.count() - before
    },
    faults,
    stop: undo.run,
  }
}

/** Signs with a key of its own; nothing is written before something is asked of it. */
const testEvidence = ({
  dir,
  storage,
  models,
  clock,
}: {
  readonly dir: string
  readonly storage: Storage
  readonly models: ReadModels
  readonly clock: SettableClock
}) =>
  openEvidence({
    config: {
      publicUrl: new URL('http://gongkai.test'),
      dataDir: dir,
      checkpointKeyFile: join(dir, 'signing-key'),
    } as Config,
    ...{ storage, models, clock },
    onFault: () => undefined,
  })

async function openTestStorage(
  clock: SettableClock,
  onStop: (end: () => Promise<unknown>) => void,
): Promise<{ readonly dir: string; readonly storage: Storage }> {
  const dir = await mkdtemp(join(tmpdir(), 'gongkai-application-'))
  onStop(() => rm(dir, { recursive: true, force: true }))
  const database = await createTestDatabase()
  onStop(database.drop)
  const store = openPostgresEventStore({ connectionString: database.logUrl, clock })
  onStop(store.close)
  const keys = await openKeyStore({ url: join(dir, 'keys'), masterKeyFile: join(dir, 'master.key'), production: false })
  onStop(() => Promise.resolve(keys.close()))
  const scanner = builtinScanner()
  const files = await openFileStore({ dir: join(dir, 'blobs'), keys, scanner, now: clock.now })
  return { dir, storage: { database, store, keys, files, scanner } }
}

interface ClientParts {
  readonly server: ApolloServer<GraphqlContext>
  readonly services: GraphqlServices
  readonly core: Core
  readonly clock: SettableClock
}

function clientOf({ server, services, core, clock }: ClientParts, person: string | undefined): Client {
  const contextOf = ({ locale = 'zh', actAs }: AskOptions): GraphqlContext => {
    const shared = { locale, correlationId: 'test', loaders: loaderCache(), services }
    if (person === undefined) return { ...shared, actor: { kind: 'public' } }
    const holds = core.facts.current().agencies.rolesOf(person as PersonId, localDateOf(clock.now()))
    const actor = actorOf(person as PersonId, holds, actAs)
    if (actor === 'notHeld') throw new Error(`${person} does not hold ${actAs ?? ''}`)
    return { ...shared, actor, signedInAs: person as PersonId }
  }
  const ask: Client['ask'] = async (query, variables, options = {}) => {
    const { body } = await server.executeOperation(
      { query, ...(variables === undefined ? {} : { variables }) },
      { contextValue: contextOf(options) },
    )
    if (body.kind !== 'single') throw new Error('no incremental answers here')
    const { data, errors = [], extensions } = body.singleResult
    return JSON.parse(JSON.stringify({ data, errors, extensions })) as Answer
  }
  return {
    ask,
    data: async <T>(query: string, variables?: Record<string, unknown>) => {
      const { data, errors } = await ask(query, variables)
      if (errors.length > 0) throw new Error(JSON.stringify(errors))
      return data as T
    },
  }
}

/** Counts what is sent to the database through Kysely. */
function statementCounter(): { readonly plugin: KyselyPlugin; readonly count: () => number } {
  let count = 0
  return {
    count: () => count,
    plugin: {
      transformQuery: ({ node }) => node,
      transformResult: ({ result }: PluginTransformResultArgs) => {
        count += 1
        return Promise.resolve(result)
      },
    },
  }
}
