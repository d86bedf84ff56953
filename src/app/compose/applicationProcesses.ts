import { followSuccession } from '../../domain/agency/succession.js'
import type { ApplicationEvent } from '../../domain/application/events.js'
import { localDateOf } from '../../domain/dates.js'
import type { DeadlineEvent } from '../../domain/deadline/events.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import { evolve, initial, type RecordCorrection } from '../../domain/recordCorrection/state.js'
import type { AgencyId } from '../../domain/values.js'
import type { Clock } from '../../eventstore/clock.js'
import { openEvents } from '../../eventstore/codec.js'
import type { Position } from '../../eventstore/eventStore.js'
import type { DeadlineNow } from '../../processes/applicationDates.js'
import type { ApplicationOptions } from '../../processes/applicationReactions.js'
import type { ApplicationTransferOptions, MatterMoved } from '../../processes/applicationTransfers.js'
import type { HandoverOptions } from '../../processes/handovers.js'
import { ReadModelBehindError } from '../../processes/readModelBehind.js'
import { withoutTexts } from '../../processes/withoutTexts.js'
import {
  applicationsAskingFor,
  applicationsInCharge,
  correctionsInCharge,
  openApplicationsOf,
  openCorrectionsOf,
} from '../../projections/applications/inCharge.js'
import { APPLICATIONS } from '../../projections/applications/projection.js'
import { RECORD_CORRECTIONS } from '../../projections/recordCorrections.js'
import { createApplicationNow } from '../applicationNow.js'
import { RegisterBehindError } from '../registerBehind.js'
import type { Core } from './core.js'
import { takersOf, undoneBy } from './dutyProcesses.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

export interface ApplicationParts {
  readonly clock: Clock
  readonly storage: Pick<Storage, 'store' | 'keys'>
  readonly core: Pick<Core, 'facts'>
  readonly models: Pick<ReadModels, 'readSide'>
  /** What consultations look up, applications look up too. */
  readonly consultations: Pick<ApplicationOptions, 'consultationAt' | 'consultationNow' | 'speakingFor'>
}

type Options = ApplicationOptions &
  ApplicationTransferOptions &
  Pick<HandoverOptions, 'applicationsInCharge' | 'correctionsInCharge'>

/** What the processes of applications look up: mostly the streams themselves, as they stood at an event. */
export function applicationOptionsOf({ clock, storage, core: { facts }, models, consultations }: ApplicationParts) {
  const { store, keys } = storage
  const { readSide } = models
  const applicationAt = createApplicationNow(store)
  const today = () => localDateOf(clock.now())
  const reached = async (readModels: readonly string[], upTo: Position): Promise<void> => {
    const seen = await readSide.waitFor(readModels, upTo, LONGEST_WAIT_MS)
    if (seen.kind !== 'visible') throw new ReadModelBehindError(readModels.join(', '))
  }
  const correctionEvents = async (correction: string) =>
    (await withoutTexts(
      await store.readStream(`correction-${correction}`),
    )) as unknown as readonly (RecordCorrectionEvent & { readonly revision: number })[]

  return {
    ...consultations,
    applicationAt,
    today,
    deadlineNow: async (id) => {
      const events = await withoutTexts(await store.readStream(`deadline-${id}`))
      return (events as unknown as readonly DeadlineEvent[]).reduce(deadlineAfter, undefined)
    },
    correctionHolder: async (correction, revision = Infinity) => {
      const events = (await correctionEvents(correction)).filter((event) => event.revision <= revision)
      const state = events.reduce<RecordCorrection>(evolve, initial)
      if (state.status === 'absent') return undefined
      const { agency, officer } = state
      return { agency, ...(officer === undefined ? {} : { officer }) }
    },
    partsOf: async ({ stream, revision }) => {
      const stored = await store.readStream(stream, { from: revision, limit: 1 })
      const [event] = await openEvents<ApplicationEvent>(stored, keys)
      if (event?.type !== 'ApplicationSplit') throw new Error(`${stream} was not split at revision ${revision}`)
      return event.data.parts
    },
    applicationsFor: async (item) => {
      // What was proposed before is in the log by now, and is not proposed a second time.
      const head = await store.head()
      if (head !== undefined) await reached([APPLICATIONS], head)
      return applicationsAskingFor(readSide, item)
    },
    severalApplicants: async (on) => {
      const snapshot = await facts.snapshot(await store.head())
      if (snapshot === 'stale') throw new RegisterBehindError()
      return snapshot.policies.inForce('proactive.applicants', on)?.value
    },
    applicationsInCharge: async (agency, officer, upTo) => {
      await reached([APPLICATIONS], upTo)
      return applicationsInCharge(readSide, agency, officer)
    },
    correctionsInCharge: async (agency, officer, upTo) => {
      await reached([RECORD_CORRECTIONS], upTo)
      return correctionsInCharge(readSide, agency, officer)
    },
    mattersMovedBy: async function* (event, upTo): AsyncGenerator<MatterMoved> {
      await reached([APPLICATIONS, RECORD_CORRECTIONS], upTo)
      if ('annulled' in event.data) {
        const undone = await undoneBy(store, event)
        if (undone !== undefined) yield* givenBack(event.data.agency, undone.id, takersOf(undone))
        return
      }
      const { agency } = event.data
      const { history } = facts.current().agencies
      const since = history.agencies.get(agency)?.establishedOn ?? today()
      const holder = { agency, reason: 'made', clause: 'LS-4.1' } as const
      const to = followSuccession(history, holder, { since }, today()).agency
      if (to === undefined || to === agency) return
      for (const id of await openApplicationsOf(readSide, agency)) yield { what: 'application', id, to }
      for (const id of await openCorrectionsOf(readSide, agency)) yield { what: 'correction', id, to }
    },
  } satisfies Options

  /** Whatever came to somebody by a change that never took place is the agency's own again. */
  async function* givenBack(to: AgencyId, cause: string, takers: readonly AgencyId[]): AsyncGenerator<MatterMoved> {
    for (const taker of takers) {
      for (const id of await openApplicationsOf(readSide, taker)) {
        const progress = await applicationAt(id)
        const isFromIt = progress.status !== 'absent' && progress.transferred?.cause === cause
        if (isFromIt && progress.transferred.from === to) yield { what: 'application', id, to }
      }
      for (const id of await openCorrectionsOf(readSide, taker)) {
        const last = (await correctionEvents(id)).findLast(({ type }) => type === 'CorrectionTransferred')
        if (last?.type === 'CorrectionTransferred' && last.data.cause === cause && last.data.from === to)
          yield { what: 'correction', id, to }
      }
    }
  }
}

function deadlineAfter(deadline: DeadlineNow | undefined, event: DeadlineEvent): DeadlineNow | undefined {
  if (event.type === 'DeadlineStarted') {
    const { matter, key, receipt } = event.data
    return { matter, key, receipt }
  }
  if (event.type === 'DeadlineMoved' && deadline !== undefined) return { ...deadline, receipt: event.data.receipt }
  return deadline
}

const LONGEST_WAIT_MS = 5_000
