import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemId } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { type Application, startApplication } from '../support/application.js'
import { nameOf, PEOPLE, type PersonName } from '../support/district.js'
import { agencyGid, itemGid, type ItemInHand, itemUpTo, takeStep } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'

let app: Application
let draft: ItemInHand
let published: ItemInHand
let shared: ItemInHand
beforeAll(async () => {
  app = await startApplication()
  draft = await itemUpTo(app, 'reviseContent', { title: '草稿' })
  published = await itemUpTo(app, 'authorizePublication', { title: '已公开' })
  shared = await itemUpTo(app, 'reviseContent', {
    title: '涉及财政局',
    create: { involvedAgencyIds: [agencyGid('czj')] },
  })
  await app.settle()
})
afterAll(() => app.stop())

const everyone = Object.keys(PEOPLE) as PersonName[]
const knows = async (person: PersonName | undefined, item: ItemInHand): Promise<boolean> => {
  const { byId, node, list } = await app.client(person).data<{
    byId: object | null
    node: object | null
    list: { nodes: { id: string }[] }
  }>('query ($id: ID!) { byId: informationItem(id: $id) { id } node(id: $id) { id } list: informationItems(first: 50) { nodes { id } } }', { id: item.gid })
  const answers = [byId !== null, node !== null, list.nodes.some(({ id }) => id === item.gid)]
  // All three ways give the same answer, or one of them leaks.
  expect(new Set(answers).size, `${person ?? 'anonymous'} ${item.gid}`).toBe(1)
  return answers[0]!
}
const whoKnows = async (item: ItemInHand): Promise<readonly string[]> => {
  const known: string[] = []
  for (const person of [undefined, ...everyone]) if (await knows(person, item)) known.push(person ?? 'anonymous')
  return known.sort()
}

const OF_FGW = ['fgwDeputy', 'fgwDisclosure', 'fgwHead', 'fgwOfficer', 'fgwOfficer2', 'fgwPrincipal', 'fgwSecrecy']
const ABOVE = ['inspector', 'investigator', 'mayor', 'qzfbHead', 'qzfbOfficer', 'secrecyBureau']

test('a draft is known to its agency, the superior, the disclosure department, the secrecy bureau and the supervisors', async () => {
  expect(await whoKnows(draft)).toEqual([...OF_FGW, ...ABOVE].sort())
})

test('an agency that is involved knows of it', async () => {
  expect(await whoKnows(shared)).toEqual(['czjHead', 'czjOfficer', ...OF_FGW, ...ABOVE].sort())
})

test('the public reads what is authorized and nothing else', async () => {
  const anonymous = app.client()
  const { catalogue } = await anonymous.data<{ catalogue: { totalCount: number; nodes: object[] } }>(
    '{ catalogue(first: 50) { totalCount nodes { title item { id } agency { name staff { totalCount } } } } }',
  )
  expect(catalogue).toEqual({
    totalCount: 1,
    nodes: [{ title: '已公开', item: null, agency: { name: '区发展和改革委员会', staff: null } }],
  })
  expect(await knows(undefined, published)).toBe(false)
  const lists = await anonymous.data(
    '{ viewer { person } informationItems { totalCount } filingLists { totalCount } publications { totalCount } }',
  )
  expect(lists).toEqual({
    viewer: null,
    informationItems: { totalCount: 0 },
    filingLists: { totalCount: 0 },
    publications: { totalCount: 0 },
  })
  const trail = await anonymous.ask('{ auditTrail { totalCount } }')
  expect(trail.errors).toMatchObject([{ extensions: { code: 'SIGN_IN_REQUIRED' } }])
  const entry = (id: string) => anonymous.data('query ($id: ID!) { node(id: $id) { id } }', { id })
  expect(await entry(toGlobalId('CatalogueEntry', draft.id))).toEqual({ node: null })
  expect(await entry(toGlobalId('CatalogueEntry', published.id))).toMatchObject({ node: {} })
})

test('LS-10.9: what is withdrawn is gone for the public at once, while the read model still lags', async () => {
  const item = await itemUpTo(app, 'authorizePublication', { title: '将撤回' })
  const query = 'query ($id: ID!) { catalogueEntry(id: $id) { title } }'
  const list = '{ catalogue(filter: { titlePrefix: "将撤回" }) { nodes { title } } }'
  const id = toGlobalId('CatalogueEntry', item.id)
  await app.settle()
  expect(await app.client().data(query, { id })).toEqual({ catalogueEntry: { title: '将撤回' } })
  expect(await app.client().data(list)).toEqual({ catalogue: { nodes: [{ title: '将撤回' }] } })
  await app.models.engine.pause('informationItems')
  const reason = { reason: 'wrongContent', explanation: '数字有误' }
  const withdrawn = await mutate(app.client('fgwDeputy'), 'withdrawItem', { itemId: item.gid, ...reason })
  expect(withdrawn.userErrors).toEqual([])
  expect(await app.client().data(query, { id })).toEqual({ catalogueEntry: null })
  expect(await app.client().data(list)).toEqual({ catalogue: { nodes: [] } })
  await app.models.engine.resume('informationItems')
  await app.settle()
  expect(await app.client().data(query, { id })).toEqual({ catalogueEntry: null })
})

test('whoever may not know of an item learns no more from a refusal than that there is none', async () => {
  const stranger = app.client('czjOfficer')
  const about = (itemId: string) => mutate(stranger, 'approveItem', { itemId, contentHash: draft.contentHash })
  const [existing, made] = [await about(draft.gid), await about(itemGid(randomUUID()))]
  expect(existing).toEqual(made)
  expect(codesOf(existing)).toEqual(['ITEM_NOT_FOUND'])
  const involved = await mutate(stranger, 'submitForReview', {
    itemId: shared.gid,
    contentHash: shared.contentHash,
    opinion: 'disclose',
  })
  expect(codesOf(involved)).toContain('WRONG_AGENCY')
})

test('names are shown to colleagues and supervisors only, and each look is on record', async () => {
  const query = 'query ($id: ID!) { informationItem(id: $id) { officer { name } } }'
  expect(await app.client('fgwHead').data(query, { id: shared.gid })).toEqual({
    informationItem: { officer: { name: nameOf('fgwOfficer') } },
  })
  expect(await app.client('czjHead').data(query, { id: shared.gid })).toEqual({
    informationItem: { officer: { name: null } },
  })
  const day = (await app.storage.store.readStream('access-fgwHead-2026-03-02')).map(({ type }) => type)
  expect(day).toEqual(['ProtectedDataRead'])
  expect(await app.storage.store.readStream('access-czjHead-2026-03-02')).toEqual([])
})

test('the name of a third party is for those who handle the item, and each look is on record', async () => {
  const asked = await mutate(app.client('fgwOfficer'), 'askThirdParty', {
    itemId: shared.gid,
    name: '王某某',
    kind: 'citizen',
    interest: 'personalPrivacy',
    letterNumber: '烈发改征〔2026〕1号',
    servedOn: '2026-03-02',
  })
  expect(asked.userErrors).toEqual([])
  await app.settle()
  const seenBy = async (person: PersonName) =>
    (
      await app
        .client(person)
        .data<{ informationItem: { thirdParties: { name: string | null }[] } }>(
          'query ($id: ID!) { informationItem(id: $id) { thirdParties { name person { name } } } }',
          { id: shared.gid },
        )
    ).informationItem.thirdParties
  expect(await seenBy('fgwSecrecy')).toEqual([{ name: '王某某', person: { name: null } }])
  expect(await seenBy('czjHead')).toEqual([{ name: null, person: { name: null } }])
  const [look] = await app.storage.store.readStream('access-fgwSecrecy-2026-03-02')
  expect(look?.data).toContain('thirdPartyNames')
  expect(await app.storage.store.readStream('access-czjHead-2026-03-02')).toEqual([])
})

test('the trail is for supervisors; whoever looks is on record before the first answer', async () => {
  const query = '{ auditTrail(first: 1) { nodes { type person { id } changes { field masked } } } }'
  for (const person of ['fgwOfficer', 'fgwPrincipal', 'registrar', 'mayor'] as const) {
    const { errors } = await app.client(person).ask(query)
    expect(errors, person).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  }
  for (const person of ['inspector', 'investigator', 'qzfbHead'] as const) {
    const { auditTrail } = await app.client(person).data<{ auditTrail: { nodes: object[] } }>(query)
    expect(auditTrail.nodes, person).toHaveLength(1)
    const [look] = await app.storage.store.readStream(`access-${person}-2026-03-02`)
    expect(look?.data).toContain('auditTrail')
    const [role, agency] = PEOPLE[person]
    expect(JSON.parse(look!.metadata)).toMatchObject({ person, role, agency, process: 'trails' })
  }
})

test('a state secret is a stub with a neutral title that nobody can fill', async () => {
  const id = randomUUID()
  const ground = { code: 'stateSecret', level: 'secret', authority: '市保密局', term: '十年' }
  const recorded = await mutate(app.client('fgwOfficer'), 'recordSecretItem', {
    commandId: id,
    agencyId: agencyGid('fgw'),
    neutralTitle: '涉密件一份',
    ground,
  })
  expect(recorded.userErrors).toEqual([])
  const filled = await takeStep(app, 'reviseContent', { id: id as ItemId, contentHash: '' })
  expect(codesOf(filled)).toContain('ITEM_IS_STATE_SECRET')
})
