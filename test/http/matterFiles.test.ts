import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  complaintFileAccessOf,
  correctionFileAccessOf,
  inspectionFileAccessOf,
  matterFileAccessOf,
} from '../../src/app/compose/matterFiles.js'
import { openFileStore } from '../../src/app/files/openFileStore.js'
import type { FileStore } from '../../src/app/files/fileStore.js'
import type { AgencyId, LocalDate, PersonId } from '../../src/domain/values.js'
import type { Authenticator } from '../../src/http/authentication.js'
import { serveFiles } from '../../src/http/files.js'
import { serveMatterFiles } from '../../src/http/matterFiles.js'
import { eicar } from '../app/files/eicar.js'
import { type ApplicationApi, HEAD, OFFICER, startApplicationApi } from '../support/applicationFlow.js'
import { agencyGid } from '../support/itemFlow.js'
import { mutate } from '../support/mutate.js'
import { testApp, type TestApp } from './testApp.js'

const MEGABYTE = 1_048_576
const LIMIT = 50 * MEGABYTE
let api: ApplicationApi
let http: TestApp
let url: string
let files: FileStore
let applicationId: string

/** Every token is the name of somebody of the district. */
const authenticator: Authenticator = {
  personOfSession: () => Promise.resolve(undefined),
  personOfToken: (token) => Promise.resolve(token as PersonId),
  rolesOf: (person) => api.app.core.facts.current().agencies.rolesOf(person, api.today() as LocalDate),
}

beforeAll(async () => {
  api = await startApplicationApi()
  files = api.app.storage.files
  const shared = { files, authenticator, publicUrl: new URL('http://127.0.0.1:4000') }
  http = await testApp({
    mounts: [
      (scope) => {
        serveFiles(scope, { ...shared, maxUploadBytes: LIMIT, access: () => Promise.resolve(undefined) })
        serveMatterFiles(scope, {
          ...shared,
          access: matterFileAccessOf(api.app),
          corrections: correctionFileAccessOf(api.app),
          complaints: complaintFileAccessOf(api.app),
          inspections: inspectionFileAccessOf(api.app),
        })
        return Promise.resolve()
      },
    ],
  })
  url = await http.app.listen({ port: 0, host: '127.0.0.1' })
  applicationId = await api.received()
}, 60_000)
afterAll(async () => {
  await http.app.close()
  await api.stop()
})

const as = (person: string) => ({ authorization: `Bearer ${person}` })
const upload = async (content: Buffer | string, name: string, medium = 'text') => {
  const headers = { ...as(OFFICER), 'x-file-name': encodeURIComponent(name), 'x-file-medium': medium }
  const response = await fetch(`${url}/files`, { method: 'POST', body: new Blob([content]), headers })
  const answer = (await response.json()) as { upload: { uploadId: string } | null; userErrors: { code: string }[] }
  return {
    status: response.status,
    uploadId: answer.upload?.uploadId,
    codes: answer.userErrors.map(({ code }) => code),
  }
}
const attach = async (uploadId: string | undefined, purpose = 'applicantAttachment') => {
  const payload = await mutate(api.app.client(OFFICER), 'attachApplicationFile', {
    ...{ applicationId, purpose, uploadId: uploadId ?? randomUUID() },
  })
  return payload.userErrors.map(({ code }) => code)
}
/** What lies in the store, sealed or waiting. */
const stored = async () =>
  (await readdir(join(api.app.dir, 'blobs'), { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  ).length
const attachedUrl = async (): Promise<string> => {
  const found = await api.one<{ files: readonly { url: string }[] }>(applicationId, 'files { url }')
  return found!.files.at(-1)!.url
}

test('711-29: a file of an application comes out inert, for those who may read it, each look on record with its purpose', async () => {
  expect(await attach((await upload('补充说明', '张三的说明.txt')).uploadId)).toEqual([])
  const address = `${url}${await attachedUrl()}`
  const response = await fetch(address, { headers: as(OFFICER) })
  expect([response.status, await response.text()]).toEqual([200, '补充说明'])
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': expect.stringContaining(encodeURIComponent('张三的说明')) as string,
  })
  const part = await fetch(address, { headers: { ...as(OFFICER), range: 'bytes=0-2' } })
  expect([part.status, await part.text()]).toEqual([206, '补'])

  // Nobody else learns that there is such a file; who oversees has to say what for.
  const elsewhere = address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}$/, randomUUID())
  const tell = async (person: string | undefined, at = address, query = '') => {
    const answer = await fetch(`${at}${query}`, { headers: person === undefined ? {} : as(person) })
    return [answer.status, await answer.text()] as const
  }
  const none = await tell(OFFICER, elsewhere)
  expect(none[0]).toBe(404)
  for (const stranger of ['czjOfficer', 'fgwWebsite', 'inspector', undefined])
    expect(await tell(stranger)).toEqual(none)
  expect((await tell('inspector', address, '?purpose=curiosity'))[0]).toBe(400)
  expect((await tell('inspector', address, '?purpose=supervision'))[0]).toBe(200)
  const looks = await api.app.storage.store.readStream(`access-inspector-${api.today()}`)
  expect(looks.map(({ data }) => JSON.parse(data) as unknown)).toMatchObject([
    { what: 'file', subject: `application-${api.idOf(applicationId)}`, purpose: 'supervision' },
  ])
  // Neither the name nor the content is in any log.
  expect(http.logged()).not.toMatch(/张三|%E5%BC%A0|补充/)
})

test('711-41: a letter about a correction comes out for those who may read the request, each look on record', async () => {
  const give = (person: string, mutation: string, input: Readonly<Record<string, unknown>>) =>
    mutate(api.app.client(person), mutation, input, { entity: 'recordCorrection { id letters { pdfUrl htmlUrl } }' })
  type Known = {
    readonly id: string
    readonly letters: readonly { readonly pdfUrl: string; readonly htmlUrl: string }[]
  }
  const asked = await give(OFFICER, 'receiveCorrectionRequest', {
    ...{ agencyId: agencyGid('fgw'), name: '张三', identity: '340604199001011234', contact: '电话' },
    ...{ record: '登记表', wrong: '1990年', right: '1991年', evidence: '户口簿' },
    ...{ channel: 'counter', receivedOn: api.today() },
  })
  const { id: correctionId } = asked['recordCorrection'] as Known
  const outcome = { kind: 'directed', toName: '市公安局', contact: '0561-1234567' }
  await give(HEAD, 'decideCorrection', { correctionId, outcome })
  const made = await give(OFFICER, 'prepareCorrectionLetter', { correctionId, kind: 'correctionNotice' })
  const { pdfUrl, htmlUrl } = (made['recordCorrection'] as Known).letters[0]!
  const fetched = (path: string, person: string) => fetch(`${url}${path}`, { headers: as(person) })

  const pdf = await fetched(pdfUrl, OFFICER)
  expect([pdf.status, (await pdf.text()).slice(0, 5)]).toEqual([200, '%PDF-'])
  expect(await (await fetched(htmlUrl, OFFICER)).text()).toContain('市公安局')
  const elsewhere = pdfUrl.replace(/[0-9a-f]{8}-[0-9a-f-]{27}$/, randomUUID())
  const tell = async (path: string, person: string) => {
    const answer = await fetched(path, person)
    return [answer.status, await answer.text()] as const
  }
  const none = await tell(elsewhere, OFFICER)
  expect(none[0]).toBe(404)
  for (const stranger of ['czjOfficer', 'fgwWebsite', 'inspector']) expect(await tell(pdfUrl, stranger)).toEqual(none)
  const subject = `correction-${Buffer.from(correctionId, 'base64url').toString().split(':')[1]}`
  const looks = (await api.app.storage.store.readStream(`access-${OFFICER}-${api.today()}`)).map(
    ({ data }) => JSON.parse(data) as { readonly subject: string },
  )
  expect(looks.filter((look) => look.subject === subject)).toMatchObject([{ what: 'file', purpose: 'handling' }])
})

/** A ZIP whose one entry unpacks to far more than it takes. */
function bomb(): Buffer {
  const name = Buffer.from('word/document.xml')
  const plain = Buffer.alloc(300 * MEGABYTE)
  const body = deflateRawSync(plain, { level: 9 })
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(body.length, 18)
  local.writeUInt32LE(plain.length, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  local.copy(central, 6, 4, 30)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + body.length, 16)
  return Buffer.concat([local, name, body, central, name, end])
}

test('LS-14.5: what is too large, a bomb, mislabelled, infected or cut off is refused with its reason, and nothing of it is kept', async () => {
  const before = await stored()
  const refused = [
    [await upload(Buffer.alloc(LIMIT + 1, 'a'), '大文件.txt'), 413, 'FILE_TOO_LARGE'],
    [await upload(bomb(), '申请书.docx', 'electronicDocument'), 422, 'FILE_ARCHIVE_TOO_LARGE'],
    [await upload('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF', '照片.jpg', 'picture'), 422, 'FILE_TYPE_MISMATCH'],
    [await upload(eicar, '病毒.txt'), 422, 'FILE_INFECTED'],
  ] as const
  for (const [{ status, codes, uploadId }, expected, code] of refused) {
    expect([status, codes.includes(code), uploadId]).toEqual([expected, true, undefined])
    expect(await attach(uploadId)).toEqual(['UPLOAD_UNKNOWN'])
  }
  await new Promise<void>((done) => {
    const headers = { ...as(OFFICER), 'x-file-name': 'half.txt', 'x-file-medium': 'text', 'content-length': '1000000' }
    const half = httpRequest(`${url}/files`, { method: 'POST', headers })
    half.on('error', () => done())
    half.write(Buffer.alloc(100_000, 'a'), () => half.destroy())
  })
  await expect.poll(stored).toBe(before)
})

test('what was uploaded twice is on record once, and a file of the limit itself is taken', async () => {
  const [first, second] = [await upload('同一份', '甲.txt'), await upload('同一份', '乙.txt')]
  expect(await attach(first.uploadId)).toEqual([])
  expect(await attach(first.uploadId)).toEqual([])
  expect(await attach(second.uploadId)).toEqual(['FILE_ON_RECORD'])
  const found = await api.one<{ files: readonly { name: string }[] }>(applicationId, 'files { name }')
  expect(found!.files.map(({ name }) => name)).toEqual(['张三的说明.txt', '甲.txt'])
})

test('a file above 50 MB that the store takes for items is none for an application, and is not kept', async () => {
  const { storage, dir } = api.app
  const large = await openFileStore({
    dir: join(dir, 'large'),
    keys: storage.keys,
    scanner: storage.scanner,
    now: api.app.clock.now,
    maxBytes: 60 * MEGABYTE,
  })
  const { createAttachToApplication } = await import('../../src/app/matterFiles/attachApplicationFile.js')
  const { store } = storage
  const { allowedActions, execute, trails } = api.app.core
  const attachTo = createAttachToApplication({ store, files: large, allowedActions, execute, trails })
  const owner = OFFICER as PersonId
  const uploaded = await large.upload({
    ...{ owner, name: '大.txt', medium: 'text' },
    content: (async function* () {
      for (let piece = 0; piece < 51; piece += 1) yield Buffer.alloc(MEGABYTE, 'a')
    })(),
  })
  if (!uploaded.ok) throw new Error(JSON.stringify(uploaded.refusals))
  const { uploadId } = uploaded.value
  const actor = {
    kind: 'person',
    person: owner,
    holds: [{ role: 'disclosureOfficer', agency: 'fgw' as AgencyId }],
  } as const
  const request = {
    commandId: randomUUID(),
    application: api.idOf(applicationId),
    uploadId,
    purpose: 'intake',
    actor,
  } as const
  expect(await attachTo(request)).toMatchObject({ ok: false, refusals: [{ code: 'FILE_TOO_LARGE' }] })
  expect(await large.pendingUpload(uploadId, owner)).toBeUndefined()
})
