import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMetrics } from '../../src/http/metrics.js'
import { testApp, type TestApp } from './testApp.js'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.app.close())

const get = (url: string, headers: Record<string, string> = {}) => app.app.inject({ url, headers })

/** What a page would make a browser fetch from somewhere else. */
const foreign = (text: string) =>
  [...text.matchAll(/(?:src|href|action)="(?:https?:)?\/\/[^"]*"/g)].map(([found]) => found)

test('the start page leads to the catalogue, to GraphiQL and to sign-in, in Chinese and in English', async () => {
  const chinese = await get('/')
  expect(chinese.body).toContain('<html lang="zh-CN">')
  for (const address of ['/portal', '/graphql', '/auth/login']) expect(chinese.body).toContain(`href="${address}"`)
  expect((await get('/?lang=en')).body).toContain('<html lang="en">')
  expect((await get('/', { 'accept-language': 'en' })).body).toContain('Public catalogue')
  expect((await get('/', { cookie: 'gongkai_lang=en', 'accept-language': 'zh' })).body).toContain('Public catalogue')
})

test('the start page says who is signed in and with which roles', async () => {
  const page = await get('/', { cookie: 'gongkai_session=good-session' })
  expect(page.body).toContain('<strong>p1</strong>')
  expect(page.body).toContain('publishingOfficer@fgw')
  expect(page.body).not.toContain('href="/auth/login"')
})

test('an address with control characters is answered by 404 or 400, before anything is looked up', async () => {
  for (const url of ['/portal/items/%00', '/portal/items/i1%1f', '/graphiql/%00', '/%00'])
    expect((await get(url)).statusCode, url).toBe(404)
  expect((await get('/portal?title=%00')).statusCode).toBe(400)
  expect((await get('/portal?title=a&title=%00')).statusCode).toBe(400)
  expect((await get('/portal?title=%E5%88%B6%E5%BA%A6')).statusCode).toBe(200)
})

test('pages run no script and fetch nothing from elsewhere', async () => {
  for (const url of ['/', '/portal', '/portal/items/i1', '/graphql']) {
    const page = await get(url, { accept: 'text/html' })
    expect(page.statusCode).toBe(200)
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/)
    expect(foreign(page.body)).toEqual([])
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    if (url !== '/graphql') expect(page.body).not.toContain('<script src')
  }
})

test("GraphiQL comes from the program's own files, compressed and cached", async () => {
  const page = await get('/graphql', { accept: 'text/html,application/xhtml+xml' })
  const addresses = [...page.body.matchAll(/(?:src|href)="(\/graphql\/assets\/[^"]+)"/g)].map(([, address]) => address!)
  expect(addresses).toHaveLength(3)
  for (const address of [
    ...addresses,
    '/graphql/assets/editor.worker.js',
    '/graphql/assets/json.worker.js',
    '/graphql/assets/graphql.worker.js',
  ]) {
    const asset = await get(address, { 'accept-encoding': 'gzip' })
    expect([address, asset.statusCode, asset.headers['content-encoding']]).toEqual([address, 200, 'gzip'])
    const again = await get(address, { 'if-none-match': String(asset.headers.etag) })
    expect(again.statusCode).toBe(304)
  }
  expect((await get('/graphql/assets/../../package.json')).statusCode).toBe(404)
  expect((await get('/graphql/assets/toString')).statusCode).toBe(404)
})

test('the style sheet of GraphiQL loads nothing from elsewhere', async () => {
  const { body } = await get('/graphql/assets/graphiql.css')
  expect(body.match(/@import|url\(["']?(?!data:|#)/g) ?? []).toEqual([])
})

test('the catalogue lists what is public, searches and goes on to the next page', async () => {
  const list = await get('/portal')
  expect(list.body).toContain('href="/portal/items/i1"')
  expect(list.body).toContain('区发展和改革委员会')
  expect(list.body).toContain('href="/portal?after=c1"')
  expect((await get('/portal?title=nothing')).body).toContain('没有符合条件的信息')
  expect((await get('/portal?title=%22%3E%3Cscript%3E')).body).not.toContain('"><script>')
  const forged = await get('/portal?after=forged')
  expect(forged.statusCode).toBe(400)
})

test('what officers typed is text on a page, never markup', async () => {
  const item = await get('/portal/items/i1')
  expect(item.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(item.body).not.toContain('<script>alert')
  expect(item.body).toContain('11340600MB1234567X/202108-00001')
  expect(item.body).toContain('href="/files/i1/f1"')
})

test('LS-10.9: an item that is not public is the same as one that does not exist', async () => {
  const missing = await get('/portal/items/secret')
  expect(missing.statusCode).toBe(404)
})

test('https turns on Secure cookies and HSTS', async () => {
  const secure = await testApp({ publicUrl: new URL('https://gongkai.example.gov.cn') })
  const page = await secure.app.inject({ url: '/?lang=en' })
  expect(page.headers['strict-transport-security']).toContain('max-age=31536000')
  expect(String(page.headers['set-cookie'])).toContain('Secure')
  expect((await get('/')).headers['strict-transport-security']).toBeUndefined()
  await secure.app.close()
})

test('too many requests from one address are turned away, probes are not', async () => {
  const small = await testApp({ requestsPerMinute: 3 })
  const statuses = []
  for (let request = 0; request < 5; request += 1) statuses.push((await small.app.inject({ url: '/' })).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  expect((await small.app.inject({ url: '/healthz' })).statusCode).toBe(200)
  await small.app.close()
})

test('readiness tells the truth: what does not hold, how far a read model lags', async () => {
  expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await get('/readyz')).statusCode).toBe(200)
  const checks = [{ name: 'read model auditTrail', ok: false, lag: 1200 }]
  const lagging = await testApp({
    readiness: () => Promise.resolve({ ready: false, checks }),
    metrics: createMetrics(),
  })
  const state = await lagging.app.inject({ url: '/readyz' })
  expect([state.statusCode, state.json()]).toEqual([503, { ready: false, checks }])
  const metrics = await lagging.app.inject({ url: '/metrics' })
  expect(metrics.body).toContain('gongkai_lag_events{check="read model auditTrail"} 1200')
  expect(metrics.body).toContain('gongkai_ready 0')
  expect(metrics.body).not.toContain('gongkai_outbox_letters{')
  await lagging.app.close()
  const broken = await testApp({ readiness: () => Promise.reject(new Error('password in here')) })
  const unknown = await broken.app.inject({ url: '/readyz' })
  expect([unknown.statusCode, unknown.body.includes('password')]).toEqual([503, false])
  await broken.app.close()
})

test('metrics say how many letters wait and how many were given up; a database that is away takes only that from them', async () => {
  let letters: () => Promise<Record<string, number>> = () => Promise.resolve({ queued: 3, failed: 2, sent: 40 })
  const { app } = await testApp({ outbox: () => letters() })
  const { body } = await app.inject({ url: '/metrics' })
  expect(body).toContain('gongkai_outbox_letters{state="queued"} 3')
  expect(body).toContain('gongkai_outbox_letters{state="failed"} 2')
  letters = () => Promise.reject(new Error('away'))
  const away = await app.inject({ url: '/metrics' })
  expect([away.statusCode, away.body.includes('gongkai_ready')]).toEqual([200, true])
  await app.close()
})

test('metrics name routes, never addresses, people or what was asked', async () => {
  await get('/portal/items/some-secret-item?title=张三')
  const { body } = await get('/metrics')
  expect(body).toContain('route="/portal/items/:itemId"')
  expect(body).not.toMatch(/some-secret-item|张三|127\.0\.0\.1/)
})

test("a correlation id is the caller's when it looks like one, else a new one", async () => {
  expect((await get('/', { 'x-correlation-id': 'abc-12345678' })).headers['x-correlation-id']).toBe('abc-12345678')
  const made = (await get('/', { 'x-correlation-id': 'bad\tid' })).headers['x-correlation-id']
  expect(made).toMatch(/^[0-9a-f-]{36}$/)
})

test('the log holds neither addresses, queries nor headers', async () => {
  await app.app.inject({
    url: '/portal?title=身份证',
    remoteAddress: '203.0.113.9',
    headers: { 'user-agent': 'curl/8 secret' },
  })
  expect(app.logged()).toContain('"route":"/portal"')
  expect(app.logged()).not.toMatch(/203\.0\.113\.9|身份证|%E8%BA%AB|curl/)
})

test('closing lets a request that runs come to its end, and takes no new one', async () => {
  let finish: () => void = () => undefined
  let reached: () => void = () => undefined
  const running = new Promise<void>((resolve) => (reached = resolve))
  const draining = await testApp({
    readiness: async () => {
      reached()
      await new Promise<void>((resolve) => (finish = resolve))
      return { ready: true, checks: [] }
    },
  })
  const url = await draining.app.listen({ port: 0, host: '127.0.0.1' })
  const answer = fetch(`${url}/readyz`)
  await running
  const closed = draining.app.close()
  finish()
  expect((await answer).status).toBe(200)
  await closed
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})
