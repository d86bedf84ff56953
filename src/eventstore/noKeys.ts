import type { KeyRing } from './sealing.js'

/** For readers to whom nothing sealed matters: every protected value stays without its text. */
export const NO_KEYS: KeyRing = {
  subjectKey: () => Promise.resolve(undefined),
  subjectKeys: () => Promise.resolve(new Map()),
  ensureSubjectKey: () => Promise.reject(new Error('a reader seals nothing')),
}
