import { parseLocalDate } from '../../domain/dates.js'
import { ELEMENT } from './labels.js'
import { plainText } from './plainText.js'

const DATE = /(On|By)$|^date$/

/** Whether a value can be printed as what its name says. */
export function isFilled(name: string, value: unknown): boolean {
  if (name === 'element') return typeof value === 'string' && Object.hasOwn(ELEMENT, value)
  if (typeof value === 'string')
    return DATE.test(name) ? parseLocalDate(value) !== undefined : plainText(value).trim() !== ''
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.length > 0 && value.every((entry) => isFilled('', entry))
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null)
}
