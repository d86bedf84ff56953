import { afterAll, afterEach, expect, test } from 'vitest'
import type { InformationItemEvent } from '../../src/domain/informationItem/events.js'
import {
  catalogue,
  catalogueByIndexNumber,
  catalogueFacets,
  countCatalogue,
  publicItemsByIds,
} from '../../src/projections/catalogue.js'
import { reveal, type SealedField } from '../../src/projections/engine/sealedField.js'
import { run } from '../../src/projections/engine/statements.js'
import {
  contentsOfItems,
  countInformationItems,
  informationItems,
  informationItemsByIds,
  type ItemFilter,
} from '../../src/projections/informationItems/queries.js'
import { onRequestCatalogue } from '../../src/projections/onRequestCatalogue.js'
import { InvalidCursorError, InvalidPageSizeError } from '../../src/projections/page.js'
import { agency, itemEvents } from './items.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { createWorld, type World } from './world.js'

const { db, drop } = await readDatabase()
let world: World | undefined
afterEach(async () => {
  await world?.engine.stop()
  await emptyReadDatabase(db)
})
afterAll(drop)

async function worldWith(...items: readonly (readonly [string, readonly InformationItemEvent[]])[]): Promise<World> {
  world = createWorld(db)
  await world.engine.start()
  for (const [id, events] of items) await recordAll(id, events)
  return world
}

async function recordAll(id: string, events: readonly InformationItemEvent[]): Promise<void> {
  for (const event of events)
    await world!.record(`item-${id}`, event, { person: 'li' as never, agency: agency('fagai') })
  await world!.engine.caughtUp()
}

const newest = { by: 'changedAt', direction: 'desc' } as const
const titlesOf = async (filter: ItemFilter) => {
  const page = await informationItems(world!.readSide, filter, { by: 'title', direction: 'asc' }, { first: 100 })
  return page.rows.map(({ row }) => row.title)
}

test('an item on its way to the public: state, who is next, its review, and what the public sees', async () => {
  const item = itemEvents('a')
  const { readSide } = await worldWith([
    'a',
    [item.created('办法'), item.fileAttached('f', '附件.pdf'), item.revised('办法')],
  ])
  const rowOf = async () => (await informationItemsByIds(readSide, ['a'])).get('a')!
  expect(await rowOf()).toMatchObject({ state: 'draft', awaits: ['publishingOfficer'], title: '办法', isPublic: false })

  await recordAll('a', [item.fileScanned('f'), item.formFilled('proactive'), item.submitted('办法')])
  expect(await rowOf()).toMatchObject({ state: 'submitted', awaits: ['sectionHead'], proposedAttribute: 'proactive' })
  await recordAll('a', [item.returned()])
  expect(await rowOf()).toMatchObject({ state: 'draft' })

  await recordAll('a', [...item.reviewed('办法'), item.registered(), item.indexNumber('113/202603-00001')])
  expect(await catalogue(readSide, {}, {})).toMatchObject({ rows: [] })
  await recordAll('a', [item.authorized('办法')])
  const row = await rowOf()
  expect(row).toMatchObject({
    state: 'published',
    awaits: [],
    attribute: 'proactive',
    isPublic: true,
    publicVersion: 1,
    indexNumber: '113/202603-00001',
    registeredOn: '2026-03-03',
    publishedOn: '2026-03-04',
    revision: 15,
  })
  expect(row.detail.files).toMatchObject([{ fileId: 'f', name: '附件.pdf', scan: 'clean' }])
  expect(row.detail.reviewSteps.map(({ step }) => step)).toEqual([
    'submitted',
    'returned',
    'submitted',
    'sectionPassed',
    'concluded',
    'approved',
  ])
  expect(row.detail.reviewSteps[1]).toMatchObject({ person: 'li', agency: 'fagai', note: 'a word is missing' })
  expect(await catalogueByIndexNumber(readSide, '113/202603-00001')).toMatchObject({
    title: '办法',
    text: 'text of 办法',
    formedYear: 2021,
  })
})

test('LS-10.9: the public sees the authorized content alone; a correction shows only once it is authorized itself', async () => {
  const item = itemEvents('a')
  const { readSide } = await worldWith(['a', item.untilPublic('first')])
  await recordAll('a', [item.newVersion(2), item.revised('second', 2), ...item.reviewed('second', 'proactive', 2)])
  const shown = async () => (await publicItemsByIds(readSide, ['a'])).get('a')
  expect(await shown()).toMatchObject({ title: 'first', version: 1 })
  expect((await informationItemsByIds(readSide, ['a'])).get('a')).toMatchObject({
    title: 'second',
    state: 'approved',
    isPublic: true,
    publicVersion: 1,
    version: 2,
  })
  await recordAll('a', [item.authorized('second', 2)])
  expect(await shown()).toMatchObject({ title: 'second', version: 2 })
  expect((await contentsOfItems(readSide, ['a'])).get('a')!.map(({ title }) => title)).toEqual(['first', 'second'])
})

test('LS-10.9: an authorization that names another content than the one on record shows nothing and is parked', async () => {
  const item = itemEvents('a')
  const { readSide, engine } = await worldWith([
    'a',
    [...item.untilPublic('first').slice(0, -1), item.authorized('other')],
  ])
  expect(await countCatalogue(readSide, {})).toEqual({ count: 0, exact: true })
  expect(await engine.parked()).toMatchObject([{ name: 'informationItems', stream: 'item-a' }])
})

test('a discarded correction leaves what is public and its title', async () => {
  const item = itemEvents('a')
  const { readSide } = await worldWith([
    'a',
    [...item.untilPublic('first'), item.newVersion(2), item.revised('second', 2), item.discarded(2)],
  ])
  expect((await informationItemsByIds(readSide, ['a'])).get('a')).toMatchObject({
    state: 'published',
    title: 'first',
    isPublic: true,
  })
  await recordAll('a', [item.newVersion(3)])
  expect((await contentsOfItems(readSide, ['a'])).get('a')!.at(-1)).toMatchObject({ version: 3, title: 'first' })
})

test('what is withdrawn is not public from that moment; its index number stays', async () => {
  const item = itemEvents('a')
  const { readSide } = await worldWith(['a', [...item.untilPublic('first'), item.withdrawn()]])
  expect(await publicItemsByIds(readSide, ['a'])).toEqual(new Map())
  expect((await informationItemsByIds(readSide, ['a'])).get('a')).toMatchObject({
    state: 'withdrawn',
    isPublic: false,
    indexNumber: '11340604003001/202603-a',
    detail: { withdrawal: { reason: 'wrongContent', explanation: 'wrong figures' } },
  })
})

test('what is no longer in force stays public and says so', async () => {
  const item = itemEvents('a')
  const { readSide } = await worldWith(['a', [...item.untilPublic('first'), item.validityEnded()]])
  expect(await catalogue(readSide, {}, {})).toMatchObject({ rows: [{ row: { validity: { kind: 'repealed' } } }] })
  expect(await countCatalogue(readSide, { inForceOnly: true })).toEqual({ count: 0, exact: true })
})

test('a purge clears every text of the item from every table of the read models', async () => {
  const item = itemEvents('a')
  const secret = '机密内容'
  const { readSide } = await worldWith([
    'a',
    [item.created(secret), item.fileAttached('f', `${secret}.pdf`), item.revised(secret), ...item.reviewed(secret)],
  ])
  await recordAll('a', [item.registered(), item.authorized(secret), item.newVersion(2), item.revised(`${secret}2`, 2)])
  const tables = await run<{ name: string }>(
    db,
    `select schemaname || '.' || tablename as name from pg_tables where schemaname like 'read\\_%'`,
  )
  const holding = async () => {
    const found: string[] = []
    for (const { name } of tables) {
      const rows = await run(db, `select 1 from ${name} t where t::text like '%${secret}%' limit 1`)
      if (rows.length > 0) found.push(name)
    }
    return found.sort()
  }
  expect(await holding()).toEqual(
    ['contents', 'items', 'public_items'].map((table) => `read_information_items_v4.${table}`),
  )
  await recordAll('a', [item.purgeOrdered()])
  expect(await holding()).toEqual([])
  await recordAll('a', [item.keyDestroyed()])
  expect((await informationItemsByIds(readSide, ['a'])).get('a')).toMatchObject({
    state: 'purged',
    title: '',
    isPublic: false,
    detail: { purge: { basis: 'courtOrder' }, keyDestroyedAt: '2026-03-06T01:00:00.000Z' },
  })
})

test('LS-2.2: the name of the citizen an item came from is kept as ciphertext and opened only on demand', async () => {
  const item = itemEvents('a')
  const { readSide, keys } = await worldWith(['a', [item.fromCitizen('来信', 'p1', '张三丰')]])
  const found = await run(db, `select 1 from read_information_items_v4.items t where t::text like '%张三丰%'`)
  expect(found).toEqual([])
  const { origin } = (await informationItemsByIds(readSide, ['a'])).get('a')!.detail
  const name = (origin as { from: { name: SealedField } }).from.name
  expect(await reveal(keys, [name])).toEqual(['张三丰'])
  keys.destroy('person:p1')
  expect(await reveal(keys, [name])).toEqual([undefined])
})

test('filters', async () => {
  const a = itemEvents('a')
  const b = itemEvents('b')
  const c = itemEvents('c')
  await worldWith(
    ['a', a.untilPublic('甲')],
    [
      'b',
      [
        b.created('乙', {
          agency: agency('jiaoyu'),
          theme: 'scienceAndEducation',
          involvedAgencies: [agency('fagai')],
        }),
      ],
    ],
    [
      'c',
      [
        c.created('丙丁', { agency: agency('jiaoyu'), documentNumber: '烈教〔2026〕3号' }),
        c.revised('丙丁'),
        ...c.reviewed('丙丁', 'onRequest'),
      ],
    ],
  )
  expect(await titlesOf({})).toEqual(['丙丁', '乙', '甲'])
  expect(await titlesOf({ states: ['draft', 'approved'] })).toEqual(['丙丁', '乙'])
  expect(await titlesOf({ states: [] })).toEqual([])
  expect(await titlesOf({ attributes: ['onRequest'] })).toEqual(['丙丁'])
  expect(await titlesOf({ agencies: ['fagai'] })).toEqual(['乙', '甲'])
  expect(await titlesOf({ handlingAgencies: ['fagai'] })).toEqual(['甲'])
  expect(await titlesOf({ themes: ['scienceAndEducation'] })).toEqual(['乙'])
  expect(await titlesOf({ titlePrefix: '丙' })).toEqual(['丙丁'])
  expect(await titlesOf({ documentNumber: '烈教〔2026〕3号' })).toEqual(['丙丁'])
  expect(await titlesOf({ indexNumber: '11340604003001/202603-a' })).toEqual(['甲'])
  expect(await titlesOf({ isPublic: true })).toEqual(['甲'])
  expect(await titlesOf({ isRegistered: true, registeredIn: '202603' })).toEqual(['甲'])
  expect(await titlesOf({ registeredIn: '202604' })).toEqual([])
  expect(await titlesOf({ formedFrom: '2021-08-05' })).toEqual([])
  expect(await titlesOf({ formedFrom: '2021-08-04', formedUntil: '2021-08-04' })).toHaveLength(3)
  expect(await titlesOf({ awaits: { roles: ['publishingOfficer'], agencies: ['jiaoyu'] } })).toEqual(['丙丁', '乙'])
  expect(await titlesOf({ responsibleOfficer: 'nobody' })).toEqual([])
  expect(await countInformationItems(world!.readSide, { handlingAgencies: ['jiaoyu'] })).toEqual({
    count: 2,
    exact: true,
  })
  expect(await catalogueFacets(world!.readSide)).toEqual([
    { facet: 'agency', value: 'fagai', count: 1 },
    { facet: 'theme', value: 'generalAffairs', count: 1 },
    { facet: 'year', value: '2021', count: 1 },
  ])
})

test('LS-11.2: the catalogue of on-request information names registered items and never their text', async () => {
  const c = itemEvents('c')
  const { readSide } = await worldWith(['c', [c.created('丙'), c.revised('丙'), ...c.reviewed('丙', 'onRequest')]])
  expect((await onRequestCatalogue(readSide, {}, {})).rows).toEqual([])
  await recordAll('c', [c.registered()])
  const [entry] = (await onRequestCatalogue(readSide, { agency: 'fagai' }, {})).rows
  expect(entry!.row).toEqual({
    id: 'c',
    agency: 'fagai',
    title: '丙',
    theme: 'generalAffairs',
    formedOn: '2021-08-04',
    indexNumber: null,
    registeredOn: '2026-03-03',
  })
})

test('pages neither repeat nor lose a row while rows are added, forwards and backwards', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const { readSide } = await worldWith(...ids.map((id) => [id, [itemEvents(id).created(id)]] as const))
  const list = (page: Parameters<typeof informationItems>[3]) => informationItems(readSide, {}, newest, page)
  const first = await list({ first: 2 })
  expect(first).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  expect(first.rows.map(({ row }) => row.id)).toEqual(['e', 'd'])
  await recordAll('f', [itemEvents('f').created('f')])
  const second = await list({ first: 2, after: first.rows.at(-1)!.cursor })
  expect(second.rows.map(({ row }) => row.id)).toEqual(['c', 'b'])
  const back = await list({ last: 2, before: second.rows[0]!.cursor })
  expect(back.rows.map(({ row }) => row.id)).toEqual(['e', 'd'])
  expect(back).toMatchObject({ hasPreviousPage: true, hasNextPage: true })
  expect((await list({ last: 1 })).rows.map(({ row }) => row.id)).toEqual(['a'])
})

test('a cursor of another list, a broken cursor and a page too long are refused', async () => {
  const { readSide } = await worldWith(['a', [itemEvents('a').created('a')]])
  const byTitle = await informationItems(readSide, {}, { by: 'title', direction: 'asc' }, {})
  const after = byTitle.rows[0]!.cursor
  await expect(informationItems(readSide, {}, newest, { after })).rejects.toThrow(InvalidCursorError)
  await expect(informationItems(readSide, {}, newest, { after: 'x' })).rejects.toThrow(InvalidCursorError)
  await expect(informationItems(readSide, {}, newest, { first: 101 })).rejects.toThrow(InvalidPageSizeError)
  await expect(informationItems(readSide, {}, newest, { first: 0 })).rejects.toThrow(InvalidPageSizeError)
})
