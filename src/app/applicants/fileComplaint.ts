import type { ReceiveComplaint } from '../../domain/complaint/commands.js'
import type { ComplaintAbout } from '../../domain/complaint/events.js'
import { subjectOfComplaint } from '../../domain/complaint/ids.js'
import type { ComplaintKind } from '../../domain/complaint/vocabulary.js'
import type { Refusal } from '../../domain/decider.js'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import { evened, type Filed, type FilingDeps, FILINGS_PER_ADDRESS, TOO_MANY_FILINGS } from './fileApplication.js'
import { contactFaults, contactsOf, type FiledApplicant } from './filing.js'
import { createIssueQueryCode } from './issueQueryCode.js'
import { isOwn, NOT_FOUND } from './ownMatter.js'
import type { PortalAct } from './portalActs.js'

/** 投诉、举报 (711-51), as typed on the portal. Nothing of who complains is needed. */
export interface ComplaintFiling {
  readonly kind: ComplaintKind
  readonly against: AgencyId
  /** The body that is to judge it; the first of the competent ones where none is chosen. */
  readonly agency?: AgencyId
  readonly complainant: FiledApplicant
  readonly text: string
  readonly wanted?: string
  /** An application of one's own, or an item. */
  readonly about?: ComplaintAbout
}

export type FileComplaint = (
  act: Omit<PortalAct, 'name' | 'input'> & { readonly filing: ComplaintFiling },
) => Promise<Filed>

export interface FileComplaintDeps extends Pick<
  FilingDeps,
  'acts' | 'accesses' | 'secrets' | 'contactIndex' | 'macs' | 'throttle'
> {
  readonly today: () => LocalDate
  /** Who may judge a complaint against the agency, the disclosure department first. */
  readonly competentFor: (against: AgencyId) => readonly AgencyId[]
}

const faultsOf = ({ complainant }: ComplaintFiling): readonly Refusal[] =>
  contactFaults(complainant).map(({ path, ...fault }) => ({
    ...fault,
    ...(path === undefined ? {} : { path: path.replace('applicant.', 'complainant.') }),
  }))

/** Takes a complaint in for the body that judges it; who filed it sees it by the own access, and nobody by theirs. */
export function createFileComplaint(deps: FileComplaintDeps): FileComplaint {
  const { acts, accesses, secrets, contactIndex, throttle, today, competentFor } = deps
  const issueQueryCode = createIssueQueryCode(deps)

  const commandFor = (
    { kind, against, agency, text, wanted, about, complainant }: ComplaintFiling,
    { matter, access, commandId }: { readonly matter: string; readonly access: string; readonly commandId: string },
  ): ReceiveComplaint => ({
    type: 'ReceiveComplaint',
    data: {
      complaint: matter,
      ...{ kind, against, text, complainant, access },
      agency: agency ?? competentFor(against)[0] ?? against,
      ...(wanted === undefined ? {} : { wanted }),
      ...(about === undefined ? {} : { about }),
      channel: 'portal',
      receivedOn: today(),
      proof: `portal ${commandId}`,
    },
  })

  /** A number and a code, and where a code may be sent if they are lost. */
  const codeFor = async (access: string, complainant: FiledApplicant) => {
    for (const contact of contactsOf(complainant)) await secrets.keepContact(access, await contactIndex(contact))
    return issueQueryCode(access)
  }

  const receive = async (act: PortalAct & { readonly filing: ComplaintFiling }): Promise<Filed> => {
    const { caller, filing } = act
    const refusals = faultsOf(filing)
    if (refusals.length > 0) return { ok: false, refusals }
    const isAnonymous = caller.session === undefined
    const floodKey = `filing-address:${caller.address}`
    if (isAnonymous && (await throttle.isLocked(floodKey))) return { ok: false, refusals: [TOO_MANY_FILINGS] }
    const matter = acts.idOf(act, 'matter')
    const commandId = acts.idOf(act)
    const access = caller.session?.access ?? uuidOf('gongkai/applicant-access/1', 'filing', commandId)
    const outcome = await acts.give(commandId, matter, commandFor(filing, { matter, access, commandId }))
    if (!outcome.ok) return outcome
    if (isAnonymous && !outcome.repeated) await throttle.failed(floodKey, FILINGS_PER_ADDRESS)
    if (isAnonymous) await accesses.open(access, 'queryNumber')
    await secrets.keepSubject(access, subjectOfComplaint(matter))
    const queryCode = isAnonymous ? await codeFor(access, filing.complainant) : undefined
    return { ok: true, outcome, matter, access, ...(queryCode === undefined ? {} : { queryCode }) }
  }

  return ({ caller, commandId, filing }) => {
    const act = { caller, commandId, name: 'fileComplaint', input: filing }
    return acts.once(act, async (): Promise<Filed> => {
      const { about } = filing
      if (about?.kind === 'application' && !isOwn(caller.session, 'application', about.id))
        return { ok: false, refusals: [{ ...NOT_FOUND, path: 'about.id' }] }
      return evened(() => receive({ ...act, filing }))
    })
  }
}
