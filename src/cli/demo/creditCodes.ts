import { checkDigitOf } from '../../domain/agency/creditCode.js'

/** 烈山区 */
const DIVISION = '340604'
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * A credit code of the right form that nobody bears: the organisation code begins with DEM, and both check digits
 * (GB 11714 inside GB 32100) are right.
 * @param kind 11: organs, 12: public institutions, 91: companies
 */
export function demoCreditCode(kind: '11' | '12' | '91', number: number): string {
  const body = `DEM${String(number).padStart(5, '0')}`
  const values = [...body].map((character) => Number.parseInt(character, 36))
  const sum = values.reduce((total, value, index) => total + value * WEIGHTS[index]!, 0)
  const check = 11 - (sum % 11)
  const organisation = `${body}${check === 10 ? 'X' : check === 11 ? '0' : String(check)}`
  const first17 = `${kind}${DIVISION}${organisation}`
  return `${first17}${checkDigitOf(first17)}`
}
