import { afterAll, expect, test } from 'vitest'
import { aggregateOf } from '../../src/app/aggregates.js'
import { createDutyFacts } from '../../src/app/dutyFacts.js'
import { createExecute } from '../../src/app/execute.js'
import { createInputHash } from '../../src/app/inputHash.js'
import { createTrails } from '../../src/app/trails.js'
import type { KeySubject } from '../../src/domain/protected.js'
import type { InformationItemEvent } from '../../src/domain/informationItem/events.js'
import { openEvents } from '../../src/eventstore/codec.js'
import { nobodyMoves } from './clockWorld.js'
import { createProcesses } from '../../src/processes/processes.js'
import { createReactions } from '../../src/processes/reactions.js'
import { withoutTexts } from '../../src/processes/withoutTexts.js'
import { itemEvents } from '../projections/items.js'
import { readDatabase } from '../projections/readDatabase.js'
import { createWorld } from '../projections/world.js'
import { noApplications } from '../support/noApplications.js'
import { noErasure } from '../support/noErasure.js'
import { noConsultations } from '../support/noConsultations.js'
import { directory, plainCalendar, policies, agencyId } from '../support/spec.js'

const { db, drop } = await readDatabase()
afterAll(drop)

const CODE = '113406040030012345'

test('LS-10.7, LS-13.1: from registration to index number, from authorization to website, from purge to the end of the key', async () => {
  const { store, keys, clock, record } = createWorld(db)
  const facts = {
    agencies: directory({ agencies: [{ id: agencyId('fagai') }] }),
    policies: policies({}),
    calendar: plainCalendar,
    position: undefined,
  }
  const trails = createTrails(store, keys, clock)
  const execute = createExecute({
    store,
    keyRing: keys,
    clock,
    facts: { snapshot: () => Promise.resolve(facts) },
    inputHash: createInputHash(keys),
    trails,
    aggregateOf,
  })
  const destroyed: KeySubject[] = []
  const processes = createProcesses({
    db,
    store,
    execute,
    reactions: createReactions({
      ...noConsultations,
      ...noApplications,
      ...noErasure,
      ...nobodyMoves,
      ...createDutyFacts({ store, facts: { snapshot: () => Promise.resolve(facts) }, clock }),
      itemsInCharge: () => Promise.resolve([]),
      check: () => Promise.resolve([]),
      addressOf: (item) => `https://example.test/portal/items/${item}`,
      destroyKey: (subject) => {
        destroyed.push(subject)
        keys.destroy(subject)
        return Promise.resolve()
      },
      clock,
      history: (stream) => store.readStream(stream).then(withoutTexts),
      peopleAt: () =>
        Promise.resolve({
          peopleIn: () => [],
          isActive: () => true,
          successorsOf: () => [],
          disclosureDepartments: () => [],
          isConcerned: () => false,
        }),
      putInOutbox: () => Promise.resolve(),
      releaseRefused: () => Promise.resolve(),
    }),
    mostAttempts: 2,
    firstRetryMs: 1,
  })
  const typesIn = async (stream: string) => (await store.readStream(stream)).map(({ type }) => type)
  const recordAll = async (events: readonly InformationItemEvent[]) => {
    for (const event of events) await record('item-a', event, { correlationId: 'matter' })
    await processes.idle()
  }
  const item = itemEvents('a')
  await processes.start()
  try {
    const registered = item.registered()
    await recordAll([
      item.created('t'),
      item.revised('t'),
      ...item.reviewed('t'),
      { ...registered, data: { ...registered.data, creditCode: CODE as never } },
    ])
    expect(await processes.quarantined()).toEqual([])
    expect((await typesIn('item-a')).at(-1)).toBe('IndexNumberRecorded')
    const [number] = await openEvents(await store.readStream(`index-${CODE}-202603`), keys)
    expect(number).toMatchObject({
      type: 'IndexNumberAssigned',
      data: { itemId: 'a', number: 1 },
      metadata: { role: 'process', process: 'index-numbers', correlationId: 'matter' },
    })

    await recordAll([item.authorized('t')])
    expect(await typesIn('publication-a-fagai')).toEqual(['PublicationOrdered', 'ItemPublished'])
    const published = (await openEvents(await store.readStream('publication-a-fagai'), keys))[1]
    expect(published).toMatchObject({
      data: { channel: 'governmentWebsite', receipt: { address: 'https://example.test/portal/items/a' } },
    })

    await recordAll([item.withdrawn()])
    expect(await typesIn('publication-a-fagai')).toEqual([
      'PublicationOrdered',
      'ItemPublished',
      'TakedownOrdered',
      'ItemTakenDown',
    ])

    await recordAll([item.purgeOrdered()])
    expect(destroyed).toEqual(['item:a'])
    expect((await typesIn('item-a')).at(-1)).toBe('ItemKeyDestroyed')
    expect(await processes.quarantined()).toEqual([])
  } finally {
    await processes.stop()
    await trails.close()
  }
})
