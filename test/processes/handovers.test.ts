import { expect, test } from 'vitest'
import type { MattersHandedOver } from '../../src/domain/staff/events.js'
import type { ItemId } from '../../src/domain/values.js'
import type { Position } from '../../src/eventstore/eventStore.js'
import type { RecordedEvent } from '../../src/eventstore/recordedEvent.js'
import { handovers } from '../../src/processes/handovers.js'
import { agencyId, on, personId } from '../support/spec.js'

const handedOver = (items?: readonly string[]) =>
  ({
    type: 'MattersHandedOver',
    position: '41' as Position,
    data: {
      agency: agencyId('a'),
      from: personId('wang'),
      to: personId('li'),
      ...(items === undefined ? {} : { items: items as readonly ItemId[] }),
      effectiveOn: on('2026-03-02'),
    },
  }) as RecordedEvent<MattersHandedOver>

const asked: unknown[] = []
const reaction = handovers({
  itemsInCharge: (...question) => {
    asked.push(question)
    return Promise.resolve(['i1', 'i2'] as ItemId[])
  },
  applicationsInCharge: () => Promise.resolve(['a1']),
  correctionsInCharge: () => Promise.resolve(['c1']),
  deadlinesInCharge: () =>
    Promise.resolve([
      { id: 'i1-a.r1-publication', kind: 'publication', item: 'i1' },
      { id: 'request.a1.m1-meeting', kind: 'meeting', item: null },
      // The application hands it over.
      { id: 'a1.r1-reply', kind: 'reply', item: null },
    ]),
})
const command = { type: 'HandOverItem', data: { from: 'wang', to: 'li' } }

test('all matters of an officer are handed over one by one, as the log stood at the handover', async () => {
  const commands = await reaction.on.MattersHandedOver!(handedOver())
  expect(commands).toMatchObject([
    { id: 'i1', command },
    { id: 'i2', command },
    { id: 'a1', command: { type: 'HandOverApplication', data: { from: 'wang', to: 'li' } } },
    { id: 'c1', command: { type: 'HandOverCorrection', data: { from: 'wang', to: 'li' } } },
    { id: 'i1-a.r1-publication', command: { type: 'TransferDeadline', data: { to: 'a', officer: 'li' } } },
    { id: 'request.a1.m1-meeting' },
  ])
  expect(asked).toEqual([['a', 'wang', '41']])
})

test('LS-4.3: of named matters only the times of those go with them', async () => {
  const commands = await reaction.on.MattersHandedOver!(handedOver(['i1']))
  expect(commands).toMatchObject([{ id: 'i1' }, { id: 'i1-a.r1-publication' }])
})

test('of named matters only those are', async () => {
  expect(await reaction.on.MattersHandedOver!(handedOver(['i9']))).toMatchObject([{ id: 'i9', command }])
})
