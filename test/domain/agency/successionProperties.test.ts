import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgencyCommand } from '../../../src/domain/agency/commands.js'
import { agencyRegister } from '../../../src/domain/agency/decide.js'
import type { AgencyEvent } from '../../../src/domain/agency/events.js'
import { factsOn, isActiveOn, superiorsOn } from '../../../src/domain/agency/factsOn.js'
import { emptyHistory, evolveHistory } from '../../../src/domain/agency/history.js'
import { successorsOf } from '../../../src/domain/agency/historyDirectory.js'
import { responsibleAgency } from '../../../src/domain/agency/responsibleAgency.js'
import { decide } from '../../../src/domain/decide.js'
import { agencyId, contextOf, on } from '../../support/spec.js'
import { government, historyOf, registered } from './district.js'

const NAMES = ['a', 'b', 'c', 'd', 'office']
const agencies = [
  government,
  ...NAMES.slice(0, 4).map((name) => registered(name)),
  registered('office', 'internalBody', { governmentSuperior: agencyId('a'), actsInOwnName: false }),
]
const anyName = fc.constantFrom('gov', ...NAMES).map(agencyId)
const anyDay = fc.integer({ min: 0, max: 11 }).map((n) => on(`20${10 + n}-0${1 + (n % 9)}-01`))
const anyThemes = fc.option(fc.subarray(['water', 'roads'], { minLength: 1 }), { nil: undefined })
const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

const anyCommand: fc.Arbitrary<AgencyCommand> = fc.oneof(
  fc
    .record({ agency: anyName, to: anyName, themes: anyThemes, effectiveOn: anyDay })
    .map((data) => ({ type: 'TransferAgencyFunctions', data: present(data) }) as AgencyCommand),
  fc
    .record({
      agency: anyName,
      effectiveOn: anyDay,
      successors: fc.array(fc.record({ agency: anyName, themes: anyThemes }).map(present), { maxLength: 3 }),
      decidingAgency: fc.option(anyName, { nil: undefined }),
    })
    .map((data) => ({ type: 'AbolishAgency', data: present(data) }) as AgencyCommand),
  fc
    .record({
      agency: anyName,
      axis: fc.constantFrom('government', 'business'),
      superior: fc.option(anyName, { nil: undefined }),
      effectiveOn: anyDay,
    })
    .map((data) => ({ type: 'ChangeAgencySuperior', data: present(data) }) as AgencyCommand),
  fc
    .record({ agency: anyName, actsInOwnName: fc.boolean(), effectiveOn: anyDay })
    .map((data) => ({ type: 'ChangeAgencyOwnName', data }) as AgencyCommand),
  fc
    .record({ agency: anyName, name: fc.constantFrom('x', 'y'), effectiveOn: anyDay })
    .map((data) => ({ type: 'RenameAgency', data }) as AgencyCommand),
  fc
    .record({
      agency: anyName,
      annulled: fc.constantFrom('AgencyAbolished', 'AgencySuperiorChanged', 'AgencyFunctionsTransferred'),
      effectiveOn: anyDay,
    })
    .map((data) => ({ type: 'AnnulAgencyReorganisation', data }) as AgencyCommand),
)

/** Registrar everywhere, so that authority never stands in the way of a reorganisation. */
const context = contextOf({
  actor: {
    kind: 'person',
    person: 'r' as never,
    holds: ['gov', ...NAMES].map((name) => ({ role: 'registrar', agency: agencyId(name) })),
  },
})

/** The events of those commands that were not refused. */
function accepted(commands: readonly AgencyCommand[]): readonly AgencyEvent[] {
  let state = agencies.reduce(evolveHistory, emptyHistory)
  return commands.flatMap((command) => {
    const decision = decide(agencyRegister, command, state, context)
    if (!decision.ok) return []
    state = decision.value.events.reduce(evolveHistory, state)
    return decision.value.events
  })
}

test('LS-4.3: whatever was reorganised, the answer is an agency active on that day', () => {
  let reorganised = 0
  fc.assert(
    fc.property(
      fc.array(anyCommand, { maxLength: 25 }),
      fc.record({ maker: anyName, since: anyDay, theme: fc.constantFrom(undefined, 'water', 'roads', 'else') }),
      anyDay,
      (commands, { maker, since, theme }, day) => {
        const events = accepted(commands)
        reorganised += events.length
        const history = historyOf(...agencies, ...events)
        const facts = {
          origin: { kind: 'made', makers: [maker] } as const,
          since,
          ...(theme === undefined ? {} : { theme }),
        }
        const answer = responsibleAgency(facts, day, history)
        // All of them exist from 2000 on, and the register lets nobody go without an heir: so there is always one.
        expect(answer.agency).toBe(answer.chain.at(-1)!.agency)
        expect(isActiveOn(history.agencies.get(answer.agency!)!, day)).toBe(true)
        const known = new Set(answer.chain.flatMap(({ eventId }) => eventId ?? []))
        expect(known.size).toBe(answer.chain.filter(({ eventId }) => eventId !== undefined).length)
      },
    ),
    { numRuns: 1000 },
  )
  expect(reorganised).toBeGreaterThan(1000)
})

test('the register holds together after any commands: no cycles, nobody under an abolished agency', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 25 }), anyDay, (commands, day) => {
      const history = historyOf(...agencies, ...accepted(commands))
      for (const record of history.agencies.values()) {
        for (const axis of ['government', 'business'] as const)
          expect(superiorsOn(history, record.id, axis, day)).not.toContain(record.id)
        if (!isActiveOn(record, day)) continue
        const { governmentSuperior, businessSuperior } = factsOn(record, day)
        for (const superior of [governmentSuperior, businessSuperior])
          if (superior !== undefined) expect(isActiveOn(history.agencies.get(superior)!, day)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('giving an accepted command again at once changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 15 }), (commands) => {
      let state = agencies.reduce(evolveHistory, emptyHistory)
      for (const command of commands) {
        const decision = decide(agencyRegister, command, state, context)
        if (!decision.ok) continue
        state = decision.value.events.reduce(evolveHistory, state)
        if (command.type === 'AnnulAgencyReorganisation') continue // the same one may stand on record twice
        expect(decide(agencyRegister, command, state, context)).toMatchObject({ ok: true, value: { events: [] } })
      }
    }),
    { numRuns: 300 },
  )
})

test('an agency that was abolished has successors that exist, and a running one is among its own', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 20 }), anyDay, anyName, (commands, day, id) => {
      const history = historyOf(...agencies, ...accepted(commands))
      const successors = successorsOf(history, id, day)
      for (const successor of successors) expect(isActiveOn(history.agencies.get(successor)!, day)).toBe(true)
      expect(successors.includes(id) || !isActiveOn(history.agencies.get(id)!, day)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('a history that no register would hold still comes to an end', () => {
  const loop: readonly AgencyEvent[] = ['a', 'b'].map((id, index) => ({
    type: 'AgencyAbolished',
    data: {
      agency: agencyId(id),
      effectiveOn: on('2015-01-01'),
      successors: [{ agency: agencyId(index === 0 ? 'b' : 'a') }],
    },
  }))
  const facts = { origin: { kind: 'made', makers: [agencyId('a')] }, since: on('2012-01-01') } as const
  expect(responsibleAgency(facts, on('2020-01-01'), historyOf(...agencies, ...loop))).toMatchObject({
    unclear: 'CIRCULAR',
  })
})
