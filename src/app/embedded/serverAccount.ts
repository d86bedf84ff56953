import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { EmbeddedPostgresError } from './errors.js'

/** How to start a program of the server: PostgreSQL refuses to run as root. */
export interface ServerAccount {
  /** Who must own the data directory; undefined: whoever runs this program. */
  readonly owner?: { readonly uid: number; readonly gid: number }
  readonly command: (
    file: string,
    args: readonly string[],
  ) => {
    readonly file: string
    readonly args: readonly string[]
    readonly uid?: number
    readonly gid?: number
  }
}

/**
 * Run by anyone but root: themselves. Run by root: the account `postgres`, made where it is missing.
 * @param mustReach a program and directories that the account has to get to; below a directory closed to others
 *   (/root) it gets the one capability to search directories, nothing else
 * @throws EmbeddedPostgresError NOT_REACHABLE_BY_SERVER_ACCOUNT
 */
export function serverAccount(mustReach: { readonly program: string; readonly directory: string }): ServerAccount {
  if (process.getuid?.() !== 0) return { command: (file, args) => ({ file, args }) }
  const owner = accountOf('postgres') ?? createAccount() ?? accountOf('nobody')
  if (owner === undefined) {
    throw unreachableFor('PostgreSQL does not run as root, and this system has no account "postgres".')
  }
  const { uid, gid } = owner
  const plain: ServerAccount = { owner, command: (file, args) => ({ file, args, uid, gid }) }
  if (reaches(plain, mustReach)) return plain
  for (const capability of ['+dac_read_search', '+dac_override']) {
    const privileges = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
    const capabilities = [`--inh-caps=${capability}`, `--ambient-caps=${capability}`]
    const capable: ServerAccount = {
      owner,
      command: (file, args) => ({ file: 'setpriv', args: [...privileges, ...capabilities, '--', file, ...args] }),
    }
    if (reaches(capable, mustReach)) return capable
  }
  throw unreachableFor(
    `The account that runs PostgreSQL (uid ${uid}) cannot get to ${mustReach.program} or ${mustReach.directory}.`,
  )
}

const unreachableFor = (what: string) =>
  new EmbeddedPostgresError(
    'NOT_REACHABLE_BY_SERVER_ACCOUNT',
    `${what} Run as another user, move the program and DATA_DIR out of directories closed to others, or set DATABASE_URL.`,
  )

function reaches(account: ServerAccount, { program, directory }: Parameters<typeof serverAccount>[0]): boolean {
  const runs = (file: string, args: readonly string[]) => {
    const { file: command, args: all, ...as } = account.command(file, args)
    return spawnSync(command, all, { ...as, cwd: '/', stdio: 'ignore' }).status === 0
  }
  return runs(program, ['--version']) && runs('/bin/sh', ['-c', 'cd "$0"', directory])
}

function accountOf(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

function createAccount(): { uid: number; gid: number } | undefined {
  const ways: readonly [string, readonly string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']], // BusyBox
  ]
  for (const [file, args] of ways) {
    try {
      execFileSync(file, args, { stdio: 'ignore' })
    } catch {
      // Not this system's way, or another process was faster.
    }
    const account = accountOf('postgres')
    if (account !== undefined) return account
  }
  return undefined
}
