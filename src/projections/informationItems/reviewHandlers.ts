import { readable, shownText } from '../engine/readable.js'
import type { Rows } from '../engine/table.js'
import { change, draftAgain, type EventOf, itemRow, withStep, withVersion } from './change.js'
import type { ItemHandlers } from './contentHandlers.js'
import type { ItemTables, ThirdPartyRow } from './tables.js'

/** The levels of the review, each with its step in the history. */
export const reviewHandlers: ItemHandlers<
  | 'SecrecyReviewSubmitted'
  | 'SectionReviewPassed'
  | 'SecrecyReviewReferred'
  | 'ReferralAnswered'
  | 'SecrecyReviewConcluded'
  | 'ReturnedForRework'
  | 'AttributeConfirmed'
  | 'ItemApproved'
  | 'ThirdPartyAsked'
  | 'ThirdPartyAnswered'
  | 'ThirdPartySilent'
  | 'PublicInterestDecided'
  | 'ImpactAssessed'
> = {
  SecrecyReviewSubmitted: (rows, event) => {
    const { round, opinion, note } = event.data
    const { detail } = itemRow(rows, event)
    const reviewSteps = withStep(detail, event, { step: 'submitted', opinion, ...noted(note) })
    change(rows, event, { state: 'submitted', round }, { reviewSteps })
  },

  SectionReviewPassed: (rows, event) => {
    const { opinion, note } = event.data
    const { detail } = itemRow(rows, event)
    const reviewSteps = withStep(detail, event, { step: 'sectionPassed', opinion, ...noted(note) })
    change(rows, event, { state: 'sectionPassed' }, { reviewSteps })
  },

  SecrecyReviewReferred: (rows, event) => {
    const { detail } = itemRow(rows, event)
    const reviewSteps = withStep(detail, event, { step: 'referred', note: event.data.question })
    change(rows, event, { state: 'referred' }, { reviewSteps, referral: readable(event.data), referralAnswer: null })
  },

  ReferralAnswered: (rows, event) => {
    const { conclusion, note } = event.data
    const { detail } = itemRow(rows, event)
    const reviewSteps = withStep(detail, event, { step: 'referralAnswered', opinion: conclusion, ...noted(note) })
    change(rows, event, { state: 'sectionPassed' }, { reviewSteps, referralAnswer: readable(event.data) })
  },

  SecrecyReviewConcluded: (rows, event) => {
    const { conclusion, note } = event.data
    const { detail } = itemRow(rows, event)
    const reviewSteps = withStep(detail, event, { step: 'concluded', opinion: conclusion, ...noted(note) })
    change(rows, event, { state: 'concluded' }, { reviewSteps })
  },

  ReturnedForRework: (rows, event) => {
    const row = itemRow(rows, event)
    const { detail } = row
    change(rows, event, draftAgain(row), {
      reviewSteps: withStep(detail, event, { step: 'returned', note: event.data.reason }),
    })
  },

  AttributeConfirmed: (rows, event) => {
    const { version, attribute, reevaluateOn } = event.data
    const { detail } = itemRow(rows, event)
    change(
      rows,
      event,
      { attribute, reevaluateOn: reevaluateOn ?? null },
      { confirmed: readable(event.data), versions: withVersion(detail, version, { attribute }) },
    )
  },

  ItemApproved: (rows, event) => {
    const { detail } = itemRow(rows, event)
    const reviewSteps = withStep(detail, event, { step: 'approved', ...noted(event.data.note) })
    change(rows, event, { state: 'approved' }, { reviewSteps })
  },

  ThirdPartyAsked: (rows, event) => {
    const { thirdParty, name, kind, interest, letterNumber, servedOn, answerBy } = event.data
    const asked: ThirdPartyRow = {
      thirdParty,
      name: shownText(name),
      kind,
      interest,
      letterNumber,
      servedOn,
      answerBy,
      outcome: null,
      receivedOn: null,
      reasons: null,
      proof: null,
    }
    const others = itemRow(rows, event).detail.thirdParties.filter((known) => known.thirdParty !== thirdParty)
    change(rows, event, {}, { thirdParties: [...others, asked] })
  },

  ThirdPartyAnswered: (rows, event) => {
    const { thirdParty, answer, receivedOn, reasons, proof } = event.data
    answered(rows, event, thirdParty, { outcome: answer, receivedOn, reasons: shownText(reasons), proof })
  },

  ThirdPartySilent: (rows, event) => answered(rows, event, event.data.thirdParty, { outcome: 'silent' }),

  PublicInterestDecided: (rows, event) => {
    const { publicInterest } = itemRow(rows, event).detail
    change(rows, event, {}, { publicInterest: [...publicInterest, readable(event.data)] })
  },

  ImpactAssessed: (rows, event) => void change(rows, event, {}, { assessment: readable(event.data) }),
}

const noted = <Note>(note: Note | undefined): { readonly note?: Note } => (note === undefined ? {} : { note })

function answered(
  rows: Rows<ItemTables>,
  event: EventOf<'ThirdPartyAnswered' | 'ThirdPartySilent'>,
  thirdParty: string,
  answer: Partial<ThirdPartyRow>,
): void {
  const { thirdParties } = itemRow(rows, event).detail
  change(
    rows,
    event,
    {},
    {
      thirdParties: thirdParties.map((known) => (known.thirdParty === thirdParty ? { ...known, ...answer } : known)),
    },
  )
}
