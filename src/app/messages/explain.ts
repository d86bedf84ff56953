import type { Refusal } from '../../domain/decider.js'
import type { JsonValue } from '../../domain/values.js'
import { catalogue } from './catalogue.js'

export type Language = 'zh' | 'en'

/**
 * The sentence for people about a refusal. Placeholders are filled from its facts; `{missing}` names what is missing.
 * A code without a message, or a fact that is not there, never reaches people as a hole: the code stands instead.
 */
export function explain({ code, facts = {}, missing = [] }: Refusal, language: Language): string {
  const message = catalogue[code]
  if (message === undefined) return code
  const known: Readonly<Record<string, JsonValue>> = { missing: [...missing], ...facts }
  const text = message[language].replaceAll(/\{(\w+)\}/g, (hole, name: string) => shown(known[name], language) ?? hole)
  return /\{\w+\}/.test(text) ? `${code}: ${text.replaceAll(/\{\w+\}/g, '…')}` : text
}

function shown(value: JsonValue | undefined, language: Language): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value))
    return value.map((entry) => shown(entry as JsonValue, language)).join(language === 'zh' ? '、' : ', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
