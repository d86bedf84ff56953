import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'
import {
  CancelInspectionInput,
  ChangeInspectorsInput,
  ConcludeInspectionInput,
  DrawSampleInput,
  ExamineSubjectInput,
  PlanInspectionInput,
  RecordFindingInput,
} from './inspectionInputs.js'
import './inspectionLoading.js'
import { byDesk, inspectionPayload, InspectionPayload, toInspection } from './inspectionPayload.js'
import { agencyIdOf, personIdOf } from './itemInputMapping.js'

/** 监督检查 (LS-15.1). */
@Resolver()
export class InspectionMutations {
  @Mutation(() => InspectionPayload, { description: 'Plans an inspection, LS-15.1, 711-46 (制定检查计划).' })
  async planInspection(
    @Arg('input', () => PlanInspectionInput) input: PlanInspectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    const inspection = input.commandId.toLowerCase()
    const { area, from, until, basis, aim } = input
    const outcome = await carryOut(context, input, inspection, {
      type: 'PlanInspection',
      data: {
        inspection,
        body: agencyIdOf(input.bodyId),
        agencies: input.agencyIds.map(agencyIdOf),
        ...{ area, from, until, basis, aim },
        inspectors: input.inspectorIds.map(personIdOf),
      },
    })
    return inspectionPayload(context, inspection, outcome)
  }

  @Mutation(() => InspectionPayload, { description: 'Names the inspectors anew, LS-15.1 (调整检查人员).' })
  changeInspectors(
    @Arg('input', () => ChangeInspectorsInput) input: ChangeInspectorsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return toInspection(context, input, {
      type: 'ChangeInspectors',
      data: { inspectors: input.inspectorIds.map(personIdOf), reason: input.reason },
    })
  }

  @Mutation(() => InspectionPayload, { description: 'Calls it off, LS-15.1 (取消检查).' })
  cancelInspection(
    @Arg('input', () => CancelInspectionInput) input: CancelInspectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return toInspection(context, input, { type: 'CancelInspection', data: { reason: input.reason } })
  }

  @Mutation(() => InspectionPayload, {
    description: 'Draws the sample at random, once, with its seed on record, LS-15.1 (抽样).',
  })
  drawSample(
    @Arg('input', () => DrawSampleInput) input: DrawSampleInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return byDesk(context, input, (around) => context.services.inspections.draw({ ...around, size: input.size }))
  }

  @Mutation(() => InspectionPayload, { description: 'Examines one of the sample, LS-15.1 (检查样本).' })
  examineSubject(
    @Arg('input', () => ExamineSubjectInput) input: ExamineSubjectInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return byDesk(context, input, (around) => {
      const { subject, result, reason } = input
      return context.services.inspections.examine({ ...around, data: { subject, result, ...given({ reason }) } })
    })
  }

  @Mutation(() => InspectionPayload, {
    description: 'Records a finding by hand, or takes up one of the checks over the log, LS-15.1 (记录问题).',
  })
  recordFinding(
    @Arg('input', () => RecordFindingInput) input: RecordFindingInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return byDesk(context, input, (around) => {
      const { clause, description, subject, eventIds, citedFinding } = input
      const agency = agencyIdOf(input.agencyId)
      return context.services.inspections.record({
        ...around,
        data: { agency, clause, description, evidence: eventIds ?? [], ...given({ subject, citedFinding }) },
      })
    })
  }

  @Mutation(() => InspectionPayload, { description: 'Ends it, LS-15.1 (结束检查).' })
  concludeInspection(
    @Arg('input', () => ConcludeInspectionInput) input: ConcludeInspectionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return toInspection(context, input, { type: 'ConcludeInspection', data: { summary: input.summary } })
  }
}
