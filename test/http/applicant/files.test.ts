import { afterAll, beforeAll, expect, test } from 'vitest'
import { filing, LETTER, localId, type PortalApp, portalApp, replyTo } from './portalApp.js'

let portal: PortalApp
beforeAll(async () => {
  portal = await portalApp()
})
afterAll(() => portal.stop())

const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
const FILES = `query ($id: ID!) { myApplication(id: $id) {
  files { name size purpose letterNumber url } letters { kind isOpened deliveredOn } } }`
interface Shown {
  readonly myApplication: {
    readonly files: readonly { readonly name: string; readonly letterNumber: string | null; readonly url: string }[]
    readonly letters: readonly unknown[]
  } | null
}

async function applicant(address: string) {
  const browser = portal.browser(address)
  const filed = await browser.act('fileApplication', 'FileApplicationInput', filing())
  await browser.signIn(filed.queryCode!)
  return { browser, applicationId: filed.application.id }
}

test('711-29: a proof of identity is handed in through the scanner, sealed with the person’s key, and read by its owner alone', async () => {
  const [one, other] = [await applicant('10.7.0.1'), await applicant('10.7.0.2')]
  expect((await portal.browser().upload(PDF)).statusCode).toBe(401)
  expect((await one.browser.upload(PDF, 'x', 'text', { origin: 'https://evil.example' })).statusCode).toBe(403)
  const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
  expect((await one.browser.upload(eicar, '病毒.txt')).statusCode).toBe(422)
  expect((await one.browser.upload('x', '大.pdf', 'text', { 'content-length': '30000000' })).statusCode).toBe(413)

  const uploaded = await one.browser.upload(PDF)
  expect(uploaded.statusCode).toBe(201)
  const { uploadId } = uploaded.json<{ upload: { uploadId: string } }>().upload
  const attach = (by: typeof one, purpose = 'identityProof', applicationId = by.applicationId) =>
    by.browser.act('attachMyFile', 'AttachMyFileInput', { applicationId, uploadId, purpose })
  // Another applicant's upload is nobody's, on one's own application and on theirs.
  expect((await attach(other)).userErrors).not.toEqual([])
  expect((await attach(one, 'identityProof', other.applicationId)).userErrors.map(({ code }) => code)).toEqual([
    'APPLICATION_NOT_FOUND',
  ])
  expect((await attach(one, 'given')).userErrors.map(({ code }) => code)).toEqual(['FILE_PURPOSE_OF_OFFICERS'])
  const attached = await attach(one)
  expect([attached.userErrors, attached.event?.type]).toEqual([[], 'ApplicationFileAttached'])

  const { data } = await one.browser.graphql<Shown>(FILES, { id: one.applicationId })
  expect(data.myApplication!.files).toMatchObject([
    { name: '身份证.pdf', purpose: 'identityProof', letterNumber: null },
  ])
  const { url } = data.myApplication!.files[0]!
  const read = await one.browser.get(url)
  expect([read.statusCode, read.body, read.headers['cache-control']]).toEqual([200, PDF, 'no-store'])
  expect(read.headers['content-disposition']).toContain('attachment')
  const [strangers, nobodys] = [await other.browser.get(url), await other.browser.get(url.replace(/[^/]+$/, 'none'))]
  expect([strangers.statusCode, strangers.body]).toEqual([nobodys.statusCode, nobodys.body])
  expect([strangers.statusCode, (await portal.browser().get(url)).statusCode]).toEqual([404, 404])
})

test('711-51: the letter is the applicant’s once it is out; the first reading of it is its delivery', async () => {
  const { browser, applicationId } = await applicant('10.7.0.3')
  await replyTo(portal, localId(applicationId), '烈发改公开答〔2026〕7号')
  const { data } = await browser.graphql<Shown>(FILES, { id: applicationId })
  expect(data.myApplication).toMatchObject({
    files: [{ letterNumber: '烈发改公开答〔2026〕7号' }],
    letters: [{ kind: 'reply', isOpened: false, deliveredOn: null }],
  })
  const { url } = data.myApplication!.files[0]!
  const reads = await Promise.all([browser.get(url), browser.get(url), browser.get(url)])
  expect(reads.map(({ statusCode, body }) => [statusCode, body])).toEqual(Array(3).fill([200, LETTER]))
  const after = await browser.graphql<Shown>(FILES, { id: applicationId })
  expect(after.data.myApplication!.letters).toMatchObject([{ isOpened: true, deliveredOn: '2026-03-02' }])
  const history = await portal.program.storage.store.readStream(`application-${localId(applicationId)}`)
  expect(history.filter(({ type }) => type === 'ReplyDelivered')).toHaveLength(1)
})

test('a letter that is only made, and the papers of the officers, are none of the applicant’s', async () => {
  const { browser, applicationId } = await applicant('10.7.0.4')
  const id = localId(applicationId)
  const { program, officer } = portal
  await program.give({ type: 'HandOverApplication', data: { to: 'fgwOfficer' } }, id, officer('fgwHead'))
  const { kept } = await import('../../domain/application/letters.js')
  for (const [kind, digit] of [
    ['approvalForm', '1'],
    ['amendmentNotice', '2'],
  ] as const) {
    const number = kind === 'approvalForm' ? {} : { number: '补9号〔2026〕' }
    const data = {
      kind,
      ...number,
      datedOn: '2026-03-02',
      template: 't/1',
      pdf: kept(digit, id),
      html: kept('d', id, digit),
    }
    await program.give({ type: 'PrepareLetter', data }, id, officer('fgwOfficer'))
  }
  const { data } = await browser.graphql<Shown>(FILES, { id: applicationId })
  expect(data.myApplication).toEqual({ files: [], letters: [] })
  expect((await browser.get(`/portal/my/${id}/files/file-2`)).statusCode).toBe(404)
})
