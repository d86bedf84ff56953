import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal, Rule } from '../../decider.js'
import { protect } from '../../protected.js'
import { textFaults } from '../../texts.js'
import type { HandOverItem, OrderPurge, RecordKeyDestruction } from '../commands.js'
import type { InformationItem, OpenItem } from '../state.js'
import { PURGE_BASES } from '../vocabulary.js'
import { unknownValues } from './description.js'
import {
  handlingAgencies,
  heldInHandlingAgency,
  type ItemHandler,
  itemIsNoSecretStub,
  itemIsThere,
  onOpenItem,
} from './handler.js'
import { DOCUMENT_NUMBER, NAME, NOTE } from './limits.js'
import { officerIsInCharge } from './people.js'

function receiverFaults({ data }: HandOverItem, item: OpenItem, context: DecisionContext): readonly Refusal[] {
  const handling = handlingAgencies(item, context)
  const isOfficer = context.agencies
    .rolesOf(data.to, context.today)
    .some(
      ({ role, agency, deputyFor }) =>
        role === 'publishingOfficer' && handling.includes(agency) && deputyFor === undefined,
    )
  return [
    ...(data.from === item.officer ? [] : [{ code: 'OFFICER_CHANGED', clause: 'SYS', path: 'from' } as const]),
    ...(isOfficer ? [] : [{ code: 'PERSON_NOT_OFFICER', clause: 'LS-10.2', path: 'to' } as const]),
  ]
}

/** 工作交接: by the officer, by those who direct them, or by the process that follows a handover of all matters. */
export const handOverItem = onOpenItem<HandOverItem>({
  clause: 'LS-10.2',
  by: heldInHandlingAgency(['publishingOfficer', 'sectionHead', 'disclosureOfficer', 'disclosureHead'], {
    process: true,
  }),
  rules: [officerIsInCharge],
  checks: [receiverFaults, ({ data }) => textFaults(data.reason, 'reason', NOTE)],
  done: ({ data }, { officer }) => officer === data.to,
  events: ({ data }, item) => [
    {
      type: 'ItemHandedOver',
      data: {
        from: item.officer,
        to: data.to,
        ...(data.reason === undefined ? {} : { reason: protect(`item:${item.id}`, data.reason) }),
      },
    },
  ],
})

const isNotPurged: Rule<InformationItem> = {
  code: 'ITEM_CLOSED',
  clause: 'SYS',
  refuse: ({ status }) => (status === 'purged' ? { facts: { status } } : undefined),
}

/** On order, in hand or discarded: from here on nothing of it is shown, and its key is destroyed next. */
export const orderPurge: ItemHandler<OrderPurge> = {
  clause: 'SSL-34',
  by: heldInHandlingAgency(['principalLeader']),
  rules: [itemIsThere, itemIsNoSecretStub, isNotPurged],
  checks: [
    ({ data }, _item, { today }) => [
      ...unknownValues([data.basis], PURGE_BASES, 'basis'),
      ...textFaults(data.authority, 'authority', NAME),
      ...textFaults(data.documentNumber, 'documentNumber', DOCUMENT_NUMBER),
      ...dateFaults(data.orderedOn, 'orderedOn', { notAfter: today }),
    ],
  ],
  done: ({ data }, item) => item.status === 'purged' && item.documentNumber === data.documentNumber,
  events: ({ data }, item, context) => {
    if (item.status !== 'open' && item.status !== 'discarded') throw new Error('the rules let a purge through')
    return [
      {
        type: 'PurgeOrdered',
        data: {
          itemId: item.id,
          basis: data.basis,
          authority: data.authority,
          documentNumber: data.documentNumber,
          orderedOn: checkedDate(data.orderedOn),
          ...(item.status === 'open' && item.public !== undefined
            ? { published: { agency: item.public.agency, version: item.public.version } }
            : {}),
          ...personalAct(context),
        },
      },
    ]
  },
}

const purgeWasOrdered: Rule<InformationItem> = {
  code: 'PURGE_NOT_ORDERED',
  clause: 'SSL-34',
  refuse: ({ status }) => (status === 'purged' ? undefined : { missing: ['OrderPurge'] }),
}

/** By whoever destroyed the key, after it is gone. */
export const recordKeyDestruction: ItemHandler<RecordKeyDestruction> = {
  clause: 'SSL-34',
  by: { roles: [], agencies: () => [], process: true, operator: true, clause: 'SYS' },
  rules: [purgeWasOrdered],
  done: (_command, item) => item.status === 'purged' && item.keyDestroyed,
  events: ({ data: { destroyedAt } }, item) => {
    if (item.status !== 'purged') throw new Error('the rules let the end of a key through')
    return [{ type: 'ItemKeyDestroyed', data: { itemId: item.id, destroyedAt } }]
  },
}
