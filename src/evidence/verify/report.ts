/**
 * What a verification comes to. Anything altered outweighs a key that is not trusted, that outweighs what is missing, and
 * only where nothing of it was found the package stands.
 */
export const VERDICTS = ['TAMPERED', 'UNTRUSTED-KEY', 'INCOMPLETE', 'VERIFIED-ERASED', 'VERIFIED'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Fault {
  readonly verdict: 'TAMPERED' | 'UNTRUSTED-KEY' | 'INCOMPLETE'
  /** Part of the package, stream and revision, or key. */
  readonly where: string
  readonly what: string
}

export interface Report {
  readonly verdict: Verdict
  readonly faults: readonly Fault[]
  /** What the reader should know beside the verdict. */
  readonly notes: readonly string[]
  readonly subject?: string
  readonly checkpoint?: { readonly origin: string; readonly size: number; readonly root: string }
  readonly signedBy: readonly string[]
  readonly events: number
}

/** Gathers everything that is wrong, so that one look shows all of it. */
export class Findings {
  readonly faults: Fault[] = []
  readonly notes: string[] = []
  erased = false

  tampered(where: string, what: string): void {
    this.faults.push({ verdict: 'TAMPERED', where, what })
  }
  untrusted(where: string, what: string): void {
    this.faults.push({ verdict: 'UNTRUSTED-KEY', where, what })
  }
  incomplete(where: string, what: string): void {
    this.faults.push({ verdict: 'INCOMPLETE', where, what })
  }
  note(sentence: string): void {
    if (!this.notes.includes(sentence)) this.notes.push(sentence)
  }

  verdict(): Verdict {
    const worst = VERDICTS.find((verdict) => this.faults.some((fault) => fault.verdict === verdict))
    return worst ?? (this.erased ? 'VERIFIED-ERASED' : 'VERIFIED')
  }
}
