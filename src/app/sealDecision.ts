import type { DecisionContext } from '../domain/context.js'
import type { AnyEvent, Decision, Refusal } from '../domain/decider.js'
import { MAX_EVENT_BYTES } from '../eventstore/acceptable.js'
import { sealEvent } from '../eventstore/codec.js'
import { eventIdOf } from '../eventstore/eventIds.js'
import type { NewEvent } from '../eventstore/eventStore.js'
import type { KeyRing } from '../eventstore/sealing.js'
import type { CommandRequest } from './command.js'
import type { FactsSnapshot } from './factsPort.js'
import { KeyDestroyedError } from './keys/errors.js'

export interface SealOrder {
  readonly request: CommandRequest
  readonly inputHash: string
  readonly decision: Decision<AnyEvent>
  readonly context: DecisionContext
  readonly facts: FactsSnapshot
}

export type SealedDecision =
  | { readonly ok: true; readonly events: readonly [NewEvent, ...NewEvent[]] }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * The events of a decision, ready to be appended: who, in which role, under which clause, by which rules and numbers
 * of law, on which facts. Refused when they would seal something for a subject that was erased, or when they are larger
 * than the store takes: what is sealed grows by a third.
 */
export async function sealDecision(keyRing: KeyRing, order: SealOrder): Promise<SealedDecision> {
  const { decision, request } = order
  const metadata = metadataOf(order)
  try {
    const events = await Promise.all(
      decision.events.map((event, index) => sealEvent(eventIdOf(request.commandId, index), event, metadata, keyRing)),
    )
    const bytes = events.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0)
    if (bytes > MAX_EVENT_BYTES) return { ok: false, refusal: tooLarge }
    return { ok: true, events: events as unknown as readonly [NewEvent, ...NewEvent[]] }
  } catch (fault) {
    if (fault instanceof KeyDestroyedError) return { ok: false, refusal: { code: 'KEY_DESTROYED', clause: 'SYS' } }
    throw fault
  }
}

const tooLarge: Refusal = {
  code: 'INPUT_TOO_LARGE',
  clause: 'SYS',
  facts: { megabytes: MAX_EVENT_BYTES / 1_000_000 },
}

function metadataOf({ request, inputHash, decision, context, facts }: SealOrder) {
  const { capacity, clause, rules } = decision
  const { actor } = context
  return {
    ...(actor.kind === 'person' ? { person: actor.person } : {}),
    ...(actor.kind === 'process' ? { process: actor.process } : {}),
    role: capacity.role,
    ...(capacity.agency === undefined ? {} : { agency: capacity.agency }),
    ...(capacity.deputyFor === undefined ? {} : { deputyFor: capacity.deputyFor }),
    clause,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    rules,
    policies: policyVersions(decision.policies, context),
    commandId: request.commandId,
    commandType: request.command.type,
    inputHash,
    causationId: request.causationId ?? request.commandId,
    correlationId: request.correlationId ?? request.id,
    ...(facts.position === undefined ? {} : { contextPosition: facts.position }),
  }
}

const policyVersions = (keys: readonly string[], { policies, today }: DecisionContext): readonly string[] =>
  keys.flatMap((key) => policies.inForce(key, today)?.version ?? [])
