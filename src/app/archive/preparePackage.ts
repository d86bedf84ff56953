import type { ArchiveEvent, RetentionAssigned } from '../../domain/archive/events.js'
import { archiveDecider } from '../../domain/archive/decide.js'
import type { AgencyDirectory } from '../../domain/agency/directory.js'
import type { Actor } from '../../domain/context.js'
import type { Refusal } from '../../domain/decider.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { Sha256 } from '../../domain/values.js'
import { canonicalJson } from '../../eventstore/canonicalJson.js'
import { openEvents } from '../../eventstore/codec.js'
import { eventIdOf } from '../../eventstore/eventIds.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { AllowedActions } from '../allowedActions.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import type { Execute } from '../execute.js'
import { collect } from '../files/byteSource.js'
import { type FileStore, holderOf } from '../files/fileStore.js'
import type { MalwareScanner } from '../files/scanner.js'
import { KeyDestroyedError } from '../keys/errors.js'
import { keepMade } from '../letterRecords/keptLetter.js'
import type { Trails } from '../trails.js'
import { archivedMatter } from './archivedMatter.js'
import { buildPackage, PackageTooLargeError } from './buildPackage.js'
import { type CheckReport, fourChecks } from './fourChecks.js'
import { type PackageFormat, sha256Of } from './packageEntry.js'

export interface PreparePackageRequest extends Omit<CommandRequest, 'id' | 'command'> {
  /** `{kind}.{matter}` */
  readonly archive: string
}

export interface PackageDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
  readonly files: Pick<FileStore, 'keep' | 'read' | 'rehash' | 'release'>
  readonly scanner: Pick<MalwareScanner, 'scan'>
  readonly format: PackageFormat
  readonly agencies: () => AgencyDirectory
  readonly allowedActions: AllowedActions
  readonly execute: Execute
  /** For the check, which the program carries out itself. */
  readonly executeForProcess: Execute
  readonly trails: Pick<Trails, 'refused' | 'read'>
}

export type PackageOutcome = CommandOutcome & { readonly report?: CheckReport }

/** Builds the package of an archive file, keeps it sealed, looks at what was kept, and puts both on record. */
export type PreparePackage = (request: PreparePackageRequest) => Promise<PackageOutcome>

export const createPreparePackage =
  (deps: PackageDependencies): PreparePackage =>
  async (request) => {
    const { archive: id, ...rest } = request
    const refuse = async (refusals: readonly Refusal[]): Promise<PackageOutcome> => {
      const command = { type: 'RecordArchivePackage', data: {} }
      await deps.trails.refused({ ...rest, id, command }, `archive-${id}`, refusals)
      return { ok: false, refusals }
    }
    const assigned = await assignedOf(deps, id)
    const denied = await deniedBecause(deps, request)
    if (denied.length > 0 || assigned === undefined) return refuse(denied)
    try {
      return await prepared(deps, request, assigned)
    } catch (fault) {
      if (fault instanceof KeyDestroyedError) return refuse([{ code: 'KEY_DESTROYED', clause: 'SYS' }])
      if (fault instanceof PackageTooLargeError)
        return refuse([{ code: 'ARCHIVE_PACKAGE_TOO_LARGE', clause: '711-45' }])
      throw fault
    }
  }

async function prepared(
  deps: PackageDependencies,
  { archive: id, ...rest }: PreparePackageRequest,
  assigned: RetentionAssigned['data'],
): Promise<PackageOutcome> {
  const { files, format, agencies } = deps
  const { commandId, actor } = rest
  if (actor.kind === 'person')
    await deps.trails.read({ actor, what: 'archivePackage', subject: `archive-${id}`, purpose: 'handling' })
  const matter = await archivedMatter(deps, assigned)
  const agencyName = agencies().agency(assigned.agency)?.name ?? assigned.agency
  const { bytes, entries } = await buildPackage(matter, { files, format, agencyName })
  const made = { key: assigned.key, commandId, place: 1_001, name: 'package.zip', mediaType: 'application/zip', bytes }
  const file = await keepMade(files, made)
  const contents = entries.map(({ path, content, mediaType }) => ({ path, sha256: sha256Of(content), mediaType }))
  const data = { packageHash: file.sha256, size: file.size, contents, file }
  const outcome = await deps.execute({ ...rest, id, command: { type: 'RecordArchivePackage', data } })
  if (!outcome.ok || outcome.events.length === 0) await files.release(holderOf(assigned.key), file.fileId)
  if (!outcome.ok) return outcome

  // What counts is what was kept: the latest package, read back from its sealed bytes.
  const latest = await latestOf(deps, id)
  if (latest === undefined) return outcome
  const read = await collect(await files.read(holderOf(latest.file.key), latest.file))
  const report = await fourChecks(read, latest, matter, {
    format,
    scanner: deps.scanner,
    readStream: (stream) => deps.store.readStream(stream),
    storedSealed: async () =>
      (await files.rehash(latest.file)) === 'ok' && latest.file.ciphertextSha256 !== latest.packageHash,
  })
  return recordCheck(deps, { id, commandId, assigned, number: latest.number }, outcome, report)
}

interface Latest {
  readonly number: number
  readonly packageHash: Sha256
  readonly file: KeptFile
}

/** The package that stands now; undefined where it lies elsewhere. */
async function latestOf({ store, keyRing }: PackageDependencies, id: string): Promise<Latest | undefined> {
  const events = await openEvents<ArchiveEvent>(await store.readStream(`archive-${id}`), keyRing)
  const made = events.flatMap((event) => (event.type === 'ArchivePackageMade' ? [event.data] : [])).at(-1)
  return made?.file === undefined ? undefined : { ...made, file: made.file }
}

async function recordCheck(
  deps: PackageDependencies,
  about: {
    readonly id: string
    readonly commandId: string
    readonly assigned: RetentionAssigned['data']
    readonly number: number
  },
  outcome: CommandOutcome & { readonly ok: true },
  report: CheckReport,
): Promise<PackageOutcome> {
  const { id, commandId, assigned, number } = about
  const bytes = Buffer.from(canonicalJson(report as never))
  const made = { key: assigned.key, commandId, place: 1_002, name: 'report.json', mediaType: 'application/json', bytes }
  const file = await keepMade(deps.files, made)
  const checked = await deps.executeForProcess({
    commandId: eventIdOf(commandId, 1_003),
    id,
    command: { type: 'RecordArchiveCheck', data: { number, failed: report.failed, report: file.sha256, file } },
    actor: CHECKER,
    causationId: commandId,
  })
  if (!checked.ok) return checked
  if (checked.events.length === 0) await deps.files.release(holderOf(assigned.key), file.fileId)
  const events = [...outcome.events, ...checked.events]
  return { ...outcome, events, revision: Math.max(outcome.revision, checked.revision), report }
}

const CHECKER: Actor = { kind: 'process', process: 'archive' }

async function assignedOf(
  { store, keyRing }: PackageDependencies,
  id: string,
): Promise<RetentionAssigned['data'] | undefined> {
  const events = await openEvents<ArchiveEvent>(await store.readStream(`archive-${id}`), keyRing)
  const archive = events.reduce(archiveDecider.evolve, archiveDecider.initial)
  return archive.status === 'absent' ? undefined : archive.assigned
}

async function deniedBecause(
  { allowedActions }: PackageDependencies,
  { archive, actor, minPosition }: PreparePackageRequest,
): Promise<readonly Refusal[]> {
  const [actions] = await allowedActions([{ aggregate: 'archive', id: archive }], actor, minPosition)
  const record = actions?.find(({ command }) => command === 'RecordArchivePackage')
  return record?.deniedBecause ?? [{ code: 'ARCHIVE_NOT_FOUND', clause: '711-45' }]
}
