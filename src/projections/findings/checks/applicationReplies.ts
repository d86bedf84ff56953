import type { ApplicationEvent, ReplyDispatched } from '../../../domain/application/events.js'
import type { OutcomeKind, ReplyOutcome } from '../../../domain/application/outcome.js'
import type { LogEvent } from '../../projection.js'
import { isBlank, peopleOf } from '../acts.js'
import { type Check, mend, raise } from '../check.js'
import type { ApplicationWatch } from './applicationWatch.js'

type ApplicationCheck = Check<ApplicationEvent, ApplicationWatch>
type Dispatched = LogEvent<ReplyDispatched>

/** 重新答复: another reply on the same application, after a review or a court, makes the one before good. */
const REPLY = 'reply'

const onReply = (
  check: Pick<Check, 'code' | 'clauses' | 'label'>,
  isBroken: (watch: ApplicationWatch, outcome: ReplyOutcome, event: Dispatched) => boolean,
  cites: (watch: ApplicationWatch) => readonly (string | undefined)[] = () => [],
): ApplicationCheck => ({
  ...check,
  from: {
    ReplyDispatched: (watch, event) => {
      const { data } = event
      if (!isBroken(watch, data.outcome, event)) return [mend(REPLY, data.dispatchedOn)]
      const persons = [watch.officer ?? undefined, ...watch.acted.approving, ...watch.acted.signing, ...peopleOf(data)]
      const breach = { agency: watch.agency, persons, occurredOn: data.dispatchedOn, cites: cites(watch) }
      return [raise(`${REPLY}#${event.id}`, breach)]
    },
  },
})

const without = (facts: object, name: string): boolean => !(name in facts)

/** 不予公开的，告知申请人不予公开并说明理由; so for every other reply that gives nothing (711-36, 711-37). */
function lacksGround(outcome: ReplyOutcome): boolean {
  switch (outcome.kind) {
    case 'withheld':
      return (outcome.grounds ?? []).length === 0
    case 'partlyProvided':
      return (outcome.passages ?? []).length === 0 || outcome.passages.some((passage) => without(passage, 'ground'))
    case 'notOurs':
    case 'needsProcessing':
    case 'reconfirmation':
    case 'excessive':
    case 'stillUnclear':
    case 'other':
      return without(outcome, 'why')
    default:
      return false
  }
}

const GIVES: readonly OutcomeKind[] = ['provided', 'partlyProvided']
const ON_THE_MERITS: readonly OutcomeKind[] = [...GIVES, 'withheld']
/** 复议前置 (行政复议法 23). */
const REVIEW_FIRST: readonly OutcomeKind[] = ['withheld', 'partlyProvided']

const repliedWithoutGround = onReply(
  {
    code: 'repliedWithoutGround',
    clauses: ['711-36', '711-37', 'LS-10.5'],
    label: { zh: '不予公开未说明理由', en: 'Refused, wholly or in part, without a reason' },
  },
  (_watch, outcome) => lacksGround(outcome),
)

const repliedWithoutSearch = onReply(
  {
    code: 'repliedWithoutSearch',
    clauses: ['711-36(4)', '711-36'],
    label: { zh: '未经检索即答复不存在', en: 'Said not to exist without a search on record that found nothing' },
  },
  ({ searches }, { kind }) => {
    const results = Object.values(searches).map(({ result }) => result)
    return kind === 'notHeld' && (results.includes('found') || !results.includes('notFound'))
  },
  ({ searches }) => Object.values(searches).map(({ event }) => event),
)

const repliedWithoutRemedies = onReply(
  {
    code: 'repliedWithoutRemedies',
    clauses: ['711-51'],
    label: { zh: '未告知或者错误告知救济途径', en: 'Reply that names no remedies, or the wrong ones' },
  },
  ({ remedies }, { kind }) => {
    const order = remedies?.order ?? null
    return order === null || (REVIEW_FIRST.includes(kind) && order !== 'reviewFirst')
  },
  ({ remedies }) => [remedies?.event],
)

/** 未经保密审查的政府信息不得公开 (LS-10.9): neither to one applicant. */
const givenUnreviewed = onReply(
  {
    code: 'givenUnreviewed',
    clauses: ['LS-10.9', '711-17'],
    label: { zh: '未经保密审查即提供', en: 'Given to the applicant without a secrecy review before' },
  },
  (_watch, outcome, { data: { dispatchedOn } }) =>
    (outcome.kind === 'provided' || outcome.kind === 'partlyProvided') &&
    (isBlank(outcome.reviewNumber) || isBlank(outcome.reviewedOn) || outcome.reviewedOn > dispatchedOn),
)

const thirdPartyNotHeard = onReply(
  {
    code: 'thirdPartyNotHeard',
    clauses: ['711-32', '711-15'],
    label: { zh: '未征求第三方意见即公开', en: 'Given although a third party had not been heard' },
  },
  ({ concernsThirdParties, thirdParties }, { kind }) => {
    if (!GIVES.includes(kind)) return false
    const asked = Object.values(thirdParties)
    return (concernsThirdParties && asked.length === 0) || asked.some(({ outcome }) => outcome === null)
  },
)

const objectionPassedOver = onReply(
  {
    code: 'objectionPassedOver',
    clauses: ['711-32', '711-15'],
    label: { zh: '未采纳有合理理由的反对意见即公开', en: 'Given in full against an objection that stands' },
  },
  ({ thirdParties }, { kind }) => kind === 'provided' && Object.values(thirdParties).some(({ stands }) => stands),
)

/** 会商 before an answer on the merits (LS-8.1), and none while it runs. */
const repliedUnconsulted = onReply(
  {
    code: 'repliedUnconsulted',
    clauses: ['LS-8.1', 'LS-8.2'],
    label: { zh: '未会商即答复', en: 'Answered before the other agencies had been met with' },
  },
  ({ agency, others, consultation }, { kind }) => {
    if (!ON_THE_MERITS.includes(kind)) return false
    if (consultation !== null && consultation.status !== 'cancelled') return consultation.status !== 'confirmed'
    return others.some((other) => other !== agency)
  },
)

export const replyChecks = [
  repliedWithoutGround,
  repliedWithoutSearch,
  repliedWithoutRemedies,
  givenUnreviewed,
  thirdPartyNotHeard,
  objectionPassedOver,
  repliedUnconsulted,
] as const
