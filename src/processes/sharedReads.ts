/** One query for all that ask the same at about the same time. */
export interface SharedReads {
  readonly read: <T>(question: string, ask: () => Promise<T>) => Promise<T>
  /** From now on every question is asked anew: something has happened. */
  readonly forget: () => void
}

/** Processes are woken together and look at the same rows, so that one look serves all of them. */
export function sharedReads(forMs: number): SharedReads {
  const answers = new Map<string, { readonly askedAt: number; readonly answer: Promise<unknown> }>()
  return {
    read: <T>(question: string, ask: () => Promise<T>): Promise<T> => {
      const known = answers.get(question)
      if (known !== undefined && performance.now() - known.askedAt < forMs) return known.answer as Promise<T>
      // What is held is bounded: whoever is far behind asks for pages that nobody else wants.
      if (answers.size >= MOST_ANSWERS) answers.clear()
      const answer = ask()
      answers.set(question, { askedAt: performance.now(), answer })
      answer.catch(() => answers.delete(question))
      return answer
    },
    forget: () => answers.clear(),
  }
}

const MOST_ANSWERS = 8
