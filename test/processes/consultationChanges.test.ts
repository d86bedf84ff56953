import { afterAll, afterEach, expect, test } from 'vitest'
import { DISTRICT } from '../../src/app/compose/core.js'
import { demoCreditCode } from '../../src/cli/demo/creditCodes.js'
import { REGISTRAR } from '../support/district.js'
import { letter, opinion, startConsultationWorld } from './consultationWorld.js'

const world = await startConsultationWorld()
afterAll(() => world.stop())
afterEach(async () => expect(await world.quarantined()).toEqual([]))

const { does, refusals, typesIn, last, asked, revise } = world

const involve = (id: string, ...agencies: readonly string[]) =>
  does('fgwOfficer', 'ChangeInvolvement', id, { jointIssuers: [], involvedAgencies: agencies, reason: '核对' })
const require = (id: string, contentHash: string) => does('fgwOfficer', 'RequireConsultation', id, { contentHash })
const clock = (consultation: string, seat: string, text = 1) => `deadline-${consultation}.${text}.${seat}-opinion`

test('LS-6.2: another text in mid-consultation: what was said no longer counts, times end, and it is compared anew', async () => {
  const { id, consultation, stream } = await asked(['czj', 'jyj'])
  await does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj'))
  const contentHash = await revise(id, '改过的全文。')
  await require(id, contentHash)
  expect(await last(stream, 'TextPutUnderDiscussion')).toMatchObject({ data: { text: 2, proposal: { contentHash } } })
  expect(await last(stream, 'ContradictionsFound')).toMatchObject({ data: { text: 2, contentHash } })
  expect(await typesIn(clock(consultation, 'jyj'))).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
  expect(await typesIn(clock(consultation, 'czj'))).toEqual(['DeadlineStarted', 'DeadlineMet'])

  expect(await refusals('jyjDisclosure', 'GiveOpinion', consultation, opinion('jyj'))).toContain('TEXT_OUTDATED')
  await does('fgwOfficer', 'IssueConsultationLetter', consultation, letter(2))
  for (const seat of ['czj', 'jyj']) {
    expect(await typesIn(clock(consultation, seat, 2))).toEqual(['DeadlineStarted'])
    await does(`${seat}Disclosure`, 'GiveOpinion', consultation, opinion(seat, [], 2))
  }
  await does('fgwOfficer', 'ConcludeConsultation', consultation, { text: 2, outcome: 'confirmed' })
  expect(await last(`item-${id}`, 'ConsultationConcluded')).toMatchObject({ data: { contentHash } })
})

test('LS-6.1: an agency that turns out to be concerned gets a seat and the letter at once; one that is not loses its seat', async () => {
  const { id, contentHash, consultation, stream } = await asked(['czj'])
  await involve(id, 'jyj')
  await require(id, contentHash)
  expect(await typesIn(stream)).not.toContain('TextPutUnderDiscussion')
  expect(await last(stream, 'SeatClosed')).toMatchObject({ data: { seat: 'czj', because: 'notInvolved' } })
  expect(await last(stream, 'SeatAdded')).toMatchObject({ data: { seat: { agency: 'jyj', grounds: ['involved'] } } })
  expect(await last(stream, 'ConsultationLetterServed')).toMatchObject({ data: { seat: 'jyj' } })
  expect(await typesIn(clock(consultation, 'czj'))).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
  expect(await typesIn(clock(consultation, 'jyj'))).toEqual(['DeadlineStarted'])
})

test('LS-9.1: who objected is not left out: neither on the text objected to, nor by putting another one in its place', async () => {
  const { id, contentHash, consultation, stream } = await asked(['czj', 'jyj'])
  await does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj', ['content']))
  await involve(id, 'jyj')
  await require(id, contentHash)
  expect(await typesIn(stream)).not.toContain('SeatClosed')

  await require(id, await revise(id, '另一份全文。'))
  expect(await typesIn(stream)).toContain('TextPutUnderDiscussion')
  await involve(id, 'jyj', 'mzj')
  await require(id, await revise(id, '又一份全文。'))
  expect(await typesIn(stream)).not.toContain('SeatClosed')
  expect(await last(stream, 'SeatAdded')).toMatchObject({ data: { seat: { agency: 'mzj' } } })

  // Having agreed to the new text, it has nothing against leaving.
  await does('fgwOfficer', 'IssueConsultationLetter', consultation, letter(3))
  await does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj', [], 3))
  await involve(id, 'jyj')
  await require(id, await revise(id, '最后一份全文。'))
  expect(await last(stream, 'SeatClosed')).toBeDefined()
})

test('LS-6.1: when nobody else is concerned any more, the consultation ends, and the item says so', async () => {
  const { id, consultation, stream } = await asked(['czj'])
  await involve(id)
  expect(await last(stream, 'ConsultationCancelled')).toMatchObject({ data: { reason: 'noLongerInvolved' } })
  expect(await last(`item-${id}`, 'ConsultationConcluded')).toMatchObject({
    data: { consultation, outcome: 'cancelled' },
  })
  expect(await typesIn(clock(consultation, 'czj'))).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
})

test('LS-6.1: what is discarded, withdrawn or purged in mid-consultation ends it; required anew, it begins anew', async () => {
  const draft = await asked(['czj'])
  await does('fgwOfficer', 'DiscardDraft', draft.id, { reason: '不再发布' })
  expect(await last(draft.stream, 'ConsultationCancelled')).toMatchObject({ data: { reason: 'draftDiscarded' } })

  const purged = await asked(['czj'])
  await does('fgwPrincipal', 'OrderPurge', purged.id, {
    basis: 'courtOrder',
    authority: '区法院',
    documentNumber: '(2026)皖0604行初1号',
    orderedOn: '2026-03-02',
  })
  expect(await last(purged.stream, 'ConsultationCancelled')).toMatchObject({ data: { reason: 'purged' } })
  expect(await typesIn(clock(purged.consultation, 'czj'))).toEqual(['DeadlineStarted', 'DeadlineCancelled'])

  const { id } = await world.item('authorizePublication', [])
  await does('fgwOfficer', 'StartCorrection', id, { reason: '数据有误' })
  await involve(id, 'czj')
  const formed = { carrier: 'officialDocument', channels: ['governmentWebsite'], scope: 'general', important: false }
  const flag = { applies: false }
  const flags = Object.fromEntries(
    'stateSecret,workSecret,commercialSecret,personalPrivacy,internalAffairs,processInformation,enforcementFile,threeSafetiesOneStability'
      .split(',')
      .map((name) => [name, flag]),
  )
  const contentHash = await revise(id, '更正后的全文。')
  await does('fgwOfficer', 'FillSecrecyReviewForm', id, { ...formed, flags })
  await require(id, contentHash)
  await does('fgwDisclosure', 'WithdrawItem', id, { reason: 'wrongContent', explanation: '先行撤下' })
  expect(await last(`consultation-${id}-1`, 'ConsultationCancelled')).toMatchObject({
    data: { reason: 'itemWithdrawn' },
  })
  expect(await last(`item-${id}`, 'ConsultationConcluded')).toMatchObject({ data: { outcome: 'cancelled' } })
  await require(id, contentHash)
  expect(await last(`consultation-${id}-2`, 'ConsultationOpened')).toMatchObject({ data: { follows: `${id}-1` } })
})

test('LS-6.1: taken up again by an agency it concerns, the conclusion no longer counts before anybody is asked', async () => {
  const { id, consultation } = await asked(['czj'])
  await does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj'))
  await does('fgwOfficer', 'ConcludeConsultation', consultation, { text: 1, outcome: 'confirmed' })
  await does('czjDisclosure', 'ReopenConsultation', id, { reason: '数据另有更新' })
  const again = `consultation-${id}-2`
  expect(await last(again, 'ConsultationOpened')).toMatchObject({ data: { follows: consultation, asking: 'fgw' } })
  expect(await last(again, 'ContradictionsFound')).toMatchObject({ data: { text: 1 } })
  expect(await last(again, 'ConsultationLetterServed')).toBeUndefined()
})

test('LS-9.1: not agreed, it goes to the item as such, and whoever had a seat is asked again', async () => {
  const { id, contentHash, consultation } = await asked(['czj', 'jyj'])
  await does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj', ['channel']))
  await does('fgwOfficer', 'ConcludeConsultation', consultation, { text: 1, outcome: 'notAgreed' })
  expect(await last(`item-${id}`, 'ConsultationConcluded')).toMatchObject({ data: { outcome: 'notAgreed' } })
  await involve(id, 'jyj')
  await require(id, contentHash)
  const opened = await last(`consultation-${id}-2`, 'ConsultationOpened')
  expect((opened!.data as { seats: { agency: string }[] }).seats.map(({ agency }) => agency)).toEqual(['jyj', 'czj'])
})

const register = (type: string, data: object) => world.app.give({ type, data } as never, DISTRICT, REGISTRAR)
let agencies = 80
const found = async (agency: string) => {
  await register('RegisterAgency', {
    agency,
    name: agency,
    kind: 'department',
    creditCode: demoCreditCode('11', (agencies += 1)),
    governmentSuperior: 'gov',
    actsInOwnName: true,
    establishedOn: '2000-01-01',
  })
  const person = { agency, person: `${agency}Disclosure` }
  await world.app.give(
    { type: 'AppointStaffMember', data: { ...person, name: agency, appointedOn: '2026-01-05' } } as never,
    agency,
    REGISTRAR,
  )
  await world.app.give(
    { type: 'GrantStaffRole', data: { ...person, role: 'disclosureOfficer', from: '2026-01-05' } } as never,
    agency,
    REGISTRAR,
  )
}

test('LS-4.3: an agency that merges in mid-consultation: its successor takes the seat, and the time goes on from the service', async () => {
  await found('ly')
  const { consultation, stream } = await asked(['ly', 'jyj'])
  const effectiveOn = '2026-03-02'
  await register('AbolishAgency', { agency: 'ly', effectiveOn, successors: [{ agency: 'mzj' }] })
  await world.idle()
  expect(await last(stream, 'SeatTransferred')).toMatchObject({ data: { from: 'ly', to: ['mzj'], effectiveOn } })
  expect(await typesIn(clock(consultation, 'ly'))).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
  expect(await last(clock(consultation, 'mzj'), 'DeadlineStarted')).toMatchObject({
    data: { agency: 'mzj', receipt: { start: '2026-03-02', due: '2026-03-09' } },
  })
  await does('mzjDisclosure', 'GiveOpinion', consultation, opinion('mzj'))
  expect(await typesIn(clock(consultation, 'mzj'))).toEqual(['DeadlineStarted', 'DeadlineMet'])
})

test('LS-4.3: a split announced for a later day takes effect on that day, at its beginning, in every open consultation', async () => {
  await found('sp')
  await found('sp2')
  const { stream, consultation } = await asked(['sp'])
  await register('TransferAgencyFunctions', { agency: 'sp', to: 'sp2', themes: ['finance'], effectiveOn: '2026-03-04' })
  await world.idle()
  expect(await typesIn(stream)).not.toContain('SeatTransferred')
  await world.on('2026-03-03')
  expect(await typesIn(stream)).not.toContain('SeatTransferred')
  await world.on('2026-03-04')
  expect(await last(stream, 'SeatTransferred')).toMatchObject({ data: { from: 'sp', to: ['sp', 'sp2'] } })
  expect(await typesIn(clock(consultation, 'sp'))).not.toContain('DeadlineCancelled')
  expect(await last(clock(consultation, 'sp2'), 'DeadlineStarted')).toMatchObject({
    data: { receipt: { start: '2026-03-02' } },
  })
})
