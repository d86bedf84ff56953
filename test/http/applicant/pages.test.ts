import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PortalApp, portalApp, replyTo } from './portalApp.js'

let portal: PortalApp
beforeAll(async () => {
  portal = await portalApp()
})
afterAll(() => portal.stop())

const commandIdIn = (page: string): string => /name="commandId" value="([0-9a-f-]{36})"/.exec(page)![1]!
const shown = (page: string): string => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

const FORM = {
  agency: 'fgw',
  kind: 'naturalPerson',
  name: '<b>张三</b>',
  identity: '340604199003070011',
  phone: '13800001111',
  description: '重点项目 <script>alert(1)</script>',
  form: 'electronic',
  way: 'portal',
}

test('711-29: one applies, is told what is missing, gets the receipt, and follows it, all without script', async () => {
  const browser = portal.browser('10.8.0.1')
  const form = await browser.get('/portal/apply')
  expect(form.body).not.toMatch(/<script/)
  expect([form.body.includes('区发展和改革委员会'), form.body.includes('区监察委员会')]).toEqual([true, false])
  const commandId = commandIdIn(form.body)
  const incomplete = { ...FORM, identity: '' }
  const refused = await browser.submit('/portal/apply', { ...incomplete, commandId, email: 'not one' })
  expect([refused.statusCode, shown(refused.body)]).toEqual([422, expect.stringContaining('缺少：身份证明')])
  expect(shown(refused.body)).toContain('电子邮件地址的格式不正确')
  // What was typed stands there again, and as text.
  expect(refused.body).toContain('value="&lt;b&gt;张三&lt;/b&gt;"')
  expect(refused.body).not.toContain('<script')

  expect(
    (await browser.submit('/portal/apply', { ...FORM, commandId }, { 'sec-fetch-site': 'cross-site' })).statusCode,
  ).toBe(403)
  const filed = await browser.submit('/portal/apply', { ...FORM, commandId })
  expect([filed.statusCode, filed.headers['cache-control']]).toEqual([200, 'no-store'])
  expect(shown(filed.body)).toMatch(/20个工作日.*于2026-03-30届满.*查询号 GK-.*查询码/)

  const list = await browser.get('/portal/my')
  const [href] = /\/portal\/my\/[0-9a-f-]{36}/.exec(list.body)!
  expect(list.body.match(/\/portal\/my\/[0-9a-f-]{36}/g)).toHaveLength(1)
  const id = href.slice('/portal/my/'.length)
  await replyTo(portal, id, '烈发改公开答〔2026〕8号')
  const before = await browser.get(href)
  expect(shown(before.body)).toMatch(/已答复.*烈发改公开答〔2026〕8号/)
  expect(shown(before.body)).not.toContain('见附件')
  const open = { commandId: commandIdIn(before.body), act: 'open', letterNumber: '烈发改公开答〔2026〕8号' }
  const opened = await browser.submit(href, open)
  expect([opened.statusCode, opened.headers.location]).toEqual([303, href])
  const after = await browser.get(href)
  expect(shown(after.body)).toMatch(/见附件.*救济途径：.*烈山区人民政府.*行政复议/)
  expect(after.body).not.toContain('<script>alert')

  expect((await portal.browser('10.8.0.2').get(href)).headers.location).toBe('/portal/sign-in')
  expect((await browser.submit('/portal/sign-out', {})).headers.location).toBe('/portal')
  expect((await browser.get(href)).headers.location).toBe('/portal/sign-in')
})

test('one signs in on the page with number and code; what is wrong leads back to it; another’s page is none', async () => {
  const browser = portal.browser('10.8.0.3')
  const commandId = commandIdIn((await browser.get('/portal/apply')).body)
  const filed = await browser.submit('/portal/apply', { ...FORM, commandId })
  const [number, code] = [/GK-\w{5}-\w{5}/.exec(filed.body)![0], /(?:\w{4}-){3}\w{4}(?=<)/.exec(filed.body)![0]]
  const href = /\/portal\/my\/[0-9a-f-]{36}/.exec((await browser.get('/portal/my')).body)![0]

  const other = portal.browser('10.8.0.4')
  await other.submit('/portal/apply', { ...FORM, commandId: commandIdIn((await other.get('/portal/apply')).body) })
  const [strangers, nobodys] = [await other.get(href), await other.get('/portal/my/none')]
  expect([strangers.statusCode, strangers.body]).toEqual([404, nobodys.body])
  const acted = await other.submit(href, { commandId, act: 'withdraw' })
  expect(acted.statusCode).toBe(404)

  const wrong = await other.submit('/portal/sign-in', { number, code: '0000-0000-0000-0000' })
  expect(wrong.headers.location).toBe('/portal/sign-in?wrong=1')
  expect(shown((await other.get('/portal/sign-in?wrong=1')).body)).toContain('所填内容不正确')
  expect((await other.submit('/portal/code', { contact: 'x@example.org' })).headers.location).toBe(
    '/portal/sign-in?sent=1',
  )
  expect((await other.submit('/portal/sign-in', { number, code })).headers.location).toBe('/portal/my')
  const own = await other.get(href)
  expect(own.statusCode).toBe(200)
  const withdrawn = await other.submit(href, { commandId: commandIdIn(own.body), act: 'withdraw', reason: '已得到' })
  expect([withdrawn.statusCode, shown((await other.get(href)).body)]).toEqual([303, expect.stringContaining('已撤回')])
})
