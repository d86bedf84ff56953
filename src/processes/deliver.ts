import type { CommandOutcome, CommandRequest } from '../app/command.js'
import { uuidOf } from '../eventstore/eventIds.js'
import type { Position } from '../eventstore/eventStore.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { AnyReaction, ProcessCommands } from './reaction.js'

export type ExecuteCommand = (request: CommandRequest) => Promise<CommandOutcome>

/** A command of a process was refused; trying again has not helped. */
export class RefusedByRulesError extends Error {
  override readonly name = 'RefusedByRulesError'
  constructor(
    readonly commandType: string,
    readonly codes: readonly string[],
  ) {
    super(`${commandType} was refused: ${codes.join(', ')}`)
  }
}

const NAMESPACE = 'gongkai/process-command/1'

/** The same process, event and key always give the same command id, so that a crash repeats nothing. */
export const processCommandId = (process: string, eventId: string, key: string | number): string =>
  uuidOf(NAMESPACE, process, eventId, String(key))

/** Reacts to one event: every command that follows from it, in order. @throws RefusedByRulesError, and faults */
export async function deliver(reaction: AnyReaction, event: RecordedEvent, execute: ExecuteCommand): Promise<void> {
  const react = Object.hasOwn(reaction.on, event.type) ? reaction.on[event.type] : undefined
  if (react === undefined) return
  await giveAll(await react(event), { process: reaction.name, event, minPosition: event.position }, execute)
}

/** Who gives commands, following from which event. */
export interface Giver {
  readonly process: string
  readonly event: RecordedEvent
  /** What the process knows, the rules know as well. */
  readonly minPosition: Position
  /** Tells what follows from the event now from what follows from it at another moment. */
  readonly moment?: string
}

/** Gives commands one after another. @throws RefusedByRulesError, and faults */
export async function giveAll(
  commands: ProcessCommands,
  { process, event, minPosition, moment }: Giver,
  execute: ExecuteCommand,
): Promise<void> {
  let index = 0
  for await (const { id, command, reason, key, harmless = [] } of commands) {
    const place = key ?? index
    const outcome = await execute({
      commandId: processCommandId(process, event.id, moment === undefined ? place : `${moment}/${place}`),
      id,
      command,
      actor: { kind: 'process', process },
      minPosition,
      notBefore: event.metadata.recordedAt,
      causationId: event.id,
      correlationId: event.metadata.correlationId,
      ...(reason === undefined ? {} : { reason }),
    })
    index += 1
    if (outcome.ok) continue
    const codes = outcome.refusals.map(({ code }) => code)
    if (!codes.every((code) => harmless.includes(code))) throw new RefusedByRulesError(command.type, codes)
  }
}
