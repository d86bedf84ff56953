/** The database was migrated by a newer release than this one; migrations only go forward. */
export class DatabaseTooNewError extends Error {
  override readonly name = 'DatabaseTooNewError'
  constructor(found: number, known: number) {
    super(`The database is at version ${found}; this release knows ${known}. Run the newer release.`)
  }
}

/** The server is older than PostgreSQL 15. */
export class DatabaseTooOldError extends Error {
  override readonly name = 'DatabaseTooOldError'
  constructor(version: string) {
    super(`PostgreSQL 15 or newer is needed; this server is ${version}.`)
  }
}

/** What stands in DATABASE_URL or DATABASE_OWNER_URL does not do. */
export class DatabaseConfigurationError extends Error {
  override readonly name = 'DatabaseConfigurationError'
}
