import './metadataShim.js'
import { ID, InputType, Int } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { AnyCommand, Refusal } from '../domain/decider.js'
import type { Position } from '../eventstore/eventStore.js'
import type { GraphqlContext } from './context.js'
import { field, given, type Maybe, maybe } from './fields.js'
import { inputName, inputPath } from './inputPath.js'
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

/**
 * Gives a command in the caller's name. `id` is that of the aggregate. What is refused names the fields of this input,
 * not those of the command.
 */
export async function carryOut<C extends AnyCommand>(
  { actor, services }: GraphqlContext,
  input: CommandInput,
  id: string,
  command: C,
): Promise<CommandOutcome> {
  const { commandId, expectedRevision, reasonCode, minPosition } = input
  if (reasonCode !== null && reasonCode !== undefined && !REASON_CODE.test(reasonCode))
    return { ok: false, refusals: [REASON_CODE_INVALID] }
  const outcome = await services.execute({
    commandId,
    id,
    command,
    actor,
    ...given({ expectedRevision, minPosition, reason: reasonCode }),
  })
  return inTermsOfInput(input, outcome)
}

/** What is refused, in the names of the fields of the input. */
export const inTermsOfInput = (input: object, outcome: CommandOutcome): CommandOutcome =>
  outcome.ok ? outcome : { ok: false, refusals: outcome.refusals.map((refusal) => inTermsOf(input, refusal)) }

export const inTermsOf = (input: object, refusal: Refusal): Refusal => ({
  ...refusal,
  ...(refusal.path === undefined ? {} : { path: inputPath(input, refusal.path) }),
  ...(refusal.missing === undefined ? {} : { missing: refusal.missing.map((name) => inputName(input, name)) }),
})
