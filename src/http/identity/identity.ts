import type { FastifyInstance } from 'fastify'
import type { Accounts } from '../../app/identity/accounts.js'
import type { Authenticator } from '../authentication.js'

/** How people sign in here. */
export interface Identity {
  readonly authenticator: Authenticator
  /** Mounts the routes of sign-in. */
  readonly mount: (app: FastifyInstance) => Promise<void>
  /** Accounts of the embedded provider; absent where an external issuer keeps them. */
  readonly accounts?: Accounts
  /** Removes expired sessions, codes and counters; to be called now and then, by any number of processes. */
  readonly forgetExpired: () => Promise<void>
}
