import type { AgencyDirectory } from '../../domain/agency/directory.js'
import type { ArchiveEvent } from '../../domain/archive/events.js'
import { archiveDecider } from '../../domain/archive/decide.js'
import type { Actor } from '../../domain/context.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { LocalDate } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import { type AccessPurpose, personalDataPurpose } from '../personalDataSight.js'
import type { Trails } from '../trails.js'

export interface PackageFileRequest {
  readonly actor: Actor
  /** `{kind}.{matter}` */
  readonly archive: string
  readonly part: 'package' | 'report'
  readonly purpose?: AccessPurpose
}

/**
 * The latest package of an archive file, or the report on it, for those who may read the matter; undefined for anybody
 * else, and where there is none. The look is on record before anything is shown.
 */
export type PackageAccess = (
  request: PackageFileRequest,
) => Promise<{ readonly file: KeptFile; readonly name: string } | undefined>

export interface PackageAccessDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly agencies: () => AgencyDirectory
  readonly today: () => LocalDate
  readonly trails: Pick<Trails, 'read'>
}

export const createPackageAccess =
  ({ store, agencies, today, trails }: PackageAccessDependencies): PackageAccess =>
  async ({ actor, archive: id, part, purpose }) => {
    const events = await openEvents<ArchiveEvent>(await store.readStream(`archive-${id}`), NO_KEYS)
    const archive = events.reduce(archiveDecider.evolve, archiveDecider.initial)
    if (archive.status === 'absent' || actor.kind !== 'person') return undefined
    const reader = { actor, agencies: agencies(), today: today(), purpose }
    const declared = personalDataPurpose(reader, archive.agency)
    const file = events.flatMap((event) => fileIn(event, part)).at(-1)
    if (declared === undefined || file === undefined) return undefined
    await trails.read({ actor, what: NAMES[part].what, subject: `archive-${id}`, purpose: declared })
    return { file, name: `${id}${NAMES[part].ending}` }
  }

const NAMES = {
  package: { what: 'archivePackage', ending: '.zip' },
  report: { what: 'archiveReport', ending: '.report.json' },
} as const

const fileIn = (event: ArchiveEvent, part: PackageFileRequest['part']): readonly KeptFile[] =>
  event.type === (part === 'package' ? 'ArchivePackageMade' : 'ArchivePackageChecked') && event.data.file !== undefined
    ? [event.data.file]
    : []
