import { applicationDecider } from '../../domain/application/decide.js'
import { keyOfFile } from '../../domain/application/decide/files.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { FilePurpose } from '../../domain/application/vocabulary.js'
import type { Refusal } from '../../domain/decider.js'
import type { KeySubject } from '../../domain/protected.js'
import type { FileId, PersonId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { AllowedActions } from '../allowedActions.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import type { Execute } from '../execute.js'
import type { ClaimedFile, FileStore } from '../files/fileStore.js'
import { inTurns } from '../inTurns.js'
import { KeyDestroyedError } from '../keys/errors.js'
import type { Trails } from '../trails.js'

export interface AttachApplicationFileRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly application: string
  readonly uploadId: FileId
  readonly purpose: FilePurpose
  readonly thirdParty?: PersonId
  /** Who uploaded it, where a process attaches it for them; else it is the person who asks. */
  readonly uploadedBy?: PersonId
}

export interface AttachApplicationFileDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly files: Pick<FileStore, 'claim' | 'release' | 'pendingUpload' | 'discardUpload'>
  readonly allowedActions: AllowedActions
  readonly execute: Execute
  readonly trails: Pick<Trails, 'refused'>
}

/** Puts an upload on the record of an application. */
export type AttachToApplication = (request: AttachApplicationFileRequest) => Promise<CommandOutcome>

/**
 * Seals a pending upload under the key of the application (a proof of identity under the applicant's) and puts it on
 * record. Whether the caller may is asked first, so that nobody has bytes sealed under a key that is not theirs to use;
 * of a file whose command was refused nothing is kept.
 */
export function createAttachToApplication(deps: AttachApplicationFileDependencies): AttachToApplication {
  const oneByOne = inTurns<CommandOutcome>()
  return async (request) => {
    const { application, uploadId, purpose, thirdParty, uploadedBy, ...rest } = request
    const { actor } = rest
    const refuse = async (refusals: readonly Refusal[]): Promise<CommandOutcome> => {
      const command = { type: 'AttachApplicationFile', data: { file: uploadId, purpose } }
      await deps.trails.refused({ ...rest, id: application, command }, `application-${application}`, refusals)
      return { ok: false, refusals }
    }
    const history = await historyOf(deps, application)
    const denied = await deniedBecause(deps, request, history)
    const owner = uploadedBy ?? (actor.kind === 'person' ? actor.person : undefined)
    const key = keyIn(history, purpose)
    if (denied.length > 0 || owner === undefined || key === undefined) return refuse(denied)
    const large = await tooLarge(deps.files, uploadId, owner)
    if (large !== undefined) return refuse([large])
    // One that is refused would let go of the file while another one, not yet on record, is attaching it.
    return oneByOne(uploadId, async () => {
      const claimed = await deps.files.claim({ uploadId, owner, holder: key }).catch(ifErased)
      if (!claimed.ok) return refuse(claimed.refusals)
      const command = attachCommand(claimed.value, key, purpose, thirdParty)
      const outcome = await deps.execute({ ...rest, id: application, command })
      // Refused, or there was nothing to do: what is on record stays, anything else goes.
      if (!isOnRecord(await historyOf(deps, application), uploadId)) await deps.files.release(key, uploadId)
      return outcome
    })
  }
}

/** What an applicant hands in, and what is given to one, is a document; videos belong to items. */
const MOST_MEGABYTES = 50

async function tooLarge(
  files: AttachApplicationFileDependencies['files'],
  uploadId: FileId,
  owner: PersonId,
): Promise<Refusal | undefined> {
  const upload = await files.pendingUpload(uploadId, owner)
  if (upload === undefined || upload.size <= MOST_MEGABYTES * 1_048_576) return undefined
  await files.discardUpload(uploadId, owner)
  return { code: 'FILE_TOO_LARGE', clause: 'SYS', path: 'uploadId', facts: { limitMegabytes: MOST_MEGABYTES } }
}

type History = readonly RecordedEvent<ApplicationEvent>[]

/** Sealed: who the applicant is, is not asked for. */
const historyOf = async (
  { store }: Pick<AttachApplicationFileDependencies, 'store'>,
  application: string,
): Promise<History> => openEvents<ApplicationEvent>(await store.readStream(`application-${application}`), NO_KEYS)

function keyIn(history: History, purpose: FilePurpose): KeySubject | undefined {
  const state = history.reduce(applicationDecider.evolve, applicationDecider.initial)
  return state.status === 'absent' ? undefined : keyOfFile(state, purpose)
}

/** Nothing for a command that the same caller gave before: it is answered from the log. */
async function deniedBecause(
  { allowedActions }: AttachApplicationFileDependencies,
  { application, commandId, actor, minPosition }: AttachApplicationFileRequest,
  history: History,
): Promise<readonly Refusal[]> {
  if (history.some(({ metadata }) => metadata.commandId === commandId)) return []
  const [actions] = await allowedActions([{ aggregate: 'application', id: application }], actor, minPosition)
  const attach = actions?.find(({ command }) => command === 'AttachApplicationFile')
  return attach?.deniedBecause ?? [{ code: 'APPLICATION_NOT_FOUND', clause: '711-45' }]
}

const isOnRecord = (history: History, fileId: FileId): boolean =>
  history.some((event) => event.type === 'ApplicationFileAttached' && event.data.file.fileId === fileId)

function ifErased(fault: unknown): { readonly ok: false; readonly refusals: readonly Refusal[] } {
  if (fault instanceof KeyDestroyedError) return { ok: false, refusals: [{ code: 'KEY_DESTROYED', clause: 'SYS' }] }
  throw fault
}

const attachCommand = (
  { file, name }: ClaimedFile,
  key: KeySubject,
  purpose: FilePurpose,
  thirdParty: PersonId | undefined,
) => ({
  type: 'AttachApplicationFile',
  data: { purpose, file: { ...file, key }, name, ...(thirdParty === undefined ? {} : { thirdParty }) },
})
