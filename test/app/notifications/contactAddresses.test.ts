import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createContactAddresses } from '../../../src/app/notifications/contactAddresses.js'
import type { StaffEvent } from '../../../src/domain/staff/events.js'
import type { AgencyId } from '../../../src/domain/values.js'
import { sealEvent } from '../../../src/eventstore/codec.js'
import { memoryEventStore } from '../../support/memoryEventStore.js'
import { memoryKeyRing } from '../../support/memoryKeyRing.js'
import { agencyId, personId } from '../../support/spec.js'

const li = personId('li')
const set = (agency: string, email: string, person = 'li'): StaffEvent => ({
  type: 'ContactEmailSet',
  data: { agency: agencyId(agency), person: personId(person), email: { $protected: `person:${person}`, value: email } },
})
const removed = (agency: string): StaffEvent => ({
  type: 'ContactEmailRemoved',
  data: { agency: agencyId(agency), person: li },
})

async function addresses(holdsRolesIn: readonly string[], ...events: readonly StaffEvent[]) {
  const [store, keys] = [memoryEventStore(), memoryKeyRing()]
  for (const event of events) {
    const id = randomUUID()
    const metadata = {
      role: 'registrar',
      clause: '711-4',
      rules: [],
      policies: [],
      commandId: id,
      commandType: 'SetContactEmail',
      inputHash: '0',
      causationId: id,
      correlationId: id,
    } as const
    await store.append(`staff-${event.data.agency}`, [await sealEvent(id, event, metadata, keys)], 'any')
  }
  const agenciesOf = () => holdsRolesIn as readonly AgencyId[]
  return { of: createContactAddresses({ store, keyRing: keys, agenciesOf }), keys }
}

test('the last address counts, and that of the agency in question before any other', async () => {
  const all = [set('a', 'old@a.test'), set('b', 'li@b.test'), set('a', 'wang@a.test', 'wang'), set('a', 'li@a.test')]
  const { of } = await addresses(['b', 'a'], ...all)
  expect(await of(li, agencyId('a'))).toBe('li@a.test')
  expect(await of(li, agencyId('b'))).toBe('li@b.test')
  expect(await of(li, agencyId('c'))).toBe('li@b.test')
  expect(await of(personId('zhao'), agencyId('a'))).toBeUndefined()
})

test('an address that was taken back is none; one elsewhere takes its place', async () => {
  const { of } = await addresses(['a', 'b'], set('a', 'li@a.test'), set('b', 'li@b.test'), removed('a'))
  expect(await of(li, agencyId('a'))).toBe('li@b.test')
})

test('nobody is written to in an agency where they hold no role any more', async () => {
  const { of } = await addresses([], set('a', 'li@a.test'))
  expect(await of(li, agencyId('a'))).toBeUndefined()
})

test('PIPL-47: an address whose key was destroyed is not used again, without a restart', async () => {
  const { of, keys } = await addresses(['a'], set('a', 'li@a.test'))
  expect(await of(li, agencyId('a'))).toBe('li@a.test')
  keys.destroy('person:li')
  expect(await of(li, agencyId('a'))).toBeUndefined()
})
