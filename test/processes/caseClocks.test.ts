import { expect, test } from 'vitest'
import { ACCOUNTABILITY_CASE_EVENT_TYPES } from '../../src/domain/accountabilityCase/events.js'
import type { RecordedEvent } from '../../src/eventstore/recordedEvent.js'
import { caseClocks } from '../../src/processes/caseClocks.js'

const { on } = caseClocks({ invitedIn: () => Promise.resolve(['person:li', 'unit:fgw']) })

const commandsOf = async (type: string, data: object) => {
  const event = { id: 'e1', stream: 'case-k1', type, data } as unknown as RecordedEvent
  const react = on[type as keyof typeof on] as unknown as (event: RecordedEvent) => Promise<readonly object[]>
  return (await react(event)) as readonly { id: string; command: { type: string; data: Record<string, unknown> } }[]
}
const due = { start: '2026-03-02', due: '2026-03-09' }
const li = { concerned: 'person:li' }

test('LS-15.2: the time to state one’s case runs for each from the notice, until they speak or it is decided', async () => {
  const [started] = await commandsOf('StatementInvited', { case: 'k1', agency: 'jw', ...li, due })
  expect(started).toMatchObject({
    id: 'k1.person.li-caseStatement',
    command: {
      type: 'StartDeadline',
      data: {
        matter: 'k1.person.li',
        kind: 'caseStatement',
        agency: 'jw',
        key: 'case:k1',
        start: due.start,
        receipt: due,
      },
    },
  })
  expect(await commandsOf('StatementRecorded', { ...li, receivedOn: '2026-03-05' })).toMatchObject([
    {
      id: started!.id,
      command: { type: 'RecordAct', data: { doneOn: '2026-03-05', proof: 'e1' } },
      harmless: ['DEADLINE_CLOSED'],
    },
  ])
  const ended = [{ id: 'k1.person.li-caseStatement' }, { id: 'k1.unit.fgw-caseStatement' }]
  expect(await commandsOf('CaseDecided', {})).toMatchObject(ended)
  expect(await commandsOf('ConcernedChanged', { removed: ['unit:fgw'] })).toMatchObject(ended.slice(1))
})

test('LS-15.2: the time to decide a review runs from the request until it is decided', async () => {
  expect(await commandsOf('CaseReviewRequested', { case: 'k1', agency: 'jw', ...li, due })).toMatchObject([
    {
      id: 'k1.person.li-caseReview',
      command: { type: 'StartDeadline', data: { kind: 'caseReview', startEvent: 'e1' } },
    },
  ])
  expect(await commandsOf('CaseReviewDecided', { ...li, decidedOn: '2026-03-08' })).toMatchObject([
    { id: 'k1.person.li-caseReview', command: { type: 'RecordAct', data: { doneOn: '2026-03-08' } } },
  ])
  expect(
    Object.keys(on).filter((type) => !(ACCOUNTABILITY_CASE_EVENT_TYPES as readonly string[]).includes(type)),
  ).toEqual([])
})
