import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNotifications } from '../../../src/app/compose/notifications.js'
import { openProcesses } from '../../../src/app/compose/processes.js'
import type { Config } from '../../../src/app/config.js'
import { messageIdOf } from '../../../src/app/notifications/outbox.js'
import type { NotificationRaised } from '../../../src/domain/notification/events.js'
import { openEvents } from '../../../src/eventstore/codec.js'
import type { RecordedEvent } from '../../../src/eventstore/recordedEvent.js'
import { type MailServer, startMailServer } from '../../support/mailServer.js'
import { REGISTRAR } from '../../support/district.js'
import { startConsultationWorld } from '../consultationWorld.js'

type World = Awaited<ReturnType<typeof startConsultationWorld>>
type Raised = RecordedEvent<NotificationRaised>

let server: MailServer
let world: World
let settings: Partial<Config>
beforeAll(async () => {
  server = await startMailServer()
  settings = { publicUrl: new URL('https://gongkai.test'), smtpUrl: server.url }
  world = await startConsultationWorld(settings)
  for (const [person, agency] of [
    ['czjDisclosure', 'czj'],
    ['fgwOfficer', 'fgw'],
  ]) {
    const data = { agency, person, email: `${person}@district.test` }
    await world.app.give({ type: 'SetContactEmail', data }, agency!, REGISTRAR)
  }
}, 60_000)
afterAll(async () => {
  await world.stop()
  await server.stop()
})

const raised = async (): Promise<readonly Raised[]> => {
  const { store } = world.app.storage
  const found: Raised[] = []
  for (let after: string | undefined; ;) {
    const page = await store.readAll(after as never, 1_000)
    const ours = page.filter(({ type }) => type === 'NotificationRaised')
    found.push(...((await openEvents(ours, world.app.storage.keys)) as readonly Raised[]))
    if (page.length < 1_000) return found
    after = page.at(-1)!.position
  }
}
const outbox = async () =>
  (
    await sql<{ event: string; person: string; state: string }>`
      select event_id as event, person, state from runtime.outbox order by event_id, person`.execute(
      world.app.models.db,
    )
  ).rows
const deliver = async () => {
  const { clock, storage, core, models } = world.app
  const parts = { config: settings as Config, clock, storage, core, db: models.db, onFault: () => undefined }
  await openNotifications(parts).delivery!.sendDue()
}

test('LS-6.1: a letter, and the answer to it, are told to those concerned, on record, in the inbox and by mail', async () => {
  const before = server.received.length
  const item = await world.asked(['czj'], { title: '尚未公开的标题' })
  await world.idle()
  const asked = (await raised()).filter(({ data }) => data.kind === 'opinionAsked')
  expect(asked.map(({ data, stream, metadata }) => [data.person, stream, metadata.process])).toEqual([
    ['czjDisclosure', 'inbox-czjDisclosure-202603', 'notices'],
  ])
  expect(asked[0]!.data).toMatchObject({ about: { kind: 'consultation', id: item.consultation }, item: item.id })

  const served = await world.last(item.stream, 'ConsultationLetterServed')
  expect(asked[0]!.data.event).toBe(served!.id)
  expect(asked[0]!.metadata).toMatchObject({ causationId: served!.id, role: 'process' })
  await deliver()
  const letters = server.received.slice(before).filter(({ to }) => to.includes('czjDisclosure@district.test'))
  expect(letters.map(({ headers }) => headers.get('message-id'))).toContain(
    messageIdOf(served!.id, 'czjDisclosure', 'gongkai.test'),
  )
  // What is not public yet is not sent around, and nobody's name or address stands in the outbox.
  for (const { raw, text, headers } of server.received)
    expect(raw + text + headers.get('subject')).not.toContain('尚未公开的标题')
  const { rows } = await sql<{ row: string }>`select o::text as row from runtime.outbox o`.execute(world.app.models.db)
  for (const { row } of rows) expect(row).not.toMatch(/@district\.test|尚未公开|王/)
  expect(JSON.stringify((await raised()).map(({ data }) => data))).not.toMatch(/尚未公开|王|@/)
})

test('the same event twice, and a process killed at any point, tell nobody twice', async () => {
  await world.asked(['czj', 'jyj'])
  await world.idle()
  const [before, letters] = [await raised(), await outbox()]
  const keys = before.map(({ data }) => `${data.event} ${data.person}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(letters).toHaveLength(before.length)

  // As if every checkpoint had been lost: both processes go through the whole log once more.
  await world.processes.stop()
  await sql`update runtime.processes set log_id = null, position = null, event_id = null, stream = null,
    revision = null, recorded_at = null where name in ('notices', 'mail')`.execute(world.app.models.db)
  const again = await world.startProcesses()
  await again.idle()
  expect(await raised()).toHaveLength(before.length)
  expect(await outbox()).toEqual(letters)
  const gone = (await again.status()).filter(({ name, caughtUp }) => ['notices', 'mail'].includes(name) && caughtUp)
  expect(gone, 'they did go through it').toHaveLength(2)
})

test('a program that dies after each single command, and one beside it, tell each person once', async () => {
  const { clock, storage, core, models } = world.app
  let deaths = 0
  const dying = openProcesses({
    config: settings as Config,
    clock,
    storage,
    models,
    core: {
      ...core,
      execute: async (request) => {
        const outcome = await core.execute(request)
        // The command is done, and the process does not live to know it.
        if (request.command.type === 'RaiseNotification' && outcome.ok && !outcome.repeated) {
          deaths += 1
          throw Object.assign(new Error('killed'), { code: 'ECONNRESET' })
        }
        return outcome
      },
    },
    onFault: () => undefined,
  })
  const known = (await raised()).length
  // The others step back, so that the dying one has the processes to itself at first.
  await world.processes.stop()
  await sql`update runtime.processes set owner = null, lease_until = null`.execute(models.db)
  await dying.start()
  try {
    await dying.idle()
    const beside = await world.startProcesses()
    expect((await beside.status()).every(({ owner }) => owner !== null)).toBe(true)
    const item = await world.asked(['czj', 'jyj'])
    await dying.idle()
    const added = (await raised()).slice(known)
    expect(added.map(({ data }) => data.person).sort()).toEqual(['czjDisclosure', 'jyjDisclosure'])
    expect(added.every(({ data }) => data.about.id === item.consultation)).toBe(true)
    expect(deaths).toBe(2)
    expect(await dying.quarantined()).toEqual([])
  } finally {
    await dying.stop()
  }
})

test('rebuilding the read models raises nothing, and shows the same inbox', async () => {
  const { models, settle, client } = world.app
  await settle()
  const seen = async () => {
    const { viewer } = await client('czjDisclosure').data<{ viewer: { notifications: object } }>(
      '{ viewer { unreadNotifications notifications(first: 50) { totalCount nodes { id kind due readAt } } } }',
    )
    return viewer
  }
  const [before, count, letters] = [await seen(), (await raised()).length, await outbox()]
  expect(before.notifications).toMatchObject({ totalCount: expect.any(Number) as number })
  await models.engine.rebuild('notifications')
  await settle()
  expect(await seen()).toEqual(before)
  expect(await raised()).toHaveLength(count)
  expect(await outbox()).toEqual(letters)
})
