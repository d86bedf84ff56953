import type { ApplicationEvent } from '../domain/application/events.js'
import type { ReplyOutcome } from '../domain/application/outcome.js'
import { clauseOfOutcome } from '../domain/application/outcomeFacts.js'
import type { Protected } from '../domain/protected.js'
import type { AgencyId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { readable } from '../projections/engine/readable.js'
import type { AgencyFinder } from './agencyLoading.js'
import type { ApplicationRecord, DraftWords, ProposalWords, ReplyContent } from './applicationRecord.js'
import { type Ground, groundShown } from './itemReviewTypes.js'
import { personOf } from './person.js'

type Events = readonly RecordedEvent<ApplicationEvent>[]
type DataOf<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>['data']

/** Data of the events of one type, in order. */
const all = <T extends ApplicationEvent['type']>(events: Events, type: T): readonly DataOf<T>[] =>
  events.flatMap((event) => (event.type === type ? [event.data as DataOf<T>] : []))
const last = <T extends ApplicationEvent['type']>(events: Events, type: T): DataOf<T> | undefined =>
  all(events, type).at(-1)

const words = (value: Protected | undefined): string | null => value?.value ?? null

/** Everything that people wrote about an application, from its opened events. */
export function recordOf(events: Events, agency: AgencyFinder): ApplicationRecord {
  const request = events.reduce<Protected | undefined>(requestAfter, undefined)
  const amended = last(events, 'ApplicationAmended')
  return {
    erased: events.some(({ data }) => hasDestroyed(data)),
    description: words(request),
    amendmentPoints: (last(events, 'AmendmentRequested')?.points ?? []).map(({ element, explanation }) => ({
      element,
      explanation: words(explanation),
    })),
    lateBecause: words(amended?.lateBecause),
    contacts: all(events, 'ContactAttempted').map(({ on, means, reached, note, by }) => ({
      on,
      means,
      reached,
      note: words(note),
      by: personOf(by),
    })),
    searches: all(events, 'SearchRecorded').map(({ search, who, where, keywords }) => ({
      searchId: search,
      who: words(who),
      where: words(where),
      keywords: words(keywords),
    })),
    ...clockWords(events),
    drafts: draftsOf(events, agency),
    proposals: proposalsOf(events),
    ...endWords(events),
    lastEventId: events.at(-1)?.id ?? null,
  }
}

const clockWords = (events: Events) => ({
  informationNote: words(last(events, 'InformationIdentified')?.note),
  frequencyFinding: words(last(events, 'ReasonsRequested')?.finding),
  reasonsGiven: words(last(events, 'ReasonsGiven')?.reasons),
  reasonsJudged: words(last(events, 'ReasonsJudged')?.why),
  extensionReason: words(last(events, 'ReplyPeriodExtended')?.reason),
})

const endWords = (events: Events) => ({
  withdrawalReason: words(last(events, 'ApplicationWithdrawn')?.reason),
  mergeReason: words(last(events, 'ApplicationMerged')?.reason),
})

/** What is asked for now: splitting and correction say it anew. */
function requestAfter(before: Protected | undefined, { type, data }: Events[number]): Protected | undefined {
  if (type === 'ApplicationReceived' || type === 'ApplicationAmended') return data.request.description
  return type === 'ApplicationSplit' ? data.kept.description : before
}

function draftsOf(events: Events, agency: AgencyFinder): readonly DraftWords[] {
  const returned = all(events, 'ReplyReturned')
  const approved = all(events, 'ReplyApproved')
  const sent = all(events, 'ReplyDispatched')
  return all(events, 'ReplyDrafted').map(({ draft, outcome }) => ({
    draft,
    content: contentOf(outcome, agency),
    returnedBecause: words(returned.findLast((other) => other.draft === draft)?.reason),
    approvalNote: words(approved.findLast((other) => other.draft === draft)?.note),
    otherWayReason: words(sent.findLast((other) => other.draft === draft)?.otherWayReason),
  }))
}

function proposalsOf(events: Events): readonly ProposalWords[] {
  const decided = all(events, 'ProactiveProposalDecided')
  return all(events, 'ProactiveDisclosureProposed').map(({ proposal, reasons }) => ({
    proposal,
    reasons: words(reasons),
    decision: words(decided.findLast((other) => other.proposal === proposal)?.reasons),
  }))
}

/** The facts of a reply under their own names; agencies as objects, grounds with their clauses. */
export function contentOf(outcome: ReplyOutcome, agency: AgencyFinder): ReplyContent {
  const { grounds = [], passages = [], searches = [], ...facts } = outcome as Partial<AllFacts>
  const { responsibleAgency, enterprise, authority, ...plain } = facts
  return {
    ...(readable(plain) as object),
    kind: outcome.kind,
    clause: clauseOfOutcome(outcome.kind),
    grounds: grounds.map(groundOf),
    passages: passages.map(({ passage, ground }) => ({ passage: words(passage), ground: groundOf(ground) })),
    searches,
    responsibleAgency: agency(responsibleAgency),
    enterprise: agency(enterprise),
    authority: agency(authority),
  }
}

type FactsIn<K extends string> = Extract<ReplyOutcome, Record<K, unknown>> extends Record<K, infer V> ? V : never
interface AllFacts {
  readonly grounds: FactsIn<'grounds'>
  readonly passages: FactsIn<'passages'>
  readonly searches: FactsIn<'searches'>
  readonly responsibleAgency: AgencyId
  readonly enterprise: AgencyId
  readonly authority: AgencyId
}

const groundOf = (ground: FactsIn<'grounds'>[number]): Ground => groundShown(readable(ground))

/** Whether something sealed with the matter's own key can no longer be opened; whose key a name has is another matter. */
export function hasDestroyed(value: unknown, subject = /^application:/): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('$protected' in value) {
    const sealed = value as Protected
    return sealed.value === undefined && subject.test(sealed.$protected)
  }
  return Object.values(value).some((member) => hasDestroyed(member, subject))
}
