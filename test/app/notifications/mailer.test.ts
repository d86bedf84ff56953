import { afterEach, expect, test } from 'vitest'
import { createMailer, MailError } from '../../../src/app/notifications/mailer.js'
import { type MailServer, type MailServerOptions, startMailServer } from '../../support/mailServer.js'

const LOGIN = { user: 'mailer', password: 'hunter2' }
const letter = { to: 'li@a.test', messageId: '<1@gongkai.test>', subject: '通知', text: '正文\n' }
const servers: MailServer[] = []
const serve = async (options?: MailServerOptions): Promise<MailServer> => {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())))

const send = (smtpUrl: string, longestMs = 5_000) =>
  createMailer({ smtpUrl, from: 'gongkai@gongkai.test' }, longestMs).send(letter)
const faultOf = async (sending: Promise<void>): Promise<MailError> => {
  const fault: unknown = await sending.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(MailError)
  return fault as MailError
}

test('signs in with what the address says, over TLS where the server offers it', async () => {
  const server = await serve({ login: LOGIN })
  await send(`smtp://mailer:hunter2@127.0.0.1:${server.port}?tls.rejectUnauthorized=false`)
  expect(server.received).toMatchObject([
    { user: 'mailer', secure: true, text: expect.stringMatching(/^正文/) as string },
  ])
})

test('smtps: TLS from the first byte on; a certificate that nobody vouches for is refused', async () => {
  const server = await serve({ secure: true })
  const fault = await faultOf(send(server.url))
  expect(fault.permanent).toBe(false)
  expect(server.received).toEqual([])
  await send(`${server.url}?tls.rejectUnauthorized=false`)
  expect(server.received).toMatchObject([{ secure: true }])
})

test('a wrong password is a fault of the installation: not of the letter, and never repeated', async () => {
  const server = await serve({ login: LOGIN })
  const fault = await faultOf(send(`smtp://mailer:secret7@127.0.0.1:${server.port}?tls.rejectUnauthorized=false`))
  expect(fault).toMatchObject({ permanent: false, reason: '535 5.7.8 EAUTH AUTH PLAIN' })
  expect(JSON.stringify({ ...fault, message: fault.message, stack: fault.stack })).not.toMatch(/secret7|hunter2/)
})

test.each([
  [451, false],
  [421, false],
  [503, false],
  [550, true],
  [554, true],
])('%i after the letter: for good is %s', async (status, permanent) => {
  const server = await serve()
  server.behave({ onData: () => ({ status, text: 'no, li@a.test' }) })
  expect(await faultOf(send(server.url))).toMatchObject({
    permanent,
    reason: expect.stringMatching(`^${status} `) as string,
  })
})

test('a server that does not speak is waited for no longer than allowed', async () => {
  const server = await serve()
  server.behave({ onData: () => new Promise(() => undefined) })
  const started = Date.now()
  expect(await faultOf(send(server.url, 300))).toMatchObject({ permanent: false })
  expect(Date.now() - started).toBeLessThan(3_000)
})
