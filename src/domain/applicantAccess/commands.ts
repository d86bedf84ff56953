import type { Command } from '../decider.js'
import type { ApplicantAccessClosed, ApplicantAccessOpened, ApplicantMatterLinked } from './events.js'
import type { ApplicantSecretChanged, ApplicantSignInFailedRepeatedly } from './events.js'

// Given by the portal only. Secrets are no part of commands: what they hash to stands outside the log.

export type OpenApplicantAccess = Command<'OpenApplicantAccess', ApplicantAccessOpened['data']>
export type LinkApplicantMatter = Command<'LinkApplicantMatter', ApplicantMatterLinked['data']>
export type RecordApplicantSecretChange = Command<'RecordApplicantSecretChange', ApplicantSecretChanged['data']>
export type RecordApplicantSignInFailures = Command<
  'RecordApplicantSignInFailures',
  ApplicantSignInFailedRepeatedly['data']
>
export type CloseApplicantAccess = Command<'CloseApplicantAccess', ApplicantAccessClosed['data']>

export type ApplicantAccessCommand =
  | OpenApplicantAccess
  | LinkApplicantMatter
  | RecordApplicantSecretChange
  | RecordApplicantSignInFailures
  | CloseApplicantAccess
