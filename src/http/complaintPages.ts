import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApplicantDesk } from '../app/applicants/applicantDesk.js'
import type { ApplicantSession } from '../app/applicants/applicantSignIn.js'
import type { ComplaintFiling } from '../app/applicants/fileComplaint.js'
import type { Refusal } from '../domain/decider.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import type { Locale } from '../graphql/locale.js'
import { setApplicantCookie } from './applicantCookie.js'
import type { Typed } from './applicantForms.js'
import type { PageAgency } from './applicantViews.js'
import { COMPLAINT_TEXTS } from './complaintTexts.js'
import { complainBody, complainedBody, complaintBody } from './complaintViews.js'
import { html, type Html } from './html.js'
import { pageLocale } from './language.js'

/** What the pages of applicants share. */
export interface ComplaintPageOptions {
  readonly desk: ApplicantDesk
  readonly publicUrl: URL
  readonly agencies: () => readonly PageAgency[]
  readonly agencyName: (id: string) => string
  readonly sessionIn: (request: FastifyRequest) => Promise<ApplicantSession | undefined>
  readonly typedIn: (request: FastifyRequest) => Typed
  readonly send: (reply: FastifyReply, locale: Locale, title: string, body: Html) => FastifyReply
}

interface MyRequest {
  Params: { id: string }
  Body: unknown
}

const BODY_LIMIT = 256 * 1024
const PER_MINUTE = { bodyLimit: BODY_LIMIT, config: { rateLimit: { max: 60, timeWindow: 60_000 } } }

/** Pages to complain, with a name or without one, and to see what became of it. No script is needed (711-51). */
export function serveComplaintPages(app: FastifyInstance, options: ComplaintPageOptions): void {
  const { desk, publicUrl, agencies, agencyName, sessionIn, typedIn, send } = options
  const secure = publicUrl.protocol === 'https:'

  app.get('/portal/complain', (request, reply) => {
    const locale = pageLocale(request, reply, secure)
    return send(reply, locale, COMPLAINT_TEXTS[locale].complain, complainBody(agencies(), locale))
  })

  app.post('/portal/complain', PER_MINUTE, async (request, reply) => {
    const locale = pageLocale(request, reply, secure)
    const typed = typedIn(request)
    const session = await sessionIn(request)
    const caller = { address: request.ip, ...(session === undefined ? {} : { session }) }
    const filed = await desk.fileComplaint({ caller, commandId: typed['commandId'] ?? '', filing: filingOf(typed) })
    if (!filed.ok) {
      const body = complainBody(agencies(), locale, typed, filed.refusals)
      return send(reply.code(422), locale, COMPLAINT_TEXTS[locale].complain, body)
    }
    if (filed.queryCode !== undefined) {
      const token = await desk.signIn.signIn(filed.queryCode, request.ip)
      if (token !== undefined) setApplicantCookie(reply, token, publicUrl)
    }
    const { access, matter } = filed
    const shown = [{ kind: 'complaint', matter, subject: '' as PersonId } as const]
    const found = await desk.ownComplaint({ access, matters: shown }, matter)
    return send(reply, locale, COMPLAINT_TEXTS[locale].received, complainedBody(filed, found, locale))
  })

  const show = async (
    request: FastifyRequest<MyRequest>,
    reply: FastifyReply,
    session: ApplicantSession,
    refusals: readonly Refusal[] = [],
  ): Promise<FastifyReply> => {
    const locale = pageLocale(request, reply, secure)
    const t = COMPLAINT_TEXTS[locale]
    const found = await desk.ownComplaint(session, request.params.id)
    if (found === undefined) return send(reply.code(404), locale, t.mine, html`<p class="alert">${t.notFound}</p>`)
    return send(reply, locale, t.mine, complaintBody({ found, agencyName, refusals }, locale))
  }

  app.get<MyRequest>('/portal/my/complaints/:id', async (request, reply) => {
    const session = await sessionIn(request)
    return session === undefined ? reply.redirect('/portal/sign-in', 303) : show(request, reply, session)
  })

  app.post<MyRequest>('/portal/my/complaints/:id', PER_MINUTE, async (request, reply) => {
    const session = await sessionIn(request)
    if (session === undefined) return reply.redirect('/portal/sign-in', 303)
    const { commandId = '', reason } = typedIn(request)
    const outcome = await desk.withdrawComplaint({
      caller: { session, address: request.ip },
      commandId,
      complaint: request.params.id,
      ...(reason === undefined ? {} : { reason }),
    })
    if (!outcome.ok) return show(request, reply.code(422), session, outcome.refusals)
    return reply.redirect(`/portal/my/complaints/${encodeURIComponent(request.params.id)}`, 303)
  })
}

function filingOf(typed: Typed): ComplaintFiling {
  const { against = '', agency, kind = '', text = '', wanted, name, identity, email, phone, postalAddress } = typed
  const given = Object.entries({ name, identity, email, phone, postalAddress }).filter(
    ([, value]) => value !== undefined,
  )
  return {
    // What no choice offers is refused by the rules, as it is over GraphQL.
    kind: kind as ComplaintFiling['kind'],
    against: against as AgencyId,
    ...(agency === undefined ? {} : { agency: agency as AgencyId }),
    complainant: Object.fromEntries(given) as ComplaintFiling['complainant'],
    text,
    ...(wanted === undefined ? {} : { wanted }),
  }
}
