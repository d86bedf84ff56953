import { type AccessPurpose, personalDataPurpose } from '../app/personalDataSight.js'
import type { Applicant as RecordedApplicant, ApplicationEvent } from '../domain/application/events.js'
import type { Protected } from '../domain/protected.js'
import type { LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ThirdPartyRow } from '../projections/applications/rowParts.js'
import { agencyFinder } from './agencyLoading.js'
import type { Applicant, ApplicationThirdParty } from './applicationPeople.js'
import type { ApplicationRecord } from './applicationRecord.js'
import { hasDestroyed, recordOf } from './applicationRecordShowing.js'
import type { Application } from './applicationType.js'
import type { GraphqlContext } from './context.js'
import { receiptOf } from './deadlineReceipt.js'
import { UserFault } from './faults.js'
import { ifGiven, type Maybe } from './fields.js'
import { loaderOf } from './loaders.js'
import { factsAt } from './referenceFacts.js'
import { toGlobalId } from './relay.js'

type Events = readonly RecordedEvent<ApplicationEvent>[]

/** What is looked at, in the record of the look. */
export type PersonalPart =
  'applicant' | 'thirdParties' | 'applicationRecord' | 'correctionStatement' | 'complainant' | 'complaintRecord'

interface Looked {
  readonly stream: string
  readonly agency: string
  readonly listed: boolean
}

/**
 * Whether the caller may read a personal part of a matter; that they do is recorded before anything is answered.
 * @throws UserFault `ONE_AT_A_TIME` for a row of a list and for the fourth matter of a request, whatever the caller may
 * read
 */
export async function mayLook(
  context: GraphqlContext,
  { stream, agency, listed }: Looked,
  what: PersonalPart,
  purpose: Maybe<AccessPurpose>,
): Promise<boolean> {
  if (listed || isOneTooMany(context, stream)) throw new UserFault('ONE_AT_A_TIME')
  const { actor, services } = context
  if (actor.kind !== 'person') return false
  const { agencies } = await factsAt(context)
  const reader = { actor, agencies, today: services.today(), purpose: purpose ?? undefined }
  const looksFor = personalDataPurpose(reader, agency)
  if (looksFor === undefined) return false
  await services.trails.read({ actor, what, subject: stream, purpose: looksFor })
  return true
}

/** What belongs together, a part with its whole, may be read together; a register of names is not to be had by ids. */
const MOST_MATTERS = 3
const LOOKED = Symbol('mattersLookedAt')

function isOneTooMany({ loaders }: GraphqlContext, stream: string): boolean {
  const seen = loaders.get(LOOKED, () => new Set<string>())
  if (!seen.has(stream) && seen.size >= MOST_MATTERS) return true
  seen.add(stream)
  return false
}

const lookedAt = ({ row, listed }: Application): Looked => ({
  stream: `application-${row.id}`,
  agency: row.agency,
  listed,
})

const OPENED = Symbol('openedApplications')

const openedEvents = async (context: GraphqlContext, id: string): Promise<Events> => {
  const { matterRecords } = context.services
  const load = async (ids: readonly string[]) =>
    new Map(await Promise.all(ids.map(async (one) => [one, await matterRecords.opened('application', one)] as const)))
  return (await loaderOf(context, OPENED, load).load(id)) ?? []
}

export async function applicantFor(
  context: GraphqlContext,
  application: Application,
  purpose: Maybe<AccessPurpose>,
): Promise<Applicant> {
  const { row } = application
  const hidden = { kind: row.applicantKind, withheld: true, erased: false, name: null, identity: null, contact: null }
  if (!(await mayLook(context, lookedAt(application), 'applicant', purpose))) return hidden
  const applicant = (await openedEvents(context, row.id)).reduce<RecordedApplicant | undefined>(
    (before, { type, data }) =>
      type === 'ApplicationReceived' || type === 'ApplicationAmended' ? data.applicant : before,
    undefined,
  )
  return {
    ...hidden,
    withheld: false,
    erased: hasDestroyed(applicant, /^person:/),
    name: words(applicant?.name),
    identity: words(applicant?.identity),
    contact: words(applicant?.contact),
  }
}

/** Null for somebody who may know of the matter and not of what people wrote in it. */
export const recordFor = async (
  context: GraphqlContext,
  application: Application,
  purpose: Maybe<AccessPurpose>,
): Promise<ApplicationRecord | null> =>
  (await mayLook(context, lookedAt(application), 'applicationRecord', purpose))
    ? recordOf(await openedEvents(context, application.row.id), await agencyFinder(context))
    : null

/** Letters and answers; who was asked and what they said only for those who may read it. */
export async function thirdPartiesFor(
  context: GraphqlContext,
  application: Application,
  purpose: Maybe<AccessPurpose>,
): Promise<readonly ApplicationThirdParty[]> {
  const { row, listed } = application
  if (row.thirdParties.length === 0 && !listed) return []
  const open = await mayLook(context, lookedAt(application), 'thirdParties', purpose)
  const events = open ? await openedEvents(context, row.id) : undefined
  return row.thirdParties.map((party) => ({ ...plain(party), ...said(party, events) }))
}

const plain = (party: ThirdPartyRow) => ({
  thirdPartyId: toGlobalId('Person', party.thirdParty),
  interest: party.interest,
  letterNumber: party.letterNumber,
  issuedOn: party.issuedOn as LocalDate,
  servedOn: party.servedOn as LocalDate | null,
  opinionBy: party.opinionBy?.due ?? null,
  receipt: ifGiven(party.opinionBy, receiptOf) ?? null,
  outcome: party.outcome,
  answeredOn: party.answeredOn as LocalDate | null,
  reasonable: party.reasonable,
  overruled: party.overruled,
})

type Said = Pick<
  ApplicationThirdParty,
  'withheld' | 'erased' | 'name' | 'reasons' | 'judgement' | 'overruledContent' | 'overruledReasons'
>

function said({ thirdParty }: ThirdPartyRow, events: Events | undefined): Said {
  const none = { name: null, reasons: null, judgement: null, overruledContent: null, overruledReasons: null }
  if (events === undefined) return { ...none, withheld: true, erased: false }
  const about = events.filter(({ data }) => 'thirdParty' in data && data.thirdParty === thirdParty)
  const found: Said = { ...none, withheld: false, erased: about.some(({ data }) => hasDestroyed(data, /./)) }
  return about.reduce((all, { type, data }): Said => {
    switch (type) {
      case 'ThirdPartyLetterIssued':
        return { ...all, name: words(data.name) }
      case 'ThirdPartyOpinionReceived':
        return { ...all, reasons: words(data.reasons) }
      case 'ObjectionJudged':
        return { ...all, judgement: words(data.why) }
      case 'ObjectionOverruled':
        return { ...all, overruledContent: words(data.content), overruledReasons: words(data.reasons) }
      default:
        return all
    }
  }, found)
}

const words = (value: Protected | undefined): string | null => value?.value ?? null
