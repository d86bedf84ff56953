import type { AgencyEvent, AgencyKind } from '../../../src/domain/agency/events.js'
import { checkDigitOf } from '../../../src/domain/agency/creditCode.js'
import type { RegisterAgency } from '../../../src/domain/agency/commands.js'
import { type AgencyHistory, emptyHistory, evolveHistory } from '../../../src/domain/agency/history.js'
import type { SocialCreditCode } from '../../../src/domain/values.js'
import { agencyId, on } from '../../support/spec.js'

// A small district, written down as its events.

/** A valid code for the n-th agency. */
export function creditCode(n: number): SocialCreditCode {
  const first17 = `11340604MB${String(n).padStart(7, '0')}`
  return `${first17}${checkDigitOf(first17)!}` as SocialCreditCode
}

let codes = 0
export const registered = (
  id: string,
  kind: AgencyKind = 'department',
  fields: Partial<Extract<AgencyEvent, { type: 'AgencyRegistered' }>['data']> = {},
): AgencyEvent => ({
  type: 'AgencyRegistered',
  data: {
    agency: agencyId(id),
    name: id,
    kind,
    creditCode: creditCode((codes += 1)),
    ...(kind === 'government' ? {} : { governmentSuperior: agencyId('gov') }),
    actsInOwnName: true,
    establishedOn: on('2000-01-01'),
    ...fields,
  },
})

export const government = registered('gov', 'government')

export const renamed = (id: string, name: string, effectiveOn: string): AgencyEvent => ({
  type: 'AgencyRenamed',
  data: { agency: agencyId(id), name, effectiveOn: on(effectiveOn) },
})
export const transferred = (id: string, to: string, effectiveOn: string, themes?: string[]): AgencyEvent => ({
  type: 'AgencyFunctionsTransferred',
  data: {
    agency: agencyId(id),
    to: agencyId(to),
    ...(themes === undefined ? {} : { themes }),
    effectiveOn: on(effectiveOn),
  },
})
export const abolished = (
  id: string,
  effectiveOn: string,
  successors: readonly (string | readonly [string, ...string[]])[],
  decidingAgency?: string,
): AgencyEvent => ({
  type: 'AgencyAbolished',
  data: {
    agency: agencyId(id),
    effectiveOn: on(effectiveOn),
    successors: successors.map((taker) =>
      typeof taker === 'string' ? { agency: agencyId(taker) } : { agency: agencyId(taker[0]), themes: taker.slice(1) },
    ),
    ...(decidingAgency === undefined ? {} : { decidingAgency: agencyId(decidingAgency) }),
  },
})
export const superiorChanged = (
  id: string,
  superior: string | undefined,
  effectiveOn: string,
  axis: 'government' | 'business' = 'government',
): AgencyEvent => ({
  type: 'AgencySuperiorChanged',
  data: {
    agency: agencyId(id),
    axis,
    ...(superior === undefined ? {} : { superior: agencyId(superior) }),
    effectiveOn: on(effectiveOn),
  },
})

/** The fold, with event ids `e0`, `e1` … in the order given. */
export const historyOf = (...events: readonly AgencyEvent[]): AgencyHistory =>
  events.reduce((history, event, index) => evolveHistory(history, { ...event, id: `e${index}` }), emptyHistory)

/** A registration that nothing stands against. */
export const registration = (id: string, fields: Partial<RegisterAgency['data']> = {}): RegisterAgency => ({
  type: 'RegisterAgency',
  data: {
    agency: agencyId(id),
    name: `Name of ${id}`,
    kind: 'department',
    creditCode: creditCode(900),
    governmentSuperior: agencyId('gov'),
    actsInOwnName: true,
    establishedOn: on('2010-01-01'),
    ...fields,
  },
})

export const without = <T extends object, K extends keyof T>(data: T, key: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key)) as Omit<T, K>
