import type { ThirdPartyInterest } from '../../grounds.js'
import type { ItemRule } from '../decide/handler.js'
import { disclosedContent } from '../decide/work.js'
import type { OpenItem, WorkingVersion } from '../state.js'

// Commercial secrets, personal privacy and personal data (711-15, PIPL 55).

function flaggedInterests(work: WorkingVersion | undefined): readonly ThirdPartyInterest[] {
  if (work?.form === undefined) return []
  const { flags } = work.form
  return (['commercialSecret', 'personalPrivacy'] as const).filter((flag) => flags[flag].applies)
}

/** Consent of everyone asked, the passages withheld, or a decision for the public interest on this very content. */
function isResolved(interest: ThirdPartyInterest, item: OpenItem): boolean {
  const { work } = item
  if (work?.form === undefined) return false
  const asked = [...item.thirdParties.values()].filter((party) => party.interest === interest)
  const consented = asked.length > 0 && asked.every(({ outcome }) => outcome === 'consents')
  const withheld =
    work.form.attribute === 'partial' &&
    work.form.withheldPassages.some(
      ({ ground }) => ground.code === 'thirdPartyInterest' && ground.interest === interest,
    )
  const hash = disclosedContent(work)?.contentHash
  const overridden = item.publicInterest.some(
    (decided) => decided.interest === interest && decided.contentHash === hash,
  )
  return consented || withheld || overridden
}

export const thirdPartiesAreResolved: ItemRule = {
  code: 'THIRD_PARTY_UNRESOLVED',
  clause: '711-15',
  refuse: (item) => {
    const open = flaggedInterests(item.work).filter((interest) => !isResolved(interest, item))
    return open.length === 0
      ? undefined
      : { missing: ['AskThirdParty', 'PrepareRedaction', 'DecidePublicInterest'], facts: { interests: open } }
  },
}

export const impactIsAssessed: ItemRule = {
  code: 'IMPACT_NOT_ASSESSED',
  clause: 'PIPL-55',
  refuse: ({ work, assessment }) => {
    if (work === undefined || !flaggedInterests(work).includes('personalPrivacy')) return undefined
    const assessed = assessment?.acceptable === true && assessment.contentHash === disclosedContent(work)?.contentHash
    return assessed ? undefined : { missing: ['RecordImpactAssessment'] }
  },
}

/** Nothing goes out that no program has looked through: no scan on record is not the same as no hit. */
export const personalDataIsScanned: ItemRule = {
  code: 'PERSONAL_DATA_NOT_SCANNED',
  clause: '711-15',
  refuse: ({ work, personalData }) => {
    const content = work === undefined ? undefined : disclosedContent(work)
    if (content === undefined || personalData?.contentHash === content.contentHash) return undefined
    return { missing: ['personalDataScan'] }
  },
}

export const personalDataIsAnswered: ItemRule = {
  code: 'PERSONAL_DATA_UNANSWERED',
  clause: '711-15',
  refuse: ({ work, personalData }) => {
    if (work === undefined || personalData?.contentHash !== disclosedContent(work)?.contentHash) return undefined
    const open = personalData?.hits.filter(({ answered }) => !answered) ?? []
    return open.length === 0 ? undefined : { missing: ['AnswerPersonalDataHit'], facts: { hits: open.length } }
  },
}
