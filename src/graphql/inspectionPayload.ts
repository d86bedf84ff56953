import './metadataShim.js'
import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { CommandOutcome, CommandRequest } from '../app/command.js'
import type { InspectionCommand } from '../domain/inspection/commands.js'
import { INSPECTIONS } from '../projections/inspections.js'
import { carryOut, type CommandInput, inTermsOfInput } from './commandInput.js'
import { type GraphqlContext, untilVisible } from './context.js'
import { given } from './fields.js'
import type { InspectionInput } from './inspectionInputs.js'
import { forgetInspection, hidingInspection, inspectionIdOf, knownInspection } from './inspectionLoading.js'
import { Inspection } from './inspectionType.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about an inspection, and the inspection afterwards (办理结果).' })
export class InspectionPayload extends MutationPayload {
  /** Of the inspection that the answer shows; absent when the command was refused. */
  readonly inspectionId?: string
}

export const inspectionPayload = (
  { locale }: GraphqlContext,
  id: string,
  outcome: CommandOutcome,
): InspectionPayload => ({ ...payloadOf(outcome, locale), ...(outcome.ok ? { inspectionId: id } : {}) })

/** Gives a command to an inspection that was planned. */
export async function toInspection(
  context: GraphqlContext,
  input: InspectionInput,
  command: InspectionCommand,
): Promise<InspectionPayload> {
  const id = inspectionIdOf(input.inspectionId)
  const outcome = await carryOut(context, input, id, command)
  return inspectionPayload(context, id, await hidingInspection(context, id, outcome))
}

type Around = Omit<CommandRequest, 'id' | 'command'> & { readonly inspection: string }

/** The same for a step that the desk prepares. */
export async function byDesk(
  context: GraphqlContext,
  input: InspectionInput,
  step: (around: Around) => Promise<CommandOutcome>,
): Promise<InspectionPayload> {
  const inspection = inspectionIdOf(input.inspectionId)
  const outcome = await step({ ...aroundOf(context, input), inspection })
  return inspectionPayload(
    context,
    inspection,
    await hidingInspection(context, inspection, inTermsOfInput(input, ofTheProgram(outcome))),
  )
}

/** What the program made itself is nothing that the caller typed. */
const MADE = /^(pdf|html|file|seed|population|sample)\b/
const ofTheProgram = (outcome: CommandOutcome): CommandOutcome =>
  outcome.ok
    ? outcome
    : {
        ok: false,
        refusals: outcome.refusals.map(({ path, ...refusal }) =>
          path === undefined || MADE.test(path) ? refusal : { ...refusal, path },
        ),
      }

const aroundOf = ({ actor }: GraphqlContext, input: CommandInput) => ({
  commandId: input.commandId,
  actor,
  ...given({
    expectedRevision: input.expectedRevision,
    minPosition: input.minPosition,
    reason: input.reasonCode,
  }),
})

@Resolver(() => InspectionPayload)
export class InspectionPayloadFields {
  @FieldResolver(() => Inspection, {
    nullable: true,
    description: 'The inspection afterwards, once the read model shows it; null when refused (监督检查).',
  })
  async inspection(
    @Root() { inspectionId, event }: InspectionPayload,
    @Ctx() context: GraphqlContext,
  ): Promise<Inspection | null> {
    if (inspectionId === undefined) return null
    await untilVisible(context, [INSPECTIONS], event?.position)
    forgetInspection(context, inspectionId)
    return (await knownInspection(context, inspectionId)) ?? null
  }
}
