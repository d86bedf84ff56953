import type { ClauseCode } from '../../domain/clauses.js'
import type { AnyEvent } from '../../domain/decider.js'
import type { LogEvent } from '../projection.js'
import type { CheckCode } from './codes.js'
import type { FindingRow } from './tables.js'

/** What a check says about a breach; subject, matter, events and moments are filled in from the event. */
export interface Breach {
  readonly agency: string
  /** Legal date. */
  readonly occurredOn: string
  readonly persons?: readonly (string | undefined)[]
  readonly subject?: { readonly kind: string; readonly id: string }
  readonly item?: string | undefined
  readonly application?: string | undefined
  readonly deadline?: string
  readonly unit?: FindingRow['unit']
  readonly due?: string
  /** Events before this one that it rests on as well. */
  readonly cites?: readonly (string | undefined)[]
  /** Of the check's clauses the one that was broken; left out: the first. */
  readonly clause?: ClauseCode
}

/**
 * What an event means for the findings of its stream. `key` tells several findings of one check apart; `mend` and `lift`
 * mean all that were raised under their key, `{key}#{event}` included.
 */
export type Effect =
  | { readonly kind: 'raise'; readonly key: string; readonly breach: Breach }
  /** Made good. Changes only what is open. */
  | { readonly kind: 'mend'; readonly key: string; readonly on: string; readonly claimsInTime?: boolean }
  /** Proved to have been no breach. */
  | { readonly kind: 'lift'; readonly key: string; readonly on: string }

/**
 * One rule of the regulation as a question to the log: pure, asked of every event that it names with what the stream
 * had said before.
 */
export interface Check<E extends AnyEvent = AnyEvent, S extends object = object> {
  readonly code: CheckCode
  /** The first is the one that a finding cites unless the breach names another. */
  readonly clauses: readonly [ClauseCode, ...ClauseCode[]]
  readonly label: { readonly zh: string; readonly en: string }
  readonly from: {
    readonly [T in E['type']]?: (before: S, event: LogEvent<Extract<E, { type: T }>>) => readonly Effect[]
  }
}

/** A check without the types of its stream, as lists of all checks hold it. */
export type AnyCheck = Pick<Check, 'code' | 'clauses' | 'label'> & { readonly from: Readonly<Record<string, unknown>> }

/** Everything the checks ask of one kind of stream, and what they need to remember of it. */
export interface Watch<E extends AnyEvent, S extends object> {
  readonly initial: (stream: string) => S
  /** What is remembered after an event; `null`: nothing of it. Named for every event, so that a new one is thought of. */
  readonly remember: {
    readonly [T in E['type']]: ((state: S, event: LogEvent<Extract<E, { type: T }>>) => S) | null
  }
  readonly checks: readonly Check<E, S>[]
}

export const raise = (key: string, breach: Breach): Effect => ({ kind: 'raise', key, breach })
export const mend = (key: string, on: string, claimsInTime = false): Effect => ({ kind: 'mend', key, on, claimsInTime })
export const lift = (key: string, on: string): Effect => ({ kind: 'lift', key, on })
