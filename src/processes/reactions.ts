import { applicationReactions, type ApplicationOptions } from './applicationReactions.js'
import { calendarChanges } from './calendarChanges.js'
import { contentChecks, type ContentChecksOptions } from './contentChecks.js'
import { consultationReactions, type ConsultationOptions } from './consultationReactions.js'
import { type HandoverOptions, handovers } from './handovers.js'
import { type DataSubjectOptions, dataSubjects } from './dataSubjects.js'
import { duties, type DutyOptions } from './duties.js'
import { dutyClocks, type DutyClockOptions } from './dutyClocks.js'
import { erasure, type ErasureOptions } from './erasure.js'
import { filings, indexNumbers } from './indexNumbers.js'
import { inspectionClocks } from './inspectionClocks.js'
import { inspectionEscalation } from './inspectionEscalation.js'
import { mail, type MailOptions } from './notification/mail.js'
import { type NoticeOptions, notices } from './notification/notices.js'
import { purge, type PurgeOptions } from './purge.js'
import type { RunningDeadlineOptions } from './policyChangeTimer.js'
import { type AnyReaction, anyReaction } from './reaction.js'
import { type ReleaseOptions, releases } from './releases.js'
import { websitePublication, type WebsiteOptions } from './websitePublication.js'

export interface ReactionOptions
  extends
    WebsiteOptions,
    PurgeOptions,
    HandoverOptions,
    ContentChecksOptions,
    ConsultationOptions,
    ApplicationOptions,
    DutyOptions,
    DutyClockOptions,
    RunningDeadlineOptions,
    DataSubjectOptions,
    ErasureOptions,
    NoticeOptions,
    MailOptions,
    ReleaseOptions {}

/** Every process of the program. */
export const createReactions = (options: ReactionOptions): readonly AnyReaction[] => [
  anyReaction(indexNumbers),
  anyReaction(filings),
  anyReaction(handovers(options)),
  anyReaction(contentChecks(options)),
  anyReaction(websitePublication(options)),
  anyReaction(duties(options)),
  anyReaction(dutyClocks(options)),
  anyReaction(calendarChanges(options)),
  anyReaction(releases(options)),
  anyReaction(purge(options)),
  anyReaction(dataSubjects(options)),
  anyReaction(erasure(options)),
  anyReaction(inspectionClocks),
  anyReaction(inspectionEscalation),
  ...consultationReactions(options),
  ...applicationReactions(options),
  notices(options),
  anyReaction(mail(options)),
]
