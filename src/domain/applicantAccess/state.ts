import { unreachable } from '../decider.js'
import type { PersonId } from '../values.js'
import type { AccessKind, ApplicantAccessEvent, ApplicantMatterLinked } from './events.js'

export type LinkedMatter = Omit<ApplicantMatterLinked['data'], 'access'>

export type ApplicantAccess =
  | { readonly status: 'absent' }
  | {
      readonly status: 'open' | 'closed'
      readonly kind: AccessKind
      /** In the order in which they were filed. */
      readonly matters: readonly LinkedMatter[]
      readonly lockedUntil?: string
    }

export const initial: ApplicantAccess = { status: 'absent' }

export function evolve(state: ApplicantAccess, event: ApplicantAccessEvent): ApplicantAccess {
  if (event.type === 'ApplicantAccessOpened') return { status: 'open', kind: event.data.kind, matters: [] }
  if (state.status === 'absent') return state
  switch (event.type) {
    case 'ApplicantMatterLinked': {
      const { kind, matter, subject } = event.data
      return { ...state, matters: [...state.matters, { kind, matter, subject }] }
    }
    case 'ApplicantSecretChanged':
      return state
    case 'ApplicantSignInFailedRepeatedly':
      return { ...state, lockedUntil: event.data.lockedUntil }
    case 'ApplicantAccessClosed':
      return { ...state, status: 'closed' }
    default:
      return unreachable(event)
  }
}

/** Everybody whose matters are shown through it. */
export const subjectsOf = (access: ApplicantAccess): readonly PersonId[] =>
  access.status === 'absent' ? [] : [...new Set(access.matters.map(({ subject }) => subject))]
