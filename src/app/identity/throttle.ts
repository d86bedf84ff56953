import { createHash } from 'node:crypto'

export interface ThrottleLimits {
  /** Failures that lock. */
  readonly most: number
  /** How long failures are counted together, and how long a lock lasts. */
  readonly minutes: number
}

/** Counts failed sign-ins of one name or one address. Names that do not exist are counted alike. */
export interface Throttle {
  readonly isLocked: (subject: string) => Promise<boolean>
  /** Answers when this failure locked the subject: until when, and after how many. */
  readonly failed: (
    subject: string,
    limits: ThrottleLimits,
  ) => Promise<{ readonly failures: number; readonly lockedUntil: Date } | undefined>
  readonly succeeded: (subject: string) => Promise<void>
}

/** A pool of connections, or anything else that answers SQL. */
interface Counters {
  readonly query: <Row extends object>(
    text: string,
    values?: unknown[],
  ) => Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>
}

export function createThrottle(pool: Counters): Throttle {
  return {
    isLocked: async (subject) => {
      const { rowCount } = await pool.query(
        `select from secret.failures where subject = $1 and locked_until > clock_timestamp()`,
        [hidden(subject)],
      )
      return rowCount === 1
    },
    failed: async (subject, { most, minutes }) => {
      // One statement, so that attempts in parallel are all counted.
      const { rows } = await pool.query<{ failures: number; locked_until: Date | null }>(COUNT, [
        hidden(subject),
        `${minutes} minutes`,
        most,
      ])
      const { failures, locked_until } = rows[0]!
      return failures === most && locked_until !== null ? { failures, lockedUntil: locked_until } : undefined
    },
    succeeded: async (subject) => {
      await pool.query(`delete from secret.failures where subject = $1`, [hidden(subject)])
    },
  }
}

const COUNT = `
  insert into secret.failures as f (subject, failures, window_ends)
  values ($1, 1, clock_timestamp() + $2::interval)
  on conflict (subject) do update set
    failures = case when f.window_ends < clock_timestamp() then 1 else f.failures + 1 end,
    window_ends = case when f.window_ends < clock_timestamp() then clock_timestamp() + $2::interval else f.window_ends end,
    locked_until = case
      when f.window_ends >= clock_timestamp() and f.failures + 1 = $3 then clock_timestamp() + $2::interval
      else f.locked_until end
  returning failures, locked_until`

/** Addresses and mistyped names are nobody's business. */
const hidden = (subject: string): string => createHash('sha256').update(subject).digest('base64url')
