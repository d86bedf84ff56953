import type { ApplicantAccessCommand } from '../../domain/applicantAccess/commands.js'
import type { AccessKind, ApplicantAccessEvent } from '../../domain/applicantAccess/events.js'
import { type ApplicantAccess, evolve, initial, type LinkedMatter } from '../../domain/applicantAccess/state.js'
import type { Actor } from '../../domain/context.js'
import type { Instant } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import { NO_KEYS } from '../../eventstore/noKeys.js'
import type { CommandOutcome } from '../command.js'
import type { Execute } from '../execute.js'
import type { KeyStore } from '../keys/keyStore.js'
import type { ShownComplaint, ShownMatter } from './shownMatter.js'

/** The portal acts for applicants: what they do there, they do through its process. */
export const PORTAL: Actor = { kind: 'process', process: 'portal' }

/** What applicants reach through their accesses, from the log itself. */
export interface Accesses {
  readonly read: (access: string) => Promise<ApplicantAccess>
  /** Matters whose subject was not erased; undefined for an access that is not there, closed, or outlived all of them. */
  readonly mattersOf: (access: string) => Promise<readonly ShownMatter[] | undefined>
  readonly open: (access: string, kind: AccessKind) => Promise<void>
  readonly link: (access: string, matter: LinkedMatter) => Promise<void>
  readonly secretChanged: (access: string, secret: 'password' | 'queryCode', change: string) => Promise<void>
  readonly failedRepeatedly: (access: string, failures: number, lockedUntil: Instant) => Promise<void>
  readonly close: (access: string, cause: 'erased' | 'ownWish') => Promise<void>
}

export class ApplicantAccessRefusedError extends Error {
  override readonly name = 'ApplicantAccessRefusedError'
}

export interface AccessesDeps {
  readonly store: Pick<EventStore, 'readStream'>
  readonly keys: Pick<KeyStore, 'isDestroyed'>
  readonly execute: Execute
  /** Complaints that the access shows: they are linked by no event. */
  readonly complaintsOf: (access: string) => Promise<readonly ShownComplaint[]>
}

export function createAccesses({ store, keys, execute, complaintsOf }: AccessesDeps): Accesses {
  const read = async (access: string): Promise<ApplicantAccess> =>
    (await openEvents<ApplicantAccessEvent>(await store.readStream(`applicant-${access}`), NO_KEYS)).reduce(
      evolve,
      initial as ApplicantAccess,
    )

  const give = async (access: string, command: ApplicantAccessCommand, ...parts: readonly string[]): Promise<void> => {
    const outcome: CommandOutcome = await execute({
      commandId: uuidOf('gongkai/applicant-access/1', access, command.type, ...parts),
      id: access,
      command,
      actor: PORTAL,
    })
    if (!outcome.ok) throw new ApplicantAccessRefusedError(outcome.refusals.map(({ code }) => code).join(', '))
  }

  return {
    read,
    mattersOf: async (access) => {
      const state = await read(access)
      if (state.status !== 'open') return undefined
      const shown: readonly ShownMatter[] = [...state.matters, ...(await complaintsOf(access))]
      const erased = new Set<string>()
      for (const subject of new Set(shown.map((matter) => matter.subject)))
        if (await keys.isDestroyed(`person:${subject}`)) erased.add(subject)
      const left = shown.filter(({ subject }) => !erased.has(subject))
      return erased.size > 0 && left.length === 0 ? undefined : left
    },
    open: (access, kind) => give(access, { type: 'OpenApplicantAccess', data: { access, kind } }),
    link: (access, { kind, matter, subject }) =>
      give(access, { type: 'LinkApplicantMatter', data: { access, kind, matter, subject } }, kind, matter),
    secretChanged: (access, secret, change) =>
      give(access, { type: 'RecordApplicantSecretChange', data: { access, secret } }, change),
    failedRepeatedly: (access, failures, lockedUntil) =>
      give(access, { type: 'RecordApplicantSignInFailures', data: { access, failures, lockedUntil } }, lockedUntil),
    close: (access, cause) => give(access, { type: 'CloseApplicantAccess', data: { access, cause } }),
  }
}
