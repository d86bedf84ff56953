import type { AnyEvent } from '../../domain/decider.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { CommandOutcome, CommandRequest } from '../command.js'

/** Sent again, a command is answered from the log: a letter of a later date would not be the same one. */
export function repeatedLetter<E extends AnyEvent>(
  events: readonly RecordedEvent<E>[],
  { commandId, actor }: Pick<CommandRequest, 'commandId' | 'actor'>,
  isIt: (event: RecordedEvent<E>) => boolean,
): CommandOutcome | undefined {
  const before = events.find(({ metadata }) => metadata.commandId === commandId)
  if (before === undefined) return undefined
  const isOwn = actor.kind === 'person' ? before.metadata.person === actor.person : before.metadata.person === undefined
  if (!isOwn || !isIt(before))
    return { ok: false, refusals: [{ code: 'COMMAND_ID_REUSED', clause: 'SYS', path: 'commandId' }] }
  const { id, type, position, stream, revision } = before
  return { ok: true, stream, revision, events: [{ id, type, position }], repeated: true }
}
