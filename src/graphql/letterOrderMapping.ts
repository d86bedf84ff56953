import type { LetterOrder } from '../app/letterRecords/letterOrder.js'
import type { ApplicationCommand } from '../domain/application/commands.js'
import type { LetterKind } from '../domain/letter/vocabulary.js'
import type { AgencyId, LocalDate, PersonId } from '../domain/values.js'
import { given, ifGiven } from './fields.js'
import type { LetterPreviewInput, LetterStepInput } from './letterInputs.js'
import { localIdOf } from './relay.js'

/** Which letter an input means. `today` in Asia/Shanghai. */
export function letterOrderOf(input: Omit<LetterPreviewInput, 'commandId'>, today: LocalDate): LetterOrder {
  const { kind, step } = input
  const datedOn = input.datedOn ?? today
  const thirdParty = ifGiven(input.thirdPartyId, (id) => localIdOf<PersonId>('Person', id))
  return {
    application: localIdOf('Application', input.applicationId),
    kind,
    datedOn,
    ...given({
      number: input.number,
      thirdParty,
      toAgency: ifGiven(input.toAgencyId, (id) => localIdOf<AgencyId>('Agency', id)),
      reviewBody: input.reviewBody,
      words: ifGiven(input.words, given),
    }),
    ...(step === null || step === undefined
      ? {}
      : { step: (number: string) => stepOf(kind, step, { number, datedOn, thirdParty }) }),
  }
}

interface Told {
  readonly number: string
  readonly datedOn: LocalDate
  readonly thirdParty: PersonId | undefined
}

/** Stands for the proof that is still to come; nothing of a trial is written. */
const TO_COME = '待发出'

/** Undefined for letters that tell of no step. */
function stepOf(kind: LetterKind, step: LetterStepInput, { number, datedOn, thirdParty }: Told): ApplicationCommand | undefined {
  const { points, workingDays, reason, finding, answerBy, method, units, before, content } = step
  switch (kind) {
    case 'amendmentNotice':
      return {
        type: 'RequestAmendment',
        data: { points: points ?? [], noticeNumber: number, issuedOn: datedOn, proof: TO_COME },
      }
    case 'extensionNotice':
      return {
        type: 'ExtendReplyPeriod',
        data: {
          workingDays: workingDays ?? 0,
          reason: reason ?? '',
          noticeNumber: number,
          noticeDispatchedOn: datedOn,
          proof: TO_COME,
        },
      }
    case 'delayNotice':
      return {
        type: 'DelayReply',
        data: {
          workingDays: workingDays ?? 0,
          noticeNumber: number,
          noticeDispatchedOn: datedOn,
          proof: TO_COME,
        },
      }
    case 'reasonsNotice':
      return {
        type: 'RequestReasons',
        data: {
          finding: finding ?? '',
          noticeNumber: number,
          issuedOn: datedOn,
          proof: TO_COME,
          answerBy: answerBy ?? '',
        },
      }
    case 'feeNotice':
      return {
        type: 'IssueFeeNotice',
        data: {
          method: method ?? ('' as 'perItem'),
          units: units ?? 0,
          noticeNumber: number,
          issuedOn: datedOn,
          proof: TO_COME,
          ...given({ before }),
        },
      }
    case 'thirdPartyOverrideNotice':
      return {
        type: 'OverruleObjection',
        data: {
          thirdParty: thirdParty ?? ('' as PersonId),
          content: content ?? '',
          reasons: reason ?? '',
          noticeNumber: number,
          noticeServedOn: datedOn,
          proof: TO_COME,
        },
      }
    default:
      return undefined
  }
}
