/** What has to be ended, last opened first; each end is tried, whatever became of the others. */
export interface Undo {
  readonly push: (end: () => Promise<unknown>) => void
  /** @throws AggregateError of everything that could not be ended */
  readonly run: () => Promise<void>
}

export function undoStack(): Undo {
  const ends: (() => Promise<unknown>)[] = []
  return {
    push: (end) => void ends.push(end),
    run: async () => {
      const faults: unknown[] = []
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
        try {
          await end()
        } catch (fault) {
          faults.push(fault)
        }
      }
      if (faults.length > 0) throw new AggregateError(faults, 'not everything could be shut down')
    },
  }
}
