import type { StoredEvent } from '../../eventstore/eventStore.js'
import { filesIn } from '../fileReferences.js'
import { destroyedSubject } from '../package/sealedPlaces.js'
import type { FsckFindings } from './findings.js'

/** Whether the stored bytes still have the hash that they are named by. */
export type Rehash = (ciphertextSha256: string) => Promise<'ok' | 'missing' | 'altered'>

interface Place {
  readonly subject: string
  readonly where: string
}

const AT_ONCE = 4

/** Files that events name: each has to be there unchanged, unless the key that seals it is destroyed. */
export class FileCheck {
  readonly #files = new Map<string, Place>()
  readonly #destroyed = new Set<string>()

  constructor(
    readonly rehash: Rehash,
    readonly findings: FsckFindings,
  ) {}

  see({ stream, revision, type, data }: StoredEvent): void {
    // Few events are about files or keys; looking at the text is cheaper than parsing each.
    if (type.endsWith('KeyDestroyed')) {
      const subject = destroyedSubject(type, JSON.parse(data))
      if (subject !== undefined) this.#destroyed.add(subject)
    } else if (data.includes('"ciphertextSha256"')) {
      for (const { ciphertextSha256: name, subject } of filesIn(stream, JSON.parse(data)))
        this.#files.set(name, { subject, where: `${stream} revision ${revision}` })
    }
  }

  async run(): Promise<number> {
    const waiting = [...this.#files]
    const next = async (): Promise<void> => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await this.#check(...file)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    return this.#files.size
  }

  async #check(name: string, { subject, where }: Place): Promise<void> {
    if (this.#destroyed.has(subject)) return
    const found = await this.rehash(name)
    if (found === 'missing')
      this.findings.add({ kind: 'fileMissing', where, what: `the stored file ${name} is missing` })
    if (found === 'altered')
      this.findings.add({
        kind: 'fileAltered',
        where,
        what: `the stored file ${name} has other bytes than were stored`,
      })
  }
}
