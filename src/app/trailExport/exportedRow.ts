/** One event of the audit trail as an export shows it; what is protected stands in `changes` as `{ masked: true }`. */
export interface ExportedRow {
  /** Place in the log, counted from 1. */
  readonly ordinal: number
  readonly eventId: string
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly subjectKind: string
  readonly subjectId: string
  /** By an id that means nothing outside the register, never by name. */
  readonly person: string | null
  readonly role: string
  readonly agency: string | null
  readonly deputyFor: string | null
  readonly process: string | null
  /** UTC. */
  readonly recordedAt: string
  /** Asia/Shanghai. */
  readonly legalDate: string | null
  readonly clause: string
  readonly reason: string | null
  readonly matter: string
  readonly causation: string
  readonly commandId: string
  readonly commandType: string
  readonly rules: readonly string[]
  readonly policies: readonly string[]
  readonly changes: readonly object[]
}

/** What an event has to do with: an item, an agency, a person of the staff, a matter … */
export interface ExportedObject {
  readonly kind: string
  readonly id: string
}

/** What an export is made of, page by page, so that it takes no more memory the longer it is. */
export interface TrailSource {
  /** In the order of the log. */
  readonly rows: () => AsyncIterable<readonly ExportedRow[]>
  /** Every object that those rows name, once. */
  readonly objects: () => AsyncIterable<readonly ExportedObject[]>
}
