const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

const isDay = (year: string, month: string, day: string): boolean => {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === `${year}-${month}-${day}`
}

/** GB 11643-1999: a real date of birth and the check digit. Eighteen characters without separators. */
export function isIdentityNumber(number: string): boolean {
  if (!isDay(number.slice(6, 10), number.slice(10, 12), number.slice(12, 14))) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  return CHECK_DIGITS[sum % 11] === number[17]!.toUpperCase()
}

/** The first generation, fifteen digits without a check digit: a real date of birth in the last century. */
export const isOldIdentityNumber = (number: string): boolean =>
  isDay(`19${number.slice(6, 8)}`, number.slice(8, 10), number.slice(10, 12))

/** ISO/IEC 7812: the last of 13 to 19 digits is the Luhn check digit. */
export function isBankCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
