import type { DecisionContext } from '../../../context.js'
import type { Refusal } from '../../../decider.js'
import type { ReplyOutcome } from '../../outcome.js'
import type { OpenApplication } from '../../state.js'

/** What has to be on record for a reply. */
export type Condition<O extends ReplyOutcome = ReplyOutcome> = (
  outcome: O,
  application: OpenApplication,
  context: DecisionContext,
) => readonly Refusal[]
