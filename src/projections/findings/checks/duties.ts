import type { DutyEvent } from '../../../domain/duty/events.js'
import type { DutyGround, DutyKind } from '../../../domain/duty/vocabulary.js'
import { type Breach, type Check, lift, mend, raise, type Watch } from '../check.js'

/** The round that runs, as it began. */
interface DutyWatch {
  readonly id: string
  readonly kind: DutyKind
  readonly grounds: readonly DutyGround[]
  readonly arose: string | null
}

type Kind = 'latePublication' | 'lateCatalogueEntry' | 'involvedDutyNotMet'

/** Grounds that make it an agency's own information; without one of them it only concerns the agency (LS-7.1). */
const OWN: readonly DutyGround[] = ['maker', 'lead', 'keeper', 'firstObtainer', 'byLaw']

const checkOf = ({ kind, grounds }: DutyWatch): Kind => {
  if (kind === 'catalogueEntry') return 'lateCatalogueEntry'
  return grounds.some((ground) => OWN.includes(ground)) || grounds.length === 0
    ? 'latePublication'
    : 'involvedDutyNotMet'
}

const deadlineOf = ({ id, kind }: DutyWatch, round: number): string =>
  `${id}.r${round}-${kind === 'catalogueEntry' ? 'catalogueEntry' : 'publication'}`

const breach = (
  watch: DutyWatch,
  data: { readonly item: string; readonly agency: string; readonly round: number },
  due: string,
): Breach => ({
  agency: data.agency,
  subject: { kind: 'duty', id: watch.id },
  item: data.item,
  deadline: deadlineOf(watch, data.round),
  unit: 'workingDays',
  due,
  occurredOn: due,
  ...(watch.arose === null ? {} : { cites: [watch.arose] }),
})

const keyOf = ({ round }: { readonly round: number }): string => `r${round}`

/**
 * A duty to publish whose time is over (LS-7.1, LS-11.1, LS-11.2). No duty arises from before the program's first day
 * or before the regulation, so none of these is found either.
 */
const notMet = (code: Kind, clauses: Check['clauses'], label: Check['label']): Check<DutyEvent, DutyWatch> => ({
  code,
  clauses,
  label,
  from: {
    DutyMissed: (watch, { data }) =>
      checkOf(watch) === code ? [raise(keyOf(data), breach(watch, data, data.due))] : [],
    DutyMet: (_watch, { data }) => [mend(keyOf(data), data.doneOn)],
    DutyMissLifted: (_watch, { data }) => [lift(keyOf(data), data.doneOn)],
    // What was entered in error was never owed.
    DutyLifted: (_watch, { data }) => (data.reason === 'enteredInError' ? [lift(keyOf(data), data.liftedOn)] : []),
  },
})

export const dutyWatch: Watch<DutyEvent, DutyWatch> = {
  initial: (stream) => ({ id: stream.slice('duty-'.length), kind: 'publish', grounds: [], arose: null }),
  remember: {
    DutyArose: (watch, { id, data: { kind, grounds } }) => ({ ...watch, kind, grounds, arose: id }),
    DutyContentFixed: null,
    DutyKindChanged: (watch, { data: { kind } }) => ({ ...watch, kind }),
    DutyTransferred: null,
    DutyMet: null,
    DutyMissed: null,
    DutyMissLifted: null,
    DutyLifted: null,
  },
  checks: [
    notMet('involvedDutyNotMet', ['LS-7.1', 'LS-11.1'], {
      zh: '涉及的行政机关未按期主动公开',
      en: 'Involved agency did not publish in time',
    }),
    notMet('latePublication', ['LS-11.1', '711-26'], {
      zh: '主动公开逾期',
      en: 'Proactive information not published in time',
    }),
    notMet('lateCatalogueEntry', ['LS-11.2'], {
      zh: '依申请公开信息目录发布逾期',
      en: 'On-request information not entered in the catalogue in time',
    }),
  ],
}
