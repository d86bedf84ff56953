import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCreditCode } from '../../src/domain/agency/creditCode.js'
import { AGENCIES } from '../../src/cli/demo/agencies.js'
import { PEOPLE } from '../../src/cli/demo/people.js'
import { itemIdOf } from '../../src/cli/demo/life.js'
import { commandIdOf, isPlayed, play } from '../../src/cli/demo/play.js'
import { demoScript } from '../../src/cli/demo/script.js'
import type { RecordedEvent } from '../../src/eventstore/recordedEvent.js'
import { demoWorld } from './demoWorld.js'

let played: Awaited<ReturnType<typeof demoWorld>>
let log: readonly RecordedEvent[]
beforeAll(async () => {
  played = await demoWorld()
  const { leftOut } = await play(played.world, demoScript(), () => undefined)
  expect(leftOut).toEqual([])
  log = await played.log()
}, 300_000)
afterAll(() => played.stop())

const types = (stream: string) => log.filter((event) => event.stream === stream).map(({ type }) => type)
const all = (type: string) => log.filter((event) => event.type === type)

test('the district is one that someone from Lieshan would recognise', () => {
  expect(AGENCIES.filter(({ kind }) => kind === 'department').length).toBeGreaterThanOrEqual(25)
  for (const name of [
    '烈山区人民政府',
    '区发展和改革委员会',
    '宋疃镇人民政府',
    '古饶镇人民政府',
    '杨庄街道办事处',
    '区监察委员会',
  ])
    expect(AGENCIES.map((agency) => agency.name)).toContain(name)
  expect(all('AgencyRegistered')).toHaveLength(AGENCIES.length)
})

test('GB-32100: every credit code of the demo is valid, and no two are the same', () => {
  const codes = AGENCIES.flatMap(({ creditCode = [] }) => creditCode)
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => parseCreditCode(code) === undefined)).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
})

test('the people have common names, all different, and every role is held by someone', () => {
  expect(new Set(PEOPLE.map(({ name }) => name)).size).toBe(PEOPLE.length)
  expect(all('StaffRoleGranted').length).toBeGreaterThan(150)
})

test('the regulation stands in it with its true text, as 存量 and reviewed anew', () => {
  const stream = `item-${itemIdOf('regulation')}`
  expect(types(stream)).toEqual(expect.arrayContaining(['LegacyPublicationRecorded', 'PublicationAuthorized']))
  const content = log.find((event) => event.stream === stream && event.type === 'ContentRevised')!.data as {
    text: { value: string }
  }
  expect(content.text.value).toMatch(
    /^第一条\s+为建立健全政务信息发布协调制度[\s\S]*第十八条\s+本制度自发布之日起施行。$/,
  )
})

test.each([
  'ItemCreated',
  'SecretItemRecorded',
  'LegacyPublicationRecorded',
  'ContentRevised',
  'PersonalDataScanned',
  'PersonalDataHitAnswered',
  'RedactionChecked',
  'FileAttached',
  'SecrecyReviewFormFilled',
  'RedactionPrepared',
  'SecrecyReviewSubmitted',
  'SectionReviewPassed',
  'SecrecyReviewReferred',
  'ReferralAnswered',
  'SecrecyReviewConcluded',
  'ReturnedForRework',
  'AttributeConfirmed',
  'ItemApproved',
  'ItemRegistered',
  'IndexNumberRecorded',
  'ItemFiled',
  'ThirdPartyAsked',
  'ThirdPartyAnswered',
  'ThirdPartySilent',
  'PublicInterestDecided',
  'SpecialPublicationLawRecorded',
  'StatutoryApprovalRecorded',
  'PublicationAuthorized',
  'NewVersionStarted',
  'DraftDiscarded',
  'ItemWithdrawn',
  'ValidityEnded',
  'DisclosureReevaluated',
  'ItemHandedOver',
  'PurgeOrdered',
  'AgencyRenamed',
  'AgencyFunctionsTransferred',
  'AgencyAbolished',
  'DeputyAppointed',
  'StaffMemberLeft',
  'FilingListSubmitted',
  'FilingListAccepted',
  'FilingListReturned',
  'AttemptRefused',
])('the year shows %s', (type) => expect(all(type).length).toBeGreaterThan(0))

test.each(['proactive', 'partial', 'onRequest', 'withheld'])(
  'LS-10.4: items with the attribute %s are in it',
  (attribute) =>
    expect(all('AttributeConfirmed').some(({ data }) => (data as { attribute: string }).attribute === attribute)).toBe(
      true,
    ),
)

test('LS-6.1: a joint document is registered and not public, and the attempt is on record', () => {
  const joint = all('ItemCreated').find(({ data }) => (data as { jointIssuers: unknown[] }).jointIssuers.length > 0)!
  expect(types(joint.stream)).toContain('ItemRegistered')
  expect(types(joint.stream)).not.toContain('PublicationAuthorized')
  const refused = all('AttemptRefused').map(({ data }) => data as { subject: string; codes: string[] })
  expect(refused.find(({ subject }) => subject === joint.stream)?.codes).toContain('SEVERAL_AGENCIES_INVOLVED')
})

test('711-37: a redaction that leaves a withheld figure standing is refused, the second one is public', () => {
  const { stream } = all('RedactionPrepared')[0]!
  expect(types(stream).filter((type) => type === 'RedactionPrepared')).toHaveLength(2)
  expect(types(stream).filter((type) => type === 'PublicationAuthorized')).toHaveLength(1)
  const refused = all('AttemptRefused').map(({ data }) => data as { subject: string; codes: string[] })
  expect(refused.find(({ subject }) => subject === stream)?.codes).toContain('REDACTION_LEAKS')
})

test('time never runs backwards, and the year begins in January', () => {
  const moments = log.map(({ metadata }) => metadata.recordedAt)
  expect(moments).toEqual([...moments].sort())
  expect(moments[0]).toMatch(/^2026-01-05/)
  expect(moments.at(-1)! < '2026-11-23').toBe(true)
})

test('played again it changes nothing', async () => {
  await play(played.world, demoScript(), () => undefined)
  expect(await played.log()).toHaveLength(log.length)
  expect(await isPlayed(played.world, demoScript())).toBe(true)
}, 300_000)

test('the script is the same each time it is written down', () => {
  const ids = () => demoScript().map(commandIdOf)
  expect(ids()).toEqual(ids())
  expect(new Set(ids()).size).toBe(ids().length)
})
