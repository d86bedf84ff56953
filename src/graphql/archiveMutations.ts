import './metadataShim.js'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { RecordArchiveReturnInput, RecordArchiveTransferInput } from './archiveInputs.js'
import { ArchiveFilePayload, toArchiveFile } from './archivePayload.js'
import type { GraphqlContext } from './context.js'

@Resolver()
export class ArchiveMutations {
  @Mutation(() => ArchiveFilePayload, {
    description: 'Records that the archive took a package over, 711-45 (登记移交).',
  })
  recordArchiveTransfer(
    @Arg('input', () => RecordArchiveTransferInput) input: RecordArchiveTransferInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ArchiveFilePayload> {
    const { number, receiver, transferredOn, receiptNumber, receiptHash } = input
    return toArchiveFile(context, input, {
      type: 'RecordArchiveTransfer',
      data: { number, receiver, transferredOn, receiptNumber, receiptHash },
    })
  }

  @Mutation(() => ArchiveFilePayload, {
    description: 'Records that the archive sent a package back, 711-45 (登记退回).',
  })
  recordArchiveReturn(
    @Arg('input', () => RecordArchiveReturnInput) input: RecordArchiveReturnInput,
    @Ctx() context: GraphqlContext,
  ): Promise<ArchiveFilePayload> {
    const { number, receiver, returnedOn, reason } = input
    return toArchiveFile(context, input, {
      type: 'RecordArchiveReturn',
      data: { number, receiver, returnedOn, reason },
    })
  }
}
