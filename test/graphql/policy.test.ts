import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Application, startApplication } from '../support/application.js'
import { PROCESS, setToday, startDeadline } from '../support/deadlines.js'
import { codesOf, mutate } from '../support/mutate.js'

let app: Application
beforeAll(async () => {
  app = await startApplication()
})
afterAll(() => app.stop())

const CHANGE = {
  key: 'publication.period',
  unit: 'workingDays',
  clause: 'LS-11.1',
  source: '烈山区人民政府办公室公告〔2026〕2号',
}
const POLICY = 'policy { key version value from until clause source appliesToRunning }'

async function clockOf(gid: string): Promise<{ readonly due: string; readonly terms: readonly object[] }> {
  await app.settle()
  const query = `query ($id: ID!) { deadline(id: $id) { due receipt { terms {
    policyVersion days policy { value source appliesToRunning } } } } }`
  const { deadline } = await app
    .client('qzfbHead')
    .data<{ deadline: { due: string; receipt: { terms: readonly object[] } } }>(query, { id: gid })
  return { due: deadline.due, terms: deadline.receipt.terms }
}

test('LS-18.1: a change from a date on leaves what began before on the old number, unless it says otherwise', async () => {
  const before = await startDeadline(app, 'publication', '2026-03-02')
  const set = (input: object) =>
    mutate(app.client('qzfbHead'), 'setPolicyNumber', { ...CHANGE, ...input }, { entity: POLICY })
  const shorter = await set({ value: 15, from: '2026-03-09' })
  expect(shorter['policy']).toEqual({
    key: 'publication.period',
    version: 'publication.period@2',
    value: 15,
    from: '2026-03-09',
    until: null,
    clause: 'LS-11.1',
    source: '烈山区人民政府办公室公告〔2026〕2号',
    appliesToRunning: false,
  })
  setToday(app, '2026-03-10')
  const apply = (version: number) =>
    app.give({ type: 'ApplyPolicyChange', data: { policy: `publication.period@${version}` } }, before.id, PROCESS)
  await expect(apply(2)).rejects.toThrow('RUNNING_MATTERS_KEEP_NUMBER')
  const after = await startDeadline(app, 'publication', '2026-03-09')
  expect((await clockOf(before.gid)).due).toBe('2026-03-30')
  expect(await clockOf(after.gid)).toEqual({
    due: '2026-03-30',
    terms: [
      {
        policyVersion: 'publication.period@2',
        days: 15,
        policy: { value: 15, source: '烈山区人民政府办公室公告〔2026〕2号', appliesToRunning: false },
      },
    ],
  })

  const forAll = await set({ value: 18, from: '2026-03-10', appliesToRunning: true })
  expect(forAll['policy']).toMatchObject({ version: 'publication.period@3', appliesToRunning: true })
  await apply(3)
  // The same start, counted with the new number.
  expect(await clockOf(before.gid)).toMatchObject({
    due: '2026-03-26',
    terms: [{ policyVersion: 'publication.period@3', days: 18 }],
  })
})

test('LS-18.1: every version of a number says from when to when, under which clause and by which text', async () => {
  const query = '{ policyVersions(key: "publication.period") { version value from until source } }'
  const { policyVersions } = await app.client().data<{ policyVersions: { version: string }[] }>(query)
  expect(policyVersions).toMatchObject([
    {
      version: 'publication.period@1',
      value: 20,
      from: '2019-05-15',
      until: '2026-03-08',
      source: '政府信息公开条例（国务院令第711号）',
    },
    { version: 'publication.period@2', from: '2026-03-09', until: '2026-03-09' },
    { version: 'publication.period@3', from: '2026-03-10', until: null },
  ])
  expect(await app.client().data('{ policyVersions(key: "nothing.known") { version } }')).toEqual({
    policyVersions: [],
  })
  const inForce = '{ policiesInForce(on: "2026-03-01") { key version clause source from until } }'
  const { policiesInForce } = await app.client().data<{ policiesInForce: { key: string }[] }>(inForce)
  expect(policiesInForce.find(({ key }) => key === 'publication.period')).toMatchObject({
    version: 'publication.period@1',
    until: '2026-03-08',
  })
  expect(policiesInForce.every((policy) => 'source' in policy && policy.source !== '')).toBe(true)
})

test('711-26: no local number is longer than the law allows, and none works backwards', async () => {
  setToday(app, '2026-03-11')
  const set = (input: object) => mutate(app.client('qzfbHead'), 'setPolicyNumber', { ...CHANGE, ...input })
  expect(codesOf(await set({ value: 21, from: '2026-04-01' }))).toEqual(['POLICY_ABOVE_LAW'])
  expect(codesOf(await set({ value: 10, from: '2026-03-01' }))).toEqual([
    'POLICY_BEFORE_LAST_VERSION',
    'POLICY_NOT_RETROACTIVE',
  ])
  const byOfficer = await mutate(app.client('fgwOfficer'), 'setPolicyNumber', {
    ...CHANGE,
    value: 10,
    from: '2026-04-01',
  })
  expect(codesOf(byOfficer)).toContain('ROLE_MISSING')
})

test('LS-18.1: whether a clause is in force on a day is public, and ends by the disclosure department’s word', async () => {
  const validity = async (clause: string, on: string) =>
    (
      await app
        .client()
        .data<{ clauseValidity: object | null }>(
          `query ($clause: String!, $on: LocalDate!) { clauseValidity(clause: $clause, on: $on) { clause inForce firstFrom } }`,
          { clause, on },
        )
    ).clauseValidity
  expect(await validity('LS-14.4', '2021-08-03')).toMatchObject({ inForce: false, firstFrom: '2021-08-04' })
  expect(await validity('LS-14.4', '2026-03-02')).toMatchObject({ inForce: true })
  expect(await validity('GB-32100', '2026-03-02')).toBeNull()
  const end = (person: 'qzfbHead' | 'fgwDisclosure', clause: string) =>
    mutate(app.client(person), 'setClauseValidity', {
      clause,
      inForce: false,
      from: '2027-01-01',
      source: '烈政〔2026〕9号',
    })
  expect(codesOf(await end('fgwDisclosure', 'LS-14.4'))).toEqual(['ROLE_MISSING'])
  expect(codesOf(await end('qzfbHead', 'LS 14'))).toEqual(['CLAUSE_UNKNOWN'])
  expect(codesOf(await end('qzfbHead', 'LS-14.4'))).toEqual([])
  await app.settle()
  expect(await validity('LS-14.4', '2027-01-01')).toMatchObject({ inForce: false })
  expect(await validity('LS-14.4', '2026-12-31')).toMatchObject({ inForce: true })
})
