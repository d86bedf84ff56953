import { expect, test } from 'vitest'
import { createOtherApplicationNow } from '../../src/app/otherApplication.js'
import type { ApplicationCommand } from '../../src/domain/application/commands.js'
import type { ApplicationEvent } from '../../src/domain/application/events.js'
import { canonicalJson } from '../../src/eventstore/canonicalJson.js'
import { schemaVersionOf } from '../../src/eventstore/eventTypes.js'
import { after, given, head, officer, receive } from '../domain/application/district.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { newEvent } from '../support/storeFixtures.js'

const store = memoryEventStore()
const now = createOtherApplicationNow(store, { sameAs: (subject) => Promise.resolve([subject]) })

async function registered(application: string, arrivedOn: string, unconfirmed = false) {
  const channel = unconfirmed ? 'fax' : 'counter'
  const history = after([[officer, receive({ application, arrivedOn, channel, proof: '登记表' })]])
  const [first, ...more] = history.map(({ type, data }) =>
    newEvent({ type, schemaVersion: schemaVersionOf(type), data: canonicalJson(data as never) }),
  )
  await store.append(`application-${application}`, [first!, ...more], 'none')
  return history
}

test('711-36(6): of two applications one came first, by the day and then by registration, never by its id', async () => {
  const histories = new Map<string, readonly ApplicationEvent[]>()
  for (const id of ['z', 'm', 'a']) histories.set(id, await registered(id, '2026-03-02'))
  histories.set('old', await registered('old', '2026-02-27'))
  await registered('fax', '2026-02-26', true)
  const isEarlier = async (own: string, other: string) => (await now(own, other))?.receivedEarlier
  expect(await isEarlier('a', 'z')).toBe(true)
  expect(await isEarlier('z', 'a')).toBe(false)
  expect(await isEarlier('z', 'old')).toBe(true)
  expect(await isEarlier('old', 'z')).toBe(false)
  // Its day is still to be fixed: it may turn out to be a later one.
  expect([await isEarlier('z', 'fax'), await isEarlier('fax', 'z'), await isEarlier('z', 'z')]).toEqual([
    false,
    false,
    false,
  ])

  // Looked up and decided all at once: whatever is lawful leads to the first one, which stays open.
  const lawful: string[] = []
  for (const own of histories.keys()) {
    for (const into of histories.keys()) {
      if (own === into) continue
      const target = (await now(own, into))!
      const merge: ApplicationCommand = { type: 'MergeApplication', data: { into, target, reason: '同一申请' } }
      const decided = given(...histories.get(own)!)
        .as(head)
        .when(merge)
      if (target.receivedEarlier) lawful.push(`${own}>${decided.events().length > 0 ? into : '-'}`)
      else decided.thenRefused('MERGED_INTO_LATER')
    }
  }
  expect(lawful).toEqual(['z>old', 'm>z', 'm>old', 'a>z', 'a>m', 'a>old'])
})
