import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { FileId } from '../domain/values.js'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'
import {
  AttachInspectionFileInput,
  IssueRectificationNoticeInput,
  ProposeAccountabilityCaseInput,
  StateRectificationInput,
  VerifyRectificationInput,
} from './inspectionInputs.js'
import './inspectionLoading.js'
import { byDesk, InspectionPayload, toInspection } from './inspectionPayload.js'
import { agencyIdOf } from './itemInputMapping.js'

/** 责令整改 (711-47). */
@Resolver()
export class RectificationMutations {
  @Mutation(() => InspectionPayload, { description: 'Puts proof or a working paper on the record (材料入卷).' })
  attachInspectionFile(
    @Arg('input', () => AttachInspectionFileInput) input: AttachInspectionFileInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return byDesk(context, input, (around) =>
      context.services.inspections.attach({
        ...around,
        uploadId: input.uploadId as FileId,
        purpose: input.purpose,
        ...given({ finding: input.findingId }),
      }),
    )
  }

  @Mutation(() => InspectionPayload, {
    description: 'Orders an agency to mend findings, with a clock, 711-47 (责令整改).',
  })
  issueRectificationNotice(
    @Arg('input', () => IssueRectificationNoticeInput) input: IssueRectificationNoticeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return byDesk(context, input, (around) => {
      const { findingIds: findings, requirements, number } = input
      return context.services.inspections.issueNotice({
        ...around,
        data: { agency: agencyIdOf(input.agencyId), findings, requirements },
        ...given({ number }),
      })
    })
  }

  @Mutation(() => InspectionPayload, {
    description: 'The agency says what it has mended, with proof, 711-47 (报送整改情况).',
  })
  stateRectification(
    @Arg('input', () => StateRectificationInput) input: StateRectificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return toInspection(context, input, {
      type: 'StateRectification',
      data: {
        finding: input.findingId,
        statement: input.statement,
        mendedOn: input.mendedOn,
        proof: input.fileIds as readonly FileId[],
      },
    })
  }

  @Mutation(() => InspectionPayload, {
    description: 'Accepts what was mended, or refuses it with reasons, 711-47 (核实整改).',
  })
  verifyRectification(
    @Arg('input', () => VerifyRectificationInput) input: VerifyRectificationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return byDesk(context, input, (around) => {
      const { findingId: finding, accepted, reasons } = input
      return context.services.inspections.verify({ ...around, data: { finding, accepted, ...given({ reasons }) } })
    })
  }

  @Mutation(() => InspectionPayload, {
    description: 'Proposes a case about what was missed or refused, 711-53 (提出追究责任的建议).',
  })
  proposeAccountabilityCase(
    @Arg('input', () => ProposeAccountabilityCaseInput) input: ProposeAccountabilityCaseInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return toInspection(context, input, {
      type: 'ProposeAccountabilityCase',
      data: { agency: agencyIdOf(input.agencyId), findings: input.findingIds, reasons: input.reasons },
    })
  }
}
