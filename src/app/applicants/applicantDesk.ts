import type { Kysely } from 'kysely'
import type { AgencyId, LocalDate } from '../../domain/values.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { AllowedActions } from '../allowedActions.js'
import type { ApplicantSubjects } from '../applicantSubjects.js'
import type { Execute } from '../execute.js'
import { createPasswords, type HashCost } from '../identity/passwords.js'
import { createThrottle } from '../identity/throttle.js'
import type { KeyStore } from '../keys/keyStore.js'
import type { AttachToApplication } from '../matterFiles/attachApplicationFile.js'
import { createAccesses } from './accesses.js'
import { createApplicantSecrets } from './applicantSecrets.js'
import { createApplicantSessions } from './applicantSessions.js'
import { type ApplicantFiles, createApplicantFiles } from './applicantFiles.js'
import { type ApplicantSignIn, createApplicantSignIn } from './applicantSignIn.js'
import { type ApplicationActs, createApplicationActs } from './applicationActs.js'
import { createBackground } from './background.js'
import { createMacs } from './codes.js'
import type { CodeSender } from './codeSender.js'
import { createContactIndex } from './contacts.js'
import { createFileApplication, createFileMatter, type FileApplication } from './fileApplication.js'
import { createFileComplaint, type FileComplaint } from './fileComplaint.js'
import { createFileCorrection, type FileCorrection } from './fileCorrection.js'
import { createOwnApplications, type OwnApplications } from './ownMatter.js'
import {
  createOwnComplaints,
  createWithdrawOwnComplaint,
  type OwnComplaints,
  type WithdrawOwnComplaint,
} from './ownComplaint.js'
import { createOwnCorrections, type OwnCorrections } from './ownCorrection.js'
import { createIssueQueryCode } from './issueQueryCode.js'
import { type CounterDesk, createCounterDesk } from './counterDesk.js'
import { createThirdPartyDesk, type ThirdPartyDesk } from './thirdPartyDesk.js'
import { createPortalActs } from './portalActs.js'
import { queriesOn } from './queries.js'
import { forgetExpiredApplicantSecrets } from './secretTables.js'

/** Everything that applicants do on the portal. */
export interface ApplicantDesk extends ApplicationActs {
  readonly signIn: ApplicantSignIn
  readonly fileApplication: FileApplication
  readonly fileRecordCorrection: FileCorrection
  readonly files: ApplicantFiles
  readonly thirdParties: ThirdPartyDesk
  readonly counter: CounterDesk
  readonly ownApplication: OwnApplications
  readonly ownCorrection: OwnCorrections
  readonly fileComplaint: FileComplaint
  readonly ownComplaint: OwnComplaints
  readonly withdrawComplaint: WithdrawOwnComplaint
  /** Removes expired sessions and codes; to be called now and then. */
  readonly forgetExpired: () => Promise<void>
  /** When no code is on its way any more. */
  readonly idle: () => Promise<void>
}

export interface ApplicantDeskDeps {
  readonly db: Kysely<unknown>
  readonly store: Pick<EventStore, 'readStream'>
  readonly keys: KeyStore
  /** Not that of callers: the portal's commands have ids that the program derives. */
  readonly execute: Execute
  readonly subjects: Pick<ApplicantSubjects, 'subjectOf'>
  /** With `execute` as above. */
  readonly attachToApplication: AttachToApplication
  readonly allowedActions: AllowedActions
  readonly sender: CodeSender
  readonly newId: () => string
  readonly today: () => LocalDate
  /** Who may judge a complaint against an agency today. */
  readonly competentFor: (against: AgencyId) => readonly AgencyId[]
  readonly hashCost?: HashCost
  readonly onFault: (error: unknown) => void
}

export function createApplicantDesk(deps: ApplicantDeskDeps): ApplicantDesk {
  const { db, store, keys, execute, today } = deps
  const queries = queriesOn(db)
  const secrets = createApplicantSecrets(queries)
  const sessions = createApplicantSessions(queries)
  const throttle = createThrottle(queries)
  const accesses = createAccesses({ store, keys, execute, complaintsOf: secrets.complaintsOf })
  const macs = createMacs(keys)
  const contactIndex = createContactIndex(keys)
  const background = createBackground(deps.onFault)
  const passwords = createPasswords(deps.hashCost)
  const acts = createPortalActs({ execute, secrets, macs })
  const own = createOwnApplications(store, keys)
  const ownComplaint = createOwnComplaints(store, keys)
  const filing = { acts, store, subjects: deps.subjects, accesses, secrets, contactIndex, macs, throttle, today }
  const fileMatter = createFileMatter(filing)
  const applicationActs = createApplicationActs({ acts, own, today })
  const issueQueryCode = createIssueQueryCode({ secrets, accesses, macs })
  return {
    signIn: createApplicantSignIn({
      secrets,
      sessions,
      accesses,
      passwords,
      throttle,
      macs,
      contactIndex,
      sender: deps.sender,
      background,
    }),
    fileApplication: createFileApplication(filing, fileMatter),
    fileRecordCorrection: createFileCorrection(filing, fileMatter),
    ...applicationActs,
    files: createApplicantFiles({
      own,
      acts,
      openLetter: applicationActs.openLetter,
      attachToApplication: deps.attachToApplication,
      newId: deps.newId,
    }),
    thirdParties: createThirdPartyDesk({
      acts,
      store,
      accesses,
      secrets,
      issueQueryCode,
      allowedActions: deps.allowedActions,
      today,
    }),
    counter: createCounterDesk({
      store,
      keyRing: keys,
      accesses,
      secrets,
      contactIndex,
      issueQueryCode,
      allowedActions: deps.allowedActions,
    }),
    ownApplication: own,
    ownCorrection: createOwnCorrections(store, keys),
    fileComplaint: createFileComplaint({ ...filing, competentFor: deps.competentFor }),
    ownComplaint,
    withdrawComplaint: createWithdrawOwnComplaint(acts, ownComplaint, today),
    forgetExpired: () => forgetExpiredApplicantSecrets(db),
    idle: background.idle,
  }
}
