import { afterAll, afterEach, expect, test } from 'vitest'
import {
  auditTrail,
  countTrail,
  trailEntriesByEventIds,
  type TrailFilter,
} from '../../src/projections/auditTrail/queries.js'
import { run } from '../../src/projections/engine/statements.js'
import type { Instant } from '../../src/domain/values.js'
import { agency, itemEvents, on, person } from './items.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { createWorld, type World } from './world.js'

const { db, drop } = await readDatabase()
let world: World
afterEach(async () => {
  await world.engine.stop()
  await emptyReadDatabase(db)
})
afterAll(drop)

const register = (id: string, governmentSuperior?: string) => ({
  type: 'AgencyRegistered' as const,
  data: {
    agency: agency(id),
    name: id,
    kind: 'department' as const,
    actsInOwnName: true,
    establishedOn: on('2000-01-01'),
    ...(governmentSuperior === undefined ? {} : { governmentSuperior: agency(governmentSuperior) }),
  },
})

async function start(): Promise<World> {
  world = createWorld(db)
  await world.engine.start()
  return world
}

const typesOf = async (filter: TrailFilter, page = {}) =>
  (await auditTrail(world.readSide, filter, page, 'asc')).rows.map(({ row }) => row.type)

test('LS-15.1: each row says who, in which role and for which agency, when, under which clause, why and what changed', async () => {
  const { record, engine, readSide } = await start()
  const item = itemEvents('a')
  await record('agencies-lieshan', register('zhengfu'))
  await record('agencies-lieshan', register('fagai', 'zhengfu'))
  await record('item-a', item.created('机密标题'))
  const { id } = await record(
    'item-a',
    {
      type: 'DescriptionRevised',
      data: { ...item.created('x').data, by: person('li'), version: 1, voids: [], theme: 'other' } as never,
    },
    {
      person: person('wang'),
      deputyFor: person('li'),
      agency: agency('fagai'),
      reason: 'typo',
      rules: ['OFFICER_NOT_IN_CHARGE'],
      policies: ['reevaluation.interval@1'],
      causationId: 'cause',
      correlationId: 'matter',
      contextPosition: '2',
    },
  )
  await engine.caughtUp()
  const row = (await trailEntriesByEventIds(readSide, [id])).get(id)!
  expect(row).toMatchObject({
    ordinal: 4,
    type: 'DescriptionRevised',
    subjectKind: 'informationItem',
    subjectId: 'a',
    person: 'wang',
    deputyFor: 'li',
    role: 'publishingOfficer',
    agency: 'fagai',
    agencyPath: ['fagai', 'zhengfu'],
    recordedAt: '2026-03-02T01:00:04.000Z',
    legalDate: '2021-08-04',
    clause: 'LS-10.3',
    reason: 'typo',
    matter: 'matter',
    causation: 'cause',
    commandType: 'TestDescriptionRevised',
    rules: ['OFFICER_NOT_IN_CHARGE'],
    policies: ['reevaluation.interval@1'],
    contextPosition: '2',
    isTrail: false,
  })
  expect(row.changes).toContainEqual({ field: 'theme', before: 'generalAffairs', after: 'other' })
  expect(row.changes).toContainEqual({ field: 'title', before: { masked: true }, after: { masked: true } })
  expect(row.changes.map(({ field }) => field)).not.toContain('genre')
  expect(row.changes.map(({ field }) => field)).not.toContain('by')
})

test('what is protected stands nowhere in the trail, not even as ciphertext', async () => {
  const { record, engine } = await start()
  const item = itemEvents('a')
  for (const event of [
    item.fromCitizen('机密标题', 'p1', '张三丰'),
    item.revised('机密标题'),
    item.formFilled('proactive'),
  ])
    await record('item-a', event)
  await engine.caughtUp()
  const found = await run(
    db,
    `select 1 from read_audit_trail_v4.trail t where t::text ~ '机密|张三丰|sealed'
     union all select 1 from read_audit_trail_v4.subjects t where t::text ~ '机密|张三丰|sealed'`,
  )
  expect(found).toEqual([])
})

test('one of many is no change of another: a second file begins with nothing before it', async () => {
  const { record, engine, readSide } = await start()
  const item = itemEvents('a')
  await record('item-a', item.created('t'))
  await record('item-a', item.fileAttached('f1', 'one'))
  const second = await record('item-a', item.fileAttached('f2', 'two'))
  const scan = await record('item-a', item.fileScanned('f2'))
  await engine.caughtUp()
  const rows = await trailEntriesByEventIds(readSide, [second.id, scan.id])
  expect(rows.get(second.id)!.changes.every(({ before }) => before === null)).toBe(true)
  expect(rows.get(scan.id)!.changes).toEqual([
    { field: 'files.f2.scan', before: 'quarantined', after: 'clean' },
    { field: 'files.f2.scannedAt', before: null, after: '2026-03-02T02:00:00.000Z' },
  ])
})

test('filters: subject, person, role, clause, type, both times, matter, cause, command', async () => {
  const { record, engine } = await start()
  const item = itemEvents('a')
  await record('item-a', item.created('t'), { person: person('li'), correlationId: 'm1' })
  const fence = world.clock.now()
  await record('item-b', itemEvents('b').created('t'), {
    person: person('wang'),
    role: 'sectionHead',
    clause: 'LS-10.7',
  })
  await record('item-a', item.registered(), { commandId: '00000000-0000-4000-8000-000000000001', causationId: 'c1' })
  await engine.caughtUp()

  expect(await typesOf({})).toEqual(['ItemCreated', 'ItemCreated', 'ItemRegistered'])
  expect(await typesOf({ subjects: [{ kind: 'informationItem', id: 'a' }] })).toEqual(['ItemCreated', 'ItemRegistered'])
  expect(await typesOf({ subjects: [{ kind: 'agency', id: 'a' }] })).toEqual([])
  expect(await typesOf({ subjects: [] })).toEqual([])
  expect(await typesOf({ person: 'li' })).toEqual(['ItemCreated'])
  expect(await typesOf({ roles: ['sectionHead'] })).toEqual(['ItemCreated'])
  expect(await typesOf({ roles: ['sectionHead', 'publishingOfficer'] })).toHaveLength(3)
  expect(await typesOf({ clause: 'LS-10.7' })).toEqual(['ItemCreated'])
  expect(await typesOf({ types: ['ItemRegistered'] })).toEqual(['ItemRegistered'])
  expect(await typesOf({ matter: 'm1' })).toEqual(['ItemCreated'])
  expect(await typesOf({ causation: 'c1' })).toEqual(['ItemRegistered'])
  expect(await typesOf({ command: '00000000-0000-4000-8000-000000000001' })).toEqual(['ItemRegistered'])
  expect(await typesOf({ legalFrom: '2026-03-03', legalUntil: '2026-03-03' })).toEqual(['ItemRegistered'])
  const later = new Date(Date.parse(fence) + 1).toISOString() as Instant
  expect(await typesOf({ recordedFrom: later })).toEqual(['ItemCreated', 'ItemRegistered'])
  expect(await typesOf({ recordedUntil: later })).toEqual(['ItemCreated'])
  expect(await typesOf({ recordedFrom: fence, recordedUntil: later })).toEqual(['ItemCreated'])
  expect(await typesOf({ recordedFrom: '2030-01-01T00:00:00.000Z' })).toEqual([])
  expect(await typesOf({ recordedUntil: '2000-01-01T00:00:00.000Z' })).toEqual([])
  expect(await countTrail(world.readSide, { person: 'li' })).toEqual({ count: 1, exact: true })
})

test('refused attempts and reads of protected data are left out unless asked for', async () => {
  const { record, engine, readSide } = await start()
  await record('attempts-li-20260302', {
    type: 'AttemptRefused',
    data: {
      commandType: 'RegisterItem',
      subject: 'item-a',
      codes: ['X'],
      count: 1,
      firstAt: world.clock.now(),
      lastAt: world.clock.now(),
    },
  })
  await engine.caughtUp()
  expect(await typesOf({})).toEqual([])
  const [row] = (await auditTrail(readSide, { includeTrails: true }, {})).rows
  expect(row!.row).toMatchObject({ type: 'AttemptRefused', subjectKind: 'attempts', subjectId: 'li', isTrail: true })
})

test('with sub-agencies: all who stood below when they acted, on either axis, through changes of superior', async () => {
  const { record, engine, readSide } = await start()
  for (const event of [register('qu'), register('ju', 'qu'), register('ke', 'ju'), register('other')])
    await record('agencies-lieshan', event, { role: 'operator' })
  const by = (id: string) => ({ agency: agency(id) })
  await record('item-1', itemEvents('1').created('t'), by('ke'))
  await record('agencies-lieshan', {
    type: 'AgencySuperiorChanged',
    data: { agency: agency('ke'), axis: 'government', superior: agency('other'), effectiveOn: on('2026-01-01') },
  })
  await record('item-2', itemEvents('2').created('t'), by('ke'))
  await record('item-3', itemEvents('3').created('t'), by('ju'))
  await engine.caughtUp()
  const below = async (id: string, page = {}) =>
    (await auditTrail(readSide, { agency: id, withSubAgencies: true }, page)).rows.map(({ row }) => row.subjectId)
  expect(await below('qu')).toEqual(['3', '1'])
  expect(await below('ju')).toEqual(['3', '1'])
  expect(await below('other')).toEqual(['2'])
  expect(await below('ke')).toEqual(['2', '1'])
  expect(await countTrail(readSide, { agency: 'qu', withSubAgencies: true })).toEqual({ count: 2, exact: true })
  expect(await typesOf({ agency: 'ju' })).toEqual(['ItemCreated'])

  const first = await auditTrail(readSide, { agency: 'qu', withSubAgencies: true }, { first: 1 })
  expect(first).toMatchObject({ hasNextPage: true })
  const second = await auditTrail(
    readSide,
    { agency: 'qu', withSubAgencies: true },
    { first: 1, after: first.rows[0]!.cursor },
  )
  expect(second).toMatchObject({ rows: [{ row: { subjectId: '1' } }], hasNextPage: false, hasPreviousPage: true })
})

test('an event of a type that this release does not know stands in the trail all the same', async () => {
  const { record, engine } = await start()
  await record('novelty-1', { type: 'SomethingNew', data: { value: 1 } } as never)
  await engine.caughtUp()
  const [row] = (await auditTrail(world.readSide, {}, {})).rows
  expect(row!.row).toMatchObject({ type: 'SomethingNew', subjectKind: 'novelty', subjectId: '1' })
})

test('LS-9.1, LS-11.1: consultations, deadlines and duties are subjects of their own, with the day and the place of what was said', async () => {
  const { record, engine } = await start()
  const given = { text: 1, seat: agency('caizheng'), points: [], givenOn: on('2026-03-05'), by: person('qian') }
  const { id: opinion } = await record('consultation-a-1', { type: 'OpinionGiven', data: given } as never)
  const decided = { dispute: 2, documentNumber: '烈政〔2026〕9号', decidedOn: on('2026-03-06'), by: person('zhao') }
  const { id: decision } = await record('consultation-a-1', { type: 'DisputeDecided', data: decided } as never)
  const seat = { agency: agency('jiaoyu'), grounds: ['involved'] }
  const added = { seat, revealedOn: on('2026-03-04'), cause: 'c' }
  const { id: revealed } = await record('consultation-a-1', { type: 'SeatAdded', data: added } as never)
  const { id: met } = await record('deadline-a-1.1.caizheng-opinion', {
    type: 'DeadlineMet',
    data: { doneOn: on('2026-03-05'), proof: opinion },
  } as never)
  await record('duty-a-fagai', { type: 'DutyMet', data: { round: 1, doneOn: on('2026-03-07') } } as never)
  await engine.caughtUp()
  const rows = await trailEntriesByEventIds(world.readSide, [opinion, decision, revealed, met])
  expect(rows.get(opinion)).toMatchObject({
    subjectKind: 'consultation',
    subjectId: 'a-1',
    legalDate: '2026-03-05',
    changes: expect.arrayContaining([{ field: 'opinions.1.caizheng.givenOn', before: null, after: '2026-03-05' }]),
  })
  expect(rows.get(decision)).toMatchObject({
    legalDate: '2026-03-06',
    changes: expect.arrayContaining([
      { field: 'disputes.2.decision.documentNumber', before: null, after: '烈政〔2026〕9号' },
    ]),
  })
  expect(rows.get(revealed)!.changes).toContainEqual({
    field: 'seats.jiaoyu.revealedOn',
    before: null,
    after: '2026-03-04',
  })
  expect(rows.get(met)).toMatchObject({ subjectKind: 'deadline', subjectId: 'a-1.1.caizheng-opinion' })
  expect(await typesOf({ subjects: [{ kind: 'duty', id: 'a-fagai' }] })).toEqual(['DutyMet'])
})
