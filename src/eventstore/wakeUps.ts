/** Tells whoever waits at the end of the log that there may be more of it. */
export interface WakeUps {
  /** Grows with each wake-up; take it before looking, give it to `wait`: a wake-up in between is not slept through. */
  readonly count: () => number
  readonly wake: () => void
  /** Resolves after the next wake-up since `seen`, when the time is up or when the signal aborts. */
  readonly wait: (seen: number, signal: AbortSignal, atMostMs: number) => Promise<void>
}

export function wakeUps(): WakeUps {
  const sleepers = new Set<() => void>()
  let count = 0
  return {
    count: () => count,
    wake: () => {
      count += 1
      for (const wakeUp of [...sleepers]) wakeUp()
    },
    wait: (seen, signal, atMostMs) =>
      new Promise((resolve) => {
        if (count !== seen || signal.aborted) return resolve()
        const wakeUp = () => {
          clearTimeout(timer)
          sleepers.delete(wakeUp)
          signal.removeEventListener('abort', wakeUp)
          resolve()
        }
        const timer = setTimeout(wakeUp, atMostMs)
        sleepers.add(wakeUp)
        signal.addEventListener('abort', wakeUp)
      }),
  }
}
