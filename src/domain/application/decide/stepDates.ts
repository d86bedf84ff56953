import type { DecisionContext } from '../../context.js'
import type { DeadlineReceipt } from '../../receipt.js'
import { sameJson } from '../../sameJson.js'
import { without } from '../../without.js'
import type { AdoptStepDate } from '../commands.js'
import type { ReplyClockPaused } from '../events.js'
import type { OpenApplication } from '../state.js'
import { onOpen, processOnly } from './handler.js'
import { counted, faultsOf, recount } from './periods.js'

type Current = (application: OpenApplication, data: AdoptStepDate['data']) => DeadlineReceipt | undefined

/** The date as it stands, while it is waited for. */
const CURRENT: Readonly<Record<AdoptStepDate['data']['step'], Current>> = {
  amendmentNotice: ({ amendment, amendmentNoticeDue }) => (amendment === undefined ? amendmentNoticeDue : undefined),
  amendment: ({ amendment }) => (amendment?.status === 'served' ? amendment.amendBy : undefined),
  feePayment: ({ fee }) => (fee?.status === 'served' ? fee.payBy : undefined),
  thirdPartyOpinion: ({ thirdParties }, { thirdParty }) => {
    const asked = thirdParty === undefined ? undefined : thirdParties.get(thirdParty)
    return asked?.outcome === undefined ? asked?.opinionBy : undefined
  },
}

const told = ({ data: { due } }: AdoptStepDate): DeadlineReceipt => without(due, 'startEvent') as DeadlineReceipt

/** Who was told a day in a letter keeps it, where the notice would take days away; the agency's own time may shorten. */
function isAdopted(command: AdoptStepDate, application: OpenApplication): boolean {
  const current = CURRENT[command.data.step](application, command.data)
  const due = told(command)
  return (
    current !== undefined &&
    // Of another notice than the one that is out.
    current.start === due.start &&
    !sameJson(current, due) &&
    (command.data.step === 'amendmentNotice' || current.due <= due.due)
  )
}

/** The reply waits as long as the third party may answer (711-33). */
function waitsLonger(
  { data: { step, thirdParty, due } }: AdoptStepDate,
  { clock, thirdParties }: OpenApplication,
  context: DecisionContext,
) {
  const asked = step === 'thirdPartyOpinion' && thirdParty !== undefined ? thirdParties.get(thirdParty) : undefined
  const pause = clock?.receipt.pauses.find(({ letter }) => letter === asked?.letterNumber)
  if (clock === undefined || pause === undefined || clock.answered.includes(pause.letter)) return undefined
  const pauses = clock.receipt.pauses.map((each) => (each === pause ? { ...pause, answeredOn: due.due } : each))
  return { clock, pause, reckoned: recount(clock, { pauses }, context) }
}

/** The date of the deadline, as an officer confirmed it after a holiday notice that came late, or by a number of law. */
export const adoptStepDate = onOpen<AdoptStepDate>({
  clause: '711-26',
  by: processOnly,
  checks: [
    (command, application, context) => {
      const waiting = isAdopted(command, application) ? waitsLonger(command, application, context) : undefined
      return waiting === undefined ? [] : faultsOf(waiting.reckoned)
    },
  ],
  done: (command, application) => !isAdopted(command, application),
  events: (command, application, context) => {
    const { step, thirdParty, cause } = command.data
    const due = told(command)
    const waiting = waitsLonger(command, application, context)
    return [
      {
        type: 'StepDateAdopted',
        data: { step, ...(thirdParty === undefined ? {} : { thirdParty }), due, cause },
      },
      ...(waiting === undefined
        ? []
        : [
            {
              type: 'ReplyClockPaused',
              data: {
                period: waiting.clock.period,
                letter: waiting.pause.letter,
                kind: 'thirdParty',
                sentOn: waiting.pause.sentOn,
                lapsesOn: due.due,
                replyDue: counted(waiting.reckoned),
              },
            } satisfies ReplyClockPaused,
          ]),
    ]
  },
})
