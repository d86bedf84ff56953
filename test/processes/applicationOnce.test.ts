import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applicationOptionsOf } from '../../src/app/compose/applicationProcesses.js'
import { consultationOptionsOf } from '../../src/app/compose/consultationProcesses.js'
import { openEvents } from '../../src/eventstore/codec.js'
import { applicationReactions } from '../../src/processes/applicationReactions.js'
import { consultationConclusions } from '../../src/processes/consultationConclusions.js'
import { deliver } from '../../src/processes/deliver.js'
import { type AnyReaction, anyReaction } from '../../src/processes/reaction.js'
import { type ApplicationWorld, provided, startApplicationWorld } from './applicationWorld.js'
import { letter, opinion, session } from './consultationWorld.js'

let world: ApplicationWorld
beforeEach(async () => {
  world = await startApplicationWorld()
})
afterEach(() => world.stop())

/** A life with a part split off, a correction, agencies and a third party asked, a fee, a reply, a redo and its file. */
async function live(inBetween: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const does = (type: string, data: object, by = 'fgwDisclosure') => world.does(by, type, 'a', data)
  const asked = { subject: 'subject-a', kind: 'naturalPerson', name: '张三', contact: '13800000000' } as const
  await world.received('a', { channel: 'signedPost', proof: 'EMS', applicant: asked as never })
  await does('SplitApplication', {
    noticeNumber: '拆1',
    kept: { description: '批文', form: 'electronic', way: 'email' },
    parts: [{ application: 'a-part', request: { description: '名单', form: 'electronic', way: 'email' } }],
  })
  await does('RequestAmendment', {
    points: [{ element: 'identityProof', explanation: '请提供' }],
    noticeNumber: '补1',
    issuedOn: '2026-03-02',
    proof: 'XA1',
  })
  await does('RecordAmendmentNoticeService', { noticeNumber: '补1', servedOn: '2026-03-02', proof: '签收' })
  await world.identified('a', { concernsThirdParties: true, involvedAgencies: ['czj', 'jyj'] })
  await does('RequireAgencyConsultation', { reply: 'provide', form: 'electronic' })
  await world.does('fgwDisclosure', 'IssueConsultationLetter', CONSULTATION, letter())
  await inBetween()
  await world.on('2026-03-04')
  await does('RecordAmendment', { applicant: { identity: '证' }, receivedOn: '2026-03-04', proof: '收据' })
  const party = { thirdParty: 'p1', name: '某公司', interest: 'commercialSecret', letterNumber: '征1' }
  await does('IssueThirdPartyLetter', { ...party, issuedOn: '2026-03-04' })
  await does('RecordThirdPartyService', { thirdParty: 'p1', servedOn: '2026-03-04', proof: '签收' })
  await world.does('czjDisclosure', 'GiveOpinion', CONSULTATION, opinion('czj', [], 1, '2026-03-04'))
  await does('HandOverApplication', { from: 'fgwDisclosure', to: 'fgwDisclosure2' }, 'fgwOffice')
  await does('HandOverApplication', { from: 'fgwDisclosure2', to: 'fgwDisclosure' }, 'fgwOffice')
  await inBetween()
  await world.on('2026-03-26')
  await world.does('jyjDisclosure', 'GiveOpinion', CONSULTATION, opinion('jyj', [], 1, '2026-03-20'))
  const held = { ...session({ fgw: 'agrees', czj: 'agrees', jyj: 'agrees' }), heldOn: '2026-03-26' }
  await world.does('fgwDisclosure', 'RecordSession', CONSULTATION, held)
  await world.does('fgwDisclosure', 'ConcludeConsultation', CONSULTATION, { text: 1, outcome: 'confirmed' })
  expect(await world.replyDue('a', 2)).toBe(await dueIn('ReplyClockResumed'))
  const extension = {
    workingDays: 5,
    reason: '量大',
    noticeNumber: '延1',
    noticeDispatchedOn: '2026-03-26',
    proof: 'X',
  }
  await does('ExtendReplyPeriod', extension, 'fgwOffice')
  expect(await world.replyDue('a', 2)).toBe(await dueIn('ReplyPeriodExtended'))
  const fee = { method: 'perItem', before: 10, units: 5, noticeNumber: '费1', issuedOn: '2026-03-26', proof: 'X' }
  await does('IssueFeeNotice', fee)
  await does('RecordFeeNoticeService', { noticeNumber: '费1', servedOn: '2026-03-26', proof: '签收' })
  await does('RecordFeePayment', { paidOn: '2026-03-26', amount: 500, receiptNumber: '票1' })
  await inBetween()
  await world.signed('a', provided('2026-03-26'), '2026-03-26')
  await does('DispatchReply', world.dispatch('2026-03-26'))
  const review = { remedy: 'fy1', kind: 'review', filedOn: '2026-03-26', caseNumber: '烈复1号', body: '区人民政府' }
  await does('RegisterRemedy', review, 'fgwOffice')
  const redo = { remedy: 'fy1', result: 'corrected', endedOn: '2026-03-26', documentNumber: '决1', redo: true }
  await does('RecordRemedyResult', { ...redo, decisionReceivedOn: '2026-03-26' }, 'fgwOffice')
  await does('WithdrawApplication', { withdrawnOn: '2026-03-26', proof: '书面' })
  await does('ArchiveApplication', { retention: 'years10', fileNumber: '档1', archivedOn: '2026-03-26' })
}
const CONSULTATION = 'request.a-1'
const dueIn = async (type: string): Promise<string> =>
  ((await world.last('application-a', type))!.data as { readonly replyDue: { readonly due: string } }).replyDue.due

const wholeLog = async () => (await world.app.storage.store.readAll(undefined, 100_000)).map(({ id }) => id)

function reactions(): readonly AnyReaction[] {
  const consultations = consultationOptionsOf({ ...world.app })
  const options = applicationOptionsOf({ ...world.app, consultations })
  return [...applicationReactions(options), anyReaction(consultationConclusions(consultations))]
}

test('711-33, LS-8.1: every event delivered a second time, in order or in any other, at whatever stage, changes nothing', async () => {
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
  expect(await counted()).toEqual(EXPECTED)
}, 120_000)

test('711-33, LS-8.1: a program that dies between every command and its checkpoint ends with the same log', async () => {
  // Every third time that a checkpoint is about to move, somebody has taken the process over: it has to begin again
  // behind the last one, as after a crash.
  await sql`create sequence runtime.crashes`.execute(world.app.models.db)
  await sql`create function runtime.crash() returns trigger language plpgsql as $$ begin
    if (new.name like 'application%' or new.name like 'consultation%') and new.position is distinct from old.position
      and nextval('runtime.crashes') % 3 = 1 then return null; end if;
    return new; end $$`.execute(world.app.models.db)
  await sql`create trigger crash before update on runtime.processes for each row execute function runtime.crash()`.execute(
    world.app.models.db,
  )
  await live()
  expect(await counted()).toEqual(EXPECTED)
  expect(await world.quarantined()).toEqual([])
  const { rows } = await sql<{ crashes: number }>`select last_value::int as crashes from runtime.crashes`.execute(
    world.app.models.db,
  )
  expect(rows[0]!.crashes).toBeGreaterThan(30)
}, 120_000)

/** How many events of each type processes and the timer brought about in the life above. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const { stream, type, metadata } of await world.app.storage.store.readAll(undefined, 100_000)) {
    const isOfIt = /^(application-a|deadline-(a|request\.a)|consultation-request\.a|archive-application\.a)/.test(
      stream,
    )
    if (!isOfIt || (JSON.parse(metadata) as { role: string }).role !== 'process') continue
    counts[type] = (counts[type] ?? 0) + 1
  }
  return counts
}

const EXPECTED = {
  ApplicationReceived: 1,
  ReceiptDateFixed: 1,
  ConsultationOpened: 1,
  ConsultationLetterServed: 2,
  AgencyConsultationConcluded: 1,
  SeatReminded: 1,
  SilenceNoted: 1,
  ReplyClockPaused: 2,
  ReplyClockResumed: 2,
  ThirdPartyOpinionLapsed: 1,
  DeadlineStarted: 13,
  DeadlineMoved: 6,
  DeadlineWarned: 13,
  DeadlineTransferred: 4,
  DeadlineMet: 5,
  DeadlineMissed: 4,
  MissedActDone: 2,
  DeadlineCancelled: 3,
  RetentionAssigned: 1,
}
