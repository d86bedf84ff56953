import type { FilingEvent } from '../../../domain/filing/events.js'
import { dayOf, recorderOf } from '../acts.js'
import { type Check, mend, raise, type Watch } from '../check.js'

/** Events before; the law gives no more of a filing than that it is done. */
interface FilingWatch {
  readonly submitted: string | null
  readonly returned: readonly string[]
}

/** 月度备案: the list of a month is due with the end of the next one, where nothing else was arranged (docs/findings.md). */
function dueOf(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(4, 6))]
  return new Date(Date.UTC(year, number + 1, 0)).toISOString().slice(0, 10)
}

const lateFiling: Check<FilingEvent, FilingWatch> = {
  code: 'lateFiling',
  clauses: ['LS-10.8'],
  label: { zh: '备案迟延', en: 'List of a month filed after the month that follows it' },
  from: {
    FilingListSubmitted: ({ submitted }, event) => {
      const { agency, month, submittedOn } = event.data
      const due = dueOf(month)
      if (submitted !== null || submittedOn <= due) return []
      const breach = { agency, persons: recorderOf(event), unit: 'workingDays', due, occurredOn: due } as const
      return [raise('late', breach), mend('late', submittedOn)]
    },
  },
}

/** Sent back more than once: what was wrong was not put right. */
const repeatedFiling: Check<FilingEvent, FilingWatch> = {
  code: 'repeatedFiling',
  clauses: ['LS-10.8'],
  label: { zh: '备案反复退回', en: 'List of a month sent back more than once' },
  from: {
    FilingListReturned: ({ returned }, event) =>
      returned.length === 0
        ? []
        : [raise('returned', { agency: event.data.agency, cites: returned, occurredOn: dayOf(event) })],
    FilingListAccepted: (_watch, { data }) => [mend('returned', data.acceptedOn)],
  },
}

export const filingWatch: Watch<FilingEvent, FilingWatch> = {
  initial: () => ({ submitted: null, returned: [] }),
  remember: {
    FilingListSubmitted: (watch, { id }) => ({ ...watch, submitted: watch.submitted ?? id }),
    FilingListReturned: (watch, { id }) => ({ ...watch, returned: [...watch.returned, id] }),
    FilingListAccepted: null,
  },
  checks: [lateFiling, repeatedFiling],
}
