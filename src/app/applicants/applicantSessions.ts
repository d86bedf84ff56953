import { createHash, randomBytes } from 'node:crypto'
import type { Queries } from './queries.js'

export const APPLICANT_SESSION_HOURS = 2

/** Sessions of applicants' browsers. The cookie holds a random token; the database only its SHA-256. */
export interface ApplicantSessions {
  readonly open: (access: string) => Promise<string>
  /** Whose it is; undefined when unknown or expired. */
  readonly accessOf: (token: string) => Promise<string | undefined>
  readonly close: (token: string) => Promise<void>
  readonly closeAllOf: (access: string) => Promise<void>
}

export const createApplicantSessions = (db: Queries): ApplicantSessions => ({
  open: async (access) => {
    const token = randomBytes(32).toString('base64url')
    await db.query(
      `insert into secret.applicant_sessions (token_hash, access, expires_at)
       values ($1, $2, clock_timestamp() + $3::interval)`,
      [hashOf(token), access, `${APPLICANT_SESSION_HOURS} hours`],
    )
    return token
  },
  accessOf: async (token) => {
    const { rows } = await db.query<{ access: string }>(
      `select access from secret.applicant_sessions where token_hash = $1 and expires_at > clock_timestamp()`,
      [hashOf(token)],
    )
    return rows[0]?.access
  },
  close: async (token) => {
    await db.query(`delete from secret.applicant_sessions where token_hash = $1`, [hashOf(token)])
  },
  closeAllOf: async (access) => {
    await db.query(`delete from secret.applicant_sessions where access = $1`, [access])
  },
})

const hashOf = (token: string): string => createHash('sha256').update(token.slice(0, 200)).digest('base64url')
