import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { GraphqlContext } from './context.js'
import { commandIdWithin } from './deadlineCommandIds.js'
import {
  ConfirmNewDateInput,
  ConfirmNewDatesInput,
  DeclineNewDateInput,
  ExtendDeadlineInput,
  LiftMissInput,
} from './deadlineInputs.js'
import { ConfirmNewDatesPayload, DeadlinePayload, type NewDateOutcome, toDeadline } from './deadlinePayload.js'
import { UserFault } from './faults.js'
import { LONGEST_PAGE } from './pagination.js'

@Resolver()
export class DeadlineMutations {
  @Mutation(() => DeadlinePayload, {
    description: 'Extends the time for an answer, by the head of the disclosure office, 711-33 (延长答复期限).',
  })
  extendDeadline(
    @Arg('input', () => ExtendDeadlineInput) input: ExtendDeadlineInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DeadlinePayload> {
    const { workingDays, reason, documentNumber } = input
    return toDeadline(context, input, { type: 'ExtendDeadline', data: { workingDays, reason, documentNumber } })
  }

  @Mutation(() => DeadlinePayload, {
    description: 'Confirms the date that a later holiday notice gives (确认新期限).',
  })
  confirmNewDate(
    @Arg('input', () => ConfirmNewDateInput) input: ConfirmNewDateInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DeadlinePayload> {
    return toDeadline(context, input, { type: 'ConfirmNewDate', data: { due: input.due } })
  }

  @Mutation(() => ConfirmNewDatesPayload, {
    description: 'Confirms several dates at once, one command and one event each (批量确认新期限).',
  })
  async confirmNewDates(
    @Arg('input', () => ConfirmNewDatesInput) input: ConfirmNewDatesInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ConfirmNewDatesPayload> {
    const { deadlines } = input
    if (deadlines.length < 1 || deadlines.length > LONGEST_PAGE) throw new UserFault('BAD_PAGE', { most: LONGEST_PAGE })
    const outcomes = await Promise.all(
      deadlines.map(async ({ deadlineId, due, expectedRevision }): Promise<NewDateOutcome> => {
        // Sent again, the whole answers what was stored for each: their ids follow from its own.
        const commandId = commandIdWithin(input.commandId, deadlineId)
        const one = { ...input, commandId, deadlineId, expectedRevision }
        const payload = await toDeadline(context, one, { type: 'ConfirmNewDate', data: { due } })
        return { ...payload, asked: deadlineId }
      }),
    )
    return { ...together(outcomes), outcomes }
  }

  @Mutation(() => DeadlinePayload, {
    description: 'Keeps the date although a later holiday notice would give another one (维持原期限).',
  })
  declineNewDate(
    @Arg('input', () => DeclineNewDateInput) input: DeclineNewDateInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DeadlinePayload> {
    return toDeadline(context, input, { type: 'DeclineNewDate', data: { due: input.due, reason: input.reason } })
  }

  @Mutation(() => DeadlinePayload, {
    description: 'Lifts a miss on proof that the act was in time; both stay visible, 711-47 (撤销逾期).',
  })
  liftMiss(
    @Arg('input', () => LiftMissInput) input: LiftMissInput,
    @Ctx() context: GraphqlContext,
  ): Promise<DeadlinePayload> {
    const { doneOn, proof, reason } = input
    return toDeadline(context, input, { type: 'LiftMiss', data: { doneOn, proof, reason } })
  }
}

/** Paths of errors begin with the place in the list. */
const together = (outcomes: readonly NewDateOutcome[]) => ({
  event: outcomes.findLast(({ event }) => event !== null)?.event ?? null,
  events: outcomes.flatMap(({ events }) => events),
  revision: null,
  repeated: outcomes.every(({ repeated }) => repeated),
  userErrors: outcomes.flatMap(({ userErrors }, index) =>
    userErrors.map((error) => ({ ...error, path: ['deadlines', String(index), ...(error.path ?? [])] })),
  ),
})
