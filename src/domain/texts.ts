import type { Refusal } from './decider.js'

export interface TextLimits {
  /** In characters as a person counts them, not in bytes. */
  readonly longest: number
  readonly required?: true
  /** Line breaks and tabs are allowed: bodies of text, not titles. */
  readonly multiline?: true
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Cs}]/u
// eslint-disable-next-line no-control-regex -- all of the above but tab, line feed and carriage return
const CONTROL_IN_BODY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Cs}]/u

/** What is wrong with a text as typed: empty though required, too long, control characters, invisible direction characters, halves of characters. */
export function textFaults(text: string | undefined, path: string, limits: TextLimits): readonly Refusal[] {
  if (text === undefined || text.trim() === '') {
    return limits.required === true ? [{ code: 'TEXT_REQUIRED', clause: 'SYS', path, missing: [path] }] : []
  }
  const faults: Refusal[] = []
  const length = [...text].length
  if (length > limits.longest) {
    faults.push({ code: 'TEXT_TOO_LONG', clause: 'SYS', path, facts: { longest: limits.longest, length } })
  }
  if ((limits.multiline === true ? CONTROL_IN_BODY : CONTROL).test(text)) {
    faults.push({ code: 'TEXT_HAS_CONTROL_CHARACTERS', clause: 'SYS', path })
  }
  return faults
}
