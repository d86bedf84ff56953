import './metadataShim.js'
import { ObjectType } from 'type-graphql'
import type { ArchiveCommand } from '../domain/archive/commands.js'
import type { ArchivePackageInput } from './archiveInputs.js'
import { carryOut } from './commandInput.js'
import type { GraphqlContext } from './context.js'
import { localIdOf } from './relay.js'
import { hidingUnseen } from './unseenMatter.js'
import { MutationPayload, payloadOf } from './userErrors.js'

@ObjectType({ description: 'What became of a command about an archive file, and the file afterwards (办理结果).' })
export class ArchiveFilePayload extends MutationPayload {
  /** Of the archive file that the answer shows; absent when the command was refused. */
  readonly archiveFileId?: string
}

export async function toArchiveFile(
  context: GraphqlContext,
  input: ArchivePackageInput,
  command: ArchiveCommand,
): Promise<ArchiveFilePayload> {
  const id = localIdOf('ArchiveFile', input.archiveFileId)
  const outcome = await hidingUnseen(context, 'archive', id, await carryOut(context, input, id, command))
  return { ...payloadOf(outcome, context.locale), ...(outcome.ok ? { archiveFileId: id } : {}) }
}
