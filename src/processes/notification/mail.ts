import type { NotificationEvent, NotificationRaised } from '../../domain/notification/events.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { Reaction } from '../reaction.js'

export interface MailOptions {
  /** Puts a letter about the notice into the outbox; once, however often it is asked. */
  readonly putInOutbox: (notice: RecordedEvent<NotificationRaised>) => Promise<void>
}

/** Each notice goes into the outbox. The outbox is delivered by itself, so that a mail server that is away holds up nothing. */
export const mail = ({ putInOutbox }: MailOptions): Reaction<NotificationEvent> => ({
  name: 'mail',
  version: 1,
  afterTheFact: true,
  on: {
    NotificationRaised: async (event) => {
      await putInOutbox(event)
      return []
    },
  },
})
