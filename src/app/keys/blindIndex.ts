import { createHmac, hkdfSync } from 'node:crypto'
import type { KeySubject } from '../../domain/protected.js'
import type { KeyStore } from './keyStore.js'

/** What a blind index may be compared with: values of one field of one subject, or of one field of everybody. */
export type BlindIndexScope =
  { readonly field: string; readonly subject: KeySubject } | { readonly field: string; readonly purpose: string }

/**
 * A keyed hash that finds equal values without holding them (盲索引): 43 characters, base64url. Full-width and half-width
 * forms, letter case and outer spaces make no difference. With a subject it dies with the subject's key and is
 * undefined from then on; with a purpose it finds people across subjects, and its row must be cleared at erasure.
 */
export async function blindIndex(keys: KeyStore, scope: BlindIndexScope, value: string): Promise<string | undefined> {
  const key = 'subject' in scope ? await keys.subjectKey(scope.subject) : await keys.purposeKey(scope.purpose)
  if (!key) return undefined
  const fieldKey = hkdfSync('sha256', key, Buffer.alloc(0), `gongkai blind index\0${scope.field}`, 32)
  return createHmac('sha256', Buffer.from(fieldKey)).update(normal(value)).digest('base64url')
}

const normal = (value: string) => value.normalize('NFKC').trim().toLowerCase()
