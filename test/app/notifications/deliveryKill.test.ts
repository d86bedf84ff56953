import { once } from 'node:events'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOutbox, messageIdOf } from '../../../src/app/notifications/outbox.js'
import type { NotificationRaised } from '../../../src/domain/notification/events.js'
import type { YearMonth } from '../../../src/domain/values.js'
import { openReadDatabase } from '../../../src/projections/database.js'
import { type Program, startProgram } from '../../support/childProcess.js'
import { createTestDatabase } from '../../support/database.js'
import { type MailServer, startMailServer } from '../../support/mailServer.js'
import { agencyId, personId } from '../../support/spec.js'

let server: MailServer
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  server = await startMailServer()
  database = await createTestDatabase()
})
afterAll(async () => {
  await server.stop()
  await database.drop()
})

const notice: NotificationRaised['data'] = {
  person: personId('li'),
  month: '202603' as YearMonth,
  kind: 'dutyArose',
  about: { kind: 'duty', id: 'i1-a' },
  agency: agencyId('a'),
  event: 'e1',
  eventType: 'DutyArose',
  clause: 'LS-7.1',
}
const LEASE_MS = 60_000

test(
  'SIGKILL when the server has the letter and the program does not know yet: sent again with the same Message-ID',
  { timeout: 60_000 },
  async () => {
    const db = openReadDatabase({ connectionString: database.workUrl, max: 2 })
    const outbox = createOutbox({ db, host: 'gongkai.test', sends: true })
    await outbox.put(notice)
    const send = (): Program => startProgram('./mailingProcess.ts', database.workUrl, server.url, String(LEASE_MS))

    let killed: Promise<void> | undefined
    const doomed = send()
    server.behave({ onData: () => (killed = doomed.kill()).then(() => undefined) })
    await once(doomed.process, 'close')
    await killed
    expect(doomed.lines).toEqual([])
    expect(server.received).toHaveLength(1)
    const { rows } = await sql<{ state: string; held: boolean }>`
      select state, lease_until > clock_timestamp() as held from runtime.outbox`.execute(db)
    expect(rows).toEqual([{ state: 'queued', held: true }])

    server.behave({})
    await sql`update runtime.outbox set lease_until = clock_timestamp()`.execute(db)
    const next = send()
    await once(next.process, 'close')
    expect(next.lines).toEqual(['done'])
    const id = messageIdOf('e1', 'li', 'gongkai.test')
    expect(server.received.map(({ headers }) => headers.get('message-id'))).toEqual([id, id])
    expect(await outbox.counts()).toMatchObject({ sent: 1, queued: 0 })
    await db.destroy()
  },
)
