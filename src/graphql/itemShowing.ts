import type { LocalDate } from '../domain/values.js'
import type { Instant } from '../domain/values.js'
import type { ItemDetail, ItemRow } from '../projections/informationItems/tables.js'
import type { ShownText } from '../projections/engine/readable.js'
import { agencyById, maybeAgency } from './agencyLoading.js'
import type { GraphqlContext } from './context.js'
import { ifGiven } from './fields.js'
import type { ItemVersion, JointIssuer, Origin, PersonalDataFinding, ThirdParty } from './itemPartTypes.js'
import {
  groundShown,
  type Ground,
  type ReviewStep,
  type SecrecyReviewForm,
  type WithheldPassage,
} from './itemReviewTypes.js'
import { personOf } from './person.js'

// How the parts of an item's row are shown. Personal data stands in them as ciphertext and is left out here.

/** Text of the item; null for personal data and for what was destroyed. */
export const itemText = (text: ShownText | undefined): string | null => (typeof text === 'string' ? text : null)

export async function originOf(context: GraphqlContext, { origin }: ItemDetail): Promise<Origin | null> {
  if (origin === null) return null
  const made = { kind: 'made', obtainedOn: null, organisation: null, agency: null, firstObtainer: null } as const
  if (origin.kind === 'made') return made
  const { from, obtainedOn } = origin
  switch (from.kind) {
    case 'citizen':
      return { ...made, kind: 'citizen', obtainedOn }
    case 'organisation':
      return { ...made, kind: 'organisation', obtainedOn, organisation: itemText(from.name) }
    case 'agency':
      return {
        ...made,
        kind: 'agency',
        obtainedOn,
        agency: await maybeAgency(context, from.agency),
        firstObtainer: await maybeAgency(context, from.firstObtainer),
      }
  }
}

export const jointIssuersShown = async (
  context: GraphqlContext,
  { jointIssuers }: ItemDetail,
): Promise<readonly JointIssuer[]> =>
  (
    await Promise.all(
      jointIssuers.map(async ({ agency: id, lead }) => {
        const agency = await agencyById(context, id)
        return agency === undefined ? undefined : { agency, lead }
      }),
    )
  ).filter((issuer) => issuer !== undefined)

export function formOf({ form }: ItemDetail): SecrecyReviewForm | null {
  if (form === null) return null
  return {
    filledOn: form.filledOn,
    carrier: form.carrier,
    channels: form.channels,
    scope: form.scope,
    plannedOn: form.plannedOn,
    flags: Object.entries(form.flags).map(([flag, { applies, note }]) => ({
      flag: flag as keyof typeof form.flags,
      applies,
      note: itemText(note),
    })),
    important: form.important,
    attribute: form.attribute,
    grounds: form.grounds.map((ground) => groundShown(ground)),
    withheldPassages: passagesOf(form.withheldPassages),
    separationNote: itemText(form.separationNote),
  }
}

const passagesOf = (passages: NonNullable<ItemDetail['form']>['withheldPassages']): readonly WithheldPassage[] =>
  passages.map(({ locator, ground }) => ({ locator: itemText(locator), ground: groundShown(ground) }))

/** The grounds of the attribute as a leader confirmed it. */
export const confirmedGrounds = ({ confirmed }: ItemDetail): readonly Ground[] =>
  (confirmed?.grounds ?? []).map((ground) => groundShown(ground))

export const confirmedPassages = ({ confirmed }: ItemDetail): readonly WithheldPassage[] =>
  passagesOf(confirmed?.withheldPassages ?? [])

export const reviewStepsOf = ({ reviewSteps }: ItemDetail): readonly ReviewStep[] =>
  reviewSteps.map((step) => ({
    eventId: step.eventId,
    version: step.version,
    round: step.round,
    step: step.step,
    person: ifGiven(step.person, personOf) ?? null,
    deputyFor: ifGiven(step.deputyFor, personOf) ?? null,
    opinion: step.opinion,
    note: itemText(step.note),
    recordedAt: step.recordedAt as Instant,
  }))

export const versionsOf = ({ versions }: ItemDetail): readonly ItemVersion[] =>
  versions.map((version) => ({
    version: version.version,
    cause: version.cause,
    startedAt: version.startedAt as Instant,
    contentHash: version.contentHash,
    attribute: version.attribute,
    authorizedOn: version.authorizedOn as LocalDate | null,
    authorizedHash: version.authorizedHash,
    withdrawnOn: version.withdrawnOn as LocalDate | null,
    discarded: version.discarded,
  }))

/** Findings in the content that stands there now; those in an earlier one are past. */
export const personalDataOf = ({ detail: { personalData } }: ItemRow): readonly PersonalDataFinding[] =>
  (personalData?.hits ?? []).map(({ hit, kind, where, answer }) => ({ hit, kind, where, answer }))

export const thirdPartiesOf = (item: ItemRow): readonly ThirdParty[] =>
  item.detail.thirdParties.map((party) => ({
    person: personOf(party.thirdParty),
    kind: party.kind,
    letterNumber: party.letterNumber,
    servedOn: party.servedOn as LocalDate,
    answerBy: party.answerBy as LocalDate,
    outcome: party.outcome,
    sealedName: party.name,
    item,
  }))
