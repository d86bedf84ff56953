/** Work whose caller must not wait for it, nor learn how long it takes. */
export interface Background {
  readonly run: (work: () => Promise<unknown>) => void
  /** When nothing is under way any more. */
  readonly idle: () => Promise<void>
}

export function createBackground(onFault: (error: unknown) => void): Background {
  const running = new Set<Promise<unknown>>()
  return {
    run: (work) => {
      const done: Promise<unknown> = work()
        .catch(onFault)
        .finally(() => running.delete(done))
      running.add(done)
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
