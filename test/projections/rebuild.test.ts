import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Sha256, YearMonth, ItemId } from '../../src/domain/values.js'
import { protect } from '../../src/domain/protected.js'
import { run } from '../../src/projections/engine/statements.js'
import { readModels } from '../../src/projections/readModels.js'
import { replied } from '../domain/application/district.js'
import { clockEvents, dutyEvents } from './clockScripts.js'
import { agency, itemEvents, on, person } from './items.js'
import { archiveEvents, correctionEvents } from './matterScripts.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { createWorld, type WorldEvent } from './world.js'

const { db, drop } = await readDatabase()
afterAll(drop)

type Script = readonly (readonly [stream: string, event: WorldEvent])[]

const inStream = (stream: string, events: readonly WorldEvent[]): Script => events.map((event) => [stream, event])

const itemScripts = (id: string): readonly Script[] => {
  const item = itemEvents(id)
  const stream = `item-${id}`
  const first = item.untilPublic('first')
  const correction = [item.newVersion(2), item.revised('second', 2), ...item.reviewed('second', 'proactive', 2)]
  return [
    inStream(stream, [...first, ...correction, item.authorized('second', 2), item.withdrawn(2), item.newVersion(3)]),
    inStream(stream, [...first, ...correction, item.purgeOrdered(), item.keyDestroyed()]),
    inStream(stream, [...first, item.newVersion(2), item.discarded(2), item.validityEnded(), item.newVersion(3)]),
    inStream(stream, [
      item.fromCitizen('letter', 'p1', '张三丰'),
      item.fileAttached('f1', 'one'),
      item.fileAttached('f2', 'two'),
      item.fileScanned('f1'),
      item.revised('letter'),
      ...item.reviewed('letter', 'onRequest'),
      item.returned(),
      item.registered(),
    ]),
    // An authorization of something else: parked, with what follows.
    inStream(stream, [item.created('x'), item.revised('x'), item.authorized('y'), item.withdrawn()]),
  ]
}

const agencyScript: Script = inStream('agencies-lieshan', [
  ...['qu', 'ju', 'ke'].map((id) => ({
    type: 'AgencyRegistered' as const,
    data: {
      agency: agency(id),
      name: id,
      kind: 'department' as const,
      actsInOwnName: true,
      establishedOn: on('2000-01-01'),
    },
  })),
  {
    type: 'AgencySuperiorChanged',
    data: { agency: agency('ke'), axis: 'government', superior: agency('ju'), effectiveOn: on('2020-01-01') },
  },
  { type: 'AgencyRenamed', data: { agency: agency('ju'), name: 'ju2', effectiveOn: on('2021-01-01') } },
  {
    type: 'AgencyDutyAssigned',
    data: { agency: agency('ju'), duty: 'disclosureDepartment', effectiveOn: on('2021-01-01') },
  },
  { type: 'AgencyDataCorrected', data: { agency: agency('ju'), name: 'ju3', establishedOn: on('1999-01-01') } },
  {
    type: 'AgencyAbolished',
    data: { agency: agency('ju'), effectiveOn: on('2022-01-01'), successors: [{ agency: agency('ke') }] },
  },
  {
    type: 'AgencyReorganisationAnnulled',
    data: { agency: agency('ju'), annulled: 'AgencyAbolished', effectiveOn: on('2022-01-01') },
  },
  {
    type: 'AgencyDutyRevoked',
    data: { agency: agency('ju'), duty: 'disclosureDepartment', effectiveOn: on('2023-01-01') },
  },
])

const staffScript: Script = inStream('staff-qu', [
  {
    type: 'StaffMemberAppointed',
    data: {
      agency: agency('qu'),
      person: person('li'),
      name: protect('person:li', '李'),
      appointedOn: on('2020-01-01'),
    },
  },
  {
    type: 'StaffRoleGranted',
    data: {
      agency: agency('qu'),
      person: person('li'),
      role: 'sectionHead',
      from: on('2020-01-01'),
      until: on('2020-12-31'),
    },
  },
  {
    type: 'DeputyAppointed',
    data: {
      agency: agency('qu'),
      absent: person('li'),
      deputy: person('wu'),
      from: on('2020-05-01'),
      until: on('2020-05-31'),
    },
  },
  {
    type: 'StaffRoleRevoked',
    data: { agency: agency('qu'), person: person('li'), role: 'sectionHead', effectiveOn: on('2020-06-01') },
  },
  {
    type: 'StaffNameCorrected',
    data: { agency: agency('qu'), person: person('li'), name: protect('person:li', '李四') },
  },
  { type: 'StaffMemberLeft', data: { agency: agency('qu'), person: person('li'), effectiveOn: on('2020-07-01') } },
])

const of = { itemId: 'a' as ItemId, agency: agency('qu') }
const publicationScript: Script = inStream('publication-a-qu', [
  {
    type: 'PublicationOrdered',
    data: {
      ...of,
      version: 1,
      contentHash: 'h' as Sha256,
      channels: ['governmentWebsite', 'weibo'],
      authorization: 'e',
    },
  },
  {
    type: 'ItemPublished',
    data: {
      ...of,
      channel: 'governmentWebsite',
      version: 1,
      contentHash: 'h' as Sha256,
      publishedOn: on('2026-03-04'),
      receipt: { address: 'http://x' },
    },
  },
  { type: 'TakedownOrdered', data: { ...of, version: 1, reason: 'wrongContent' } },
])

const list = { agency: agency('qu'), month: '202603' as YearMonth, round: 1 }
const filingScript: Script = inStream('filing-qu-202603', [
  {
    type: 'FilingListSubmitted',
    data: { ...list, department: agency('qu'), entries: [], submittedOn: on('2026-04-01') },
  },
  {
    type: 'FilingListReturned',
    data: { ...list, reason: 'other', faults: [{ itemId: 'a' as ItemId, note: protect('item:c', 'wrong') }] },
  },
  { type: 'FilingListAccepted', data: { ...list, entries: [], acceptedOn: on('2026-04-02') } },
])

const history = fc.tuple(fc.constantFrom(...itemScripts('a')), fc.constantFrom(...itemScripts('b'))).chain(([a, b]) => {
  const clockScript = inStream('deadline-a-ke.r1-publication', clockEvents)
  const dutyScript = inStream('duty-a-ke', dutyEvents)
  const matterScripts = [
    inStream('application-a1', replied()),
    inStream('correction-c1', correctionEvents),
    inStream('archive-application.a1', archiveEvents),
  ]
  const others = [agencyScript, staffScript, publicationScript, filingScript, clockScript, dutyScript]
  const scripts = [a, b, ...others, ...matterScripts]
  const turns = scripts.flatMap((script, index) => script.map(() => index))
  return fc.shuffledSubarray(turns, { minLength: 5 }).map((order) => {
    const next = scripts.map(() => 0)
    return order.map((script) => scripts[script]![next[script]!++]!)
  })
})

/** Under whose keys an event's texts are sealed. */
const subjectsOf = (event: unknown): readonly string[] =>
  [...JSON.stringify(event).matchAll(/"\$protected":"([^"]+)"/g)].map(([, subject]) => subject!)

/** Every row of every table of the newest builds, without what says in which build it stands. */
async function everything(build: number): Promise<Readonly<Record<string, unknown>>> {
  const tables = await run<{ schema: string; name: string }>(
    db,
    `select schemaname as schema, tablename as name from pg_tables where schemaname like 'read\\_%' order by 1, 2`,
  )
  const dump: Record<string, unknown> = {}
  for (const { schema, name } of tables) {
    if ((/_b(\d+)$/.exec(schema)?.[1] ?? '0') !== String(build)) continue
    const rows = await run<{ row: unknown }>(db, `select to_jsonb(t) as row from ${schema}.${name} t order by 1`)
    dump[`${schema.replace(/_b\d+$/, '')}.${name}`] = rows.map(({ row }) => row)
  }
  return dump
}

test(
  'incremental ≡ rebuilt ≡ any page size, for every read model, keys destroyed in between',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 4 }), async (events, pageSize) => {
        await emptyReadDatabase(db)
        const world = createWorld(db, pageSize)
        await world.engine.start()
        const destroyed = new Set<string>()
        for (const [stream, event] of events) {
          // Nobody can write under a key that is gone: the clock's reason, where its turn comes after the purge.
          if (subjectsOf(event).some((subject) => destroyed.has(subject))) continue
          await world.record(stream, event, { agency: agency('ke'), person: person('li') })
          if (event.type === 'ItemKeyDestroyed') {
            await world.engine.caughtUp()
            world.keys.destroy(`item:${event.data.itemId}`)
            destroyed.add(`item:${event.data.itemId}`)
          }
        }
        await world.engine.caughtUp()
        await world.engine.stop()

        const again = world.engineOf(1_000)
        await again.start()
        await Promise.all(readModels.map(({ name }) => again.rebuild(name)))
        await again.caughtUp()
        const parked = await again.parked()
        await again.stop()

        const incremental = await everything(0)
        expect(Object.keys(incremental).length).toBe(
          readModels.reduce((tables, model) => tables + Object.keys(model.tables).length, 0),
        )
        expect(await everything(1)).toEqual(incremental)
        const named = (build: number) =>
          parked.filter((other) => other.build === build).map(({ name, stream, eventId }) => [name, stream, eventId])
        expect(named(1)).toEqual(named(0))
      }),
      { numRuns: 5, endOnFailure: true },
    )
  },
)
