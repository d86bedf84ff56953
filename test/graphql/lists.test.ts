import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Application, startApplication } from '../support/application.js'
import { agencyGid, itemUpTo } from '../support/itemFlow.js'

const MOST = 50

let app: Application
beforeAll(async () => {
  app = await startApplication()
  const titles = Array.from({ length: MOST + 2 }, (_, index) => `第${String(index).padStart(3, '0')}号`)
  await Promise.all(titles.map((title) => itemUpTo(app, 'reviseContent', { title })))
  await app.settle()
})
afterAll(() => app.stop())

interface ItemPage {
  readonly informationItems: {
    readonly nodes: readonly { readonly id: string }[]
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
    readonly totalCount: number
  }
}

const nested = `query ($n: Int) { informationItems(first: $n) { nodes {
  id title agency { name governmentSuperior { name } } involvedAgencies { name } officer { id name }
  files { name } contents { text } publications { state } catalogueEntry { title } reviewSteps { step } } } }`

test('a page costs the same number of statements, however many rows it has', async () => {
  const client = app.client('fgwHead')
  await client.data(nested, { n: 1 }) // what is remembered for a second is asked for now
  const one = await app.statementsOf(() => client.data(nested, { n: 1 }))
  const fifty = await app.statementsOf(() => client.data(nested, { n: MOST }))
  expect(fifty).toBe(one)
  // items, contents, publications, public items, staff
  expect(fifty).toBeLessThanOrEqual(5)
})

test('what is allowed on a whole page is asked for at once, for at most fifty objects', async () => {
  const reads: number[] = []
  const { services } = app
  const allowedActions = services.allowedActions
  const counting = {
    ...services,
    allowedActions: (...args: Parameters<typeof allowedActions>) => {
      reads.push(args[0].length)
      return allowedActions(...args)
    },
  }
  const query = '{ informationItems(first: 50) { nodes { allowedActions { mutation allowed } } } }'
  const { informationItems } = await app.client('fgwOfficer', counting).data<{
    informationItems: { nodes: { allowedActions: { mutation: string; allowed: boolean }[] }[] }
  }>(query)
  expect(reads).toEqual([MOST])
  for (const { allowedActions: actions } of informationItems.nodes)
    expect(actions).toContainEqual({ mutation: 'fillSecrecyReviewForm', allowed: true })
  const tooMany = await app
    .client('fgwOfficer')
    .ask('{ informationItems(first: 51) { nodes { allowedActions { mutation } } } }')
  expect(tooMany.errors[0]).toMatchObject({ extensions: { code: 'BAD_PAGE', most: 50 } })
})

test('pages neither repeat nor lose a row while rows are added', async () => {
  const client = app.client('fgwOfficer')
  const page = `query ($after: String, $order: ItemOrder!) { informationItems(first: 20, after: $after, order: $order) {
    nodes { id } pageInfo { endCursor hasNextPage } totalCount } }`
  for (const order of ['newestFirst', 'oldestFirst', 'title', 'newestMade']) {
    const before = (await client.data<ItemPage>(page, { order })).informationItems.totalCount
    const seen: string[] = []
    let after: string | undefined
    for (;;) {
      const { informationItems } = await client.data<ItemPage>(page, { order, ...(after ? { after } : {}) })
      seen.push(...informationItems.nodes.map(({ id }) => id))
      if (!informationItems.pageInfo.hasNextPage) break
      after = informationItems.pageInfo.endCursor
      if (seen.length === 20) {
        await itemUpTo(app, 'createItem', { title: '插入' })
        await app.settle()
      }
    }
    expect(new Set(seen).size, order).toBe(seen.length)
    expect(seen.length, order).toBeGreaterThanOrEqual(before)
  }
})

test('a list in memory pages like one in the database', async () => {
  const client = app.client()
  const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
    agencies(first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage } totalCount } }`
  interface Agencies {
    agencies: {
      edges: { cursor: string; node: { name: string } }[]
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean }
      totalCount: number
    }
  }
  const all = (await client.data<Agencies>(query, { first: 50 })).agencies
  expect(all.totalCount).toBe(all.edges.length)
  const names = all.edges.map(({ node }) => node.name)
  const first = (await client.data<Agencies>(query, { first: 2 })).agencies
  expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false })
  const second = (await client.data<Agencies>(query, { first: 2, after: first.edges[1]!.cursor })).agencies
  expect([...first.edges, ...second.edges].map(({ node }) => node.name)).toEqual(names.slice(0, 4))
  const last = (await client.data<Agencies>(query, { last: 2 })).agencies
  expect(last.edges.map(({ node }) => node.name)).toEqual(names.slice(-2))
  expect(last.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true })
  const bad = await client.ask(query, { after: 'changed' })
  expect(bad.errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }])
})

test('lists are narrowed down by what is asked, within what may be known', async () => {
  const count = async (person: 'fgwOfficer' | 'czjOfficer' | 'inspector', filter: object) =>
    (
      await app
        .client(person)
        .data<ItemPage>(
          'query ($filter: ItemFilterInput) { informationItems(filter: $filter) { totalCount nodes { id } } }',
          {
            filter,
          },
        )
    ).informationItems.totalCount
  expect(await count('fgwOfficer', { titlePrefix: '第001' })).toBe(1)
  expect(await count('inspector', { handlingAgencyIds: [agencyGid('fgw')], titlePrefix: '第0' })).toBe(MOST + 2)
  expect(await count('czjOfficer', { agencyIds: [agencyGid('fgw')] })).toBe(0)
  expect(await count('fgwOfficer', { states: ['published'] })).toBe(0)
})
