import type { ClauseCode } from '../../../domain/clauses.js'
import type { InformationItemEvent, PublicationAuthorized } from '../../../domain/informationItem/events.js'
import type { LogEvent } from '../../projection.js'
import { dayOf, peopleOf } from '../acts.js'
import { type Breach, type Check, mend, raise } from '../check.js'
import type { ItemWatch } from './itemWatch.js'

// The gate to publication, asked of the events themselves: this program lets none of it through, but a log may hold
// what was written elsewhere.

type Authorized = LogEvent<PublicationAuthorized>

const breach = (item: ItemWatch, { data }: Authorized, clause?: ClauseCode): Breach => ({
  agency: data.agency,
  persons: [item.officer ?? undefined, ...peopleOf(data)],
  occurredOn: data.authorizedOn,
  ...(clause === undefined ? {} : { clause }),
})

const keyOf = ({ data }: Authorized): string => `v${data.version}`

/** A breach that later events mend: the step made up for, or the item taken down. */
const gate = (
  check: Pick<Check, 'code' | 'clauses' | 'label'>,
  isBroken: (item: ItemWatch, event: Authorized) => boolean,
  mending: Check<InformationItemEvent, ItemWatch>['from'],
): Check<InformationItemEvent, ItemWatch> => ({
  ...check,
  from: {
    PublicationAuthorized: (item, event) => (isBroken(item, event) ? [raise(keyOf(event), breach(item, event))] : []),
    ItemWithdrawn: (_item, { data }) => [mend(`v${data.version}`, data.withdrawnOn)],
    ...mending,
  },
})

/** Concluded for exactly this content. */
const unreviewed = gate(
  {
    code: 'publishedUnreviewed',
    clauses: ['LS-10.9', '711-17'],
    label: { zh: '未经保密审查即公开', en: 'Published without a secrecy review of this content' },
  },
  ({ reviewed }, { data }) => reviewed?.hash !== data.contentHash,
  {
    SecrecyReviewConcluded: (_item, event) =>
      event.data.conclusion === 'disclose' ? [mend(`v${event.data.version}`, dayOf(event))] : [],
  },
)

const unapproved = gate(
  {
    code: 'publishedUnapproved',
    clauses: ['LS-10.6'],
    label: { zh: '未经审批即公开', en: 'Published without approval of this content' },
  },
  ({ approved }, { data }) => approved?.hash !== data.contentHash,
  { ItemApproved: (_item, event) => [mend(`v${event.data.version}`, dayOf(event))] },
)

const unregistered = gate(
  {
    code: 'publishedUnregistered',
    clauses: ['LS-10.7'],
    label: { zh: '未登记即公开', en: 'Published before it was registered' },
  },
  ({ registered }) => !registered,
  { ItemRegistered: (item, { data }) => [mend(`v${item.authorized}`, data.registeredOn)] },
)

/**
 * Whoever else it concerns has confirmed this content. That nobody else answers for those agencies by now is a fact of
 * the register; where the decision was made under it, its rule stands in the event.
 */
function isUnconsulted({ others, consultation }: ItemWatch, { data, metadata }: Authorized): boolean {
  if (others.length === 0) return false
  if (consultation === null || consultation.status === 'cancelled')
    return !metadata.rules.includes('SEVERAL_AGENCIES_INVOLVED')
  return consultation.status !== 'confirmed' || consultation.hash !== data.contentHash
}

const unconsulted = gate(
  {
    code: 'publishedUnconsulted',
    clauses: ['LS-6.1', '711-11'],
    label: { zh: '未经协商确认即公开', en: 'Published before the other agencies had confirmed it' },
  },
  isUnconsulted,
  {
    ConsultationConcluded: (item, event) =>
      event.data.outcome === 'confirmed' ? [mend(`v${item.authorized}`, dayOf(event))] : [],
  },
)

/** 商业秘密、个人隐私 marked on the form: consent of everyone asked, the passages withheld, or the public interest. */
function isUnheard(item: ItemWatch, { data: { contentHash } }: Authorized): boolean {
  return (item.form?.interests ?? []).some((interest) => {
    const asked = Object.values(item.thirdParties).filter((party) => party.interest === interest)
    const consented = asked.length > 0 && asked.every(({ consents }) => consents)
    const overridden = item.publicInterest.some((made) => made.interest === interest && made.hash === contentHash)
    return !consented && !item.withheld.includes(interest) && !overridden
  })
}

const unheard = gate(
  {
    code: 'publishedUnheard',
    clauses: ['711-15', 'PIPL-55'],
    label: {
      zh: '涉及商业秘密、个人隐私，未征求第三方意见即公开',
      en: 'Published against a third party that was not heard',
    },
  },
  isUnheard,
  {},
)

/** 存量: what was public before this program was in use, and since the regulation; reviewed now, it is mended. */
const legacyUnreviewed: Check<InformationItemEvent, ItemWatch> = {
  code: 'legacyUnreviewed',
  clauses: ['LS-10.9'],
  label: { zh: '存量公开信息无保密审查记录', en: 'Public before, without any review on record' },
  from: {
    LegacyPublicationRecorded: ({ agency }, { data: { publishedOn, pastReview } }) =>
      pastReview.kind === 'none' ? [raise('legacy', { agency, occurredOn: publishedOn })] : [],
    SecrecyReviewConcluded: (_item, event) => [mend('legacy', dayOf(event))],
  },
}

export const itemPublicationChecks = [
  unconsulted,
  unapproved,
  unregistered,
  unreviewed,
  legacyUnreviewed,
  unheard,
] as const
