import { applicationDecider } from '../../domain/application/decide.js'
import type { ApplicationEvent, Remedies } from '../../domain/application/events.js'
import type { Application } from '../../domain/application/state.js'
import type { DecisionContext } from '../../domain/context.js'
import { decide } from '../../domain/decide.js'
import type { Refusal } from '../../domain/decider.js'
import type { LetterKind } from '../../domain/letter/vocabulary.js'
import { applicationFacts } from '../letterFacts/applicationFacts.js'
import type { LetterMatter } from '../letterFacts/letterMatter.js'
import { noticeFacts } from '../letterFacts/noticeFacts.js'
import { replyFacts } from '../letterFacts/replyFacts.js'
import type { LetterDocument } from '../letters/letterDocument.js'
import type { LetterFacts } from '../letters/letterFacts.js'
import { type LetterKind as WrittenKind, replyKindOf } from '../letters/letterKinds.js'
import type { LetterOrder } from './letterOrder.js'
import type { LetterPress } from './letterPress.js'
import { whyNotWritten } from './whyNotWritten.js'

/** A letter in words, and what of the record it says. */
export interface ComposedLetter {
  readonly document: LetterDocument
  readonly written: WrittenKind
  readonly draft?: number
  readonly remedies?: Remedies
}
export type Composed =
  { readonly ok: true; readonly letter: ComposedLetter } | { readonly ok: false; readonly refusals: readonly Refusal[] }

export interface Composing extends Pick<LetterMatter, 'staffNames' | 'repliedOn'> {
  /** Opened as far as keys live. */
  readonly events: readonly ApplicationEvent[]
  readonly context: DecisionContext
  readonly order: LetterOrder
}

/** The number that is on record for the letter, without writing it; undefined where there is none. */
export function numberOnRecord(composing: Composing): string | undefined {
  const matter = matterOf(composing, composing.events)
  return matter === undefined ? undefined : noticeFacts(matter).number
}

/** Writes the letter under a number; a step that is not on record yet is decided on trial first. */
export async function composed(
  composing: Composing,
  press: LetterPress,
  number: string | undefined,
): Promise<Composed> {
  try {
    const tried = onTrial(composing, number)
    if (!tried.ok) return tried
    const matter = matterOf(composing, tried.events)
    return matter === undefined
      ? refused({ code: 'APPLICATION_NOT_FOUND', clause: '711-45' })
      : await written(matter, composing.order, press, number)
  } catch (fault) {
    return refused(whyNotWritten(fault))
  }
}

async function written(
  matter: LetterMatter,
  { kind, words }: LetterOrder,
  press: LetterPress,
  number: string | undefined,
): Promise<Composed> {
  const reply = kind === 'reply' || kind === 'approvalForm' ? await replyFacts(matter) : undefined
  if (reply?.ok === false) return reply
  const facts: LetterFacts = {
    ...applicationFacts(matter),
    ...words,
    ...noticeFacts(matter).facts,
    ...reply?.facts,
    ...(number === undefined ? {} : { number }),
  }
  const as = writtenKind(kind, matter)
  const said = kind === 'reply' && reply !== undefined ? { draft: reply.draft, remedies: reply.remedies } : {}
  return { ok: true, letter: { document: press.compose(as, facts), written: as, ...said } }
}

const refused = (refusal: Refusal): Composed => ({ ok: false, refusals: [refusal] })

/** One reply letter per outcome; a notice is written as it is named. */
const writtenKind = (kind: LetterKind, { application }: LetterMatter): WrittenKind =>
  kind === 'reply' ? replyKindOf(application.draft!.outcome.kind) : kind

const fold = (events: readonly ApplicationEvent[]): Application =>
  events.reduce(applicationDecider.evolve, applicationDecider.initial)

function matterOf(
  { order, context, staffNames, repliedOn }: Composing,
  events: readonly ApplicationEvent[],
): LetterMatter | undefined {
  const application = fold(events)
  if (application.status === 'absent') return undefined
  const { kind, datedOn: date, thirdParty, toAgency, reviewBody } = order
  return {
    ...{ kind, date, events, application, context, staffNames, repliedOn },
    ...(thirdParty === undefined ? {} : { thirdParty }),
    ...(toAgency === undefined ? {} : { toAgency }),
    ...(reviewBody === undefined ? {} : { reviewBody }),
  }
}

type Tried =
  | { readonly ok: true; readonly events: readonly ApplicationEvent[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

/** The history with what the step would add; everything that speaks against the step speaks against its letter. */
function onTrial({ events, order, context }: Composing, number: string | undefined): Tried {
  if (order.step === undefined) return { ok: true, events }
  const step = order.step(number ?? '')
  if (step === undefined) return { ok: false, refusals: [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'step' }] }
  const decision = decide(applicationDecider, step, fold(events), context)
  return decision.ok
    ? { ok: true, events: [...events, ...decision.value.events] }
    : { ok: false, refusals: decision.error }
}
