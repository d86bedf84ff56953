import type { PrepareComplaintLetter as Command } from '../../domain/complaint/commands.js'
import { complaintDecider } from '../../domain/complaint/decide.js'
import { keyOfLetter, numberOnRecord, tellsOf } from '../../domain/complaint/decide/letters.js'
import type { ComplaintEvent } from '../../domain/complaint/events.js'
import type { KnownComplaint } from '../../domain/complaint/state.js'
import type { Refusal } from '../../domain/decider.js'
import type { ComplaintLetterKind } from '../../domain/letter/vocabulary.js'
import type { LocalDate } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import { decisionContext } from '../decisionContext.js'
import { complaintFacts } from '../letterFacts/complaintFacts.js'
import { given } from '../letterFacts/given.js'
import type { LetterDocument } from '../letters/letterDocument.js'
import { COMPLAINT_LETTER_NAMES } from '../matterFiles/complaintLetterNames.js'
import { takeNumber } from './letterNumbers.js'
import type { LetterWords } from './letterOrder.js'
import type { LetterDependencies } from './prepareLetter.js'
import { recordPrinted } from './recordPrinted.js'
import { repeatedLetter } from './repeatedLetter.js'
import { whyNotWritten } from './whyNotWritten.js'

/** Which letter about a complaint is wanted. */
export interface ComplaintLetterOrder {
  readonly complaint: string
  readonly kind: ComplaintLetterKind
  /** Of a request for a statement: which one. */
  readonly request?: number
  /** 文号, typed; else that of the step, else the next of its kind. */
  readonly number?: string
  /** 成文日期 */
  readonly datedOn: LocalDate
  readonly words?: Pick<LetterWords, 'agencyAddress' | 'agencyPhone' | 'agencyEmail'>
}
export interface PrepareComplaintLetterRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly order: ComplaintLetterOrder
}

/** Makes a letter of what is on record (711-51): numbered, printed, sealed, and on record itself. */
export type PrepareComplaintLetterNow = (request: PrepareComplaintLetterRequest) => Promise<CommandOutcome>

type Written = Pick<Command['data'], 'number' | 'template'> & { readonly document: LetterDocument }
type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** As `createPrepareLetter` does it for applications: whoever asks is checked first, what was read is what is printed. */
export const createPrepareComplaintLetter =
  (deps: LetterDependencies): PrepareComplaintLetterNow =>
  async (request) => {
    const { order, ...rest } = request
    const id = order.complaint
    const stream = `complaint-${id}`
    const events = await openEvents<ComplaintEvent>(await deps.store.readStream(stream), deps.keyRing)
    const repeated = repeatedLetter(
      events,
      request,
      (event) => event.type === 'ComplaintLetterPrepared' && event.data.kind === order.kind,
    )
    if (repeated !== undefined) return repeated
    const refuse = async (refusals: readonly Refusal[]): Promise<CommandOutcome> => {
      const command = { type: 'PrepareComplaintLetter', data: { kind: order.kind } }
      await deps.trails.refused({ ...rest, id, command }, stream, refusals)
      return { ok: false, refusals }
    }
    const denied = await deniedBecause(deps, request)
    const complaint = events.reduce(complaintDecider.evolve, complaintDecider.initial)
    if (denied.length > 0 || complaint.status === 'absent') return refuse(denied)
    const found = await write(deps, request, complaint, events)
    if (!found.ok) return refuse(found.refusals)
    const { document, ...said } = found.value
    const key = keyOfLetter(order.kind, complaint)
    const name = COMPLAINT_LETTER_NAMES[order.kind]
    return recordPrinted(deps, { document, key, commandId: rest.commandId, name }, (printed) => {
      const { kind, request: asked, datedOn } = order
      const data = { kind, datedOn, ...given({ request: asked }), ...said, ...printed }
      const expectedRevision = rest.expectedRevision ?? events.at(-1)!.revision
      return deps.execute({ ...rest, expectedRevision, id, command: { type: 'PrepareComplaintLetter', data } })
    })
  }

async function write(
  deps: LetterDependencies,
  { order, actor, commandId, minPosition }: PrepareComplaintLetterRequest,
  complaint: KnownComplaint,
  events: readonly RecordedEvent<ComplaintEvent>[],
): Promise<Found<Written>> {
  const snapshot = await deps.facts.snapshot(minPosition)
  const context = snapshot === 'stale' ? undefined : decisionContext(deps.clock, snapshot, actor)
  if (context === undefined) return refused({ code: 'CONTEXT_STALE', clause: 'SYS' })
  const { kind, request, datedOn: date, words } = order
  if (!tellsOf(kind, complaint, request))
    return refused({ code: 'COMPLAINT_LETTER_TELLS_NOTHING', clause: '711-51', path: 'kind' })
  const numbered = await numberFor(deps, order, complaint, commandId)
  if (!numbered.ok) return numbered
  const { number } = numbered
  try {
    const facts = complaintFacts({ events, complaint, kind, date, number, context, ...given({ request }) })
    const document = deps.press.compose(kind, { ...words, ...facts })
    return { ok: true, value: { document, number, template: `${kind}@${deps.press.version}` } }
  } catch (fault) {
    return refused(whyNotWritten(fault))
  }
}

const refused = (refusal: Refusal) => ({ ok: false, refusals: [refusal] }) as const

async function numberFor(
  { store, executeForProcess }: LetterDependencies,
  { complaint: id, kind, request, number: typed, datedOn }: ComplaintLetterOrder,
  complaint: KnownComplaint,
  commandId: string,
) {
  const recorded = numberOnRecord(kind, complaint, request)
  if (recorded !== undefined && typed !== undefined && recorded !== typed)
    return refused({ code: 'LETTER_NUMBER_DIFFERS', clause: '711-45', path: 'number', facts: { number: recorded } })
  return takeNumber(
    { store, execute: executeForProcess },
    {
      agency: kind.startsWith('complaintTransfer') ? (complaint.passedOnBy ?? complaint.agency) : complaint.agency,
      ...{ datedOn, commandId, onRecord: recorded !== undefined },
      holder: {
        matter: `complaint-${id}`,
        kind,
        // Several letters of one kind: which request, or which body's.
        ...(request === undefined ? {} : { addressee: `request.${request}` }),
        ...(complaint.round === 1 ? {} : { round: complaint.round }),
      },
      ...given({ number: recorded ?? typed }),
    },
  )
}

async function deniedBecause(
  { allowedActions }: LetterDependencies,
  { order, actor, minPosition }: PrepareComplaintLetterRequest,
): Promise<readonly Refusal[]> {
  const [actions] = await allowedActions([{ aggregate: 'complaint', id: order.complaint }], actor, minPosition)
  const prepare = actions?.find(({ command }) => command === 'PrepareComplaintLetter')
  return prepare?.deniedBecause ?? [{ code: 'COMPLAINT_NOT_FOUND', clause: '711-51' }]
}
