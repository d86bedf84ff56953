import { expect, test } from 'vitest'
import { aggregateOf } from '../../src/app/aggregates.js'
import { createInputHash } from '../../src/app/inputHash.js'
import type { AnyCommand, AnyEvent } from '../../src/domain/decider.js'
import type { KeySubject } from '../../src/domain/protected.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'

function subjectsOf(id: string, { type, data }: AnyCommand, history: readonly AnyEvent[] = []): readonly KeySubject[] {
  const aggregate = aggregateOf(type)!
  const persons = aggregate.personsIn?.(data as Readonly<Record<string, unknown>>, history) ?? []
  return aggregate.keySubject === undefined ? persons : [aggregate.keySubject(id), ...persons]
}

const received = { type: 'ApplicationReceived', data: { applicant: { subject: 'ds-1' } } }
const asked = { type: 'CorrectionAsked', data: { subject: 'ds-2' } }
const assigned = { type: 'RetentionAssigned', data: { key: 'application:a1' } }

test.each<[string, object, readonly AnyEvent[], readonly string[]]>([
  ['ReceiveApplication', { applicant: { subject: 'ds-1', name: '张三' } }, [], ['application:x', 'person:ds-1']],
  ['RecordAmendment', { applicant: { name: '张三' } }, [received], ['application:x', 'person:ds-1']],
  ['IssueThirdPartyLetter', { thirdParty: 'ds-3', name: '李四' }, [received], ['application:x', 'person:ds-3']],
  ['ReceiveCorrectionRequest', { subject: 'ds-2', name: '张三' }, [], ['person:ds-2']],
  ['VerifyRecord', { finding: '属实' }, [asked], ['person:ds-2']],
  ['RecordArchiveReturn', { reason: '缺件' }, [assigned], ['application:a1']],
  ['AppointStaffMember', { person: 'p1', name: '王五' }, [], ['person:p1']],
  ['SetContactEmail', { person: 'p1', email: 'a@b.cn' }, [], ['person:p1']],
  ['GrantStaffRole', { person: 'p1', role: 'inspector' }, [], []],
  ['RequestErasure', { subject: 'ds-1', reason: '本人要求' }, [], ['person:ds-1']],
  ['AskThirdParty', { thirdParty: 'ds-3', name: '李四' }, [], ['item:x', 'person:ds-3']],
])('PIPL-51: the hash of the input of %s is keyed with everybody it may be about', (type, data, history, subjects) => {
  expect(subjectsOf('x', { type, data }, history)).toEqual(subjects)
})

test('PIPL-47: with one of the keys destroyed nobody can try names against the hash', async () => {
  const keys = memoryKeyRing()
  const hash = createInputHash(keys)
  const command = { type: 'IssueThirdPartyLetter', data: { thirdParty: 'ds-3', name: '李四' } }
  const both = ['application:x', 'person:ds-3'] as const
  const recorded = await hash('x', command, ...both)
  expect(await hash('x', command, ...both)).toBe(recorded)
  expect(recorded).toMatch(/^[0-9a-f]{64}$/)
  keys.destroy('person:ds-3')
  // Whoever knows the name, the input and the other key finds nothing that is equal.
  const tried = await Promise.all([
    hash('x', command),
    hash('x', command, 'application:x'),
    hash('x', command, ...both),
  ])
  expect(tried).not.toContain(recorded)
})
