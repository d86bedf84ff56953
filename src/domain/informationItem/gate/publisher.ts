import { answerableFor } from '../../answerableFor.js'
import type { DecisionContext } from '../../context.js'
import type { AgencyId } from '../../values.js'
import { handlingAgencies, type ItemRule } from '../decide/handler.js'
import { disclosedContent } from '../decide/work.js'
import type { OpenItem } from '../state.js'

// Who publishes (LS-4, LS-5, 711-10), and with whose approval (LS-10.10).

const publishes = (publisher: AgencyId, item: OpenItem, context: DecisionContext): boolean =>
  answerableFor(publisher, context).some((agency) => handlingAgencies(item, context).includes(agency))

/** 由牵头单位负责公开 (LS-5.1) */
export const leadPublishes: ItemRule = {
  code: 'LEAD_PUBLISHES',
  clause: 'LS-5.1',
  refuse: (item, context) => {
    const lead = item.jointIssuers.find((issuer) => issuer.lead)?.agency
    if (item.publisherByLaw !== undefined || lead === undefined || publishes(lead, item, context)) return undefined
    return { facts: { agency: lead } }
  },
}

/** 获取的其他行政机关的政府信息，由制作或者最初获取该政府信息的行政机关负责公开 (711-10) */
export const firstObtainerPublishes: ItemRule = {
  code: 'FIRST_OBTAINER_PUBLISHES',
  clause: '711-10',
  refuse: (item, context) => {
    const { origin } = item.description
    if (item.publisherByLaw !== undefined || origin.kind !== 'obtained' || origin.from.kind !== 'agency')
      return undefined
    const { firstObtainer } = origin.from
    return publishes(firstObtainer, item, context) ? undefined : { facts: { agency: firstObtainer } }
  },
}

/** 法律、法规对政府信息公开的权限另有规定的，从其规定 (LS-4.6) */
export const publisherByLawPublishes: ItemRule = {
  code: 'PUBLISHER_FIXED_BY_LAW',
  clause: 'LS-4.6',
  refuse: (item, context) => {
    const publisher = item.publisherByLaw?.publisher
    return publisher === undefined || publishes(publisher, item, context) ? undefined : { facts: { agency: publisher } }
  },
}

/** A special law that demands approval prevails (LS-10.10): given for exactly this content. */
export const specialLawIsObeyed: ItemRule = {
  code: 'STATUTORY_APPROVAL_MISSING',
  clause: 'LS-10.10',
  refuse: ({ specialLaw, statutoryApproval, work }) => {
    if (specialLaw?.requires !== 'approval' || work === undefined) return undefined
    const approved =
      statutoryApproval !== undefined && statutoryApproval.contentHash === disclosedContent(work)?.contentHash
    return approved ? undefined : { missing: ['RecordStatutoryApproval'] }
  },
}
