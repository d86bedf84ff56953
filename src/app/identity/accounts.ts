import type pg from 'pg'
import type { AccountCommand } from '../../domain/account/commands.js'
import type { Actor } from '../../domain/context.js'
import { instantOf } from '../../domain/dates.js'
import type { PersonId } from '../../domain/values.js'
import { uuidOf } from '../../eventstore/eventIds.js'
import type { CommandOutcome } from '../command.js'
import type { Execute } from '../execute.js'
import { passwordFaults, type Passwords } from './passwords.js'
import type { Sessions } from './sessions.js'
import type { Throttle } from './throttle.js'

/** Who gives an order about an account, and the id that makes repeating it harmless. */
export interface AccountOrder {
  readonly commandId: string
  readonly actor: Actor
}

/**
 * Accounts of the embedded provider. Each change is an event first and then takes effect on the secrets; a crash in
 * between is mended by giving the order again, also under a new id.
 */
export interface Accounts {
  readonly open: (person: PersonId, password: string, order: AccountOrder) => Promise<CommandOutcome>
  /** Ends every session of the person. */
  readonly setPassword: (person: PersonId, password: string, order: AccountOrder) => Promise<CommandOutcome>
  readonly changeOwnPassword: (
    person: PersonId,
    passwords: { readonly old: string; readonly new: string },
    commandId: string,
  ) => Promise<CommandOutcome>
  /** Ends every session; access tokens are refused from the next request on. */
  readonly disable: (person: PersonId, order: AccountOrder) => Promise<CommandOutcome>
  readonly enable: (person: PersonId, order: AccountOrder) => Promise<CommandOutcome>
  readonly isEnabled: (person: PersonId) => Promise<boolean>
  /** Whether name and password belong together now. Says the same, after the same time, for every reason why not. */
  readonly verify: (name: string, password: string, address: string) => Promise<PersonId | undefined>
}

export interface AccountsDeps {
  readonly pool: pg.Pool
  readonly execute: Execute
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly throttle: Throttle
}

const PER_NAME = { most: 5, minutes: 15 }
/** An office behind one address mistypes more often than one person. */
const PER_ADDRESS = { most: 50, minutes: 15 }
const SIGN_IN: Actor = { kind: 'process', process: 'sign-in' }

export function createAccounts({ pool, execute, passwords, sessions, throttle }: AccountsDeps): Accounts {
  const give = (type: AccountCommand['type'], person: PersonId, { commandId, actor }: AccountOrder) =>
    execute({ commandId, id: person, command: { type, data: { person } }, actor })

  const store = async (person: PersonId, password: string): Promise<void> => {
    await pool.query(
      `insert into secret.passwords (person, hash) values ($1, $2)
       on conflict (person) do update set hash = excluded.hash, changed_at = clock_timestamp()`,
      [person, await passwords.hash(password)],
    )
    await sessions.closeAllOf(person)
    await throttle.succeeded(nameKey(person))
  }

  const withPassword =
    (type: 'OpenAccount' | 'SetPassword') =>
    async (person: PersonId, password: string, order: AccountOrder): Promise<CommandOutcome> => {
      const faults = passwordFaults(password, person)
      if (faults.length > 0) return { ok: false, refusals: faults }
      const outcome = await give(type, person, order)
      if (outcome.ok && !(await isStored(type, outcome, person))) await store(person, password)
      return outcome
    }

  /** Opening again must not reset the password that was chosen since. */
  const isStored = async (
    type: string,
    { events, repeated }: { events: readonly unknown[]; repeated: boolean },
    person: PersonId,
  ) => type === 'OpenAccount' && (repeated || events.length === 0) && (await hashOf(person)) !== undefined

  const hashOf = async (person: string): Promise<string | undefined> => {
    const { rows } = await pool.query<{ hash: string }>(
      `select hash from secret.passwords p where person = $1
       and not exists (select from secret.disabled d where d.person = p.person)`,
      [person],
    )
    return rows[0]?.hash
  }

  const verify = async (name: string, password: string, address: string): Promise<PersonId | undefined> => {
    const known = await hashOf(name)
    const locked = (await throttle.isLocked(nameKey(name))) || (await throttle.isLocked(addressKey(address)))
    const matches = await passwords.matches(password, known)
    if (matches && !locked) {
      await throttle.succeeded(nameKey(name))
      return name as PersonId
    }
    await throttle.failed(addressKey(address), PER_ADDRESS)
    const lock = await throttle.failed(nameKey(name), PER_NAME)
    if (lock !== undefined && known !== undefined) await recordLock(name as PersonId, lock)
    return undefined
  }

  const recordLock = async (
    person: PersonId,
    { failures, lockedUntil }: { readonly failures: number; readonly lockedUntil: Date },
  ): Promise<void> => {
    const until = instantOf(lockedUntil)
    await execute({
      commandId: uuidOf('sign-in-lock', person, until),
      id: person,
      command: { type: 'RecordRepeatedFailure', data: { person, failures, lockedUntil: until } },
      actor: SIGN_IN,
    })
  }

  return {
    open: withPassword('OpenAccount'),
    setPassword: withPassword('SetPassword'),
    changeOwnPassword: async (person, { old, new: chosen }, commandId) => {
      const faults = passwordFaults(chosen, person)
      if (faults.length > 0) return { ok: false, refusals: faults }
      if ((await verify(person, old, `own:${person}`)) === undefined) {
        return { ok: false, refusals: [{ code: 'PASSWORD_WRONG', clause: 'SYS', path: 'old' }] }
      }
      const outcome = await give('RecordOwnPasswordChange', person, { commandId, actor: SIGN_IN })
      if (outcome.ok) await store(person, chosen)
      return outcome
    },
    disable: async (person, order) => {
      const outcome = await give('DisableAccount', person, order)
      if (outcome.ok) {
        await pool.query(`insert into secret.disabled (person) values ($1) on conflict do nothing`, [person])
        await sessions.closeAllOf(person)
      }
      return outcome
    },
    enable: async (person, order) => {
      const outcome = await give('EnableAccount', person, order)
      if (outcome.ok) await pool.query(`delete from secret.disabled where person = $1`, [person])
      return outcome
    },
    isEnabled: async (person) =>
      (await pool.query(`select from secret.disabled where person = $1`, [person])).rowCount === 0,
    verify,
  }
}

const nameKey = (name: string): string => `name:${name.toLowerCase()}`
const addressKey = (address: string): string => `address:${address}`
