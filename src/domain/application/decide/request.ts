import type { Refusal } from '../../decider.js'
import { protect, type Protected } from '../../protected.js'
import { textFaults } from '../../texts.js'
import type { ApplicantInput, RequestInput } from '../commands.js'
import type { Applicant, Request } from '../events.js'
import {
  APPLICANT_KINDS,
  DELIVERY_WAYS,
  PROVISION_FORMS,
  REQUEST_ELEMENTS,
  type RequestElement,
} from '../vocabulary.js'
import { unknownValue } from './handler.js'
import { OPTIONAL_NAME, OPTIONAL_NUMBER, OPTIONAL_WORDS } from './limits.js'

/** What is wrong with the form of what was typed; what is missing is another matter (711-30). */
export const requestFaults = (request: RequestInput, path: string): readonly Refusal[] => [
  ...textFaults(request.description, `${path}.description`, OPTIONAL_WORDS),
  ...textFaults(request.documentNumber, `${path}.documentNumber`, OPTIONAL_NUMBER),
  ...unknownValue(request.form, PROVISION_FORMS, `${path}.form`),
  ...unknownValue(request.way, DELIVERY_WAYS, `${path}.way`),
]

export const applicantFaults = (
  applicant: Omit<ApplicantInput, 'subject' | 'kind'> & Partial<Pick<ApplicantInput, 'kind'>>,
  path: string,
): readonly Refusal[] => [
  ...unknownValue(applicant.kind, APPLICANT_KINDS, `${path}.kind`),
  ...textFaults(applicant.name, `${path}.name`, OPTIONAL_NAME),
  ...textFaults(applicant.identity, `${path}.identity`, OPTIONAL_NAME),
  ...textFaults(applicant.contact, `${path}.contact`, OPTIONAL_WORDS),
]

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

/** Who the applicant is stands under the applicant's own key, what is asked for under that of the application. */
export const applicantOf = ({ subject, kind, name, identity, contact }: ApplicantInput): Applicant => {
  const seal = (text: string): Protected => protect(`person:${subject}`, text)
  return {
    subject,
    kind,
    ...(filled(name) ? { name: seal(name) } : {}),
    ...(filled(identity) ? { identity: seal(identity) } : {}),
    ...(filled(contact) ? { contact: seal(contact) } : {}),
  }
}

export const requestOf = (application: string, { description, documentNumber, form, way }: RequestInput): Request => ({
  ...(filled(description) ? { description: protect(`application:${application}`, description) } : {}),
  ...(filled(documentNumber) ? { documentNumber } : {}),
  ...(form === undefined ? {} : { form }),
  ...(way === undefined ? {} : { way }),
})

/** The part of the input where something lacks; where it does in both, the applicant, who comes first. */
export const whereLacking = (lacks: readonly RequestElement[]): 'applicant' | 'request' =>
  lacks.some((element) => OF_THE_APPLICANT.includes(element)) ? 'applicant' : 'request'

const OF_THE_APPLICANT: readonly RequestElement[] = ['name', 'identityProof', 'contact']

/** Of what an application must have, what this one does not (711-29). */
export function lacking(applicant: Applicant, request: Request): readonly RequestElement[] {
  const has: Readonly<Record<RequestElement, boolean>> = {
    name: applicant.name !== undefined,
    identityProof: applicant.identity !== undefined,
    contact: applicant.contact !== undefined,
    description: request.description !== undefined || request.documentNumber !== undefined,
    form: request.form !== undefined && request.way !== undefined,
  }
  return REQUEST_ELEMENTS.filter((element) => !has[element])
}
