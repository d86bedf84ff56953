import type { CommandRequest } from '../app/command.js'
import type { AnyCommand, AnyEvent } from '../domain/decider.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'

/** What a process asks for; its command id is derived from (process, event id, index). */
export type ProcessCommand = Pick<CommandRequest<AnyCommand>, 'id' | 'command' | 'reason'>

/** Event in, commands out. Delivered at least once; derived command ids make that harmless. */
export interface Reaction<E extends AnyEvent> {
  readonly name: string
  readonly version: number
  readonly on: {
    readonly [T in E['type']]?: (event: RecordedEvent<Extract<E, { type: T }>>) => readonly ProcessCommand[]
  }
}
