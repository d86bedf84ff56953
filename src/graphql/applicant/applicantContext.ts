import '../metadataShim.js'
import type { ApplicantDesk } from '../../app/applicants/applicantDesk.js'
import type { ApplicantSession } from '../../app/applicants/applicantSignIn.js'
import { inApplicantsWords } from '../../app/applicants/refusalWords.js'
import type { PortalCaller } from '../../app/applicants/portalActs.js'
import type { Refusal } from '../../domain/decider.js'
import type { GraphqlContext } from '../context.js'
import type { Locale } from '../locale.js'
import { type MutationPayload, refused } from '../userErrors.js'
import { UserFault } from '../faults.js'

declare module '../context.js' {
  interface GraphqlServices {
    /** What applicants do on the portal. */
    readonly applicants: ApplicantDesk
  }
  interface GraphqlContext {
    /** An applicant's session; never together with an officer's. */
    readonly applicant?: ApplicantSession
    /** Where the request comes from; counted, never kept. */
    readonly address?: string
  }
}

/** The applicant who is signed in. @throws UserFault `SIGN_IN_REQUIRED`, for officers `FORBIDDEN` */
export function applicantIn({ actor, applicant }: GraphqlContext): ApplicantSession {
  if (actor.kind !== 'public') throw new UserFault('FORBIDDEN')
  if (applicant === undefined) throw new UserFault('SIGN_IN_REQUIRED')
  return applicant
}

export const callerIn = ({ applicant, address = 'unknown' }: GraphqlContext): PortalCaller => ({
  address,
  ...(applicant === undefined ? {} : { session: applicant }),
})

const APPLICANTS_ONLY: Refusal = { code: 'APPLICANTS_ONLY', clause: 'SYS' }
const SIGN_IN_REQUIRED: Refusal = { code: 'SIGN_IN_REQUIRED', clause: 'SYS' }

/** Why nobody with this context acts as an applicant; without a session only where one may `file`. */
export function notAnApplicant({ actor, applicant }: GraphqlContext, may: 'file' | 'act'): Refusal | undefined {
  if (actor.kind !== 'public') return APPLICANTS_ONLY
  return applicant === undefined && may === 'act' ? SIGN_IN_REQUIRED : undefined
}

/** Refusals as applicants read them. */
export const refusedInWords = (refusals: readonly Refusal[], locale: Locale): MutationPayload => {
  const payload = refused(refusals, locale)
  return {
    ...payload,
    userErrors: payload.userErrors.map((error, index) => ({
      ...error,
      message: inApplicantsWords(refusals[index]!, locale),
    })),
  }
}
