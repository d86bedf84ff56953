/** A handler could not take an event in: a fault of the event or the program, not of the moment. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError'
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/**
 * Trying again would fail again: a handler threw, or the database refused the values themselves (classes 21, 22, 23,
 * 42804 and 54 of SQLSTATE). Anything else, a lost connection or a full disk, passes and is tried again.
 */
export function isPoison(error: unknown): boolean {
  if (error instanceof HandlerError) return true
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^(21|22|23|54)...$|^42804$/.test(code)
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
