import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAccessOf } from '../../src/app/compose/fileAccess.js'
import type { Actor } from '../../src/domain/context.js'
import type { PersonId } from '../../src/domain/values.js'
import {
  type AskedItem,
  conclusion,
  type ConsultationApi,
  consultationGid,
  decision,
  letter,
  opinion,
  referral,
  session,
  startConsultationApi,
} from '../support/consultationApi.js'
import { agencyGid, description, itemGid } from '../support/itemFlow.js'

// 教体局 is where the information comes from: it is asked, and knows nothing else of the item.
let api: ConsultationApi
let item: AskedItem
beforeAll(async () => {
  api = await startConsultationApi()
  item = await sharedItem()
})
afterAll(() => api.stop())

const OBTAINED = description({
  origin: {
    agency: { agencyId: agencyGid('jyj'), firstObtainerId: agencyGid('jyj'), obtainedOn: '2026-02-28' },
  },
})

async function sharedItem(): Promise<AskedItem> {
  const created = await api.item('createItem', ['czj'], { create: { description: OBTAINED } })
  const fileId = randomUUID()
  const file = {
    fileId,
    name: '附件.pdf',
    rendition: 'original',
    medium: 'text',
    mediaType: 'application/pdf',
    size: 3,
    sha256: 'd'.repeat(64),
    suite: 'x',
    ciphertextSha256: 'e'.repeat(64),
    commitment: 'c',
    scan: 'clean',
  }
  const officer = { kind: 'person', person: 'fgwOfficer' as PersonId, holds: [] } as const
  for (const other of [fileId, randomUUID()])
    await api.app.give({ type: 'AttachFile', data: { ...file, fileId: other } }, created.id, officer)
  await api.does('fgwOfficer', 'reviseContent', {
    itemId: created.gid,
    title: '共用信息',
    text: '未公开的全文',
    fileIds: [Buffer.from(`ItemFile:${fileId}`).toString('base64url')],
  })
  const { contentHash } = (await api.last(`item-${created.id}`, 'ContentRevised'))!.data as { contentHash: string }
  await api.does('fgwOfficer', 'fillSecrecyReviewForm', {
    itemId: created.gid,
    carrier: 'officialDocument',
    channels: ['governmentWebsite'],
    scope: 'general',
    flags: Object.fromEntries(FLAGS.map((flag) => [flag, { applies: false }])),
    important: false,
  })
  await api.does('fgwOfficer', 'requireConsultation', { itemId: created.gid, contentHash })
  await api.does('fgwOfficer', 'issueConsultationLetter', letter(`${created.id}-1`))
  return { id: created.id, gid: created.gid, contentHash, consultation: `${created.id}-1` }
}
const FLAGS = [
  'stateSecret',
  'workSecret',
  'commercialSecret',
  'personalPrivacy',
  'internalAffairs',
  'processInformation',
  'enforcementFile',
  'threeSafetiesOneStability',
]

/** All ways to a consultation give the same answer, or one of them leaks. */
async function knows(person: string | undefined): Promise<boolean> {
  const { byId, node, list } = await api.app.client(person).data<{
    byId: object | null
    node: object | null
    list: { nodes: { id: string }[]; totalCount: number }
  }>(
    `query ($id: ID!) { byId: consultation(id: $id) { id } node(id: $id) { id }
       list: consultations(first: 50) { nodes { id } totalCount } }`,
    { id: consultationGid(item.consultation) },
  )
  const inList = list.nodes.some(({ id }) => id === consultationGid(item.consultation))
  const answers = [byId !== null, node !== null, inList, list.totalCount > 0]
  expect(new Set(answers).size, person ?? 'anonymous').toBe(1)
  return answers[0]!
}

interface Shown {
  readonly item: { readonly title: string } | null
  readonly texts: readonly { readonly content: { readonly title: string; readonly text: string } | null }[] | null
}
const shownTo = (person: string) =>
  api.one<Shown>(
    person,
    item.consultation,
    'item { title } texts { number content { title text contentHash files { name url } } }',
  )

const readFile = async (person: string) => {
  const { facts } = api.app.core
  const holds = facts.current().agencies.rolesOf(person as PersonId, '2026-03-02' as never)
  const actor: Actor = { kind: 'person', person: person as PersonId, holds }
  const files = (await api.eventsOf(`item-${item.id}`)).flatMap(({ type, data }) =>
    type === 'FileAttached' ? [(data as { fileId: string }).fileId] : [],
  )
  const access = fileAccessOf(api.app)
  const found = await Promise.all(files.map((fileId) => access(item.id, fileId, actor)))
  return found.filter((file) => file !== undefined).length
}

test('LS-6.1: a consultation is known to its parties and those who oversee them, and to nobody else', async () => {
  const seen: string[] = []
  const people = [
    'fgwOfficer',
    'fgwDisclosure',
    'czjDisclosure',
    'czjOfficer',
    'jyjDisclosure',
    'mzjDisclosure',
    'qzfbHead',
    'qzfbDeputy',
    'inspector',
    'investigator',
    'mayor',
    'registrar',
    'fgwWebsite',
  ]
  for (const person of [undefined, ...people]) if (await knows(person)) seen.push(person ?? 'anonymous')
  expect(seen).toEqual([
    'fgwOfficer',
    'fgwDisclosure',
    'czjDisclosure',
    'czjOfficer',
    'jyjDisclosure',
    'qzfbHead',
    'inspector',
    'investigator',
    'mayor',
  ])
})

test('LS-6.1: whoever is asked reads the unpublished text and its files, and nothing else of the item; it is on record', async () => {
  const shown = await shownTo('jyjDisclosure')
  expect(shown).toEqual({
    item: null,
    texts: [
      {
        number: 1,
        content: {
          title: '共用信息',
          text: '未公开的全文',
          contentHash: item.contentHash,
          files: [{ name: '附件.pdf', url: expect.stringContaining(item.id) as string }],
        },
      },
    ],
  })
  const byItem = await api.app
    .client('jyjDisclosure')
    .data('query ($id: ID!) { informationItem(id: $id) { id } }', { id: itemGid(item.id) })
  expect(byItem).toEqual({ informationItem: null })
  // 财政局 stands on the item itself, as Part 1 has it.
  expect(await shownTo('czjDisclosure')).toMatchObject({ item: { title: '共用信息' }, texts: [{ number: 1 }] })
  const looks = await api.app.storage.store.readStream('access-jyjDisclosure-2026-03-02')
  expect(looks.map(({ data }) => JSON.parse(data) as object)).toMatchObject([
    { what: 'discussedTexts', subject: `consultation-${item.consultation}` },
  ])
  // Two files were attached; one belongs to the text.
  expect(await readFile('jyjDisclosure')).toBe(1)
  expect(await readFile('czjDisclosure')).toBe(2)
  expect(await readFile('mzjDisclosure')).toBe(0)
  expect(await readFile('qzfbDeputy')).toBe(0)
})

test('LS-9.1: a decider reads the text while the dispute is before it; parties keep it; nobody reads what they were not asked about', async () => {
  const { consultation: id } = item
  await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj', ['content']))
  await api.does('jyjDisclosure', 'giveOpinion', opinion(id, 'jyj'))
  const parties = [
    ['fgw', 'agrees'],
    ['czj', 'objects'],
    ['jyj', 'agrees'],
  ] as const
  await api.does('fgwOfficer', 'recordSession', session(id, parties))
  expect(await shownTo('qzfbDeputy')).toBeNull()
  await api.does('jyjDisclosure', 'referDispute', referral(id, 'jyj', 'qzfb'))
  expect(await shownTo('qzfbDeputy')).toMatchObject({
    item: null,
    texts: [{ content: { text: '未公开的全文' } }],
  })
  expect(await readFile('qzfbDeputy')).toBe(1)
  await api.does('qzfbDeputy', 'decideDispute', decision(id, 'proposalStands'))
  expect(await shownTo('qzfbDeputy')).toEqual({ item: null, texts: null })
  expect(await readFile('qzfbDeputy')).toBe(0)
  // What it decided, and on what file, stays before it.
  const { minutes } = (await api.one<{ minutes: object }>(
    'qzfbDeputy',
    id,
    'minutes { disputes { file { matter } } }',
  ))!
  expect(minutes).toEqual({ disputes: [{ file: { matter: '能否公开' } }] })

  await api.does('fgwOfficer', 'concludeConsultation', conclusion(id))
  await api.revise(item.id, '后来的全文，未征求意见')
  expect(await shownTo('jyjDisclosure')).toMatchObject({
    item: null,
    texts: [{ content: { text: '未公开的全文' } }],
  })
  expect(JSON.stringify(await shownTo('jyjDisclosure'))).not.toContain('后来的全文')
})

test('names of those who acted are shown to their colleagues and supervisors only', async () => {
  const fields = 'minutes { conclusion { event { person { name } } } }'
  const nameFor = async (person: string) =>
    (await api.one<{ minutes: { conclusion: { event: { person: { name: string | null } } } } }>(
      person,
      item.consultation,
      fields,
    ))!.minutes.conclusion.event.person.name
  expect(await nameFor('fgwDisclosure')).toBe('王fgwOfficer')
  expect(await nameFor('inspector')).toBe('王fgwOfficer')
  expect(await nameFor('jyjDisclosure')).toBeNull()
})
