import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditTrailExported } from '../../src/domain/evidence/events.js'
import type { StoredEvent } from '../../src/eventstore/eventStore.js'
import { serveTrailExports } from '../../src/http/trailExports.js'
import type { PersonId } from '../../src/domain/values.js'
import { type Application, startApplication } from '../support/application.js'
import { PEOPLE, type PersonName } from '../support/district.js'
import { agencyGid, type ItemInHand, itemUpTo, takeStep } from '../support/itemFlow.js'

const TITLE = '关于2026年冬季供暖价格的通知'
let app: Application
let item: ItemInHand
let other: ItemInHand
beforeAll(async () => {
  app = await startApplication()
  item = await itemUpTo(app, 'authorizePublication', { title: TITLE })
  other = await itemUpTo(app, 'reviseContent', { title: '=1+1 另一件' })
  await app.settle()
})
afterAll(() => app.stop())

interface Exported {
  readonly export: {
    readonly exportId: string
    readonly events: number
    readonly upTo: number
    readonly path: string
  } | null
  readonly repeated: boolean
  readonly userErrors: readonly {
    readonly code: string
    readonly clause: string
    readonly path: readonly string[] | null
  }[]
}
const MUTATION = `mutation ($input: ExportAuditTrailInput!) { exportAuditTrail(input: $input) {
  export { exportId events upTo path } repeated userErrors { code clause path } } }`
const inputOf = (change: object = {}) => ({
  commandId: randomUUID(),
  format: 'jsonl',
  purpose: 'supervision',
  ...change,
})
const exportAs = async (person: PersonName | undefined, change: object = {}): Promise<Exported> =>
  (await app.client(person).data<{ exportAuditTrail: Exported }>(MUTATION, { input: inputOf(change) })).exportAuditTrail

const log = (): Promise<readonly StoredEvent[]> => app.storage.store.readAll(undefined, 100_000)
const IS_TRAIL = ['AttemptRefused', 'ProtectedDataRead']

/** The file as somebody downloads it. */
async function download(path: string, as: PersonName | undefined, instead: object = {}) {
  const server = Fastify()
  await server.register(cookie)
  const { trailExports, trails } = app.services
  serveTrailExports(server, {
    ...{ exports: trailExports, trails, mayRead: () => true, publicUrl: new URL('http://gongkai.test') },
    authenticator: {
      personOfSession: () => Promise.resolve(undefined),
      personOfToken: (token) => Promise.resolve(token as PersonId),
      rolesOf: (person) => [
        { role: PEOPLE[person as PersonName][0], agency: PEOPLE[person as PersonName][1] as never },
      ],
    },
    ...instead,
  })
  const answer = await server.inject({ url: path, headers: as === undefined ? {} : { authorization: `Bearer ${as}` } })
  await server.close()
  return answer
}
const fileOf = async (change: object, person: PersonName = 'inspector') => {
  const made = (await exportAs(person, change)).export!
  const answer = await download(made.path, person)
  expect(answer.statusCode).toBe(200)
  return { ...made, text: answer.body, headers: answer.headers }
}

test('LS-15.1: every format holds the events of the log in its order, all of them, and nothing that is protected', async () => {
  const expected = (await log()).filter(({ type }) => !IS_TRAIL.includes(type))
  const ids = expected.map(({ id }) => id)
  const jsonl = await fileOf({ format: 'jsonl' })
  const lines = jsonl.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map(({ eventId }) => eventId)).toEqual(ids)
  expect(jsonl.events).toBe(ids.length)
  for (const [at, { stream, revision, metadata }] of expected.entries())
    expect(lines[at]).toMatchObject({ stream, revision, clause: (JSON.parse(metadata) as { clause: string }).clause })

  const csv = await fileOf({ format: 'csv' })
  const rows = csv.text.slice(1).split('\r\n').slice(1, -1)
  // The export before this one is an event, too.
  expect(rows.map((row) => row.split(',')[1])).toEqual([...ids, jsonl.exportId])
  expect(csv.text.startsWith('\u{feff}序号,事件编号,')).toBe(true)
  expect(csv.text).toContain('新建')

  const ocel = await fileOf({ format: 'ocel' })
  for (const { text } of [jsonl, csv, ocel]) {
    expect(text).not.toContain(TITLE)
    expect(text).not.toContain('另一件')
    expect(text).toContain('"masked"'.replaceAll('"', text === csv.text ? '""' : text === ocel.text ? '\\"' : '"'))
  }
})

interface Ocel {
  readonly events: readonly {
    readonly id: string
    readonly type: string
    readonly attributes: readonly { readonly name: string }[]
    readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[]
  }[]
  readonly objects: readonly { readonly id: string; readonly type: string }[]
  readonly eventTypes: readonly { readonly name: string; readonly attributes: readonly { readonly name: string }[] }[]
  readonly objectTypes: readonly { readonly name: string }[]
}

/** The published schema as Ajv sees it, which changes nothing in what it checks. */
async function ocelChecker() {
  const schema = JSON.parse(
    await readFile(new URL('../support/ocel20-schema-json.json', import.meta.url), 'utf8'),
  ) as object
  const server = Fastify({
    bodyLimit: 64 * 2 ** 20,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  server.post('/', { schema: { body: schema } }, () => 'valid')
  return async (payload: object) => (await server.inject({ method: 'POST', url: '/', payload })).statusCode
}

test('LS-15.1: OCEL 2.0 holds to the published schema, and every object and type that is named is there once', async () => {
  const ocel = JSON.parse((await fileOf({ format: 'ocel' })).text) as Ocel
  const check = await ocelChecker()
  expect(await check(ocel)).toBe(200)
  // The check can fail.
  expect(await check({ ...ocel, events: [{ ...ocel.events[0], time: 'yesterday' }] })).toBe(400)
  expect(await check({ ...ocel, events: [{ ...ocel.events[0], attributes: [{ name: 'ordinal', value: 1 }] }] })).toBe(
    400,
  )
  expect(await check({ ...ocel, objects: [{ id: 'x' }] })).toBe(400)

  expect(new Set(ocel.objects.map(({ id }) => id)).size).toBe(ocel.objects.length)
  const named = ocel.events.flatMap(({ relationships }) => relationships.map(({ objectId }) => objectId))
  expect([...new Set(named)].sort()).toEqual(ocel.objects.map(({ id }) => id).sort())
  expect(ocel.objectTypes.map(({ name }) => name)).toEqual([...new Set(ocel.objects.map(({ type }) => type))].sort())
  expect(ocel.eventTypes.map(({ name }) => name)).toEqual([...new Set(ocel.events.map(({ type }) => type))].sort())
  const declared = new Set(ocel.eventTypes[0]!.attributes.map(({ name }) => name))
  for (const { attributes } of ocel.events) for (const { name } of attributes) expect(declared).toContain(name)
  expect(ocel.events.find(({ type }) => type === 'ItemCreated')!.relationships).toContainEqual({
    objectId: `informationItem:${item.id}`,
    qualifier: 'subject',
  })
})

test('LS-15.1: an export is on record before its first byte, the same command once, and each download is', async () => {
  const commandId = randomUUID()
  const filter = { agencyId: agencyGid('fgw'), withSubAgencies: true, text: '供暖' }
  const change = { commandId, format: 'csv', reference: '烈监〔2026〕3号', filter }
  const made = await exportAs('investigator', change)
  const [record, ...more] = (await log()).filter(({ id }) => id === made.export!.exportId)
  expect([record!.type, more.length]).toEqual(['AuditTrailExported', 0])
  const data = JSON.parse(record!.data) as AuditTrailExported['data']
  expect(data).toMatchObject({
    ...{ format: 'csv', purpose: 'supervision', reference: '烈监〔2026〕3号', events: made.export!.events },
    filter: { agency: 'fgw', withSubAgencies: true, named: { items: [item.id] } },
  })
  expect(record!.data, 'what was looked for may be a name').not.toContain('供暖')
  expect(JSON.parse(record!.metadata)).toMatchObject({ person: 'investigator', role: 'investigator', agency: 'jw' })

  expect(await exportAs('investigator', change)).toMatchObject({ repeated: true, export: made.export })
  const otherwise = await exportAs('investigator', { ...change, format: 'ocel' })
  expect(otherwise.userErrors).toMatchObject([{ code: 'COMMAND_ID_REUSED', path: ['commandId'] }])
  expect((await log()).filter(({ type, data }) => type === 'AuditTrailExported' && data.includes('烈监')).length).toBe(
    1,
  )

  const { path, events } = made.export!
  const first = await download(path, 'investigator')
  expect(first.body.split('\r\n')).toHaveLength(events + 2)
  expect(first.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringContaining('attachment') as string,
  })
  const looks = await app.storage.store.readStream('access-investigator-2026-03-02')
  expect(
    looks.filter(({ data }) => data.includes('auditTrailExport') && data.includes(made.export!.exportId)),
  ).toHaveLength(1)
  // Later it is the same file, whatever has happened since.
  await takeStep(app, 'fillSecrecyReviewForm', other)
  await app.settle()
  expect((await download(path, 'investigator')).body).toBe(first.body)
})

test('LS-15.1: nobody else downloads it, nor whoever may no longer read that part of the trail', async () => {
  const { path } = (await exportAs('inspector')).export!
  for (const person of [undefined, 'investigator', 'qzfbHead', 'registrar'] as const)
    expect((await download(path, person)).statusCode, person).toBe(404)
  expect((await download(path, 'inspector', { mayRead: () => false })).statusCode).toBe(404)
  expect((await download(path.replace('.jsonl', '.csv'), 'inspector')).statusCode).toBe(404)
  expect((await download(`/audit-trail/exports/${randomUUID()}.csv`, 'inspector')).statusCode).toBe(404)
  expect((await download('/audit-trail/exports/..%2F..%2Fetc.csv', 'inspector')).statusCode).toBe(404)
})

test('LS-15.1: whoever may not read the trail exports none of it, with every reason, on record as a refused attempt', async () => {
  expect((await exportAs(undefined)).userErrors).toMatchObject([{ code: 'SIGN_IN_REQUIRED' }])
  for (const person of ['fgwOfficer', 'mayor', 'registrar'] as const) {
    const answer = await exportAs(person, { commandId: 'x', reference: '长'.repeat(101) })
    expect(answer.export).toBeNull()
    expect(answer.userErrors.map(({ code, path }) => [code, path?.join('.')])).toEqual([
      ['COMMAND_ID_INVALID', 'commandId'],
      ['TEXT_TOO_LONG', 'reference'],
      ['ROLE_MISSING', undefined],
    ])
    const attempts = await app.storage.store.readStream(`attempts-${person}-2026-03-02`)
    expect(attempts.some(({ data }) => data.includes('ExportAuditTrail'))).toBe(true)
  }
  const ask = (filter: object) => app.client('inspector').ask(MUTATION, { input: inputOf({ filter }) })
  for (const [filter, code] of [
    [{ legalFrom: '2026-03-02', legalUntil: '2026-03-01' }, 'BAD_SPAN'],
    [{ recordedFrom: '2026-03-02T00:00:00Z', recordedUntil: '2026-03-01T00:00:00Z' }, 'BAD_SPAN'],
    [{ text: '供' }, 'BAD_SEARCH'],
    [{ text: '供'.repeat(101) }, 'BAD_SEARCH'],
    [{ personId: 'x' }, 'BAD_ID'],
  ] as const)
    expect((await ask(filter)).errors, JSON.stringify(filter)).toMatchObject([{ extensions: { code } }])
})

interface TrailPage {
  readonly nodes: readonly { readonly eventId: string; readonly type: string; readonly subjectId: string }[]
  readonly pageInfo: Readonly<Record<'startCursor' | 'endCursor', string>> &
    Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>>
}
const pageOf = async (args: string): Promise<TrailPage> =>
  (
    await app.client('inspector').data<{ auditTrail: TrailPage }>(`{ auditTrail(${args}) {
      nodes { eventId type subjectId } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`)
  ).auditTrail

test('LS-15.1: by words: what events say in the clear, names of types, titles of items', async () => {
  const found = async (text: string) => (await pageOf(`first: 100, filter: { text: "${text}" }`)).nodes
  const about = await found('冬季供暖')
  expect(about.length).toBeGreaterThan(5)
  expect(new Set(about.map(({ subjectId }) => subjectId))).toEqual(new Set([item.id]))
  const types = new Set((await found('保密审查表')).map(({ type }) => type))
  expect(types).toEqual(new Set(['SecrecyReviewFormFilled']))
  const named = await found('财政局')
  expect(named.map(({ type, subjectId }) => [type, subjectId])).toEqual([['AgencyRegistered', 'czj']])
  expect(await found('局政财'), 'the pairs are there, but not like this').toEqual([])
  expect(await found('％_\\\\')).toEqual([])
})

test('pages of the trail, forwards and backwards, neither repeat nor lose an event while the log grows', async () => {
  const all = (await pageOf('first: 100')).nodes.map(({ eventId }) => eventId)
  const forwards: string[] = []
  for (let page = await pageOf('first: 7'); ; page = await pageOf(`first: 7, after: "${page.pageInfo.endCursor}"`)) {
    forwards.push(...page.nodes.map(({ eventId }) => eventId))
    if (forwards.length === 14) {
      await itemUpTo(app, 'createItem', { title: '其间新建' })
      await app.settle()
    }
    if (forwards.length >= all.length || !page.pageInfo.hasNextPage) break
  }
  expect(forwards.slice(0, all.length)).toEqual(all)
  const second = await pageOf(`first: 7, after: "${(await pageOf('first: 7')).pageInfo.endCursor}"`)
  const back = await pageOf(`last: 7, before: "${second.pageInfo.startCursor}"`)
  expect(back.nodes).toEqual((await pageOf('first: 7')).nodes)
  expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
})
