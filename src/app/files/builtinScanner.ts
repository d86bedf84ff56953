import { Unzip, UnzipInflate } from 'fflate'
import type { MalwareScanner } from './scanner.js'

// The test string of the European Institute for Computer Antivirus Research, in two parts: whole, it would make
// virus scanners remove this file.
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))
const DEEPEST = 3
const MOST_UNPACKED = 600_000_000

/**
 * What runs where no scanner is configured: it finds the EICAR test file, also inside ZIP and Office documents, and
 * nothing else. Its status says so, and /readyz shows it.
 */
export function builtinScanner({ mostUnpacked = MOST_UNPACKED } = {}): MalwareScanner {
  return {
    scan: async (content) => {
      const budget = { left: mostUnpacked }
      const watch = new Watch(0, budget)
      try {
        for await (const piece of content) {
          watch.push(piece, false)
          if (watch.found) return { verdict: 'infected', name: 'EICAR-Test-File' }
          if (budget.left < 0) return { verdict: 'unavailable', why: 'unpacks to too much data' }
        }
        watch.push(new Uint8Array(0), true)
      } catch {
        return { verdict: 'unavailable', why: 'the content could not be read' }
      }
      return watch.found ? { verdict: 'infected', name: 'EICAR-Test-File' } : { verdict: 'clean' }
    },
    status: async () => ({
      kind: 'builtin',
      ready: true,
      detail: 'Only the built-in scanner runs: it finds the EICAR test file and no real malware. Configure clamd.',
    }),
  }
}

/** Looks for the string in a stream and in every entry of the archive that the stream may be. */
class Watch {
  found = false
  private tail: Buffer = Buffer.alloc(0)
  private unzip: Unzip | undefined
  private begun = false

  constructor(
    private readonly depth: number,
    private readonly budget: { left: number },
  ) {}

  push(piece: Uint8Array, last: boolean): void {
    if (this.found || this.budget.left < 0) return
    const seen = Buffer.concat([this.tail, piece])
    this.found = seen.includes(EICAR)
    this.tail = seen.subarray(Math.max(0, seen.length - EICAR.length + 1))
    if (!this.begun && seen.length >= 2) this.begin(seen)
    else this.feed(piece, last)
  }

  private begin(first: Buffer): void {
    this.begun = true
    if (this.depth >= DEEPEST || first.toString('latin1', 0, 2) !== 'PK') return
    this.unzip = new Unzip((file) => {
      const inner = new Watch(this.depth + 1, this.budget)
      file.ondata = (error, data, final) => {
        if (error) return
        this.budget.left -= data.length
        inner.push(data, final)
        if (inner.found) this.found = true
      }
      file.start()
    })
    this.unzip.register(UnzipInflate)
    this.feed(first, false)
  }

  private feed(piece: Uint8Array, last: boolean): void {
    try {
      this.unzip?.push(Uint8Array.from(piece), last)
    } catch {
      // Damaged, or a method that is not unpacked: what was readable has been looked at.
      this.unzip = undefined
    }
  }
}
