import type { Kysely } from 'kysely'
import { isConcerned } from '../../domain/complaint/conflict.js'
import { localDateOf } from '../../domain/dates.js'
import type { Clock } from '../../eventstore/clock.js'
import { RefusedByRulesError } from '../../processes/deliver.js'
import type { MailOptions } from '../../processes/notification/mail.js'
import type { NoticeOptions } from '../../processes/notification/notices.js'
import { withoutTexts } from '../../processes/withoutTexts.js'
import type { Config } from '../config.js'
import { createContactAddresses } from '../notifications/contactAddresses.js'
import { createDelivery, type Delivery, type DeliveryOptions } from '../notifications/delivery.js'
import { createMailer } from '../notifications/mailer.js'
import { createOutbox, type Outbox } from '../notifications/outbox.js'
import type { Core } from './core.js'
import type { Storage } from './storage.js'

export interface NotificationParts {
  readonly config: Pick<Config, 'publicUrl' | 'smtpUrl' | 'smtpFrom'>
  readonly clock: Clock
  readonly storage: Pick<Storage, 'store' | 'keys'>
  readonly core: Pick<Core, 'facts'>
  readonly db: Kysely<unknown>
  readonly onFault: (where: string, error: unknown) => void
  /** Other pauses and bounds than the usual ones. */
  readonly pace?: Pick<DeliveryOptions, 'leaseMs' | 'lookMs' | 'firstRetryMs' | 'lastRetryMs' | 'mostAttempts'>
}

export interface Notifications {
  readonly outbox: Outbox
  /** What the two processes look up. */
  readonly options: Omit<NoticeOptions, 'clock'> & MailOptions
  /** Undefined where the installation sends no mail. */
  readonly delivery?: Delivery
}

/** Who is told, and how they are written to; nothing is sent before `delivery.start()`. */
export function openNotifications(parts: NotificationParts): Notifications {
  const { config, db } = parts
  const { smtpUrl } = config
  const outbox = createOutbox({ db, host: hostOf(config.publicUrl), sends: smtpUrl !== undefined })
  return {
    outbox,
    options: optionsOf(parts, outbox),
    ...(smtpUrl === undefined ? {} : { delivery: deliveryOf(parts, outbox, smtpUrl) }),
  }
}

function optionsOf({ storage: { store }, core: { facts } }: NotificationParts, outbox: Outbox) {
  return {
    history: async (stream, upTo) => {
      const stored = await store.readStream(stream)
      return withoutTexts(stored.filter(({ position }) => store.comparePositions(position, upTo) <= 0))
    },
    peopleAt: async (position) => {
      const snapshot = await facts.snapshot(position)
      // As when a command meets it: of the moment, and tried again.
      if (snapshot === 'stale') throw new RefusedByRulesError('RaiseNotification', ['CONTEXT_STALE'])
      const { agencies, peopleIn } = snapshot
      return {
        peopleIn,
        isActive: agencies.isActive,
        successorsOf: agencies.successorsOf,
        disclosureDepartments: (on) => agencies.withDuty('disclosureDepartment', on),
        isConcerned: (person, sides, on) => isConcerned(person, sides, agencies, on),
      }
    },
    putInOutbox: async ({ data }) => void (await outbox.put(data)),
  } satisfies Omit<NoticeOptions, 'clock'> & MailOptions
}

const LONGEST_SENDING_MS = 60_000

function deliveryOf(parts: NotificationParts, outbox: Outbox, smtpUrl: string): Delivery {
  const { config, clock, storage, core, onFault, pace } = parts
  const from = config.smtpFrom ?? `gongkai@${hostOf(config.publicUrl)}`
  return createDelivery({
    ...pace,
    outbox,
    mailer: createMailer({ smtpUrl, from }, LONGEST_SENDING_MS),
    publicUrl: config.publicUrl,
    addressOf: createContactAddresses({
      store: storage.store,
      keyRing: storage.keys,
      agenciesOf: (person) =>
        core.facts
          .current()
          .agencies.rolesOf(person, localDateOf(clock.now()))
          .map(({ agency }) => agency),
    }),
    onFault: (error) => onFault('delivery of mail', error),
  })
}

/** An address of a machine is no name that mail could come from. */
const hostOf = ({ hostname }: URL): string => (/^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname)
