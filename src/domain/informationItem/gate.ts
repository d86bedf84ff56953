import type { ItemRule } from './decide/handler.js'
import { disclosedContent } from './decide/work.js'
import { confirmationRules } from './gate/confirmation.js'
import { contradictionsAreAnswered } from './gate/contradictions.js'
import { firstObtainerPublishes, leadPublishes, publisherByLawPublishes, specialLawIsObeyed } from './gate/publisher.js'
import {
  filesAreClean,
  redactionDoesNotLeak,
  redactionIsChecked,
  redactionIsPrepared,
  scansAreConfirmed,
} from './gate/rendition.js'
import {
  impactIsAssessed,
  personalDataIsAnswered,
  personalDataIsScanned,
  thirdPartiesAreResolved,
} from './gate/thirdParties.js'

// The gate to publication: each rule by itself, all reasons at once. Every one is asked again at the moment of
// authorization, whatever was true before.

/** 未经政府信息保密审查的政府信息不得公开 (LS-10.9): concluded for exactly this content. */
const reviewIsComplete: ItemRule = {
  code: 'NOT_REVIEWED',
  clause: 'LS-10.9',
  refuse: ({ work }) => {
    if (work === undefined) return undefined
    const reviewed =
      work.conclusion === 'disclose' && work.submission?.disclosedHash === disclosedContent(work)?.contentHash
    return reviewed ? undefined : { missing: ['ConcludeSecrecyReview'], facts: { stage: work.stage } }
  },
}

const attributeIsConfirmed: ItemRule = {
  code: 'ATTRIBUTE_NOT_CONFIRMED',
  clause: 'LS-10.4',
  refuse: ({ work }) => (work !== undefined && work.attribute === undefined ? { missing: ['ApproveItem'] } : undefined),
}

const attributeIsPublic: ItemRule = {
  code: 'ATTRIBUTE_NOT_PUBLIC',
  clause: '711-13',
  refuse: ({ work }) => {
    const attribute = work?.attribute?.attribute
    return attribute === 'onRequest' || attribute === 'withheld' ? { facts: { attribute } } : undefined
  },
}

const isApproved: ItemRule = {
  code: 'NOT_APPROVED',
  clause: 'LS-10.6',
  refuse: ({ work }) => (work === undefined || work.stage === 'approved' ? undefined : { missing: ['ApproveItem'] }),
}

const isRegistered: ItemRule = {
  code: 'NOT_REGISTERED',
  clause: 'LS-10.7',
  refuse: ({ registered, indexNumber }) => {
    if (registered === undefined) return { missing: ['RegisterItem'] }
    return indexNumber === undefined ? { missing: ['indexNumber'] } : undefined
  },
}

const plannedDateIsReached: ItemRule = {
  code: 'PLANNED_DATE_NOT_REACHED',
  clause: 'LS-10.3',
  refuse: ({ work }, { today }) => {
    const plannedOn = work?.form?.plannedOn
    return plannedOn === undefined || plannedOn <= today ? undefined : { facts: { plannedOn } }
  },
}

/** Every rule between an item and the public. */
export const publicationGate: readonly ItemRule[] = [
  reviewIsComplete,
  attributeIsConfirmed,
  attributeIsPublic,
  isApproved,
  isRegistered,
  ...confirmationRules,
  contradictionsAreAnswered,
  leadPublishes,
  firstObtainerPublishes,
  publisherByLawPublishes,
  specialLawIsObeyed,
  filesAreClean,
  redactionIsPrepared,
  redactionIsChecked,
  redactionDoesNotLeak,
  scansAreConfirmed,
  thirdPartiesAreResolved,
  impactIsAssessed,
  personalDataIsScanned,
  personalDataIsAnswered,
  plannedDateIsReached,
]
