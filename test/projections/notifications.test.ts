import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { NotificationEvent } from '../../src/domain/notification/events.js'
import type { YearMonth } from '../../src/domain/values.js'
import { sealEvent } from '../../src/eventstore/codec.js'
import { countInbox, inbox, NOTIFICATIONS } from '../../src/projections/notifications.js'
import { agencyId, personId } from '../support/spec.js'
import { emptyReadDatabase, readDatabase } from './readDatabase.js'
import { createWorld } from './world.js'

const { db, drop } = await readDatabase()
beforeEach(() => emptyReadDatabase(db))
afterAll(drop)

const raised = (person: string, month: string, event: string): NotificationEvent => ({
  type: 'NotificationRaised',
  data: {
    person: personId(person),
    month: month as YearMonth,
    kind: 'dutyArose',
    about: { kind: 'duty', id: 'i1-a' },
    agency: agencyId('a'),
    event,
    eventType: 'DutyArose',
    clause: 'LS-7.1',
  },
})
const read = (person: string, month: string, ...events: readonly string[]): NotificationEvent => ({
  type: 'NotificationsRead',
  data: { person: personId(person), month: month as YearMonth, events },
})

const LOG: readonly NotificationEvent[] = [
  raised('li', '202602', 'e1'),
  raised('wang', '202602', 'e1'),
  raised('li', '202603', 'e2'),
  read('li', '202602', 'e1'),
  raised('li', '202603', 'e3'),
  raised('li-202603', '202603', 'e2'),
  read('wang', '202602', 'e1'),
  raised('wang', '202603', 'e3'),
  raised('li', '202603', 'e4'),
  read('li', '202603', 'e4', 'e2'),
]

async function rowsFrom(
  pageSize: number,
): Promise<{ readonly rows: readonly object[]; readonly faults: readonly string[] }> {
  await emptyReadDatabase(db)
  const world = createWorld(db, pageSize)
  for (const event of LOG) {
    const id = randomUUID()
    const metadata = {
      role: 'process',
      clause: 'SYS',
      rules: [],
      policies: [],
      commandId: id,
      commandType: 'Test',
      inputHash: '0',
      causationId: id,
      correlationId: id,
    } as const
    world.clock.advance(1_000)
    const { person, month } = event.data
    await world.store.append(`inbox-${person}-${month}`, [await sealEvent(id, event, metadata, world.keys)], 'any')
  }
  await world.engine.start()
  await world.engine.caughtUp([NOTIFICATIONS])
  const { rows } =
    await sql<object>`select * from ${sql.raw(await world.readSide.schemaOf(NOTIFICATIONS))}.notices order by key`.execute(
      db,
    )
  const seen = async (person: string, unreadOnly = false) =>
    (await inbox(world.readSide, { person, unreadOnly }, {})).rows.map(({ row }) => `${row.month} ${row.event}`)
  expect(await seen('li')).toEqual(['202603 e4', '202603 e3', '202603 e2', '202602 e1'])
  expect(await seen('li', true)).toEqual(['202603 e3'])
  expect(await seen('li-202603')).toEqual(['202603 e2'])
  expect(await countInbox(world.readSide, { person: 'wang', unreadOnly: true })).toEqual({ count: 1, exact: true })
  await world.engine.stop()
  return { rows, faults: world.faults }
}

test('inboxes are the same whatever the size of a page, and nobody’s runs into another’s', async () => {
  const [small, large] = [await rowsFrom(1), await rowsFrom(1_000)]
  expect(small.faults).toEqual([])
  expect(small.rows).toHaveLength(7)
  expect(large).toEqual(small)
})
