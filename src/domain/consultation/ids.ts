import type { KeySubject } from '../protected.js'

const ON_APPLICATION = 'request.'
const NUMBER = /-\d+$/

/** Consultations on an application: `request.{application}-{n}`; those before publication: `{item}-{n}`. */
export const consultationOnApplication = (application: string, number: number): string =>
  `${ON_APPLICATION}${application}-${number}`

/** Whose key seals the words of a consultation: it dies with the item, or with the applicant's matter. */
export function keySubjectOfConsultation(id: string): KeySubject {
  const matter = id.replace(NUMBER, '')
  return matter.startsWith(ON_APPLICATION) ? `application:${matter.slice(ON_APPLICATION.length)}` : `item:${matter}`
}
