import './metadataShim.js'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import { explain } from '../app/messages/explain.js'
import type { Refusal } from '../domain/decider.js'
import type { Position } from '../eventstore/eventStore.js'
import type { Locale } from './locale.js'
import { PositionScalar } from './scalars.js'

@ObjectType({
  description:
    'One reason why a command was not carried out (不予办理的理由). All reasons are given at once; `code` is stable, `message` is for people.',
})
export class UserError {
  @Field(() => String, { description: 'Stable, UPPER_SNAKE_CASE.' })
  readonly code!: string

  @Field(() => String, { description: 'In the language of the request (Accept-Language: zh or en).' })
  readonly message!: string

  @Field(() => String, {
    description: 'The clause it rests on: `LS-10.3` Lieshan regulation, `711-33` Order 711 (条款).',
  })
  readonly clause!: string

  @Field(() => [String], { nullable: true, description: 'The field of the input at fault, as segments.' })
  readonly path?: readonly string[] | null

  @Field(() => [String], { description: 'What has to be supplied or done first, as stable names.' })
  readonly missing!: readonly string[]
}

@ObjectType({ description: 'The event that records what was done (事件).' })
export class EventRef {
  @Field(() => ID, { description: 'Id of the event (事件编号).' }) readonly id!: string

  @Field(() => String, { description: 'Type of the event (事件类型).' }) readonly type!: string

  @Field(() => PositionScalar, { description: 'Hand it back as `minPosition` to read your own write.' })
  readonly position!: Position
}

/** What every mutation answers besides its entity. */
@ObjectType()
export class MutationPayload {
  @Field(() => EventRef, {
    nullable: true,
    description: 'The last event written; null when refused, or when there was nothing left to do.',
  })
  readonly event!: EventRef | null

  @Field(() => [EventRef], { description: 'All events written by this command, in order.' })
  readonly events!: readonly EventRef[]

  @Field(() => Int, {
    nullable: true,
    description: 'Revision of the stream afterwards, for `expectedRevision` of the next command; null when refused.',
  })
  readonly revision!: number | null

  @Field(() => Boolean, { description: 'True when this command id was carried out before; nothing was done again.' })
  readonly repeated!: boolean

  @Field(() => [UserError], { description: 'Empty exactly when the command was carried out.' })
  readonly userErrors!: readonly UserError[]
}

/** The common part of a mutation's answer; the resolver adds its entity. */
export function payloadOf(outcome: CommandOutcome, locale: Locale): MutationPayload {
  if (!outcome.ok) return refused(outcome.refusals, locale)
  return {
    event: outcome.events.at(-1) ?? null,
    events: outcome.events,
    revision: outcome.revision < 0 ? null : outcome.revision,
    repeated: outcome.repeated,
    userErrors: [],
  }
}

export const refused = (refusals: readonly Refusal[], locale: Locale): MutationPayload => ({
  event: null,
  events: [],
  revision: null,
  repeated: false,
  userErrors: refusals.map((refusal) => userError(refusal, locale)),
})

export const userError = (refusal: Refusal, locale: Locale): UserError => ({
  code: refusal.code,
  message: explain(refusal, locale),
  clause: refusal.clause,
  path: refusal.path?.split('.') ?? null,
  missing: refusal.missing ?? [],
})
