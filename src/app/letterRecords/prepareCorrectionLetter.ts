import type { DecisionContext } from '../../domain/context.js'
import type { Refusal } from '../../domain/decider.js'
import type { CorrectionLetterKind } from '../../domain/letter/vocabulary.js'
import type { PrepareCorrectionLetter as Command } from '../../domain/recordCorrection/commands.js'
import { recordCorrectionDecider } from '../../domain/recordCorrection/decide.js'
import type { RecordCorrectionEvent } from '../../domain/recordCorrection/events.js'
import type { KnownCorrection } from '../../domain/recordCorrection/state.js'
import { reviewAndCourt } from '../../domain/reviewAndCourt.js'
import type { LocalDate } from '../../domain/values.js'
import { openEvents } from '../../eventstore/codec.js'
import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import { decisionContext } from '../decisionContext.js'
import { correctionFacts } from '../letterFacts/correctionFacts.js'
import { given } from '../letterFacts/given.js'
import type { LetterDocument } from '../letters/letterDocument.js'
import { correctionKindOf } from '../letters/letterKinds.js'
import { CORRECTION_LETTER_NAMES } from '../matterFiles/correctionLetterNames.js'
import { takeNumber } from './letterNumbers.js'
import type { LetterWords } from './letterOrder.js'
import type { LetterDependencies } from './prepareLetter.js'
import { recordPrinted } from './recordPrinted.js'
import { repeatedLetter } from './repeatedLetter.js'
import { whyNotWritten } from './whyNotWritten.js'

/** Which letter about a request to correct a record is wanted. */
export interface CorrectionLetterOrder {
  readonly correction: string
  readonly kind: CorrectionLetterKind
  /** 文号, typed; else that of the decision (转送函), else the next of its kind. */
  readonly number?: string
  /** 成文日期 */
  readonly datedOn: LocalDate
  readonly reviewBody?: string
  readonly words?: Pick<LetterWords, 'agencyAddress' | 'agencyPhone' | 'agencyEmail'>
}
export interface PrepareCorrectionLetterRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly order: CorrectionLetterOrder
}

/** Makes a letter of what was decided (711-41): numbered, printed, sealed under the person's key, and on record. */
export type PrepareCorrectionLetterNow = (request: PrepareCorrectionLetterRequest) => Promise<CommandOutcome>

type Written = Pick<Command['data'], 'number' | 'remedies' | 'template'> & { readonly document: LetterDocument }
type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** As `createPrepareLetter` does it for applications: whoever asks is checked first, what was read is what is printed. */
export const createPrepareCorrectionLetter =
  (deps: LetterDependencies): PrepareCorrectionLetterNow =>
  async (request) => {
    const { order, ...rest } = request
    const id = order.correction
    const stream = `correction-${id}`
    const events = await openEvents<RecordCorrectionEvent>(await deps.store.readStream(stream), deps.keyRing)
    const repeated = repeatedLetter(
      events,
      request,
      (event) => event.type === 'CorrectionLetterPrepared' && event.data.kind === order.kind,
    )
    if (repeated !== undefined) return repeated
    const refuse = async (refusals: readonly Refusal[]): Promise<CommandOutcome> => {
      const command = { type: 'PrepareCorrectionLetter', data: { kind: order.kind } }
      await deps.trails.refused({ ...rest, id, command }, stream, refusals)
      return { ok: false, refusals }
    }
    const denied = await deniedBecause(deps, request)
    const correction = events.reduce(recordCorrectionDecider.evolve, recordCorrectionDecider.initial)
    if (denied.length > 0 || correction.status === 'absent') return refuse(denied)
    const found = await write(deps, request, correction, events)
    if (!found.ok) return refuse(found.refusals)
    const { document, ...said } = found.value
    const key = `person:${correction.asked.subject}` as const
    const name = CORRECTION_LETTER_NAMES[order.kind]
    return recordPrinted(deps, { document, key, commandId: rest.commandId, name }, (printed) => {
      const { kind, datedOn, reviewBody } = order
      const data = { kind, datedOn, ...given({ reviewBody }), ...said, ...printed }
      const expectedRevision = rest.expectedRevision ?? events.at(-1)!.revision
      return deps.execute({ ...rest, expectedRevision, id, command: { type: 'PrepareCorrectionLetter', data } })
    })
  }

async function write(
  deps: LetterDependencies,
  { order, actor, commandId, minPosition }: PrepareCorrectionLetterRequest,
  correction: KnownCorrection,
  events: readonly RecordedEvent<RecordCorrectionEvent>[],
): Promise<Found<Written>> {
  const snapshot = await deps.facts.snapshot(minPosition)
  const context = snapshot === 'stale' ? undefined : decisionContext(deps.clock, snapshot, actor)
  if (context === undefined) return refused({ code: 'CONTEXT_STALE', clause: 'SYS' })
  const ready = readyToWrite(order, correction, context)
  if (!ready.ok) return ready
  const numbered = await numberFor(deps, order, correction, commandId)
  if (!numbered.ok) return numbered
  return written(deps.press, { order, correction, events, context, number: numbered.number, ...ready.value })
}

type Ready = Pick<Written, 'remedies'>

/** Whether the letter has something to tell, and which remedies it names. */
export function readyToWrite(
  order: CorrectionLetterOrder,
  correction: KnownCorrection,
  context: DecisionContext,
): Found<Ready> {
  if (order.kind === 'correctionForwarding' && correction.outcome?.kind !== 'forwarded')
    return refused({ code: 'NOTHING_FORWARDED', clause: '711-41', path: 'kind' })
  const told = remediesOf(order, correction, context)
  return told.ok ? { ok: true, value: given({ remedies: told.value }) } : told
}

export interface CorrectionWriting extends Ready {
  readonly order: CorrectionLetterOrder
  readonly correction: KnownCorrection
  readonly events: readonly RecordedEvent<RecordCorrectionEvent>[]
  readonly context: DecisionContext
  readonly number: string
}

/** The letter in words, under a number; only of what was decided. */
export function written(
  press: LetterDependencies['press'],
  { order, correction, events, context, number, remedies }: CorrectionWriting,
): Found<Written> {
  const { kind, datedOn: date, words } = order
  const as = kind === 'correctionForwarding' ? kind : correctionKindOf(correction.outcome!.kind)
  try {
    const facts = correctionFacts({ events, correction, date, number, context, ...given({ remedies }) })
    const document = press.compose(as, { ...words, ...facts })
    return { ok: true, value: { document, number, template: `${as}@${press.version}`, ...given({ remedies }) } }
  } catch (fault) {
    return refused(whyNotWritten(fault))
  }
}

const refused = (refusal: Refusal) => ({ ok: false, refusals: [refusal] }) as const

/** Only a notice of refusal names them. */
function remediesOf(
  { kind, reviewBody, datedOn: on }: CorrectionLetterOrder,
  { agency, outcome }: KnownCorrection,
  context: DecisionContext,
): Found<Written['remedies']> {
  if (kind !== 'correctionNotice' || outcome?.kind !== 'refused') return { ok: true, value: undefined }
  const found = reviewAndCourt({ agency, reviewBody, on }, false, context)
  return found.ok ? { ok: true, value: found.remedies } : found
}

async function numberFor(
  { store, executeForProcess }: LetterDependencies,
  { correction: id, kind, number: typed, datedOn }: CorrectionLetterOrder,
  { agency, outcome }: KnownCorrection,
  commandId: string,
) {
  const recorded = kind === 'correctionForwarding' && outcome?.kind === 'forwarded' ? outcome.documentNumber : undefined
  if (recorded !== undefined && typed !== undefined && recorded !== typed)
    return refused({ code: 'LETTER_NUMBER_DIFFERS', clause: '711-45', path: 'number', facts: { number: recorded } })
  return takeNumber(
    { store, execute: executeForProcess },
    {
      ...{ agency, datedOn, commandId, onRecord: recorded !== undefined },
      holder: { matter: `correction-${id}`, kind },
      ...given({ number: recorded ?? typed }),
    },
  )
}

async function deniedBecause(
  { allowedActions }: LetterDependencies,
  { order, actor, minPosition }: PrepareCorrectionLetterRequest,
): Promise<readonly Refusal[]> {
  const [actions] = await allowedActions([{ aggregate: 'recordCorrection', id: order.correction }], actor, minPosition)
  const prepare = actions?.find(({ command }) => command === 'PrepareCorrectionLetter')
  return prepare?.deniedBecause ?? [{ code: 'CORRECTION_NOT_FOUND', clause: '711-41' }]
}
