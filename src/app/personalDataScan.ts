import type { PersonalDataHit } from '../domain/informationItem/events.js'

/** Something in a text that looks like personal data; where it stands, never what it says. */
export interface TextHit {
  readonly kind: PersonalDataHit['kind']
  /** In characters of the text as given, from 0. */
  readonly at: number
  readonly length: number
}

interface Detector {
  readonly kind: PersonalDataHit['kind']
  readonly pattern: RegExp
  /** Looks closer at what the pattern found. */
  readonly holds?: (found: string) => boolean
}

/** In the order of precedence: what an earlier one found, a later one does not find again. */
const DETECTORS: readonly Detector[] = [
  {
    kind: 'identityNumber',
    pattern: /(?<![\dA-Za-z])[1-9]\d{5}(?:18|19|20)\d{9}[\dXx](?![\dA-Za-z])/g,
    holds: isIdentityNumber,
  },
  { kind: 'phoneNumber', pattern: /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])/g },
  { kind: 'bankCard', pattern: /(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?!\d)/g, holds: isBankCard },
  // A flat or a household: an office has a street and a number, nobody's front door.
  {
    kind: 'address',
    pattern:
      /(?:\p{Script=Han}{1,12}(?:路|街|巷|大道|村|庄|小区|花园|新村|家园|公寓|苑)[\p{Script=Han}\d-]{0,16}?\d+\s*(?:号楼|栋|幢|号|楼|组)[\p{Script=Han}\d-]{0,8}?\d+\s*(?:单元|室|户|号))/gu,
  },
  {
    kind: 'address',
    pattern:
      /(?:家庭住址|住\s*址|现住址|户籍地址|户籍所在地|居住地址)\s*(?:[:：]|为)\s*\p{Script=Han}[\p{Script=Han}\d-]{5,40}/gu,
  },
  {
    kind: 'illness',
    pattern:
      /(?:本人|其|女士|先生|同志|之?[父母妻夫子女])\p{Script=Han}{0,4}(?:患有?|罹患|确诊为?|诊断为)\p{Script=Han}{1,12}?(?:病|症|癌|瘤|炎|结核|衰竭)/gu,
  },
]

/** Full-width digits and letters are digits and letters; each stays one character, so that places stay true. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')

/** Identity numbers, mobile numbers, bank cards, home addresses, illnesses (711-15), in the order of the text. */
export function personalDataIn(text: string): readonly TextHit[] {
  const searched = halfWidth(text)
  const hits: TextHit[] = []
  for (const { kind, pattern, holds } of DETECTORS) {
    for (const found of searched.matchAll(pattern)) {
      const hit = { kind, at: found.index, length: found[0].length }
      if ((holds?.(found[0]) ?? true) && !hits.some((other) => overlap(other, hit))) hits.push(hit)
    }
  }
  return hits.sort((a, b) => a.at - b.at)
}

const overlap = (a: TextHit, b: TextHit): boolean => a.at < b.at + b.length && b.at < a.at + a.length

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** GB 11643-1999: a real date of birth and the check digit. */
function isIdentityNumber(number: string): boolean {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  const born = new Date(`${year}-${month}-${day}T00:00:00Z`)
  if (Number.isNaN(born.getTime()) || born.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return CHECK_DIGITS[sum % 11] === number[17]!.toUpperCase()
}

/** ISO/IEC 7812: 13 to 19 digits whose last one is the Luhn check digit. */
function isBankCard(found: string): boolean {
  const digits = found.replace(/[ -]/g, '')
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
