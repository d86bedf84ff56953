import './metadataShim.js'
import { Ctx, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql'
import type { CommandOutcome } from '../app/command.js'
import type { DeadlineCommand } from '../domain/deadline/commands.js'
import type { Refusal } from '../domain/decider.js'
import { carryOut } from './commandInput.js'
import { type GraphqlContext, untilVisible } from './context.js'
import type { DeadlineInput } from './deadlineInputs.js'
import { forgetDeadline, knownDeadline } from './deadlineLoading.js'
import { DEADLINE_MODELS, deadlineById } from './deadlineQueries.js'
import { Deadline } from './deadlineType.js'
import { field } from './fields.js'
import { localIdOf } from './relay.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about a due date, and the date afterwards (办理结果).' })
export class DeadlinePayload extends MutationPayload {
  /** Of the due date that the answer shows; absent when the command was refused. */
  readonly deadlineId?: string
}

@ObjectType({ description: 'What became of one of several dates (单项办理结果).' })
export class NewDateOutcome extends DeadlinePayload {
  @field(() => ID, 'The due date that was asked about (期限编号).') readonly asked!: string
}

@ObjectType({
  description:
    'What became of each of several dates; `event`, `events` and `userErrors` are those of all of them (批量办理结果).',
})
export class ConfirmNewDatesPayload extends MutationPayload {
  @field(() => [NewDateOutcome], 'One for each date, in the order asked (逐项结果).')
  readonly outcomes!: readonly NewDateOutcome[]
}

export const deadlineIdOf = (globalId: string): string => localIdOf('Deadline', globalId)

/** Whoever may not know of the due date gets the answer that there is none: the reasons would tell that it exists. */
export async function toDeadline(
  context: GraphqlContext,
  input: DeadlineInput,
  command: DeadlineCommand,
): Promise<DeadlinePayload> {
  const id = deadlineIdOf(input.deadlineId)
  const outcome = await carryOut(context, input, id, command)
  return deadlinePayload(context, id, (await isHidden(context, id, outcome)) ? NOT_FOUND : outcome)
}

async function isHidden(context: GraphqlContext, id: string, outcome: CommandOutcome): Promise<boolean> {
  if (outcome.ok || !outcome.refusals.some(isAboutAuthority)) return false
  if ((await knownDeadline(context, id)) !== undefined) return false
  // What the read model does not show yet is not denied for that.
  await context.services.catchUp(DEADLINE_MODELS)
  forgetDeadline(context, id)
  return (await knownDeadline(context, id)) === undefined
}

const NOT_FOUND: CommandOutcome = { ok: false, refusals: [{ code: 'DEADLINE_NOT_FOUND', clause: 'SYS' }] }
const isAboutAuthority = ({ code }: Refusal): boolean =>
  code === 'WRONG_AGENCY' || code === 'ROLE_MISSING' || code === 'DEADLINE_NOT_FOUND'

const deadlinePayload = ({ locale }: GraphqlContext, deadlineId: string, outcome: CommandOutcome): DeadlinePayload => ({
  ...payloadOf(outcome, locale),
  ...(outcome.ok ? { deadlineId } : {}),
})

async function deadlineAfter(
  { deadlineId, event }: DeadlinePayload,
  context: GraphqlContext,
): Promise<Deadline | null> {
  if (deadlineId === undefined) return null
  await untilVisible(context, DEADLINE_MODELS, event?.position)
  forgetDeadline(context, deadlineId)
  return (await deadlineById(context, deadlineId)) ?? null
}

@Resolver(() => DeadlinePayload)
export class DeadlinePayloadFields {
  @FieldResolver(() => Deadline, { nullable: true, description: 'The due date afterwards; null when refused (期限).' })
  deadline(@Root() payload: DeadlinePayload, @Ctx() context: GraphqlContext): Promise<Deadline | null> {
    return deadlineAfter(payload, context)
  }
}

@Resolver(() => NewDateOutcome)
export class NewDateOutcomeFields {
  @FieldResolver(() => Deadline, { nullable: true, description: 'The due date afterwards; null when refused (期限).' })
  deadline(@Root() payload: NewDateOutcome, @Ctx() context: GraphqlContext): Promise<Deadline | null> {
    return deadlineAfter(payload, context)
  }
}
