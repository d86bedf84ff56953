import type { RedactionDoubt, RedactionPlace } from '../redaction.js'

/** A stretch of text that stands somewhere in a file. */
export interface Segment {
  readonly place: RedactionPlace
  /** `page 3`, `word/comments.xml`, `object 12 0`. */
  readonly where: string
  readonly text: string
}

export interface FileToRead {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What readers of one file share: their doubts, and how much they may still unpack. */
export class Reading {
  readonly doubts = new Set<RedactionDoubt>()
  private unpackable = 256_000_000

  doubt(reason: RedactionDoubt): void {
    this.doubts.add(reason)
  }

  /** How much one stream may unpack to; takes what it did from the whole. */
  get most(): number {
    return Math.max(1, Math.min(64_000_000, this.unpackable))
  }

  spend(bytes: number): void {
    this.unpackable -= bytes
  }

  get exhausted(): boolean {
    return this.unpackable <= 0
  }
}
