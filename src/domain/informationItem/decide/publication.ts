import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { AuthorizePublication, WithdrawItem } from '../commands.js'
import { publicationGate } from '../gate.js'
import { otherAgencies } from '../gate/confirmation.js'
import type { OpenItem, PublicVersion } from '../state.js'
import { type Channel, WITHDRAWAL_REASONS } from '../vocabulary.js'
import { unknownValues } from './description.js'
import { handlingAgencies, heldInHandlingAgency, type ItemRule, onOpenItem } from './handler.js'
import { REASON } from './limits.js'
import { officerIsInCharge } from './people.js'
import { contentIsTheOneSeen, disclosedContent, hasWorkingVersion, workOf } from './work.js'

/** On the channels that the review form names, the government website first (LS-13.1). */
function channelFaults(channels: readonly Channel[], { work }: OpenItem): readonly Refusal[] {
  const reviewed = work?.form?.channels ?? []
  const faults: Refusal[] = []
  if (!channels.includes('governmentWebsite')) {
    faults.push({ code: 'WEBSITE_COMES_FIRST', clause: 'LS-13.1', path: 'channels', missing: ['governmentWebsite'] })
  }
  if (work?.form !== undefined && channels.some((channel) => !reviewed.includes(channel))) {
    faults.push({ code: 'CHANNEL_NOT_REVIEWED', clause: 'LS-10.9', path: 'channels', facts: { reviewed } })
  }
  return faults
}

/** 发布途径 is one of the points that the other agencies confirmed (LS-6.1). */
function confirmedChannelFaults(
  channels: readonly Channel[],
  item: OpenItem,
  context: DecisionContext,
): readonly Refusal[] {
  const { consultation } = item
  if (consultation?.status !== 'confirmed' || otherAgencies(item, context).length === 0) return []
  const confirmed = consultation.proposal.channels
  return channels.every((channel) => confirmed.includes(channel))
    ? []
    : [{ code: 'CHANNEL_NOT_CONFIRMED', clause: 'LS-6.1', path: 'channels', facts: { confirmed } }]
}

/** 发布: exactly the approved content, by the agency that answers for it. The only way to become public. */
export const authorizePublication = onOpenItem<AuthorizePublication>({
  clause: 'LS-10.9',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer']),
  rules: [officerIsInCharge, hasWorkingVersion, ...publicationGate],
  checks: [
    contentIsTheOneSeen,
    ({ data }, item) => channelFaults(data.channels, item),
    ({ data }, item, context) => confirmedChannelFaults(data.channels, item, context),
  ],
  done: ({ data }, item) =>
    item.work === undefined &&
    item.public?.contentHash === data.contentHash &&
    sameJson(item.public.channels, data.channels),
  events: ({ data }, item, context) => {
    const work = workOf(item)
    const content = disclosedContent(work)
    const { actor, today } = context
    const agency = (actor.kind === 'person' ? actor.as?.agency : undefined) ?? handlingAgencies(item, context)[0]
    if (content === undefined || agency === undefined) throw new Error('the gate let something through without content')
    return [
      {
        type: 'PublicationAuthorized',
        data: {
          itemId: item.id,
          agency,
          version: work.version,
          rendition: work.form?.attribute === 'partial' ? 'redacted' : 'original',
          contentHash: content.contentHash,
          channels: [...data.channels],
          authorizedOn: today,
          ...personalAct(context),
        },
      },
    ]
  },
})

const isPublic: ItemRule = {
  code: 'NOT_PUBLIC',
  clause: '711-6',
  refuse: (item) => (item.public === undefined ? {} : undefined),
}

function publicOf(item: OpenItem): PublicVersion {
  if (item.public === undefined) throw new Error('the rules let a withdrawal of nothing through')
  return item.public
}

/** 撤回. Whoever notices harm may stop it; publishing again goes through a new review. */
export const withdrawItem = onOpenItem<WithdrawItem>({
  clause: '711-6',
  by: heldInHandlingAgency([
    'deputyLeader',
    'principalLeader',
    'secrecyReviewer',
    'disclosureHead',
    'disclosureOfficer',
  ]),
  rules: [isPublic],
  checks: [
    ({ data }) => [
      ...unknownValues([data.reason], WITHDRAWAL_REASONS, 'reason'),
      ...textFaults(data.explanation, 'explanation', REASON),
    ],
  ],
  done: ({ data }, item) => item.public === undefined && item.withdrawn?.reason === data.reason,
  events: ({ data }, item, context) => [
    {
      type: 'ItemWithdrawn',
      data: {
        itemId: item.id,
        agency: publicOf(item).agency,
        version: publicOf(item).version,
        reason: data.reason,
        explanation: protect(`item:${item.id}`, data.explanation),
        withdrawnOn: context.today,
        ...personalAct(context),
      },
    },
  ],
})
