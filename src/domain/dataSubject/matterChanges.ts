import type { ApplicationEvent } from '../application/events.js'
import type { ComplaintEvent } from '../complaint/events.js'
import type { AnyEvent } from '../decider.js'
import type { RecordCorrectionEvent } from '../recordCorrection/events.js'
import type { LocalDate } from '../values.js'
import type { MatterChange } from './events.js'

type MatterEvent = ApplicationEvent | RecordCorrectionEvent | ComplaintEvent
type Changes = {
  readonly [T in MatterEvent['type']]?: (data: Extract<MatterEvent, { readonly type: T }>['data']) => MatterChange
}

const closed = (on: LocalDate): MatterChange => ({ kind: 'closed', on })

const CHANGES: Changes = {
  ReplyDispatched: ({ dispatchedOn }) => closed(dispatchedOn),
  CorrectionNoticeDispatched: ({ dispatchedOn }) => closed(dispatchedOn),
  ComplainantReplied: ({ repliedOn }) => closed(repliedOn),
  ComplaintDeclined: ({ declinedOn }) => closed(declinedOn),
  ComplaintWithdrawn: ({ withdrawnOn }) => closed(withdrawnOn),
  ApplicationWithdrawn: ({ withdrawnOn }) => closed(withdrawnOn),
  CorrectionWithdrawn: ({ withdrawnOn }) => closed(withdrawnOn),
  ApplicationMerged: ({ mergedOn }) => closed(mergedOn),
  ApplicationReopened: () => ({ kind: 'reopened' }),
  ComplaintArchived: ({ retention, archivedOn }) => ({ kind: 'retained', retention, from: archivedOn }),
  ApplicationArchived: ({ retention, archivedOn }) => ({ kind: 'retained', retention, from: archivedOn }),
  ComplaintTransferred: ({ to }) => ({ kind: 'transferred', to }),
  ApplicationTransferred: ({ to }) => ({ kind: 'transferred', to }),
  CorrectionTransferred: ({ to }) => ({ kind: 'transferred', to }),
  RemedyFiled: ({ remedy }) => ({ kind: 'remedyFiled', remedy }),
  RemedyEnded: ({ remedy }) => ({ kind: 'remedyEnded', remedy }),
}

/** What an event of a matter means for keeping the data of whom it is about; undefined where it means nothing. */
export function matterChange({ type, data }: AnyEvent): MatterChange | undefined {
  const change = (CHANGES as Readonly<Record<string, ((data: unknown) => MatterChange) | undefined>>)[type]
  return change?.(data)
}
