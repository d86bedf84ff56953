import { expect } from 'vitest'
import type { AgencyDirectory, AgencyFacts } from '../../src/domain/agency/directory.js'
import type { WorkingCalendar } from '../../src/domain/calendar/workingCalendar.js'
import type { Actor, DecisionContext, RoleHeld } from '../../src/domain/context.js'
import { addDays, localDateOf, startOfDay } from '../../src/domain/dates.js'
import { allowedActions, decide } from '../../src/domain/decide.js'
import type { AnyCommand, AnyEvent, Decider, Refusal } from '../../src/domain/decider.js'
import type { PolicyBook, PolicyInForce } from '../../src/domain/policy/policyBook.js'
import type { Role } from '../../src/domain/roles.js'
import type { AgencyId, Instant, LocalDate, PersonId } from '../../src/domain/values.js'
import { leaveExample } from './leaveExample.js'

export const on = (date: string) => date as LocalDate
export const agencyId = (id: string) => id as AgencyId
export const personId = (id: string) => id as PersonId

/** A person with one role in one agency, by default the one in which they act. */
export const person = (id: string, role: Role, agency: string, deputyFor?: string): Actor => ({
  kind: 'person',
  person: personId(id),
  holds: [
    { role, agency: agencyId(agency), ...(deputyFor === undefined ? {} : { deputyFor: personId(deputyFor) }) },
  ] satisfies RoleHeld[],
})
export const process = (name: string): Actor => ({ kind: 'process', process: name })
export const operator: Actor = { kind: 'operator' }

/** Monday to Friday, no holidays: a calendar that a test can count on its fingers. */
export const plainCalendar: WorkingCalendar = {
  version: 'plain',
  from: on('1949-10-01'),
  until: on('2099-12-31'),
  kindOf: (date) => (isWeekend(date) ? 'weekend' : 'workday'),
  addWorkingDays: (from, days) => {
    let date = from
    for (let left = days; left > 0;) {
      date = addDays(date, 1)
      if (!isWeekend(date)) left -= 1
    }
    return date
  },
}
const isWeekend = (date: LocalDate) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/** Every clause in force since the regulation is. */
export const inForceSince2021: PolicyBook['clauseOn'] = (_clause, date) => ({
  inForce: date >= '2021-08-04',
  firstFrom: on('2021-08-04'),
})

/** Policies of the given values, in force for ever, all in version 1. */
export const policies = (values: Readonly<Record<string, Pick<PolicyInForce, 'value' | 'unit'>>>): PolicyBook => ({
  inForce: (key) => (values[key] === undefined ? undefined : { key, version: `${key}@1`, ...values[key] }),
  clauseOn: inForceSince2021,
})

/** A register written down by hand: agencies, their people, and who answers for whom. */
export function directory(written: {
  readonly agencies: readonly (Partial<AgencyFacts> & { readonly id: AgencyId })[]
  readonly people?: Readonly<Record<string, readonly RoleHeld[]>>
  readonly successors?: Readonly<Record<string, readonly AgencyId[]>>
}): AgencyDirectory {
  const facts = new Map<string, AgencyFacts>(
    written.agencies.map((agency) => [
      agency.id,
      {
        name: agency.id,
        kind: 'department',
        actsInOwnName: true,
        duties: [],
        establishedOn: on('1990-01-01'),
        ...agency,
      },
    ]),
  )
  const isActive = (id: AgencyId, date: LocalDate) => {
    const agency = facts.get(id)
    if (agency === undefined || date < agency.establishedOn) return false
    return agency.abolishedOn === undefined || date < agency.abolishedOn
  }
  return {
    agency: (id) => facts.get(id),
    isActive,
    withDuty: (duty, date) =>
      [...facts.values()].filter(({ id, duties }) => duties.includes(duty) && isActive(id, date)).map(({ id }) => id),
    rolesOf: (id) => written.people?.[id] ?? [],
    successorsOf: (id, date) => written.successors?.[id] ?? (isActive(id, date) ? [id] : []),
  }
}

/** A context with everything filled in; `today` and `now` follow each other unless both are given. */
export function contextOf(written: Partial<DecisionContext> = {}): DecisionContext {
  const today = written.today ?? (written.now === undefined ? on('2026-03-02') : localDateOf(written.now))
  return {
    now: written.now ?? (new Date(Date.parse(startOfDay(today)) + 9 * 3_600_000).toISOString() as Instant),
    today,
    actor: { kind: 'public' },
    agencies: directory({ agencies: [] }),
    policies: policies({}),
    calendar: plainCalendar,
    ...written,
  }
}

/**
 * Given these events, when this command is given, then these events follow or these reasons stand against it.
 * `given(...history).as(actor).on(date).when(command).then(...events)`.
 */
export function spec<C extends AnyCommand, S, E extends AnyEvent>(decider: Decider<C, S, E>, base: DecisionContext) {
  const fold = (history: readonly E[]) => history.reduce(decider.evolve, decider.initial)

  const scenario = (history: readonly E[], context: DecisionContext) => ({
    and: (...more: readonly E[]) => scenario([...history, ...more], context),
    as: (actor: Actor) => scenario(history, { ...context, actor }),
    on: (date: string) => scenario(history, { ...contextOf({ ...context, today: on(date), now: noon(date) }) }),
    within: (change: Partial<DecisionContext>) => scenario(history, { ...context, ...change }),
    state: () => fold(history),
    /** What the rules say about a command before anyone has typed anything. */
    deniedBecause: (command: C['type']) =>
      allowedActions(decider, fold(history), context)
        .find((action) => action.command === command)!
        .deniedBecause.map(({ code }) => code),
    when: (command: C) => {
      const decision = decide(decider, command, fold(history), context)
      const refusals: readonly Refusal[] = decision.ok ? [] : decision.error
      if (decision.ok) leaveExample(command, history, context, decision.value)
      return {
        decision,
        refusals,
        /** The history that the command leads to. Fails when it was refused. */
        events: (): readonly E[] => {
          expect(refusals).toEqual([])
          return decision.ok ? [...history, ...decision.value.events] : history
        },
        then: (...events: readonly E[]) => {
          expect(refusals).toEqual([])
          expect(decision.ok && decision.value.events).toEqual(events)
        },
        thenTypes: (...types: readonly E['type'][]) => {
          expect(refusals).toEqual([])
          expect(decision.ok && decision.value.events.map(({ type }) => type)).toEqual(types)
        },
        thenNothing: () => {
          expect(decision).toMatchObject({ ok: true, value: { events: [] } })
        },
        /** Exactly these reasons, in any order. */
        thenRefused: (...codes: readonly string[]) => {
          expect(refusals.map(({ code }) => code).sort()).toEqual([...codes].sort())
        },
        /** At least this reason, with what it says. */
        thenRefusedWith: (refusal: Partial<Refusal>) => {
          expect(refusals).toContainEqual(expect.objectContaining(refusal))
        },
      }
    },
  })

  return (...history: readonly E[]) => scenario(history, base)
}

const noon = (date: string) => new Date(Date.parse(`${date}T04:00:00.000Z`)).toISOString() as Instant
