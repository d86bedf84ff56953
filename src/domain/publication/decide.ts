import type { DecisionContext } from '../context.js'
import { checkedDate, dateFaults } from '../dateFaults.js'
import { type Authority, type Decider, type Refusal, type Rule, unreachable } from '../decider.js'
import { sameJson } from '../sameJson.js'
import { textFaults } from '../texts.js'
import type { Channel, WithdrawalReason } from '../informationItem/vocabulary.js'
import type { AgencyId, ItemId, LocalDate, Sha256 } from '../values.js'
import type { PublicationCommand, RecordPublication } from './commands.js'
import type { PublicationEvent } from './events.js'

/** What an agency has been told to publish of an item, and what has been done about it. */
export type Publication =
  | { readonly status: 'absent' }
  | {
      readonly status: 'ordered' | 'takedownOrdered'
      readonly itemId: ItemId
      readonly agency: AgencyId
      readonly version: number
      readonly contentHash: Sha256
      readonly channels: readonly Channel[]
      readonly authorization: string
      readonly authorizedOn?: LocalDate
      readonly ownAct?: true
      readonly takedown?: WithdrawalReason | 'purge'
      /** What each channel shows now. */
      readonly shown: ReadonlyMap<Channel, { readonly contentHash: Sha256; readonly publishedOn: LocalDate }>
      readonly takenDown: ReadonlySet<Channel>
    }

export function evolve(publication: Publication, event: PublicationEvent): Publication {
  switch (event.type) {
    case 'PublicationOrdered': {
      const { itemId, agency, version, contentHash, channels, authorization, authorizedOn, ownAct } = event.data
      const shown = publication.status === 'absent' ? new Map() : publication.shown
      const order = { itemId, agency, version, contentHash, channels, authorization }
      const since = authorizedOn === undefined ? {} : { authorizedOn }
      return { status: 'ordered', ...order, ...since, ...ownActOf(ownAct), shown, takenDown: new Set() }
    }
    case 'ItemPublished': {
      if (publication.status === 'absent') return publication
      const { channel, contentHash, publishedOn } = event.data
      return { ...publication, shown: new Map([...publication.shown, [channel, { contentHash, publishedOn }]]) }
    }
    case 'TakedownOrdered':
      return publication.status === 'absent'
        ? publication
        : { ...publication, status: 'takedownOrdered', takedown: event.data.reason }
    case 'ItemTakenDown': {
      if (publication.status === 'absent') return publication
      const { channel } = event.data
      return {
        ...publication,
        shown: new Map([...publication.shown].filter(([shown]) => shown !== channel)),
        takenDown: new Set([...publication.takenDown, channel]),
      }
    }
    default:
      return unreachable(event)
  }
}

const ownActOf = (ownAct: true | undefined): { readonly ownAct?: true } => (ownAct === undefined ? {} : { ownAct })

const processOnly: Authority<unknown, Publication> = { roles: [], agencies: () => [], process: true, clause: 'LS-10.9' }

const ofPublisher: Authority<unknown, Publication> = {
  roles: ['publishingOfficer', 'disclosureOfficer', 'websiteMaintainer'],
  agencies: (publication, _command, { agencies, today }) =>
    publication.status === 'absent' ? [] : agencies.successorsOf(publication.agency, today),
  process: true,
  clause: 'LS-13.1',
}

/** Nothing is published that no authorization on the item stands behind. */
const isOrdered: Rule<Publication> = {
  code: 'PUBLICATION_NOT_ORDERED',
  clause: 'LS-10.9',
  refuse: ({ status }) => (status === 'absent' ? { missing: ['AuthorizePublication'] } : undefined),
}

const isNotToBeTakenDown: Rule<Publication> = {
  code: 'PUBLICATION_WITHDRAWN',
  clause: '711-6',
  refuse: ({ status }) => (status === 'takedownOrdered' ? {} : undefined),
}

const takedownIsOrdered: Rule<Publication> = {
  code: 'TAKEDOWN_NOT_ORDERED',
  clause: '711-6',
  refuse: ({ status }) => (status === 'ordered' ? { missing: ['WithdrawItem'] } : undefined),
}

/** Exactly the authorized content, on an authorized channel, the government website first (LS-13.1). */
function publicationFaults(
  { data }: RecordPublication,
  publication: Publication,
  { today }: DecisionContext,
): readonly Refusal[] {
  const receiptFaults = [
    ...dateFaults(data.publishedOn, 'publishedOn', { notAfter: today, notBefore: authorizedOnOf(publication) }),
    ...textFaults(data.receipt.address, 'receipt.address', { longest: 500 }),
    ...textFaults(data.receipt.reference, 'receipt.reference', { longest: 200 }),
    ...((data.receipt.address ?? data.receipt.reference ?? '').trim() === ''
      ? [
          {
            code: 'RECEIPT_MISSING',
            clause: 'LS-13.3',
            path: 'receipt',
            missing: ['receipt.address', 'receipt.reference'],
          } as const,
        ]
      : []),
  ]
  if (publication.status === 'absent') return receiptFaults
  const faults: Refusal[] = []
  if (publication.contentHash !== data.contentHash) {
    faults.push({ code: 'CONTENT_NOT_AUTHORIZED', clause: 'LS-10.9', path: 'contentHash' })
  }
  if (!publication.channels.includes(data.channel)) {
    faults.push({ code: 'CHANNEL_NOT_AUTHORIZED', clause: 'LS-10.9', path: 'channel' })
  }
  if (data.channel !== 'governmentWebsite' && !isOnWebsite(publication)) {
    faults.push({ code: 'WEBSITE_COMES_FIRST', clause: 'LS-13.1', path: 'channel', missing: ['governmentWebsite'] })
  }
  return [...receiptFaults, ...faults]
}

/** 发布在先、批准在后 is no publication under the order: a date before it would make a late act look timely. */
const authorizedOnOf = (publication: Publication): LocalDate | undefined =>
  publication.status === 'absent' ? undefined : publication.authorizedOn

const isOnWebsite = (publication: Exclude<Publication, { status: 'absent' }>): boolean =>
  publication.shown.get('governmentWebsite')?.contentHash === publication.contentHash

function opened(publication: Publication): Exclude<Publication, { status: 'absent' }> {
  if (publication.status === 'absent') throw new Error('the rules let a command through on a publication never ordered')
  return publication
}

/** An agency's publication of an item: channel by channel, each with its receipt. It makes nothing public by itself. */
export const publicationDecider: Decider<PublicationCommand, Publication, PublicationEvent> = {
  initial: { status: 'absent' },
  evolve,
  handlers: {
    OrderPublication: {
      clause: 'LS-10.9',
      by: processOnly,
      rules: [],
      checks: [
        ({ data }, publication) =>
          publication.status !== 'absent' && data.version < publication.version
            ? [{ code: 'VERSION_OUTDATED', clause: 'LS-1', path: 'version', facts: { version: publication.version } }]
            : [],
      ],
      done: ({ data }, publication) =>
        publication.status !== 'absent' && publication.authorization === data.authorization,
      events: ({ data }) => [
        {
          type: 'PublicationOrdered',
          data: {
            itemId: data.itemId,
            agency: data.agency,
            version: data.version,
            contentHash: data.contentHash,
            channels: [...data.channels],
            authorization: data.authorization,
            ...(data.authorizedOn === undefined ? {} : { authorizedOn: data.authorizedOn }),
            ...ownActOf(data.ownAct),
          },
        },
      ],
    },
    RecordPublication: {
      clause: 'LS-13.1',
      by: ofPublisher,
      rules: [isOrdered, isNotToBeTakenDown],
      checks: [publicationFaults],
      done: ({ data }, publication) =>
        publication.status === 'ordered' &&
        publication.contentHash === data.contentHash &&
        sameJson(publication.shown.get(data.channel), { contentHash: data.contentHash, publishedOn: data.publishedOn }),
      events: ({ data }, publication, { actor, now }) => {
        const { itemId, agency, version, contentHash } = opened(publication)
        return [
          {
            type: 'ItemPublished',
            data: {
              itemId,
              agency,
              channel: data.channel,
              version,
              contentHash,
              publishedOn: checkedDate(data.publishedOn),
              ...(actor.kind === 'process' ? { publishedAt: now } : {}),
              receipt: {
                ...(data.receipt.address === undefined ? {} : { address: data.receipt.address }),
                ...(data.receipt.reference === undefined ? {} : { reference: data.receipt.reference }),
              },
              ...(actor.kind === 'person' ? { publisher: actor.person } : {}),
            },
          },
        ]
      },
    },
    OrderTakedown: {
      clause: '711-6',
      by: processOnly,
      rules: [isOrdered],
      checks: [
        ({ data }, publication) =>
          publication.status !== 'absent' && data.version !== publication.version
            ? [{ code: 'VERSION_OUTDATED', clause: 'LS-1', path: 'version', facts: { version: publication.version } }]
            : [],
      ],
      done: ({ data }, publication) => publication.status === 'takedownOrdered' && publication.takedown === data.reason,
      events: ({ data }, publication) => {
        const { itemId, agency, version, ownAct } = opened(publication)
        return [
          { type: 'TakedownOrdered', data: { itemId, agency, version, reason: data.reason, ...ownActOf(ownAct) } },
        ]
      },
    },
    RecordTakedown: {
      clause: '711-6',
      by: ofPublisher,
      rules: [isOrdered, takedownIsOrdered],
      checks: [
        ({ data }, publication) =>
          publication.status !== 'absent' && !publication.shown.has(data.channel)
            ? [{ code: 'CHANNEL_SHOWS_NOTHING', clause: '711-6', path: 'channel' }]
            : [],
        ({ data }) => textFaults(data.proof, 'proof', { longest: 500 }),
      ],
      done: ({ data }, publication) => publication.status !== 'absent' && publication.takenDown.has(data.channel),
      events: ({ data }, publication, { now }) => {
        const { itemId, agency } = opened(publication)
        return [
          {
            type: 'ItemTakenDown',
            data: {
              itemId,
              agency,
              channel: data.channel,
              takenDownAt: now,
              ...(data.proof === undefined ? {} : { proof: data.proof }),
            },
          },
        ]
      },
    },
  },
}
