import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import type { OutcomeKind, ReplyOutcome } from '../outcome.js'
import type { OpenApplication } from '../state.js'
import { agenciesBind } from './conditions/agencies.js'
import { enterpriseIsNamed, responsibleIsNamed } from './conditions/bodies.js'
import type { Condition } from './conditions/condition.js'
import { formIsAsAsked, informationIsIdentified, somethingIsGiven } from './conditions/giving.js'
import {
  amendmentLapsed,
  nothingIsAwaited,
  paymentLapsed,
  reasonsWereRefused,
  wasAmended,
} from './conditions/lapses.js'
import { searchFoundNothing } from './conditions/search.js'
import { groundsAreProved, thirdPartiesAllow, thirdPartiesWereHeard } from './conditions/thirdParties.js'

const giving = [informationIsIdentified, somethingIsGiven, formIsAsAsked, thirdPartiesWereHeard, thirdPartiesAllow]

/** What must be on record before a reply of each kind; asked when it is drafted, approved, signed and dispatched. */
const CONDITIONS: { readonly [K in OutcomeKind]: readonly Condition<Extract<ReplyOutcome, { kind: K }>>[] } = {
  alreadyPublic: [],
  provided: giving,
  withheld: [informationIsIdentified, groundsAreProved],
  notHeld: [searchFoundNothing],
  notOurs: [responsibleIsNamed],
  repeated: [
    ({ earlierApplication }, { id }) =>
      earlierApplication === id
        ? [{ code: 'REPEATS_ITSELF', clause: '711-36(6)', path: 'outcome.earlierApplication' }]
        : [],
  ],
  specialRegime: [],
  partlyProvided: [...giving, groundsAreProved],
  needsProcessing: [],
  petition: [],
  publication: [],
  reconfirmation: [],
  excessive: [reasonsWereRefused],
  stillUnclear: [wasAmended],
  notAmended: [amendmentLapsed],
  feeUnpaid: [paymentLapsed],
  enterpriseChannel: [enterpriseIsNamed],
  other: [],
}

/** Everything that stands against this reply as the matter stands now. */
export function replyFaults(
  outcome: ReplyOutcome,
  application: OpenApplication,
  context: DecisionContext,
): readonly Refusal[] {
  const special = CONDITIONS[outcome.kind] as readonly Condition<ReplyOutcome>[]
  return [bodyAnswers, nothingIsAwaited, agenciesBind, ...special].flatMap((condition) =>
    condition(outcome, application, context),
  )
}

/** A public enterprise does not answer under Order 711; it names its own channel and authority (711-55). */
const bodyAnswers: Condition = ({ kind }, { received }) =>
  received.body === 'publicEnterprise' && kind !== 'enterpriseChannel' && kind !== 'petition'
    ? [{ code: 'ENTERPRISE_HAS_OWN_RULES', clause: '711-55', path: 'outcome.kind' }]
    : []
