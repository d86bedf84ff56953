import { randomUUID } from 'node:crypto'
import type { CommandOutcome, CommandRequest } from '../../src/app/command.js'
import type { Config } from '../../src/app/config.js'
import { DISTRICT } from '../../src/app/compose/core.js'
import { openProcesses } from '../../src/app/compose/processes.js'
import { demoCreditCode } from '../../src/cli/demo/creditCodes.js'
import { POINTS, type Point } from '../../src/domain/consultation/vocabulary.js'
import type { AnyCommand } from '../../src/domain/decider.js'
import type { Role } from '../../src/domain/roles.js'
import type { Instant, ItemId, LocalDate, PersonId } from '../../src/domain/values.js'
import { openEvents } from '../../src/eventstore/codec.js'
import type { RecordedEvent } from '../../src/eventstore/recordedEvent.js'
import type { Processes } from '../../src/processes/processes.js'
import { startApplication } from '../support/application.js'
import { type PersonName, REGISTRAR } from '../support/district.js'
import {
  agencyGid,
  type FlowOptions,
  itemGid,
  itemUpTo,
  type ItemInHand,
  type Step,
  takeStep,
} from '../support/itemFlow.js'

/** Beside those of district.ts: 教体局 and 民政局, and people who may speak for their agencies. */
const PEOPLE: readonly (readonly [person: string, role: Role, agency: string])[] = [
  ['czjDisclosure', 'disclosureOfficer', 'czj'],
  ['jyjDisclosure', 'disclosureOfficer', 'jyj'],
  ['mzjDisclosure', 'disclosureOfficer', 'mzj'],
]

/** Who takes a step in 财政局; what the processes do in between, they do themselves here. */
const IN_FINANCE = {
  createItem: 'czjOfficer',
  reviseContent: 'czjOfficer',
  fillSecrecyReviewForm: 'czjOfficer',
  submitForReview: 'czjOfficer',
  passSectionReview: 'czjHead',
  concludeSecrecyReview: 'czjSecrecy',
  approveItem: 'czjDeputy',
  registerItem: 'czjOfficer',
  authorizePublication: 'czjOfficer',
} as const satisfies Readonly<Record<Step, string>>

/**
 * The whole program on a database of its own, with its processes running and a clock that a test moves. `settings`: of
 * the program's configuration.
 */
export async function startConsultationWorld(settings: Partial<Config> = {}) {
  const app = await startApplication()
  const { clock, core, storage, models } = app
  const faults: string[] = []
  const running: Processes[] = []

  for (const [index, agency] of (['jyj', 'mzj'] as const).entries()) {
    await app.give(
      {
        type: 'RegisterAgency',
        data: {
          agency,
          name: agency,
          kind: 'department',
          creditCode: demoCreditCode('11', 60 + index),
          governmentSuperior: 'gov',
          actsInOwnName: true,
          establishedOn: '2000-01-01',
        },
      },
      DISTRICT,
      REGISTRAR,
    )
  }
  const appoint = async (person: string, role: Role, agency: string) => {
    const data = { agency, person, name: `王${person}`, appointedOn: '2026-01-05' }
    await app.give({ type: 'AppointStaffMember', data }, agency, REGISTRAR)
    await app.give({ type: 'GrantStaffRole', data: { agency, person, role, from: '2026-01-05' } }, agency, REGISTRAR)
  }
  for (const each of PEOPLE) await appoint(...each)

  /** Another program on the same log and the same read models. */
  async function startProcesses(): Promise<Processes> {
    const config = { publicUrl: new URL('http://gongkai.test'), ...settings } as unknown as Config
    const onFault = (where: string, error: unknown) => void faults.push(`${where}: ${String(error)}`)
    const processes = openProcesses({ config, clock, storage, core, models, onFault })
    running.push(processes)
    await processes.start()
    return processes
  }
  const first = await startProcesses()

  const actorOf = (person: string): CommandRequest['actor'] =>
    person === 'process'
      ? { kind: 'process', process: 'test' }
      : { kind: 'person', person: person as PersonId, holds: [] }
  const attempt = async (person: string, type: string, id: string, data: object): Promise<CommandOutcome> => {
    const command = { type, data } as AnyCommand
    const minPosition = await storage.store.head()
    return core.execute({
      commandId: randomUUID(),
      id,
      command,
      actor: actorOf(person),
      ...(minPosition === undefined ? {} : { minPosition }),
    })
  }
  const eventsOf = async (stream: string): Promise<readonly RecordedEvent[]> =>
    openEvents(await storage.store.readStream(stream), storage.keys)

  const world = {
    app,
    faults,
    startProcesses,
    processes: first,
    attempt,
    eventsOf,
    /** Everything has been reacted to and nothing is due. */
    idle: async () => {
      for (const processes of running) await processes.idle()
      await app.settle()
    },
    /** Codes of the reasons against it; empty when it was done. What follows from it has happened then. */
    refusals: async (person: string, type: string, id: string, data: object): Promise<readonly string[]> => {
      const outcome = await attempt(person, type, id, data)
      await world.idle()
      return outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
    },
    /** Fails when it is refused. */
    does: async (person: string, type: string, id: string, data: object): Promise<void> => {
      const codes = await world.refusals(person, type, id, data)
      if (codes.length > 0) throw new Error(`${type} by ${person}: ${codes.join()}`)
    },
    /** The moment at which it is 9 in the morning of a date in Asia/Shanghai. */
    on: async (date: string) => {
      clock.set(`${date}T01:00:00.000Z` as Instant)
      await world.idle()
    },
    item: (last: Step, involved: readonly string[], options: FlowOptions = {}): Promise<ItemInHand> =>
      itemUpTo(app, last, {
        ...options,
        create: { involvedAgencyIds: involved.map(agencyGid), ...options.create },
      }),
    /** An item on which 发改委 asks these agencies: opened, compared, and the letter with each of them. */
    asked: async (involved: readonly string[], options: FlowOptions = {}) => {
      const item = await world.item('fillSecrecyReviewForm', involved, options)
      await world.does('fgwOfficer', 'RequireConsultation', item.id, { contentHash: item.contentHash })
      const id = `${item.id}-1`
      await world.does('fgwOfficer', 'IssueConsultationLetter', id, letter())
      return { ...item, consultation: id, stream: `consultation-${id}` }
    },
    /** People of 财政局 by whom it publishes itself. */
    staffFinance: async () => {
      await appoint('czjSecrecy', 'secrecyReviewer', 'czj')
      await appoint('czjDeputy', 'deputyLeader', 'czj')
    },
    /** An item of 财政局 up to and including a step, alone or with other agencies that it involves. */
    ofFinance: async (last: Step, options: FlowOptions = {}, involved: readonly string[] = []): Promise<ItemInHand> => {
      const id = randomUUID() as ItemId
      const create = {
        agencyId: agencyGid('czj'),
        involvedAgencyIds: involved.map(agencyGid),
        ...options.create,
      }
      let contentHash = ''
      const steps = Object.keys(IN_FINANCE) as Step[]
      for (const step of steps.slice(0, steps.indexOf(last) + 1)) {
        const by = IN_FINANCE[step] as PersonName
        const payload = await takeStep(app, step, { id, contentHash, by, options: { ...options, create } })
        if (payload.userErrors.length > 0) throw new Error(`${step}: ${JSON.stringify(payload.userErrors)}`)
        await world.idle()
        const revised = (await eventsOf(`item-${id}`)).findLast(({ type }) => type === 'ContentRevised')
        contentHash = (revised?.data as { readonly contentHash: string } | undefined)?.contentHash ?? ''
      }
      return { id, gid: itemGid(id), contentHash }
    },
    /** Other content of the item; its hash. */
    revise: async (id: string, text: string): Promise<string> => {
      const payload = await takeStep(app, 'reviseContent', { id: id as ItemId, contentHash: '', options: { text } })
      if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors))
      await world.idle()
      const revised = (await eventsOf(`item-${id}`)).findLast(({ type }) => type === 'ContentRevised')
      return (revised?.data as { readonly contentHash: string }).contentHash
    },
    last: async (stream: string, type: string): Promise<RecordedEvent | undefined> =>
      (await eventsOf(stream)).findLast((event) => event.type === type),
    typesIn: async (stream: string): Promise<readonly string[]> => (await eventsOf(stream)).map(({ type }) => type),
    quarantined: async () =>
      (await first.quarantined()).map(({ process, stream, error }) => ({ process, stream, error })),
    stop: async () => {
      await Promise.all(running.map((processes) => processes.stop()))
      await app.stop()
    },
  }
  return world
}

export type ConsultationWorld = Awaited<ReturnType<typeof startConsultationWorld>>

export const today = '2026-03-02' as LocalDate

/** A letter on a text; its number names the text. */
export const letter = (text = 1, issuedOn: string = today) => ({
  text,
  letterNumber: `烈发改函〔2026〕${text}号`,
  issuedOn,
  opinion: '拟主动公开',
  basis: '《条例》第二十条',
})

/** On all four points; those named are objected to. */
export const opinion = (seat: string, objectsTo: readonly Point[] = [], text = 1, givenOn: string = today) => ({
  text,
  seat,
  points: POINTS.map((point) =>
    objectsTo.includes(point)
      ? { point, position: 'objects', ground: '数据与我局不一致', basis: '《条例》第六条' }
      : { point, position: 'agrees' },
  ),
  givenOn,
})

export const session = (parties: Readonly<Record<string, 'agrees' | 'objects' | 'absent'>>, text = 1) => ({
  session: `s${text}`,
  form: 'meeting',
  text,
  heldOn: today,
  attendance: Object.entries(parties).map(([agency, position]) => ({
    agency,
    position,
    people: position === 'absent' ? [] : ['某人'],
  })),
  result: Object.values(parties).every((position) => position === 'agrees') ? 'agreed' : 'disagreed',
  summary: '会商情况',
})

export const file = { matter: '能否公开', ownCoordination: '会商一次', mainDispute: '内容', reasons: '依据不同' }
