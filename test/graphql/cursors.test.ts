import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Application, startApplication } from '../support/application.js'
import { agencyGid, itemUpTo } from '../support/itemFlow.js'

let app: Application
beforeAll(async () => {
  app = await startApplication()
  await itemUpTo(app, 'authorizePublication')
  await app.settle()
})
afterAll(() => app.stop())

interface List {
  readonly args?: string
  readonly of?: readonly [string, string]
  /** For a list that has no row here to take a cursor from. */
  readonly cursor?: readonly unknown[]
}

/** Every list of the API by its field, with what stands around it. */
const LISTS: Readonly<Record<string, List>> = {
  agencies: {},
  informationItems: {},
  'informationItems lastChangedFirst': { args: 'order: lastChangedFirst' },
  'informationItems newestMade': { args: 'order: newestMade' },
  'informationItems title': { args: 'order: title' },
  waitingForMe: { of: ['viewer {', '}'], cursor: ['items.changedOrdinal.desc', 5] },
  catalogue: {},
  'catalogue title': { args: 'order: title' },
  onRequestCatalogue: { cursor: ['onRequest.formedOn.id.desc', '2026-01-05', 'x'] },
  publications: { cursor: ['publications.orderedOrdinal.desc', 5] },
  filingLists: { cursor: ['filings.month.agency.desc', '202601', 'fgw'] },
  auditTrail: {},
  'auditTrail oldestFirst': { args: 'order: oldestFirst' },
  'auditTrail below': { args: `filter: { agencyId: "${agencyGid('gov')}", withSubAgencies: true }` },
  subordinates: { of: [`agency(id: "${agencyGid('gov')}") {`, '}'] },
  staff: { of: [`agency(id: "${agencyGid('fgw')}") {`, '}'] },
}

const queryOf = (list: string): string => {
  const { args = '', of: [before, after] = ['', ''] } = LISTS[list]!
  const field = list.split(' ')[0]!
  return `query ($after: String) { ${before} ${field}(first: 1, after: $after ${args}) {
    pageInfo { endCursor } nodes { __typename } } ${after} }`
}
const ask = (list: string, after?: string) =>
  app.client('qzfbHead').ask(queryOf(list), after === undefined ? {} : { after })

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function cursorOf(list: string): Promise<string> {
  const { cursor } = LISTS[list]!
  if (cursor !== undefined) return encoded(cursor)
  const { data, errors } = await ask(list)
  expect(errors, list).toEqual([])
  const [, found] = /"endCursor":"([^"]+)"/.exec(JSON.stringify(data)) ?? []
  if (found === undefined) throw new Error(`${list} has no row`)
  return found
}

/** The list and order that a cursor belongs to. */
const nameIn = (cursor: string): unknown => {
  const text = Buffer.from(cursor, 'base64url').toString()
  return text.startsWith('[') ? (JSON.parse(text) as unknown[])[0] : 'in memory'
}

/** The same cursor with other values of every kind in the place of its own. */
function tampered(cursor: string): readonly string[] {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!text.startsWith('[')) return [Buffer.from('k1:nobody\0').toString('base64url'), encoded([text])]
  const [name, ...values] = JSON.parse(text) as unknown[]
  return values.flatMap((value, index) => {
    const others = typeof value === 'string' ? [1, 'a\0b'] : ['x', '1', '', 1e300, 2 ** 63, 1.5]
    return [...others, null, true, [], {}].map((other) => encoded([name, ...values.with(index, other)]))
  })
}

test('a cursor that is garbage, of another list or tampered with is the caller’s fault on every list', async () => {
  const own = new Map<string, string>()
  for (const list of Object.keys(LISTS)) own.set(list, await cursorOf(list))
  for (const [list, cursor] of own) {
    const foreign = [...own.values()].filter((other) => nameIn(other) !== nameIn(cursor))
    const garbage = ['', 'x', '\0', '[]', encoded([]), encoded(null), encoded({}), encoded(['trail.ordinal.desc'])]
    for (const bad of [...garbage, ...foreign, ...tampered(cursor)]) {
      const { errors } = await ask(list, bad)
      const codes = errors.map(({ extensions }) => extensions?.['code'])
      expect(codes, `${list} ${Buffer.from(bad, 'base64url').toString()}`).toEqual(['BAD_CURSOR'])
    }
    expect((await ask(list, cursor)).errors, list).toEqual([])
  }
  expect(app.faults).toEqual([])
})
