import type { ApplicationArchived } from '../domain/application/events.js'
import type { ApplicationProgress } from '../domain/application/progress.js'
import type { AssignRetention, ReassignRetention } from '../domain/archive/commands.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ApplicationArchivingOptions {
  /** Where the application stood after its event of this revision. */
  readonly applicationAt: (application: string, revision?: number) => Promise<ApplicationProgress>
}

/** 归档: how long the file of a closed application is kept, in `archive-application.{id}` (711-45); anew when it was done again. */
export const applicationArchiving = ({
  applicationAt,
}: ApplicationArchivingOptions): Reaction<ApplicationArchived> => ({
  name: 'applicationArchiving',
  version: 2,
  on: {
    ApplicationArchived: async (
      event: RecordedEvent<ApplicationArchived>,
    ): Promise<readonly ProcessCommand<AssignRetention | ReassignRetention>[]> => {
      const { application, retention, fileNumber } = event.data
      const progress = await applicationAt(application, event.revision)
      if (progress.status === 'absent') throw new Error(`${event.stream} was archived without having been received`)
      const archive = `application.${application}`
      if (progress.archived > 1)
        return [
          { id: archive, command: { type: 'ReassignRetention', data: { retention, fileNumber, cause: event.id } } },
        ]
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
        },
      ]
    },
  },
})
