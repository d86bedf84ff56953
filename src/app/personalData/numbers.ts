import { isBankCard, isIdentityNumber, isOldIdentityNumber } from './checkDigits.js'
import type { Detector } from './detector.js'

// Digits may be set apart by spaces, a hyphen, a middle dot or the end of a line.
const GAP = '(?: {0,2}[·.-] {0,2}| {1,2}|[ \\t]*\\r?\\n[ \\t]*)?'
const digits = (text: string): string => text.replace(/[^\dXx]/g, '')
const series = (first: string, more: number, last = ''): string => `${first}(?:${GAP}\\d){${more}}${last}`

const NOT_WITHIN = '(?<![\\dA-Za-z])'
const NOT_BEFORE = '(?![\\dA-Za-z])'

/** Numbers that check themselves, and telephones. In the order of precedence. */
export const numberDetectors: readonly Detector[] = [
  {
    kind: 'identityNumber',
    pattern: new RegExp(`${NOT_WITHIN}${series('[1-9]', 16, `${GAP}[\\dXx]`)}${NOT_BEFORE}`, 'g'),
    holds: (found) => isIdentityNumber(digits(found)),
  },
  {
    kind: 'identityNumber',
    pattern: new RegExp(`${NOT_WITHIN}${series('[1-9]', 14)}${NOT_BEFORE}`, 'g'),
    holds: (found, { before }) => /身份|证件/.test(before) && isOldIdentityNumber(digits(found)),
  },
  {
    kind: 'identityNumber',
    pattern: /(?<![A-Za-z\d])(?:[EGDSP][A-Z]?\d{7,8}|[HM]\d{8,10})(?!\d)/g,
    holds: (_found, { before }) => /护照|通行证/.test(before),
  },
  {
    kind: 'bankCard',
    // 银联 62, Visa 4, Mastercard 5, JCB 35, and old cards of single banks that begin with 9.
    pattern: new RegExp(`${NOT_WITHIN}${series('(?:62|4|5[1-5]|35|9[0-9])', 11)}(?:${GAP}\\d){0,6}${NOT_BEFORE}`, 'g'),
    holds: (found, { before }) => {
      const number = digits(found)
      if (!isBankCard(number)) return false
      return /^62/.test(number) ? number.length >= 16 : number.length === 16 || isAccountAhead(before)
    },
  },
  {
    kind: 'phoneNumber',
    pattern: /(?<![\d.A-Za-z])(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d元万亿]|\.\d|[- ]?\d{2,})/g,
  },
  {
    kind: 'phoneNumber',
    pattern: new RegExp(`(?<![\\d.A-Za-z])${series(`1${GAP}[3-9]`, 9)}(?!${GAP}\\d|[元万亿%])`, 'g'),
    // Columns of a table are digits set apart as well: unless a telephone is announced, it is one by how it is set apart.
    holds: (found, { before }) => /电话|手机|联系|号码|[Tt][Ee][Ll]/.test(before) || isSetApartAsATelephone(found),
  },
  {
    kind: 'phoneNumber',
    pattern: /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g,
    // A landline is an office's unless it is called a home's.
    holds: (_found, { before }) => /(?:家庭|住宅|家中|宅|家里)电话/.test(before),
  },
]

const isAccountAhead = (before: string): boolean => /卡|账号|账户|帐号|户名/.test(before)

/** On one line, 3 + 4 + 4 digits, each of them whole or taken apart evenly; no version 1.3.8.1234.5678. */
const isSetApartAsATelephone = (found: string): boolean =>
  !/\n|^\d\./.test(found) && EVENLY.test(found.replace(/\D+/g, ' '))

const BLOCK = '(?:\\d{4}|\\d\\d \\d\\d|\\d \\d \\d \\d)'
const EVENLY = new RegExp(`^(?:\\d{3} ?\\d{4} ?\\d{4}|(?:\\d{3}|\\d \\d \\d) ${BLOCK} ${BLOCK})$`)
