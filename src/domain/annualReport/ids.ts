import type { KeySubject } from '../protected.js'
import type { AgencyId } from '../values.js'

/** `{agency}-{year}` */
export const reportId = (agency: AgencyId, year: number): string => `${agency}-${year}`

/** Under whose key the texts of a report stand. */
export const keySubjectOfReport = (id: string): KeySubject => `report:${id}`
