import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCreditCode } from '../../src/domain/agency/creditCode.js'
import { AGENCIES } from '../../src/cli/demo/agencies.js'
import { PEOPLE } from '../../src/cli/demo/people.js'
import { itemIdOf } from '../../src/cli/demo/life.js'
import { commandIdOf, isPlayed, play } from '../../src/cli/demo/play.js'
import { DEMO_NOW, demoScript } from '../../src/cli/demo/script.js'
import { imbalancesOf, tableTwo } from '../../src/domain/annualReport/tableTwo.js'
import { reportableOf } from '../../src/domain/annualReport/reportable.js'
import type { ApplicationEvent } from '../../src/domain/application/events.js'
import { OUTCOME_KINDS } from '../../src/domain/application/outcome.js'
import type { RecordedEvent } from '../../src/eventstore/recordedEvent.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { demoWorld } from './demoWorld.js'

let played: Awaited<ReturnType<typeof demoWorld>>
let log: readonly RecordedEvent[]
beforeAll(async () => {
  played = await demoWorld()
  const { leftOut } = await play(played.world, demoScript(), () => undefined)
  expect(leftOut).toEqual([])
  await played.settle()
  played.clock.set(DEMO_NOW)
  await played.settle()
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
  'ConsultationRequired',
  'ConsultationConcluded',
  'SeatReminded',
  'DisputeReferred',
  'DisputeReturned',
  'DeadlineWarned',
  'DeadlineMissed',
  'MissLifted',
  'NewDateProposed',
  'DutyLifted',
  'PolicyNumberSet',
])('the year shows %s', (type) => expect(all(type).length).toBeGreaterThan(0))

test.each(['proactive', 'partial', 'onRequest', 'withheld'])(
  'LS-10.4: items with the attribute %s are in it',
  (attribute) =>
    expect(all('AttributeConfirmed').some(({ data }) => (data as { attribute: string }).attribute === attribute)).toBe(
      true,
    ),
)

test('LS-6.1: a joint document is refused publication before anybody was asked, and public after all have confirmed', () => {
  const joint = itemIdOf('story 关于联合开展校园周边环境综合治理的通知')
  const refused = all('AttemptRefused').map(({ data }) => data as { subject: string; codes: string[] })
  expect(refused.find(({ subject }) => subject === `item-${joint}`)?.codes).toContain('SEVERAL_AGENCIES_INVOLVED')
  const steps = types(`item-${joint}`)
  expect(steps.indexOf('ConsultationConcluded')).toBeGreaterThan(0)
  expect(steps.indexOf('PublicationAuthorized')).toBeGreaterThan(steps.indexOf('ConsultationConcluded'))
})

test('nothing is parked or set aside at the end, and no process met a fault', async () => {
  expect(await played.processes.quarantined()).toEqual([])
  expect(await played.parked()).toEqual([])
  expect(played.faults).toEqual([])
})

test('711-37: a redaction that leaves a withheld figure standing is refused, the second one is public', () => {
  const { stream } = all('RedactionPrepared')[0]!
  expect(types(stream).filter((type) => type === 'RedactionPrepared')).toHaveLength(2)
  expect(types(stream).filter((type) => type === 'PublicationAuthorized')).toHaveLength(1)
  const refused = all('AttemptRefused').map(({ data }) => data as { subject: string; codes: string[] })
  expect(refused.find(({ subject }) => subject === stream)?.codes).toContain('REDACTION_LEAKS')
})

interface Shown {
  readonly status: string
  readonly disputeState: string
  readonly awaits: readonly { readonly step: string; readonly agency: { readonly name: string } }[]
  readonly seats: readonly {
    readonly agency: { readonly name: string }
    readonly outcome: string
    readonly answerBy: string | null
    readonly lastRemindedOn: string | null
  }[]
  readonly sessionCount: number
  readonly openContradictions: number
  readonly cancellation: string | null
  readonly meetingDue: string | null
  readonly meetingMetOn: string | null
  readonly follows: { readonly status: string } | null
}

/** As the inspector sees it. */
const consultation = async (id: string): Promise<Shown> => {
  const { consultation: found } = await played.client('jw-jc').data<{ consultation: Shown }>(
    `query ($id: ID!) { consultation(id: $id) { status disputeState awaits { step agency { name } }
      seats { agency { name } outcome answerBy lastRemindedOn } sessionCount openContradictions cancellation
      meetingDue meetingMetOn follows { status } } }`,
    { id: toGlobalId('Consultation', id) },
  )
  return found
}
const onItem = (title: string, number = 1) => `${itemIdOf(`story ${title}`)}-${number}`
const outcomes = ({ seats }: Shown) => Object.fromEntries(seats.map(({ agency, outcome }) => [agency.name, outcome]))
const eventsIn = (id: string, type: string) =>
  log.filter((event) => event.stream === `consultation-${id}` && event.type === type)

describe('LS-6.1, LS-9.1: consultations stand in every state', () => {
  test('asked and waiting', async () => {
    const shown = await consultation(onItem('烈山区2026年冬季城区供水管网防冻保供方案'))
    expect(shown.awaits.map(({ step, agency }) => [step, agency.name])).toEqual([
      ['giveOpinion', '区城市管理局'],
      ['giveOpinion', '区应急管理局'],
    ])
  })

  test('one opinion in, one missing and reminded', async () => {
    const shown = await consultation(onItem('烈山区2026年冬季清洁取暖补贴实施细则'))
    expect(outcomes(shown)).toEqual({ 区财政局: 'open', 市生态环境局烈山分局: 'agreed' })
    expect(shown.seats.find(({ outcome }) => outcome === 'open')).toMatchObject({
      answerBy: '2026-11-25',
      lastRemindedOn: '2026-11-20',
    })
  })

  test('silence noted on the day after the last one, and brought before both who could decide', async () => {
    const id = onItem('烈山区2026年度高危行业从业人员安全技能提升培训补贴公示')
    expect(outcomes(await consultation(id))).toEqual({ 区应急管理局: 'silent' })
    const [noted] = eventsIn(id, 'SilenceNoted')
    expect(noted?.data).toMatchObject({ answerBy: '2026-10-27', escalatedTo: ['qzf', 'qzfb'] })
    expect(noted?.metadata.recordedAt).toMatch(/^2026-10-28/)
  })

  test('an objection under negotiation, with a session on record and another one called', async () => {
    const id = onItem('关于规范互联网租赁自行车停放秩序的通告')
    const shown = await consultation(id)
    expect(outcomes(shown)).toEqual({ 区交通运输局: 'objects' })
    expect([shown.disputeState, shown.sessionCount]).toEqual(['none', 1])
    expect(eventsIn(id, 'SessionCalled')).toHaveLength(2)
  })

  test('referred and pending; returned once for completion', async () => {
    const referred = await consultation(onItem('烈山区校外供餐单位食品安全抽检结果'))
    expect(referred.awaits).toEqual([{ step: 'decideDispute', agency: { name: '烈山区人民政府' } }])
    const returned = await consultation(onItem('烈山区畜禽养殖禁养区划定调整方案'))
    expect([returned.disputeState, returned.awaits[0]?.step]).toEqual(['returned', 'completeDispute'])
  })

  test('decided with a party overruled, confirmed on that ground and published', async () => {
    const id = onItem('烈山区民办义务教育学校生均公用经费补助资金分配情况')
    expect(await consultation(id)).toMatchObject({ status: 'confirmed', seats: [{ outcome: 'decided' }] })
    expect(eventsIn(id, 'DisputeDecided')[0]?.data).toMatchObject({
      decider: 'qzfb',
      rulings: [{ point: 'attribute', ruling: 'proposalStands', overruled: ['czj'] }],
    })
    expect(types(`item-${id.slice(0, -2)}`)).toContain('PublicationAuthorized')
  })

  test('another text in the middle of it, and an agency that takes a seat later', async () => {
    const id = onItem('烈山区秸秆综合利用实施方案')
    expect(outcomes(await consultation(id))).toEqual({ 市生态环境局烈山分局: 'agreed', 区应急管理局: 'agreed' })
    expect(eventsIn(id, 'TextPutUnderDiscussion')).toHaveLength(1)
    expect(eventsIn(id, 'SeatAdded')[0]?.data).toMatchObject({ seat: { agency: 'yjj' } })
  })

  test('LS-4.3: an agency that was merged while it was asked, answered for by its successor', async () => {
    const id = onItem('烈山区2026年防返贫监测对象救助帮扶办法')
    expect(eventsIn(id, 'SeatTransferred')[0]?.data).toMatchObject({ from: 'xczx', to: ['nyj'] })
    expect(outcomes(await consultation(id))).toEqual({ 区农业农村水利局: 'agreed' })
  })

  test('reopened by the agency that had confirmed', async () => {
    const shown = await consultation(onItem('烈山区2027年度门诊慢特病认定机构及病种目录', 2))
    expect(shown).toMatchObject({ status: 'open', follows: { status: 'confirmed' } })
  })

  test('cancelled, because the item was withdrawn', async () => {
    const shown = await consultation(onItem('烈山区法律援助案件补贴标准公告'))
    expect([shown.status, shown.cancellation]).toEqual(['cancelled', 'itemWithdrawn'])
  })

  test('LS-6.2: a contradiction with what another agency has published, found and answered', async () => {
    const id = onItem('烈山区2026年上半年环境空气质量状况 tjj')
    const [found] = eventsIn(id, 'ContradictionsFound')
    expect(found?.data).toMatchObject({ findings: [{ kind: 'titleAndDate', otherAgency: 'hbfj' }] })
    expect(await consultation(id)).toMatchObject({ status: 'confirmed', openContradictions: 0 })
  })

  test('LS-8.1: on an application, met within 3 working days', async () => {
    const shown = await consultation('request.demo-2026-0031-1')
    expect(shown).toMatchObject({ status: 'confirmed', meetingDue: '2026-11-12', meetingMetOn: '2026-11-12' })
  })

  test('711-34: on an application, deemed consent of the joint maker that let 15 working days pass', async () => {
    const id = 'request.demo-2026-0027-1'
    expect(outcomes(await consultation(id))).toEqual({ 区教育局: 'deemedConsent', 区城市管理局: 'agreed' })
    expect(eventsIn(id, 'ConsentDeemed')[0]?.data).toMatchObject({ servedOn: '2026-10-12', lapsedOn: '2026-11-02' })
  })
})

describe('711-27 to 711-45: a year of applications', () => {
  const history = (number: string) =>
    log.filter(
      ({ stream }) => stream === `application-demo-2026-${number}`,
    ) as readonly RecordedEvent<ApplicationEvent>[]
  const last = (number: string, type: ApplicationEvent['type']) =>
    history(number).findLast((event) => event.type === type)?.data

  test('711-36: every kind of reply was given, each signed under the letter that was sealed', () => {
    const replies = all('ReplyDispatched').map(({ data }) => data as { outcome: { kind: string } })
    expect(new Set(replies.map(({ outcome }) => outcome.kind))).toEqual(new Set(OUTCOME_KINDS))
    const printed = all('LetterPrepared').map(({ data }) => (data as { pdf: { sha256: string } }).pdf.sha256)
    for (const { data } of all('ReplySigned')) expect(printed).toContain((data as { letterHash: string }).letterHash)
    expect(all('ReplySigned').length).toBe(replies.length)
  })

  test('711-50: the report of the year balances, with applications carried over', () => {
    const applications = all('ApplicationReceived').map(({ stream }) => stream)
    const eventsOf = (stream: string) =>
      log.filter((event) => event.stream === stream) as readonly RecordedEvent<ApplicationEvent>[]
    const known = applications.flatMap((stream) => reportableOf(eventsOf(stream)) ?? [])
    const table = tableTwo(2026, known)
    expect(imbalancesOf(table)).toEqual([])
    expect(table.newlyReceived.all).toBe(known.length)
    expect(table.carriedOut.all).toBeGreaterThan(3)
    expect(Object.keys(table).filter((row) => table[row as keyof typeof table].all > 0).length).toBeGreaterThan(20)
  })

  test('711-42: paid for 150 pages, and the period began anew', () => {
    expect(last('0131', 'FeePaid')).toMatchObject({ amount: 1_700, period: 2, replyDue: { start: '2026-04-15' } })
    expect(last('0132', 'FeeNoticeIssued')).toMatchObject({ amount: 4_700 })
  })

  test('711-32: the third party let its time pass, and the wait for it did not count', () => {
    expect(last('0113', 'ThirdPartyOpinionLapsed')).toMatchObject({ lapsedOn: '2026-08-12' })
    expect(last('0113', 'ReplyDispatched')).toMatchObject({ late: false })
    expect(last('0122', 'ReplyDispatched')).toMatchObject({ late: true })
  })

  test('711-31, 711-44: one that nobody confirmed, and one that three people asked for', () => {
    expect(last('0210', 'ReceiptUnconfirmed')).toMatchObject({ confirmBy: { due: '2026-11-18' } })
    expect(last('0213', 'ProactiveDisclosureProposed')).toMatchObject({ source: 'severalApplicants' })
    expect(last('0213', 'ProactiveProposalDecided')).toMatchObject({ accepted: true })
  })

  test('711-51: a reply that was corrected on review was given again under a number of its own', () => {
    const numbers = history('0151').flatMap(({ type, data }) =>
      type === 'ReplyDispatched' ? [(data as { replyNumber: string }).replyNumber] : [],
    )
    expect(new Set(numbers).size).toBe(2)
  })
})

describe('LS-7.1, LS-11.1: duties and dates stand in every state', () => {
  const dutiesOf = async (title: string) => {
    const { duties } = await played.client('jw-jc').data<{
      duties: { nodes: { agency: { name: string }; status: string; doneOn: string | null }[] }
    }>(`query ($item: ID!) { duties(filter: { itemId: $item }) { nodes { agency { name } status doneOn } } }`, {
      item: toGlobalId('InformationItem', itemIdOf(`story ${title}`)),
    })
    return Object.fromEntries(duties.nodes.map(({ agency, status, doneOn }) => [agency.name, [status, doneOn]]))
  }

  test('own publication: one done, one still due', async () => {
    expect(await dutiesOf('烈山区2026年冬季文旅消费促进活动方案')).toEqual({
      区文化旅游体育局: ['met', '2026-11-10'],
      区商务局: ['met', '2026-11-12'],
      区交通运输局: ['open', null],
    })
  })

  test('own publication: one in time, one late', async () => {
    expect(await dutiesOf('烈山区秸秆综合利用实施方案')).toEqual({
      区农业农村水利局: ['met', '2026-09-22'],
      市生态环境局烈山分局: ['met', '2026-09-23'],
      区应急管理局: ['missed', '2026-10-16'],
    })
  })

  test('711-47: a miss is lifted on proof that the act was in time, and both stay on record', () => {
    const duty = `${itemIdOf('story 关于联合开展校园周边环境综合治理的通知')}-cgj.r1-publication`
    const steps = types(`deadline-${duty}`)
    expect(steps).toEqual(expect.arrayContaining(['DeadlineMissed', 'MissedActDone', 'MissLifted']))
  })

  test('711-26: a notice that came late proposes dates; one is confirmed, the others wait for an officer', async () => {
    const { deadlines } = await played.client('fgw-jb').data<{
      deadlines: { nodes: { due: string; proposal: { due: string }; item: { title: string } }[] }
    }>('{ deadlines(filter: { proposed: true }) { nodes { due proposal { due } item { title } } } }')
    expect(deadlines.nodes).toEqual([
      { due: '2026-12-16', proposal: { due: '2026-12-17' }, item: { title: '关于做好迎峰度冬能源保供工作的通知' } },
    ])
    expect(all('DeadlineMoved').filter(({ data }) => (data as { cause: string }).cause === 'calendar')).toHaveLength(1)
  })

  test('LS-18.1: the longer period to answer holds for letters from its first day on, and for none before', () => {
    const policyOf = (stream: string) => {
      const started = log.find((event) => event.type === 'DeadlineStarted' && event.stream.startsWith(stream))
      return (started?.data as { receipt: { terms: { policy: string; days: number }[] } }).receipt.terms[0]
    }
    expect(policyOf(`deadline-${onItem('关于联合开展校园周边环境综合治理的通知')}`)).toMatchObject({ days: 5 })
    expect(policyOf(`deadline-${onItem('烈山区2026年冬季清洁取暖补贴实施细则')}`)).toMatchObject({ days: 7 })
  })

  test('the board counts duties that run, are met, were missed and fell away', async () => {
    const { dutyBoard } = await played.client('qzfb-gkz').data<{
      dutyBoard: { total: Record<string, number> }
    }>('{ dutyBoard { total { running met missed lifted overdue madeGood } } }')
    for (const [state, count] of Object.entries(dutyBoard.total)) expect(count, state).toBeGreaterThan(0)
  })
})

test('time never runs backwards, and the year begins in January', () => {
  const moments = log.map(({ metadata }) => metadata.recordedAt)
  expect(moments).toEqual([...moments].sort())
  expect(moments[0]).toMatch(/^2026-01-05/)
  expect(moments.at(-1)! < '2026-11-23T02').toBe(true)
})

test('played again it changes nothing', async () => {
  // What was looked at in between is on record too.
  await played.settle()
  const before = await played.log()
  await play(played.world, demoScript(), () => undefined)
  await played.settle()
  expect(await played.log()).toHaveLength(before.length)
  expect(await isPlayed(played.world, demoScript())).toBe(true)
}, 300_000)

test('the script is the same each time it is written down', () => {
  const ids = () => demoScript().map(commandIdOf)
  expect(ids()).toEqual(ids())
  expect(new Set(ids()).size).toBe(ids().length)
})
