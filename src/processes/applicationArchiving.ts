import type { ApplicationArchived } from '../domain/application/events.js'
import type { ApplicationProgress } from '../domain/application/progress.js'
import type { AssignRetention } from '../domain/archive/commands.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ApplicationArchivingOptions {
  /** Where the application stood after its event of this revision. */
  readonly applicationAt: (application: string, revision?: number) => Promise<ApplicationProgress>
}

/** 归档: how long the file of a closed application is kept, in `archive-application.{id}` (711-45). */
export const applicationArchiving = ({
  applicationAt,
}: ApplicationArchivingOptions): Reaction<ApplicationArchived> => ({
  name: 'applicationArchiving',
  version: 1,
  on: {
    ApplicationArchived: async (
      event: RecordedEvent<ApplicationArchived>,
    ): Promise<readonly ProcessCommand<AssignRetention>[]> => {
      const { application, retention, fileNumber } = event.data
      const progress = await applicationAt(application, event.revision)
      if (progress.status === 'absent') throw new Error(`${event.stream} was archived without having been received`)
      const archive = `application.${application}`
      return [
        {
          id: archive,
          command: {
            type: 'AssignRetention',
            data: {
              archive,
              kind: 'application',
              matter: application,
              agency: progress.agency,
              retention,
              fileNumber,
              key: `application:${application}`,
            },
          },
          // It was done again after a remedy and is closed a second time: its file is the same, kept as was said at first.
          harmless: ['ARCHIVE_EXISTS'],
        },
      ]
    },
  },
})
