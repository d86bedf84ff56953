import { createHash } from 'node:crypto'
import { subjectOf } from '../auditTrail/subject.js'
import type { LogEvent } from '../projection.js'
import type { AnyCheck, Breach, Effect } from './check.js'
import type { CheckCode } from './codes.js'
import type { FindingRow } from './tables.js'

/** The regulation is in force from its publication (LS-18.1): what happened before raises no finding. */
const IN_FORCE_FROM = '2021-08-04'

const ID_LENGTH = 24

/** Deterministic: nothing but the check, the stream and the key goes into it. */
export const findingId = (check: CheckCode, stream: string, key: string): string =>
  `${check}.${createHash('sha256')
    .update(JSON.stringify([stream, key]))
    .digest('hex')
    .slice(0, ID_LENGTH)}`

/** The findings of a stream after a check has spoken about an event; those that changed are new objects. */
export const withEffects = (
  findings: readonly FindingRow[],
  check: AnyCheck,
  event: LogEvent,
  effects: readonly Effect[],
): readonly FindingRow[] => effects.reduce((rows, effect) => withEffect(rows, check, event, effect), findings)

function withEffect(
  findings: readonly FindingRow[],
  check: AnyCheck,
  event: LogEvent,
  effect: Effect,
): readonly FindingRow[] {
  if (effect.kind === 'raise') {
    const id = findingId(check.code, event.stream, effect.key)
    const isKnown = findings.some((finding) => finding.id === id)
    if (isKnown || effect.breach.occurredOn < IN_FORCE_FROM) return findings
    return [...findings, raised(id, effect.key, check, event, effect.breach)]
  }
  const changed = findings.map((finding) =>
    finding.code === check.code && isMeant(finding.key, effect.key)
      ? cited(finding, after(finding, effect), event)
      : finding,
  )
  return changed.some((finding, index) => finding !== findings[index]) ? changed : findings
}

/** A key stands for itself and for what the events of that key found. */
const isMeant = (key: string, named: string): boolean => key === named || key.startsWith(`${named}#`)

const cited = (before: FindingRow, changed: FindingRow | undefined, { id, metadata }: LogEvent): FindingRow =>
  changed === undefined
    ? before
    : { ...changed, events: distinct([...changed.events, id]), changedAt: metadata.recordedAt }

/** Undefined where nothing changes. */
function after(finding: FindingRow, effect: Exclude<Effect, { kind: 'raise' }>): FindingRow | undefined {
  switch (effect.kind) {
    case 'mend':
      return finding.status === 'open'
        ? { ...finding, status: 'mended', mendedOn: effect.on, claimsInTime: effect.claimsInTime === true }
        : undefined
    case 'lift':
      return finding.status === 'lifted'
        ? undefined
        : { ...finding, status: 'lifted', liftedOn: effect.on, claimsInTime: false }
  }
}

function raised(id: string, key: string, check: AnyCheck, event: LogEvent, breach: Breach): FindingRow {
  const subject = breach.subject ?? subjectOf(event)
  const { recordedAt, correlationId } = event.metadata
  return {
    id,
    code: check.code,
    key,
    clause: breach.clause ?? check.clauses[0],
    clauses: check.clauses,
    agency: breach.agency,
    persons: distinct(breach.persons ?? []),
    subjectKind: subject.kind,
    subjectId: subject.id,
    item: breach.item ?? (subject.kind === 'informationItem' ? subject.id : null),
    application: breach.application ?? (subject.kind === 'application' ? subject.id : null),
    stream: event.stream,
    matter: correlationId,
    events: distinct([...(breach.cites ?? []), event.id]),
    deadline: breach.deadline ?? null,
    unit: breach.unit ?? null,
    due: breach.due ?? null,
    occurredOn: breach.occurredOn,
    month: breach.occurredOn.slice(0, 7),
    noticedAt: recordedAt,
    noticedOrdinal: event.ordinal,
    status: 'open',
    mendedOn: null,
    claimsInTime: false,
    liftedOn: null,
    changedAt: recordedAt,
  }
}

const distinct = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
]
