import { personalAct } from '../../acting.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type {
  ChangeInvolvement,
  FixPublisherByLaw,
  RecordSpecialPublicationLaw,
  RecordStatutoryApproval,
} from '../commands.js'
import { agencyFaults, involvementFaults, ownAgencyFaults } from './description.js'
import { handlingAgencies, heldInHandlingAgency, type ItemRule, onOpenItem } from './handler.js'
import { DOCUMENT_NUMBER, LAW, NAME, REASON } from './limits.js'
import { actsAtOneLevelOnly, officerIsInCharge } from './people.js'
import { contentIsTheOneSeen, hasWorkingVersion, voidedBy } from './work.js'

/** Another agency turned out to be concerned, or one not to be: what was judged before is judged again. */
export const changeInvolvement = onOpenItem<ChangeInvolvement>({
  clause: 'LS-6.1',
  by: heldInHandlingAgency(['publishingOfficer']),
  rules: [officerIsInCharge, actsAtOneLevelOnly('drafting'), hasWorkingVersion],
  checks: [
    ({ data }, item, context) => [
      ...involvementFaults(data.jointIssuers, data.involvedAgencies, context),
      ...ownAgencyFaults(
        [item.agency, ...handlingAgencies(item, context)],
        item.description.origin,
        data.jointIssuers,
        data.involvedAgencies,
      ),
      ...textFaults(data.reason, 'reason', REASON),
    ],
  ],
  done: ({ data }, item) =>
    sameJson(
      [item.jointIssuers, item.involvedAgencies],
      [data.jointIssuers.map(({ agency, lead }) => ({ agency, lead })), data.involvedAgencies],
    ),
  events: ({ data }, item, context) => [
    {
      type: 'InvolvementChanged',
      data: {
        jointIssuers: data.jointIssuers.map(({ agency, lead }) => ({ agency, lead })),
        involvedAgencies: [...data.involvedAgencies],
        reason: protect(`item:${item.id}`, data.reason),
        ...personalAct(context),
        voids: voidedBy(item, 'statement'),
      },
    },
  ],
})

/** 法律、法规对政府信息公开的权限另有规定的，从其规定 (LS-4.6) */
export const fixPublisherByLaw = onOpenItem<FixPublisherByLaw>({
  clause: 'LS-4.6',
  by: heldInHandlingAgency(['disclosureOfficer', 'disclosureHead']),
  rules: [],
  checks: [
    ({ data }, _item, context) => [
      ...agencyFaults(data.publisher, 'publisher', context),
      ...textFaults(data.law, 'law', LAW),
      ...textFaults(data.article, 'article', NAME),
      ...textFaults(data.provision, 'provision', REASON),
    ],
  ],
  done: ({ data }, item) => item.publisherByLaw !== undefined && sameJson(item.publisherByLaw, data),
  events: ({ data: { publisher, law, article, provision } }) => [
    { type: 'PublisherFixedByLaw', data: { publisher, law, article, provision } },
  ],
})

/** 法律、法规对政府信息发布有明确具体规定的，从其规定 (LS-10.10) */
export const recordSpecialPublicationLaw = onOpenItem<RecordSpecialPublicationLaw>({
  clause: 'LS-10.10',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer', 'disclosureHead']),
  rules: [officerIsInCharge],
  checks: [
    ({ data }) => [
      ...textFaults(data.law, 'law', LAW),
      ...textFaults(data.article, 'article', NAME),
      ...textFaults(data.provision, 'provision', REASON),
      ...textFaults(data.authority, 'authority', data.requires === 'approval' ? NAME : { longest: NAME.longest }),
    ],
  ],
  done: ({ data }, item) => item.specialLaw !== undefined && sameJson(item.specialLaw, data),
  events: ({ data: { law, article, provision, requires, authority } }) => [
    {
      type: 'SpecialPublicationLawRecorded',
      data: { law, article, provision, requires, ...(authority === undefined ? {} : { authority }) },
    },
  ],
})

const lawDemandsApproval: ItemRule = {
  code: 'NO_APPROVAL_DEMANDED',
  clause: '711-11',
  refuse: ({ specialLaw }) =>
    specialLaw?.requires === 'approval' ? undefined : { missing: ['RecordSpecialPublicationLaw'] },
}

/** 依照国家有关规定需要批准的，经批准予以公开 (711-11) */
export const recordStatutoryApproval = onOpenItem<RecordStatutoryApproval>({
  clause: '711-11',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer']),
  rules: [officerIsInCharge, hasWorkingVersion, lawDemandsApproval],
  checks: [
    contentIsTheOneSeen,
    ({ data }, item, { today }) => [
      ...textFaults(data.authority, 'authority', NAME),
      ...(item.specialLaw?.authority === undefined || item.specialLaw.authority === data.authority
        ? []
        : [{ code: 'APPROVED_BY_ANOTHER', clause: '711-11', path: 'authority' } as const]),
      ...dateFaults(data.approvedOn, 'approvedOn', { notAfter: today, notBefore: item.description.formedOn }),
      ...textFaults(data.documentNumber, 'documentNumber', DOCUMENT_NUMBER),
    ],
  ],
  done: ({ data }, item) => item.statutoryApproval !== undefined && sameJson(item.statutoryApproval, data),
  events: ({ data }) => [
    {
      type: 'StatutoryApprovalRecorded',
      data: {
        authority: data.authority,
        approvedOn: checkedDate(data.approvedOn),
        documentNumber: data.documentNumber,
        contentHash: data.contentHash,
      },
    },
  ],
})
