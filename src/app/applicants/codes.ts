import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { KeyStore } from '../keys/keyStore.js'

/** Crockford's alphabet: nothing in it is taken for something else when it is read out or copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 50 bits. */
const NUMBER_LENGTH = 10
/** 80 bits. */
const CODE_LENGTH = 16
const ONE_TIME_DIGITS = 8

/** 查询号 and its secret code, as they are shown once. */
export interface QueryCode {
  /** `GK-XXXXX-XXXXX` */
  readonly number: string
  /** `XXXX-XXXX-XXXX-XXXX` */
  readonly code: string
}

export const newQueryCode = (): QueryCode => ({
  number: `GK-${inGroups(randomText(NUMBER_LENGTH), 5)}`,
  code: inGroups(randomText(CODE_LENGTH), 4),
})

/** 验证码, for minutes and a few tries only. */
export const newOneTimeCode = (): string => String(randomInt(10 ** ONE_TIME_DIGITS)).padStart(ONE_TIME_DIGITS, '0')

/** As typed from paper: spaces, dashes, letter case and the letters that look like digits make no difference. */
export const asIssued = (typed: string): string =>
  typed
    .normalize('NFKC')
    .slice(0, 100)
    .toUpperCase()
    .replace(/^\s*GK[\s-]+/, '')
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** Keyed hashes, with a key that is not in the database: whoever copies the tables cannot try codes out. */
export interface Macs {
  readonly of: (use: 'number' | 'code' | 'challenge' | 'oneTime' | 'input', value: string) => Promise<string>
}

export const createMacs = (keys: Pick<KeyStore, 'purposeKey'>): Macs => ({
  of: async (use, value) =>
    createHmac('sha256', await keys.purposeKey('applicant codes'))
      .update(`gongkai ${use}\0${value}`)
      .digest('base64url'),
})

export const sameMac = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** 32 letters fit 256 eight times: no letter is likelier than another. */
const randomText = (length: number): string =>
  [...randomBytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')

const inGroups = (text: string, size: number): string => text.match(new RegExp(`.{1,${size}}`, 'g'))!.join('-')
