import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Application, startApplication } from '../support/application.js'
import { PROCESS, setToday, startDeadline } from '../support/deadlines.js'
import { PEOPLE, type PersonName } from '../support/district.js'
import { agencyGid, type ItemInHand, itemUpTo } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'
import { toGlobalId } from '../../src/graphql/relay.js'

let app: Application
let item: ItemInHand
beforeAll(async () => {
  app = await startApplication()
  item = await itemUpTo(app, 'registerItem', { create: { involvedAgencyIds: [agencyGid('czj')] } })
})
afterAll(() => app.stop())

const give = (type: string, agency: string, data: object) =>
  app.give({ type, data } as Parameters<Application['give']>[0], `${item.id}-${agency}`, PROCESS)

/** A duty with its clock, as the processes raise them. */
async function raise(agency: string, kind: 'publish' | 'catalogueEntry', startsOn: string, more: object = {}) {
  const data = { item: item.id, agency, kind, grounds: ['involved'], start: 'formed', startsOn }
  await give('RaiseDuty', agency, { ...data, cause: randomUUID(), programFirstDay: '2026-01-01', ...more })
}
const startClock = (agency: string, start: string, officer?: string) =>
  startDeadline(app, 'publication', start, {
    matter: `${item.id}-${agency}.r1`,
    agency,
    item: item.id,
    key: `item:${item.id}`,
    ...(officer === undefined ? {} : { officer }),
  })

const FIELDS = `id kind grounds startedBy startsOn status overdue due late missed doneOn contentHash round
  agency { id } firstAgency { id } item { title } officer { id } receipt { sentence(language: zhCN) } history { type round }`
const dutyOf = async (agency: string, person: PersonName = 'qzfbHead') => {
  await app.settle()
  const query = `query ($id: ID!) { node(id: $id) { ... on Duty { ${FIELDS} } } }`
  const id = toGlobalId('Duty', `${item.id}-${agency}`)
  return (await app.client(person).data<{ node: Record<string, unknown> | null }>(query, { id })).node
}

test('LS-7.1: an involved agency publishes in its own name, with the portal’s address as the receipt', async () => {
  await raise('czj', 'publish', '2026-02-27', { contentHash: item.contentHash })
  await startClock('czj', '2026-02-27', 'czjOfficer')
  expect(await dutyOf('czj')).toMatchObject({
    kind: 'publish',
    grounds: ['involved'],
    startedBy: 'formed',
    startsOn: '2026-02-27',
    status: 'open',
    overdue: false,
    due: '2026-03-26',
    contentHash: item.contentHash,
    agency: { id: agencyGid('czj') },
    officer: { id: toGlobalId('Person', 'czjOfficer') },
    receipt: { sentence: expect.stringContaining('于2026-03-26届满') },
    history: [{ type: 'DutyArose', round: 1 }],
  })
  const publish = (person: PersonName, change: object = {}) =>
    mutate(
      app.client(person),
      'recordPublication',
      {
        itemId: item.gid,
        agencyId: agencyGid('czj'),
        channel: 'governmentWebsite',
        contentHash: item.contentHash,
        publishedOn: '2026-03-02',
        ...change,
      },
      { entity: 'publication { agency { id } receipts { channel address } }' },
    )
  const allowed = async () => {
    const query = 'query ($id: ID!) { informationItem(id: $id) { duties { allowedActions { mutation allowed } } } }'
    const { informationItem } = await app
      .client('czjOfficer')
      .data<{ informationItem: { duties: { allowedActions: { mutation: string; allowed: boolean }[] }[] } }>(query, {
        id: item.gid,
      })
    return informationItem.duties[0]!.allowedActions.find(({ mutation }) => mutation === 'recordPublication')?.allowed
  }
  // Nothing is published that was not ordered.
  expect(await allowed()).toBe(false)
  await give('OrderPublication', 'czj', {
    itemId: item.id,
    agency: 'czj',
    version: 1,
    contentHash: item.contentHash,
    channels: ['governmentWebsite'],
    authorization: randomUUID(),
    ownAct: true,
  })
  await app.settle()
  expect(await allowed()).toBe(true)
  expect(codesOf(await publish('fgwOfficer'))).toEqual(['WRONG_AGENCY'])
  expect(codesOf(await publish('czjOfficer', { contentHash: 'b'.repeat(64) }))).toEqual(['CONTENT_NOT_AUTHORIZED'])
  expect(await publish('czjOfficer')).toMatchObject({
    userErrors: [],
    publication: {
      agency: { id: agencyGid('czj') },
      receipts: [{ channel: 'governmentWebsite', address: `http://localhost/portal/items/${item.id}` }],
    },
  })
  await give('RecordDutyPublication', 'czj', {
    agency: 'czj',
    contentHash: item.contentHash,
    publishedOn: '2026-03-02',
    proof: randomUUID(),
  })
  expect(await dutyOf('czj')).toMatchObject({ status: 'met', doneOn: '2026-03-02', late: false, missed: false })
})

test('LS-11.1: what is not published in time is late at once, made good later, and the board shows it', async () => {
  await raise('fgw', 'publish', '2026-02-27', { contentHash: item.contentHash })
  await startClock('fgw', '2026-02-27', 'fgwOfficer')
  const board = async (person: PersonName = 'qzfbHead') => {
    await app.settle()
    const query = `{ dutyBoard { total { running met missed overdue madeGood } withoutDate
      byAgency { agency { name } figures { running met missed } } byOfficer { officer { id } figures { missed } }
      byKind { kind figures { met missed } } }
      duties { totalCount nodes { due } } overdue: duties(filter: { overdue: true }) { nodes { agency { id } } } }`
    return app.client(person).data<{ dutyBoard: Record<string, unknown>; duties: object; overdue: object }>(query)
  }
  expect((await board()).dutyBoard).toMatchObject({ total: { running: 1, met: 1, missed: 0 }, withoutDate: 0 })
  setToday(app, '2026-03-27')
  expect(await dutyOf('fgw')).toMatchObject({ status: 'open', overdue: true, due: '2026-03-26' })
  expect(await board()).toMatchObject({
    dutyBoard: {
      total: { running: 0, met: 1, missed: 1, overdue: 1, madeGood: 0 },
      byAgency: [
        { agency: { name: '区财政局' }, figures: { met: 1, missed: 0 } },
        { agency: { name: '区发展和改革委员会' }, figures: { met: 0, missed: 1 } },
      ],
      byOfficer: expect.arrayContaining([
        { officer: { id: toGlobalId('Person', 'fgwOfficer') }, figures: { missed: 1 } },
      ]),
      byKind: [{ kind: 'publish', figures: { met: 1, missed: 1 } }],
    },
    duties: { totalCount: 2, nodes: [{ due: '2026-03-26' }, { due: '2026-03-26' }] },
    overdue: { nodes: [{ agency: { id: agencyGid('fgw') } }] },
  })
  // An agency sees its own.
  expect(await board('czjOfficer')).toMatchObject({
    dutyBoard: { total: { met: 1, missed: 0 } },
    duties: { totalCount: 1 },
    overdue: { nodes: [] },
  })
  const miss = { due: '2026-03-26', effectiveAt: '2026-03-26T16:00:00.000Z', cause: randomUUID() }
  await give('RecordDutyMiss', 'fgw', { round: 1, ...miss })
  await give('RecordDutyPublication', 'fgw', {
    agency: 'fgw',
    contentHash: item.contentHash,
    publishedOn: '2026-03-27',
    proof: randomUUID(),
  })
  expect(await dutyOf('fgw')).toMatchObject({ status: 'missed', missed: true, late: true, overdue: false })
  expect((await board()).dutyBoard).toMatchObject({ total: { missed: 1, overdue: 0, madeGood: 1 } })
})

test('LS-11.2: a duty whose clock does not run is not lost from sight', async () => {
  await raise('qzfb', 'catalogueEntry', '2026-03-02')
  await app.settle()
  const query =
    '{ dutiesWithoutDate { totalCount nodes { kind due deadline { id } overdue } } dutyBoard { withoutDate } }'
  expect(await app.client('qzfbHead').data(query)).toEqual({
    dutiesWithoutDate: {
      totalCount: 1,
      nodes: [{ kind: 'catalogueEntry', due: null, deadline: null, overdue: false }],
    },
    dutyBoard: { withoutDate: 1 },
  })
  expect(await app.client('czjOfficer').data(query)).toEqual({
    dutiesWithoutDate: { totalCount: 0, nodes: [] },
    dutyBoard: { withoutDate: 0 },
  })
})

test('LS-15.1: a duty is known to its agency, those above it, the department and the supervisors', async () => {
  const known: string[] = []
  for (const person of Object.keys(PEOPLE) as PersonName[])
    if ((await dutyOf('czj', person)) !== null) known.push(person)
  expect(known.sort()).toEqual(
    ['czjHead', 'czjOfficer', 'inspector', 'investigator', 'mayor', 'qzfbHead', 'qzfbOfficer', 'secrecyBureau'].sort(),
  )
})

test('LS-7.1: the public finds an item under the agency that authorized it and under one that published it itself', async () => {
  const published = await itemUpTo(app, 'authorizePublication', { title: '联合发布' })
  const order = {
    itemId: published.id,
    agency: 'czj',
    version: 1,
    contentHash: published.contentHash,
    channels: ['governmentWebsite'],
    authorization: randomUUID(),
    ownAct: true,
  } as const
  const underAgency = async (agency: string) => {
    await app.settle()
    const query = `query ($agency: ID!) { catalogue(filter: { agencyId: $agency, titlePrefix: "联合发布" }) {
      totalCount nodes { title } } }`
    const { catalogue } = await app
      .client()
      .data<{ catalogue: { totalCount: number; nodes: readonly object[] } }>(query, { agency: agencyGid(agency) })
    expect(catalogue.nodes).toHaveLength(catalogue.totalCount)
    return catalogue.totalCount
  }
  await app.give({ type: 'OrderPublication', data: order } as never, `${published.id}-czj`, PROCESS)
  // Ordered is not published.
  expect([await underAgency('fgw'), await underAgency('czj'), await underAgency('qzfb')]).toEqual([1, 0, 0])
  const own = { itemId: published.gid, agencyId: agencyGid('czj'), channel: 'governmentWebsite' }
  const publishedOn = app.services.today()
  const { contentHash } = published
  const recorded = await mutate(app.client('czjOfficer'), 'recordPublication', { ...own, contentHash, publishedOn })
  expect(recorded.userErrors).toEqual([])
  expect([await underAgency('fgw'), await underAgency('czj'), await underAgency('qzfb')]).toEqual([1, 1, 0])
})
