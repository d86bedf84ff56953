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
const stepOf = (kind: LetterKind, step: LetterStepInput, told: Told): ApplicationCommand | undefined =>
  STEPS[kind]?.(step, told)

type Step = (step: LetterStepInput, told: Told) => ApplicationCommand

/** As the mutation of the step takes it; what was left out is what the rules of the step then ask for. */
const STEPS: Readonly<Partial<Record<LetterKind, Step>>> = {
  amendmentNotice: ({ points }, { number, datedOn }) => ({
    type: 'RequestAmendment',
    data: { points: points ?? [], noticeNumber: number, issuedOn: datedOn, proof: TO_COME },
  }),
  extensionNotice: ({ workingDays, reason }, told) => ({
    type: 'ExtendReplyPeriod',
    data: { workingDays: workingDays ?? 0, reason: reason ?? '', ...dispatched(told) },
  }),
  delayNotice: ({ workingDays }, told) => ({
    type: 'DelayReply',
    data: { workingDays: workingDays ?? 0, ...dispatched(told) },
  }),
  reasonsNotice: ({ finding, answerBy }, { number, datedOn }) => ({
    type: 'RequestReasons',
    data: {
      ...{ finding: finding ?? '', answerBy: answerBy ?? '' },
      ...{ noticeNumber: number, issuedOn: datedOn, proof: TO_COME },
    },
  }),
  feeNotice: ({ method, units, before }, { number, datedOn }) => ({
    type: 'IssueFeeNotice',
    data: {
      ...{ method: method ?? ('' as 'perItem'), units: units ?? 0, ...given({ before }) },
      ...{ noticeNumber: number, issuedOn: datedOn, proof: TO_COME },
    },
  }),
  thirdPartyOverrideNotice: ({ content, reason }, { number, datedOn, thirdParty }) => ({
    type: 'OverruleObjection',
    data: {
      ...{ thirdParty: thirdParty ?? ('' as PersonId), content: content ?? '', reasons: reason ?? '' },
      ...{ noticeNumber: number, noticeServedOn: datedOn, proof: TO_COME },
    },
  }),
}

const dispatched = ({ number, datedOn }: Told) => ({
  noticeNumber: number,
  noticeDispatchedOn: datedOn,
  proof: TO_COME,
})
