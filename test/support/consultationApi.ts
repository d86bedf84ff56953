import { POINTS, type Point } from '../../src/domain/consultation/vocabulary.js'
import type { PersonId } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { startConsultationWorld } from '../processes/consultationWorld.js'
import { REGISTRAR } from './district.js'
import { agencyGid, type FlowOptions, type ItemInHand, type Step } from './itemFlow.js'
import { codesOf, mutate, type Payload } from './mutate.js'

export const consultationGid = (id: string): string => toGlobalId('Consultation', id)
export const applicationGid = (id: string): string => toGlobalId('Application', id)

/** What a test looks at after a command. */
const SHOWN = `consultation { id status text disputeState revision letterNumber
  seats { agencyId outcome answerBy } awaits { step agency { name } } }`

type Input = Readonly<Record<string, unknown>>

/** The district with its processes, spoken to by GraphQL only. */
export async function startConsultationApi() {
  const world = await startConsultationWorld()
  const { app } = world
  // Decides for the disclosure department without looking after every agency's matters.
  const deputy = { agency: 'qzfb', person: 'qzfbDeputy' }
  await app.give(
    { type: 'AppointStaffMember', data: { ...deputy, name: '王副主任', appointedOn: '2026-01-05' } },
    'qzfb',
    REGISTRAR,
  )
  await app.give(
    { type: 'GrantStaffRole', data: { ...deputy, role: 'deputyLeader', from: '2026-01-05' } },
    'qzfb',
    REGISTRAR,
  )
  await world.idle()

  const attempt = async (person: string | undefined, mutation: string, input: Input): Promise<Payload> => {
    const entity = /requireConsultation|reopenConsultation/.test(mutation)
      ? 'informationItem { consultation { id status } }'
      : /consultation|letter|opinion|seat|silence|session|dispute|contradiction|text/i.test(mutation)
        ? SHOWN
        : ''
    const payload = await mutate(app.client(person), mutation, input, { entity })
    // Nothing follows from what was refused.
    if (payload.event !== null) await world.idle()
    return payload
  }
  const does = async (person: string, mutation: string, input: Input): Promise<Payload> => {
    const payload = await attempt(person, mutation, input)
    if (payload.userErrors.length > 0) throw new Error(`${mutation} by ${person}: ${codesOf(payload).join()}`)
    return payload
  }
  const api = {
    ...world,
    attempt,
    does,
    /** Codes of the reasons against it; empty when it was done. */
    refusals: async (person: string | undefined, mutation: string, input: Input) =>
      codesOf(await attempt(person, mutation, input)),
    /** An item on which 发改委 asks these agencies, with the letter before each of them. */
    asked: async (involved: readonly string[], options: FlowOptions = {}, upTo: Step = 'registerItem') => {
      const item = await world.item(upTo, involved, options)
      await does('fgwOfficer', 'requireConsultation', { itemId: item.gid, contentHash: item.contentHash })
      const consultation = `${item.id}-1`
      await does('fgwOfficer', 'issueConsultationLetter', letter(consultation))
      return { ...item, consultation }
    },
    /**
     * An application to 发改委 about what it made as the lead together with 财政局, and which concerns 教体局; the others are
     * asked about a reply.
     */
    appliedFor: async (application: string, jointIssuers = ['czj'], involvedAgencies: readonly string[] = []) => {
      const by = { kind: 'person', person: 'fgwDisclosure' as PersonId, holds: [] } as const
      const issuers = [{ agency: 'fgw', lead: true }, ...jointIssuers.map((agency) => ({ agency, lead: false }))]
      const commands = [
        {
          type: 'ReceiveApplication',
          data: {
            application,
            agency: 'fgw',
            channel: 'counter',
            arrivedOn: TODAY,
            applicant: {
              subject: `subject-${application}`,
              kind: 'naturalPerson',
              name: '张三',
              identity: '340604199001011234',
              contact: '13800000000',
            },
            request: { description: '联合检查记录', form: 'electronic', way: 'email' },
          },
        },
        {
          type: 'IdentifyInformation',
          data: { jointIssuers: issuers, involvedAgencies, concernsThirdParties: false },
        },
        { type: 'RequireAgencyConsultation', data: { reply: 'provide', form: 'electronic' } },
      ]
      for (const command of commands) await app.give(command, application, by)
      await world.idle()
      return `request.${application}-1`
    },
    /** One agency objects to the content, the others agree, and a session has failed. */
    disputed: async (involved: readonly string[], objecting: string, options: FlowOptions = {}) => {
      const item = await api.asked(involved, options)
      for (const agency of involved)
        await does(
          `${agency}Disclosure`,
          'giveOpinion',
          opinion(item.consultation, agency, agency === objecting ? ['content'] : []),
        )
      const others = involved.map((agency) => [agency, agency === objecting ? 'objects' : 'agrees'] as const)
      await does('fgwOfficer', 'recordSession', session(item.consultation, [['fgw', 'agrees'], ...others]))
      return item
    },
    one: async <T = Record<string, unknown>>(person: string | undefined, consultation: string, fields: string) => {
      const query = `query ($id: ID!) { consultation(id: $id) { ${fields} } }`
      const { consultation: found } = await app
        .client(person)
        .data<{ consultation: T | null }>(query, { id: consultationGid(consultation) })
      return found
    },
  }
  return api
}

export type ConsultationApi = Awaited<ReturnType<typeof startConsultationApi>>
export type AskedItem = ItemInHand & { readonly consultation: string }

export const TODAY = '2026-03-02'

export const letter = (consultation: string, text = 1) => ({
  consultationId: consultationGid(consultation),
  text,
  letterNumber: `烈发改函〔2026〕${text}号`,
  issuedOn: TODAY,
  opinion: '拟主动公开',
  basis: '《条例》第二十条',
})

export const opinion = (consultation: string, seat: string, objectsTo: readonly Point[] = [], text = 1) => ({
  consultationId: consultationGid(consultation),
  text,
  seatId: agencyGid(seat),
  points: POINTS.map((point) =>
    objectsTo.includes(point)
      ? { point, position: 'objects', ground: '数据与我局不一致', basis: '《条例》第六条' }
      : { point, position: 'agrees' },
  ),
  givenOn: TODAY,
})

export const session = (
  consultation: string,
  parties: readonly (readonly [string, 'agrees' | 'objects' | 'absent'])[],
  name = 's1',
  text = 1,
) => ({
  consultationId: consultationGid(consultation),
  text,
  session: name,
  form: 'meeting',
  heldOn: TODAY,
  attendance: parties.map(([agency, position]) => ({
    agencyId: agencyGid(agency),
    position,
    people: position === 'absent' ? [] : ['李参会'],
    statement: '发言',
  })),
  result: parties.every(([, position]) => position === 'agrees') ? 'agreed' : 'disagreed',
  summary: '会商情况',
})

export const disputeFile = {
  matter: '能否公开',
  ownCoordination: '会商一次',
  mainDispute: '内容',
  reasons: '依据不同',
}

export const referral = (consultation: string, party: string, decider: string) => ({
  consultationId: consultationGid(consultation),
  text: 1,
  partyId: agencyGid(party),
  deciderId: agencyGid(decider),
  file: disputeFile,
  documentNumber: '烈发改〔2026〕7号',
  referredOn: TODAY,
})

export const decision = (consultation: string, ruling: 'proposalStands' | 'objectionStands') => ({
  consultationId: consultationGid(consultation),
  dispute: 1,
  rulings: [{ point: 'content', ruling }],
  ground: '以发改委为准',
  basis: '《条例》第六条',
  documentNumber: '烈政〔2026〕9号',
  decidedOn: TODAY,
})

export const conclusion = (consultation: string, outcome: 'confirmed' | 'notAgreed' = 'confirmed', text = 1) => ({
  consultationId: consultationGid(consultation),
  text,
  outcome,
})
