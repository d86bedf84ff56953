import { hash, randomUUID } from 'node:crypto'
import type { FreezeEvidence } from '../../domain/accountabilityCase/commands.js'
import type { AccountabilityCaseEvent } from '../../domain/accountabilityCase/events.js'
import type { Actor } from '../../domain/context.js'
import type { Refusal } from '../../domain/decider.js'
import { protect } from '../../domain/protected.js'
import { sameJson } from '../../domain/sameJson.js'
import type { FileId } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { AllowedActions } from '../allowedActions.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import type { Execute } from '../execute.js'
import type { FileStore } from '../files/fileStore.js'
import type { Trails } from '../trails.js'
import type { EvidenceOrder, PackedEvidence } from './evidenceOrder.js'

export interface FreezeRequest extends Pick<
  CommandRequest,
  'commandId' | 'actor' | 'expectedRevision' | 'minPosition' | 'reason'
> {
  readonly case: string
  readonly exhibit: string
  /** Stream of the matter. */
  readonly subject: string
  readonly description: string
  readonly personalData: boolean
}

/** 固定证据: makes the package, keeps it sealed as a file of the case, and records it. */
export type FreezeEvidenceOf = (request: FreezeRequest) => Promise<CommandOutcome>

export interface FreezeDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
  readonly files: Pick<FileStore, 'keep' | 'release'>
  readonly exportPackage: (order: EvidenceOrder) => Promise<PackedEvidence>
  readonly allowedActions: AllowedActions
  readonly execute: Execute
  readonly trails: Pick<Trails, 'refused'>
}

export const EVIDENCE_MEDIA_TYPE = 'application/zip'

export const createFreezeEvidence =
  (deps: FreezeDependencies): FreezeEvidenceOf =>
  async (request) => {
    const events = await openEvents<AccountabilityCaseEvent>(
      await deps.store.readStream(`case-${request.case}`),
      deps.keyRing,
    )
    const repeated = repeatedOutcome(events, request)
    if (repeated !== undefined) return repeated
    // A package is a record in the log: none is made for somebody who may not freeze it, or of nothing.
    const refusals = await refusalsNow(deps, request, events)
    if (refusals.length > 0) return refuse(deps, request, refusals)

    const made = await deps.exportPackage({
      subject: subjectOf(request.subject),
      purpose: 'accountability',
      personalData: request.personalData,
      withFiles: true,
      ...by(request.actor),
    })
    const key = `case:${request.case}` as const
    const file = await deps.files.keep({
      holder: key,
      fileId: randomUUID() as FileId,
      name: `${request.exhibit}.zip`,
      mediaType: EVIDENCE_MEDIA_TYPE,
      owner: 'gongkai',
      content: (async function* () {
        yield made.bytes
      })(),
    })
    const { origin, size, root } = made.checkpoint
    const outcome = await give(deps, request, {
      exhibit: request.exhibit,
      subject: request.subject,
      checkpoint: { origin, size, root: Buffer.from(root).toString('base64') },
      file: { ...file, key, sha256: hash('sha256', made.bytes) as typeof file.sha256 },
      exportEvent: made.record,
      description: request.description,
    })
    if (!outcome.ok || outcome.repeated) await deps.files.release(key, file.fileId)
    return outcome
  }

const give = (
  { execute }: FreezeDependencies,
  { case: id, commandId, actor, expectedRevision, minPosition, reason }: FreezeRequest,
  data: FreezeEvidence['data'],
): Promise<CommandOutcome> =>
  execute({
    ...{ commandId, id, actor, command: { type: 'FreezeEvidence', data } },
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
    ...(minPosition === undefined ? {} : { minPosition }),
    ...(reason === undefined ? {} : { reason }),
  })

/** Sent again, it is answered from the log: a package of a later moment would not be the same one. */
function repeatedOutcome(
  events: readonly RecordedEvent<AccountabilityCaseEvent>[],
  { commandId, actor, case: id, exhibit, subject, description }: FreezeRequest,
): CommandOutcome | undefined {
  const before = events.find(({ metadata }) => metadata.commandId === commandId)
  if (before === undefined) return undefined
  const isOwn = actor.kind === 'person' && before.metadata.person === actor.person
  const isSame =
    before.type === 'EvidenceFrozen' &&
    before.data.exhibit === exhibit &&
    before.data.subject === subject &&
    sameJson(before.data.description, protect(`case:${id}`, description))
  if (!isOwn || !isSame) return refused([{ code: 'COMMAND_ID_REUSED', clause: 'SYS', path: 'commandId' }])
  const { id: event, type, position, stream, revision } = before
  return { ok: true, stream, revision, events: [{ id: event, type, position }], repeated: true }
}

async function refusalsNow(
  { allowedActions, store }: FreezeDependencies,
  { case: id, actor, minPosition, subject, exhibit }: FreezeRequest,
  events: readonly RecordedEvent<AccountabilityCaseEvent>[],
): Promise<readonly Refusal[]> {
  const [actions] = await allowedActions([{ aggregate: 'accountabilityCase', id }], actor, minPosition)
  const denied = actions?.find(({ command }) => command === 'FreezeEvidence')?.deniedBecause ?? []
  if (denied.length > 0) return denied
  const isTaken = events.some((event) => event.type === 'EvidenceFrozen' && event.data.exhibit === exhibit)
  const opened = events.flatMap((event) => (event.type === 'CaseOpened' ? event.data.subjects : []))
  const isThere = opened.includes(subject) && (await store.readStream(subject, { limit: 1 })).length > 0
  return [
    ...(isTaken ? [{ code: 'EXHIBIT_EXISTS', clause: 'LS-15.2', path: 'exhibit' } as const] : []),
    ...(isThere
      ? []
      : [{ code: 'SUBJECT_NOT_FOUND', clause: 'LS-15.2', path: 'subject', facts: { subject } } as const]),
  ]
}

const refused = (refusals: readonly Refusal[]): CommandOutcome => ({ ok: false, refusals })

async function refuse(
  { trails }: FreezeDependencies,
  { case: id, commandId, actor, subject, exhibit }: FreezeRequest,
  refusals: readonly Refusal[],
): Promise<CommandOutcome> {
  const command = { type: 'FreezeEvidence', data: { exhibit, subject } }
  await trails.refused({ commandId, id, actor, command }, `case-${id}`, refusals)
  return refused(refusals)
}

/** Everything of a matter that has its clocks and letters in streams of their own; any other stream alone. */
function subjectOf(stream: string): string {
  const dash = stream.indexOf('-')
  const [kind, id] = [stream.slice(0, dash), stream.slice(dash + 1)]
  return WHOLE_MATTERS.has(kind) ? `matter:${id}` : `${kind}:${id}`
}
const WHOLE_MATTERS: ReadonlySet<string> = new Set(['application', 'correction', 'complaint', 'inspection'])

/** In whose name the export is on record. */
function by(actor: Actor): Pick<EvidenceOrder, 'by' | 'requestedBy'> {
  if (actor.kind !== 'person') return {}
  const held = actor.as ?? actor.holds.find(({ role }) => role === 'investigator')
  return {
    requestedBy: actor.person,
    by: {
      role: 'investigator',
      person: actor.person,
      ...(held === undefined ? {} : { agency: held.agency }),
      ...(held?.deputyFor === undefined ? {} : { deputyFor: held.deputyFor }),
    },
  }
}
