import type { ApplicationCommand } from '../../domain/application/commands.js'
import type { RequestInput } from '../../domain/application/commands.js'
import type { Refusal } from '../../domain/decider.js'
import type { LocalDate } from '../../domain/values.js'
import type { CommandOutcome } from '../command.js'
import { applicantData, contactFaults, type FiledApplicant } from './filing.js'
import { NOT_FOUND, type OwnApplication, type OwnApplications } from './ownMatter.js'
import type { PortalAct, PortalActs } from './portalActs.js'

/** What an applicant does about an application of their own. */
export interface OwnAct {
  readonly caller: PortalAct['caller']
  readonly commandId: string
  readonly application: string
}

export interface ApplicationActs {
  /** 补正 (711-30). */
  readonly answerAmendmentNotice: (
    act: OwnAct & { readonly applicant?: FiledApplicant; readonly request?: RequestInput },
  ) => Promise<CommandOutcome>
  /** 撤回申请. */
  readonly withdraw: (act: OwnAct & { readonly reason?: string }) => Promise<CommandOutcome>
  /** 说明理由 (711-35). */
  readonly giveReasons: (act: OwnAct & { readonly reasons: string }) => Promise<CommandOutcome>
  /** 建议主动公开 (711-44). */
  readonly suggestProactiveDisclosure: (act: OwnAct & { readonly reasons: string }) => Promise<CommandOutcome>
  /** 签收答复: also when it was not opened here. */
  readonly confirmReceiptOfReply: (act: OwnAct) => Promise<CommandOutcome>
  /** 打开文书: what it starts, starts on this day; a second opening changes nothing. */
  readonly openLetter: (act: OwnAct & { readonly letterNumber: string }) => Promise<CommandOutcome>
}

export interface ApplicationActsDeps {
  readonly acts: PortalActs
  readonly own: OwnApplications
  readonly today: () => LocalDate
}

export function createApplicationActs({ acts, own, today }: ApplicationActsDeps): ApplicationActs {
  const act = async (
    name: string,
    { caller, commandId, application, ...input }: OwnAct,
    commandFor: (found: OwnApplication, proof: string) => ApplicationCommand | Refusal | undefined,
  ): Promise<CommandOutcome> => {
    const found = await own(caller.session, application)
    if (found === undefined) return { ok: false, refusals: [NOT_FOUND] }
    return acts.once(
      { caller, commandId, name, input: { application, ...input } },
      async (): Promise<CommandOutcome> => {
        const id = acts.idOf({ caller, commandId, name })
        const command = commandFor(found, `portal ${id}`)
        if (command === undefined) return nothingToDo(found)
        return 'code' in command ? { ok: false, refusals: [command] } : acts.give(id, application, command)
      },
    )
  }

  const delivered = ({ state }: OwnApplication, proof: string): ApplicationCommand | undefined =>
    state.status === 'closed' && state.deliveredOn === undefined && state.ending.how === 'replied'
      ? { type: 'RecordReplyDelivery', data: { deliveredOn: today(), proof } }
      : undefined

  return {
    answerAmendmentNotice: ({ applicant, request, ...order }) => {
      const faults = applicant === undefined ? [] : contactFaults(applicant)
      if (faults.length > 0) return refusedIfOwn(own, order, faults)
      return act('answerAmendmentNotice', { ...order, ...{ applicant, request } } as OwnAct, (_found, proof) => ({
        type: 'RecordAmendment',
        data: {
          ...(applicant === undefined ? {} : { applicant: applicantData(applicant) }),
          ...(request === undefined ? {} : { request }),
          receivedOn: today(),
          proof,
        },
      }))
    },
    withdraw: (order) =>
      act('withdrawMyApplication', order, (_found, proof) => ({
        type: 'WithdrawApplication',
        data: { withdrawnOn: today(), proof, ...(order.reason === undefined ? {} : { reason: order.reason }) },
      })),
    giveReasons: (order) =>
      act('giveReasons', order, (_found, proof) => ({
        type: 'RecordReasons',
        data: { reasons: order.reasons, receivedOn: today(), proof },
      })),
    suggestProactiveDisclosure: (order) =>
      act('suggestProactiveDisclosure', order, () => ({
        type: 'ProposeProactiveDisclosure',
        data: { source: 'applicantSuggestion', applications: [order.application], reasons: order.reasons },
      })),
    confirmReceiptOfReply: (order) =>
      act('confirmReceiptOfReply', order, (found, proof) =>
        found.state.status === 'closed' && found.state.ending.how === 'replied' ? delivered(found, proof) : NO_REPLY,
      ),
    openLetter: (order) =>
      act('openLetter', order, (found, proof) => {
        const service = serviceOf(found, order.letterNumber, { servedOn: today(), proof })
        if (service !== undefined) return service
        if (lastReply(found) === order.letterNumber) return delivered(found, proof)
        return isLetterOf(found, order.letterNumber) ? undefined : LETTER_UNKNOWN
      }),
  }
}

/** A notice whose time runs from the day on which the applicant has it. */
function serviceOf(
  { state }: OwnApplication,
  noticeNumber: string,
  service: { readonly servedOn: LocalDate; readonly proof: string },
): ApplicationCommand | undefined {
  if (state.status !== 'open') return undefined
  const data = { noticeNumber, ...service }
  if (state.amendment?.noticeNumber === noticeNumber && state.amendment.status === 'requested')
    return { type: 'RecordAmendmentNoticeService', data }
  if (state.fee?.noticeNumber === noticeNumber && state.fee.status === 'issued')
    return { type: 'RecordFeeNoticeService', data }
  return undefined
}

const lastReply = ({ history }: OwnApplication): string | undefined =>
  history.flatMap((event) => (event.type === 'ReplyDispatched' ? [event.data.replyNumber] : [])).at(-1)

const nothingToDo = ({ history, state: { id } }: OwnApplication): CommandOutcome => ({
  ok: true,
  stream: `application-${id}`,
  revision: history.at(-1)?.revision ?? -1,
  events: [],
  repeated: false,
})

async function refusedIfOwn(
  own: OwnApplications,
  { caller, application }: OwnAct,
  refusals: readonly Refusal[],
): Promise<CommandOutcome> {
  const found = await own(caller.session, application)
  return { ok: false, refusals: found === undefined ? [NOT_FOUND] : refusals }
}

/** Any letter to the applicant that is out: what is only drafted or signed has no number that anybody outside knows. */
const isLetterOf = ({ history }: OwnApplication, number: string): boolean =>
  history.some(({ type, data }) => {
    if (type === 'ReplyDispatched') return data.replyNumber === number
    return TO_THE_APPLICANT.has(type) && (data as { readonly noticeNumber?: string }).noticeNumber === number
  })

const TO_THE_APPLICANT: ReadonlySet<string> = new Set([
  'AmendmentRequested',
  'ReasonsRequested',
  'FeeNoticeIssued',
  'ReplyPeriodExtended',
  'ReplyDelayed',
  'ApplicationSplit',
])

const NO_REPLY: Refusal = { code: 'NO_REPLY_TO_DELIVER', clause: '711-51' }
const LETTER_UNKNOWN: Refusal = { code: 'APPLICANT_NOTICE_UNKNOWN', clause: '711-45', path: 'letterNumber' }
