export type EmbeddedPostgresFault =
  | 'DIRECTORY_IN_USE'
  | 'NO_BINARIES'
  | 'NOT_REACHABLE_BY_SERVER_ACCOUNT'
  | 'PASSWORD_MISSING'
  | 'INIT_FAILED'
  | 'START_FAILED'
  | 'STOP_FAILED'

/** The embedded PostgreSQL cannot do what was asked. `fault` is stable; the message tells the operator what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  constructor(
    readonly fault: EmbeddedPostgresFault,
    message: string,
  ) {
    super(message)
  }
}
