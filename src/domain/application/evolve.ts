import type { ApplicationEvent, ApplicationReceived } from './events.js'
import { clockFolds } from './evolve/clock.js'
import type { Folds } from './evolve/fold.js'
import { hearingFolds } from './evolve/hearing.js'
import { intakeFolds } from './evolve/intake.js'
import { recordFolds } from './evolve/record.js'
import { replyFolds } from './evolve/reply.js'
import { saying } from '../said.js'
import type { Application, KnownApplication, OpenApplication } from './state.js'

/** Every event of an application, by name: a new one does not compile until it is said here what it changes. */
const folds: Folds<Exclude<ApplicationEvent['type'], 'ApplicationReceived'>> = {
  ...intakeFolds,
  ...hearingFolds,
  ...clockFolds,
  ...replyFolds,
  ...recordFolds,
}

export function evolve(application: Application, event: ApplicationEvent): Application {
  if (event.type === 'ApplicationReceived') return received(event)
  if (application.status === 'absent') return application
  const fold = (
    folds as Readonly<Record<string, ((known: KnownApplication, data: never) => KnownApplication) | undefined>>
  )[event.type]
  // The table is complete for what this program writes; an event of a newer one must not be passed over in silence.
  if (fold === undefined) throw new Error(`no fold for ${event.type}`)
  return { ...fold(application, event.data as never), said: saying(event, application.said) }
}

function received(event: ApplicationReceived): OpenApplication {
  const { data } = event
  return {
    status: 'open',
    id: data.application,
    agency: data.agency,
    ...(data.officer === undefined ? {} : { officer: data.officer }),
    received: data,
    applicant: data.applicant,
    request: data.request,
    unconfirmed: false,
    contacts: 0,
    period: 0,
    split: false,
    ...(data.amendedBefore === true
      ? {
          amendment: {
            status: 'amended',
            elements: [],
            noticeNumber: data.splitFrom ?? '',
            issuedOn: data.arrivedOn,
          },
        }
      : {}),
    searches: new Map(),
    thirdParties: new Map(),
    consultations: 0,
    drafts: 0,
    participants: { handling: data.officer === undefined ? [] : [data.officer], approving: [], signing: [] },
    proposals: [],
    remedies: new Map(),
    files: new Map(),
    letters: [],
    repliesSent: [],
    said: saying(event, undefined),
  }
}
