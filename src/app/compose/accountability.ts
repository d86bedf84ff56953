import { localDateOf } from '../../domain/dates.js'
import type { Clock } from '../../eventstore/clock.js'
import type { CaseClockOptions } from '../../processes/caseClocks.js'
import { createCaseNow } from '../accountability/caseNow.js'
import { createExhibitAccess, type ExhibitAccess } from '../accountability/exhibitAccess.js'
import { createFreezeEvidence, type FreezeEvidenceOf } from '../accountability/freezeEvidence.js'
import type { Execute } from '../execute.js'
import type { Core } from './core.js'
import type { Evidence } from './evidence.js'
import type { Storage } from './storage.js'

export interface AccountabilityParts {
  readonly storage: Storage
  readonly core: Core
  readonly clock: Clock
}

/** Who may take away which frozen package, from the case's own stream. */
export const exhibitAccessOf = ({ storage: { store }, core, clock }: AccountabilityParts): ExhibitAccess =>
  createExhibitAccess({
    caseNow: createCaseNow(store),
    agencies: () => core.facts.current().agencies,
    today: () => localDateOf(clock.now()),
    trails: core.trails,
  })

/** What the clocks of cases look up. */
export function caseClockOptionsOf({ storage: { store } }: Pick<AccountabilityParts, 'storage'>): CaseClockOptions {
  const caseNow = createCaseNow(store)
  return {
    invitedIn: async (id) => {
      const now = await caseNow(id)
      return [...(now?.known.heard ?? [])].flatMap(([key, { invitedOn }]) => (invitedOn === undefined ? [] : [key]))
    },
  }
}

/** Without what proves the log there is nothing to freeze. */
export const freezeEvidenceOf = (
  {
    storage: { store, keys: keyRing, files },
    core: { allowedActions, trails },
  }: Pick<AccountabilityParts, 'storage' | 'core'>,
  execute: Execute,
  evidence: Pick<Evidence, 'exportPackage'> | undefined,
): FreezeEvidenceOf =>
  createFreezeEvidence({
    ...{ store, keyRing, files, allowedActions, execute, trails },
    exportPackage: (request) =>
      evidence === undefined
        ? Promise.reject(new Error('this program was started without what proves the log'))
        : evidence.exportPackage(request),
  })
