const WINDOW_MS = 10_000

/** Events per second over the last ten seconds. */
export class Rate {
  #marks: { readonly at: number; readonly events: number }[] = []

  count(events: number): void {
    const now = performance.now()
    this.#marks.push({ at: now, events })
    while (this.#marks.length > 0 && now - this.#marks[0]!.at > WINDOW_MS) this.#marks.shift()
    // A live log gives thousands of small pages; the sums stay right when old ones are drawn together.
    if (this.#marks.length > 1_000) this.#marks = [{ at: now, events: this.#sum() }]
  }

  /** Null until something was counted within the window. */
  get perSecond(): number | null {
    const now = performance.now()
    const first = this.#marks.find(({ at }) => now - at <= WINDOW_MS)
    if (first === undefined) return null
    const events = this.#marks.reduce(
      (sum, mark) => (mark === first || mark.at < first.at ? sum : sum + mark.events),
      0,
    )
    const seconds = (now - first.at) / 1_000
    return seconds < 0.05 ? null : events / seconds
  }

  #sum(): number {
    return this.#marks.reduce((sum, { events }) => sum + events, 0)
  }
}
