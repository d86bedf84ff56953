import type { SignedCheckpoint } from '../checkpoint/history.js'
import type { Hash } from '../merkle/hash.js'
import { checkNote } from '../note/checkNote.js'
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.js'
import type { VerifierKey } from '../note/noteKeys.js'
import { MalformedNoteError } from '../note/signedNote.js'
import type { Altered, FsckFindings } from './findings.js'

interface Expected {
  readonly size: number
  readonly root: Hash
  readonly signedAt: string
  readonly where: string
}

/** Checkpoints that were signed, in the order in which the log comes to them. */
export class CheckpointTrail {
  readonly #expected: readonly Expected[]
  #next = 0
  #stands: Expected | undefined
  #broken: Expected | undefined

  /**
   * @param history as the database has it; what is signed by nobody known is a finding, and is not believed
   * @param own what the signer keeps outside the database, and checkpoints that somebody brings: always believed
   */
  constructor(
    history: readonly SignedCheckpoint[],
    own: readonly { readonly checkpoint: Checkpoint; readonly where: string }[],
    { keys, origin }: { readonly keys: readonly VerifierKey[]; readonly origin: string },
    private readonly findings: FsckFindings,
  ) {
    const believed = history
      .filter((signed) => signed.origin === origin)
      .flatMap((signed) => this.#believed(signed, keys) ?? [])
    const brought = own.map(({ checkpoint: { size, root }, where }) => ({ size, root, signedAt: '', where }))
    this.#expected = [...believed, ...brought].sort((a, b) => a.size - b.size)
  }

  get count(): number {
    return this.#expected.length
  }

  /** The size at which the log is to be held against a checkpoint next. */
  get nextSize(): number {
    return this.#expected[this.#next]?.size ?? Number.POSITIVE_INFINITY
  }

  reached(size: number, root: Hash): void {
    for (; this.nextSize === size; this.#next += 1) {
      const expected = this.#expected[this.#next]!
      if (expected.root.equals(root)) {
        if (this.#broken === undefined) this.#stands = expected
        continue
      }
      // Of the database's own the first is enough: every later one is contradicted as well.
      if (this.#broken === undefined || expected.signedAt === '')
        this.findings.add({
          kind: 'checkpointContradicted',
          where: expected.where,
          what: `the first ${size} events are not those that it was signed for${expected.signedAt === '' ? '' : ` at ${expected.signedAt}`}`,
        })
      this.#broken ??= expected
    }
  }

  /** The log has ended: whatever was signed beyond it is lost. */
  ended(size: number): void {
    const beyond = this.#expected.slice(this.#next)
    const last = beyond.at(-1)
    if (last === undefined) return
    this.findings.add({
      kind: 'tailLost',
      where: last.where,
      what: `the log has ${size} events, and ${last.size} were signed for${last.signedAt === '' ? '' : ` at ${last.signedAt}`}`,
      index: size,
    })
    this.#broken ??= beyond[0]!
  }

  /** The log is proved to be what was signed for up to this size. */
  get standing(): number {
    return this.#stands?.size ?? 0
  }

  /** For the report: nothing while every checkpoint stands. */
  altered(): { readonly altered?: Altered } {
    if (this.#broken === undefined) return {}
    const { size, signedAt } = this.#broken
    const stands = this.#stands
    return {
      altered: {
        brokenAt: { size, signedAt },
        ...(stands === undefined ? {} : { standsUpTo: { size: stands.size, signedAt: stands.signedAt } }),
      },
    }
  }

  #believed({ note, size, root, signedAt }: SignedCheckpoint, keys: readonly VerifierKey[]): Expected | undefined {
    const where = `checkpoint of size ${size}`
    const checkpoint = parsed(note)
    const isSigned = checkpoint !== undefined && checkNote(checkpoint, keys).by.length > 0
    if (isSigned && checkpoint.size === size && checkpoint.root.toString('base64') === root)
      return { size, root: checkpoint.root, signedAt, where }
    this.findings.add({ kind: 'checkpointForged', where, what: 'no key of this log has signed what stands there' })
    return undefined
  }
}

function parsed(note: string): Checkpoint | undefined {
  try {
    return parseCheckpoint(note)
  } catch (error) {
    if (error instanceof MalformedNoteError) return undefined
    throw error
  }
}
