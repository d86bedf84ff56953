/** A read model that a process looks into has not taken in the event yet: the process waits for it, nothing is at fault. */
export class ReadModelBehindError extends Error {
  override readonly name = 'ReadModelBehindError'
  constructor(readonly readModel: string) {
    super(`the read model ${readModel} has not reached the event`)
  }
}
