import type { ComplaintEvent } from '../../domain/complaint/events.js'
import { type Complaint, evolve, initial, type KnownComplaint } from '../../domain/complaint/state.js'
import type { ComplaintOutcome } from '../../domain/complaint/vocabulary.js'
import type { Refusal } from '../../domain/decider.js'
import type { KeptFile } from '../../domain/keptFile.js'
import type { ComplaintLetterKind } from '../../domain/letter/vocabulary.js'
import type { LocalDate } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { EventStore } from '../../eventstore/eventStore.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { KeyRing } from '../../eventstore/sealing.js'
import { TO_THE_COMPLAINANT } from '../../domain/complaint/decide/letters.js'
import { COMPLAINT_LETTER_NAMES } from '../matterFiles/complaintLetterNames.js'
import type { CommandOutcome } from '../command.js'
import type { ApplicantSession } from './applicantSignIn.js'
import { isOwn } from './ownMatter.js'
import type { PortalAct, PortalActs } from './portalActs.js'

export interface OwnComplaint {
  readonly id: string
  readonly history: readonly RecordedEvent<ComplaintEvent>[]
  readonly state: KnownComplaint
}

/** A complaint that was filed through the session's access. Of any other one not even its stream is read. */
export type OwnComplaints = (
  session: ApplicantSession | undefined,
  complaint: string,
) => Promise<OwnComplaint | undefined>

export const createOwnComplaints =
  (store: Pick<EventStore, 'readStream'>, keyRing: KeyRing): OwnComplaints =>
  async (session, complaint) => {
    if (!isOwn(session, 'complaint', complaint)) return undefined
    const history = await openEvents<ComplaintEvent>(await store.readStream(`complaint-${complaint}`), keyRing)
    const state = history.reduce<Complaint>(evolve, initial)
    return state.status === 'absent' ? undefined : { id: complaint, history, state }
  }

/** Where a complaint stands, as whoever complained is told; what is drafted and asked meanwhile is not said. */
export const MY_COMPLAINT_STATES = [
  'received', // 已收到
  'transferred', // 已转送
  'accepted', // 已受理，正在核查
  'answered', // 已答复
  'declined', // 不予受理
  'withdrawn', // 已撤回
] as const
export type MyComplaintState = (typeof MY_COMPLAINT_STATES)[number]

export function myComplaintStateOf({ state }: OwnComplaint): MyComplaintState {
  if (state.ending === 'replied') return 'answered'
  if (state.ending !== undefined) return state.ending
  if (state.acceptedOn !== undefined) return 'accepted'
  return state.round > 1 ? 'transferred' : 'received'
}

export const MY_COMPLAINT_TEXTS: Readonly<Record<MyComplaintState, { readonly zh: string; readonly en: string }>> = {
  received: { zh: '已收到，等待受理', en: 'Received' },
  transferred: { zh: '已转送有权处理的机关', en: 'Passed on to the body that may judge it' },
  accepted: { zh: '已受理，正在核查', en: 'Accepted and looked into' },
  answered: { zh: '已答复', en: 'Answered' },
  declined: { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn by you' },
}

/** What it came to, in words, once that was told. */
export interface MyComplaintResult {
  readonly outcome?: ComplaintOutcome
  readonly words?: string
  readonly directedTo?: string
}

export function myComplaintResult({ history, state }: OwnComplaint): MyComplaintResult {
  if (state.ending === 'declined') {
    const declined = history.findLast((event) => event.type === 'ComplaintDeclined')
    return said(declined?.data.reason.value, declined?.data.directedTo?.value)
  }
  if (state.ending !== 'replied') return {}
  const concluded = history.findLast((event) => event.type === 'ComplaintConclusionProposed')
  return {
    ...said(concluded?.data.summary.value),
    ...(concluded === undefined ? {} : { outcome: concluded.data.outcome }),
  }
}

const said = (words?: string, directedTo?: string): MyComplaintResult => ({
  ...(words === undefined ? {} : { words }),
  ...(directedTo === undefined ? {} : { directedTo }),
})

/** A letter to whoever complained that is out, and its file. */
export interface MyComplaintLetter {
  readonly kind: ComplaintLetterKind
  readonly number: string
  readonly datedOn: LocalDate
  readonly file: KeptFile
  /** For people. */
  readonly name: string
}

export function myComplaintLetters({ history }: OwnComplaint): readonly MyComplaintLetter[] {
  const isOut = (kind: ComplaintLetterKind, number: string): boolean =>
    history.some(({ type, data }) =>
      type === 'ComplainantReplied'
        ? kind === 'complaintReply' && data.number === number
        : type === 'ComplaintNoticeDispatched' && data.kind === kind && data.number === number,
    )
  return history.flatMap((event) => {
    if (event.type !== 'ComplaintLetterPrepared') return []
    const { kind, number, datedOn, pdf } = event.data
    if (!TO_THE_COMPLAINANT.includes(kind) || !isOut(kind, number)) return []
    return [{ kind, number, datedOn, file: pdf, name: `${COMPLAINT_LETTER_NAMES[kind]} ${number}.pdf` }]
  })
}

export type WithdrawOwnComplaint = (
  act: Pick<PortalAct, 'caller' | 'commandId'> & { readonly complaint: string; readonly reason?: string },
) => Promise<CommandOutcome>

export const createWithdrawOwnComplaint =
  (acts: PortalActs, own: OwnComplaints, today: () => LocalDate): WithdrawOwnComplaint =>
  async ({ caller, commandId, complaint, reason }) => {
    if ((await own(caller.session, complaint)) === undefined) return { ok: false, refusals: [COMPLAINT_NOT_FOUND] }
    const act = { caller, commandId, name: 'withdrawMyComplaint', input: { complaint, reason } }
    return acts.once(act, () => {
      const id = acts.idOf(act)
      return acts.give(id, complaint, {
        type: 'WithdrawComplaint',
        data: { withdrawnOn: today(), proof: `portal ${id}`, ...(reason === undefined ? {} : { reason }) },
      })
    })
  }

/** The same for another's as for one that was never filed. */
export const COMPLAINT_NOT_FOUND: Refusal = { code: 'COMPLAINT_NOT_FOUND', clause: '711-51' }
