import type { FilePurpose } from '../../domain/application/vocabulary.js'
import type { FileId, PersonId } from '../../domain/values.js'
import type { CommandOutcome } from '../command.js'
import type { AttachToApplication } from '../matterFiles/attachApplicationFile.js'
import { PORTAL } from './accesses.js'
import type { ApplicationActs, OwnAct } from './applicationActs.js'
import type { ApplicantSession } from './applicantSignIn.js'
import { type MyFile, myFiles } from './myFiles.js'
import { isOpened, myLetters } from './myLetters.js'
import { NOT_FOUND, type OwnApplications } from './ownMatter.js'
import type { PortalActs } from './portalActs.js'

/** Files of applicants: handed in by them, and meant for them. */
export interface ApplicantFiles {
  /** Whose upload it is while it waits to be attached. */
  readonly ownerOf: (session: ApplicantSession) => PersonId
  readonly attach: (
    act: OwnAct & { readonly uploadId: FileId; readonly purpose: FilePurpose },
  ) => Promise<CommandOutcome>
  readonly list: (session: ApplicantSession | undefined, application: string) => Promise<readonly MyFile[]>
  /**
   * A file to be read. The first reading of a letter is its delivery, and on record before the first byte; undefined for
   * what is not there, or not meant for this applicant.
   */
  readonly read: (
    session: ApplicantSession | undefined,
    application: string,
    fileId: string,
  ) => Promise<MyFile | undefined>
}

export interface ApplicantFilesDeps {
  readonly own: OwnApplications
  readonly acts: PortalActs
  readonly openLetter: ApplicationActs['openLetter']
  readonly attachToApplication: AttachToApplication
  /** A UUID of version 4, for what the program does once for a reader. */
  readonly newId: () => string
}

export function createApplicantFiles(deps: ApplicantFilesDeps): ApplicantFiles {
  const { own, acts, openLetter, attachToApplication, newId } = deps
  const ownerOf = ({ access }: ApplicantSession): PersonId => `applicant-${access}` as PersonId
  return {
    ownerOf,
    attach: async ({ caller, commandId, application, uploadId, purpose }) => {
      const found = await own(caller.session, application)
      if (found === undefined || caller.session === undefined) return { ok: false, refusals: [NOT_FOUND] }
      const uploadedBy = ownerOf(caller.session)
      const act = { caller, commandId, name: 'attachMyFile', input: { application, uploadId, purpose } }
      return acts.once(act, () =>
        attachToApplication({
          commandId: acts.idOf(act),
          actor: PORTAL,
          application,
          uploadId,
          purpose,
          uploadedBy,
        }),
      )
    },
    list: async (session, application) => {
      const found = await own(session, application)
      return found === undefined ? [] : [...myFiles(found.history).values()]
    },
    read: async (session, application, fileId) => {
      const found = await own(session, application)
      const file = found === undefined ? undefined : myFiles(found.history).get(fileId as FileId)
      if (session === undefined || found === undefined || file?.letter === undefined) return file
      const { number } = file.letter
      if (myLetters(found.history).some((letter) => letter.number === number && isOpened(letter))) return file
      const caller = { session, address: 'portal' }
      const opened = await openLetter({ caller, commandId: newId(), application, letterNumber: number })
      // Whoever read it at the same moment was put on record; anything else shows nothing.
      return opened.ok || opened.refusals.every(({ code }) => HARMLESS.has(code)) ? file : undefined
    },
  }
}

/** Also whoever corrected or paid before looking at the notice again has no time begun by it. */
const HARMLESS: ReadonlySet<string> = new Set([
  'NOTICE_SERVED_BEFORE',
  'REPLY_DELIVERED_BEFORE',
  'AMENDMENT_NOT_AWAITED',
  'NO_PAYMENT_AWAITED',
])
