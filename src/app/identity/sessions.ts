import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { PersonId } from '../../domain/values.js'

export const SESSION_HOURS = 8

/** Sessions of browsers. The cookie holds a random token; the database only its SHA-256. */
export interface Sessions {
  readonly open: (person: PersonId, idToken: string) => Promise<string>
  /** Undefined when unknown or expired, and when the account is disabled. */
  readonly personOf: (token: string) => Promise<PersonId | undefined>
  /** Answers whose it was, with the id token that the issuer wants to see for signing out there. */
  readonly close: (token: string) => Promise<{ readonly person: PersonId; readonly idToken: string } | undefined>
  readonly closeAllOf: (person: PersonId) => Promise<void>
}

export function createSessions(pool: pg.Pool): Sessions {
  return {
    open: async (person, idToken) => {
      const token = randomBytes(32).toString('base64url')
      await pool.query(
        `insert into secret.sessions (token_hash, person, id_token, expires_at)
         values ($1, $2, $3, clock_timestamp() + $4::interval)`,
        [hashOf(token), person, idToken, `${SESSION_HOURS} hours`],
      )
      return token
    },
    personOf: async (token) => {
      const { rows } = await pool.query<{ person: PersonId }>(
        `select person from secret.sessions where token_hash = $1 and expires_at > clock_timestamp()
         and not exists (select from secret.disabled d where d.person = sessions.person)`,
        [hashOf(token)],
      )
      return rows[0]?.person
    },
    close: async (token) => {
      const { rows } = await pool.query<{ person: PersonId; id_token: string }>(
        `delete from secret.sessions where token_hash = $1 returning person, id_token`,
        [hashOf(token)],
      )
      return rows[0] === undefined ? undefined : { person: rows[0].person, idToken: rows[0].id_token }
    },
    closeAllOf: async (person) => {
      await pool.query(`delete from secret.sessions where person = $1`, [person])
      await pool.query(`delete from secret.provider where account = $1`, [person])
    },
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
