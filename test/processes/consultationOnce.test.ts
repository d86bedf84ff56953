import { afterEach, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { consultationOptionsOf } from '../../src/app/compose/consultationProcesses.js'
import { openEvents } from '../../src/eventstore/codec.js'
import { consultationReactions } from '../../src/processes/consultationReactions.js'
import { deliver } from '../../src/processes/deliver.js'
import type { AnyReaction } from '../../src/processes/reaction.js'
import { type ConsultationWorld, file, letter, opinion, session, startConsultationWorld } from './consultationWorld.js'

let world: ConsultationWorld
beforeEach(async () => {
  world = await startConsultationWorld()
})
afterEach(() => world.stop())

/** A life with an objection, another text, a dispute and a conclusion. */
async function live(inBetween: () => Promise<void> = () => Promise.resolve()): Promise<string> {
  const { id, consultation } = await world.asked(['czj', 'jyj'])
  await world.does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj', ['content']))
  await inBetween()
  const contentHash = await world.revise(id, '改过的全文。')
  await world.does('fgwOfficer', 'RequireConsultation', id, { contentHash })
  await world.does('fgwOfficer', 'IssueConsultationLetter', consultation, letter(2))
  await inBetween()
  await world.on('2026-03-06')
  await world.does('jyjDisclosure', 'GiveOpinion', consultation, opinion('jyj', [], 2))
  await world.does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj', ['channel'], 2))
  await world.does(
    'fgwOfficer',
    'RecordSession',
    consultation,
    session({ fgw: 'agrees', czj: 'objects', jyj: 'agrees' }, 2),
  )
  await world.does('fgwDisclosure', 'ReferDispute', consultation, {
    text: 2,
    party: 'fgw',
    decider: 'gov',
    file,
    documentNumber: '烈发改〔2026〕7号',
    referredOn: '2026-03-06',
  })
  await inBetween()
  await world.does('mayor', 'DecideDispute', consultation, {
    dispute: 1,
    rulings: [{ point: 'channel', ruling: 'proposalStands' }],
    ground: '以发改委为准',
    basis: '《条例》第六条',
    documentNumber: '烈政〔2026〕9号',
    decidedOn: '2026-03-06',
  })
  await world.does('fgwOfficer', 'ConcludeConsultation', consultation, { text: 2, outcome: 'confirmed' })
  return id
}

const wholeLog = async () => (await world.app.storage.store.readAll(undefined, 100_000)).map(({ id }) => id)

const reactions = (): readonly AnyReaction[] => consultationReactions(consultationOptionsOf({ ...world.app }))

test('LS-6.1: every event delivered a second time, in order or in any other, at whatever stage, changes nothing', async () => {
  let looked = 0
  const again = async () => {
    const before = await wholeLog()
    const events = await openEvents(await world.app.storage.store.readAll(undefined, 100_000), world.app.storage.keys)
    for (const log of [events, [...events].reverse()])
      for (const reaction of reactions())
        for (const event of log) await deliver(reaction, event, world.app.core.execute)
    expect(await wholeLog()).toEqual(before)
    looked += 1
  }
  await live(again)
  await again()
  expect(looked).toBe(4)
}, 60_000)

test('LS-6.1: a program that dies between every command and its checkpoint ends with the same log', async () => {
  // Every second time that a checkpoint is about to move, somebody has taken the process over: it has to begin again
  // behind the last one, as after a crash.
  await sql`create sequence runtime.crashes`.execute(world.app.models.db)
  await sql`create function runtime.crash() returns trigger language plpgsql as $$ begin
    if new.name like 'consultation%' and new.position is distinct from old.position
      and nextval('runtime.crashes') % 2 = 1 then return null; end if;
    return new; end $$`.execute(world.app.models.db)
  await sql`create trigger crash before update on runtime.processes for each row execute function runtime.crash()`.execute(
    world.app.models.db,
  )
  const id = await live()
  expect(await counted(id)).toEqual(EXPECTED)
  const { rows } = await sql<{ crashes: number }>`select last_value::int as crashes from runtime.crashes`.execute(
    world.app.models.db,
  )
  // What means nothing to a process moves no checkpoint, and what does something in quick succession moves it once.
  expect(rows[0]!.crashes).toBeGreaterThan(8)
}, 60_000)

test('LS-6.1: two programs at the same time do each thing once', async () => {
  await world.startProcesses()
  await world.startProcesses()
  expect(await counted(await live())).toEqual(EXPECTED)
})

/** How many events of each type came of the life above, in all its streams. */
async function counted(item: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const { stream, type } of await world.app.storage.store.readAll(undefined, 100_000)) {
    if (!stream.startsWith(`consultation-${item}`) && !stream.startsWith(`deadline-${item}`)) continue
    counts[type] = (counts[type] ?? 0) + 1
  }
  return counts
}

const EXPECTED = {
  ConsultationOpened: 1,
  TextPutUnderDiscussion: 1,
  ContradictionsFound: 2,
  ConsultationLetterIssued: 2,
  ConsultationLetterServed: 4,
  OpinionGiven: 3,
  SessionRecorded: 1,
  SeatReminded: 2,
  DisputeReferred: 1,
  DisputeDecided: 1,
  ConsultationClosed: 1,
  DeadlineStarted: 5,
  DeadlineWarned: 4,
  DeadlineMet: 4,
  DeadlineCancelled: 1,
}

test('LS-6.1: of an objection that is taken up again and an authorization at the same moment, only one wins', async () => {
  for (let round = 1; round <= 2; round += 1) {
    const { id, contentHash } = await world.item('registerItem', ['czj'])
    await world.does('fgwOfficer', 'RequireConsultation', id, { contentHash })
    await world.does('fgwOfficer', 'IssueConsultationLetter', `${id}-1`, letter())
    await world.does('czjDisclosure', 'GiveOpinion', `${id}-1`, opinion('czj'))
    await world.does('fgwOfficer', 'ConcludeConsultation', `${id}-1`, { text: 1, outcome: 'confirmed' })
    const [reopened, authorized] = await Promise.all([
      world.attempt('czjDisclosure', 'ReopenConsultation', id, { reason: '数据有误' }),
      world.attempt('fgwOfficer', 'AuthorizePublication', id, { contentHash, channels: ['governmentWebsite'] }),
    ])
    expect([reopened.ok, authorized.ok].filter(Boolean)).toHaveLength(1)
    await world.idle()
  }
})

test('LS-6.1: an objection and a conclusion at the same moment: what is confirmed was not objected to', async () => {
  for (let round = 1; round <= 2; round += 1) {
    const { id, contentHash } = await world.item('registerItem', ['czj'])
    const consultation = `${id}-1`
    await world.does('fgwOfficer', 'RequireConsultation', id, { contentHash })
    await world.does('fgwOfficer', 'IssueConsultationLetter', consultation, letter())
    await world.does('czjDisclosure', 'GiveOpinion', consultation, opinion('czj'))
    const objection = { ...opinion('czj', ['content']), reason: '发现出入' }
    const [revised, concluded, authorized] = await Promise.all([
      world.attempt('czjDisclosure', 'ReviseOpinion', consultation, objection),
      world.attempt('fgwOfficer', 'ConcludeConsultation', consultation, { text: 1, outcome: 'confirmed' }),
      world.attempt('fgwOfficer', 'AuthorizePublication', id, { contentHash, channels: ['governmentWebsite'] }),
    ])
    expect([revised.ok, concluded.ok].filter(Boolean)).toHaveLength(1)
    expect(authorized.ok).toBe(false)
    await world.idle()
    const after = await world.refusals('fgwOfficer', 'AuthorizePublication', id, {
      contentHash,
      channels: ['governmentWebsite'],
    })
    expect(after).toEqual(revised.ok ? ['CONSULTATION_OPEN'] : [])
  }
})
