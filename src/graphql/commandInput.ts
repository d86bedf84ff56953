import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { AnyCommand, Refusal } from '../domain/decider.js'
import type { Position } from '../eventstore/eventStore.js'
import type { GraphqlContext } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { PositionScalar } from './scalars.js'

/** What every mutation takes besides its subject matter. */
@InputType()
export abstract class CommandInput {
  @field(() => ID, 'UUID chosen by the caller. Sent again it answers what was stored and changes nothing (请求编号).')
  readonly commandId!: string

  @maybe(() => Int, 'The revision that the caller decided on; someone else was faster: REVISION_CONFLICT (版本).')
  readonly expectedRevision?: Maybe<number>

  @maybe(() => String, 'Short stable code of why, kept in the clear: never words about a person (理由代码).')
  readonly reasonCode?: Maybe<string>

  @maybe(() => PositionScalar, 'Position of an earlier answer that must be known before this is decided (日志位置).')
  readonly minPosition?: Maybe<Position>
}

const REASON_CODE = /^[A-Za-z][\w.-]{0,63}$/
const REASON_CODE_INVALID: Refusal = { code: 'REASON_CODE_INVALID', clause: 'SYS', path: 'reasonCode' }

/** Gives a command in the caller's name. `id` is that of the aggregate. */
export function carryOut<C extends AnyCommand>(
  { actor, services }: GraphqlContext,
  { commandId, expectedRevision, reasonCode, minPosition }: CommandInput,
  id: string,
  command: C,
): Promise<CommandOutcome> {
  if (reasonCode !== null && reasonCode !== undefined && !REASON_CODE.test(reasonCode))
    return Promise.resolve({ ok: false, refusals: [REASON_CODE_INVALID] })
  return services.execute({
    commandId,
    id,
    command,
    actor,
    ...given({ expectedRevision, minPosition, reason: reasonCode }),
  })
}
