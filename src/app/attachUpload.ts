import type { Refusal } from '../domain/decider.js'
import type { AttachFile } from '../domain/informationItem/commands.js'
import type { Rendition } from '../domain/informationItem/vocabulary.js'
import type { FileId, ItemId } from '../domain/values.js'
import type { AllowedActions } from './allowedActions.js'
import type { CommandOutcome, CommandRequest } from './command.js'
import type { Execute } from './execute.js'
import type { ClaimedFile, FileStore } from './files/fileStore.js'
import { inTurns } from './inTurns.js'
import { attachedFiles, itemEvents, type ItemLog } from './itemEvents.js'
import type { Trails } from './trails.js'

export interface AttachRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly itemId: ItemId
  readonly uploadId: FileId
  readonly rendition: Rendition
}

export interface AttachDependencies extends ItemLog {
  readonly files: Pick<FileStore, 'claim' | 'release'>
  readonly allowedActions: AllowedActions
  readonly execute: Execute
  readonly trails: Pick<Trails, 'refused'>
}

export type AttachUpload = (request: AttachRequest) => Promise<CommandOutcome>

/**
 * Seals a pending upload under the item's key and attaches it. Whether the actor may is asked first, so that nobody
 * has bytes sealed under a key of an item that is not theirs; a file that its command was refused for is let go again.
 */
export function createAttachUpload(deps: AttachDependencies): AttachUpload {
  const oneByOne = inTurns<CommandOutcome>()
  return async (request) => {
    const { actor, itemId, uploadId, rendition, ...rest } = request
    const refuse = async (refusals: readonly Refusal[]): Promise<CommandOutcome> => {
      const command = { type: 'AttachFile', data: { fileId: uploadId, rendition } }
      await deps.trails.refused({ ...rest, actor, id: itemId, command }, `item-${itemId}`, refusals)
      return { ok: false, refusals }
    }
    const denied = await deniedBecause(deps, request)
    if (denied.length > 0 || actor.kind !== 'person') return refuse(denied)
    // One that is refused would let go of the file while another one, not yet on record, is attaching it.
    return oneByOne(uploadId, async () => {
      const claimed = await deps.files.claim({ uploadId, owner: actor.person, holder: itemId })
      if (!claimed.ok) return refuse(claimed.refusals)
      const outcome = await deps.execute({ ...rest, actor, id: itemId, command: attachFile(claimed.value, rendition) })
      if (!outcome.ok && !(await isAttached(deps, itemId, uploadId))) await deps.files.release(itemId, uploadId)
      return outcome
    })
  }
}

/** Nothing for a command that the same person gave before: it is answered from the log, also when the item has moved on. */
async function deniedBecause(
  deps: AttachDependencies,
  { itemId, commandId, actor, minPosition }: AttachRequest,
): Promise<readonly Refusal[]> {
  const history = await itemEvents(deps, itemId)
  const carriedOut = history.find(({ metadata }) => metadata.commandId === commandId)
  if (actor.kind === 'person' && carriedOut?.metadata.person === actor.person) return []
  const [actions] = await deps.allowedActions([{ aggregate: 'informationItem', id: itemId }], actor, minPosition)
  const attach = actions?.find(({ command }) => command === 'AttachFile')
  return attach?.deniedBecause ?? [{ code: 'ITEM_NOT_FOUND', clause: 'SYS' }]
}

const isAttached = async (deps: AttachDependencies, itemId: ItemId, fileId: FileId): Promise<boolean> =>
  attachedFiles(await itemEvents(deps, itemId)).has(fileId)

/** An upload that can be claimed was found clean; what was quarantined cannot. */
const attachFile = ({ file, name, medium }: ClaimedFile, rendition: Rendition): AttachFile => ({
  type: 'AttachFile',
  data: {
    fileId: file.fileId,
    name,
    rendition,
    medium,
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
    suite: file.suite,
    ciphertextSha256: file.ciphertextSha256,
    commitment: file.commitment,
    scan: 'clean',
  },
})
