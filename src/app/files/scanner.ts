/** What a scanner says about one file. `unavailable` = down, too slow or not understood: never taken for clean. */
export type ScanResult =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly name: string }
  | { readonly verdict: 'unavailable'; readonly why: string }

export interface ScannerStatus {
  /** `builtin` looks for test signatures only and must be shown as such on /readyz. */
  readonly kind: 'clamd' | 'builtin'
  readonly ready: boolean
  readonly detail: string
}

/** Looks for malware (LS-14.5). Never rejects: every trouble is a verdict. */
export interface MalwareScanner {
  readonly scan: (content: AsyncIterable<Uint8Array>) => Promise<ScanResult>
  readonly status: () => Promise<ScannerStatus>
}
