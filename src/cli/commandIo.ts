/** Where a command writes: answers to `out`, what went wrong to `err`; one call, one line. */
export interface CommandIo {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}
