import type { BeginErasure, NoteMatterChange, RecordKeysDestroyed } from '../domain/dataSubject/commands.js'
import type { DataSubjectEvent, MatterChange } from '../domain/dataSubject/events.js'
import type { KeySubject } from '../domain/protected.js'
import type { PersonId } from '../domain/values.js'
import type { Clock } from '../eventstore/clock.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ErasureOptions {
  /**
   * What the streams of the person's matters say and the person's own stream does not know yet, because a process lags
   * or one of its streams is set aside.
   */
  readonly unnotedChanges: (
    subject: PersonId,
  ) => Promise<readonly { readonly matter: string; readonly change: MatterChange }[]>
  /** The keys for ever, then what they sealed beside the log and every look-up of the person. Bears being done twice. */
  readonly destroy: (subject: PersonId, keys: readonly KeySubject[]) => Promise<void>
  readonly clock: Clock
}

/** An approved erasure (PIPL-47): one more look, then the keys, and only then it is said that they are gone. */
export const erasure = ({ unnotedChanges, destroy, clock }: ErasureOptions): Reaction<DataSubjectEvent> => ({
  name: 'erasure',
  version: 1,
  on: {
    ErasureApproved: async ({
      data: { subject, request },
    }): Promise<readonly ProcessCommand<NoteMatterChange | BeginErasure>[]> => [
      ...(await unnotedChanges(subject)).map(({ matter, change }, index): ProcessCommand<NoteMatterChange> => ({
        id: subject,
        key: `${matter} ${index}`,
        command: { type: 'NoteMatterChange', data: { subject, matter, change } },
      })),
      { id: subject, key: 'begin', command: { type: 'BeginErasure', data: { subject, request } } },
    ],
    ErasureBegun: async ({
      data: { subject, request, keys },
    }): Promise<readonly ProcessCommand<RecordKeysDestroyed>[]> => {
      await destroy(subject, keys)
      const destroyedAt = clock.now()
      return [{ id: subject, command: { type: 'RecordKeysDestroyed', data: { subject, request, destroyedAt } } }]
    },
  },
})
