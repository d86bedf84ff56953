/** Whether the program can do its work now; false as soon as one check is. */
export interface Readiness {
  readonly ready: boolean
  readonly checks: readonly {
    readonly name: string
    readonly ok: boolean
    /** Events that a read model has yet to take in. */
    readonly lag?: number
    /** For operators; no personal data, no secrets. */
    readonly detail?: string
  }[]
}
