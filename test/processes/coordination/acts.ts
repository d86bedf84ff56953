import { DISTRICT, JURISDICTION } from '../../../src/app/compose/core.js'
import { OFFICIAL_YEARS } from '../../../src/app/seed/holidays.js'
import { POINTS } from '../../../src/domain/consultation/vocabulary.js'
import { consultationDecider } from '../../../src/domain/consultation/decide.js'
import { positionOn } from '../../../src/domain/consultation/positions.js'
import type { OpenConsultation } from '../../../src/domain/consultation/state.js'
import { addDays } from '../../../src/domain/dates.js'
import type { AnyCommand } from '../../../src/domain/decider.js'
import { deadlineDecider } from '../../../src/domain/deadline/decide.js'
import { informationItemDecider } from '../../../src/domain/informationItem/decide.js'
import type { InformationItem, OpenItem } from '../../../src/domain/informationItem/state.js'
import { publicationDecider } from '../../../src/domain/publication/decide.js'
import type { Role } from '../../../src/domain/roles.js'
import type { AgencyId, Instant, LocalDate } from '../../../src/domain/values.js'
import { content, fillForm } from '../../domain/informationItem/steps.js'
import { type CoordinationWorld, GOVERNMENT, personOf } from './coordinationWorld.js'

/** What somebody tries: which item and agencies are meant, and a pick among variants. */
export interface Act {
  readonly what: ActName
  readonly item: number
  readonly one: number
  readonly other: number
  readonly pick: number
}
export type ActName = keyof typeof ACTS

interface Scene extends Act {
  readonly world: CoordinationWorld
  readonly id: string
  readonly agencies: readonly AgencyId[]
}

/** Carries it out as far as the rules let it; a refusal is an outcome like any other. */
export async function carryOut(world: CoordinationWorld, act: Act, agencies: readonly AgencyId[]): Promise<void> {
  await ACTS[act.what]({ ...act, world, id: `i${act.item}`, agencies })
}

const itemOf = ({ world, id }: Scene): InformationItem => world.stateOf(informationItemDecider, `item-${id}`)

function openItem(scene: Scene): OpenItem | undefined {
  const item = itemOf(scene)
  return item.status === 'open' ? item : undefined
}

function consultationOn(scene: Scene): OpenConsultation | undefined {
  const id = openItem(scene)?.consultation?.id
  if (id === undefined) return undefined
  const found = scene.world.stateOf(consultationDecider, `consultation-${id}`)
  return found.status === 'open' ? found : undefined
}

const onItem = async (scene: Scene, role: Role, type: string, data: object = {}) => {
  const item = itemOf(scene)
  const agency = item.status === 'open' ? item.agency : GOVERNMENT
  return scene.world.give(personOf(role, agency), scene.id, { type, data } as AnyCommand)
}
// eslint-disable-next-line max-params -- who does what where, as a sentence
const inConsultation = ({ world }: Scene, id: string, role: Role, agency: AgencyId, type: string, data: object) =>
  world.give(personOf(role, agency), id, { type, data } as AnyCommand)

const agencyOf = ({ agencies }: Scene, number: number): AgencyId => agencies[number % agencies.length]!

const TEXTS = ['第一条', '第二条', '第三条', '第四条'] as const
const TITLES = ['关于印发工作方案的通知', '关于调整收费标准的通知'] as const
const THEMES = ['generalAffairs', 'healthAndSports'] as const

async function create(scene: Scene): Promise<void> {
  const { world, id, one, other, pick } = scene
  if (itemOf(scene).status !== 'absent') return
  const agency = agencyOf(scene, one)
  const second = agencyOf(scene, one + 1 + (other % 3))
  const third = agencyOf(scene, other)
  const today = world.today()
  const isOther = (named: AgencyId) => named !== agency
  const issuers =
    pick % 3 === 0 && isOther(second)
      ? [
          { agency, lead: true },
          { agency: second, lead: false },
        ]
      : []
  const obtained = pick % 7 === 3 && isOther(second)
  await world.give(personOf('publishingOfficer', agency), id, {
    type: 'CreateItem',
    data: {
      itemId: id,
      agency,
      title: TITLES[pick % 2],
      origin: obtained
        ? { kind: 'obtained', from: { kind: 'agency', agency: second, firstObtainer: second }, obtainedOn: today }
        : { kind: 'made' },
      media: ['text'],
      ...(pick % 5 === 0 ? { documentNumber: `烈政〔2026〕${pick % 2}号` } : {}),
      theme: THEMES[other % 2],
      genre: 'notice',
      formedOn: addDays(today, obtained ? -1 : -(pick % 3)),
      ...(obtained ? {} : { jointIssuers: issuers }),
      involvedAgencies: [third].filter(
        (named) => isOther(named) && pick % 4 !== 1 && !issuers.some((issuer) => issuer.agency === named),
      ),
      declaredNotSecret: true,
    },
  })
  await write(scene)
  await onItem(scene, 'publishingOfficer', 'FillSecrecyReviewForm', formOf(pick))
}

const formOf = (pick: number) =>
  (pick % 6 === 5
    ? fillForm({
        attribute: 'onRequest',
        channels: [],
        grounds: [
          {
            code: 'notForProactive',
            checked: ['711-19', '711-20', '711-21'],
            why: '仅涉及个别单位',
            concerns: '某单位',
          },
        ],
      })
    : fillForm()
  ).data

const write = (scene: Scene) =>
  onItem(
    scene,
    'publishingOfficer',
    'ReviseContent',
    content({ title: TITLES[scene.pick % 2]!, text: TEXTS[(scene.pick + scene.other) % 4]! }),
  )

/** The steps of the review that are still to come. */
async function review(scene: Scene): Promise<void> {
  const contentHash = openItem(scene)?.work?.content?.contentHash
  if (contentHash === undefined) return
  await onItem(scene, 'publishingOfficer', 'SubmitForReview', { contentHash, opinion: 'disclose' })
  await onItem(scene, 'sectionHead', 'PassSectionReview', { contentHash, opinion: 'disclose' })
  await onItem(scene, 'secrecyReviewer', 'ConcludeSecrecyReview', { contentHash, conclusion: 'disclose' })
  await onItem(scene, 'deputyLeader', 'ApproveItem', { contentHash })
  await onItem(scene, 'publishingOfficer', 'RegisterItem')
}

async function requireConsultation(scene: Scene): Promise<void> {
  const contentHash = openItem(scene)?.work?.content?.contentHash
  if (contentHash !== undefined) await onItem(scene, 'publishingOfficer', 'RequireConsultation', { contentHash })
}

async function issueLetter(scene: Scene): Promise<void> {
  const now = consultationOn(scene)
  if (now === undefined || now.letter !== undefined) return
  await inConsultation(scene, now.id, 'publishingOfficer', now.asking, 'IssueConsultationLetter', {
    text: now.text,
    letterNumber: `函${now.text}号`,
    issuedOn: scene.world.today(),
    opinion: '拟主动公开',
    basis: '《条例》第二十条',
  })
}

const says = (position: 'agrees' | 'objects', points: readonly string[]) =>
  points.map((point) => ({ point, position, ground: '理由', basis: '依据' }))

async function answer(scene: Scene, position: 'agrees' | 'objects', seats: readonly AgencyId[]): Promise<void> {
  const now = consultationOn(scene)
  if (now === undefined) return
  const { id, text } = now
  for (const seat of seats) {
    const points = position === 'objects' ? [POINTS[scene.pick % 4]!] : POINTS
    const left = points.filter((point) => {
      const held = now.seats.get(seat)
      return held?.opinions.has(point) !== true || held.inherited.includes(point)
    })
    const revised = points.filter((point) => !left.includes(point))
    const given = { text, seat, givenOn: scene.world.today() }
    const give = (type: string, which: readonly (typeof POINTS)[number][], more: object = {}) =>
      which.length === 0
        ? Promise.resolve([])
        : inConsultation(scene, id, 'disclosureHead', seat, type, { ...given, points: says(position, which), ...more })
    await give('GiveOpinion', left)
    if (scene.one % 2 === 0) await give('ReviseOpinion', revised, { reason: '情况变化' })
  }
}

const seatsOf = (scene: Scene): readonly AgencyId[] => [...(consultationOn(scene)?.seats.keys() ?? [])]
const oneSeat = (scene: Scene): readonly AgencyId[] => {
  const seats = seatsOf(scene)
  return seats.length === 0 ? [] : [seats[scene.other % seats.length]!]
}

async function answerFindings(scene: Scene): Promise<void> {
  const now = consultationOn(scene)
  const said = { answer: 'settledWithAgency', explanation: '已核对' } as const
  for (const { finding, answer: known } of now?.contradictions?.values() ?? []) {
    if (known !== undefined) continue
    await inConsultation(scene, now!.id, 'publishingOfficer', now!.asking, 'AnswerContradiction', {
      text: now!.text,
      finding,
      ...said,
    })
  }
  const own = openItem(scene)?.contradictions
  for (const { finding, answered } of own?.findings ?? []) {
    if (answered) continue
    await onItem(scene, 'publishingOfficer', 'AnswerItemContradiction', {
      contentHash: own!.contentHash,
      finding,
      ...said,
    })
  }
}

async function conclude(scene: Scene, outcome: 'confirmed' | 'notAgreed'): Promise<void> {
  const now = consultationOn(scene)
  if (now === undefined) return
  await inConsultation(scene, now.id, 'disclosureOfficer', now.asking, 'ConcludeConsultation', {
    text: now.text,
    outcome,
  })
}

/** Trying by themselves, and then up to somebody who decides. */
async function refer(scene: Scene): Promise<void> {
  const now = consultationOn(scene)
  if (now === undefined) return
  const { id, text, asking, seats } = now
  const today = scene.world.today()
  const parties = [asking, ...seats.keys()]
  await inConsultation(scene, id, 'publishingOfficer', asking, 'RecordSession', {
    session: `s${text}-${scene.pick}`,
    form: 'meeting',
    text,
    heldOn: today,
    attendance: parties.map((agency) => ({ agency, position: 'undecided', people: ['某'] })),
    result: 'disagreed',
    summary: '未达成一致',
  })
  const party = parties[scene.other % parties.length]!
  const file = { matter: '事项', ownCoordination: '已会商', mainDispute: '公开属性', reasons: '见附件' }
  for (const decider of [agencyOf(scene, scene.one), ...scene.agencies]) {
    const codes = await inConsultation(scene, id, 'disclosureHead', party, 'ReferDispute', {
      text,
      party,
      decider,
      file,
      documentNumber: `报${scene.pick}号`,
      referredOn: today,
    })
    if (!codes.includes('DECIDER_NOT_COMPETENT')) return
  }
}

async function decideDispute(scene: Scene): Promise<void> {
  const now = consultationOn(scene)
  if (now?.dispute === undefined) return
  const { decider, number, points, party } = now.dispute
  const today = scene.world.today()
  const file = { matter: '事项', ownCoordination: '已会商', mainDispute: '公开属性', reasons: '补充' }
  if (scene.pick % 5 === 4) {
    const returned = { dispute: number, lacking: '会商记录', returnedOn: today }
    await inConsultation(scene, now.id, 'principalLeader', decider, 'ReturnDispute', returned)
    if (scene.one % 2 === 0) return
    const completed = { dispute: number, party, file, completedOn: today }
    await inConsultation(scene, now.id, 'disclosureHead', party, 'CompleteDispute', completed)
  }
  await inConsultation(scene, now.id, 'principalLeader', decider, 'DecideDispute', {
    dispute: number,
    rulings: points.map((point, index) => ({
      point,
      ruling: (scene.pick + index) % 3 === 0 ? 'objectionStands' : 'proposalStands',
    })),
    ground: '理由',
    basis: '依据',
    documentNumber: `决${scene.pick}号`,
    decidedOn: today,
  })
}

async function authorize(scene: Scene): Promise<void> {
  const contentHash = openItem(scene)?.work?.content?.contentHash
  if (contentHash === undefined) return
  const channels = ['governmentWebsite']
  await onItem(scene, 'publishingOfficer', 'AuthorizePublication', { contentHash, channels })
}

/** Each agency that has been told to. */
async function publishOwn(scene: Scene, agencies: readonly AgencyId[]): Promise<void> {
  for (const agency of agencies) {
    const id = `${scene.id}-${agency}`
    const ordered = scene.world.stateOf(publicationDecider, `publication-${id}`)
    if (ordered.status === 'absent') continue
    const command = {
      type: 'RecordPublication',
      data: {
        channel: 'governmentWebsite',
        contentHash: ordered.contentHash,
        publishedOn: addDays(scene.world.today(), -(scene.pick % 3)),
        receipt: { address: `https://${agency}.example.test/` },
      },
    } as AnyCommand
    await scene.world.give(personOf('publishingOfficer', agency), id, command)
  }
}

async function changeInvolvement(scene: Scene): Promise<void> {
  const item = openItem(scene)
  const named = agencyOf(scene, scene.one)
  const involvedAgencies = item === undefined || scene.pick % 3 === 0 || named === item.agency ? [] : [named]
  const jointIssuers = scene.pick % 4 === 0 ? [] : (item?.jointIssuers ?? [])
  await onItem(scene, 'publishingOfficer', 'ChangeInvolvement', { jointIssuers, involvedAgencies, reason: '涉及' })
}

const register = (scene: Scene, type: string, data: object) =>
  scene.world.give(personOf('registrar', GOVERNMENT), DISTRICT, { type, data } as AnyCommand)

/** Today, some days ahead, or entered late. */
const effectiveOn = ({ world, pick }: Scene): LocalDate => addDays(world.today(), [0, 0, 0, 6, -2][pick % 5]!)

/** The government and the disclosure department stay, so that somebody is left to decide. */
const mayGo = ({ agencies }: Scene, agency: AgencyId) => agency !== agencies[0] && agency !== agencies.at(-1)

async function abolish(scene: Scene): Promise<void> {
  // Rather one that has been asked than one that nothing depends on.
  const agency = (scene.pick % 2 === 0 ? oneSeat(scene)[0] : undefined) ?? agencyOf(scene, scene.one)
  const [first, second] = [agencyOf(scene, scene.other), agencyOf(scene, scene.other + 1)]
  if (!mayGo(scene, agency) || [first, second].includes(agency)) return
  const halves = [{ agency: first, themes: ['generalAffairs'] }, { agency: second }]
  const successors = scene.pick % 3 === 0 ? halves : scene.pick % 7 === 6 ? [] : [{ agency: first }]
  await register(scene, 'AbolishAgency', {
    agency,
    effectiveOn: effectiveOn(scene),
    successors,
    ...(successors.length === 0 ? { decidingAgency: GOVERNMENT } : {}),
  })
}

async function transfer(scene: Scene): Promise<void> {
  const to = agencyOf(scene, scene.other)
  const agency = (scene.pick % 3 === 0 ? oneSeat(scene)[0] : undefined) ?? agencyOf(scene, scene.one)
  if (!mayGo(scene, agency)) return
  const themes = scene.pick % 2 === 0 ? { themes: ['generalAffairs'] } : {}
  await register(scene, 'TransferAgencyFunctions', { agency, to, ...themes, effectiveOn: effectiveOn(scene) })
}

async function annul(scene: Scene): Promise<void> {
  const latest = scene.world.events.findLast(
    ({ type }) => type === 'AgencyAbolished' || type === 'AgencyFunctionsTransferred',
  )
  if (latest === undefined) return
  const { agency, effectiveOn: day } = latest.data as { readonly agency: AgencyId; readonly effectiveOn: LocalDate }
  await register(scene, 'AnnulAgencyReorganisation', { agency, annulled: latest.type, effectiveOn: day })
}

/** 主管部门 becomes another, or nobody. */
async function moveDuty(scene: Scene): Promise<void> {
  const { world, pick } = scene
  const duty = { duty: 'disclosureDepartment', effectiveOn: world.today() }
  const [holder] = world.facts().agencies.withDuty('disclosureDepartment', world.today())
  if (holder !== undefined) await register(scene, 'RevokeAgencyDuty', { agency: holder, ...duty })
  if (pick % 3 !== 0) await register(scene, 'AssignAgencyDuty', { agency: agencyOf(scene, scene.one), ...duty })
}

/** Night is morning and week-ends are days like others: the clock only goes on. */
function timePasses({ world, pick, other }: Scene, days: number): Promise<void> {
  const day = addDays(world.today(), days)
  const hour = ['00:00:00', '09:30:00', '23:59:59'][(pick + other) % 3]!
  const moment = new Date(`${day}T${hour}+08:00`).toISOString() as Instant
  if (moment > world.clock.now() && day < LAST_DAY) world.clock.set(moment)
  return Promise.resolve()
}
/** What begins by then can be counted to its end by the calendar that the program ships with. */
const LAST_DAY = '2027-06-01'

/** A notice that comes late: another week of rest, or one that was announced is taken back. */
async function holidays(scene: Scene): Promise<void> {
  const { world, pick } = scene
  const year = OFFICIAL_YEARS.find((known) => known.year === 2026)!
  const first = addDays(world.today(), 2 + pick)
  const daysOff = Array.from({ length: 4 }, (_, index) => addDays(first, index)).filter((day) => day < '2027-01-01')
  const kept = year.holidays.filter((_, index) => index !== pick % 7)
  const listed = kept.flatMap((holiday) => [...holiday.daysOff, ...holiday.makeUpWorkdays])
  const own = daysOff.filter((day) => !listed.includes(day))
  await world.give({ kind: 'operator' }, JURISDICTION, {
    type: 'ArrangeYear',
    data: {
      jurisdiction: JURISDICTION,
      year: 2026,
      provisional: false,
      holidays: own.length === 0 ? kept : [...kept, { name: '调休', daysOff: own, makeUpWorkdays: [] }],
      source: { name: `补充通知${pick}` },
    },
  } as AnyCommand)
}

async function answerProposals(scene: Scene): Promise<void> {
  const { world, pick } = scene
  for (const { id, agency, proposedDue } of world.boards.deadlines.rows('deadlines')) {
    if (proposedDue === null) continue
    const state = world.stateOf(deadlineDecider, `deadline-${id}`)
    if (state.status !== 'running') continue
    const command = (
      pick % 3 === 0
        ? { type: 'DeclineNewDate', data: { due: proposedDue, reason: '不变更' } }
        : { type: 'ConfirmNewDate', data: { due: proposedDue } }
    ) as AnyCommand
    await world.give(personOf('disclosureOfficer', agency), id, command)
  }
}

/** Everything that leads to publication, by people who agree; what the processes do comes in between. */
async function coordinate(scene: Scene): Promise<void> {
  const { delivery } = scene.world
  const item = openItem(scene)
  if (item?.work === undefined) return
  await review(scene)
  await requireConsultation(scene)
  await delivery.all()
  await issueLetter(scene)
  if (scene.pick % 2 === 0) await delivery.all()
  await answer({ ...scene, one: 0 }, 'agrees', seatsOf(scene))
  await answerFindings(scene)
  if (pointsLeft(scene)) {
    await refer({ ...scene, other: 0 })
    await decideDispute({ ...scene, pick: 1 })
  }
  await conclude(scene, 'confirmed')
  await delivery.all()
  await answerFindings(scene)
  // Sometimes it stays confirmed for a while.
  if (scene.other % 4 > 0) await authorize(scene)
}

/** Asked again about another text where they were asked before; one of them objects, and some take it further up. */
async function quarrel(scene: Scene): Promise<void> {
  const { delivery } = scene.world
  if (openItem(scene)?.work === undefined)
    await onItem(scene, 'publishingOfficer', 'StartCorrection', { reason: '更正' })
  if (scene.pick % 2 === 0) await write(scene)
  await requireConsultation(scene)
  await delivery.all()
  await issueLetter(scene)
  await delivery.all()
  await answer(scene, 'objects', oneSeat(scene))
  if (scene.pick % 3 === 0) await refer(scene)
}

/** Another text, reviewed but shown to nobody else; or past those who do not agree. */
async function sneak(scene: Scene): Promise<void> {
  if (scene.pick % 2 === 0) {
    await coordinate({ ...scene, other: 0 })
    await write({ ...scene, other: scene.other + 1 })
  } else {
    await answer({ ...scene, one: 1 }, 'agrees', seatsOf(scene))
    await decideDispute({ ...scene, pick: 0 })
    await conclude(scene, 'confirmed')
  }
  await scene.world.delivery.all()
  await review(scene)
  await answerFindings(scene)
  await authorize(scene)
}

const pointsLeft = (scene: Scene): boolean => {
  const now = consultationOn(scene)
  return (
    now !== undefined &&
    POINTS.some((point) => [...now.seats.values()].some((seat) => positionOn(point, seat, now) === 'objects'))
  )
}

const ACTS = {
  create,
  write: async (scene: Scene) => void (await write(scene)),
  review,
  requireConsultation,
  issueLetter,
  agree: (scene: Scene) => answer(scene, 'agrees', oneSeat(scene)),
  allAgree: (scene: Scene) => answer(scene, 'agrees', seatsOf(scene)),
  object: (scene: Scene) => answer(scene, 'objects', oneSeat(scene)),
  answerFindings,
  confirm: (scene: Scene) => conclude(scene, 'confirmed'),
  giveUp: (scene: Scene) => conclude(scene, 'notAgreed'),
  refer,
  decideDispute,
  authorize,
  publishOwn: (scene: Scene) => publishOwn(scene, [agencyOf(scene, scene.one)]),
  publishAll: (scene: Scene) => publishOwn(scene, scene.agencies),
  changeInvolvement,
  correct: async (scene: Scene) =>
    void (await onItem(scene, 'publishingOfficer', 'StartCorrection', { reason: '更正' })),
  discard: async (scene: Scene) => void (await onItem(scene, 'publishingOfficer', 'DiscardDraft', { reason: '不用' })),
  withdraw: async (scene: Scene) =>
    void (await onItem(scene, 'principalLeader', 'WithdrawItem', { reason: 'wrongContent', explanation: '有误' })),
  reopen: async (scene: Scene) => {
    const agency = agencyOf(scene, scene.one)
    const command = { type: 'ReopenConsultation', data: { reason: '情况变化' } } as AnyCommand
    await scene.world.give(personOf('disclosureHead', agency), scene.id, command)
  },
  purge: async (scene: Scene) => {
    await onItem(scene, 'principalLeader', 'OrderPurge', {
      basis: 'courtOrder',
      authority: '区法院',
      documentNumber: '（2026）皖1',
      orderedOn: scene.world.today(),
    })
  },
  abolish,
  transfer,
  annul,
  moveDuty,
  nextDay: (scene: Scene) => timePasses(scene, 1),
  days: (scene: Scene) => timePasses(scene, 2 + scene.pick),
  weeks: (scene: Scene) => timePasses(scene, 10 + 3 * scene.pick),
  holidays,
  answerProposals,
  coordinate,
  quarrel,
  sneak,
} as const satisfies Readonly<Record<string, (scene: Scene) => Promise<void>>>

export const ACT_NAMES = Object.keys(ACTS) as readonly ActName[]
