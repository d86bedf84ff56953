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
    { code: 'THIRD_PARTY_ALREADY_ANSWERED', path: null },
  ])
  expect((await company.get('/portal/my')).body).toContain('已收到您的意见')
  const history = await program.storage.store.readStream(`application-${id}`)
  expect(history.filter(({ type }) => type === 'ThirdPartyOpinionReceived')).toHaveLength(1)
})
