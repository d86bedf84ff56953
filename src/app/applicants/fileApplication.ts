import type { Refusal } from '../../domain/decider.js'
import type { LocalDate, PersonId } from '../../domain/values.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { ApplicantSubjects } from '../applicantSubjects.js'
import type { CommandOutcome } from '../command.js'
import type { Throttle } from '../identity/throttle.js'
import type { Accesses } from './accesses.js'
import type { ApplicantSecrets } from './applicantSecrets.js'
import type { Macs, QueryCode } from './codes.js'
import type { ContactIndex } from './contacts.js'
import { applicantData, contactsOf, type FiledApplicant, type Filing, filingFaults } from './filing.js'
import { createIssueQueryCode } from './issueQueryCode.js'
import { type PortalAct, type PortalActs, type PortalCaller } from './portalActs.js'

/** What somebody who filed is told. */
export type Filed =
  | {
      readonly ok: true
      readonly outcome: CommandOutcome & { readonly ok: true }
      readonly matter: string
      /** Number and secret code to see it with, where nobody was signed in; shown once. */
      readonly queryCode?: QueryCode
      /** The access through which it is seen. */
      readonly access: string
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

export interface FilingDeps {
  readonly acts: PortalActs
  readonly store: Pick<EventStore, 'readStream'>
  readonly subjects: Pick<ApplicantSubjects, 'subjectOf'>
  readonly accesses: Pick<Accesses, 'open' | 'link' | 'secretChanged'>
  readonly secrets: Pick<ApplicantSecrets, 'keepQueryCode' | 'dropQueryCodes' | 'keepContact' | 'keepSubject'>
  readonly contactIndex: ContactIndex
  readonly macs: Macs
  readonly throttle: Throttle
  readonly today: () => LocalDate
}

/** Filings without an account from one address; a service hall helps many people. */
export const FILINGS_PER_ADDRESS = { most: 60, minutes: 60 } as const

export type FileMatter = (
  act: PortalAct & { readonly applicant: FiledApplicant },
  kind: 'application' | 'recordCorrection',
  receive: (matter: string, subject: PersonId, commandId: string) => Promise<CommandOutcome>,
) => Promise<Filed>

/** Takes a matter in and links it to whoever filed it: the session's access, or one made for it. */
export function createFileMatter(deps: FilingDeps): FileMatter {
  const { acts, store, subjects, accesses, secrets, contactIndex, throttle } = deps

  const issueQueryCode = createIssueQueryCode(deps)

  const accessFor = (caller: PortalCaller, commandId: string): string =>
    caller.session?.access ?? uuidOf('gongkai/applicant-access/1', 'filing', commandId)

  const linked = async (
    { caller, applicant }: PortalAct & { readonly applicant: FiledApplicant },
    access: string,
    matter: Parameters<Accesses['link']>[1],
  ): Promise<QueryCode | undefined> => {
    if (caller.session === undefined) await accesses.open(access, 'queryNumber')
    await secrets.keepSubject(access, matter.subject)
    await accesses.link(access, matter)
    for (const contact of contactsOf(applicant)) await secrets.keepContact(access, await contactIndex(contact))
    return caller.session === undefined ? issueQueryCode(access) : undefined
  }

  return async (act, kind, receive) => {
    const settle = noSoonerThan(FILING_TAKES_MS)
    const { caller, applicant } = act
    const floodKey = `filing-address:${caller.address}`
    const isAnonymous = caller.session === undefined
    if (isAnonymous && (await throttle.isLocked(floodKey))) return { ok: false, refusals: [TOO_MANY_FILINGS] }
    const commandId = acts.idOf(act)
    const matter = acts.idOf(act, 'matter')
    const subject = await subjects.subjectOf(applicant.identity, acts.idOf(act, 'subject'))
    const outcome = await receive(matter, subject, commandId)
    if (!outcome.ok) return outcome
    if (isAnonymous && !outcome.repeated) await throttle.failed(floodKey, FILINGS_PER_ADDRESS)
    // When it was there before, whose it is stands in the log: what was found now may be somebody newer.
    const stands = await subjectIn(store, `${kind === 'application' ? kind : 'correction'}-${matter}`)
    const access = accessFor(caller, commandId)
    const queryCode = await linked(act, access, { kind, matter, subject: stands ?? subject })
    await settle()
    return { ok: true, outcome, matter, access, ...(queryCode === undefined ? {} : { queryCode }) }
  }
}

/** Whether somebody of that identity number applied before takes a few milliseconds more or less: nobody is to measure it. */
const FILING_TAKES_MS = 150

/** The same for whatever is filed. */
export async function evened<T>(work: () => Promise<T>): Promise<T> {
  const settle = noSoonerThan(FILING_TAKES_MS)
  const done = await work()
  await settle()
  return done
}

function noSoonerThan(ms: number): () => Promise<void> {
  const since = performance.now()
  return () => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms - (performance.now() - since))))
}

export const TOO_MANY_FILINGS: Refusal = { code: 'TOO_MANY_FILINGS', clause: 'SYS' }

async function subjectIn(store: Pick<EventStore, 'readStream'>, stream: string): Promise<PersonId | undefined> {
  const [first] = await store.readStream(stream, { limit: 1 })
  if (first === undefined) return undefined
  const data = JSON.parse(first.data) as {
    readonly applicant?: { readonly subject: PersonId }
    readonly subject?: PersonId
  }
  return data.applicant?.subject ?? data.subject
}

export type FileApplication = (act: Omit<PortalAct, 'name' | 'input'> & { readonly filing: Filing }) => Promise<Filed>

/** 提交申请 on the portal: received the same day, by the portal's receipt for both sides (711-31). */
export const createFileApplication =
  ({ acts, today }: Pick<FilingDeps, 'acts' | 'today'>, fileMatter: FileMatter): FileApplication =>
  ({ caller, commandId, filing }) => {
    const act = { caller, commandId, name: 'fileApplication', input: filing }
    const { agency, applicant, request, assistance } = filing
    return acts.once(act, async (): Promise<Filed> => {
      const refusals = filingFaults(filing)
      if (refusals.length > 0) return { ok: false, refusals }
      return fileMatter({ ...act, applicant }, 'application', (matter, subject, id) =>
        acts.give(id, matter, {
          type: 'ReceiveApplication',
          data: {
            application: matter,
            agency,
            channel: 'internet',
            arrivedOn: today(),
            proof: `portal ${id}`,
            applicant: { subject, kind: applicant.kind, ...applicantData(applicant) },
            request,
            ...(assistance === undefined ? {} : { assistance }),
          },
        }),
      )
    })
  }
