import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { GraphqlContext } from './context.js'
import { given } from './fields.js'
import {
  ApproveBulletinInput,
  DraftBulletinInput,
  IssueBulletinInput,
  PublishBulletinInput,
  ReturnBulletinInput,
} from './inspectionInputs.js'
import './inspectionLoading.js'
import { byDesk, InspectionPayload, toInspection } from './inspectionPayload.js'

/** 通报 (711-47). */
@Resolver()
export class BulletinMutations {
  @Mutation(() => InspectionPayload, { description: 'Writes the bulletin from the events, 711-47 (拟通报).' })
  draftBulletin(
    @Arg('input', () => DraftBulletinInput) input: DraftBulletinInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return byDesk(context, input, (around) =>
      context.services.inspections.draftBulletin({ ...around, remarks: input.remarks }),
    )
  }

  @Mutation(() => InspectionPayload, { description: 'Gives the draft back, 711-47 (退回通报).' })
  returnBulletin(
    @Arg('input', () => ReturnBulletinInput) input: ReturnBulletinInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return toInspection(context, input, {
      type: 'ReturnBulletin',
      data: { contentHash: input.contentHash, reasons: input.reasons },
    })
  }

  @Mutation(() => InspectionPayload, { description: 'A leader who did not inspect approves it, 711-47 (批准通报).' })
  approveBulletin(
    @Arg('input', () => ApproveBulletinInput) input: ApproveBulletinInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return toInspection(context, input, { type: 'ApproveBulletin', data: { contentHash: input.contentHash } })
  }

  @Mutation(() => InspectionPayload, { description: 'Numbers, prints and keeps it, 711-47 (印发通报).' })
  issueBulletin(
    @Arg('input', () => IssueBulletinInput) input: IssueBulletinInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return byDesk(context, input, (around) => {
      const { contentHash, number } = input
      return context.services.inspections.issueBulletin({ ...around, contentHash, ...given({ number }) })
    })
  }

  @Mutation(() => InspectionPayload, { description: 'Says where it was published, 711-47 (公布通报).' })
  publishBulletin(
    @Arg('input', () => PublishBulletinInput) input: PublishBulletinInput,
    @Ctx() context: GraphqlContext,
  ): Promise<InspectionPayload> {
    return toInspection(context, input, {
      type: 'PublishBulletin',
      data: { address: input.address, publishedOn: input.publishedOn },
    })
  }
}
