import type { ApplicationEvent } from '../application/events.js'
import type { ComplaintEvent } from '../complaint/events.js'
import type { AnyEvent } from '../decider.js'
import type { RecordCorrectionEvent } from '../recordCorrection/events.js'
import type { MatterChange } from './events.js'

/** What an event of a matter means for keeping the data of whom it is about; undefined where it means nothing. */
export function matterChange(given: AnyEvent): MatterChange | undefined {
  const event = given as ApplicationEvent | RecordCorrectionEvent | ComplaintEvent
  switch (event.type) {
    case 'ReplyDispatched':
    case 'CorrectionNoticeDispatched':
      return { kind: 'closed', on: event.data.dispatchedOn }
    case 'ComplainantReplied':
      return { kind: 'closed', on: event.data.repliedOn }
    case 'ComplaintDeclined':
      return { kind: 'closed', on: event.data.declinedOn }
    case 'ComplaintWithdrawn':
    case 'ApplicationWithdrawn':
    case 'CorrectionWithdrawn':
      return { kind: 'closed', on: event.data.withdrawnOn }
    case 'ApplicationMerged':
      return { kind: 'closed', on: event.data.mergedOn }
    case 'ApplicationReopened':
      return { kind: 'reopened' }
    case 'ComplaintArchived':
    case 'ApplicationArchived':
      return { kind: 'retained', retention: event.data.retention, from: event.data.archivedOn }
    case 'ComplaintTransferred':
    case 'ApplicationTransferred':
    case 'CorrectionTransferred':
      return { kind: 'transferred', to: event.data.to }
    case 'RemedyFiled':
      return { kind: 'remedyFiled', remedy: event.data.remedy }
    case 'RemedyEnded':
      return { kind: 'remedyEnded', remedy: event.data.remedy }
    default:
      return undefined
  }
}
