import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { createDelivery, type DeliveryOptions } from '../../../src/app/notifications/delivery.js'
import { createMailer } from '../../../src/app/notifications/mailer.js'
import { createOutbox, messageIdOf } from '../../../src/app/notifications/outbox.js'
import type { NotificationRaised } from '../../../src/domain/notification/events.js'
import type { YearMonth } from '../../../src/domain/values.js'
import { readDatabase } from '../../projections/readDatabase.js'
import { type MailServer, startMailServer } from '../../support/mailServer.js'
import { agencyId, on, personId } from '../../support/spec.js'

const { db, drop } = await readDatabase()
let server: MailServer
let faults: unknown[] = []
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  faults = []
  server = await startMailServer()
  await sql`drop table if exists runtime.outbox`.execute(db)
})
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
  await server.stop()
})
afterAll(drop)

const publicUrl = new URL('https://gongkai.test')
const newOutbox = (sends = true) => createOutbox({ db, host: 'gongkai.test', sends })

const notice = (event: string, person = 'li', change: Partial<NotificationRaised['data']> = {}) => ({
  person: personId(person),
  month: '202603' as YearMonth,
  kind: 'opinionAsked' as const,
  about: { kind: 'consultation' as const, id: 'i1-1' },
  agency: agencyId('czj'),
  event,
  eventType: 'ConsultationLetterServed',
  due: on('2026-03-12'),
  clause: 'LS-6.1' as const,
  ...change,
})

const deliveryWith = (change: Partial<DeliveryOptions> & { readonly smtpUrl?: string } = {}) => {
  const { smtpUrl = server.url, ...options } = change
  const delivery = createDelivery({
    outbox: newOutbox(),
    mailer: createMailer({ smtpUrl, from: 'gongkai@gongkai.test' }, 5_000),
    addressOf: (person) => Promise.resolve(`${person}@a.test`),
    publicUrl,
    firstRetryMs: 20,
    lastRetryMs: 40,
    mostAttempts: 3,
    lookMs: 10,
    onFault: (error) => faults.push(error),
    ...options,
  })
  stops.push(delivery.stop)
  return delivery
}

const rows = async () =>
  (
    await sql<{ event: string; person: string; state: string; attempts: number; error: string | null }>`
      select event_id as event, person, state, attempts, last_error as error from runtime.outbox order by place`.execute(
      db,
    )
  ).rows

const leaseRunsOut = () => sql`update runtime.outbox set lease_until = clock_timestamp()`.execute(db)

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not reached: ${JSON.stringify(await rows())}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('a letter is written in Chinese and English, and names the matter by its number alone', async () => {
  await newOutbox().put(notice('e1', 'li', { deputyFor: personId('wang') }))
  await deliveryWith().sendDue()
  expect(server.received).toHaveLength(1)
  const [mail] = server.received
  expect(mail).toMatchObject({ from: 'gongkai@gongkai.test', to: ['li@a.test'] })
  expect(mail!.headers.get('subject')).toBe('【政务公开】收到征求意见函，请提出书面意见（2026-03-12）')
  expect(mail!.headers.get('message-id')).toBe(messageIdOf('e1', 'li', 'gongkai.test'))
  expect(mail!.headers.get('auto-submitted')).toBe('auto-generated')
  for (const line of [
    '事项：协商 i1-1',
    '日期：2026-03-12',
    '条款：LS-6.1',
    '您作为代理人收到本通知。',
    '办理：https://gongkai.test/#/inbox/e1',
    'Matter: consultation i1-1',
    'Your opinion is asked for.',
  ])
    expect(mail!.text.split(/\r?\n/)).toContain(line)
  expect(await rows()).toEqual([{ event: 'e1', person: 'li', state: 'sent', attempts: 1, error: null }])
})

test('one row for each event and person, however often and by whomever it is put in', async () => {
  const [one, other] = [newOutbox(), newOutbox()]
  const put = await Promise.all([
    one.put(notice('e1')),
    other.put(notice('e1')),
    one.put(notice('e1')),
    one.put(notice('e1', 'wang')),
    other.put(notice('e2')),
  ])
  expect(put.filter(Boolean)).toHaveLength(3)
  await deliveryWith().sendDue()
  await other.put(notice('e1'))
  await deliveryWith().sendDue()
  expect(server.received.map(({ to }) => to[0]).sort()).toEqual(['li@a.test', 'li@a.test', 'wang@a.test'])
})

test('two programs that send from the same outbox send each letter once', async () => {
  const outbox = newOutbox()
  for (let n = 0; n < 30; n += 1) await outbox.put(notice(`e${n}`))
  await Promise.all([deliveryWith().sendDue(), deliveryWith().sendDue(), deliveryWith().sendDue()])
  const ids = server.received.map(({ headers }) => headers.get('message-id'))
  expect(ids).toHaveLength(30)
  expect(new Set(ids).size).toBe(30)
})

test('while the mail server is down letters wait; when it is up again they are delivered', async () => {
  const { port, url } = server
  await server.stop()
  await newOutbox().put(notice('e1'))
  const delivery = deliveryWith({ smtpUrl: url, mostAttempts: 1_000 })
  delivery.start()
  await until(async () => (await rows())[0]!.attempts >= 2)
  expect((await rows())[0]).toMatchObject({ state: 'queued', error: expect.stringMatching(/ESOCKET|ECONN/) as string })
  server = await startMailServer({ port })
  await until(() => server.received.length > 0)
  await until(async () => (await rows())[0]!.state === 'sent')
  expect(server.received).toHaveLength(1)
  expect(faults).toEqual([])
})

test('a fault of the moment is tried again after longer and longer pauses, and given up in the end', async () => {
  server.behave({ onRecipient: () => ({ status: 451, text: '4.3.0 try li@a.test later' }) })
  await newOutbox().put(notice('e1'))
  const delivery = deliveryWith({ firstRetryMs: 60, lastRetryMs: 1_000 })
  const tried: number[] = []
  const pauseAfter = async () => {
    await delivery.sendDue()
    const { rows: found } = await sql<{ ms: number }>`
      select extract(epoch from next_at - last_error_at) * 1000 as ms from runtime.outbox`.execute(db)
    tried.push(Math.round(Number(found[0]!.ms) / 10) * 10)
    await sql`update runtime.outbox set next_at = clock_timestamp()`.execute(db)
  }
  await pauseAfter()
  await pauseAfter()
  expect(tried).toEqual([60, 120])
  await delivery.sendDue()
  expect(await rows()).toEqual([
    { event: 'e1', person: 'li', state: 'failed', attempts: 3, error: '451 4.3.0 EENVELOPE RCPT TO' },
  ])
  await delivery.sendDue()
  expect((await rows())[0]!.attempts).toBe(3)
})

test('what is refused for good fails at once, stays visible without the address, and goes out after a retry', async () => {
  server.behave({ onRecipient: (address) => ({ status: 550, text: `5.1.1 <${address}> unknown, 王丽` }) })
  const outbox = newOutbox()
  await outbox.put(notice('e1'))
  const delivery = deliveryWith()
  await delivery.sendDue()
  expect(await rows()).toEqual([
    { event: 'e1', person: 'li', state: 'failed', attempts: 1, error: '550 5.1.1 EENVELOPE RCPT TO' },
  ])
  expect(await outbox.counts()).toMatchObject({ failed: 1, queued: 0, sent: 0 })
  expect(await outbox.unsent(10)).toMatchObject([{ eventId: 'e1', person: 'li', state: 'failed' }])
  server.behave({})
  expect(await outbox.retry()).toBe(1)
  await delivery.sendDue()
  expect(server.received[0]!.headers.get('message-id')).toBe(messageIdOf('e1', 'li', 'gongkai.test'))
  expect(await outbox.counts()).toMatchObject({ failed: 0, sent: 1 })
  expect(await outbox.retry()).toBe(0)
})

test('a letter that the server took is sent again, under the same Message-ID, when the program died before it knew', async () => {
  const outbox = newOutbox()
  await outbox.put(notice('e1'))
  // Dies between sending and marking: the letter is out, the row is still in the dead program's hands.
  const dying = deliveryWith({
    outbox: {
      ...outbox,
      sent: () => Promise.reject(new Error('killed')),
      postponed: () => new Promise(() => undefined),
    },
  })
  void dying.sendDue()
  stops.pop()
  await until(() => server.received.length === 1)
  const other = deliveryWith()
  await other.sendDue()
  expect(server.received, 'not while the lease holds').toHaveLength(1)
  await leaseRunsOut()
  await other.sendDue()
  expect(server.received.map(({ headers }) => headers.get('message-id'))).toEqual([
    messageIdOf('e1', 'li', 'gongkai.test'),
    messageIdOf('e1', 'li', 'gongkai.test'),
  ])
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
})

test('whoever lost the lease marks nothing', async () => {
  const outbox = newOutbox()
  await outbox.put(notice('e1'))
  const late = await outbox.claim(randomUUID(), 1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  const now = await outbox.claim(randomUUID(), 60_000)
  await outbox.gaveUp(late!, 'failed', 'LATE')
  expect(await rows()).toMatchObject([{ state: 'queued', error: null }])
  await outbox.sent(now!)
  await outbox.postponed(late!, 'LATE', 0)
  expect(await rows()).toMatchObject([{ state: 'sent', error: null, attempts: 2 }])
})

test('a letter that brings the program down each time is given up too', async () => {
  const outbox = newOutbox()
  await outbox.put(notice('e1'))
  for (let crash = 0; crash < 3; crash += 1) {
    await outbox.claim(randomUUID(), 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await deliveryWith().sendDue()
  expect(server.received).toEqual([])
  expect(await rows()).toMatchObject([{ state: 'failed', error: 'INTERRUPTED' }])
})

test('without an address nothing is sent and the letter says so; a retry sends it once there is one', async () => {
  const outbox = newOutbox()
  await outbox.put(notice('e1'))
  await deliveryWith({ addressOf: () => Promise.resolve(undefined) }).sendDue()
  expect(await rows()).toEqual([{ event: 'e1', person: 'li', state: 'noAddress', attempts: 1, error: 'NO_ADDRESS' }])
  await deliveryWith().sendDue()
  expect(server.received).toEqual([])
  expect(await outbox.retry()).toBe(1)
  await deliveryWith().sendDue()
  expect(server.received).toHaveLength(1)
})

test('a fault of the program itself postpones the letter and is told to the operator', async () => {
  await newOutbox().put(notice('e1'))
  await deliveryWith({ addressOf: () => Promise.reject(new Error('the key store is away')) }).sendDue()
  expect(await rows()).toMatchObject([{ state: 'queued', error: 'INTERNAL', attempts: 1 }])
  expect(faults).toHaveLength(1)
})

test('an installation without a mail server keeps letters back for good', async () => {
  await newOutbox(false).put(notice('e1'))
  await newOutbox().put(notice('e1'))
  await deliveryWith().sendDue()
  expect(server.received).toEqual([])
  expect(await rows()).toMatchObject([{ state: 'off', attempts: 0 }])
  expect(await newOutbox().retry()).toBe(0)
})
