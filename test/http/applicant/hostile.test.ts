import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicantAccessOptionsOf } from '../../../src/app/compose/applicants.js'
import type { PersonId } from '../../../src/domain/values.js'
import { toGlobalId } from '../../../src/graphql/relay.js'
import { applicantAccesses } from '../../../src/processes/applicantAccesses.js'
import type { ProcessCommand } from '../../../src/processes/reaction.js'
import { type Browser, filing, localId, type PortalApp, portalApp, SHOWN } from './portalApp.js'

let portal: PortalApp
beforeAll(async () => {
  portal = await portalApp()
})
afterAll(() => portal.stop())

const file = (browser: Browser, change = {}, commandId = randomUUID()) =>
  browser.act('fileApplication', 'FileApplicationInput', { ...filing(change), commandId })

/** A filing without an account, and a browser that has signed in with its number and code. */
async function applicant(address: string, change = {}) {
  const browser = portal.browser(address)
  const filed = await file(browser, change)
  expect((await browser.signIn(filed.queryCode!)).statusCode).toBe(200)
  return { browser, id: filed.application.id, queryCode: filed.queryCode! }
}

const MINE = `query ($id: ID!) { myApplication(id: $id) { ${SHOWN} } node(id: $id) { id } }`

test('711-29: somebody else’s application is answered exactly as one that was never filed', async () => {
  const [one, other] = await Promise.all([applicant('10.1.0.1'), applicant('10.1.0.2')])
  const unknown = toGlobalId('MyApplication', randomUUID())
  const asked = await Promise.all([other.id, unknown].map((id) => one.browser.graphql(MINE, { id })))
  expect(asked[0]).toEqual({ status: 200, errors: [], data: { myApplication: null, node: null } })
  expect(asked[1]).toEqual(asked[0])
  expect((await one.browser.graphql(MINE, { id: one.id })).data).toMatchObject({ node: { id: one.id } })
  for (const [name, type, input] of [
    ['withdrawMyApplication', 'WithdrawMyApplicationInput', {}],
    [
      'answerAmendmentNotice',
      'AnswerAmendmentNoticeInput',
      { request: { description: '其他' }, applicant: { email: 'bad' } },
    ],
    ['giveReasons', 'GiveReasonsInput', { reasons: '研究' }],
    ['suggestProactiveDisclosure', 'SuggestProactiveDisclosureInput', { reasons: '有益' }],
    ['confirmReceiptOfReply', 'ConfirmReceiptOfReplyInput', {}],
    ['openMyLetter', 'OpenMyLetterInput', { letterNumber: '补1号' }],
  ] as const) {
    const [theirs, nobodys] = await Promise.all(
      [other.id, unknown].map((applicationId) => one.browser.act(name, type, { applicationId, ...input })),
    )
    expect(theirs, name).toEqual(nobodys)
    expect(
      theirs!.userErrors.map(({ code }) => code),
      name,
    ).toEqual(['APPLICATION_NOT_FOUND'])
  }
  // Nor is it named in a request for correction.
  const correction = {
    agencyId: toGlobalId('Agency', 'fgw'),
    applicationId: other.id,
    record: '甲',
    wrong: '乙',
    right: '丙',
  }
  const details = { name: '张三丰', identity: '340604199003070011', phone: '13800001111' }
  const named = await one.browser.act('fileRecordCorrection', 'FileRecordCorrectionInput', {
    ...correction,
    evidence: '户口簿',
    applicant: details,
  })
  expect(named.userErrors.map(({ code }) => code)).toEqual(['APPLICATION_NOT_FOUND'])
  const history = await portal.program.storage.store.readStream(`application-${localId(other.id)}`)
  expect(history.map(({ type }) => type)).toEqual(['ApplicationReceived', 'ReceiptDateFixed'])
})

test('officers are no applicants, applicants are no officers, and neither session stands for the other', async () => {
  const { browser, id } = await applicant('10.1.0.3')
  const officer = { cookie: 'gongkai_session=officer-fgwOfficer' }
  const both = { cookie: `gongkai_session=officer-fgwOfficer; gongkai_applicant=${browser.cookie()!}` }
  for (const headers of [officer, both]) {
    const { errors } = await portal.browser().graphql('{ myApplications { nodes { id } } }', {}, headers)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    const acted = await portal
      .browser()
      .act('withdrawMyApplication', 'WithdrawMyApplicationInput', { applicationId: id }, headers)
    expect(acted.userErrors.map(({ code }) => code)).toEqual(['APPLICANTS_ONLY'])
  }
  const asOfficer = `{ viewer { person } auditTrail(first: 1) { nodes { id } } }`
  const [applicants, publics] = await Promise.all([browser.graphql(asOfficer), portal.browser().graphql(asOfficer)])
  const told = ({ data, errors }: typeof publics) => ({ data, codes: errors.map(({ extensions }) => extensions.code) })
  expect(told(applicants)).toEqual(told(publics))
  expect(applicants.errors.length).toBeGreaterThan(0)
  const officersNode = toGlobalId('Application', localId(id))
  expect((await browser.graphql('query ($id: ID!) { node(id: $id) { id } }', { id: officersNode })).data).toEqual({
    node: null,
  })
})

test('a page of another site can use no session, nor sign anybody in', async () => {
  const { browser, id, queryCode } = await applicant('10.1.0.4')
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const query = `mutation { withdrawMyApplication(input: { commandId: "${randomUUID()}", applicationId: "${id}" }) { repeated } }`
    expect((await browser.send('/graphql', { query }, headers)).statusCode).toBe(403)
    for (const path of ['sign-in', 'code', 'password', 'sign-out'])
      expect((await browser.send(`/portal/${path}`, queryCode, headers)).statusCode, path).toBe(403)
  }
  expect((await browser.graphql(MINE, { id })).data).toMatchObject({ myApplication: { state: 'received' } })
})

test('one command id, sent a hundred times at once, files one application; with other words it is refused', async () => {
  const commandId = randomUUID()
  const browser = portal.browser('10.1.0.5')
  const filed = await Promise.all(Array.from({ length: 100 }, () => file(browser, {}, commandId)))
  expect(filed.flatMap(({ userErrors }) => userErrors)).toEqual([])
  expect(new Set(filed.map(({ application }) => application.id)).size).toBe(1)
  expect(filed.filter(({ repeated }) => !repeated)).toHaveLength(1)
  const codes = filed.flatMap(({ queryCode }) => (queryCode === null ? [] : [queryCode]))
  // Whoever was answered with a code can use it.
  expect(codes.length).toBeGreaterThan(0)
  expect((await browser.signIn(codes.at(-1)!)).statusCode).toBe(200)
  const mine = await browser.graphql('{ myApplications { totalCount nodes { id } } }')
  expect(mine.data).toEqual({ myApplications: { totalCount: 1, nodes: [{ id: filed[0]!.application.id }] } })

  const stranger = portal.browser('10.1.0.6')
  const other = await file(stranger, { request: { description: '另一件事' } }, commandId)
  expect(other.userErrors.map(({ code }) => code)).toEqual(['COMMAND_ID_REUSED'])
  // With a session it is the applicant's own id, and leads to an application of their own.
  const own = await file(browser, { request: { description: '第三件事' } }, commandId)
  expect(own.userErrors).toEqual([])
  expect(own.application.id).not.toBe(filed[0]!.application.id)
  const malformed = await file(browser, {}, '00000000-0000-8000-8000-000000000000')
  expect(malformed.userErrors.map(({ code }) => code)).toEqual(['COMMAND_ID_INVALID'])
})

test('what is refused may be sent again with the same id, put right', async () => {
  const commandId = randomUUID()
  const browser = portal.browser('10.1.0.7')
  expect((await file(browser, { request: { form: null } }, commandId)).userErrors.map(({ code }) => code)).toEqual([
    'REQUEST_INCOMPLETE',
  ])
  expect((await file(browser, {}, commandId)).userErrors).toEqual([])
})

test('too long, control characters and bodies beyond the limit are refused', async () => {
  const browser = portal.browser('10.1.0.8')
  const codes = async (change: object) =>
    (await file(browser, change)).userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)
  expect(await codes({ request: { description: '长'.repeat(5_001) } })).toEqual(['TEXT_TOO_LONG request.description'])
  expect(await codes({ request: { description: '甲\u202e乙' }, applicant: { name: '张\u0000三' } })).toEqual([
    'TEXT_HAS_CONTROL_CHARACTERS applicant.name',
    'TEXT_HAS_CONTROL_CHARACTERS request.description',
  ])
  expect(await codes({ agencyId: toGlobalId('Agency', 'nowhere') })).toEqual(['AGENCY_UNKNOWN agencyId'])
  const big = await browser.send('/graphql', {
    query: '{ viewer { person } }',
    variables: { x: 'x'.repeat(3_000_000) },
  })
  expect(big.statusCode).toBe(413)
  expect((await browser.send('/portal/sign-in', { number: 'x'.repeat(9_000), code: 'y' })).statusCode).toBe(413)
})

test('guessing is counted: the number is locked, also for the right code, and that is on record', async () => {
  const { id, queryCode } = await applicant('10.1.0.9')
  const guesser = portal.browser('10.2.0.1')
  const wrong = { number: queryCode.number, code: '0000-0000-0000-0000' }
  const answers = []
  for (let tried = 0; tried < 10; tried += 1) answers.push(await guesser.signIn(wrong))
  const locked = await portal.browser('10.2.0.2').signIn(queryCode)
  const unknown = await portal.browser('10.2.0.3').signIn({ number: 'GK-00000-00000', code: queryCode.code })
  expect(new Set([...answers, locked, unknown].map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
  expect(locked.statusCode).toBe(401)
  await portal.services.applicants.idle()
  const { rows } = await sql<{ access: string }>`select access from secret.applicant_query_codes`.execute(
    portal.program.models.db,
  )
  const streams = await Promise.all(
    rows.map(({ access }) => portal.program.storage.store.readStream(`applicant-${access}`)),
  )
  const own = streams.find((events) => events.some(({ data }) => data.includes(localId(id))))!
  expect(own.map(({ type }) => type)).toEqual([
    'ApplicantAccessOpened',
    'ApplicantMatterLinked',
    'ApplicantSecretChanged',
    'ApplicantSignInFailedRepeatedly',
  ])
  // Whoever guesses at many numbers is stopped by address.
  for (let tried = 0; tried < 40; tried += 1)
    await portal.browser('10.2.0.9').signIn({ number: `GK-${tried}`, code: 'x' })
  const { queryCode: another } = await applicant('10.1.1.1')
  expect((await portal.browser('10.2.0.9').signIn(another)).statusCode).toBe(401)
  expect((await portal.browser('10.2.0.10').signIn(another)).statusCode).toBe(200)
})

test('a one-time code is good once, for five tries, and goes to a contact of the filing alone', async () => {
  const { queryCode } = await applicant('10.3.0.1', { applicant: { email: 'only@example.org' } })
  const { number } = queryCode
  const { codes, count } = portal.sent
  const browser = portal.browser('10.3.0.2')
  const before = count()
  const strangers = await browser.send('/portal/code', { number, contact: 'stranger@example.org' })
  const nobodys = await browser.send('/portal/code', { number: 'GK-00000-00000', contact: 'only@example.org' })
  const own = await browser.send('/portal/code', { number, contact: 'ONLY@example.org' })
  expect(new Set([strangers, nobodys, own].map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
  await portal.services.applicants.idle()
  expect([count() - before, codes.has('stranger@example.org')]).toEqual([1, false])

  const oneTimeCode = codes.get('ONLY@example.org')!
  const credentials = { number, contact: 'only@example.org', oneTimeCode }
  expect((await browser.signIn({ contact: 'only@example.org', oneTimeCode })).statusCode).toBe(401)
  const both = await Promise.all([browser.signIn(credentials), portal.browser('10.3.0.3').signIn(credentials)])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401])

  await browser.send('/portal/code', { number, contact: 'only@example.org' })
  await portal.services.applicants.idle()
  const second = codes.get('only@example.org')!
  const tries = portal.browser('10.3.0.4')
  for (let tried = 0; tried < 5; tried += 1) await tries.signIn({ ...credentials, oneTimeCode: '1' })
  expect((await tries.signIn({ ...credentials, oneTimeCode: second })).statusCode).toBe(401)
  // No more than four codes in a quarter of an hour, however often one is asked for.
  for (let asked = 0; asked < 6; asked += 1) {
    await browser.send('/portal/code', { number, contact: 'only@example.org' })
    await portal.services.applicants.idle()
  }
  // One of the four was counted for a number that nobody has.
  expect(count() - before).toBe(3)
})

interface Attempt {
  readonly ms: number
  readonly statements: number
}

test('unknown, wrong and locked take about the same time', { timeout: 60_000 }, async () => {
  await portal.browser('10.4.0.1').send('/portal/code', { contact: 'timed@example.org' })
  await portal.services.applicants.idle()
  const owner = portal.browser('10.4.0.1')
  await owner.signIn({ contact: 'timed@example.org', oneTimeCode: portal.sent.codes.get('timed@example.org')! })
  expect((await owner.send('/portal/password', { password: '烈山区-好密码-2026' })).statusCode).toBe(200)
  const attempt = async (credentials: object, round: number): Promise<Attempt> => {
    const [since, before] = [performance.now(), portal.statements()]
    expect((await portal.browser(`10.5.${round}.1`).signIn(credentials)).statusCode).toBe(401)
    return { ms: performance.now() - since, statements: portal.statements() - before }
  }
  const { number } = (await applicant('10.4.0.2')).queryCode
  const code = '0000-0000-0000-0000'
  const times: number[] = []
  for (const [known, none] of [
    [
      { contact: 'timed@example.org', password: 'not this one' },
      { contact: 'nobody@example.org', password: 'not this one' },
    ],
    [
      { number, code },
      { number: 'GK-AAAAA-AAAAA', code },
    ],
  ] as const) {
    // By turns, so that whatever else the machine does meets both; from the eleventh on both are locked.
    const rounds: (readonly [Attempt, Attempt])[] = []
    for (let round = 0; round < 20; round += 1)
      rounds.push([await attempt(known, round), await attempt(none, round)] as const)
    await portal.services.applicants.idle()
    expect(new Set(rounds.flat().map(({ statements }) => statements)).size).toBe(1)
    const [one, other] = [0, 1].map((place) => lowerQuartile(rounds.map((pair) => pair[place]!.ms)))
    expect(Math.abs(one! - other!)).toBeLessThan(Math.max(5, 0.5 * Math.max(one!, other!)))
    times.push(one!, other!)
  }
  // A hash is reckoned also where there is none to compare with.
  expect(times[1]!).toBeGreaterThan(1.5 * times[3]!)
})

/** Of twenty times; what the machine does besides makes single ones longer, and none shorter. */
const lowerQuartile = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[4]!

test('PIPL-47: what lets applicants in is nowhere in the clear; after erasure the access is closed and sessions end', async () => {
  const { browser, id, queryCode } = await applicant('10.6.0.1', {
    applicant: { name: '欧阳独一', identity: '340604197001010019', email: 'unique@example.org', phone: '13911112222' },
  })
  const { db } = portal.program.models
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(t)::text as row from secret.applicant_logins t union all
    select to_jsonb(t)::text from secret.applicant_query_codes t union all
    select to_jsonb(t)::text from secret.applicant_contacts t union all
    select to_jsonb(t)::text from secret.applicant_one_time_codes t union all
    select to_jsonb(t)::text from secret.applicant_sessions t union all
    select to_jsonb(t)::text from secret.applicant_inputs t union all
    select to_jsonb(t)::text from secret.failures t`.execute(db)
  const events = await portal.program.storage.store.readAll(undefined, 10_000)
  const stored =
    [...rows.map(({ row }) => row), ...events.map(({ data, metadata, stream }) => data + metadata + stream)].join(
      '\n',
    ) + portal.logged()
  const plain = (text: string) => text.replaceAll(/[^0-9A-Z]/gi, '')
  for (const secret of [
    '欧阳独一',
    '340604197001010019',
    'unique@example.org',
    '13911112222',
    queryCode.code,
    queryCode.number,
    plain(queryCode.code),
    plain(queryCode.number).slice(2),
    browser.cookie()!,
  ])
    expect(stored.includes(secret), secret).toBe(false)

  const received = events.find(
    ({ stream, type }) => stream === `application-${localId(id)}` && type === 'ApplicationReceived',
  )!
  const { subject } = (JSON.parse(received.data) as { applicant: { subject: PersonId } }).applicant
  const { storage, core, models, give } = portal.program
  await storage.keys.destroyKey(`person:${subject}`)
  expect((await portal.browser('10.6.0.2').signIn(queryCode)).statusCode).toBe(401)
  expect((await browser.graphql(MINE, { id })).data).toEqual({ myApplication: null, node: null })
  const reaction = applicantAccesses(applicantAccessOptionsOf({ storage, core, models }))
  const destroyed = { data: { dataSubject: subject, subject: `person:${subject}`, request: 1 } }
  for (let seen = 0; seen < 2; seen += 1) {
    const commands = await reaction.on.KeyDestroyed!(destroyed as never)
    expect(commands).toMatchObject([{ command: { type: 'CloseApplicantAccess' } }])
    const [{ command, id: access }] = commands as unknown as [ProcessCommand]
    await give(command, access, { kind: 'process', process: reaction.name })
  }
  const closed = (await storage.store.readAll(undefined, 10_000)).filter(({ type }) => type === 'ApplicantAccessClosed')
  expect(closed.map(({ data }) => (JSON.parse(data) as { cause: string }).cause)).toEqual(['erased'])
  const left =
    await sql`select 1 from secret.applicant_query_codes where access = ${closed[0]!.stream.slice('applicant-'.length)}`.execute(
      db,
    )
  expect(left.rows).toEqual([])
})
