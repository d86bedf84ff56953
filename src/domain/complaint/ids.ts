import type { PersonId } from '../values.js'

const MARK = 'cs-'

/** 投诉人、举报人 of one complaint: a data subject of its own, whoever they are elsewhere. */
export const subjectOfComplaint = (complaint: string): PersonId => `${MARK}${complaint}` as PersonId

/** The complaint of such a data subject; undefined for any other. */
export const complaintOfSubject = (subject: string): string | undefined =>
  subject.startsWith(MARK) ? subject.slice(MARK.length) : undefined
