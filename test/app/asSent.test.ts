import { expect, test } from 'vitest'
import { aggregateOf, aggregates } from '../../src/app/aggregates.js'
import { asSent } from '../../src/app/asSent.js'
import { createInputHash } from '../../src/app/inputHash.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'

const hash = createInputHash(memoryKeyRing())
const hashOf = (type: string, data: object) => hash('x', asSent(aggregateOf(type)!, { type, data }))

const seal = { kind: 'electronicSeal', hash: 'a', signature: { fileId: 'f1' }, service: 's', text: 't1' }

test.each<[string, object, object, object]>([
  [
    'MergeApplication',
    { into: 'a0', reason: '同一' },
    { target: { status: 'open' } },
    { target: { status: 'closed' } },
  ],
  ['MergeApplication', { into: 'a0', reason: '同一' }, { target: { status: 'open' } }, {}],
  ['DraftReply', { outcome: { kind: 'repeated' } }, { earlier: { replies: [] } }, { earlier: { replies: ['答1'] } }],
  ['IssueFeeNotice', { method: 'perItem', units: 1 }, { before: 10 }, { before: 11 }],
  ['SealLetter', { letter: 1 }, { seal }, { seal: { ...seal, hash: 'b', signature: { fileId: 'f2' }, text: 't2' } }],
  ['DeclineComplaint', { earlier: 'c1' }, { earlierNow: { answered: false } }, { earlierNow: { answered: true } }],
  ['ExamineSubject', { subject: 'item-i' }, { actedBefore: [] }, { actedBefore: ['p1'] }],
  ['RecordFinding', { citedFinding: 'f' }, { actedBefore: [], cited: { check: 'c' } }, {}],
  ['VerifyRectification', { finding: 'f' }, { actedBefore: [] }, { actedBefore: ['p1'] }],
  ['OpenCase', { case: 'x' }, { lookedUp: { origin: true } }, { lookedUp: { origin: false } }],
  ['ChangeConcerned', { reason: '更正' }, { lookedUp: { people: [] } }, { lookedUp: { people: ['p1'] } }],
])('%s sent again is the same command, whatever the program finds by then', async (type, sent, found, foundLater) => {
  const first = await hashOf(type, { ...sent, ...found })
  expect(await hashOf(type, { ...sent, ...foundLater })).toBe(first)
  for (const field of Object.keys(sent)) {
    expect(await hashOf(type, { ...sent, ...found, [field]: '另' })).not.toBe(first)
  }
})

test('which seal was asked for is input; a command without look-ups is taken whole', async () => {
  const scan = (file: string) => ({ letter: 1, seal: { kind: 'sealedScan', hash: 'a', file } })
  expect(await hashOf('SealLetter', scan('f1'))).not.toBe(await hashOf('SealLetter', scan('f2')))
  const command = { type: 'WithdrawApplication', data: { target: 1, seal: { hash: 2 } } }
  expect(asSent(aggregateOf(command.type)!, command)).toEqual(command)
})

test('looked-up fields are named of commands that there are', () => {
  const named = aggregates.flatMap(({ lookedUp, decider }) =>
    Object.keys(lookedUp ?? {}).filter((type) => !(type in decider.handlers)),
  )
  expect(named).toEqual([])
})
