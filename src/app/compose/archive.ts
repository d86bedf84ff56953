import { localDateOf } from '../../domain/dates.js'
import type { Clock } from '../../eventstore/clock.js'
import { readArchive, writeArchive } from '../../evidence/package/archive.js'
import { type AssignRetention, createAssignRetention } from '../archive/assignRetention.js'
import { createPackageAccess, type PackageAccess } from '../archive/packageAccess.js'
import { createPreparePackage, type PreparePackage } from '../archive/preparePackage.js'
import { forCallers } from '../callersCommands.js'
import type { Core } from './core.js'
import type { Storage } from './storage.js'

export interface ArchiveParts {
  readonly storage: Storage
  readonly core: Core
  readonly clock: Clock
}

/** Building packages of archive files, and reading them again. */
export interface ArchiveServices {
  readonly prepare: PreparePackage
  readonly assignRetention: AssignRetention
  readonly access: PackageAccess
}

export function archiveServicesOf({ storage, core, clock }: ArchiveParts): ArchiveServices {
  const { store, keys: keyRing, files, scanner } = storage
  const { allowedActions, trails, facts } = core
  const execute = forCallers(core.execute)
  const agencies = () => facts.current().agencies
  const format = { read: readArchive, write: writeArchive }
  const building = { store, keyRing, files, scanner, format, agencies, allowedActions, trails }
  return {
    prepare: createPreparePackage({ ...building, execute, executeForProcess: core.execute }),
    assignRetention: createAssignRetention({ store, execute }),
    access: createPackageAccess({ store, agencies, today: () => localDateOf(clock.now()), trails }),
  }
}
