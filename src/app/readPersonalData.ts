import type { Actor } from '../domain/context.js'
import type { AccessPurpose } from './personalDataSight.js'
import type { Trails } from './trails.js'

export interface PersonalDataRead {
  readonly actor: Actor
  /** Stable name of the part that is read: `applicant`, `personalDataExport` … */
  readonly what: string
  /** Whose, or of which matter: `person:…`, `application-…`. Never a name. */
  readonly subject: string
  readonly purpose: AccessPurpose
}

/**
 * The way to read personal data: who looks, at what and what for is an event before anything is answered (PIPL-51),
 * equal looks within a minute with their count. Only people read it; undefined for anybody else.
 */
export async function readPersonalData<T>(
  trails: Pick<Trails, 'read'>,
  { actor, what, subject, purpose }: PersonalDataRead,
  read: () => Promise<T>,
): Promise<T | undefined> {
  if (actor.kind !== 'person') return undefined
  await trails.read({ actor, what, subject, purpose })
  return read()
}
