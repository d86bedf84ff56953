import type { ApplicationEvent } from '../domain/application/events.js'
import {
  amendmentMatter,
  amendmentNoticeMatter,
  type ApplicationProgress,
  feeMatter,
  type KnownProgress,
  replyMatter,
  type RunningTime,
  thirdPartyMatter,
} from '../domain/application/progress.js'
import type {
  CancelDeadline,
  FollowMatter,
  RecordAct,
  StartDeadline,
  TransferDeadline,
} from '../domain/deadline/commands.js'
import type { CancellationReason } from '../domain/deadline/vocabulary.js'
import type { DeadlineReceipt } from '../domain/receipt.js'
import { sameJson } from '../domain/sameJson.js'
import type { LocalDate } from '../domain/values.js'
import type { RecordedEvent } from '../eventstore/recordedEvent.js'
import type { ProcessCommand, Reaction } from './reaction.js'

export interface ApplicationClockOptions {
  /** Where the application stood after its event of this revision, or stands now. */
  readonly applicationAt: (application: string, revision?: number) => Promise<ApplicationProgress>
}

type ClockCommand = ProcessCommand<StartDeadline | FollowMatter | RecordAct | CancelDeadline | TransferDeadline>
type Of<T extends ApplicationEvent['type']> = RecordedEvent<Extract<ApplicationEvent, { type: T }>>
type Clock = Pick<RunningTime, 'matter' | 'kind'>

/**
 * Every time that runs on an application: to answer (711-33), to ask for corrections and to make them (711-30), for third
 * parties (711-32), to pay (711-42). The application reckons each date; its deadline takes the receipt over and goes with
 * whatever moves it. `{application}.r{period}`, `.amendmentNotice`, `.amendment`, `.{thirdParty}`, `.fee`.
 */
export function applicationClocks({ applicationAt }: ApplicationClockOptions): Reaction<ApplicationEvent> {
  const known = async (event: RecordedEvent, revision?: number): Promise<KnownProgress> => {
    const progress = await applicationAt(idOf(event), revision)
    if (progress.status === 'absent') throw new Error(`${event.stream} was never received`)
    return progress
  }
  /** With the application as it stood right after the event. */
  const after =
    <E extends RecordedEvent>(react: (event: E, now: KnownProgress) => readonly ClockCommand[]) =>
    async (event: E) =>
      react(event, await known(event, event.revision))
  /** With the application as it stood right before the event. */
  const before =
    <E extends RecordedEvent>(react: (event: E, was: KnownProgress) => readonly ClockCommand[]) =>
    async (event: E) =>
      react(event, await known(event, event.revision - 1))
  /** The deadline has this date already, if it was there that it was confirmed; and a later event may have given another. */
  const adopted = async (event: Of<'ReplyDateAdopted'>): Promise<readonly ClockCommand[]> => {
    const { clock } = await known(event)
    const isLatest = clock?.period === event.data.period && sameJson(clock.receipt, event.data.replyDue)
    return isLatest ? [followed(event, { cause: 'calendar' })] : []
  }
  /** To whoever has it now, unless it has gone on to somebody else since. */
  const transferred = async (event: Of<'ApplicationHandedOver' | 'ApplicationTransferred'>) => {
    const [then, now] = [await known(event, event.revision), await known(event)]
    if (then.agency !== now.agency || then.officer !== now.officer) return []
    return then.times.map((clock) => transfer(clock, then, event))
  }

  return {
    name: 'applicationClocks',
    version: 2,
    on: {
      ReceiptDateFixed: after((event: Of<'ReceiptDateFixed'>, now) => {
        const { period, replyDue, amendmentNoticeDue } = event.data
        const asks = now.times.some(({ kind }) => kind === 'amendmentNotice')
        return [
          ...started({ matter: replyMatter(idOf(event), period), kind: 'reply' }, replyDue, now, event),
          ...(asks
            ? started(
                { matter: amendmentNoticeMatter(idOf(event)), kind: 'amendmentNotice' },
                amendmentNoticeDue,
                now,
                event,
              )
            : []),
        ]
      }),

      AmendmentRequested: before((event: Of<'AmendmentRequested'>, was) => [
        ...replyOf(was).map((clock) => cancelled(clock, 'superseded', event)),
        acted({ matter: amendmentNoticeMatter(idOf(event)), kind: 'amendmentNotice' }, event.data.issuedOn, event),
      ]),
      AmendmentNoticeServed: after((event: Of<'AmendmentNoticeServed'>, now) =>
        started({ matter: amendmentMatter(idOf(event)), kind: 'amendment' }, event.data.amendBy, now, event),
      ),
      ApplicationAmended: after((event: Of<'ApplicationAmended'>, now) => [
        acted({ matter: amendmentMatter(idOf(event)), kind: 'amendment' }, event.data.receivedOn, event),
        ...newPeriod(event, now),
      ]),

      // Nobody is waited for who answered before the proof of service came back.
      ThirdPartyLetterServed: after((event: Of<'ThirdPartyLetterServed'>, now) => {
        const asked = thirdParty(event)
        const isOut = now.times.some(({ matter }) => matter === asked.matter)
        return isOut ? started(asked, event.data.opinionBy, now, event) : []
      }),
      ThirdPartyOpinionReceived: (event: Of<'ThirdPartyOpinionReceived'>) => [
        acted(thirdParty(event), event.data.receivedOn, event),
      ],

      FeeNoticeIssued: before((event: Of<'FeeNoticeIssued'>, was) =>
        replyOf(was).map((clock) => cancelled(clock, 'superseded', event)),
      ),
      FeeNoticeServed: after((event: Of<'FeeNoticeServed'>, now) =>
        started(fee(event, now), event.data.payBy, now, event),
      ),
      FeeNoticeRevoked: async (event: Of<'FeeNoticeRevoked'>) => {
        const was = await known(event, event.revision - 1)
        const toPay = { ...was, times: was.times.filter(({ kind }) => kind === 'feePayment') }
        return [
          ...stillRunning(toPay, event.data.revokedOn, event, 'enteredInError'),
          ...newPeriod(event, await known(event, event.revision)),
        ]
      },
      FeePaid: after((event: Of<'FeePaid'>, now) => [
        acted(fee(event, now), event.data.paidOn, event),
        ...newPeriod(event, now),
      ]),

      ReplyClockPaused: (event) => [followed(event, { cause: 'paused', letter: event.data.letter })],
      ReplyClockResumed: (event) => [followed(event, { cause: 'resumed', letter: event.data.letter })],
      ReplyPeriodExtended: (event) => [
        followed(event, { cause: 'extended', by: event.data.by, documentNumber: event.data.noticeNumber }),
      ],
      ReplyDelayed: (event) => [
        followed(event, { cause: 'extended', by: event.data.by, documentNumber: event.data.noticeNumber }),
      ],
      ReplyDateAdopted: adopted,

      ReplyDispatched: before((event: Of<'ReplyDispatched'>, was) => [
        ...replyOf(was).map((clock) => acted(clock, event.data.dispatchedOn, event)),
        ...stillRunning(besidesReply(was), event.data.dispatchedOn, event, 'matterClosed'),
      ]),
      ApplicationWithdrawn: before((event: Of<'ApplicationWithdrawn'>, was) =>
        stillRunning(was, event.data.withdrawnOn, event, 'matterWithdrawn'),
      ),
      ApplicationMerged: before((event: Of<'ApplicationMerged'>, was) =>
        stillRunning(was, event.data.mergedOn, event, 'matterClosed'),
      ),
      ApplicationReopened: after((event: Of<'ApplicationReopened'>, now) => newPeriod(event, now)),

      ApplicationHandedOver: transferred,
      ApplicationTransferred: transferred,
    },
  }
}

const idOf = ({ stream }: RecordedEvent): string => stream.slice('application-'.length)

const thirdParty = (event: Of<'ThirdPartyLetterServed' | 'ThirdPartyOpinionReceived'>): Clock => ({
  matter: thirdPartyMatter(idOf(event), event.data.thirdParty),
  kind: 'thirdPartyOpinion',
})
const fee = (event: RecordedEvent, { fees }: KnownProgress): Clock => ({
  matter: feeMatter(idOf(event), fees),
  kind: 'feePayment',
})
const replyOf = ({ times }: KnownProgress): readonly Clock[] => times.filter(({ kind }) => kind === 'reply')

const besidesReply = (was: KnownProgress): KnownProgress => ({
  ...was,
  times: was.times.filter(({ kind }) => kind !== 'reply'),
})

const deadlineId = ({ matter, kind }: Clock): string => `${matter}-${kind}`

/** None where the law gives no time, as to a public enterprise (711-55). */
function started(
  { matter, kind }: Clock,
  receipt: DeadlineReceipt | undefined,
  { agency, officer }: KnownProgress,
  event: RecordedEvent,
): readonly ClockCommand[] {
  if (receipt === undefined) return []
  const id = deadlineId({ matter, kind })
  return [
    {
      id,
      key: `start:${id}`,
      command: {
        type: 'StartDeadline',
        data: {
          matter,
          kind,
          agency,
          ...(officer === undefined ? {} : { officer }),
          key: `application:${idOf(event)}`,
          start: receipt.start,
          startEvent: event.id,
          receipt,
        },
      },
    },
  ]
}

const newPeriod = (
  event: Of<'ApplicationAmended' | 'FeeNoticeRevoked' | 'FeePaid' | 'ApplicationReopened'>,
  now: KnownProgress,
): readonly ClockCommand[] =>
  started({ matter: replyMatter(idOf(event), event.data.period), kind: 'reply' }, event.data.replyDue, now, event)

const followed = (
  event: Of<'ReplyClockPaused' | 'ReplyClockResumed' | 'ReplyPeriodExtended' | 'ReplyDelayed' | 'ReplyDateAdopted'>,
  why: Pick<FollowMatter['data'], 'cause' | 'letter' | 'by' | 'documentNumber'>,
): ClockCommand => ({
  id: deadlineId({ matter: replyMatter(idOf(event), event.data.period), kind: 'reply' }),
  command: { type: 'FollowMatter', data: { receipt: event.data.replyDue, ...why } },
  // It was answered, given up or begun anew in between.
  harmless: ['DEADLINE_CLOSED'],
})

const acted = (clock: Clock, doneOn: LocalDate, event: RecordedEvent): ClockCommand => ({
  id: deadlineId(clock),
  key: `act:${deadlineId(clock)}`,
  command: { type: 'RecordAct', data: { doneOn, proof: event.id } },
  // No time ran: nothing was missing in the application, or the answer came before anybody was served.
  harmless: ['DEADLINE_NOT_FOUND'],
})

const cancelled = (clock: Clock, reason: CancellationReason, event: RecordedEvent): ClockCommand => ({
  id: deadlineId(clock),
  key: `cancel:${deadlineId(clock)}`,
  command: { type: 'CancelDeadline', data: { reason, cause: event.id } },
})

/** What was over by then is for the timer to notice: it was missed, or let pass. */
const stillRunning = (
  { times }: KnownProgress,
  on: LocalDate,
  event: RecordedEvent,
  reason: CancellationReason,
): readonly ClockCommand[] => times.filter(({ due }) => due >= on).map((clock) => cancelled(clock, reason, event))

const transfer = (clock: Clock, { agency, officer }: KnownProgress, event: RecordedEvent): ClockCommand => ({
  id: deadlineId(clock),
  key: `transfer:${deadlineId(clock)}`,
  command: {
    type: 'TransferDeadline',
    data: { to: agency, ...(officer === undefined ? {} : { officer }), cause: event.id },
  },
  // That agency has gone as well by now: its successor is told next.
  harmless: ['AGENCY_NOT_ACTIVE'],
})
