import type { AgencyDirectory } from '../../domain/agency/directory.js'
import { applicationDecider } from '../../domain/application/decide.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import type { Actor } from '../../domain/context.js'
import type { FileId, LocalDate } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import { type AccessPurpose, personalDataPurpose } from '../personalDataSight.js'
import type { Trails } from '../trails.js'
import { type FileOfApplication, filesOfApplication } from './filesOfApplication.js'

export interface MatterFileRequest {
  readonly actor: Actor
  readonly application: string
  /** What it is looked at for, as the reader declared it. */
  readonly purpose?: AccessPurpose
}

/**
 * The files of an application for somebody who may read them; undefined when there is no such application, or the
 * caller may not. Decided anew each time from the application's own stream, and on record before anything is shown.
 */
export interface MatterFileAccess {
  readonly list: (request: MatterFileRequest) => Promise<readonly FileOfApplication[] | undefined>
  readonly one: (request: MatterFileRequest & { readonly fileId: string }) => Promise<FileOfApplication | undefined>
}

export interface MatterFileAccessDependencies {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keyRing: KeyRing
  readonly agencies: () => AgencyDirectory
  readonly today: () => LocalDate
  readonly trails: Pick<Trails, 'read'>
}

export function createMatterFileAccess(deps: MatterFileAccessDependencies): MatterFileAccess {
  const readable = async ({ actor, application, purpose }: MatterFileRequest) => {
    const events = await openEvents<ApplicationEvent>(
      await deps.store.readStream(`application-${application}`),
      deps.keyRing,
    )
    const state = events.reduce(applicationDecider.evolve, applicationDecider.initial)
    if (state.status === 'absent' || actor.kind !== 'person') return undefined
    const reader = { actor, agencies: deps.agencies(), today: deps.today(), purpose }
    const declared = personalDataPurpose(reader, state.agency)
    return declared === undefined ? undefined : { actor, files: filesOfApplication(events), purpose: declared }
  }
  return {
    list: async (request) => {
      const found = await readable(request)
      if (found === undefined) return undefined
      const { actor, purpose, files } = found
      await deps.trails.read({ actor, what: 'fileNames', subject: `application-${request.application}`, purpose })
      return [...files.values()]
    },
    one: async (request) => {
      const found = await readable(request)
      const file = found?.files.get(request.fileId as FileId)
      if (found === undefined || file === undefined) return undefined
      const { actor, purpose } = found
      await deps.trails.read({ actor, what: 'file', subject: `application-${request.application}`, purpose })
      return file
    },
  }
}
