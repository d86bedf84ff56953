import { expect, test } from 'vitest'
import { AGENCIES } from '../../src/cli/demo/agencies.js'
import { complaintSteps } from '../../src/cli/demo/complaints.js'
import { PEOPLE } from '../../src/cli/demo/people.js'
import type { ComplaintCommand } from '../../src/domain/complaint/commands.js'
import { complaintDecider } from '../../src/domain/complaint/decide.js'
import { evolve, type Complaint } from '../../src/domain/complaint/state.js'
import type { Actor } from '../../src/domain/context.js'
import { localDateOf } from '../../src/domain/dates.js'
import { decide } from '../../src/domain/decide.js'
import type { AgencyId } from '../../src/domain/values.js'
import { kept } from '../domain/application/letters.js'
import { agencyId, contextOf, directory, policies } from '../support/spec.js'

const agencies = directory({
  agencies: AGENCIES.map(({ id, kind, superior, business, duties, name }) => ({
    ...{ id: agencyId(id), kind, name, actsInOwnName: kind !== 'internalBody', duties: duties ?? [] },
    ...(superior === undefined || id === superior ? {} : { governmentSuperior: agencyId(superior) }),
    ...(business === undefined ? {} : { businessSuperior: agencyId(business) }),
  })),
  people: Object.fromEntries(
    PEOPLE.map(({ id, agency, roles }) => [id, roles.map((role) => ({ role, agency: agency as AgencyId }))]),
  ),
})
const numbers = policies({
  'complaint.acceptance': { value: 5, unit: 'workingDays' },
  'complaint.answer': { value: 20, unit: 'workingDays' },
})

/** The letter is made by the program in the demo; here its record is enough. */
const letterOf = (complaint: string, number: string, datedOn: string): ComplaintCommand => {
  const file = { ...kept('a'), key: `person:cs-${complaint}` as const }
  return {
    type: 'PrepareComplaintLetter',
    data: { kind: 'complaintReply', number, datedOn, template: 't', pdf: file, html: file },
  }
}

test('711-51: the demo has complaints of every kind, and each step of them keeps the rules', () => {
  const states = new Map<string, Complaint>()
  const late: string[] = []
  const steps = complaintSteps()
  for (const [index, { id, at, actor, command }] of steps.entries()) {
    const today = localDateOf(at)
    const next = steps.slice(index).find((step) => 'type' in step.command && step.command.type === 'ReplyToComplainant')
    const replied = (next?.command as Extract<ComplaintCommand, { type: 'ReplyToComplainant' }> | undefined)?.data
      .number
    const given = 'type' in command ? (command as ComplaintCommand) : letterOf(id, replied!, today)
    const person = actor as Extract<Actor, { kind: 'person' }>
    const holds = agencies.rolesOf(person.person, today)
    const context = contextOf({ now: at, today, agencies, policies: numbers, actor: { ...person, holds } })
    const state = states.get(id) ?? complaintDecider.initial
    const decision = decide(complaintDecider, given, state, context)
    expect([given.type, decision.ok ? [] : decision.error]).toEqual([given.type, []])
    const events = decision.ok ? decision.value.events : []
    if (events.some(({ type, data }) => type === 'ComplainantReplied' && data.late)) late.push(id)
    states.set(id, events.reduce(evolve, state))
  }
  const endings = [...states.values()].map((state) => (state.status === 'absent' ? '' : (state.ending ?? state.status)))
  expect(endings).toEqual(['replied', 'replied', 'replied', 'declined', 'replied', 'open', 'open'])
  expect(late).toEqual(['demo-ts-2026-005'])
})
