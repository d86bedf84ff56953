import type { PauseReplyClock, ResumeReplyClock } from '../domain/application/commands.js'
import type { ApplicationEvent } from '../domain/application/events.js'
import type { ApplicationProgress } from '../domain/application/progress.js'
import type { ConsultationEvent } from '../domain/consultation/events.js'
import type { ConsultationProgress } from '../domain/consultation/progress.js'
import { localDateOf } from '../domain/dates.js'
import type { LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ApplicationPauseOptions {
  /** Where the application stood after its event of this revision, or stands now. */
  readonly applicationAt: (application: string, revision?: number) => Promise<ApplicationProgress>
  /** Where the consultation stands now. */
  readonly consultationNow: (consultation: string) => Promise<ConsultationProgress>
  /** Where the consultation stood after its event of this revision. */
  readonly consultationAt: (consultation: string, revision: number) => Promise<ConsultationProgress>
}

type Commands = readonly ProcessCommand<PauseReplyClock | ResumeReplyClock>[]

/**
 * 征求其他机关意见所需时间不计算在内 (711-33): from the service of the letter on an agency until its answer is there, or
 * nobody waits for it any more, and no longer than its own time. One process for the application and for its
 * consultations: a new period and an answer are seen in the order in which they came.
 */
export function applicationPauses(options: ApplicationPauseOptions): Reaction<ApplicationEvent | ConsultationEvent> {
  const { applicationAt, consultationNow, consultationAt } = options

  const change =
    (answeredOn: (event: RecordedEvent) => LocalDate) =>
    async (event: RecordedEvent): Promise<Commands> => {
      const id = event.stream.slice('consultation-'.length)
      const before = await consultationAt(id, event.revision - 1)
      const after = await consultationAt(id, event.revision)
      const [was, is] = [lettersOut(before), lettersOut(after)]
      const application = applicationOf(after) ?? applicationOf(before)
      if (application === undefined) return []
      return [
        ...is.filter(({ letter }) => !names(was, letter)).map((letter) => pause(application, letter)),
        ...was
          .filter(({ letter }) => !names(is, letter))
          .map((letter) => resume(application, letter, answeredOn(event))),
      ]
    }
  const onItsDay = change(({ metadata }) => localDateOf(metadata.recordedAt))

  /** A new period waits for the answers that are still out as well. */
  const newPeriod = async (event: RecordedEvent): Promise<Commands> => {
    const id = event.stream.slice('application-'.length)
    const now = await applicationAt(id, event.revision)
    if (now.status === 'absent' || now.consultation?.isRunning !== true) return []
    return lettersOut(await consultationNow(now.consultation.consultation)).map((letter) => pause(id, letter))
  }

  return {
    name: 'applicationPauses',
    version: 1,
    on: {
      ConsultationLetterServed: onItsDay,
      OpinionGiven: change((event) => (event as Of<'OpinionGiven'>).data.givenOn),
      OpinionRevised: change((event) => (event as Of<'OpinionRevised'>).data.givenOn),
      ConsentDeemed: change((event) => (event as Of<'ConsentDeemed'>).data.lapsedOn),
      DisputeDecided: change((event) => (event as Of<'DisputeDecided'>).data.decidedOn),
      SeatTransferred: onItsDay,
      SeatClosed: onItsDay,
      TextPutUnderDiscussion: onItsDay,
      ConsultationClosed: onItsDay,
      ConsultationCancelled: onItsDay,
      ApplicationAmended: newPeriod,
      FeePaid: newPeriod,
    },
  }
}

type Of<T extends ConsultationEvent['type']> = RecordedEvent<Extract<ConsultationEvent, { type: T }>>

/** A letter to one agency, which has not answered. */
interface LetterOut {
  readonly letter: string
  readonly servedOn: LocalDate
  readonly answerBy: LocalDate
}

const applicationOf = (progress: ConsultationProgress): string | undefined =>
  progress.status === 'open' && progress.purpose.kind === 'application' ? progress.purpose.application : undefined

function lettersOut(progress: ConsultationProgress): readonly LetterOut[] {
  if (progress.status !== 'open' || progress.purpose.kind !== 'application') return []
  return progress.seats.flatMap(({ agency, servedOn, answerBy, letterNumber, isAnswered }) =>
    isAnswered || servedOn === undefined || answerBy === undefined || letterNumber === undefined
      ? []
      : [{ letter: `${letterNumber} ${agency}`, servedOn, answerBy }],
  )
}

const names = (letters: readonly LetterOut[], letter: string): boolean =>
  letters.some((known) => known.letter === letter)

/** The application was answered or given up in between. */
const HARMLESS = ['APPLICATION_CLOSED', 'APPLICATION_NOT_FOUND']

const pause = (id: string, { letter, servedOn, answerBy }: LetterOut): ProcessCommand<PauseReplyClock> => ({
  id,
  key: `pause:${letter}`,
  command: { type: 'PauseReplyClock', data: { letter, kind: 'agency', sentOn: servedOn, lapsesOn: answerBy } },
  harmless: HARMLESS,
})

const resume = (id: string, { letter, servedOn }: LetterOut, on: LocalDate): ProcessCommand<ResumeReplyClock> => ({
  id,
  key: `resume:${letter}`,
  // Whoever spoke before the letter reached it made nobody wait.
  command: { type: 'ResumeReplyClock', data: { letter, answeredOn: on < servedOn ? servedOn : on } },
  harmless: HARMLESS,
})
