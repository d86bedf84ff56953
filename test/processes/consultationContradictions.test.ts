import { afterAll, afterEach, expect, test } from 'vitest'
import type { Contradiction } from '../../src/domain/consultation/events.js'
import { description, type FlowOptions } from '../support/itemFlow.js'
import { opinion, startConsultationWorld, today } from './consultationWorld.js'

const world = await startConsultationWorld()
afterEach(async () => expect(await world.quarantined()).toEqual([]))
afterAll(() => world.stop())

const { does, refusals, last } = world

/** 财政局 asks 教体局 about an item of its own. */
async function askedByFinance(options: FlowOptions) {
  const { id, contentHash } = await world.ofFinance('fillSecrecyReviewForm', options, ['jyj'])
  await does('czjOfficer', 'RequireConsultation', id, { contentHash })
  return { id, consultation: `${id}-1`, stream: `consultation-${id}-1` }
}

const findingsOf = async (stream: string): Promise<readonly Contradiction[]> =>
  ((await last(stream, 'ContradictionsFound'))!.data as { readonly findings: readonly Contradiction[] }).findings
const described = (change: object): FlowOptions => ({ create: { description: description(change) } })

test('LS-6.2: what another agency has published under the same number with another content is found and has to be answered', async () => {
  const published = await world.item('authorizePublication', [], described({ documentNumber: '烈政办〔2026〕3号' }))
  const { consultation, stream } = await askedByFinance({
    title: '另一个标题',
    text: '另有全文。',
    ...described({ documentNumber: '烈政办［２０２６］第03 号', formedOn: '2026-02-20' }),
  })
  const findings = await findingsOf(stream)
  expect(findings).toEqual([
    {
      finding: `${published.id}.${published.contentHash.slice(0, 16)}`,
      kind: 'documentNumber',
      otherItem: published.id,
      otherAgency: 'fgw',
      otherContentHash: published.contentHash,
    },
  ])
  const sent = { text: 1, letterNumber: '函1', issuedOn: today, opinion: '拟公开', basis: '第二十条' }
  await does('czjOfficer', 'IssueConsultationLetter', consultation, sent)
  await does('jyjDisclosure', 'GiveOpinion', consultation, opinion('jyj'))
  const conclude = { text: 1, outcome: 'confirmed' }
  expect(await refusals('czjOfficer', 'ConcludeConsultation', consultation, conclude)).toEqual([
    'CONTRADICTION_UNANSWERED',
  ])
  await does('czjOfficer', 'AnswerContradiction', consultation, {
    text: 1,
    finding: findings[0]!.finding,
    answer: 'otherIsOutdated',
    explanation: '对方为初稿',
  })
  await does('czjOfficer', 'ConcludeConsultation', consultation, conclude)
})

test('LS-6.2: the same title of the same day is found, however it is typed; of another day, or without the number, it is another matter', async () => {
  const title = '关于2026年春季助学金发放情况的公告'
  const formedOn = '2026-02-25'
  const published = await world.item('authorizePublication', [], { title, ...described({ formedOn }) })
  const typed = '关于２０２６年　“春季助学金”发放情况的公告'
  const same = await askedByFinance({ title: typed, text: '别的数字。', ...described({ formedOn }) })
  expect(await findingsOf(same.stream)).toMatchObject([{ kind: 'titleAndDate', otherItem: published.id }])
  const later = await askedByFinance({ title, text: '别的数字。', ...described({ formedOn: '2026-02-26' }) })
  expect(await findingsOf(later.stream)).toEqual([])
})

test('LS-6.2: the same content, an own item and what is not public contradict nothing; that nothing was found is on record', async () => {
  const number = { title: '关于第三件事的通知', ...described({ documentNumber: '烈发改〔2026〕21号' }) }
  const published = await world.item('authorizePublication', [], { text: '同一全文。', ...number })
  const same = await askedByFinance({ text: '同一全文。', ...number })
  expect(await findingsOf(same.stream)).toEqual([])
  const own = await world.asked(['jyj'], { text: '发改委另有全文。', ...number })
  expect(await findingsOf(own.stream)).toEqual([])
  await does('fgwDisclosure', 'WithdrawItem', published.id, { reason: 'wrongContent', explanation: '撤回' })
  const other = await askedByFinance({ text: '财政局的全文。', ...number })
  expect(await findingsOf(other.stream)).toEqual([])
})
