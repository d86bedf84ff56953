import type { DeadlineKind } from '../../../domain/deadline/vocabulary.js'
import type { SubjectKind } from '../../auditTrail/subject.js'

interface Found {
  readonly subject: { readonly kind: string; readonly id: string }
  readonly item?: string
  readonly application?: string
}

// How the matters of deadlines are named: src/processes/README.md. What follows the id of the matter is cut off.
const REPLY = /\.r\d+$/
const OF_APPLICATION = /\.[A-Za-z][A-Za-z0-9]*$/
const MEETING = /\.m\d+$/
const DISPUTE = /\.d\d+c?$/

interface Naming {
  readonly kind: SubjectKind | 'complaint' | 'inspection' | 'website'
  readonly rest: RegExp
}
const NAMINGS: Partial<Readonly<Record<DeadlineKind, Naming>>> = {
  reply: { kind: 'application', rest: REPLY },
  amendmentNotice: { kind: 'application', rest: OF_APPLICATION },
  meeting: { kind: 'consultation', rest: MEETING },
  dispute: { kind: 'consultation', rest: DISPUTE },
  recordCorrection: { kind: 'recordCorrection', rest: /$/ },
  reportSubmission: { kind: 'annualReport', rest: /$/ },
  reportPublication: { kind: 'annualReport', rest: /$/ },
  districtReportPublication: { kind: 'annualReport', rest: /$/ },
  complaintAcceptance: { kind: 'complaint', rest: OF_APPLICATION },
  complaintAnswer: { kind: 'complaint', rest: OF_APPLICATION },
  rectification: { kind: 'inspection', rest: OF_APPLICATION },
}

/** What a date is about: the matter itself rather than its clock; the deadline where nothing better is known. */
export function subjectOfDeadline(
  { id, kind, matter }: { readonly id: string; readonly kind: string; readonly matter: string },
  about: string | undefined,
): Found {
  const item = about === undefined ? {} : { item: about }
  const naming = NAMINGS[kind as DeadlineKind]
  if (naming !== undefined) {
    const subject = { kind: naming.kind, id: matter.replace(naming.rest, '') }
    return { subject, ...item, ...(subject.kind === 'application' ? { application: subject.id } : {}) }
  }
  // `{consultation}.{text}.{seat}`; a seat is an agency and may have dots in its id.
  const opinion = kind === 'opinion' || kind === 'jointMakerOpinion' ? /^(.*?)\.\d+\..+$/s.exec(matter) : null
  if (opinion !== null) return { subject: { kind: 'consultation', id: opinion[1]! }, ...item }
  return { subject: { kind: 'deadline', id }, ...item }
}
