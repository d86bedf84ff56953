import type { CheckLetter } from '../app/letterRecords/letterIntegrity.js'
import type { PrepareComplaintLetterNow } from '../app/letterRecords/prepareComplaintLetter.js'
import type { PrepareCorrectionLetterNow } from '../app/letterRecords/prepareCorrectionLetter.js'
import type { PrepareLetter } from '../app/letterRecords/prepareLetter.js'
import type { PreviewCorrectionLetter } from '../app/letterRecords/previewCorrectionLetter.js'
import type { PreviewLetter } from '../app/letterRecords/previewLetter.js'
import type { ReceiptPage } from '../app/letterRecords/receiptPage.js'
import type { SealCorrectionLetterNow } from '../app/letterRecords/sealCorrectionLetter.js'
import type { SealLetterNow } from '../app/letterRecords/sealLetter.js'
import type { GraphqlContext } from './context.js'
import { isInSight } from '../app/sight.js'
import { callersSight } from './loaders.js'
import { localIdOf } from './relay.js'
import { type Letter, letterPlace, lettersOf } from './letterType.js'

declare module './context.js' {
  interface GraphqlServices {
    readonly letters: {
      readonly prepare: PrepareLetter
      readonly prepareForCorrection: PrepareCorrectionLetterNow
      readonly prepareForComplaint: PrepareComplaintLetterNow
      readonly preview: PreviewLetter
      readonly previewForCorrection: PreviewCorrectionLetter
      readonly receipt: ReceiptPage
      readonly seal: SealLetterNow
      readonly sealForCorrection: SealCorrectionLetterNow
      readonly check: CheckLetter
      readonly checkForCorrection: CheckLetter
    }
  }
}

/** Letters of an application that the caller may know of, from its own stream; none of any other. */
export async function knownLetters(context: GraphqlContext, application: string): Promise<readonly Letter[]> {
  const agency = await context.services.answeringAgency('application', application)
  if (agency === undefined || !isInSight(await callersSight(context), [agency])) return []
  return lettersOf(application, await context.services.matterRecords.sealed('application', application))
}

/** One letter by its local id; undefined when there is none, or the caller may not know of it. */
export async function knownLetter(context: GraphqlContext, localId: string): Promise<Letter | undefined> {
  const place = letterPlace(localId)
  if (place === undefined) return undefined
  return (await knownLetters(context, place.application)).find(({ letter }) => letter === place.letter)
}

/** @throws UserFault `BAD_ID` */
export const letterIdOf = (globalId: string): string => localIdOf('Letter', globalId)
