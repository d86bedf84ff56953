import { execFileSync } from 'node:child_process'
import { run } from './rawAppend.js'

/**
 * Copies the log out of one database and into another, migrated and empty one: rows through files, as pg_dump does
 * it. With a pg_dump at least as new as the server, that program itself does the copying.
 * @returns which way it went
 */
export async function dumpAndRestore(from: string, to: string): Promise<'pg_dump' | 'COPY'> {
  const { rows } = await run(
    from,
    `select current_setting('server_version_num')::int / 10000 as major, current_setting('data_directory') as data`,
  )
  const { major, data } = rows[0] as { major: number; data: string }
  if (versionOfPgDump() >= major) {
    const dump = execFileSync('pg_dump', ['--data-only', '--schema=log', from], { maxBuffer: 1 << 30 })
    execFileSync('psql', ['--quiet', '--set=ON_ERROR_STOP=1', to], {
      input: dump,
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    return 'pg_dump'
  }
  const file = `${data}/log-${process.pid}-${Date.now()}.copy`
  await run(from, `copy log.events to '${file}'`)
  await run(to, `copy log.events from '${file}'`)
  return 'COPY'
}

function versionOfPgDump(): number {
  try {
    return Number(/(\d+)/.exec(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' }))?.[1] ?? 0)
  } catch {
    return 0
  }
}
