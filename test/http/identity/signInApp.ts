import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { createExecute } from '../../../src/app/execute.js'
import { accountAggregate } from '../../../src/app/identity/accountAggregate.js'
import { anyAggregate } from '../../../src/app/aggregate.js'
import { createInputHash } from '../../../src/app/inputHash.js'
import { createTrails } from '../../../src/app/trails.js'
import type { RoleHeld } from '../../../src/domain/context.js'
import type { AgencyId, PersonId } from '../../../src/domain/values.js'
import { openEvents } from '../../../src/eventstore/codec.js'
import { systemClock } from '../../../src/eventstore/clock.js'
import type { GraphqlServices } from '../../../src/graphql/context.js'
import { createEmbeddedIdentity } from '../../../src/http/identity/embeddedIdentity.js'
import { createTestDatabase } from '../../support/database.js'
import { memoryEventStore } from '../../support/memoryEventStore.js'
import { memoryKeyRing } from '../../support/memoryKeyRing.js'
import { agencyId, directory, operator, personId, plainCalendar, policies } from '../../support/spec.js'
import { testApp } from '../testApp.js'

export const PASSWORD = '烈山-correct-horse'
export const wang = personId('p-wang')
export const order = () => ({ commandId: randomUUID(), actor: operator })

/** The program with its embedded provider on a real port and a real database; accounts of one person, p-wang. */
export async function signInApp() {
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-identity-'))
  const pool = new pg.Pool({ connectionString: database.workUrl, max: 8 })
  const store = memoryEventStore()
  const keyRing = memoryKeyRing()
  const people: Record<string, RoleHeld[]> = {
    [wang]: [{ role: 'publishingOfficer', agency: agencyId('fgw') }],
    'p-zhao': [{ role: 'registrar', agency: 'fgw' as AgencyId }],
    'p-qian': [{ role: 'registrar', agency: 'mzj' as AgencyId }],
  }
  const agencies = directory({ agencies: [{ id: agencyId('fgw') }, { id: agencyId('mzj') }], people })
  const execute = createExecute({
    store,
    keyRing,
    clock: systemClock,
    facts: {
      snapshot: () =>
        Promise.resolve({ agencies, policies: policies({}), calendar: plainCalendar, position: undefined }),
    },
    inputHash: createInputHash(keyRing),
    trails: createTrails(store, keyRing, systemClock),
    aggregateOf: () => anyAggregate(accountAggregate),
  })
  const port = await freePort()
  const publicUrl = new URL(`http://127.0.0.1:${port}`)
  const lines: string[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) })
  const identity = await createEmbeddedIdentity({
    publicUrl,
    dataDir,
    pool,
    execute,
    rolesOf: (person: PersonId) => people[person] ?? [],
    logger,
    hashCost: { memoryKiB: 1024, passes: 1 },
  })
  const { app } = await testApp({
    publicUrl,
    logger,
    authenticator: identity.authenticator,
    mounts: [identity.mount],
    services: { execute, accounts: identity.accounts } as unknown as GraphqlServices,
  })
  await app.listen({ port, host: '127.0.0.1' })
  const opened = await identity.accounts.open(wang, PASSWORD, order())
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))

  return {
    url: publicUrl.origin,
    app,
    pool,
    people,
    dataDir,
    accounts: identity.accounts,
    forgetExpired: identity.forgetExpired,
    logged: () => lines.join(''),
    accountEvents: async () => openEvents(await store.readStream(`account-${wang}`), keyRing),
    close: async () => {
      await app.close()
      await pool.end()
      await database.drop()
      await rm(dataDir, { recursive: true })
    },
  }
}

export type SignInApp = Awaited<ReturnType<typeof signInApp>>

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A browser: keeps cookies by path, follows redirects. */
export function browser(base: string) {
  const cookies = new Map<string, { name: string; value: string; path: string }>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(path, base)
    const kept = [...cookies.values()].filter((cookie) => url.pathname.startsWith(cookie.path))
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { ...(init.headers as object), cookie: kept.map(({ name, value }) => `${name}=${value}`).join('; ') },
    })
    for (const line of response.headers.getSetCookie()) remember(line)
    return response
  }
  const remember = (line: string): void => {
    const [pair = '', ...attributes] = line.split('; ')
    const name = pair.slice(0, pair.indexOf('='))
    const path = attributes.find((part) => part.toLowerCase().startsWith('path='))?.slice(5) ?? '/'
    const gone = attributes.some(
      (part) => part.toLowerCase().startsWith('expires=thu, 01 jan 1970') || part === 'Max-Age=0',
    )
    if (gone) cookies.delete(name + path)
    else cookies.set(name + path, { name, value: pair.slice(pair.indexOf('=') + 1), path })
  }
  const follow = async (path: string, init: RequestInit = {}): Promise<Response & { address: string }> => {
    let response = await send(path, init)
    let address = new URL(path, base)
    for (let hop = 0; response.status >= 300 && response.status < 400 && hop < 10; hop += 1) {
      address = new URL(response.headers.get('location')!, address)
      response = await send(address.href)
    }
    return Object.assign(response, { address: address.href })
  }
  return {
    send,
    follow,
    cookie: (name: string) => [...cookies.values()].find((cookie) => cookie.name === name)?.value,
    /** From the start page through the form; answers where it ended. */
    signIn: async (person: string, password: string, next = '/') => {
      const form = await follow(`/auth/login?next=${encodeURIComponent(next)}`)
      return follow(form.address, { method: 'POST', body: new URLSearchParams({ person, password }) })
    },
    graphql: async (query: string, headers: Record<string, string> = {}, variables?: object) => {
      const response = await send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, ...(variables === undefined ? {} : { variables }) }),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
  }
}
