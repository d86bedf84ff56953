import type { SocialCreditCode } from '../values.js'

/** GB 32100-2015: digits and capitals without I, O, S, V, Z; the position of a character is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const MODULUS = ALPHABET.length

/** The 统一社会信用代码 a text names, or undefined when its form or its check digit is wrong. */
export function parseCreditCode(text: string): SocialCreditCode | undefined {
  if (!/^[0-9A-Y]{18}$/.test(text)) return undefined
  return checkDigitOf(text.slice(0, 17)) === text[17] ? (text as SocialCreditCode) : undefined
}

/** The 18th character for the first seventeen; undefined when one of them is not in the alphabet. */
export function checkDigitOf(first17: string): string | undefined {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return undefined
    sum += value * weight
    weight = (weight * 3) % MODULUS
  }
  return ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS]
}
