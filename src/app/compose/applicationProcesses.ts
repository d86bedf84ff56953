import type { ApplicationEvent } from '../../domain/application/events.js'
import type { DeadlineEvent } from '../../domain/deadline/events.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import { evolve, initial, type RecordCorrection } from '../../domain/recordCorrection/state.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import type { DeadlineNow } from '../../processes/applicationDates.js'
import type { ApplicationOptions } from '../../processes/applicationReactions.js'
import { withoutTexts } from '../../processes/withoutTexts.js'
import { createApplicationNow } from '../applicationNow.js'

export interface ApplicationSources extends Pick<
  ApplicationOptions,
  'consultationAt' | 'consultationNow' | 'speakingFor'
> {
  readonly store: Pick<EventStore, 'readStream'>
  /** Opens what the applicant wrote, where a part of an application says the same of itself. */
  readonly keyRing: KeyRing
}

/** What the processes of applications look up: mostly the streams themselves, as they stood at an event. */
export function applicationOptionsOf({
  store,
  keyRing,
  consultationAt,
  consultationNow,
  speakingFor,
}: ApplicationSources) {
  return {
    applicationAt: createApplicationNow(store),
    consultationAt,
    consultationNow,
    speakingFor,
    deadlineNow: async (id) => {
      const events = await withoutTexts(await store.readStream(`deadline-${id}`))
      return (events as unknown as readonly DeadlineEvent[]).reduce(deadlineAfter, undefined)
    },
    correctionHolder: async (correction, revision) => {
      const stored = await store.readStream(`correction-${correction}`)
      const seen = revision === undefined ? stored : stored.filter((event) => event.revision <= revision)
      const events = (await withoutTexts(seen)) as unknown as readonly RecordCorrectionEvent[]
      const state = events.reduce<RecordCorrection>(evolve, initial)
      if (state.status === 'absent') return undefined
      const { agency, officer } = state
      return { agency, ...(officer === undefined ? {} : { officer }) }
    },
    partsOf: async ({ stream, revision }) => {
      const stored = await store.readStream(stream, { from: revision, limit: 1 })
      const [event] = await openEvents<ApplicationEvent>(stored, keyRing)
      if (event?.type !== 'ApplicationSplit') throw new Error(`${stream} was not split at revision ${revision}`)
      return event.data.parts
    },
  } satisfies ApplicationOptions
}

function deadlineAfter(deadline: DeadlineNow | undefined, event: DeadlineEvent): DeadlineNow | undefined {
  if (event.type === 'DeadlineStarted') {
    const { matter, key, receipt } = event.data
    return { matter, key, receipt }
  }
  if (event.type === 'DeadlineMoved' && deadline !== undefined) return { ...deadline, receipt: event.data.receipt }
  return deadline
}
