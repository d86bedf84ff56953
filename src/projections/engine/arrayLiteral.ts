// PostgreSQL texts cannot hold U+0000; JSON can.
// eslint-disable-next-line no-control-regex
const NEEDS_ESCAPE = /["\\\u0000]/
const ESCAPED = /["\\]/g

/**
 * A PostgreSQL array as text. One parameter per column instead of one per value: the statement stays the same for
 * every page, and the driver's own conversion, which looks at each value several times, is avoided.
 */
export function arrayLiteral(values: readonly (string | number | boolean | null)[]): string {
  if (values.length === 0) return '{}'
  let text = ''
  for (const value of values) text += `,${element(value)}`
  return `{${text.slice(1)}}`
}

function element(value: string | number | boolean | null): string {
  if (value === null) return 'NULL'
  if (typeof value !== 'string') return String(value)
  return NEEDS_ESCAPE.test(value) ? `"${value.replaceAll('\u0000', '\uFFFD').replace(ESCAPED, '\\$&')}"` : `"${value}"`
}
