import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DeadlineCommand } from '../../../src/domain/deadline/commands.js'
import { deadlineDecider } from '../../../src/domain/deadline/decide.js'
import type { DeadlineEvent } from '../../../src/domain/deadline/events.js'
import { addDays } from '../../../src/domain/dates.js'
import { decide } from '../../../src/domain/decide.js'
import type { DutyCommand } from '../../../src/domain/duty/commands.js'
import { dutyDecider } from '../../../src/domain/duty/decide.js'
import type { DutyEvent } from '../../../src/domain/duty/events.js'
import type { ItemId, Sha256 } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, on, policies, process } from '../../support/spec.js'

const AGENCIES = ['a', 'b', 'c'].map(agencyId)
const agencies = directory({ agencies: AGENCIES.map((id) => ({ id })) })
const numbers = policies({ 'publication.period': { value: 20, unit: 'workingDays' } })
const hash = (right: boolean) => (right ? 'a' : 'b').repeat(64) as Sha256

const step = fc.record({
  wait: fc.nat({ max: 9 }),
  what: fc.constantFrom('publish', 'transfer', 'withdraw', 'look', 'look'),
  agency: fc.constantFrom(...AGENCIES),
  rightContent: fc.boolean(),
})

test('LS-11.1, LS-7.1: over random publications, withdrawals and reorganisations every duty ends met, lifted or missed', () => {
  const ended: Record<string, number> = {}
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let duty = dutyDecider.initial
      let deadline = deadlineDecider.initial
      const dutyEvents: DutyEvent[] = []
      const deadlineEvents: DeadlineEvent[] = []
      let today = on('2026-03-02')
      const context = () => contextOf({ today, agencies, policies: numbers, actor: process('duties') })

      /** The deadline tells the duty what it missed, and the duty tells the deadline what was done. */
      const tick = (command: DeadlineCommand) => {
        const decision = decide(deadlineDecider, command, deadline, context())
        for (const event of decision.ok ? decision.value.events : []) {
          deadline = deadlineDecider.evolve(deadline, event)
          deadlineEvents.push(event)
          if (event.type === 'DeadlineMissed') {
            const { due, effectiveAt } = event.data
            give({ type: 'RecordDutyMiss', data: { round: 1, due, effectiveAt, cause: 'e' } })
          }
        }
      }
      const give = (command: DutyCommand) => {
        const decision = decide(dutyDecider, command, duty, context())
        for (const event of decision.ok ? decision.value.events : []) {
          duty = dutyDecider.evolve(duty, event)
          dutyEvents.push(event)
          if (event.type === 'DutyMet') {
            const { doneOn, proof, contentHash, agency } = event.data
            expect(contentHash).toBe(hash(true))
            expect(agency).toBe(duty.status !== 'absent' && duty.agency)
            tick({ type: 'RecordAct', data: { doneOn, proof } })
          }
          if (event.type === 'DutyLifted') {
            tick({ type: 'CancelDeadline', data: { reason: 'matterWithdrawn', cause: 'e' } })
          }
        }
      }

      give({
        type: 'RaiseDuty',
        data: {
          item: 'i1' as ItemId,
          agency: AGENCIES[0]!,
          kind: 'publish',
          grounds: ['maker'],
          start: 'formed',
          startsOn: today,
          contentHash: hash(true),
          cause: 'e1',
          programFirstDay: today,
        },
      })
      const started = decide(
        deadlineDecider,
        {
          type: 'StartDeadline',
          data: {
            matter: 'i1-a.r1',
            kind: 'publication',
            agency: AGENCIES[0]!,
            key: 'item:i1',
            start: today,
            startEvent: 'e1',
          },
        },
        deadline,
        context(),
      )
      for (const event of started.ok ? started.value.events : []) deadline = deadlineDecider.evolve(deadline, event)

      for (const { wait, what, agency, rightContent } of steps) {
        today = addDays(today, wait)
        if (what === 'publish') {
          give({
            type: 'RecordDutyPublication',
            data: { agency, contentHash: hash(rightContent), publishedOn: today, proof: `p-${today}` },
          })
        }
        if (what === 'transfer') give({ type: 'TransferDuty', data: { to: agency, effectiveOn: today, cause: 't' } })
        if (what === 'withdraw' && rightContent) {
          give({ type: 'LiftDuty', data: { reason: 'withdrawn', liftedOn: today, cause: 'w' } })
        }
        if (what === 'look') tick({ type: 'ObserveDeadline', data: {} })
      }
      today = on('2026-12-01')
      tick({ type: 'ObserveDeadline', data: {} })

      expect(['met', 'missed', 'lifted']).toContain(duty.status)
      ended[duty.status] = (ended[duty.status] ?? 0) + 1
      expect(deadline.status).toBe(duty.status === 'lifted' ? 'cancelled' : duty.status)
      expect(deadlineEvents.filter(({ type }) => type === 'DeadlineMissed').length).toBeLessThanOrEqual(1)
      expect(deadlineEvents.filter(({ type }) => type === 'DeadlineMet').length).toBeLessThanOrEqual(1)
      const stored = JSON.parse(JSON.stringify(dutyEvents)) as readonly DutyEvent[]
      expect(stored.reduce(dutyDecider.evolve, dutyDecider.initial)).toEqual(duty)
    }),
    { numRuns: 300, seed: 20260302 },
  )
  expect(Object.keys(ended).sort()).toEqual(['lifted', 'met', 'missed'])
})
