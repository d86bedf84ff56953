import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApplicantDesk } from '../app/applicants/applicantDesk.js'
import type { ApplicantSession } from '../app/applicants/applicantSignIn.js'
import type { FiledApplicant, Filing } from '../app/applicants/filing.js'
import type { RequestInput } from '../domain/application/commands.js'
import type { ThirdPartyOpinion } from '../domain/application/vocabulary.js'
import type { Refusal } from '../domain/decider.js'
import type { Locale } from '../graphql/locale.js'
import { APPLICANT_COOKIE, setApplicantCookie } from './applicantCookie.js'
import type { Typed } from './applicantForms.js'
import { applyBody, filedBody, listBody, type PageAgency, signInBody, thirdPartyBody } from './applicantViews.js'
import { applicationBody } from './applicationView.js'
import { APPLICANT_TEXTS } from './applicantTexts.js'
import { serveComplaintPages } from './complaintPages.js'
import { COMPLAINT_TEXTS } from './complaintTexts.js'
import { complaintListBody } from './complaintViews.js'
import { html, type Html } from './html.js'
import { languageSwitch, pageLocale } from './language.js'
import { page } from './page.js'
import { comesFromElsewhere } from './sameOrigin.js'

export interface ApplicantPageOptions {
  readonly desk: ApplicantDesk
  readonly publicUrl: URL
  readonly agencies: () => readonly PageAgency[]
  readonly agencyName: (id: string) => string
}

const BODY_LIMIT = 256 * 1024
const PER_MINUTE = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }

interface MyRequest {
  Params: { id: string }
  Body: unknown
}

/** Pages under /portal for applicants: to apply, to sign in, and what they filed. No script is needed. */
export async function serveApplicantPages(app: FastifyInstance, options: ApplicantPageOptions): Promise<void> {
  const { desk, publicUrl, agencies } = options
  const secure = publicUrl.protocol === 'https:'
  const sessionIn = async (request: FastifyRequest): Promise<ApplicantSession | undefined> => {
    const token = request.cookies[APPLICANT_COOKIE]
    return token === undefined ? undefined : desk.signIn.sessionOf(token)
  }

  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: BODY_LIMIT })
    scope.addHook('preHandler', async (request, reply) => {
      if (comesFromElsewhere(request, publicUrl)) await reply.code(403).send()
    })

    serveComplaintPages(scope, { ...options, sessionIn, typedIn, send })

    scope.get('/portal/apply', (request, reply) => {
      const locale = pageLocale(request, reply, secure)
      return send(reply, locale, APPLICANT_TEXTS[locale].apply, applyBody(agencies(), locale))
    })

    scope.post('/portal/apply', { bodyLimit: BODY_LIMIT, ...PER_MINUTE }, async (request, reply) => {
      const locale = pageLocale(request, reply, secure)
      const typed = typedIn(request)
      const session = await sessionIn(request)
      const caller = { address: request.ip, ...(session === undefined ? {} : { session }) }
      const filed = await desk.fileApplication({ caller, commandId: typed.commandId ?? '', filing: filingOf(typed) })
      if (!filed.ok) {
        const body = applyBody(agencies(), locale, typed, filed.refusals)
        return send(reply.code(422), locale, APPLICANT_TEXTS[locale].apply, body)
      }
      if (filed.queryCode !== undefined) {
        const token = await desk.signIn.signIn(filed.queryCode, request.ip)
        if (token !== undefined) setApplicantCookie(reply, token, publicUrl)
      }
      const found = await desk.ownApplication(
        { access: filed.access, matters: [{ kind: 'application', matter: filed.matter, subject: '' as never }] },
        filed.matter,
      )
      return send(reply, locale, APPLICANT_TEXTS[locale].received, filedBody(filed, found, locale))
    })

    scope.get<{ Querystring: Record<string, unknown> }>('/portal/sign-in', (request, reply) => {
      const locale = pageLocale(request, reply, secure)
      const { wrong, sent } = request.query
      const said = wrong === '1' ? 'wrong' : sent === '1' ? 'sent' : undefined
      return send(reply, locale, APPLICANT_TEXTS[locale].signIn, signInBody(locale, said))
    })

    scope.get('/portal/my', async (request, reply) => {
      const session = await sessionIn(request)
      if (session === undefined) return reply.redirect('/portal/sign-in', 303)
      const locale = pageLocale(request, reply, secure)
      const newest = session.matters
        .filter(({ kind }) => kind === 'application')
        .toReversed()
        .slice(0, MOST_LISTED)
      const found = await Promise.all(newest.map(({ matter }) => desk.ownApplication(session, matter)))
      const mine = found.filter((one) => one !== undefined)
      const complaints = await Promise.all(
        session.matters
          .filter(({ kind }) => kind === 'complaint')
          .slice(0, MOST_LISTED)
          .map(({ matter }) => desk.ownComplaint(session, matter)),
      )
      const complained = complaintListBody(
        complaints.filter((one) => one !== undefined),
        options.agencyName,
        locale,
      )
      const letter = await desk.thirdParties.letterOf(session)
      const body =
        letter === undefined
          ? html`${complained} ${listBody(mine, options.agencyName, locale)}`
          : html`${thirdPartyBody(letter, options.agencyName, locale)} ${listBody(mine, options.agencyName, locale)}`
      return send(reply, locale, APPLICANT_TEXTS[locale].my, body)
    })

    scope.post('/portal/letter', { bodyLimit: BODY_LIMIT, ...PER_MINUTE }, async (request, reply) => {
      const session = await sessionIn(request)
      const letter = await desk.thirdParties.letterOf(session)
      if (session === undefined || letter === undefined) return reply.redirect('/portal/sign-in', 303)
      const { commandId = '', opinion = '', reasons } = typedIn(request)
      const outcome = await desk.thirdParties.answer({
        caller: { session, address: request.ip },
        commandId,
        opinion: opinion as ThirdPartyOpinion,
        ...(reasons === undefined ? {} : { reasons }),
      })
      if (outcome.ok) return reply.redirect('/portal/my', 303)
      const locale = pageLocale(request, reply, secure)
      const body = thirdPartyBody(letter, options.agencyName, locale, outcome.refusals)
      return send(reply.code(422), locale, APPLICANT_TEXTS[locale].my, body)
    })

    const show = async (
      request: FastifyRequest<MyRequest>,
      reply: FastifyReply,
      session: ApplicantSession,
      refusals: readonly Refusal[] = [],
    ): Promise<FastifyReply> => {
      const locale = pageLocale(request, reply, secure)
      const found = await desk.ownApplication(session, request.params.id)
      const t = APPLICANT_TEXTS[locale]
      if (found === undefined) return send(reply.code(404), locale, t.my, html`<p class="alert">${t.notFound}</p>`)
      const files = await desk.files.list(session, found.id)
      return send(
        reply,
        locale,
        t.my,
        applicationBody({ found, files, refusals, agencyName: options.agencyName }, locale),
      )
    }

    scope.get<MyRequest>('/portal/my/:id', async (request, reply) => {
      const session = await sessionIn(request)
      return session === undefined ? reply.redirect('/portal/sign-in', 303) : show(request, reply, session)
    })

    scope.post<MyRequest>('/portal/my/:id', { bodyLimit: BODY_LIMIT, ...PER_MINUTE }, async (request, reply) => {
      const session = await sessionIn(request)
      if (session === undefined) return reply.redirect('/portal/sign-in', 303)
      const outcome = await actOn(desk, session, request.params.id, typedIn(request), request.ip)
      if (!outcome.ok) return show(request, reply.code(422), session, outcome.refusals)
      return reply.redirect(`/portal/my/${encodeURIComponent(request.params.id)}`, 303)
    })
  })
}

const MOST_LISTED = 100

function actOn(desk: ApplicantDesk, session: ApplicantSession, application: string, typed: Typed, address: string) {
  const own = { caller: { session, address }, commandId: typed.commandId ?? '', application }
  const { reason, reasons = '', letterNumber = '' } = typed
  switch (typed.act) {
    case 'open':
      return desk.openLetter({ ...own, letterNumber })
    case 'amend':
      return desk.answerAmendmentNotice({ ...own, applicant: detailsOf(typed), request: requestOf(typed) })
    case 'reasons':
      return desk.giveReasons({ ...own, reasons })
    case 'suggest':
      return desk.suggestProactiveDisclosure({ ...own, reasons })
    case 'withdraw':
      return desk.withdraw({ ...own, ...(reason === undefined ? {} : { reason }) })
    default:
      return desk.confirmReceiptOfReply(own)
  }
}

/** Texts that were filled in. */
function typedIn({ body }: FastifyRequest): Typed {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  )
}

const pick = <K extends string>(typed: Typed, names: readonly K[]): { readonly [name in K]?: string } =>
  Object.fromEntries(names.flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]]]))) as {
    readonly [name in K]?: string
  }

const detailsOf = (typed: Typed): FiledApplicant => pick(typed, ['name', 'identity', 'email', 'phone', 'postalAddress'])

// What no choice offers is refused by the rules, as it is over GraphQL.
const requestOf = (typed: Typed): RequestInput =>
  pick(typed, ['description', 'documentNumber', 'form', 'way']) as RequestInput

const filingOf = (typed: Typed): Filing => ({
  agency: (typed.agency ?? '') as Filing['agency'],
  applicant: { kind: (typed.kind ?? '') as Filing['applicant']['kind'], ...detailsOf(typed) },
  request: requestOf(typed),
  ...(typed.assistance === undefined ? {} : { assistance: typed.assistance as 'reading' }),
})

function send(reply: FastifyReply, locale: Locale, title: string, body: Html): FastifyReply {
  const t = APPLICANT_TEXTS[locale]
  const text = page({
    locale,
    title,
    body: html`<nav>
        <a href="/portal">${t.catalogue}</a> <a href="/portal/apply">${t.apply}</a>
        <a href="/portal/complain">${COMPLAINT_TEXTS[locale].complain}</a> <a href="/portal/my">${t.my}</a>
        ${languageSwitch(locale)}
      </nav>
      <h1>${title}</h1>
      ${body}`,
  })
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)
}
