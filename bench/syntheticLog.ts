import { randomBytes, randomUUID } from 'node:crypto'
import type { AnyEvent } from '../src/domain/decider.js'
import type { AgencyId, LocalDate, PersonId } from '../src/domain/values.js'
import type { KeySubject } from '../src/domain/protected.js'
import { sealEvent } from '../src/eventstore/codec.js'
import type { EventStore, NewEvent } from '../src/eventstore/eventStore.js'
import type { EventMetadata } from '../src/eventstore/recordedEvent.js'
import type { KeyRing } from '../src/eventstore/sealing.js'
import { itemEvents } from '../test/projections/items.js'

const AGENCIES = 40
const TEXT = '为进一步规范政务公开发布工作，加强各机关之间的沟通协调，根据有关规定，结合实际，制定本制度。'.repeat(8)

/** A key for each subject, in memory. */
export function benchKeys(): KeyRing {
  const keys = new Map<KeySubject, Uint8Array>()
  const keyOf = (subject: KeySubject) => {
    const key = keys.get(subject) ?? randomBytes(32)
    keys.set(subject, key)
    return key
  }
  return {
    subjectKey: (subject) => Promise.resolve(keyOf(subject)),
    subjectKeys: (subjects) => Promise.resolve(new Map(subjects.map((subject) => [subject, keyOf(subject)]))),
    ensureSubjectKey: (subject) => Promise.resolve(keyOf(subject)),
  }
}

/**
 * A district's log: 40 agencies, then items from creation to publication, eleven events each with sealed title, summary
 * and text (some 400 characters), the steps of many items side by side.
 */
export async function fillLog(store: EventStore, keys: KeyRing, wanted: number): Promise<number> {
  await append(store, 'agencies-lieshan', await sealed(keys, 'agencies', agencies()))
  let have = AGENCIES
  while (have < wanted) {
    const batch = Array.from({ length: 200 }, () => randomUUID())
    const lives = await Promise.all(batch.map(async (id) => [id, await sealed(keys, id, itemLife(id))] as const))
    const length = lives[0]![1].length
    // Step by step, so that the streams lie between each other as they do in life.
    for (let step = 0; step < length; step += 1)
      await Promise.all(lives.map(([id, events]) => append(store, `item-${id}`, [events[step]!])))
    have += batch.length * length
  }
  return have
}

const agencyOf = (index: number): AgencyId => `agency-${index % AGENCIES}` as AgencyId

const agencies = (): readonly AnyEvent[] =>
  Array.from({ length: AGENCIES }, (_, index) => ({
    type: 'AgencyRegistered',
    data: {
      agency: agencyOf(index),
      name: `局${index}`,
      kind: 'department',
      actsInOwnName: true,
      establishedOn: '2000-01-01' as LocalDate,
      ...(index === 0 ? {} : { governmentSuperior: agencyOf(index < 8 ? 0 : index % 8) }),
    },
  }))

function itemLife(id: string): readonly AnyEvent[] {
  const item = itemEvents(id)
  const title = `关于印发2026年度政务公开工作要点的通知 ${id}`
  return item
    .untilPublic(title)
    .map((event) => (event.type === 'ContentRevised' ? item.revised(title, 1, TEXT) : event))
}

let counter = 0

function metadata(matter: string): Omit<EventMetadata, 'recordedAt'> {
  counter += 1
  const commandId = randomUUID()
  return {
    person: `person-${counter % 300}` as PersonId,
    role: 'publishingOfficer',
    agency: agencyOf(counter),
    clause: `LS-10.${counter % 10}`,
    rules: ['OFFICER_NOT_IN_CHARGE', 'REVIEW_IN_PROGRESS', 'ITEM_NOT_FOUND'],
    policies: ['reevaluation.interval@1'],
    commandId,
    commandType: 'ReviseContent',
    inputHash: commandId,
    causationId: commandId,
    correlationId: matter,
    contextPosition: String(counter),
  }
}

const sealed = (keys: KeyRing, matter: string, events: readonly AnyEvent[]): Promise<readonly NewEvent[]> =>
  Promise.all(events.map((event) => sealEvent(randomUUID(), event, metadata(matter), keys)))

const append = (store: EventStore, stream: string, events: readonly NewEvent[]) =>
  store.append(stream, events as unknown as readonly [NewEvent, ...NewEvent[]], 'any')
