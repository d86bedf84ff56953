import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { KyselyPlugin } from 'kysely'
import { pino } from 'pino'
import { servicesOf } from '../../../src/app/compose/http.js'
import { agenciesAsked } from '../../../src/app/applicants/agenciesAsked.js'
import type { CodeSender } from '../../../src/app/applicants/codeSender.js'
import type { Actor } from '../../../src/domain/context.js'
import type { AnyCommand } from '../../../src/domain/decider.js'
import type { KeySubject } from '../../../src/domain/protected.js'
import type { AgencyId, FileId, PersonId } from '../../../src/domain/values.js'
import { APPLICANT_COOKIE } from '../../../src/http/applicantCookie.js'
import type { Authenticator } from '../../../src/http/authentication.js'
import { serveApplicantFiles } from '../../../src/http/applicantFiles.js'
import { serveApplicantPages } from '../../../src/http/applicantPages.js'
import { serveApplicantSignIn } from '../../../src/http/applicantSignIn.js'
import { buildHttpServer } from '../../../src/http/httpServer.js'
import { createMetrics } from '../../../src/http/metrics.js'
import { localIdOf, toGlobalId } from '../../../src/graphql/relay.js'
import { hash, kept } from '../../domain/application/letters.js'
import { startApplication } from '../../support/application.js'
import type { PersonName } from '../../support/district.js'

export const FGW = toGlobalId('Agency', 'fgw')
export const localId = (id: string): string => localIdOf('MyApplication', id)

/** What was sent, by address; the last code for each. */
export interface Sent {
  readonly codes: Map<string, string>
  readonly count: () => number
}

/** The portal over HTTP, on a database of its own. */
export async function portalApp() {
  const program = await startApplication()
  const codes = new Map<string, string>()
  let sent = 0
  const codeSender: CodeSender = {
    canReach: () => true,
    send: ({ address }, code) => {
      sent += 1
      codes.set(address, code)
      return Promise.resolve()
    },
  }
  const { storage, core, models, clock } = program
  let statements = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      statements += 1
      return Promise.resolve(result)
    },
  }
  const counted = { ...models, db: models.db.withPlugin(counting) }
  const services = servicesOf({ storage, core, models: counted, clock, codeSender })
  const { signIn } = services.applicants
  const lines: string[] = []
  const publicUrl = new URL('http://127.0.0.1:4000')
  const authenticator: Authenticator = {
    personOfSession: (session) =>
      Promise.resolve(session.startsWith('officer-') ? (session.slice(8) as PersonId) : undefined),
    personOfToken: () => Promise.resolve(undefined),
    rolesOf: (person) => core.facts.current().agencies.rolesOf(person, services.today()),
    applicantOfSession: signIn.sessionOf,
  }
  const app = await buildHttpServer({
    publicUrl,
    trustProxy: true,
    requestsPerMinute: 0,
    logger: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
    schema: program.schema,
    services,
    authenticator,
    catalogue: { list: () => Promise.reject(new Error('none')), item: () => Promise.resolve(undefined) },
    readiness: () => Promise.resolve({ ready: true, checks: [] }),
    metrics: createMetrics(),
    mounts: [
      (scope) => serveApplicantSignIn(scope, { signIn, publicUrl }),
      (scope) =>
        serveApplicantPages(scope, {
          desk: services.applicants,
          publicUrl,
          agencies: () => agenciesAsked(core.facts.current().agencies, services.today()),
          agencyName: (id) => core.facts.current().agencies.agency(id as AgencyId)?.name ?? id,
        }),
      (scope) => {
        const maxUploadBytes = 30 * 1_048_576
        const { files: applicantFiles, ownComplaint } = services.applicants
        serveApplicantFiles(scope, {
          files: storage.files,
          applicantFiles,
          ownComplaint,
          authenticator,
          publicUrl,
          maxUploadBytes,
        })
        return Promise.resolve()
      },
    ],
  })
  return {
    program,
    services,
    app,
    sent: { codes, count: () => sent } satisfies Sent,
    /** SQL that applicants' secrets were asked with so far. */
    statements: () => statements,
    logged: () => lines.join(''),
    browser: (address = '10.0.0.1') => browserOf(app, address),
    officer: (person: PersonName): Actor => ({ kind: 'person', person: person as PersonId, holds: [] }),
    stop: async () => {
      await services.applicants.idle()
      await app.close()
      await program.stop()
    },
  }
}
export type PortalApp = Awaited<ReturnType<typeof portalApp>>

export interface Payload {
  readonly application: Record<string, unknown> & { readonly id: string }
  readonly receipt: Record<string, unknown> | null
  readonly queryCode: { readonly number: string; readonly code: string } | null
  readonly advice: readonly { readonly code: string }[]
  readonly event: { readonly type: string } | null
  readonly repeated: boolean
  readonly userErrors: readonly {
    readonly code: string
    readonly message: string
    readonly path: string[] | null
    readonly missing: string[]
  }[]
}

/** Somebody's browser: keeps the applicant's cookie. */
function browserOf(app: FastifyInstance, address: string) {
  let cookie: string | undefined
  const send = async (
    url: string,
    payload: object | string,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> => {
    const answer = await app.inject({
      method: 'POST',
      url,
      remoteAddress: address,
      headers: {
        ...(typeof payload === 'string' ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie: `${APPLICANT_COOKIE}=${cookie}` }),
        ...headers,
      },
      payload,
    })
    const set = answer.cookies.find(({ name }) => name === APPLICANT_COOKIE)
    if (set !== undefined) cookie = set.value === '' ? undefined : set.value
    return answer
  }
  const graphql = async <T = Record<string, unknown>>(
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<{
    readonly status: number
    readonly data: T
    readonly errors: readonly { extensions: { code: string } }[]
  }> => {
    const answer = await send('/graphql', { query, variables }, headers)
    const body = answer.json<{ data: T; errors?: readonly { extensions: { code: string } }[] }>()
    return { status: answer.statusCode, data: body.data, errors: body.errors ?? [] }
  }
  /** Hands a file in; answers as the upload was answered. */
  const upload = (
    content: Buffer | string,
    name = '身份证.pdf',
    medium = 'text',
    headers: Record<string, string> = {},
  ) =>
    app.inject({
      method: 'POST',
      url: '/portal/files',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
        'x-file-medium': medium,
        ...(cookie === undefined ? {} : { cookie: `${APPLICANT_COOKIE}=${cookie}` }),
        ...headers,
      },
      payload: content,
    })
  const get = (url: string) =>
    app.inject({ url, headers: cookie === undefined ? {} : { cookie: `${APPLICANT_COOKIE}=${cookie}` } })
  /** A form, as a browser without script sends it. */
  const submit = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    send(url, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    })
  return {
    send,
    submit,
    upload,
    get,
    graphql,
    cookie: () => cookie,
    signIn: (credentials: object) => send('/portal/sign-in', credentials),
    /** One act; a command id of its own unless one is given. */
    act: async (name: string, type: string, input: object, headers: Record<string, string> = {}): Promise<Payload> => {
      const more = name === 'fileApplication' ? FILED : ''
      const entity = ENTITIES[name] ?? `application { ${SHOWN} }`
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) {
        ${entity} ${more} event { type } repeated userErrors { code path missing message } } }`
      const { data, errors } = await graphql<Record<string, Payload>>(
        query,
        { input: { commandId: randomUUID(), ...input } },
        headers,
      )
      if (errors.length > 0) throw new Error(JSON.stringify(errors))
      return data[name]!
    },
  }
}
export type Browser = ReturnType<typeof browserOf>

export const SHOWN = `id state stateText receivedOn due dueReceipt { sentence } description toAmend
  letters { kind number isOpened deliveredOn answerBy passages { label text } outcome late remedies }`
const FILED = `receipt { number receivedOn due dueReceipt { due } sentence } queryCode { number code } advice { code message }`

const ENTITIES: Readonly<Record<string, string>> = {
  fileRecordCorrection: 'recordCorrection { id state due }',
  issueThirdPartyCode: 'queryCode { number code }',
  issueApplicantCode: 'queryCode { number code } receipt',
  answerThirdPartyLetter: 'letter { letterNumber answered }',
}

/** A filing in which nothing is missing. */
export const filing = (change: { applicant?: object; request?: object } & Record<string, unknown> = {}) => ({
  agencyId: FGW,
  ...change,
  applicant: {
    kind: 'naturalPerson',
    name: '张三丰',
    identity: '340604199003070011',
    email: 'zhang@example.org',
    phone: '138 0000 1111',
    ...change.applicant,
  },
  request: { description: '2025年度重点项目清单', form: 'electronic', way: 'portal', ...change.request },
})

/** What the letter of every reply says. */
export const LETTER = '%PDF-1.4 答复书'

/** From an officer being put in charge to the reply that is out, by the people of 区发展和改革委员会. */
export async function replyTo({ program, officer }: PortalApp, id: string, replyNumber = '烈发改公开答〔2026〕1号') {
  const give = (command: AnyCommand, by: PersonName) => program.give(command, id, officer(by))
  await program.give({ type: 'HandOverApplication', data: { to: 'fgwOfficer' } }, id, officer('fgwHead'))
  await give(
    {
      type: 'IdentifyInformation',
      data: { jointIssuers: [], involvedAgencies: [], concernsThirdParties: false },
    },
    'fgwOfficer',
  )
  const today = '2026-03-02'
  const outcome = {
    kind: 'provided',
    form: 'electronic',
    way: 'portal',
    access: '见附件',
    reviewNumber: '审1',
    reviewedOn: today,
  }
  await give(
    {
      type: 'RecordSearch',
      data: { search: 's1', who: '王', where: '档案室', keywords: '重点项目', result: 'found', searchedOn: today },
    },
    'fgwOfficer',
  )
  await give({ type: 'DraftReply', data: { outcome } }, 'fgwOfficer')
  await give({ type: 'ApproveReply', data: { draft: 1 } }, 'fgwHead')
  const key: KeySubject = `application:${id}`
  const stored = await program.storage.files.keep({
    holder: key,
    fileId: randomUUID() as FileId,
    name: '答复书.pdf',
    mediaType: 'application/pdf',
    owner: 'letters',
    content: Readable.from([Buffer.from(LETTER)]),
  })
  await give(
    {
      type: 'PrepareLetter',
      data: {
        kind: 'reply',
        number: replyNumber,
        datedOn: today,
        draft: 1,
        template: 'reply/1',
        pdf: { ...stored, key },
        html: kept('c', id),
      },
    },
    'fgwOfficer',
  )
  const seal = {
    kind: 'electronicSeal',
    hash: hash('b'),
    signature: kept('b', id),
    service: '演示',
    text: '演示印章',
  }
  await give({ type: 'SealLetter', data: { letter: 1, seal } }, 'fgwOfficer')
  await give(
    {
      type: 'SignReply',
      data: {
        draft: 1,
        replyNumber,
        signedOn: today,
        letterHash: stored.sha256,
        sealKind: 'electronicSeal',
        sealHash: hash('b'),
      },
    },
    'fgwDeputy',
  )
  await give(
    { type: 'DispatchReply', data: { draft: 1, dispatchedOn: today, way: 'portal', proof: '平台' } },
    'fgwOfficer',
  )
}
