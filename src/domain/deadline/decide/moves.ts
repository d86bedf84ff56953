import type { DecisionContext } from '../../context.js'
import { dateFaults } from '../../dateFaults.js'
import { endOfDay } from '../../dates.js'
import type { Refusal } from '../../decider.js'
import { protect } from '../../protected.js'
import {
  type DeadlineReceipt,
  reckon,
  type Reckoned,
  type ReceiptBasis,
  type ReceiptPause,
  termInForce,
} from '../../receipt.js'
import { textFaults } from '../../texts.js'
import type { ExtendDeadline, PauseDeadline, ResumeDeadline } from '../commands.js'
import type { DeadlineMoved } from '../events.js'
import type { KnownDeadline } from '../state.js'
import { definitionOf } from '../vocabulary.js'
import {
  actingPerson,
  dayOf,
  type DeadlineRule,
  inOwingAgency,
  isRunning,
  momentOf,
  onDeadline,
  processOnly,
} from './handler.js'
import { warningsBefore } from './warnings.js'

/**
 * The same period counted anew, with other pauses or terms, always by the calendar as it is known now: a date that
 * moves anyhow rests on the latest notice.
 */
export const recount = (
  { receipt }: KnownDeadline,
  change: Partial<Pick<ReceiptBasis, 'terms' | 'pauses'>>,
  { calendar }: DecisionContext,
): Reckoned<DeadlineReceipt> =>
  reckon(
    {
      clause: receipt.clause,
      unit: receipt.unit,
      terms: change.terms ?? receipt.terms,
      start: receipt.start,
      ...(receipt.startEvent === undefined ? {} : { startEvent: receipt.startEvent }),
      pauses: change.pauses ?? receipt.pauses,
    },
    calendar,
  )

export function moved(
  deadline: KnownDeadline,
  reckoned: Reckoned<DeadlineReceipt>,
  why: Pick<DeadlineMoved['data'], 'cause' | 'letter' | 'by' | 'reason' | 'documentNumber'>,
  context: DecisionContext,
): DeadlineMoved {
  if (!reckoned.ok) throw new Error('the checks let a period through that cannot be counted')
  return {
    type: 'DeadlineMoved',
    data: {
      kind: deadline.kind,
      previousDue: deadline.receipt.due,
      receipt: reckoned.value,
      warnings: warningsBefore(reckoned.value.due, context),
      ...why,
      noticedAt: momentOf(deadline, context),
    },
  }
}

export const faultsOfCount = (reckoned: Reckoned<DeadlineReceipt>): readonly Refusal[] =>
  reckoned.ok ? [] : [reckoned.refusal]

/** 公开期限 is paused by nothing: neither review nor consultation nor dispute stops it. */
const mayPause: DeadlineRule = {
  code: 'DEADLINE_NOT_PAUSABLE',
  clause: '711-33',
  refuse: ({ kind }) => (definitionOf(kind).pausable ? undefined : { facts: { kind } }),
}

const pausesWith = ({ receipt }: KnownDeadline, { data }: PauseDeadline): readonly ReceiptPause[] => [
  ...receipt.pauses,
  { letter: data.letter, event: data.event, sentOn: data.sentOn, answeredOn: data.lapsesOn },
]

const pauseOf = ({ receipt }: KnownDeadline, letter: string): ReceiptPause | undefined =>
  receipt.pauses.find((pause) => pause.letter === letter)

/** 征求意见所需时间不计算在内 (711-33): reckoned until the answer's own time lapses, and corrected when it comes. */
export const pauseDeadline = onDeadline<PauseDeadline>({
  clause: '711-33',
  by: processOnly,
  rules: [isRunning, mayPause],
  checks: [
    ({ data }, deadline, context) => [
      ...dateFaults(data.sentOn, 'sentOn', {
        notBefore: deadline.receipt.start,
        notAfter: dayOf(deadline, context),
      }),
      ...dateFaults(data.lapsesOn, 'lapsesOn', { notBefore: data.sentOn }),
      ...(data.sentOn > deadline.receipt.due
        ? [{ code: 'PAUSE_AFTER_DUE', clause: '711-33', path: 'sentOn', facts: { due: deadline.receipt.due } } as const]
        : []),
      ...(pauseOf(deadline, data.letter) === undefined
        ? []
        : [{ code: 'LETTER_KNOWN', clause: '711-33', path: 'letter' } as const]),
    ],
    (command, deadline, context) =>
      faultsOfCount(recount(deadline, { pauses: pausesWith(deadline, command) }, context)),
  ],
  done: ({ data }, deadline) => {
    const pause = pauseOf(deadline, data.letter)
    return pause !== undefined && pause.event === data.event && pause.sentOn === data.sentOn
  },
  events: (command, deadline, context) => [
    moved(
      deadline,
      recount(deadline, { pauses: pausesWith(deadline, command) }, context),
      { cause: 'paused', letter: command.data.letter },
      context,
    ),
  ],
})

/** An answer after its time was over pauses no longer than that time. */
const pausesUntil = (deadline: KnownDeadline, { data }: ResumeDeadline): readonly ReceiptPause[] =>
  deadline.receipt.pauses.map((pause) =>
    pause.letter === data.letter && data.answeredOn < pause.answeredOn
      ? { ...pause, answeredOn: data.answeredOn }
      : pause,
  )

export const resumeDeadline = onDeadline<ResumeDeadline>({
  clause: '711-33',
  by: processOnly,
  rules: [isRunning, mayPause],
  checks: [
    ({ data }, deadline, context) => {
      const pause = pauseOf(deadline, data.letter)
      return pause === undefined
        ? [{ code: 'LETTER_UNKNOWN', clause: '711-33', path: 'letter' }]
        : dateFaults(data.answeredOn, 'answeredOn', { notBefore: pause.sentOn, notAfter: dayOf(deadline, context) })
    },
    (command, deadline, context) =>
      faultsOfCount(recount(deadline, { pauses: pausesUntil(deadline, command) }, context)),
  ],
  done: ({ data }, deadline) => deadline.answered.includes(data.letter),
  events: (command, deadline, context) => [
    moved(
      deadline,
      recount(deadline, { pauses: pausesUntil(deadline, command) }, context),
      { cause: 'resumed', letter: command.data.letter },
      context,
    ),
  ],
})

const mayBeExtended: DeadlineRule = {
  code: 'DEADLINE_NOT_EXTENDABLE',
  clause: '711-33',
  refuse: ({ kind }) => (definitionOf(kind).extension === undefined ? { facts: { kind } } : undefined),
}

/** Where the matter reckons its date, an extension is decided on the matter, with the notice to whoever waits. */
const isItsOwn: DeadlineRule = {
  code: 'EXTENDED_ON_THE_MATTER',
  clause: '711-33',
  refuse: ({ reckonedByMatter }) => (reckonedByMatter ? { missing: ['ExtendReplyPeriod'] } : undefined),
}

const isNotExtended: DeadlineRule = {
  code: 'DEADLINE_EXTENDED_BEFORE',
  clause: '711-33',
  refuse: ({ extended, receipt: { due } }) => (extended ? { facts: { due } } : undefined),
}

/** What is over cannot be made longer, whether or not anyone has noticed yet. */
export const isNotOver: DeadlineRule = {
  code: 'DEADLINE_OVER',
  clause: '711-33',
  refuse: (deadline, context) =>
    deadline.status === 'running' && momentOf(deadline, context) >= endOfDay(deadline.receipt.due)
      ? { facts: { due: deadline.receipt.due } }
      : undefined,
}

const extensionTerm = ({ kind, receipt }: KnownDeadline, { policies }: DecisionContext) => {
  const { extension, clause } = definitionOf(kind)
  return extension === undefined ? undefined : termInForce(policies, extension, clause, receipt.start)
}

function extendedBy({ data }: ExtendDeadline, deadline: KnownDeadline, context: DecisionContext) {
  const term = extensionTerm(deadline, context)
  if (term === undefined || !term.ok) throw new Error('the checks let an extension through that no law provides for')
  const { clause, policy } = term.value
  const terms = [...deadline.receipt.terms, { clause, policy, days: data.workingDays }]
  return recount(deadline, { terms }, context)
}

function extensionFaults(
  command: ExtendDeadline,
  deadline: KnownDeadline,
  context: DecisionContext,
): readonly Refusal[] {
  const term = extensionTerm(deadline, context)
  if (term === undefined) return []
  if (!term.ok) return [term.refusal]
  const { workingDays } = command.data
  if (!Number.isSafeInteger(workingDays) || workingDays < 1 || workingDays > term.value.days) {
    const facts = { most: term.value.days }
    return [{ code: 'EXTENSION_TOO_LONG', clause: '711-33', path: 'workingDays', facts }]
  }
  return faultsOfCount(extendedBy(command, deadline, context))
}

/** 经政府信息公开工作机构负责人同意并告知申请人 (711-33), once. */
export const extendDeadline = onDeadline<ExtendDeadline>({
  clause: '711-33',
  by: inOwingAgency(['disclosureHead'], '711-33'),
  rules: [isRunning, mayBeExtended, isItsOwn, isNotExtended, isNotOver],
  checks: [
    extensionFaults,
    ({ data }) => [
      ...textFaults(data.reason, 'reason', { longest: 1_000, required: true, multiline: true }),
      ...textFaults(data.documentNumber, 'documentNumber', { longest: 100, required: true }),
    ],
  ],
  done: ({ data }, { extended, receipt }) => extended && receipt.terms[1]?.days === data.workingDays,
  policies: ['reply.extension'],
  events: (command, deadline, context) => [
    moved(
      deadline,
      extendedBy(command, deadline, context),
      {
        cause: 'extended',
        by: actingPerson(context).by,
        reason: protect(deadline.key, command.data.reason),
        documentNumber: command.data.documentNumber,
      },
      context,
    ),
  ],
})
