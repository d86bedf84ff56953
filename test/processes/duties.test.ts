import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { InformationItemEvent } from '../../src/domain/informationItem/events.js'
import { protect } from '../../src/domain/protected.js'
import type { DisclosureAttribute } from '../../src/domain/informationItem/vocabulary.js'
import { hashOf, itemEvents } from '../projections/items.js'
import { emptyReadDatabase, readDatabase } from '../projections/readDatabase.js'
import { agencyId, directory, on, person, personId } from '../support/spec.js'
import { type ClockWorld, createClockWorld } from './clockWorld.js'
import type { Processes } from '../../src/processes/processes.js'

const { db, drop } = await readDatabase()
let world: ClockWorld
let processes: Processes

const AGENCIES = ['fagai', 'caizheng', 'minzheng'].map((id) => ({ id: agencyId(id) }))
const officerOf = (agency: string) => person(`${agency}Officer`, 'publishingOfficer', agency)

beforeEach(async () => {
  world = createClockWorld(db)
  world.know({
    agencies: directory({
      agencies: AGENCIES,
      people: Object.fromEntries(
        AGENCIES.map(({ id }) => [`${id}Officer`, [{ role: 'publishingOfficer', agency: id }]]),
      ),
    }),
  })
  processes = await world.start({ reactions: world.dutyReactions })
})
afterEach(async () => {
  expect(await processes.quarantined()).toEqual([])
  await world.stopAll()
  await emptyReadDatabase(db)
})
afterAll(drop)

const item = itemEvents('i1')
const JOINT = {
  formedOn: on('2026-03-02'),
  jointIssuers: [
    { agency: agencyId('fagai'), lead: true },
    { agency: agencyId('caizheng'), lead: false },
  ],
  involvedAgencies: [agencyId('minzheng')],
}
const SOLE = { formedOn: on('2026-03-02') }

async function record(...events: readonly InformationItemEvent[]): Promise<void> {
  for (const event of events) await world.record('item-i1', event)
  await processes.idle()
}
const confirmed = (attribute: DisclosureAttribute, version = 1) => item.confirmed('t', attribute, version)
const duty = (agency: string) => world.typesIn(`duty-i1-${agency}`)
const clock = (agency: string, round = 1, kind = 'publication') =>
  world.typesIn(`deadline-i1-${agency}.r${round}-${kind}`)
const lastOf = async (stream: string) => (await world.eventsOf(stream)).at(-1)!.data
const publish = (agency: string, publishedOn: string, content = 't') =>
  world.give(
    {
      type: 'RecordPublication',
      data: {
        channel: 'governmentWebsite',
        contentHash: hashOf(content),
        publishedOn: on(publishedOn),
        receipt: { address: `https://${agency}.example.test/i1` },
      },
    },
    `i1-${agency}`,
    officerOf(agency),
  )

test('LS-5.2, LS-7.1, LS-11.1: with the item every agency that signed or is involved has a duty and 20 working days', async () => {
  await record(item.created('t', JOINT))
  for (const agency of ['fagai', 'caizheng', 'minzheng']) {
    expect(await duty(agency)).toEqual(['DutyArose'])
    expect(await lastOf(`deadline-i1-${agency}.r1-publication`)).toMatchObject({
      agency,
      item: 'i1',
      key: 'item:i1',
      receipt: { start: '2026-03-02', due: '2026-03-30' },
    })
  }
  expect(await lastOf('deadline-i1-fagai.r1-publication')).toMatchObject({ officer: 'li' })
  expect(await lastOf('deadline-i1-caizheng.r1-publication')).not.toHaveProperty('officer')
  const [arose] = await world.eventsOf('duty-i1-caizheng')
  expect(arose).toMatchObject({ data: { grounds: ['signer'], start: 'formed' }, metadata: { process: 'duties' } })
})

test('LS-7.1: the portal publishes for the lead; each other agency publishes by itself, and meets only its own duty', async () => {
  await record(item.created('t', JOINT), confirmed('proactive'), item.approved('t'), item.registered())
  await record(item.authorized('t'))
  expect(await duty('fagai')).toEqual(['DutyArose', 'DutyContentFixed', 'DutyMet'])
  expect(await clock('fagai')).toEqual(['DeadlineStarted', 'DeadlineMet'])
  expect(await world.typesIn('publication-i1-caizheng')).toEqual(['PublicationOrdered'])
  expect(await lastOf('publication-i1-caizheng')).toMatchObject({ ownAct: true, contentHash: hashOf('t') })
  expect(await duty('caizheng')).toEqual(['DutyArose', 'DutyContentFixed'])
  await expect(publish('caizheng', '2026-03-02', 'other')).rejects.toThrow('CONTENT_NOT_AUTHORIZED')
  await publish('caizheng', '2026-03-02')
  await processes.idle()
  expect(await lastOf('duty-i1-caizheng')).toMatchObject({ agency: 'caizheng', doneOn: '2026-03-02', late: false })
  expect(await clock('caizheng')).toEqual(['DeadlineStarted', 'DeadlineMet'])
  expect(await duty('minzheng')).toEqual(['DutyArose', 'DutyContentFixed'])
  expect(await clock('minzheng')).toEqual(['DeadlineStarted'])
})

test('LS-11.1: what was not published in time is missed; published after all it is made good, and stays missed', async () => {
  await record(item.created('t', JOINT))
  world.at('2026-03-31', '00:00')
  await processes.idle()
  expect(await duty('caizheng')).toEqual(['DutyArose', 'DutyMissed'])
  expect(await lastOf('duty-i1-caizheng')).toMatchObject({ due: '2026-03-30', effectiveAt: '2026-03-30T16:00:00.000Z' })
  world.at('2026-04-02')
  await record(confirmed('proactive'), item.approved('t'), item.registered(), item.authorized('t'))
  await publish('caizheng', '2026-04-02')
  await processes.idle()
  expect(await duty('caizheng')).toEqual(['DutyArose', 'DutyMissed', 'DutyContentFixed', 'DutyMet'])
  expect(await lastOf('duty-i1-caizheng')).toMatchObject({ late: true, doneOn: '2026-04-02' })
  expect((await clock('caizheng')).slice(-2)).toEqual(['DeadlineMissed', 'MissedActDone'])
  expect(await lastOf('duty-i1-fagai')).toMatchObject({ late: true })
})

test('711-47: a miss that an officer lifts on proof leaves the duty met', async () => {
  const head = person('head', 'disclosureHead', 'caizheng')
  world.know({
    agencies: directory({
      agencies: AGENCIES,
      people: {
        caizhengOfficer: [{ role: 'publishingOfficer', agency: agencyId('caizheng') }],
        head: [{ role: 'disclosureHead', agency: agencyId('caizheng') }],
      },
    }),
  })
  await record(item.created('t', JOINT), confirmed('proactive'), item.authorized('t'))
  world.at('2026-03-31')
  await processes.idle()
  await publish('caizheng', '2026-03-27')
  await processes.idle()
  expect(await lastOf('deadline-i1-caizheng.r1-publication')).toMatchObject({ claimsInTime: true })
  const data = { doneOn: '2026-03-27', proof: '网站后台记录', reason: '公开日期以网站记录为准。' }
  await world.give({ type: 'LiftMiss', data }, 'i1-caizheng.r1-publication', head)
  await processes.idle()
  expect(await lastOf('duty-i1-caizheng')).toMatchObject({ doneOn: '2026-03-27', proof: '网站后台记录' })
  expect((await duty('caizheng')).at(-1)).toBe('DutyMissLifted')
})

test('LS-11.2, LS-10.4: on request the duty to publish is lifted, and met by the entry in the catalogue', async () => {
  await record(item.created('t', JOINT))
  await record(confirmed('onRequest'), item.approved('t'))
  expect(await duty('fagai')).toEqual(['DutyArose', 'DutyLifted', 'DutyArose'])
  expect(await lastOf('duty-i1-fagai')).toMatchObject({ kind: 'catalogueEntry', round: 2, startsOn: '2026-03-02' })
  expect(await clock('fagai')).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
  expect(await clock('fagai', 2, 'catalogueEntry')).toEqual(['DeadlineStarted'])
  // 涉及 alone is no reason to stand in a catalogue.
  expect(await duty('minzheng')).toEqual(['DutyArose', 'DutyLifted'])
  world.at('2026-03-05')
  await record(item.registered())
  for (const agency of ['fagai', 'caizheng']) {
    expect(await lastOf(`duty-i1-${agency}`)).toMatchObject({ doneOn: '2026-03-05', late: false })
    expect(await clock(agency, 2, 'catalogueEntry')).toEqual(['DeadlineStarted', 'DeadlineMet'])
  }
})

test('LS-11.2: no entry within the time is missed', async () => {
  await record(item.created('t', SOLE), confirmed('onRequest'), item.approved('t'))
  world.at('2026-03-31')
  await processes.idle()
  expect((await duty('fagai')).at(-1)).toBe('DutyMissed')
})

test('LS-10.4: partly public the duty goes on for the public part; withheld it is lifted', async () => {
  await record(item.created('t', SOLE), confirmed('partial'))
  expect(await duty('fagai')).toEqual(['DutyArose', 'DutyKindChanged'])
  expect(await clock('fagai')).toEqual(['DeadlineStarted'])
  await record(confirmed('withheld'))
  expect((await duty('fagai')).slice(2)).toEqual(['DutyLifted'])
  expect(await clock('fagai')).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
})

test('711-18, LS-11.1: what turns proactive by a later decision has its time from that decision', async () => {
  await record(item.created('t', SOLE), confirmed('withheld'), item.approved('t'))
  world.at('2026-06-01')
  const reopened = item.newVersion(2)
  await record(
    { ...reopened, data: { ...reopened.data, cause: 'reevaluation' } },
    confirmed('proactive', 2),
    item.approved('t', 2),
  )
  expect(await lastOf('duty-i1-fagai')).toMatchObject({ round: 2, start: 'attributeDecided', startsOn: '2026-06-01' })
  expect(await lastOf('deadline-i1-fagai.r2-publication')).toMatchObject({ receipt: { due: '2026-06-29' } })
})

test('711-26: a correction begins anew from the change; what still ran goes on; discarded it leaves nothing behind', async () => {
  await record(item.created('t', JOINT), confirmed('proactive'), item.authorized('t'))
  world.at('2026-04-10')
  await processes.idle()
  await record(item.newVersion(2))
  expect(await lastOf('duty-i1-fagai')).toMatchObject({ round: 2, start: 'changed', startsOn: '2026-04-10' })
  await record(item.discarded(2))
  expect(await lastOf('duty-i1-fagai')).toMatchObject({ reason: 'withdrawn', round: 2 })
  await record(item.newVersion(3))
  expect(await lastOf('duty-i1-fagai')).toMatchObject({ round: 3, startsOn: '2026-04-10' })
  world.at('2026-04-15')
  await record(item.newVersion(4))
  expect(await lastOf('duty-i1-fagai')).toMatchObject({ round: 3 })
  await record(confirmed('proactive', 4), item.authorized('t4', 4))
  expect(await lastOf('duty-i1-fagai')).toMatchObject({ round: 3, contentHash: hashOf('t4'), late: false })
  await expect(publish('caizheng', '2026-04-15')).rejects.toThrow('CONTENT_NOT_AUTHORIZED')
})

test('LS-7.1: whoever turns out to be involved has a duty from then on, whoever is not any more has none', async () => {
  await record(item.created('t', SOLE), confirmed('proactive'), item.authorized('t'))
  const changed = (involved: readonly string[]): InformationItemEvent => ({
    type: 'InvolvementChanged',
    data: {
      by: personId('li'),
      jointIssuers: [],
      involvedAgencies: involved.map(agencyId),
      reason: protect('item:i1', '补充'),
      voids: [],
    },
  })
  await record(changed(['minzheng']))
  expect(await lastOf('duty-i1-minzheng')).toMatchObject({ grounds: ['involved'], contentHash: hashOf('t') })
  expect(await lastOf('publication-i1-minzheng')).toMatchObject({ ownAct: true })
  await record(changed(['caizheng']))
  expect(await lastOf('duty-i1-minzheng')).toMatchObject({ reason: 'notInvolved' })
  expect(await duty('caizheng')).toEqual(['DutyArose'])
  expect(await duty('fagai')).toEqual(['DutyArose', 'DutyContentFixed', 'DutyMet'])
})

test('LS-4.6: where special law names the publisher, the duty is its alone', async () => {
  await record(item.created('t', JOINT))
  await record({
    type: 'PublisherFixedByLaw',
    data: { publisher: agencyId('minzheng'), law: '统计法', article: '26', provision: '…' },
  })
  expect((await duty('fagai')).at(-1)).toBe('DutyLifted')
  expect((await duty('caizheng')).at(-1)).toBe('DutyLifted')
  expect((await duty('minzheng')).at(-1)).toBe('DutyArose')
})

test('711-6: withdrawn or purged, nothing is due any more, and every agency takes down what it shows', async () => {
  await record(item.created('t', JOINT), confirmed('proactive'), item.authorized('t'))
  await publish('caizheng', '2026-03-02')
  await processes.idle()
  await record(item.withdrawn())
  expect(await lastOf('duty-i1-minzheng')).toMatchObject({ reason: 'withdrawn' })
  expect(await clock('minzheng')).toEqual(['DeadlineStarted', 'DeadlineCancelled'])
  expect((await duty('caizheng')).at(-1)).toBe('DutyMet')
  expect((await world.typesIn('publication-i1-fagai')).slice(-2)).toEqual(['TakedownOrdered', 'ItemTakenDown'])
  // The program cannot take down another agency's site; the agency says when it has.
  expect(await world.typesIn('publication-i1-caizheng')).toEqual([
    'PublicationOrdered',
    'ItemPublished',
    'TakedownOrdered',
  ])
  await expect(publish('minzheng', '2026-03-02')).rejects.toThrow('PUBLICATION_WITHDRAWN')
  await world.give(
    { type: 'RecordTakedown', data: { channel: 'governmentWebsite', proof: '截图' } },
    'i1-caizheng',
    officerOf('caizheng'),
  )
})

test('LS-10.4: a draft that is discarded ends the duty', async () => {
  await record(item.created('t', SOLE), item.discarded(1))
  expect(await duty('fagai')).toEqual(['DutyArose', 'DutyLifted'])
})

test('LS-11.1: a wrong date of formation that is put right gives the right date, and the wrong one falls away', async () => {
  await record(item.created('t', SOLE))
  world.at('2026-03-06')
  const { origin, media, theme, genre, keywords } = item.created('t', SOLE).data
  const described = { origin, media, theme, genre, keywords, formedOn: on('2026-03-04') }
  await record({ type: 'DescriptionRevised', data: { ...described, by: personId('li'), version: 1, voids: [] } })
  expect(await duty('fagai')).toEqual(['DutyArose', 'DutyLifted', 'DutyArose'])
  expect(await lastOf('deadline-i1-fagai.r1-publication')).toMatchObject({ reason: 'enteredInError' })
  expect(await lastOf('deadline-i1-fagai.r2-publication')).toMatchObject({ receipt: { due: '2026-04-01' } })
})

test('LS-18.1: what began before the program or the regulation, 存量 and secret stubs raise neither duty nor clock', async () => {
  await record(item.created('t', { formedOn: on('2026-02-27') }))
  await world.record('item-i2', itemEvents('i2').created('t', { formedOn: on('2021-08-03') }))
  await world.record('batch-b1', {
    type: 'ImportStarted',
    data: { batch: 'b1', agency: 'fagai', officer: 'li', startedOn: '2026-03-02', legacy: true, files: 1, bytes: 1 },
  })
  const source = { batch: 'b1', path: protect('item:i3', 'a.docx') }
  await world.record('item-i3', itemEvents('i3').created('t', { ...SOLE, source }))
  await world.record('item-i4', {
    type: 'SecretItemRecorded',
    data: { itemId: 'i4', agency: 'fagai', officer: 'li', neutralTitle: protect('item:i4', 't'), ground: {} },
  })
  await world.record('item-i4', { type: 'PurgeOrdered', data: { ...item.purgeOrdered().data, itemId: 'i4' } })
  await processes.idle()
  for (const id of ['i1', 'i2', 'i3', 'i4']) expect(await world.typesIn(`duty-${id}-fagai`)).toEqual([])
  await world.record('item-i3', itemEvents('i3').newVersion(2))
  await processes.idle()
  expect(await world.typesIn('duty-i3-fagai')).toEqual(['DutyArose'])
})

test('LS-11.1: the processes start again from the beginning, and nothing follows twice', async () => {
  await record(item.created('t', JOINT), confirmed('onRequest'), item.approved('t'), item.registered())
  await record(item.newVersion(2), confirmed('proactive', 2), item.authorized('t', 2), item.withdrawn(2))
  const head = await world.store.head()
  await processes.stop()
  await emptyReadDatabase(db)
  processes = await world.start({ reactions: world.dutyReactions })
  await processes.idle()
  expect(await world.store.head()).toBe(head)
})
