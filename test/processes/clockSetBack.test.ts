import { afterAll, expect, test } from 'vitest'
import { description } from '../support/itemFlow.js'
import { letter, opinion, startConsultationWorld } from './consultationWorld.js'

const world = await startConsultationWorld()
afterAll(() => world.stop())

const authorize = (item: { readonly id: string; readonly contentHash: string }) =>
  world.does('fgwOfficer', 'AuthorizePublication', item.id, {
    contentHash: item.contentHash,
    channels: ['governmentWebsite'],
  })

test('LS-6.1, LS-11.1: while the clock is set back, letters are served, publications recorded and duties met, and nothing is set aside', async () => {
  const create = { description: description({ formedOn: '2026-03-02' }) }
  const alone = await world.item('registerItem', [], { create })
  const asked = await world.item('fillSecrecyReviewForm', ['czj'])
  await world.does('fgwOfficer', 'RequireConsultation', asked.id, { contentHash: asked.contentHash })
  // Days behind what the log has seen already.
  await world.on('2026-02-28')

  await world.does('fgwOfficer', 'IssueConsultationLetter', `${asked.id}-1`, letter(1, '2026-02-28'))
  await authorize(alone)

  expect(await world.quarantined()).toEqual([])
  expect(await world.last(`consultation-${asked.id}-1`, 'ConsultationLetterServed')).toMatchObject({
    data: { servedOn: '2026-03-02' },
  })
  expect(await world.last(`publication-${alone.id}-fgw`, 'ItemPublished')).toMatchObject({
    data: { publishedOn: '2026-03-02' },
  })
  expect(await world.last(`duty-${alone.id}-fgw`, 'DutyMet')).toMatchObject({ data: { doneOn: '2026-03-02' } })

  await world.on('2026-03-03')
  await world.does('czjDisclosure', 'GiveOpinion', `${asked.id}-1`, opinion('czj', [], 1, '2026-03-03'))
  expect(await world.typesIn(`deadline-${asked.id}-1.1.czj-opinion`)).toEqual(['DeadlineStarted', 'DeadlineMet'])
})
