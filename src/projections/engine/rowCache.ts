/**
 * Rows as the owner last wrote them, so that a rebuild does not read back what it has just written. Only the fenced
 * owner writes, so they hold until a page fails. The oldest go first; memory stays flat.
 */
export class RowCache {
  readonly #rows = new Map<string, Readonly<Record<string, unknown>>>()

  constructor(readonly limit: number) {}

  get(key: string): Readonly<Record<string, unknown>> | undefined {
    return this.#rows.get(key)
  }

  set(key: string, row: Readonly<Record<string, unknown>> | undefined): void {
    this.#rows.delete(key)
    if (row === undefined) return
    this.#rows.set(key, row)
    if (this.#rows.size > this.limit) this.#rows.delete(this.#rows.keys().next().value!)
  }

  clear(): void {
    this.#rows.clear()
  }
}
