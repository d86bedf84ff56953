import type { Refusal } from '../../domain/decider.js'
import type { KeptFile } from '../../domain/keptFile.js'
import { INNER_SHEETS } from '../../domain/letter/vocabulary.js'
import type { AllowedActions } from '../allowedActions.js'
import type { CommandOutcome, CommandRequest } from '../command.js'
import { decisionContext } from '../decisionContext.js'
import type { Execute } from '../execute.js'
import type { ReferenceFactsPort } from '../factsPort.js'
import type { FileStore } from '../files/fileStore.js'
import { given as known } from '../letterFacts/given.js'
import { LETTER_NAMES } from '../matterFiles/letterNames.js'
import type { Trails } from '../trails.js'
import type { Clock } from '../../eventstore/clock.js'
import { composed, type ComposedLetter, type Composing, numberOnRecord } from './composedLetter.js'
import { takeNumber } from './letterNumbers.js'
import type { LetterOrder } from './letterOrder.js'
import type { LetterPress } from './letterPress.js'
import { type LetterLog, letterSources, type LetterSources } from './letterSources.js'
import { recordPrinted } from './recordPrinted.js'
import { repeatedLetter } from './repeatedLetter.js'

export interface PrepareLetterRequest extends Omit<CommandRequest, 'id' | 'command'> {
  readonly order: LetterOrder
}

export interface LetterDependencies extends LetterLog {
  readonly files: Pick<FileStore, 'keep' | 'release'>
  readonly press: LetterPress
  readonly allowedActions: AllowedActions
  /** For commands of whoever asks. */
  readonly execute: Execute
  /** For those of the program itself: numbers are taken by it. */
  readonly executeForProcess: Execute
  readonly facts: ReferenceFactsPort
  readonly clock: Clock
  readonly trails: Pick<Trails, 'refused'>
}

/** Makes a letter of the record: numbered, rendered, sealed under the key of the matter, and on record with its hash. */
export type PrepareLetter = (request: PrepareLetterRequest) => Promise<CommandOutcome>

type Found<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refusals: readonly Refusal[] }

/**
 * Whether the caller may is asked before anything is written of the matter. What was read is what is printed: an event
 * that comes between makes it a conflict, and a letter that its command was refused for is not kept.
 */
export const createPrepareLetter =
  (deps: LetterDependencies): PrepareLetter =>
  async (request) => {
    const { order, ...rest } = request
    const id = order.application
    const sources = await letterSources(deps, id)
    const repeated = repeatedLetter(
      sources.events,
      request,
      (event) => event.type === 'LetterPrepared' && event.data.kind === order.kind,
    )
    if (repeated !== undefined) return repeated
    const refuse = async (refusals: readonly Refusal[]): Promise<CommandOutcome> => {
      const command = { type: 'PrepareLetter', data: { kind: order.kind } }
      await deps.trails.refused({ ...rest, id, command }, `application-${id}`, refusals)
      return { ok: false, refusals }
    }
    const denied = await deniedBecause(deps, request)
    if (denied.length > 0 || sources.agency === undefined) return refuse(denied)
    const written = await write(deps, request, sources)
    if (!written.ok) return refuse(written.refusals)
    return keep(deps, request, sources, written)
  }

/** The words of the letter, under its number. */
async function write(
  deps: LetterDependencies,
  { order, commandId, actor, minPosition }: PrepareLetterRequest,
  sources: LetterSources,
): Promise<Found<{ readonly letter: ComposedLetter; readonly number: string | undefined }>> {
  const snapshot = await deps.facts.snapshot(minPosition)
  const context = snapshot === 'stale' ? undefined : decisionContext(deps.clock, snapshot, actor)
  if (context === undefined) return { ok: false, refusals: [{ code: 'CONTEXT_STALE', clause: 'SYS' }] }
  const composing: Composing = { ...sources, context, order }
  const numbered = await numberFor(deps, composing, sources, commandId)
  if (!numbered.ok) return numbered
  const result = await composed(composing, deps.press, numbered.number)
  return result.ok ? { ok: true, letter: result.letter, number: numbered.number } : result
}

async function numberFor(
  deps: LetterDependencies,
  composing: Composing,
  { agency, events }: LetterSources,
  commandId: string,
): Promise<Found<{ readonly number: string | undefined }>> {
  const { order } = composing
  if (INNER_SHEETS.includes(order.kind)) return { ok: true, number: undefined }
  const recorded = order.step === undefined ? numberOnRecord(composing) : undefined
  if (recorded !== undefined && order.number !== undefined && recorded !== order.number) {
    const facts = { number: recorded }
    return { ok: false, refusals: [{ code: 'LETTER_NUMBER_DIFFERS', clause: '711-45', path: 'number', facts }] }
  }
  const number = recorded ?? order.number
  const addressee = order.thirdParty ?? order.toAgency
  const sent = events.filter(({ type }) => type === 'ReplyDispatched').length
  return takeNumber(
    { store: deps.store, execute: deps.executeForProcess },
    {
      agency: agency!,
      datedOn: order.datedOn,
      commandId,
      onRecord: recorded !== undefined,
      holder: {
        matter: `application-${order.application}`,
        kind: order.kind,
        ...(addressee === undefined ? {} : { addressee }),
        ...(order.kind === 'reply' && sent > 0 ? { round: sent + 1 } : {}),
      },
      ...(number === undefined ? {} : { number }),
    },
  )
}

async function keep(
  deps: LetterDependencies,
  { order, ...rest }: PrepareLetterRequest,
  { events }: LetterSources,
  { letter, number }: { readonly letter: ComposedLetter; readonly number: string | undefined },
): Promise<CommandOutcome> {
  const { press, execute } = deps
  const { commandId } = rest
  const { document, written } = letter
  const toPrint = {
    document,
    key: `application:${order.application}`,
    commandId,
    name: LETTER_NAMES[order.kind],
  } as const
  return recordPrinted(deps, toPrint, ({ pdf, html }) =>
    execute({
      ...rest,
      expectedRevision: rest.expectedRevision ?? events.at(-1)!.revision,
      id: order.application,
      command: commandFor(order, { letter, number, pdf, html, template: `${written}@${press.version}` }),
    }),
  )
}

interface PrintedLetter {
  readonly letter: ComposedLetter
  readonly number: string | undefined
  readonly template: string
  readonly pdf: KeptFile
  readonly html: KeptFile
}

const commandFor = (order: LetterOrder, { letter, number, template, pdf, html }: PrintedLetter) => ({
  type: 'PrepareLetter',
  data: {
    ...{ kind: order.kind, datedOn: order.datedOn, template, pdf, html },
    ...known({
      number,
      thirdParty: order.thirdParty,
      toAgency: order.toAgency,
      reviewBody: order.reviewBody,
      draft: letter.draft,
      remedies: letter.remedies,
    }),
  },
})

async function deniedBecause(
  { allowedActions }: LetterDependencies,
  { order, actor, minPosition }: PrepareLetterRequest,
): Promise<readonly Refusal[]> {
  const [actions] = await allowedActions([{ aggregate: 'application', id: order.application }], actor, minPosition)
  const prepare = actions?.find(({ command }) => command === 'PrepareLetter')
  return prepare?.deniedBecause ?? [{ code: 'APPLICATION_NOT_FOUND', clause: '711-45' }]
}
