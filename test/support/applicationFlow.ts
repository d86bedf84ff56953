import { randomUUID } from 'node:crypto'
import { localDateOf } from '../../src/domain/dates.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import { hash, kept } from '../domain/application/letters.js'
import { startApplicationWorld } from '../processes/applicationWorld.js'
import { agencyGid } from './itemFlow.js'
import { mutate, type Payload, type UserErrorAnswer } from './mutate.js'

export const applicationGid = (id: string): string => toGlobalId('Application', id)

type Input = Readonly<Record<string, unknown>>

/** What a test looks at after a command. */
const SHOWN = `application { id status stage due clockRuns receivedOn extended outcome late revision
  fee { status method before amount } }`

/** 经办、审核、签发 in 发改委. */
export const OFFICER = 'fgwDisclosure'
export const HEAD = 'fgwOffice'
export const LEADER = 'fgwDeputy'

/** 发改委 and its processes, given commands by GraphQL only, but for the letter, which is rendered elsewhere. */
export async function startApplicationApi() {
  const world = await startApplicationWorld()
  const { app } = world
  const today = (): string => localDateOf(app.clock.now())

  const attempt = async (
    person: string | undefined,
    mutation: string,
    input: Input,
    options: { readonly locale?: 'zh' | 'en' } = {},
  ): Promise<Payload> => {
    const payload = await mutate(app.client(person), mutation, input, { ...options, entity: SHOWN })
    // Nothing follows from what was refused.
    if (payload.event !== null) await world.idle()
    return payload
  }
  const does = async (person: string, mutation: string, input: Input): Promise<Payload> => {
    const payload = await attempt(person, mutation, input)
    if (payload.userErrors.length > 0)
      throw new Error(`${mutation} by ${person}: ${JSON.stringify(payload.userErrors, null, 1)}`)
    return payload
  }
  const api = {
    ...world,
    today,
    attempt,
    does,
    /** Reasons against it, in Chinese and in English; what was refused has changed nothing. */
    refused: async (
      person: string | undefined,
      mutation: string,
      input: Input,
    ): Promise<{ readonly zh: readonly UserErrorAnswer[]; readonly en: readonly UserErrorAnswer[] }> => ({
      zh: (await attempt(person, mutation, input)).userErrors,
      en: (await attempt(person, mutation, input, { locale: 'en' })).userErrors,
    }),
    /** Arrived at the counter today, registered by the officer in charge; its global id. */
    received: async (change: Input = {}): Promise<string> => {
      const payload = await does(OFFICER, 'receiveApplication', intake(today(), change))
      return (payload['application'] as { readonly id: string }).id
    },
    identified: (applicationId: string, change: Input = {}) =>
      does(OFFICER, 'identifyInformation', {
        applicationId,
        jointIssuers: [],
        involvedAgencyIds: [],
        concernsThirdParties: false,
        ...change,
      }),
    /** Drafted, approved, its letter made and sealed, signed; what `dispatchReply` takes. */
    signed: async (applicationId: string, outcome: Input, on = today()) => {
      await does(OFFICER, 'draftReply', { applicationId, outcome })
      const draft = await draftOf(applicationId)
      await does(HEAD, 'approveReply', { applicationId, draft })
      const letterHash = await letterOf(applicationId, draft, on)
      await does(LEADER, 'signReply', {
        applicationId,
        draft,
        replyNumber: numberOf(applicationId, draft),
        signedOn: on,
        letterHash,
        sealKind: 'electronicSeal',
        sealHash: hash('b'),
      })
      return { applicationId, draft, dispatchedOn: on, way: 'email', proof: '邮件回执' }
    },
    /** Signed and sent out: the application afterwards. */
    replied: async (applicationId: string, outcome: Input, on = today()) =>
      (await does(OFFICER, 'dispatchReply', await api.signed(applicationId, outcome, on)))['application'],
    /** The application as the officer sees it. */
    one: async <T = Record<string, unknown>>(applicationId: string, fields: string, person = OFFICER) => {
      const query = `query ($id: ID!) { application(id: $id) { ${fields} } }`
      const { application } = await app.client(person).data<{ application: T | null }>(query, { id: applicationId })
      return application
    },
    idOf: localId,
  }

  const draftOf = async (applicationId: string): Promise<number> =>
    ((await world.last(`application-${localId(applicationId)}`, 'ReplyDrafted'))!.data as { readonly draft: number })
      .draft

  /** As the rendering of letters gives it: hash of the letter. */
  async function letterOf(applicationId: string, draft: number, datedOn: string): Promise<string> {
    const id = localId(applicationId)
    const made = (await world.typesIn(`application-${id}`)).filter((type) => type === 'LetterPrepared').length
    const number = numberOf(applicationId, draft)
    const [pdf, html] = [kept('a', id), kept('c', id)]
    const letter = { kind: 'reply', number, datedOn, draft, template: 'reply/1', pdf, html }
    await world.does(OFFICER, 'PrepareLetter', id, letter)
    const seal = { kind: 'electronicSeal', hash: hash('b'), signature: kept('b', id), service: '演示', text: '印章' }
    await world.does(OFFICER, 'SealLetter', id, { letter: made + 1, seal })
    return hash('a')
  }
  return api
}

export type ApplicationApi = Awaited<ReturnType<typeof startApplicationApi>>

const localId = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().slice('Application:'.length)
const numberOf = (applicationId: string, draft: number): string =>
  `烈发改依申请〔2026〕${localId(applicationId).slice(0, 8)}-${draft}号`

/** Somebody at the counter of 发改委 on a day. */
export const intake = (arrivedOn: string, change: Input = {}) => ({
  agencyId: agencyGid('fgw'),
  channel: 'counter',
  arrivedOn,
  applicant: { kind: 'naturalPerson', name: '张三', identity: `张三 ${randomUUID()}`, contact: '13800000000' },
  request: { description: '征地补偿安置方案', form: 'electronic', way: 'email' },
  ...change,
})

export const giving = (reviewedOn: string) => ({
  form: 'electronic',
  way: 'email',
  access: '随附',
  reviewNumber: '审1',
  reviewedOn,
})
