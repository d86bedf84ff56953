import type { AgencyDirectory } from '../../domain/agency/directory.js'
import type { Actor } from '../../domain/context.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { LocalDate } from '../../domain/values.js'
import type { AccessPurpose } from '../personalDataSight.js'
import type { Trails } from '../trails.js'
import { type ReadCaseNow, sidesOf } from './caseNow.js'
import { mayKnowCase } from './caseSight.js'

export interface ExhibitRequest {
  readonly actor: Actor
  readonly case: string
  readonly fileId: string
  /** What it is taken away for; `investigation` where nothing is said. */
  readonly purpose?: AccessPurpose
}

/** The package of an exhibit, for those who may know of the case; each is on record before its first byte. */
export type ExhibitAccess = (
  request: ExhibitRequest,
) => Promise<{ readonly file: KeptFile; readonly name: string } | undefined>

export interface ExhibitAccessDependencies {
  readonly caseNow: ReadCaseNow
  readonly agencies: () => AgencyDirectory
  readonly today: () => LocalDate
  readonly trails: Pick<Trails, 'read'>
}

export const createExhibitAccess =
  ({ caseNow, agencies, today, trails }: ExhibitAccessDependencies): ExhibitAccess =>
  async ({ actor, case: id, fileId, purpose }) => {
    const now = await caseNow(id)
    if (now === undefined || actor.kind !== 'person') return undefined
    if (!mayKnowCase({ actor, agencies: agencies(), today: today() }, sidesOf(now.known))) return undefined
    for (const { type, data } of now.events) {
      if (type !== 'EvidenceFrozen' || data.file.fileId !== fileId) continue
      await trails.read({ actor, what: 'exhibit', subject: `case-${id}`, purpose: purpose ?? 'investigation' })
      return { file: data.file, name: `${data.exhibit}.zip` }
    }
    return undefined
  }
