import { blindIndex } from '../keys/blindIndex.js'
import type { KeyStore } from '../keys/keyStore.js'

/** Where an applicant can be reached by a program. */
export interface Contact {
  readonly kind: 'email' | 'phone'
  /** As it is sent to. */
  readonly address: string
}

const EMAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/
const PHONE = /^\+?\d{7,15}$/

/** An e-mail address or a telephone number, however it was typed; undefined for anything else. */
export function contactOf(typed: string): Contact | undefined {
  const text = typed.normalize('NFKC').trim()
  if (text.length > 320) return undefined
  if (EMAIL.test(text)) return { kind: 'email', address: text }
  const digits = text.replaceAll(/[\s()-]/g, '')
  return PHONE.test(digits) ? { kind: 'phone', address: digits.replace(/^\+?86(?=1\d{10}$)/, '') } : undefined
}

/** Finds an access by its contact without holding it (盲索引). */
export type ContactIndex = (contact: Contact) => Promise<string>

export const createContactIndex =
  (keys: KeyStore): ContactIndex =>
  async ({ kind, address }) => {
    const index = await blindIndex(keys, { field: `applicant ${kind}`, purpose: 'applicant contacts' }, address)
    if (index === undefined) throw new Error('a blind index with a purpose has a key')
    return index
  }
