import { afterEach, beforeEach, expect, test } from 'vitest'
import { DISTRICT } from '../../src/app/compose/core.js'
import type { ItemId } from '../../src/domain/values.js'
import { agencyGid, description, type ItemInHand } from '../support/itemFlow.js'
import { mutate } from '../support/mutate.js'
import { type ConsultationWorld, letter, opinion, startConsultationWorld } from './consultationWorld.js'

let world: ConsultationWorld

beforeEach(async () => {
  world = await startConsultationWorld()
  await world.idle()
}, 60_000)
afterEach(async () => {
  expect(await world.quarantined()).toEqual([])
  expect(world.faults).toEqual([])
  await world.stop()
})

/** Formed on Monday 2 March, due on Monday 30 March; 发改委 has it, the others are involved. */
async function itemWith(...involved: readonly string[]): Promise<ItemInHand> {
  const item = await world.item('createItem', involved, {
    create: { description: description({ formedOn: '2026-03-02' }) },
  })
  await world.idle()
  return item
}
const duty = (item: ItemId, agency: string) => `duty-${item}-${agency}`
const clock = (item: ItemId, agency: string) => `deadline-${item}-${agency}.r1-publication`
const last = async (stream: string) => (await world.eventsOf(stream)).at(-1)
const register = (type: string, data: object) => world.does('registrar', type, DISTRICT, data)

test('LS-4.3: functions that go to another agency take what is owed with them, on the day and not before', async () => {
  const { id } = await itemWith('czj')
  await register('TransferAgencyFunctions', { agency: 'czj', to: 'mzj', effectiveOn: '2026-03-10' })
  await world.on('2026-03-09')
  expect(await world.typesIn(duty(id, 'czj'))).toEqual(['DutyArose'])
  await world.on('2026-03-10')
  expect(await last(duty(id, 'czj'))).toMatchObject({
    type: 'DutyTransferred',
    data: { from: 'czj', to: 'mzj', effectiveOn: '2026-03-10' },
    metadata: { process: 'timer-register' },
  })
  // Its time goes on.
  expect(await last(clock(id, 'czj'))).toMatchObject({ type: 'DeadlineTransferred', data: { from: 'czj', to: 'mzj' } })
  await world.on('2026-03-31')
  expect(await last(clock(id, 'czj'))).toMatchObject({
    type: 'DeadlineMissed',
    data: { agency: 'mzj', due: '2026-03-30' },
  })
  expect(await last(duty(id, 'czj'))).toMatchObject({ type: 'DutyMissed', data: { agency: 'mzj' } })
  // What it missed is still to be made good by whoever has the functions then.
  await register('TransferAgencyFunctions', { agency: 'mzj', to: 'jyj', effectiveOn: '2026-03-31' })
  expect(await last(duty(id, 'czj'))).toMatchObject({ type: 'DutyTransferred', data: { from: 'mzj', to: 'jyj' } })
})

test('LS-4.4, LS-7.1: what nobody takes over falls to the agency that decided the abolition', async () => {
  const { id } = await itemWith('czj')
  await register('AbolishAgency', {
    agency: 'czj',
    effectiveOn: '2026-03-12',
    successors: [],
    decidingAgency: 'gov',
  })
  await world.on('2026-03-12')
  expect(await last(duty(id, 'czj'))).toMatchObject({ type: 'DutyTransferred', data: { to: 'gov' } })
  expect(await last(clock(id, 'czj'))).toMatchObject({ type: 'DeadlineTransferred', data: { to: 'gov' } })
})

test('LS-4.3: one that has the duty anyhow has it once; of two that come to it one goes on', async () => {
  const own = await itemWith('czj', 'mzj')
  const both = await itemWith('czj', 'jyj')
  for (const agency of ['czj', 'jyj'])
    await register('AbolishAgency', { agency, effectiveOn: '2026-03-12', successors: [{ agency: 'mzj' }] })
  await world.on('2026-03-12')
  expect(await last(duty(own.id, 'czj'))).toMatchObject({ type: 'DutyLifted', data: { reason: 'mergedIntoOther' } })
  expect(await world.typesIn(clock(own.id, 'czj'))).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
  expect(await world.typesIn(duty(own.id, 'mzj'))).toEqual(['DutyArose'])
  const ends = await Promise.all(['czj', 'jyj'].map(async (agency) => (await last(duty(both.id, agency)))!.type))
  expect(ends.sort()).toEqual(['DutyLifted', 'DutyTransferred'])
})

test('LS-4.3: a reorganisation that never took place gives back what went with it', async () => {
  const { id } = await itemWith('czj')
  const { id: both } = await itemWith('czj', 'mzj')
  await register('TransferAgencyFunctions', { agency: 'czj', to: 'mzj', effectiveOn: '2026-03-03' })
  await world.on('2026-03-03')
  expect(await last(duty(id, 'czj'))).toMatchObject({ type: 'DutyTransferred', data: { to: 'mzj' } })
  await register('AnnulAgencyReorganisation', {
    agency: 'czj',
    annulled: 'AgencyFunctionsTransferred',
    effectiveOn: '2026-03-03',
  })
  expect(await last(duty(id, 'czj'))).toMatchObject({ type: 'DutyTransferred', data: { from: 'mzj', to: 'czj' } })
  expect(await last(clock(id, 'czj'))).toMatchObject({ type: 'DeadlineTransferred', data: { to: 'czj' } })
  // What had become one duty is two again, each with the time that it had.
  expect((await last(duty(both, 'czj')))!.data).toMatchObject({ round: 2, startsOn: '2026-03-02', agency: 'czj' })
  expect(await world.typesIn(`deadline-${both}-czj.r2-publication`)).toEqual(['DeadlineStarted'])
  expect(await world.typesIn(duty(both, 'mzj'))).toEqual(['DutyArose'])
})

test('LS-4.3: the officer who takes an item over, or all matters, has their times; one who left has none', async () => {
  const [one, two] = [await itemWith(), await itemWith()]
  expect((await world.eventsOf(clock(one.id, 'fgw')))[0]!.data).toMatchObject({ officer: 'fgwOfficer' })
  await world.does('fgwDisclosure', 'HandOverItem', one.id, { from: 'fgwOfficer', to: 'fgwOfficer2', reason: '请假' })
  expect(await last(clock(one.id, 'fgw'))).toMatchObject({
    type: 'DeadlineTransferred',
    data: { officer: 'fgwOfficer2' },
  })
  await world.does('registrar', 'HandOverMatters', 'fgw', {
    agency: 'fgw',
    from: 'fgwOfficer',
    to: 'fgwOfficer2',
    effectiveOn: '2026-03-02',
  })
  expect(await last(clock(two.id, 'fgw'))).toMatchObject({ data: { to: 'fgw', officer: 'fgwOfficer2' } })
  await world.does('registrar', 'RecordStaffMemberLeft', 'fgw', {
    agency: 'fgw',
    person: 'fgwOfficer2',
    effectiveOn: '2026-03-05',
  })
  await world.on('2026-03-05')
  for (const { id } of [one, two]) {
    expect(await last(clock(id, 'fgw'))).toMatchObject({
      type: 'DeadlineTransferred',
      data: { from: 'fgw', to: 'fgw' },
    })
    expect((await last(clock(id, 'fgw')))!.data).not.toHaveProperty('officer')
  }
})

test('LS-7.1, LS-4.3: agreed and authorized, each agency publishes itself; the successor does so in its own name', async () => {
  const { id, gid, contentHash } = await world.item('registerItem', ['czj'], {
    create: { description: description({ formedOn: '2026-03-02' }) },
  })
  const { does, typesIn } = world
  await does('fgwOfficer', 'RequireConsultation', id, { contentHash })
  await does('fgwOfficer', 'IssueConsultationLetter', `${id}-1`, letter())
  await does('czjDisclosure', 'GiveOpinion', `${id}-1`, opinion('czj'))
  await does('fgwOfficer', 'ConcludeConsultation', `${id}-1`, { text: 1, outcome: 'confirmed' })
  await does('fgwOfficer', 'AuthorizePublication', id, { contentHash, channels: ['governmentWebsite'] })
  expect(await last(duty(id, 'fgw'))).toMatchObject({ type: 'DutyMet', data: { late: false } })
  expect(await typesIn(`publication-${id}-czj`)).toEqual(['PublicationOrdered'])
  expect(await last(duty(id, 'czj'))).toMatchObject({ type: 'DutyContentFixed', data: { contentHash } })

  await register('TransferAgencyFunctions', { agency: 'czj', to: 'mzj', effectiveOn: '2026-03-03' })
  await world.on('2026-03-03')
  expect(await last(`publication-${id}-mzj`)).toMatchObject({
    type: 'PublicationOrdered',
    data: { ownAct: true, contentHash },
  })
  const recorded = await mutate(world.app.client('mzjDisclosure'), 'recordPublication', {
    itemId: gid,
    agencyId: agencyGid('mzj'),
    channel: 'governmentWebsite',
    contentHash,
    publishedOn: '2026-03-03',
    address: 'https://mzj.example.test/1',
  })
  expect(recorded.userErrors).toEqual([])
  await world.idle()
  expect(await last(duty(id, 'czj'))).toMatchObject({ type: 'DutyMet', data: { agency: 'mzj', doneOn: '2026-03-03' } })
  expect(await last(clock(id, 'czj'))).toMatchObject({ type: 'DeadlineMet', data: { agency: 'mzj' } })

  await does('fgwDisclosure', 'WithdrawItem', id, { reason: 'wrongContent', explanation: '数据有误' })
  for (const agency of ['czj', 'mzj'])
    expect(await last(`publication-${id}-${agency}`)).toMatchObject({ type: 'TakedownOrdered', data: { ownAct: true } })
  expect(await last(`publication-${id}-fgw`)).toMatchObject({ type: 'ItemTakenDown' })
})
