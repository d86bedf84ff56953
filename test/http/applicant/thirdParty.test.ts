import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toGlobalId } from '../../../src/graphql/relay.js'
import { filing, localId, type PortalApp, portalApp } from './portalApp.js'

let portal: PortalApp
beforeAll(async () => {
  portal = await portalApp()
})
afterAll(() => portal.stop())

const LETTER = '{ myThirdPartyLetter { letterNumber interest answered agency { name } } myApplications { totalCount } }'
const thirdPartyId = toGlobalId('Person', 'ds-third')

test('711-32: a third party answers with the code on the letter, sees nothing else, and nobody answers for them', async () => {
  const applicant = portal.browser('10.9.0.1')
  const filed = await applicant.act('fileApplication', 'FileApplicationInput', filing())
  await applicant.signIn(filed.queryCode!)
  const id = localId(filed.application.id)
  const { program, officer } = portal
  await program.give({ type: 'HandOverApplication', data: { to: 'fgwOfficer' } }, id, officer('fgwHead'))
  const letter = {
    thirdParty: 'ds-third',
    name: '某某公司',
    interest: 'commercialSecret',
    letterNumber: '烈发改征〔2026〕1号',
    issuedOn: '2026-03-02',
  }
  const code = (by: string) =>
    portal
      .browser()
      .act(
        'issueThirdPartyCode',
        'IssueThirdPartyCodeInput',
        { applicationId: toGlobalId('Application', id), thirdPartyId },
        { cookie: `gongkai_session=officer-${by}` },
      )
  expect((await code('fgwOfficer')).userErrors.map(({ code: why }) => why)).toEqual(['THIRD_PARTY_UNKNOWN'])
  await program.give({ type: 'IssueThirdPartyLetter', data: letter }, id, officer('fgwOfficer'))
  await program.settle()
  expect((await code('fgwOfficer2')).userErrors.map(({ code: why }) => why)).toEqual(['NOT_IN_CHARGE_OF_APPLICATION'])
  expect((await code('czjOfficer')).queryCode).toBeNull()
  const [first, second] = [await code('fgwOfficer'), await code('fgwOfficer')]
  expect([first.userErrors, second.userErrors]).toEqual([[], []])

  const company = portal.browser('10.9.0.2')
  expect((await company.signIn(first.queryCode!)).statusCode).toBe(401)
  expect((await company.signIn(second.queryCode!)).statusCode).toBe(200)
  expect((await company.graphql(LETTER)).data).toEqual({
    myThirdPartyLetter: {
      letterNumber: '烈发改征〔2026〕1号',
      interest: 'commercialSecret',
      answered: null,
      agency: { name: '区发展和改革委员会' },
    },
    myApplications: { totalCount: 0 },
  })
  const mine = 'query ($id: ID!) { myApplication(id: $id) { id } }'
  expect((await company.graphql(mine, { id: filed.application.id })).data).toEqual({ myApplication: null })
  const withdrawn = await company.act('withdrawMyApplication', 'WithdrawMyApplicationInput', {
    applicationId: filed.application.id,
  })
  expect(withdrawn.userErrors.map(({ code: why }) => why)).toEqual(['APPLICATION_NOT_FOUND'])

  const answer = (by: typeof company, opinion = 'objects', commandId: string = randomUUID()) =>
    by.act('answerThirdPartyLetter', 'AnswerThirdPartyLetterInput', { commandId, opinion, reasons: '涉及成本构成' })
  expect((await applicant.graphql(LETTER)).data).toMatchObject({ myThirdPartyLetter: null })
  expect((await answer(applicant)).userErrors.map(({ code: why }) => why)).toEqual(['THIRD_PARTY_LETTER_NOT_FOUND'])
  expect((await answer(portal.browser())).userErrors.map(({ code: why }) => why)).toEqual(['SIGN_IN_REQUIRED'])

  const page = await company.get('/portal/my')
  expect(page.body).toContain('烈发改征〔2026〕1号')
  expect(page.body).not.toContain('张三丰')
  const unsaid = await company.submit('/portal/letter', { commandId: randomUUID(), opinion: 'perhaps' })
  expect(unsaid.statusCode).toBe(422)
  expect(
    (await applicant.submit('/portal/letter', { commandId: randomUUID(), opinion: 'objects' })).headers.location,
  ).toBe('/portal/sign-in')

  const commandId = randomUUID()
  const answered = await Promise.all([answer(company, 'objects', commandId), answer(company, 'objects', commandId)])
  expect(answered.map(({ userErrors }) => userErrors)).toEqual([[], []])
  expect(answered[0]).toMatchObject({ letter: { answered: 'objects' } })
  // Who objected does not consent afterwards by another message: the officer has it on record.
  expect((await answer(company, 'consents')).userErrors).toMatchObject([
    { code: 'THIRD_PARTY_ALREADY_ANSWERED', path: ['opinion'] },
  ])
  expect((await company.get('/portal/my')).body).toContain('已收到您的意见')
  const history = await program.storage.store.readStream(`application-${id}`)
  expect(history.filter(({ type }) => type === 'ThirdPartyOpinionReceived')).toHaveLength(1)
})

test('711-31: who applied at the counter and wants it gets a number and a code on the receipt, and sees that application alone', async () => {
  const { program, officer } = portal
  const subject = await program.services.applicantSubjects.subjectOf('340604198501017629')
  const receive = (application: string) =>
    program.give(
      {
        type: 'ReceiveApplication',
        data: {
          application,
          agency: 'fgw',
          channel: 'counter',
          arrivedOn: '2026-03-02',
          applicant: {
            subject,
            kind: 'naturalPerson',
            name: '申请人丙',
            identity: '340604198501017629',
            contact: '电话：139 0000 2222'.replaceAll(' ', ''),
          },
          request: { description: '征地补偿安置方案', form: 'paper', way: 'post' },
        },
      },
      application,
      officer('fgwDisclosure'),
    )
  await receive('k1')
  await receive('k2')
  await program.settle()
  const issue = (by: string, application = 'k1') =>
    portal
      .browser()
      .act(
        'issueApplicantCode',
        'IssueApplicantCodeInput',
        { applicationId: toGlobalId('Application', application) },
        { cookie: `gongkai_session=officer-${by}` },
      ) as Promise<Awaited<ReturnType<ReturnType<PortalApp['browser']>['act']>> & { readonly receipt: unknown }>
  const codesOf = ({ userErrors }: Awaited<ReturnType<typeof issue>>) => userErrors.map(({ code }) => code)
  // Another agency is told the same of it as of none; a colleague who is not in charge is refused.
  expect(codesOf(await issue('czjOfficer'))).toEqual(codesOf(await issue('czjOfficer', 'never')))
  expect((await issue('czjOfficer')).queryCode).toBeNull()
  expect(codesOf(await issue('fgwOfficer2'))).toEqual(['NOT_IN_CHARGE_OF_APPLICATION'])

  const [first, second] = [await issue('fgwDisclosure'), await issue('fgwDisclosure')]
  expect(second.userErrors).toEqual([])
  const { number, code } = second.queryCode!
  for (const said of [number, code, '申请人丙', '征地补偿安置方案', '接收回执']) expect(second.receipt).toContain(said)

  const person = portal.browser('10.9.1.1')
  expect((await person.signIn(first.queryCode!)).statusCode).toBe(401)
  expect((await person.signIn({ number, code: '0000-0000-0000-0000' })).statusCode).toBe(401)
  expect((await person.signIn({ number, code })).statusCode).toBe(200)
  const mine = 'query ($id: ID!) { myApplication(id: $id) { state due description } myApplications { totalCount } }'
  expect((await person.graphql(mine, { id: toGlobalId('MyApplication', 'k1') })).data).toMatchObject({
    myApplication: { description: '征地补偿安置方案', due: '2026-03-30' },
    myApplications: { totalCount: 1 },
  })
  expect((await person.graphql(mine, { id: toGlobalId('MyApplication', 'k2') })).data).toMatchObject({
    myApplication: null,
  })
  // Neither number nor code stands in a file, an event or a log line.
  const history = await program.storage.store.readAll(undefined, 10_000)
  const written = JSON.stringify(history) + portal.logged()
  for (const secret of [number, code]) expect(written).not.toContain(secret)

  const forgetful = portal.browser('10.9.1.2')
  await forgetful.send('/portal/code', { contact: '139 0000 2222', number })
  await portal.services.applicants.idle()
  const oneTimeCode = portal.sent.codes.get('13900002222')!
  expect((await forgetful.signIn({ contact: '13900002222', number, oneTimeCode })).statusCode).toBe(200)
})
