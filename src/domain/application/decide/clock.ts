import type { DecisionContext } from '../../context.js'
import type { Refusal } from '../../decider.js'
import type { DeadlineReceipt, Reckoned, ReceiptPause } from '../../receipt.js'
import { sameJson } from '../../sameJson.js'
import type { LocalDate } from '../../values.js'
import { without } from '../../without.js'
import type { AdoptReplyDate, PauseReplyClock, ResumeReplyClock } from '../commands.js'
import type { ReplyClockPaused, ReplyClockResumed } from '../events.js'
import type { OpenApplication, ReplyClock } from '../state.js'
import { onOpen, processOnly } from './handler.js'
import { counted, faultsOf, recount } from './periods.js'

type Letter = PauseReplyClock['data']

/** A letter sent before the period began does not count from before it. */
const within = ({ receipt: { start } }: ReplyClock, { sentOn }: Letter): LocalDate => (sentOn < start ? start : sentOn)

const isPausedBy = ({ receipt }: ReplyClock, letter: string): boolean =>
  receipt.pauses.some((pause) => pause.letter === letter)

const withPause = (clock: ReplyClock, letter: Letter): readonly ReceiptPause[] => [
  ...clock.receipt.pauses,
  { letter: letter.letter, sentOn: within(clock, letter), answeredOn: letter.lapsesOn },
]

/** The period that runs, or the one that a fee notice interrupted: should the notice be revoked, it goes on. */
const clockOf = ({ clock, fee }: OpenApplication): ReplyClock | undefined => clock ?? fee?.interrupted

/**
 * 征求第三方和其他机关意见所需时间不计算在内 (711-33): from the day after the letter was sent to the day of the answer,
 * reckoned until its time lapses. Where no period runs, or it was over when the letter went out, nothing waits.
 */
export function paused(
  application: OpenApplication,
  letter: Letter,
  context: DecisionContext,
): readonly ReplyClockPaused[] {
  const clock = clockOf(application)
  if (clock === undefined || isPausedBy(clock, letter.letter)) return []
  const { letter: number, kind, lapsesOn } = letter
  const sentOn = within(clock, letter)
  if (sentOn > clock.receipt.due || lapsesOn <= sentOn) return []
  const replyDue = counted(recount(clock, { pauses: withPause(clock, letter) }, context))
  return [
    {
      type: 'ReplyClockPaused',
      data: { period: clock.period, letter: number, kind, sentOn, lapsesOn, replyDue },
    },
  ]
}

/** An answer after its time was over pauses no longer than that time. */
const until = ({ receipt }: ReplyClock, letter: string, answeredOn: LocalDate): readonly ReceiptPause[] =>
  receipt.pauses.map((pause) =>
    pause.letter === letter && answeredOn < pause.answeredOn ? { ...pause, answeredOn } : pause,
  )

export function resumed(
  application: OpenApplication,
  letter: string,
  answeredOn: LocalDate,
  context: DecisionContext,
): readonly ReplyClockResumed[] {
  const clock = clockOf(application)
  if (clock === undefined || !isPausedBy(clock, letter) || clock.answered.includes(letter)) return []
  const replyDue = counted(recount(clock, { pauses: until(clock, letter, answeredOn) }, context))
  return [{ type: 'ReplyClockResumed', data: { period: clock.period, letter, answeredOn, replyDue } }]
}

/** The pause for a letter, ended at once where the answer was in before it could begin. */
export function waited(
  application: OpenApplication,
  { answeredOn, ...letter }: Letter & { readonly answeredOn?: LocalDate },
  context: DecisionContext,
): readonly (ReplyClockPaused | ReplyClockResumed)[] {
  const begun = paused(application, letter, context)
  return [
    ...begun,
    ...(answeredOn === undefined
      ? []
      : begun.map(({ data: { period, letter: number, replyDue } }): ReplyClockResumed => ({
          type: 'ReplyClockResumed',
          data: { period, letter: number, answeredOn, replyDue },
        }))),
  ]
}

/** What stands against counting the period with another pause. */
export const pauseFaults = (
  application: OpenApplication,
  letter: Letter,
  context: DecisionContext,
): readonly Refusal[] => {
  const clock = clockOf(application)
  return clock === undefined ? [] : faultsOf(recount(clock, { pauses: withPause(clock, letter) }, context))
}

/** The letter of a consultation on this application was served on an agency. */
export const pauseReplyClock = onOpen<PauseReplyClock>({
  clause: '711-33',
  by: processOnly,
  checks: [({ data }, application, context) => pauseFaults(application, data, context)],
  done: ({ data }, application, context) => paused(application, data, context).length === 0,
  events: ({ data }, application, context) => paused(application, data, context),
})

export const resumeReplyClock = onOpen<ResumeReplyClock>({
  clause: '711-33',
  by: processOnly,
  done: ({ data }, application, context) => resumed(application, data.letter, data.answeredOn, context).length === 0,
  events: ({ data }, application, context) => resumed(application, data.letter, data.answeredOn, context),
})

const sameBasis = (one: DeadlineReceipt, other: DeadlineReceipt): boolean =>
  sameJson([one.start, one.terms, one.pauses], [other.start, other.terms, other.pauses])

/**
 * The date of the deadline, as an officer confirmed it after a holiday notice, or by a number of law that applies to what
 * runs. A letter or an extension that the deadline had not taken over yet still counts.
 */
function adopted(
  { data }: AdoptReplyDate,
  { receipt }: ReplyClock,
  context: DecisionContext,
): Reckoned<DeadlineReceipt> {
  const replyDue = without(data.replyDue, 'startEvent')
  const terms = [...replyDue.terms.slice(0, 1), ...receipt.terms.slice(1)]
  return sameBasis(replyDue, { ...receipt, terms })
    ? { ok: true, value: replyDue }
    : recount({ receipt }, { terms }, context)
}

/** What no longer runs keeps its own. */
export const adoptReplyDate = onOpen<AdoptReplyDate>({
  clause: '711-33',
  by: processOnly,
  checks: [
    (command, { clock }, context) =>
      clock?.period === command.data.period ? faultsOf(adopted(command, clock, context)) : [],
  ],
  done: (command, { clock }, context) => {
    if (clock?.period !== command.data.period) return true
    const reckoned = adopted(command, clock, context)
    return reckoned.ok && sameJson(reckoned.value, clock.receipt)
  },
  events: (command, { clock }, context) => [
    {
      type: 'ReplyDateAdopted',
      data: {
        period: command.data.period,
        replyDue: counted(adopted(command, clock!, context)),
        cause: command.data.cause,
      },
    },
  ],
})
