import type { RetentionClass } from '../application/vocabulary.js'
import { unreachable } from '../decider.js'
import type { KeySubject } from '../protected.js'
import type { LocalDate, PersonId } from '../values.js'
import type { DataSubjectEvent, ErasureRequested, LegalHoldPlaced, MatterChange, MatterNoted } from './events.js'

export interface SubjectMatter extends Omit<MatterNoted['data'], 'subject'> {
  readonly closedOn?: LocalDate
  readonly remedies: readonly string[]
  readonly retained?: { readonly retention: RetentionClass; readonly from: LocalDate }
}

export interface ErasureCase extends Pick<ErasureRequested['data'], 'request' | 'ground' | 'requestedOn'> {
  readonly status: 'requested' | 'approved' | 'declined' | 'heldBack' | 'begun' | 'done'
  /** Whoever asked for it, absent people included: none of them approves it. */
  readonly requesters: readonly PersonId[]
  readonly keys: readonly KeySubject[]
}

export type PlacedHold = Pick<LegalHoldPlaced['data'], 'kind' | 'placedAs'>

export interface KnownSubject {
  readonly status: 'kept' | 'erasing' | 'erased'
  readonly subject: PersonId
  readonly matters: ReadonlyMap<string, SubjectMatter>
  readonly holds: ReadonlyMap<string, PlacedHold>
  readonly liftedHolds: readonly string[]
  readonly erasure?: ErasureCase
}

/** 不存在 · 保存中 · 正在删除 · 已删除 */
export type DataSubject = { readonly status: 'absent' } | KnownSubject

export const initial: DataSubject = { status: 'absent' }

export function evolve(state: DataSubject, event: DataSubjectEvent): DataSubject {
  if (event.type === 'MatterNoted') return withMatter(state, event.data)
  if (state.status === 'absent') return state
  switch (event.type) {
    case 'MatterChanged': {
      const matter = state.matters.get(event.data.matter)
      if (matter === undefined) return state
      return { ...state, matters: new Map([...state.matters, [matter.matter, changed(matter, event.data.change)]]) }
    }
    case 'LegalHoldPlaced': {
      const { hold, kind, placedAs } = event.data
      return { ...state, holds: new Map([...state.holds, [hold, { kind, placedAs }]]) }
    }
    case 'LegalHoldLifted': {
      const { hold } = event.data
      const holds = new Map([...state.holds].filter(([id]) => id !== hold))
      return { ...state, holds, liftedHolds: [...state.liftedHolds, hold] }
    }
    case 'ErasureRequested': {
      const { request, ground, requestedOn, by, deputyFor } = event.data
      const requesters = [by, ...(deputyFor === undefined ? [] : [deputyFor])]
      return { ...state, erasure: { request, ground, requestedOn, requesters, status: 'requested', keys: [] } }
    }
    default:
      return decided(state, event)
  }
}

type Decided = Extract<
  DataSubjectEvent,
  { type: 'ErasureDeclined' | 'ErasureApproved' | 'ErasureHeldBack' | 'ErasureBegun' | 'KeyDestroyed' }
>

function decided(state: KnownSubject, event: Decided): KnownSubject {
  if (state.erasure === undefined) return state
  const inCase = (change: Partial<ErasureCase>): KnownSubject => ({
    ...state,
    erasure: { ...state.erasure!, ...change },
  })
  switch (event.type) {
    case 'ErasureDeclined':
      return inCase({ status: 'declined' })
    case 'ErasureApproved':
      return inCase({ status: 'approved' })
    case 'ErasureHeldBack':
      return inCase({ status: 'heldBack' })
    case 'ErasureBegun':
      return { ...inCase({ status: 'begun', keys: event.data.keys }), status: 'erasing' }
    case 'KeyDestroyed':
      return { ...inCase({ status: 'done' }), status: 'erased' }
    default:
      return unreachable(event)
  }
}

function withMatter(state: DataSubject, { subject, ...matter }: MatterNoted['data']): KnownSubject {
  const known: KnownSubject =
    state.status === 'absent'
      ? { status: 'kept', subject, matters: new Map(), holds: new Map(), liftedHolds: [] }
      : state
  return { ...known, matters: new Map([...known.matters, [matter.matter, { ...matter, remedies: [] }]]) }
}

function changed({ closedOn, retained, ...matter }: SubjectMatter, change: MatterChange): SubjectMatter {
  const closed = closedOn === undefined ? {} : { closedOn }
  const kept = retained === undefined ? {} : { retained }
  switch (change.kind) {
    case 'closed':
      return { ...matter, ...kept, closedOn: change.on }
    // What was done again is archived again.
    case 'reopened':
      return matter
    case 'remedyFiled':
      return { ...matter, ...closed, ...kept, remedies: [...matter.remedies, change.remedy] }
    case 'remedyEnded':
      return { ...matter, ...closed, ...kept, remedies: matter.remedies.filter((remedy) => remedy !== change.remedy) }
    case 'retained':
      return { ...matter, ...closed, retained: { retention: change.retention, from: change.from } }
    case 'transferred':
      return { ...matter, ...closed, ...kept, agency: change.to }
    default:
      return unreachable(change)
  }
}
