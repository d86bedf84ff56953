import { accountabilityCaseMessages } from './accountabilityCase.js'
import { accountMessages } from './account.js'
import { agencyMessages } from './agency.js'
import { annualReportMessages } from './annualReport.js'
import { applicantMessages } from './applicant.js'
import { applicationMessages } from './application.js'
import { archiveMessages } from './archive.js'
import { calendarMessages } from './calendar.js'
import { complaintMessages } from './complaint.js'
import { consultationMessages } from './consultation.js'
import { dataSubjectMessages } from './dataSubject.js'
import { deadlineMessages } from './deadline.js'
import { dutyMessages } from './duty.js'
import { fileMessages } from './files.js'
import { filingMessages } from './filing.js'
import { informationItemMessages } from './informationItem.js'
import { publicationMessages } from './publication.js'
import { importBatchMessages } from './importBatch.js'
import { inspectionMessages } from './inspection.js'
import { interpretationMessages } from './interpretation.js'
import type { Messages } from './message.js'
import { notificationMessages } from './notification.js'
import { policyMessages } from './policy.js'
import { recordCorrectionMessages } from './recordCorrection.js'
import { staffMessages } from './staff.js'
import { systemMessages } from './system.js'

/** Every message of the program; a test fails when a file of this folder is missing here. */
export const catalogue: Messages = {
  ...systemMessages,
  ...accountMessages,
  ...staffMessages,
  ...policyMessages,
  ...calendarMessages,
  ...agencyMessages,
  ...fileMessages,
  ...importBatchMessages,
  ...publicationMessages,
  ...informationItemMessages,
  ...filingMessages,
  ...consultationMessages,
  ...deadlineMessages,
  ...dutyMessages,
  ...applicantMessages,
  ...applicationMessages,
  ...recordCorrectionMessages,
  ...complaintMessages,
  ...inspectionMessages,
  ...interpretationMessages,
  ...accountabilityCaseMessages,
  ...archiveMessages,
  ...dataSubjectMessages,
  ...annualReportMessages,
  ...notificationMessages,
}
