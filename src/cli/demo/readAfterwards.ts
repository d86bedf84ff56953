import { AGENCIES } from '../../projections/agencies/projection.js'
import { ARCHIVE_FILES } from '../../projections/archiveFiles.js'
import { AUDIT_TRAIL } from '../../projections/auditTrail/projection.js'
import { FILINGS } from '../../projections/filings.js'
import { FINDINGS } from '../../projections/findings/tables.js'
import { NOTIFICATIONS } from '../../projections/notifications.js'
import { PERSONAL_DATA_ACCESSES } from '../../projections/personalDataAccesses.js'
import { PUBLICATIONS } from '../../projections/publications.js'
import { RECORDING_DELAYS } from '../../projections/recordingDelays.js'
import { REFUSED_ATTEMPTS } from '../../projections/refusedAttempts.js'
import { REGISTER_PERIODS } from '../../projections/registerPeriods/tables.js'
import { STAFF } from '../../projections/staff.js'

/**
 * Nothing looks into these while the year is played: they take it in at its end, in a few large pages. A read model that a
 * process looks into must not stand here, or that process waits for it in vain.
 */
export const READ_AFTERWARDS: readonly string[] = [
  AGENCIES,
  ARCHIVE_FILES,
  AUDIT_TRAIL,
  FILINGS,
  FINDINGS,
  NOTIFICATIONS,
  PERSONAL_DATA_ACCESSES,
  PUBLICATIONS,
  RECORDING_DELAYS,
  REFUSED_ATTEMPTS,
  REGISTER_PERIODS,
  STAFF,
]
