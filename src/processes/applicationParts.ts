import type { OpenApplicationPart } from '../domain/application/commands.js'
import type { ApplicationEvent, ApplicationSplit } from '../domain/application/events.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ApplicationPartOptions {
  /** The parts of a split with what the applicant wrote: a part says the same of itself, under its own key. */
  readonly partsOf: (event: RecordedEvent<ApplicationSplit>) => Promise<ApplicationSplit['data']['parts']>
}

/** 一事一申请: each part is an application of its own, received when the whole was (711-29). */
export const applicationParts = ({ partsOf }: ApplicationPartOptions): Reaction<ApplicationEvent> => ({
  name: 'applicationParts',
  version: 1,
  on: {
    ApplicationSplit: async (
      event: RecordedEvent<ApplicationSplit>,
    ): Promise<readonly ProcessCommand<OpenApplicationPart>[]> => {
      const { receivedOn, startsOn } = event.data
      return (await partsOf(event)).map((received) => ({
        id: received.application,
        key: received.application,
        command: { type: 'OpenApplicationPart', data: { received, receivedOn, startsOn } },
      }))
    },
  },
})
