import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { competentBodies } from '../../domain/complaint/competentBodies.js'
import { localDateOf } from '../../domain/dates.js'
import type { Clock } from '../../eventstore/clock.js'
import type { ApplicantAccessOptions } from '../../processes/applicantAccesses.js'
import { type ApplicantDesk, createApplicantDesk } from '../applicants/applicantDesk.js'
import { createAccesses } from '../applicants/accesses.js'
import { createApplicantSecrets } from '../applicants/applicantSecrets.js'
import { type CodeSender, createCodeSender } from '../applicants/codeSender.js'
import { queriesOn } from '../applicants/queries.js'
import type { ApplicantSubjects } from '../applicantSubjects.js'
import type { Config } from '../config.js'
import { createAttachToApplication } from '../matterFiles/attachApplicationFile.js'
import { createMailer } from '../notifications/mailer.js'
import type { Core } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface ApplicantParts {
  readonly config?: Pick<Config, 'publicUrl' | 'smtpUrl' | 'smtpFrom'> | undefined
  readonly clock: Clock
  readonly storage: Pick<Storage, 'store' | 'keys' | 'files'>
  readonly core: Pick<Core, 'execute' | 'allowedActions' | 'trails' | 'facts'>
  readonly models: Pick<ReadModels, 'db'>
  readonly subjects: ApplicantSubjects
  /** Instead of mail by SMTP_URL. */
  readonly sender?: CodeSender | undefined
  readonly onFault?: ((error: unknown) => void) | undefined
}

const LONGEST_SENDING_MS = 60_000
const FORGET_EVERY_MS = 10 * 60_000

/** Removes what has expired now and then, and lets codes that are on their way arrive; ends with the server. */
export function keepApplicantSecretsInOrder(
  app: Pick<FastifyInstance, 'addHook'>,
  { forgetExpired, idle }: Pick<ApplicantDesk, 'forgetExpired' | 'idle'>,
): void {
  const timer = setInterval(() => void forgetExpired().catch(() => undefined), FORGET_EVERY_MS)
  timer.unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await idle()
  })
}

/** What applicants do on the portal. Codes go by mail where the installation sends any. */
export const openApplicantDesk = (parts: ApplicantParts): ApplicantDesk => {
  const { storage, core, models, clock, subjects, config } = parts
  return createApplicantDesk({
    db: models.db,
    store: storage.store,
    keys: storage.keys,
    execute: core.execute,
    subjects,
    attachToApplication: createAttachToApplication({ ...storage, ...core }),
    allowedActions: core.allowedActions,
    newId: randomUUID,
    sender: parts.sender ?? senderOf(config),
    today: () => localDateOf(clock.now()),
    competentFor: (against) =>
      competentBodies(against, core.facts.current().agencies, localDateOf(clock.now())).map(({ agency }) => agency),
    onFault: parts.onFault ?? (() => undefined),
  })
}

interface AccessParts {
  readonly storage: Pick<Storage, 'store' | 'keys'>
  readonly core: Pick<Core, 'execute'>
  readonly models: Pick<ReadModels, 'db'>
}

/** What becomes of accesses once the data of everybody whose matters they showed are erased. */
export function applicantAccessOptionsOf({
  storage: { store, keys },
  core: { execute },
  models: { db },
}: AccessParts): ApplicantAccessOptions {
  const secrets = createApplicantSecrets(queriesOn(db))
  const { mattersOf } = createAccesses({ store, keys, execute, complaintsOf: secrets.complaintsOf })
  return {
    shutAccessesOf: async (subject) => {
      const shut: string[] = []
      for (const access of await secrets.accessesOf(subject))
        if ((await mattersOf(access)) === undefined) shut.push(access)
      for (const access of shut) await secrets.forget(access)
      return shut
    },
  }
}

function senderOf(config: ApplicantParts['config']): CodeSender {
  const host = config?.publicUrl.hostname ?? 'localhost'
  const from = config?.smtpFrom ?? `gongkai@${/^[\d.]+$|^\[/.test(host) ? 'localhost' : host}`
  const smtpUrl = config?.smtpUrl
  return createCodeSender({
    ...(smtpUrl === undefined ? {} : { mailer: createMailer({ smtpUrl, from }, LONGEST_SENDING_MS) }),
    host,
    newId: randomUUID,
  })
}
