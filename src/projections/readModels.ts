import { accountabilityCasesProjection } from './accountabilityCases.js'
import { agenciesProjection } from './agencies/projection.js'
import { annualReportsProjection } from './annualReports.js'
import { applicationsProjection } from './applications/projection.js'
import { archiveFilesProjection } from './archiveFiles.js'
import { annualReportMattersProjection } from './annualReportMatters/projection.js'
import { auditTrailProjection } from './auditTrail/projection.js'
import { complaintsProjection } from './complaints/projection.js'
import { dataSubjectsProjection } from './dataSubjects.js'
import { deadlinesProjection } from './deadlines/projection.js'
import { dutiesProjection } from './duties/projection.js'
import { consultationsProjection } from './consultations/projection.js'
import { filingsProjection } from './filings.js'
import { findingsProjection } from './findings/projection.js'
import { informationItemsProjection } from './informationItems/projection.js'
import { inspectionsProjection } from './inspections.js'
import { interpretationsProjection } from './interpretations.js'
import { notificationsProjection } from './notifications.js'
import { personalDataAccessesProjection } from './personalDataAccesses.js'
import { type AnyProjection, anyProjection } from './projection.js'
import { publicationsProjection } from './publications.js'
import { recordCorrectionsProjection } from './recordCorrections.js'
import { recordingDelaysProjection } from './recordingDelays.js'
import { refusedAttemptsProjection } from './refusedAttempts.js'
import { registerPeriodsProjection } from './registerPeriods/projection.js'
import { staffProjection } from './staff.js'

/** Every read model of the program. */
export const readModels: readonly AnyProjection[] = [
  anyProjection(informationItemsProjection),
  anyProjection(agenciesProjection),
  anyProjection(staffProjection),
  anyProjection(filingsProjection),
  anyProjection(publicationsProjection),
  anyProjection(deadlinesProjection),
  anyProjection(dutiesProjection),
  anyProjection(consultationsProjection),
  anyProjection(applicationsProjection),
  anyProjection(recordCorrectionsProjection),
  anyProjection(complaintsProjection),
  anyProjection(findingsProjection),
  anyProjection(interpretationsProjection),
  anyProjection(accountabilityCasesProjection),
  anyProjection(inspectionsProjection),
  anyProjection(archiveFilesProjection),
  anyProjection(annualReportMattersProjection),
  anyProjection(annualReportsProjection),
  anyProjection(notificationsProjection),
  anyProjection(dataSubjectsProjection),
  anyProjection(personalDataAccessesProjection),
  anyProjection(registerPeriodsProjection),
  anyProjection(refusedAttemptsProjection),
  anyProjection(recordingDelaysProjection),
  anyProjection(auditTrailProjection),
]

/** The version of each read model that the queries of this release understand. */
export const readModelVersions: Readonly<Record<string, number>> = Object.fromEntries(
  readModels.map(({ name, version }) => [name, version]),
)
