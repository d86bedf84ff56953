import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemId } from '../../src/domain/values.js'
import { type Application, startApplication } from '../support/application.js'
import type { PersonName } from '../support/district.js'
import { agencyGid, description, flags, form, itemGid, itemUpTo, personGid, takeStep } from '../support/itemFlow.js'
import { codesOf, mutate } from '../support/mutate.js'

let app: Application
beforeAll(async () => {
  app = await startApplication()
})
afterAll(() => app.stop())

test('LS-10.6, LS-10.7, LS-10.9: an item goes from creation to the public catalogue', async () => {
  const item = await itemUpTo(app, 'authorizePublication', { title: '从创建到公开' })
  await app.settle()
  const { catalogue } = await app
    .client()
    .data<{ catalogue: { nodes: object[] } }>(
      '{ catalogue(first: 5) { nodes { title text contentHash indexNumber attribute agency { name } item { id } } } }',
    )
  expect(catalogue.nodes).toMatchObject([
    { title: '从创建到公开', text: '全文如下。', contentHash: item.contentHash, attribute: 'proactive', item: null },
  ])
  const { informationItem } = await app.client('fgwOfficer').data<{ informationItem: object }>(
    `query ($id: ID!) { informationItem(id: $id) { state isPublic indexNumber revision
      reviewSteps { step person { id } } responsibility { responsible { agency { name } chain { reason clause } } }
      allowedActions { mutation allowed deniedBecause { code clause message missing } } } }`,
    { id: item.gid },
  )
  expect(informationItem).toMatchObject({
    state: 'published',
    isPublic: true,
    reviewSteps: ['submitted', 'sectionPassed', 'concluded', 'approved'].map((step) => ({ step })),
    responsibility: {
      responsible: { agency: { name: '区发展和改革委员会' }, chain: [{ reason: 'made', clause: 'LS-4.1' }] },
    },
  })
  expect(app.faults).toEqual([])
})

test('a mutation answers the entity as it is afterwards, and its position lets the caller read their own write', async () => {
  const officer = app.client('fgwOfficer')
  const commandId = randomUUID()
  const input = {
    commandId,
    agencyId: agencyGid('fgw'),
    title: '新件',
    description: description(),
    declaredNotSecret: true,
  }
  const payload = await mutate(officer, 'createItem', input, { entity: 'informationItem { id title state revision }' })
  const { event, informationItem } = payload
  expect(informationItem).toEqual({ id: itemGid(commandId), title: '新件', state: 'draft', revision: 0 })
  const read = await officer.data(
    'query ($id: ID!, $at: Position) { informationItem(id: $id, minPosition: $at) { title } }',
    { id: itemGid(commandId), at: event?.position },
  )
  expect(read).toEqual({ informationItem: { title: '新件' } })
})

test('all reasons are given at once, each with code, clause, message in both languages, path and what is missing', async () => {
  const item = await itemUpTo(app, 'reviseContent')
  const wrong = {
    itemId: item.gid,
    ...form({
      channels: [],
      attribute: 'onRequest',
      flags: flags({ commercialSecret: { applies: true } }),
      grounds: [{ code: 'prohibitedByLaw' }],
    }),
  }
  const officer = app.client('fgwOfficer')
  const [zh, en] = [
    await mutate(officer, 'fillSecrecyReviewForm', wrong, { locale: 'zh' }),
    await mutate(officer, 'fillSecrecyReviewForm', wrong, { locale: 'en' }),
  ]
  expect(codesOf(zh)).toEqual(['FLAG_NOTE_MISSING', 'GROUND_FACTS_MISSING', 'PROACTIVE_NOT_RULED_OUT'])
  expect(zh.userErrors).toContainEqual(
    expect.objectContaining({
      code: 'GROUND_FACTS_MISSING',
      clause: '711-14(2)',
      path: ['grounds', '0'],
      missing: ['grounds.0.law', 'grounds.0.article'],
    }),
  )
  for (const { message, code } of zh.userErrors) expect(message, code).toMatch(/\p{Script=Han}/u)
  for (const { message, code } of en.userErrors) {
    expect(message, code).not.toMatch(/\p{Script=Han}/u)
    expect(message, 'a message, not the bare code').not.toBe(code)
  }
  expect(zh.event).toBeNull()
})

test('LS-10.1: wrong person, wrong state, wrong agency', async () => {
  const item = await itemUpTo(app, 'submitForReview')
  const by = (person: PersonName) => takeStep(app, 'passSectionReview', { ...item, by: person })
  expect(codesOf(await by('fgwOfficer'))).toContain('ROLE_MISSING')
  expect(codesOf(await by('czjHead'))).toEqual(['ITEM_NOT_FOUND'])
  expect(codesOf(await takeStep(app, 'approveItem', item))).toEqual(['STEP_OUT_OF_ORDER'])
  // The same person in two roles is still the same person.
  const role = {
    agencyId: agencyGid('fgw'),
    personId: personGid('fgwOfficer'),
    role: 'sectionHead',
    from: '2026-03-01',
  }
  const granted = await mutate(app.client('registrar'), 'grantStaffRole', role)
  const submitted = { itemId: item.gid, contentHash: item.contentHash, opinion: 'disclose' }
  const twice = await mutate(app.client('fgwOfficer'), 'passSectionReview', {
    ...submitted,
    minPosition: granted.event?.position,
  })
  expect(codesOf(twice)).toContain('SAME_PERSON_TWICE')
  const revoked = { agencyId: agencyGid('fgw'), personId: personGid('fgwOfficer'), role: 'sectionHead' }
  await mutate(app.client('registrar'), 'revokeStaffRole', { ...revoked, effectiveOn: '2026-03-02' })
})

test('a date that cannot be is refused by its type, one that must not be by its rule', async () => {
  const input = (formedOn: string) => ({
    agencyId: agencyGid('fgw'),
    title: '日期',
    description: description({ formedOn }),
    declaredNotSecret: true,
  })
  await expect(mutate(app.client('fgwOfficer'), 'createItem', input('2026-02-30'))).rejects.toThrow('LocalDate')
  const future = await mutate(app.client('fgwOfficer'), 'createItem', input('2027-01-01'))
  expect(future.userErrors).toMatchObject([{ code: expect.stringMatching(/DATE/) as string }])
})

test('LS-10.9: content that changed after it was looked at cannot be judged, and voids what was judged before', async () => {
  const item = await itemUpTo(app, 'submitForReview')
  const officer = app.client('fgwOfficer')
  const changed = { itemId: item.gid, title: '改过', text: '另一份全文。', fileIds: [] }
  expect((await mutate(officer, 'reviseContent', changed)).userErrors).toEqual([])
  const judged = await takeStep(app, 'passSectionReview', item)
  expect(codesOf(judged)).toEqual(['CONTENT_CHANGED', 'STEP_OUT_OF_ORDER'])
})

test('repeated: the same command id answers what was stored, with another input it is refused', async () => {
  const id = randomUUID() as ItemId
  const first = await takeStep(app, 'createItem', { id, contentHash: '' })
  const again = await takeStep(app, 'createItem', { id, contentHash: '' })
  expect(first.repeated).toBe(false)
  expect(again).toEqual({ ...first, repeated: true })
  const other = await takeStep(app, 'createItem', { id, contentHash: '', options: { title: '另一个标题' } })
  expect(codesOf(other)).toEqual(['COMMAND_ID_REUSED'])
})

test('concurrent: of two who decided on the same revision one is told that somebody was faster', async () => {
  const item = await itemUpTo(app, 'reviseContent')
  const officer = app.client('fgwOfficer')
  const revise = (title: string) =>
    mutate(officer, 'reviseContent', { itemId: item.gid, title, text: '全文。', fileIds: [], expectedRevision: 1 })
  const both = await Promise.all([revise('甲'), revise('乙')])
  expect(both.map(codesOf).sort()).toEqual([[], ['REVISION_CONFLICT']])
})

test('LS-6.1: an item that concerns several agencies is refused publication until they are consulted', async () => {
  const item = await itemUpTo(app, 'registerItem', { create: { involvedAgencyIds: [agencyGid('czj')] } })
  expect(codesOf(await takeStep(app, 'authorizePublication', item))).toContain('SEVERAL_AGENCIES_INVOLVED')
})

test('days of the calendar are asked for from the first to the last, for a bounded span', async () => {
  const days = (from: string, until: string) =>
    app
      .client()
      .ask('query ($from: LocalDate!, $until: LocalDate!) { calendarDays(from: $from, until: $until) { date } }', {
        from,
        until,
      })
  expect((await days('2026-03-02', '2026-03-02')).errors).toEqual([])
  expect((await days('2026-03-02', '2026-03-01')).errors).toMatchObject([{ extensions: { code: 'BAD_SPAN' } }])
  expect((await days('2026-03-02', '2028-03-01')).errors).toMatchObject([{ extensions: { code: 'BAD_SPAN' } }])
})

test('exactly one origin is taken', async () => {
  const input = {
    agencyId: agencyGid('fgw'),
    title: '来源',
    declaredNotSecret: true,
    description: description({
      origin: { made: true, organisation: { name: '某公司', obtainedOn: '2026-02-01' } },
    }),
  }
  await expect(mutate(app.client('fgwOfficer'), 'createItem', input)).rejects.toThrow('OriginInput')
  const notMade = { ...input, description: description({ origin: { made: false } }) }
  await expect(mutate(app.client('fgwOfficer'), 'createItem', notMade)).rejects.toThrow('BAD_ORIGIN')
})

test('words about a person do not get into the trail as a reason code', async () => {
  const item = await itemUpTo(app, 'createItem')
  const input = { itemId: item.gid, reason: '重复', reasonCode: '王某要求的' }
  expect(codesOf(await mutate(app.client('fgwOfficer'), 'discardDraft', input))).toEqual(['REASON_CODE_INVALID'])
})
