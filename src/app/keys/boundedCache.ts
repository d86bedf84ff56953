/** Least recently used entries go first, and each lives a bounded time. */
export class BoundedCache<K, V> {
  private readonly entries = new Map<K, { readonly value: V; readonly until: number }>()

  constructor(
    private readonly limit: number,
    private readonly lifeMs: number,
    private readonly clock: () => number,
  ) {}

  get(key: K): V | undefined {
    const entry = this.entries.get(key)
    if (!entry) return undefined
    this.entries.delete(key)
    if (entry.until <= this.clock()) return undefined
    this.entries.set(key, entry)
    return entry.value
  }

  set(key: K, value: V): void {
    this.entries.delete(key)
    this.entries.set(key, { value, until: this.clock() + this.lifeMs })
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.limit) return
      this.entries.delete(oldest)
    }
  }

  delete(key: K): void {
    this.entries.delete(key)
  }

  clear(): void {
    this.entries.clear()
  }
}
