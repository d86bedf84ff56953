import type { ApplicationEvent } from '../domain/application/events.js'
import type { ArchiveEvent } from '../domain/archive/events.js'
import type { ComplaintEvent } from '../domain/complaint/events.js'
import type { NoteMatter, NoteMatterChange } from '../domain/dataSubject/commands.js'
import type { MatterChange } from '../domain/dataSubject/events.js'
import { localDateOf } from '../domain/dates.js'
import type { RecordCorrectionEvent } from '../domain/recordCorrection/events.js'
import type { AgencyId, PersonId } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import { matterChange } from '../domain/dataSubject/matterChanges.js'
import type { ProcessCommand, Reaction } from './reaction.js'

/** Who a matter is about, as its stream says up to a revision. */
export interface MatterParties {
  readonly agency: AgencyId
  readonly subjects: readonly PersonId[]
}

export interface DataSubjectOptions {
  readonly partiesOf: (matter: string, upToRevision?: number) => Promise<MatterParties | undefined>
  /** Keeps the blind index of the identity numbers that the event holds. Bears being done twice. */
  readonly indexIdentity: (event: { readonly stream: string; readonly revision: number }) => Promise<void>
}

type Event = ApplicationEvent | RecordCorrectionEvent | ArchiveEvent | ComplaintEvent
type Commands = readonly ProcessCommand<NoteMatter | NoteMatterChange>[]

/** Keeps with each data subject in which matters they are involved, and what in these keeps their data (PIPL-47). */
export function dataSubjects({ partiesOf, indexIdentity }: DataSubjectOptions): Reaction<Event> {
  const changed = async (event: RecordedEvent<Event>): Promise<Commands> => {
    const change = matterChange(event)
    return change === undefined ? [] : noteForAll(event.stream, change, event.revision)
  }
  const noteForAll = async (matter: string, change: MatterChange, upTo?: number): Promise<Commands> =>
    ((await partiesOf(matter, upTo))?.subjects ?? []).map((subject) => ({
      id: subject,
      key: subject,
      command: { type: 'NoteMatterChange', data: { subject, matter, change } },
    }))

  return {
    name: 'dataSubjects',
    version: 2,
    on: {
      ApplicationReceived: async (event) => {
        await indexIdentity(event)
        const { application, agency, arrivedOn, applicant } = event.data
        return [
          noted(event, {
            subject: applicant.subject,
            as: 'applicant',
            agency,
            openedOn: arrivedOn,
            key: `application:${application}`,
          }),
        ]
      },
      ApplicationAmended: async (event) => {
        await indexIdentity(event)
        return []
      },
      ThirdPartyLetterIssued: async (event) => {
        const { thirdParty, issuedOn } = event.data
        const parties = await partiesOf(event.stream, event.revision)
        if (parties === undefined) return []
        return [noted(event, { subject: thirdParty, as: 'thirdParty', agency: parties.agency, openedOn: issuedOn })]
      },
      CorrectionAsked: async (event) => {
        await indexIdentity(event)
        const { subject, agency, receivedOn } = event.data
        return [noted(event, { subject, as: 'correctionApplicant', agency, openedOn: receivedOn })]
      },
      ComplaintReceived: async (event) => {
        await indexIdentity(event)
        const { complaint, subject, agency, receivedOn } = event.data
        const key = `complaint:${complaint}` as const
        return [noted(event, { subject, as: 'complainant', agency, openedOn: receivedOn, key })]
      },
      ComplainantReplied: changed,
      ComplaintDeclined: changed,
      ComplaintWithdrawn: changed,
      ComplaintArchived: changed,
      ComplaintTransferred: changed,
      ReplyDispatched: changed,
      ApplicationWithdrawn: changed,
      ApplicationMerged: changed,
      ApplicationReopened: changed,
      RemedyFiled: changed,
      RemedyEnded: changed,
      ApplicationArchived: changed,
      ApplicationTransferred: changed,
      CorrectionNoticeDispatched: changed,
      CorrectionWithdrawn: changed,
      CorrectionTransferred: changed,
      // An application says itself when it was archived.
      RetentionAssigned: async ({ data: { kind, matter, retention }, metadata }) =>
        kind === 'recordCorrection'
          ? noteForAll(`correction-${matter}`, { kind: 'retained', retention, from: localDateOf(metadata.recordedAt) })
          : [],
    },
  }
}

const noted = (
  { stream }: { readonly stream: string },
  data: Omit<NoteMatter['data'], 'matter'>,
): ProcessCommand<NoteMatter> => ({
  id: data.subject,
  command: { type: 'NoteMatter', data: { ...data, matter: stream } },
})
