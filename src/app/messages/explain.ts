import type { Refusal } from '../../domain/decider.js'
import type { JsonValue } from '../../domain/values.js'
import { catalogue } from './catalogue.js'
import type { Message } from './message.js'

export type Language = 'zh' | 'en'

/**
 * The sentence for people about a refusal. Placeholders are filled from its facts; `{missing}` names what is missing.
 * A code without a message, or a fact that is not there, never reaches people as a hole: the code stands instead.
 */
export function explain({ code, facts = {}, missing = [] }: Refusal, language: Language): string {
  const message: Message | undefined = catalogue[code]
  if (message === undefined) return code
  const known: Readonly<Record<string, JsonValue>> = { missing: [...missing], ...facts }
  const lacksNames = placeholdersIn(message[language]).some((name) => isEmptyList(known[name]))
  const sentence = (lacksNames ? (message.withNone ?? message) : message)[language]
  const text = sentence.replaceAll(/\{(\w+)\}/g, (hole, name: string) => {
    const value = known[name]
    return (value === undefined ? undefined : shown(value, language, message.words)) ?? hole
  })
  return /\{\w+\}/.test(text) ? `${code}: ${text.replaceAll(/\{\w+\}/g, '…')}` : text
}

const placeholdersIn = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

const isEmptyList = (value: JsonValue | undefined): boolean => Array.isArray(value) && value.length === 0

function shown(value: JsonValue, language: Language, words: Message['words']): string | undefined {
  if (value === null) return undefined
  if (typeof value === 'string') return words?.[value]?.[language] ?? value
  if (Array.isArray(value))
    return value.map((entry) => shown(entry as JsonValue, language, words)).join(language === 'zh' ? '、' : ', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
