import type { Event } from '../decider.js'
import type { Protected } from '../protected.js'
import type { PersonId, Sha256 } from '../values.js'

// Stored for ever: a change here needs an upcaster and a decision record.
// Written by the evidence room itself, not by a decider: there is nothing to decide, only to put on record.

/** What evidence is taken away for. */
export const EXPORT_PURPOSES = [
  'supervision', // 监督检查
  'accountability', // 责任追究
  'proceedings', // 行政复议、行政诉讼
  'audit', // 审计
  'other', // 其他
] as const
export type ExportPurpose = (typeof EXPORT_PURPOSES)[number]

/**
 * Evidence is about to be handed out (取证导出). `manifest` binds everything in the package, so that it can neither be
 * changed nor be made without this record.
 */
export type EvidenceExported = Event<
  'EvidenceExported',
  {
    /** What it is about: `item:{id}`, `consultation:{id}`, `matter:{id}` … */
    readonly subject: string
    readonly purpose: ExportPurpose
    /** Number of the letter or order that it was asked for with. */
    readonly reference?: string
    /** Whoever asked for it, where it was not the one who made it. */
    readonly requestedBy?: PersonId
    /** Whose key sealed values are disclosed without: `person` unless personal data was asked for. */
    readonly personalData: boolean
    readonly events: number
    readonly files: number
    /** SHA-256 of the package's list of contents. */
    readonly manifest: Sha256
  }
>

/**
 * The log has lost events that a checkpoint was signed for, and goes on under another name (日志重新起算). Whoever holds
 * that checkpoint learns from this which part of it the log can no longer show.
 */
export type LogOriginStarted = Event<
  'LogOriginStarted',
  {
    readonly origin: string
    readonly previousOrigin: string
    /** Events that were signed for. */
    readonly previousSize: number
    /** Base 64. */
    readonly previousRoot: string
    /** Events before this one that are left; from here to `previousSize` they are lost or no longer the same. */
    readonly remaining: number
    /** What happened, as the operator's record names it. */
    readonly reason: string
  }
>

export const TRAIL_EXPORT_FORMATS = ['csv', 'jsonl', 'ocel'] as const
export type TrailExportFormat = (typeof TRAIL_EXPORT_FORMATS)[number]

/** What an export of the audit trail was narrowed down to; ids and codes only. Left out: everything. */
export interface ExportedTrailFilter {
  readonly subjects?: readonly { readonly kind: string; readonly id: string }[]
  readonly person?: string
  readonly roles?: readonly string[]
  readonly agency?: string
  readonly withSubAgencies?: boolean
  readonly clause?: string
  readonly types?: readonly string[]
  readonly recordedFrom?: string
  readonly recordedUntil?: string
  readonly legalFrom?: string
  readonly legalUntil?: string
  readonly matter?: string
  readonly causation?: string
  readonly command?: string
  readonly includeTrails?: boolean
  /** Where words were looked for: the types of events and the items whose names said them then. */
  readonly named?: { readonly types: readonly string[]; readonly items: readonly string[] }
}

/** The audit trail, or a part of it, is about to be handed out (导出审计记录). With it the same file can be made again. */
export type AuditTrailExported = Event<
  'AuditTrailExported',
  {
    readonly format: TrailExportFormat
    readonly purpose: ExportPurpose
    /** Number of the letter or order that it was asked for with. */
    readonly reference?: string
    readonly filter: ExportedTrailFilter
    /** Words that were looked for; sealed, for they may be somebody's name. */
    readonly text?: Protected
    /** Place in the log, counted from 1, of the last event that was looked at. */
    readonly upTo: number
    /** Events in the file. */
    readonly events: number
  }
>

export type EvidenceEvent = EvidenceExported | LogOriginStarted | AuditTrailExported
export const EVIDENCE_EVENT_TYPES = [
  'EvidenceExported',
  'LogOriginStarted',
  'AuditTrailExported',
] as const satisfies readonly EvidenceEvent['type'][]
