import fc from 'fast-check'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { ApplicationEvent } from '../../src/domain/application/events.js'
import { evolve } from '../../src/domain/application/evolve.js'
import { progressOf } from '../../src/domain/application/progress.js'
import { type Application, initial, type KnownApplication } from '../../src/domain/application/state.js'
import { archiveFiles, archiveFilesByIds } from '../../src/projections/archiveFiles.js'
import { applicantFrequency, applicationFigures } from '../../src/projections/applications/figures.js'
import {
  type ApplicationFilter,
  type ApplicationOrder,
  applications,
  applicationsByIds,
  countApplications,
} from '../../src/projections/applications/queries.js'
import { countSimilar, similarApplications } from '../../src/projections/applications/similar.js'
import { countRequestedItems, requestedItems } from '../../src/projections/applications/requested.js'
import { type ApplicationRow, NO_DUE } from '../../src/projections/applications/tables.js'
import { recordCorrections, recordCorrectionsByIds } from '../../src/projections/recordCorrections.js'
import { run } from '../../src/projections/engine/statements.js'
import { life, livedThrough } from '../domain/annualReport/lives.js'
import {
  after,
  amend,
  amendmentRequest,
  approve,
  clock,
  draft,
  finance,
  head,
  identified,
  identify,
  officer,
  receive,
  received,
  reform,
  replied,
  search,
  served,
  signedWith,
  unclear,
} from '../domain/application/district.js'
import { on, personId } from '../support/spec.js'
import { archiveEvents, correctionEvents } from './matterScripts.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { createWorld, type World, type WorldEvent } from './world.js'

const { db, drop } = await readDatabase()
let world: World | undefined
afterEach(async () => {
  await world?.engine.stop()
  await emptyReadDatabase(db)
})
afterAll(drop)

async function worldWith(streams: Readonly<Record<string, readonly WorldEvent[]>>): Promise<World> {
  world = createWorld(db)
  await world.engine.start()
  for (const [stream, events] of Object.entries(streams)) for (const event of events) await world.record(stream, event)
  await world.engine.caughtUp()
  expect(world.faults).toEqual([])
  return world
}
const asStreams = (histories: Readonly<Record<string, readonly ApplicationEvent[]>>) =>
  Object.fromEntries(Object.entries(histories).map(([id, events]) => [`application-${id}`, events]))
const rowOf = async (id: string) => (await applicationsByIds(world!.readSide, [id])).get(id)!
const found = async (filter: ApplicationFilter, order: ApplicationOrder = 'oldestFirst') =>
  (await applications(world!.readSide, filter, order, { first: 100 })).rows.map(({ row }) => row.id)

/** What the deciders know, in the words of the row. */
function expectedOf(events: readonly ApplicationEvent[]): Partial<ApplicationRow> {
  const state = events.reduce<Application>(evolve, initial) as KnownApplication
  const progress = progressOf(events.map((event, revision) => ({ ...event, revision })))
  return {
    agency: state.agency,
    officer: state.officer ?? null,
    applicant: state.applicant.subject,
    receivedOn: state.receipt?.receivedOn ?? null,
    period: state.period,
    clockRuns: state.clock !== undefined,
    extended: state.extension !== undefined,
    item: state.information?.item ?? null,
    contacts: state.contacts,
    consultation: state.consultation?.consultation ?? null,
    ...ended(state),
    fees: progress.status === 'absent' ? 0 : progress.fees,
  }
}
function ended(state: KnownApplication): Partial<ApplicationRow> {
  if (state.status === 'closed')
    return {
      status: state.ending.how,
      due: NO_DUE,
      mergedInto: state.ending.how === 'merged' ? state.ending.into : null,
    }
  const { clock: runs } = state
  return { status: 'open', ...(runs === undefined ? {} : { due: runs.receipt.due, dueKind: 'reply' }) }
}

test('711-45: for any life of an application the row says what its own stream says, and no word of it', async () => {
  await worldWith({})
  let number = 0
  await fc.assert(
    fc.asyncProperty(life, fc.nat({ max: 40 }), async (lived, cut) => {
      const events = livedThrough(lived, (number += 1)).slice(0, 1 + cut)
      if (events.length === 0) return
      const id = `p${number}`
      for (const event of events) await world!.record(`application-${id}`, event)
      await world!.engine.caughtUp()
      expect(world!.faults).toEqual([])
      const state = events.reduce<Application>(evolve, initial) as KnownApplication
      const row = await rowOf(id)
      expect(row).toMatchObject(expectedOf(events))
      expect(row.amendment?.status).toBe(state.amendment?.status)
      expect(row.fee?.status).toBe(state.fee?.status)
      expect(row.draft?.status).toBe(state.draft?.status)
      expect(row.thirdParties.map(({ thirdParty, outcome }) => [thirdParty, outcome])).toEqual(
        [...state.thirdParties].map(([thirdParty, { outcome }]) => [thirdParty, outcome ?? null]),
      )
      expect(row.searches.filter(({ counts }) => counts).map(({ search: one }) => one)).toEqual([
        ...state.searches.keys(),
      ])
      expect(row.remediesOpen).toBe([...state.remedies.values()].filter(({ ended }) => ended === undefined).length)
    }),
    { numRuns: 25 },
  )
  const [schema] = await run<{ name: string }>(
    db,
    `select nspname as name from pg_namespace where nspname like 'read\\_applications%'`,
  )
  const shown = await run<{ text: string }>(db, `select t::text as text from ${schema!.name}.applications t`)
  expect(shown.length).toBeGreaterThan(5)
  for (const { text } of shown) expect(text).not.toMatch(/\$sealed|\$protected|box|张三|居民身份证|征地补偿/)
})

test('711-45: every stage has its name, its steps and its date', async () => {
  const amending = after([[officer, amendmentRequest(), '2026-03-04']], after([[officer, unclear()]]))
  const waiting = after([[officer, served(), '2026-03-05']], amending)
  const drafted = after([[officer, draft()]], identified())
  const answered = replied()
  await worldWith(
    asStreams({
      post: after([[officer, receive({ channel: 'ordinaryPost' })]]),
      fresh: received(),
      amending,
      waiting,
      amended: after([[officer, amend(), '2026-03-10']], waiting),
      drafted,
      approved: after([[head, approve()]], drafted),
      signed: signedWith(),
      answered,
      withdrawn: after(
        [[officer, { type: 'WithdrawApplication', data: { withdrawnOn: '2026-03-02', proof: '撤回书' } }]],
        received(),
      ),
      archived: after(
        [
          [
            officer,
            { type: 'ArchiveApplication', data: { retention: 'years10', fileNumber: '档9', archivedOn: '2026-03-02' } },
          ],
        ],
        answered,
      ),
      elsewhere: after(
        [[clock, { type: 'TransferApplication', data: { to: finance, effectiveOn: on('2026-03-02'), cause: 'e1' } }]],
        received(),
      ),
    }),
  )
  const stages = async (id: string) => {
    const { stage, awaits, due, dueKind } = await rowOf(id)
    return [stage, awaits.join(' '), due, dueKind]
  }
  expect(await stages('post')).toEqual(['receipt', 'confirmReceipt', NO_DUE, null])
  expect(await stages('fresh')).toEqual(['drafting', 'draftReply', '2026-03-30', 'reply'])
  expect(await stages('amending')).toEqual(['amendment', 'serveAmendmentNotice', NO_DUE, null])
  expect(await stages('waiting')).toEqual(['amendment', 'awaitAmendment', '2026-03-19', 'amendment'])
  expect(await stages('amended')).toEqual(['drafting', 'draftReply', '2026-04-07', 'reply'])
  expect(await stages('drafted')).toEqual(['approval', 'approveReply', '2026-03-30', 'reply'])
  expect(await stages('approved')).toEqual(['signing', 'signReply', '2026-03-30', 'reply'])
  expect(await stages('signed')).toEqual(['dispatch', 'dispatchReply', '2026-03-30', 'reply'])
  expect(await stages('answered')).toEqual(['replied', 'archive', NO_DUE, null])
  expect(await stages('withdrawn')).toEqual(['withdrawn', 'archive', NO_DUE, null])
  expect(await stages('archived')).toEqual(['archived', '', NO_DUE, null])
  expect(await stages('elsewhere')).toEqual(['drafting', 'assignOfficer draftReply', '2026-03-30', 'reply'])

  expect(await rowOf('amended')).toMatchObject({ period: 2, amendment: { status: 'amended', amendedOn: '2026-03-10' } })
  expect(await rowOf('answered')).toMatchObject({
    outcome: 'provided',
    replyNumber: '答1',
    dispatchedOn: '2026-03-02',
    late: false,
    replies: [{ replyNumber: '答1', due: '2026-03-30', remedies: { order: 'either' } }],
    letters: [{ letter: 1, kind: 'reply', number: '答1', seals: [{ kind: 'electronicSeal' }] }],
  })

  expect(await found({ stages: ['amendment'] })).toEqual(['amending', 'waiting'])
  expect(await found({ awaits: ['approveReply', 'signReply'] })).toEqual(['drafted', 'approved'])
  expect(await found({ agencies: [finance] })).toEqual(['elsewhere'])
  expect(await found({ unassigned: true })).toEqual(['elsewhere'])
  expect(await found({ channels: ['ordinaryPost'] })).toEqual(['post'])
  expect(await found({ outcomes: ['provided'] })).toEqual(['answered', 'archived'])
  expect(await found({ number: '答' })).toEqual(['answered', 'archived'])
  expect(await found({ dueUntil: '2026-03-19' })).toEqual(['waiting'])
  expect(await found({ statuses: ['withdrawn'] })).toEqual(['withdrawn'])
  // The applicant's own time is no delay of the agency.
  expect(await found({ overdueOn: '2026-03-31' })).toEqual(['fresh', 'drafted', 'approved', 'signed', 'elsewhere'])
  expect(await found({ overdueOn: '2026-03-30' })).toEqual([])
  expect(await found({ receivedFrom: '2026-03-03' })).toEqual([])

  const nothing = { ofOwn: [], ofOthers: [], ofAny: [] }
  const desk = (change: object) => found({ desks: [{ agency: reform, people: ['officer'], ...nothing, ...change }] })
  expect(await found({ desks: [] })).toEqual([])
  expect(await desk({ ofOwn: ['draftReply', 'dispatchReply'] })).toEqual(['fresh', 'amended', 'signed'])
  expect(await desk({ ofOwn: ['draftReply'], people: ['colleague'] })).toEqual([])
  expect(await desk({ ofOthers: ['approveReply', 'signReply'], people: ['leader'] })).toEqual(['drafted', 'approved'])
  // Nobody approves what they drafted, or signs what they approved.
  expect(await desk({ ofOthers: ['approveReply', 'signReply'] })).toEqual([])
  expect(await desk({ ofOthers: ['approveReply', 'signReply'], people: ['head'] })).toEqual(['drafted'])
  expect(await desk({ ofAny: ['assignOfficer'], agency: finance })).toEqual(['elsewhere'])
  expect(await desk({ lapsedBefore: '2026-03-19' })).toEqual([])
  expect(await desk({ lapsedBefore: '2026-03-20' })).toEqual(['waiting'])

  const first = await applications(world!.readSide, {}, 'dueFirst', { first: 3 })
  const rest = await applications(world!.readSide, {}, 'dueFirst', { first: 100, after: first.rows.at(-1)!.cursor })
  expect(first.hasNextPage).toBe(true)
  expect([...first.rows, ...rest.rows].map(({ row }) => row.due)).toEqual(
    [...first.rows, ...rest.rows].map(({ row }) => row.due).sort(),
  )
  expect(first.rows.length + rest.rows.length).toBe(12)
  expect(await countApplications(world!.readSide, { stages: ['drafting'] })).toEqual({ count: 3, exact: true })

  const figures = await applicationFigures(world!.readSide, {}, { today: '2026-03-31', soon: '2026-04-07' })
  const of = (agency: string, stage: string) => figures.find((row) => row.agency === agency && row.stage === stage)
  expect(of(reform, 'drafting')).toMatchObject({ count: 2, open: 2, overdue: 1, dueSoon: 1, dueToday: 0 })
  expect(of(finance, 'drafting')).toMatchObject({ count: 1, overdue: 1, unassigned: 1 })
  expect(of(reform, 'replied')).toMatchObject({ count: 1, open: 0, overdue: 0, repliedLate: 0 })
  expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(12)
})

test('711-44, 711-35: the same request of several applicants is counted, and how often one of them applied', async () => {
  const asked = (application: string, subject: string, change: Partial<Parameters<typeof receive>[0]> = {}) =>
    after([
      [
        officer,
        receive({
          application,
          applicant: {
            subject: personId(subject),
            kind: 'naturalPerson',
            name: '张三',
            identity: '身份证',
            contact: '电话',
          },
          request: { description: '征地', documentNumber: '烈政〔2025〕3号', form: 'paper', way: 'post' },
          ...change,
        }),
      ],
    ])
  const excessive = replied({ kind: 'repeated', earlierApplication: 'a0', earlierReply: '答0' }, asked('a1', 'one'))
  await worldWith(
    asStreams({
      s1: asked('s1', 'one'),
      s2: asked('s2', 'two'),
      s3: asked('s3', 'one', { request: { description: '别的', form: 'paper', way: 'post' } }),
      s4: excessive,
      s5: after(
        [[officer, identify({ item: 'i1' as never })]],
        asked('s5', 'three', { request: { description: '征地' } }),
      ),
      s6: after([[officer, identify({ item: 'i1' as never })]], asked('s6', 'four')),
      s7: after(
        [[officer, identify({ item: 'i1' as never })]],
        asked('s7', 'four', { request: { description: '征' } }),
      ),
      s8: after(
        [[officer, identify({ item: 'i2' as never })]],
        asked('s8', 'four', { request: { description: '征' } }),
      ),
    }),
  )
  const { readSide } = world!
  const s1 = await rowOf('s1')
  expect(await countSimilar(readSide, s1, undefined)).toEqual({ applications: 3, applicants: 3 })
  expect(await countSimilar(readSide, s1, ['finance'])).toEqual({ applications: 0, applicants: 0 })
  const page = await similarApplications(readSide, await rowOf('s6'), undefined, { first: 10 })
  expect(page.rows.map(({ row }) => row.id)).toEqual(['s7', 's5', 's4', 's2', 's1'])
  expect(await countSimilar(readSide, await rowOf('s3'), undefined)).toEqual({ applications: 0, applicants: 0 })

  const popular = await requestedItems(readSide, { applicants: 2 }, { first: 10 })
  expect(popular.rows.map(({ row }) => row)).toEqual([
    { item: 'i1', applications: 3, applicants: 2, lastArrivedOn: '2026-03-02' },
  ])
  expect(await countRequestedItems(readSide, { applicants: 1, agencies: [reform] })).toEqual({ count: 2, exact: true })
  const [first] = (await requestedItems(readSide, { applicants: 1 }, { first: 1 })).rows
  const next = await requestedItems(readSide, { applicants: 1 }, { first: 1, after: first!.cursor })
  expect([first!.row.item, ...next.rows.map(({ row }) => row.item), next.hasNextPage]).toEqual(['i1', 'i2', false])
  expect((await requestedItems(readSide, { applicants: 1, agencies: [finance] }, { first: 10 })).rows).toEqual([])

  const question = { applicant: 'one', agency: reform, from: '2026-01-01', until: '2026-12-31', month: '2026-03' }
  const s4 = await rowOf('s4')
  expect(await applicantFrequency(readSide, { ...question, registeredOrdinal: s4.registeredOrdinal })).toEqual({
    received: 3,
    open: 2,
    beforeInMonth: 2,
    repeated: 1,
  })
  expect(
    await applicantFrequency(readSide, { ...question, until: '2026-03-01', registeredOrdinal: s4.registeredOrdinal }),
  ).toEqual({ received: 0, open: 0, beforeInMonth: 2, repeated: 0 })
  expect(await found({ applicants: ['one'] })).toEqual(['s1', 's3', 's4'])
})

test('711-41, 711-45: corrections and archive files stand in rows of their own, without a word of the person', async () => {
  await worldWith({
    'correction-c1': correctionEvents.slice(0, 4),
    'archive-application.a1': archiveEvents.slice(0, 3),
  })
  const { readSide } = world!
  const correction = async () => (await recordCorrectionsByIds(readSide, ['c1'])).get('c1')!
  const file = async () => (await archiveFilesByIds(readSide, ['application.a1'])).get('application.a1')!
  expect(await correction()).toMatchObject({
    agency: 'bureau',
    officer: 'colleague',
    stage: 'notice',
    confirmed: true,
    outcome: 'corrected',
    correctedOn: '2026-03-06',
    due: '2026-03-30',
  })
  expect(await file()).toMatchObject({ stage: 'faulty', failed: ['integrity'], packageNumber: 1 })
  const open = async (lateOn: string) =>
    (await recordCorrections(readSide, { lateOn }, 'dueFirst', { first: 10 })).rows.length
  expect([await open('2026-03-30'), await open('2026-03-31')]).toEqual([0, 1])

  for (const event of correctionEvents.slice(4)) await world!.record('correction-c1', event)
  for (const event of archiveEvents.slice(3, 6)) await world!.record('archive-application.a1', event)
  await world!.engine.caughtUp()
  expect(await file()).toMatchObject({ stage: 'returned', receiver: '区档案馆', packageNumber: 2, failed: [] })
  for (const event of archiveEvents.slice(6)) await world!.record('archive-application.a1', event)
  await world!.engine.caughtUp()
  expect(await correction()).toMatchObject({
    agency: 'heir',
    officer: null,
    stage: 'done',
    late: true,
    noticeNumber: '更1',
  })
  expect(await file()).toMatchObject({
    stage: 'transferred',
    packageNumber: 3,
    returnedOn: null,
    receiptNumber: '接1',
    transferredOn: '2026-04-09',
  })
  const { rows } = await archiveFiles(readSide, { stages: ['transferred'], fileNumber: '档' }, { first: 10 })
  expect(rows.map(({ row }) => row.matter)).toEqual(['a1'])
  const stored = JSON.stringify([await correction(), await file()])
  expect(stored).not.toMatch(/\$sealed|张三|低保|缺少元数据/)
})

test('711-36(4): a search that was made before a correction counts no more, and a redone matter keeps its first reply', async () => {
  const looked = after([[officer, search()]], identified())
  const wanting = after(
    [
      [officer, amendmentRequest(), '2026-03-04'],
      [officer, served(), '2026-03-05'],
      [officer, amend(), '2026-03-10'],
    ],
    after([[officer, search()]], after([[officer, unclear()]])),
  )
  await worldWith(asStreams({ looked, wanting }))
  expect((await rowOf('looked')).searches).toEqual([
    { search: 's1', result: 'notFound', searchedOn: '2026-03-02', by: 'officer', counts: true },
  ])
  expect((await rowOf('wanting')).searches).toMatchObject([{ search: 's1', counts: false }])
  const reopened = after(
    [
      [
        officer,
        {
          type: 'RegisterRemedy',
          data: { remedy: 'r1', kind: 'review', filedOn: '2026-03-02', caseNumber: '复1', body: '区政府' },
        },
      ],
      [
        head,
        {
          type: 'RecordRemedyResult',
          data: {
            remedy: 'r1',
            result: 'corrected',
            endedOn: '2026-03-02',
            documentNumber: '复决1',
            redo: true,
            decisionReceivedOn: '2026-03-02',
          },
        },
      ],
    ],
    replied(undefined, looked),
  )
  for (const event of reopened) await world!.record('application-redone', event)
  await world!.engine.caughtUp()
  expect(await rowOf('redone')).toMatchObject({
    status: 'open',
    stage: 'drafting',
    period: 2,
    outcome: null,
    remediesOpen: 0,
    replies: [{ replyNumber: '答1' }],
    searches: [{ search: 's1', counts: false }],
    remedies: [{ remedy: 'r1', result: 'corrected', redo: true }],
  })
})
