import { afterAll, afterEach, expect, test } from 'vitest'
import { description, itemGid } from '../support/itemFlow.js'
import { mutate } from '../support/mutate.js'
import { startConsultationWorld } from './consultationWorld.js'

const world = await startConsultationWorld()
afterEach(async () => expect(await world.quarantined()).toEqual([]))
afterAll(() => world.stop())

const CONTRADICTIONS = `query ($id: ID!) { informationItem(id: $id) { contradictions {
  finding kind answer otherAgency { name } otherEntry { title } } } }`
const number = { create: { description: description({ documentNumber: '烈财〔2026〕5号' }) } }
const publish = { channels: ['governmentWebsite'] }

test('LS-6.2: what concerns nobody else is compared too; an open contradiction bars publication until a named officer answers it', async () => {
  await world.staffFinance()
  const { id: other } = await world.ofFinance('authorizePublication', { title: '财政局的通知', ...number })
  const { id, contentHash } = await world.item('registerItem', [], { title: '发改委的通知', ...number })
  await world.idle()
  expect(await world.last(`item-${id}`, 'ItemContradictionsFound')).toMatchObject({
    data: { contentHash, findings: [{ kind: 'documentNumber', otherItem: other, otherAgency: 'czj' }] },
    metadata: { process: 'itemContradictions' },
  })
  expect((await world.typesIn(`item-${id}`)).filter((type) => type === 'ItemContradictionsFound')).toHaveLength(1)
  expect(await world.refusals('fgwOfficer', 'AuthorizePublication', id, { contentHash, ...publish })).toEqual([
    'CONTRADICTION_UNANSWERED',
  ])

  const officer = world.app.client('fgwOfficer')
  const shown = async () =>
    (
      await officer.data<{ informationItem: { contradictions: { finding: string }[] } }>(CONTRADICTIONS, {
        id: itemGid(id),
      })
    ).informationItem.contradictions
  const [found] = await shown()
  expect(found).toMatchObject({
    kind: 'documentNumber',
    answer: null,
    otherAgency: { name: '区财政局' },
    otherEntry: { title: '财政局的通知' },
  })
  const answer = {
    itemId: itemGid(id),
    contentHash,
    finding: found!.finding,
    answer: 'otherMatter',
    explanation: '文号误植',
  }
  expect((await mutate(officer, 'answerItemContradiction', { ...answer, finding: 'x' })).userErrors).toMatchObject([
    { code: 'CONTRADICTION_UNKNOWN', clause: 'LS-6.2' },
  ])
  expect((await mutate(officer, 'answerItemContradiction', answer)).userErrors).toEqual([])
  expect((await mutate(officer, 'answerItemContradiction', answer)).userErrors).toMatchObject([
    { code: 'CONTRADICTION_ANSWERED_BEFORE' },
  ])
  await world.idle()
  expect(await shown()).toMatchObject([{ answer: 'otherMatter' }])
  expect(await world.refusals('fgwOfficer', 'AuthorizePublication', id, { contentHash, ...publish })).toEqual([])
})

test('LS-6.2: where nothing contradicts, nothing is recorded and nothing is asked', async () => {
  const { id, contentHash } = await world.item('registerItem', [], { title: '别无此题的通知' })
  await world.idle()
  expect(await world.typesIn(`item-${id}`)).not.toContain('ItemContradictionsFound')
  expect(await world.refusals('fgwOfficer', 'AuthorizePublication', id, { contentHash, ...publish })).toEqual([])
})
