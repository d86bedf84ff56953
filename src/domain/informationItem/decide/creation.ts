import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Authority, Refusal, Rule } from '../../decider.js'
import { type Ground, groundFaults, groundOf } from '../../grounds.js'
import { protect } from '../../protected.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { AgencyId, PersonId } from '../../values.js'
import type { CreateItem, RecordLegacyPublication, RecordSecretItem } from '../commands.js'
import type { ItemCreated, LegacyPublicationRecorded, SecretItemRecorded } from '../events.js'
import type { InformationItem, OpenItem } from '../state.js'
import { CHANNELS } from '../vocabulary.js'
import { descriptionFaults, descriptionOf, involvementFaults, ownAgencyFaults, unknownValues } from './description.js'
import { heldInHandlingAgency, type ItemHandler, type ItemRule, onOpenItem } from './handler.js'
import { ADDRESS, DOCUMENT_NUMBER, OPTIONAL_DOCUMENT_NUMBER, TITLE } from './limits.js'

const heldInNamedAgency: Authority<CreateItem | RecordSecretItem, InformationItem> = {
  roles: ['publishingOfficer'],
  agencies: (_item, command) => (command === undefined ? 'any' : [command.data.agency]),
  clause: 'LS-4.1',
}

const isNew: Rule<InformationItem> = {
  code: 'ITEM_EXISTS',
  clause: 'LS-1',
  refuse: ({ status }) => (status === 'absent' ? undefined : {}),
}

const agencyIsActive = (agency: AgencyId, { agencies, today }: DecisionContext): readonly Refusal[] =>
  agencies.isActive(agency, today)
    ? []
    : [{ code: 'AGENCY_NOT_ACTIVE', clause: 'LS-4.3', path: 'agency', facts: { on: today } }]

export const createItem: ItemHandler<CreateItem> = {
  clause: 'LS-2.1',
  by: { ...heldInNamedAgency, process: true },
  rules: [isNew],
  checks: [
    ({ data }, _item, context) => [
      ...(data.declaredNotSecret
        ? []
        : [
            {
              code: 'DECLARATION_MISSING',
              clause: 'SSL-31',
              path: 'declaredNotSecret',
              missing: ['declaredNotSecret'],
            } as const,
          ]),
      ...agencyIsActive(data.agency, context),
      ...officerFaults(data.officer, data.agency, context),
      ...textFaults(data.title, 'title', TITLE),
      ...descriptionFaults(data, context),
      ...involvementFaults(data.jointIssuers ?? [], data.involvedAgencies ?? [], context),
      ...ownAgencyFaults([data.agency], data.origin, data.jointIssuers ?? [], data.involvedAgencies ?? []),
    ],
  ],
  done: (command, item, context) => item.status === 'open' && sameJson(item.created, created(command, context).data),
  events: (command, _item, context) => [created(command, context)],
}

/** A person is in charge of what they create; an import names the officer who will be. */
function officerFaults(officer: PersonId | undefined, agency: AgencyId, context: DecisionContext): readonly Refusal[] {
  const { actor, agencies, today } = context
  if (actor.kind === 'person') {
    return officer === undefined || officer === actor.person
      ? []
      : [{ code: 'OFFICER_IS_ANOTHER', clause: 'LS-10.2', path: 'officer' }]
  }
  if (officer === undefined)
    return [{ code: 'OFFICER_MISSING', clause: 'LS-10.2', path: 'officer', missing: ['officer'] }]
  const holds = agencies
    .rolesOf(officer, today)
    .some((held) => held.role === 'publishingOfficer' && held.agency === agency)
  return holds ? [] : [{ code: 'PERSON_NOT_OFFICER', clause: 'LS-10.2', path: 'officer' }]
}

const created = ({ data }: CreateItem, { actor }: DecisionContext): ItemCreated => ({
  type: 'ItemCreated',
  data: {
    itemId: data.itemId,
    agency: data.agency,
    officer: actor.kind === 'person' ? actor.person : (data.officer as PersonId),
    title: protect(`item:${data.itemId}`, data.title),
    ...descriptionOf(data.itemId, data),
    jointIssuers: (data.jointIssuers ?? []).map(({ agency, lead }) => ({ agency, lead })),
    involvedAgencies: [...(data.involvedAgencies ?? [])],
    declaredNotSecret: true,
    ...(data.source === undefined
      ? {}
      : { source: { batch: data.source.batch, path: protect(`item:${data.itemId}`, data.source.path) } }),
  },
})

/** SSL-31: a state secret is never put in. What stands here is that it exists. */
export const recordSecretItem: ItemHandler<RecordSecretItem> = {
  clause: 'SSL-31',
  by: heldInNamedAgency,
  rules: [isNew],
  checks: [
    ({ data }, _item, context) => [
      ...agencyIsActive(data.agency, context),
      ...textFaults(data.neutralTitle, 'neutralTitle', TITLE),
      ...(data.ground.code === 'stateSecret'
        ? groundFaults(data.ground, 'ground')
        : [{ code: 'GROUND_NOT_APPLICABLE', clause: '711-14(1)', path: 'ground' } as const]),
    ],
  ],
  done: (command, item, context) =>
    item.status === 'secretStub' && sameJson(item.recorded, secretItem(command, context).data),
  events: (command, _item, context) => [secretItem(command, context)],
}

const secretItem = ({ data }: RecordSecretItem, { actor }: DecisionContext): SecretItemRecorded => ({
  type: 'SecretItemRecorded',
  data: {
    itemId: data.itemId,
    agency: data.agency,
    officer: (actor.kind === 'person' ? actor.person : undefined) as PersonId,
    neutralTitle: protect(`item:${data.itemId}`, data.neutralTitle),
    ground: groundOf(data.ground, (text) => protect(`item:${data.itemId}`, text)) as Extract<
      Ground,
      { code: 'stateSecret' }
    >,
  },
})

const neverPublicHere: ItemRule = {
  code: 'PUBLISHED_HERE_BEFORE',
  clause: 'LS-1',
  refuse: (item) => (item.public === undefined && item.withdrawn === undefined ? undefined : {}),
}

/** What was entered in the register of this program was new when it was entered. */
const neverRegisteredHere: ItemRule = {
  code: 'REGISTERED_AS_NEW',
  clause: 'LS-10.7',
  refuse: ({ registered, legacy }) => (registered === undefined || legacy !== undefined ? undefined : {}),
}

const noLegacyYet: ItemRule = {
  code: 'LEGACY_ALREADY_RECORDED',
  clause: 'LS-1',
  refuse: ({ legacy }) => (legacy === undefined ? undefined : {}),
}

/** 存量. It makes nothing public here: the portal shows only what was reviewed here (LS-10.9). */
export const recordLegacyPublication = onOpenItem<RecordLegacyPublication>({
  clause: 'LS-10.9',
  by: heldInHandlingAgency(['publishingOfficer', 'disclosureOfficer'], { process: true }),
  rules: [neverPublicHere, neverRegisteredHere, noLegacyYet],
  checks: [
    ({ data }, item, { today }) => [
      ...dateFaults(data.publishedOn, 'publishedOn', { notAfter: today, notBefore: item.description.formedOn }),
      ...unknownValues([data.channel], CHANNELS, 'channel'),
      ...textFaults(data.address, 'address', ADDRESS),
      ...textFaults(data.indexNumber, 'indexNumber', OPTIONAL_DOCUMENT_NUMBER),
      ...pastReviewFaults(data, item, today),
    ],
  ],
  done: (command, item) => item.legacy !== undefined && sameJson(item.legacy, legacy(command).data),
  events: (command) => [legacy(command)],
})

function pastReviewFaults(
  { pastReview }: RecordLegacyPublication['data'],
  item: OpenItem,
  today: DecisionContext['today'],
): readonly Refusal[] {
  if (pastReview.kind === 'none') return []
  return [
    ...dateFaults(pastReview.reviewedOn, 'pastReview.reviewedOn', { notAfter: today }),
    ...textFaults(pastReview.documentNumber, 'pastReview.documentNumber', DOCUMENT_NUMBER),
    ...(pastReview.file === undefined || item.files.has(pastReview.file)
      ? []
      : [{ code: 'FILE_UNKNOWN', clause: 'SYS', path: 'pastReview.file' } as const]),
  ]
}

const legacy = ({ data }: RecordLegacyPublication): LegacyPublicationRecorded => ({
  type: 'LegacyPublicationRecorded',
  data: {
    publishedOn: checkedDate(data.publishedOn),
    channel: data.channel,
    ...(data.address === undefined ? {} : { address: data.address }),
    ...(data.indexNumber === undefined ? {} : { indexNumber: data.indexNumber }),
    pastReview:
      data.pastReview.kind === 'none'
        ? { kind: 'none' }
        : {
            kind: 'documented',
            reviewedOn: checkedDate(data.pastReview.reviewedOn),
            documentNumber: data.pastReview.documentNumber,
            ...(data.pastReview.file === undefined ? {} : { file: data.pastReview.file }),
          },
  },
})
