import { hash, verify } from '@node-rs/argon2'
import type { Refusal } from '../../domain/decider.js'

/** Cost of one hash: OWASP's floor for argon2id. Tests may take less. */
export interface HashCost {
  readonly memoryKiB: number
  readonly passes: number
}

export const DEFAULT_COST: HashCost = { memoryKiB: 19_456, passes: 2 }

const SHORTEST = 10
const LONGEST = 128
/** const enum of the library, which cannot be imported from a single file: `Algorithm.Argon2id`. */
const ARGON2ID = 2

export interface Passwords {
  readonly hash: (password: string) => Promise<string>
  /** Takes as long without a hash to compare with as with one, so that nobody learns which accounts exist. */
  readonly matches: (password: string, hash: string | undefined) => Promise<boolean>
}

export function createPasswords({ memoryKiB, passes }: HashCost = DEFAULT_COST): Passwords {
  const options = { algorithm: ARGON2ID, memoryCost: memoryKiB, timeCost: passes, parallelism: 1 }
  let decoy: Promise<string> | undefined
  return {
    hash: (password) => hash(normal(password), options),
    matches: async (password, stored) => {
      decoy ??= hash('nobody has this password', options)
      const sameAs = stored ?? (await decoy)
      return (await verify(sameAs, normal(password.slice(0, LONGEST * 2)))) && stored !== undefined
    },
  }
}

/** What is wrong with a new password; nothing of it is repeated. */
export function passwordFaults(password: string, person: string): readonly Refusal[] {
  const faults: Refusal[] = []
  const at = { clause: 'SYS', path: 'password' } as const
  const length = [...password].length
  if (length < SHORTEST) faults.push({ ...at, code: 'PASSWORD_TOO_SHORT', facts: { shortest: SHORTEST } })
  if (length > LONGEST) faults.push({ ...at, code: 'PASSWORD_TOO_LONG', facts: { longest: LONGEST } })
  if (isCommon(password.toLowerCase(), person.toLowerCase())) faults.push({ ...at, code: 'PASSWORD_TOO_COMMON' })
  return faults
}

/** One character repeated, a run of the keyboard or of digits, the person's own id, or the words everybody takes. */
function isCommon(password: string, person: string): boolean {
  if (new Set(password).size < 4 || password.includes(person)) return true
  return [
    '1234567890123456789',
    'qwertyuiopasdfghjkl',
    'abcdefghijklmnopqrstuvwxyz',
    'password123',
    'admin123456',
  ].some((run) => run.startsWith(password) || password === run || password === `${run}!`)
}

/** The same characters typed on another keyboard must match: NFC, as the law of least surprise wants. */
const normal = (password: string): string => password.normalize('NFC')
