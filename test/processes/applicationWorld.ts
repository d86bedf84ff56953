import type { ReceiveApplication } from '../../src/domain/application/commands.js'
import { localDateOf } from '../../src/domain/dates.js'
import type { ReplyOutcomeInput } from '../../src/domain/application/outcomeInput.js'
import type { Role } from '../../src/domain/roles.js'
import { REGISTRAR } from '../support/district.js'
import { hash, kept } from '../domain/application/letters.js'
import { startConsultationWorld } from './consultationWorld.js'

/** 发改委's disclosure office has a head and a second officer; the deputy leader signs. */
const PEOPLE: readonly (readonly [person: string, role: Role, agency: string])[] = [
  ['fgwOffice', 'disclosureHead', 'fgw'],
  ['fgwDisclosure2', 'disclosureOfficer', 'fgw'],
  ['czjOffice', 'disclosureHead', 'czj'],
]

/** The district with its processes, 发改委 answering applications: 2 March 2026, 9 o'clock. */
export async function startApplicationWorld() {
  const world = await startConsultationWorld()
  for (const [person, role, agency] of PEOPLE) {
    const data = { agency, person, name: `王${person}`, appointedOn: '2026-01-05' }
    await world.app.give({ type: 'AppointStaffMember', data } as never, agency, REGISTRAR)
    const granted = { agency, person, role, from: '2026-01-05' }
    await world.app.give({ type: 'GrantStaffRole', data: granted } as never, agency, REGISTRAR)
  }
  await world.idle()

  const own = {
    today: () => localDateOf(world.app.clock.now()),
    /** Received at the counter on the day. */
    received: async (application: string, change: Partial<ReceiveApplication['data']> = {}, by = 'fgwDisclosure') => {
      await world.does(by, 'ReceiveApplication', application, {
        application,
        agency: 'fgw',
        channel: 'counter',
        arrivedOn: '2026-03-02',
        applicant: {
          subject: `subject-${application}`,
          kind: 'naturalPerson',
          name: '张三',
          identity: '340604199001011234',
          contact: '13800000000',
        },
        request: { description: '征地补偿安置方案', form: 'electronic', way: 'email' },
        ...change,
      })
    },
    identified: (application: string, change: object = {}) =>
      world.does('fgwDisclosure', 'IdentifyInformation', application, {
        jointIssuers: [],
        involvedAgencies: [],
        concernsThirdParties: false,
        ...change,
      }),
    /** Drafted, its letter made and sealed, approved and signed. */
    signed: async (application: string, outcome: ReplyOutcomeInput, on: string) => {
      await world.does('fgwDisclosure', 'DraftReply', application, { outcome })
      const before = await world.eventsOf(`application-${application}`)
      const count = (type: string): number => before.filter((event) => event.type === type).length
      const [draft, letter] = [count('ReplyDrafted'), count('LetterPrepared') + 1]
      const number = `烈发改依申请〔2026〕${application}-${draft}号`
      await world.does('fgwOffice', 'ApproveReply', application, { draft })
      await world.does('fgwDisclosure', 'PrepareLetter', application, {
        kind: 'reply',
        number,
        datedOn: on,
        draft,
        template: 'reply/1',
        pdf: kept('a', application),
        html: kept('c', application),
      })
      await world.does('fgwDisclosure', 'SealLetter', application, {
        letter,
        seal: {
          kind: 'electronicSeal',
          hash: hash('b'),
          signature: kept('b', application),
          service: '演示',
          text: '演示印章',
        },
      })
      await world.does('fgwDeputy', 'SignReply', application, {
        draft,
        replyNumber: number,
        signedOn: on,
        letterHash: hash('a'),
        sealKind: 'electronicSeal',
        sealHash: hash('b'),
      })
    },
    dispatch: (dispatchedOn: string, draft = 1) => ({ draft, dispatchedOn, way: 'email', proof: '邮件回执' }),
    /** The reply deadline's receipt as the last event of its stream has it. */
    replyDue: async (application: string, period = 1): Promise<string | undefined> => {
      const events = await world.eventsOf(`deadline-${application}.r${period}-reply`)
      const dated = events.findLast(({ type }) => type === 'DeadlineStarted' || type === 'DeadlineMoved')
      return (dated?.data as { readonly receipt: { readonly due: string } } | undefined)?.receipt.due
    },
    /** Types of what happened in a deadline of the application. */
    times: (application: string, matter: string, kind: string) =>
      world.typesIn(`deadline-${application}.${matter}-${kind}`),
  }
  return { ...world, ...own }
}

export type ApplicationWorld = Awaited<ReturnType<typeof startApplicationWorld>>

export const provided = (reviewedOn: string): ReplyOutcomeInput => ({
  kind: 'provided',
  form: 'electronic',
  way: 'email',
  access: '随附',
  reviewNumber: '审1',
  reviewedOn,
})
