import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Application, startApplication } from '../support/application.js'
import { itemUpTo } from '../support/itemFlow.js'

let app: Application
beforeAll(async () => {
  app = await startApplication()
})
afterAll(() => app.stop())

test('an item goes from creation to the public catalogue', async () => {
  const item = await itemUpTo(app, 'authorizePublication', { title: '从创建到公开' })
  await app.settle()
  const { catalogue } = await app
    .client()
    .data<{ catalogue: { nodes: object[] } }>(
      `{ catalogue(first: 5) { nodes { title text contentHash indexNumber attribute agency { name } item { id } } } }`,
    )
  expect(catalogue.nodes).toMatchObject([
    { title: '从创建到公开', text: '全文如下。', contentHash: item.contentHash, attribute: 'proactive', item: null },
  ])
  expect(app.faults).toEqual([])
})
