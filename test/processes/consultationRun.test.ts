import { afterAll, expect, test } from 'vitest'
import { file, letter, opinion, session, startConsultationWorld } from './consultationWorld.js'

const world = await startConsultationWorld()
afterAll(() => world.stop())

const { does, refusals, typesIn, eventsOf } = world

const publish = { channels: ['governmentWebsite'] }

test('LS-6.1, LS-6.2: required, opened, compared, asked, served, answered, concluded, confirmed: then it may be published', async () => {
  const { id, contentHash } = await world.item('registerItem', ['czj', 'jyj'])
  expect(await refusals('fgwOfficer', 'AuthorizePublication', id, { contentHash, ...publish })).toEqual([
    'SEVERAL_AGENCIES_INVOLVED',
  ])
  await does('fgwOfficer', 'RequireConsultation', id, { contentHash })
  const consultation = `${id}-1`
  expect(await typesIn(`consultation-${consultation}`)).toEqual(['ConsultationOpened', 'ContradictionsFound'])
  expect(await refusals('fgwOfficer', 'AuthorizePublication', id, { contentHash, ...publish })).toEqual([
    'CONSULTATION_OPEN',
  ])

  await does('fgwOfficer', 'IssueConsultationLetter', consultation, letter())
  const served = (await eventsOf(`consultation-${consultation}`)).filter(
    ({ type }) => type === 'ConsultationLetterServed',
  )
  expect(served).toMatchObject([
    { data: { seat: 'czj', servedOn: '2026-03-02', answer: { due: '2026-03-09' } } },
    { data: { seat: 'jyj', servedOn: '2026-03-02', answer: { due: '2026-03-09' } } },
  ])
  const clocks = ['czj', 'jyj'].map((seat) => `deadline-${consultation}.1.${seat}-opinion`)
  expect(await typesIn(clocks[0]!)).toEqual(['DeadlineStarted'])
  expect((await eventsOf(clocks[0]!))[0]).toMatchObject({
    data: { agency: 'czj', item: id, key: `item:${id}`, receipt: { due: '2026-03-09', startEvent: served[0]!.id } },
  })

  await does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj'))
  await does('jyjDisclosure', 'GiveOpinion', consultation, opinion('jyj'))
  for (const clock of clocks) expect(await typesIn(clock)).toEqual(['DeadlineStarted', 'DeadlineMet'])

  await does('fgwOfficer', 'ConcludeConsultation', consultation, { text: 1, outcome: 'confirmed' })
  const closed = (await eventsOf(`consultation-${consultation}`)).at(-1)!
  expect((await eventsOf(`item-${id}`)).at(-1)).toMatchObject({
    type: 'ConsultationConcluded',
    data: { consultation, outcome: 'confirmed', agencies: ['czj', 'jyj'], revision: closed.revision, contentHash },
    metadata: { process: 'consultationConclusions', causationId: closed.id },
  })
  expect(await refusals('fgwOfficer', 'AuthorizePublication', id, { contentHash, ...publish })).toEqual([])
  expect(await world.quarantined()).toEqual([])
})

test('LS-9.1: an objection bars publication; the dispute is decided above both, and who was overruled is on record', async () => {
  const { id, contentHash } = await world.item('registerItem', ['czj', 'jyj'])
  const consultation = `${id}-1`
  await does('fgwOfficer', 'RequireConsultation', id, { contentHash })
  await does('fgwOfficer', 'IssueConsultationLetter', consultation, letter())
  await does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj', ['content']))
  await does('jyjDisclosure', 'GiveOpinion', consultation, opinion('jyj'))
  expect(await refusals('fgwOfficer', 'ConcludeConsultation', consultation, { text: 1, outcome: 'confirmed' })).toEqual(
    ['SEAT_OBJECTS'],
  )
  await does('fgwOfficer', 'RecordSession', consultation, session({ fgw: 'agrees', czj: 'objects', jyj: 'agrees' }))
  await does('fgwDisclosure', 'ReferDispute', consultation, {
    text: 1,
    party: 'fgw',
    decider: 'gov',
    file,
    documentNumber: '烈发改〔2026〕7号',
    referredOn: '2026-03-02',
  })
  const clock = `deadline-${consultation}.d1-dispute`
  expect(await eventsOf(clock)).toMatchObject([
    { type: 'DeadlineStarted', data: { agency: 'gov', item: id, receipt: { due: '2026-03-09' } } },
  ])
  await does('mayor', 'ReturnDispute', consultation, { dispute: 1, lacking: '缺少依据', returnedOn: '2026-03-02' })
  expect(await typesIn(clock)).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
  await does('fgwDisclosure', 'CompleteDispute', consultation, {
    dispute: 1,
    party: 'fgw',
    file,
    completedOn: '2026-03-02',
  })
  await does('mayor', 'DecideDispute', consultation, {
    dispute: 1,
    rulings: [{ point: 'content', ruling: 'proposalStands' }],
    ground: '以发改委为准',
    basis: '《条例》第六条',
    documentNumber: '烈政〔2026〕9号',
    decidedOn: '2026-03-02',
  })
  expect(await typesIn(`deadline-${consultation}.d1c-dispute`)).toEqual(['DeadlineStarted', 'DeadlineMet'])
  const decided = (await eventsOf(`consultation-${consultation}`)).find(({ type }) => type === 'DisputeDecided')
  expect(decided).toMatchObject({ data: { rulings: [{ point: 'content', overruled: ['czj'] }] } })

  await does('fgwOfficer', 'ConcludeConsultation', consultation, { text: 1, outcome: 'confirmed' })
  expect(await refusals('fgwOfficer', 'AuthorizePublication', id, { contentHash, ...publish })).toEqual([])
  expect(await world.quarantined()).toEqual([])
})
