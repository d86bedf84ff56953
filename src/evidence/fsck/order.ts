import type { StoredEvent } from '../../eventstore/eventStore.js'
import type { FsckFindings } from './findings.js'

/** What holds between neighbours: no gap in a stream, none in the positions, time that does not run backwards. */
export class OrderCheck {
  readonly #last = new Map<string, number>()
  #position = 0
  #recordedAt = ''

  /** @param gapless the positions of this log are numbers without gaps, and one clock stamps it (PostgreSQL) */
  constructor(
    readonly gapless: boolean,
    readonly findings: FsckFindings,
  ) {}

  see(event: StoredEvent, index: number): void {
    const { stream, revision } = event
    const expected = (this.#last.get(stream) ?? -1) + 1
    if (revision !== expected)
      this.findings.add({
        ...{ kind: 'streamGap', where: `${stream} revision ${revision}`, index },
        what: `revision ${expected} should stand here`,
      })
    this.#last.set(stream, revision)
    if (this.gapless) this.#seePosition(event, index)
  }

  #seePosition({ position, stream, revision, metadata }: StoredEvent, index: number): void {
    const where = `${stream} revision ${revision}`
    const number = Number(position)
    if (number !== this.#position + 1)
      this.findings.add({ kind: 'positionGap', where, what: `position ${number} follows ${this.#position}`, index })
    this.#position = number
    const recordedAt = recordedAtIn(metadata)
    if (recordedAt < this.#recordedAt)
      this.findings.add({ kind: 'timeBackwards', where, what: `${recordedAt} follows ${this.#recordedAt}`, index })
    this.#recordedAt = recordedAt
  }
}

const RECORDED_AT = '"recordedAt":"'

/** Without parsing the whole: the key is the codec's own and cannot stand in another place of canonical metadata. */
function recordedAtIn(metadata: string): string {
  const at = metadata.indexOf(RECORDED_AT)
  return at < 0 ? '' : metadata.slice(at + RECORDED_AT.length, at + RECORDED_AT.length + 24)
}
