import { expect, test } from 'vitest'
import { mayBeAppliedTo } from '../../../src/domain/agency/mayBeAppliedTo.js'
import { takesApplications } from '../../../src/domain/takesApplications.js'
import {
  agenciesWithDutyToPublish,
  type InformationOrigin,
  responsibleAgency,
  type ResponsibilityFacts,
} from '../../../src/domain/agency/responsibleAgency.js'
import { agencyId, on } from '../../support/spec.js'
import { abolished, government, historyOf, registered, renamed, transferred } from './district.js'

const madeBy = (...makers: [string, ...string[]]): InformationOrigin => ({
  kind: 'made',
  makers: makers.map(agencyId) as [ReturnType<typeof agencyId>],
})
const item = (origin: InformationOrigin, fields: Partial<ResponsibilityFacts> = {}): ResponsibilityFacts => ({
  origin,
  since: on('2015-06-01'),
  ...fields,
})
const a = registered('a')
const b = registered('b')
const c = registered('c')
const district = [government, a, b, c] // e0 … e3
const today = on('2026-03-02')

test('LS-4.1: who made it publishes it', () =>
  expect(responsibleAgency(item(madeBy('a')), today, historyOf(...district))).toEqual({
    agency: 'a',
    chain: [{ agency: 'a', reason: 'made', clause: 'LS-4.1' }],
  }))

test('LS-4.2: what was obtained from citizens is published by its keeper', () =>
  expect(
    responsibleAgency(item({ kind: 'obtainedFromPublic', keeper: agencyId('b') }), today, historyOf(...district)),
  ).toEqual({ agency: 'b', chain: [{ agency: 'b', reason: 'kept', clause: 'LS-4.2' }] }))

test('711-10: what came from another organ is published by its maker or first obtainer, not by who holds a copy', () =>
  expect(
    responsibleAgency(
      item({ kind: 'obtainedFromAgency', obtainedBy: agencyId('a'), source: agencyId('c') }),
      today,
      historyOf(...district),
    ),
  ).toEqual({ agency: 'c', chain: [{ agency: 'c', reason: 'firstObtained', clause: '711-10' }] }))

test('711-10: an internal body that does not act in its own name leaves publishing to its organ', () => {
  const office = registered('office', 'internalBody', { governmentSuperior: agencyId('a'), actsInOwnName: false })
  const answer = responsibleAgency(item(madeBy('office')), today, historyOf(...district, office))
  expect(answer.agency).toBe('a')
  expect(answer.chain.at(-1)).toEqual({ agency: 'a', reason: 'belongsTo', clause: '711-10', from: 'office' })
})

test('LS-4.3: after a reorganisation the successor publishes, and the chain names the event that moved it', () =>
  expect(
    responsibleAgency(item(madeBy('a')), today, historyOf(...district, abolished('a', '2019-03-01', ['b']))),
  ).toEqual({
    agency: 'b',
    chain: [
      { agency: 'a', reason: 'made', clause: 'LS-4.1' },
      { agency: 'b', reason: 'succeeded', clause: 'LS-4.3', from: 'a', effectiveOn: '2019-03-01', eventId: 'e4' },
    ],
  }))

test('LS-4.3: before the day of effect the old agency is still responsible', () => {
  const history = historyOf(...district, abolished('a', '2019-03-01', ['b']))
  expect(responsibleAgency(item(madeBy('a')), on('2019-02-28'), history).agency).toBe('a')
  expect(responsibleAgency(item(madeBy('a')), on('2019-03-01'), history).agency).toBe('b')
})

test('LS-4.3: functions that moved by theme take matters of that theme along and leave the others', () => {
  const history = historyOf(...district, transferred('a', 'b', '2018-01-01', ['water', 'roads']))
  expect(responsibleAgency(item(madeBy('a'), { theme: 'water' }), today, history).agency).toBe('b')
  expect(responsibleAgency(item(madeBy('a'), { theme: 'schools' }), today, history).agency).toBe('a')
  expect(responsibleAgency(item(madeBy('a')), today, history).agency).toBe('a')
})

test('LS-4.3: what an agency made after it gave the functions away stays its own', () => {
  const history = historyOf(...district, transferred('a', 'b', '2018-01-01'))
  expect(responsibleAgency(item(madeBy('a'), { since: on('2017-12-31') }), today, history).agency).toBe('b')
  expect(responsibleAgency(item(madeBy('a'), { since: on('2018-01-01') }), today, history).agency).toBe('a')
})

test('LS-4.3: an abolition with several successors splits by theme, and one takes the rest', () => {
  const history = historyOf(...district, abolished('a', '2019-03-01', [['b', 'water'], 'c']))
  expect(responsibleAgency(item(madeBy('a'), { theme: 'water' }), today, history).agency).toBe('b')
  expect(responsibleAgency(item(madeBy('a'), { theme: 'roads' }), today, history).agency).toBe('c')
  expect(responsibleAgency(item(madeBy('a')), today, history).agency).toBe('c')
})

test('LS-4.3: a renamed agency stays responsible, and the chain says so', () => {
  const answer = responsibleAgency(item(madeBy('a')), today, historyOf(...district, renamed('a', 'New', '2020-01-01')))
  expect(answer.agency).toBe('a')
  expect(answer.chain.map(({ reason }) => reason)).toEqual(['made', 'renamed'])
})

test('LS-4.3: a chain of twenty reorganisations is followed to its end', () => {
  const numbers = Array.from({ length: 20 }, (_, n) => n)
  const agencies = [...numbers, 20].map((n) => registered(`n${n}`))
  const moves = numbers.map((n) => abolished(`n${n}`, `${2016 + Math.floor(n / 2)}-0${1 + (n % 2)}-01`, [`n${n + 1}`]))
  const answer = responsibleAgency(item(madeBy('n0')), today, historyOf(government, ...agencies, ...moves))
  expect(answer.agency).toBe('n20')
  expect(answer.chain).toHaveLength(21)
})

test('LS-4.3: functions that come back end where they started', () => {
  const history = historyOf(...district, transferred('a', 'b', '2018-01-01'), transferred('b', 'a', '2018-01-01'))
  const answer = responsibleAgency(item(madeBy('a')), today, history)
  expect(answer.agency).toBe('a')
  expect(answer.chain.map(({ agency }) => agency)).toEqual(['a', 'b', 'a'])
})

test('711-10: functions handed down to a body that does not act in its own name stay with its organ', () => {
  const office = registered('office', 'internalBody', { governmentSuperior: agencyId('a'), actsInOwnName: false })
  const history = historyOf(...district, office, transferred('a', 'office', '2018-01-01'))
  const answer = responsibleAgency(item(madeBy('office')), today, history)
  expect(answer.agency).toBe('a')
  expect(answer.chain.map(({ agency }) => agency)).toEqual(['office', 'a', 'office', 'a'])
})

test('LS-4.4: where no agency takes over, whoever decided the abolition publishes', () => {
  const answer = responsibleAgency(
    item(madeBy('a')),
    today,
    historyOf(...district, abolished('a', '2019-03-01', [['b', 'water']], 'gov')),
  )
  expect(answer.agency).toBe('gov')
  expect(answer.chain.at(-1)).toMatchObject({ reason: 'decidedAbolition', clause: 'LS-4.4', eventId: 'e4' })
})

test('LS-4.5: deliberative and temporary bodies are treated likewise', () => {
  const group = registered('group', 'temporaryBody')
  const answer = responsibleAgency(
    item(madeBy('group')),
    today,
    historyOf(...district, group, abolished('group', '2020-05-01', ['c'])),
  )
  expect(answer.agency).toBe('c')
  expect(answer.chain.map(({ clause }) => clause)).toEqual(['LS-4.1', 'LS-4.5', 'LS-4.3'])
})

test('LS-4.6: another law on the authority to publish prevails, and its agency has successors too', () => {
  const facts = item(madeBy('a'), { otherLaw: { agency: agencyId('b'), legalBasis: '统计法 第二十四条' } })
  const answer = responsibleAgency(facts, today, historyOf(...district, abolished('b', '2019-03-01', ['c'])))
  expect(answer.agency).toBe('c')
  expect(answer.chain[0]).toEqual({ agency: 'b', reason: 'otherLaw', clause: 'LS-4.6' })
})

test('LS-5.1: of joint issuers the lead publishes', () => {
  const origin: InformationOrigin = { kind: 'made', makers: [agencyId('a'), agencyId('b')], lead: agencyId('b') }
  const answer = responsibleAgency(item(origin), today, historyOf(...district))
  expect(answer).toEqual({ agency: 'b', chain: [{ agency: 'b', reason: 'leads', clause: 'LS-5.1' }] })
})

test('LS-5.2: every signing agency has the duty to publish, through its own successors', () => {
  const history = historyOf(...district, abolished('c', '2019-03-01', ['gov']))
  const duties = agenciesWithDutyToPublish(item(madeBy('a', 'b', 'c')), today, history)
  expect(duties.map(({ agency }) => agency)).toEqual(['a', 'b', 'gov'])
  expect(duties.map(({ chain }) => chain[0]!.clause)).toEqual(['LS-5.1', 'LS-5.2', 'LS-5.2'])
})

test('LS-5.3: any of the joint issuers may be asked, each once', () => {
  const history = historyOf(...district, abolished('c', '2019-03-01', ['b']))
  expect(mayBeAppliedTo(item(madeBy('a', 'b', 'c')), today, history)).toEqual(['a', 'b'])
})

test('LS-12.1: a body that takes no applications is not among those who may be asked', () => {
  const water = registered('water', 'publicEnterprise', { sector: 'waterSupply' })
  expect(mayBeAppliedTo(item(madeBy('a', 'water')), today, historyOf(...district, water))).toEqual(['a'])
})

test.each([
  ['government', false, true, 'LS-12.1'],
  ['townshipGovernment', false, true, 'LS-12.1'],
  ['department', true, true, 'LS-12.1'],
  ['department', false, false, 'LS-12.1'],
  ['dispatchedBody', true, true, 'LS-12.1'],
  ['internalBody', true, true, 'LS-12.1'],
  ['internalBody', false, false, 'LS-12.1'],
  ['deliberativeBody', true, false, 'LS-12.1'],
  ['authorizedOrganization', true, true, '711-54'],
  ['publicEnterprise', true, false, '711-55'],
] as const)('LS-12.1: a %s (own name: %s) takes applications: %s', (kind, actsInOwnName, takes, clause) =>
  expect(takesApplications({ kind, actsInOwnName })).toEqual({ takes, clause }),
)

test('an agency that was never registered is said to be so', () =>
  expect(responsibleAgency(item(madeBy('nobody')), today, historyOf(...district))).toMatchObject({
    unclear: 'NOT_REGISTERED',
  }))

test('a day before the agency existed has nobody responsible', () =>
  expect(responsibleAgency(item(madeBy('a')), on('1999-12-31'), historyOf(...district))).toMatchObject({
    unclear: 'NOT_YET_ESTABLISHED',
  }))
