import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seed } from '../../src/app/compose/seed.js'
import { aggregateOf } from '../../src/app/aggregates.js'
import { createContentChecks } from '../../src/app/contentChecks.js'
import { createExecute } from '../../src/app/execute.js'
import { builtinScanner } from '../../src/app/files/builtinScanner.js'
import { openFileStore } from '../../src/app/files/openFileStore.js'
import { createInputHash } from '../../src/app/inputHash.js'
import { openKeyStore } from '../../src/app/keys/openKeyStore.js'
import { startReferenceFacts } from '../../src/app/referenceFacts.js'
import { createTrails } from '../../src/app/trails.js'
import type { DemoWorld } from '../../src/cli/demo/step.js'
import type { AnyCommand } from '../../src/domain/decider.js'
import type { Instant, ItemId } from '../../src/domain/values.js'
import { settableClock } from '../../src/eventstore/clock.js'
import { openEvents } from '../../src/eventstore/codec.js'
import { uuidOf } from '../../src/eventstore/eventIds.js'
import type { RecordedEvent } from '../../src/eventstore/recordedEvent.js'
import { memoryEventStore } from '../support/memoryEventStore.js'
import { memoryKeyRing } from '../support/memoryKeyRing.js'

/** The program's rules on a log in memory; what its processes would do is stood in for here, in a few lines. */
export async function demoWorld() {
  const clock = settableClock('2026-01-05T00:30:00.000Z' as Instant)
  const store = memoryEventStore(clock)
  const keyRing = memoryKeyRing()
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-demo-'))
  const keys = await openKeyStore({
    url: join(folder, 'keys'),
    masterKeyFile: join(folder, 'master'),
    production: false,
  })
  const files = await openFileStore({ dir: join(folder, 'files'), keys, scanner: builtinScanner(), now: clock.now })
  const facts = await startReferenceFacts({
    store,
    keyRing,
    streams: { agencies: 'agencies-lieshan', calendar: 'calendar-CN', policy: 'policy-CN' },
  })
  const trails = createTrails(store, keyRing, clock)
  const execute = createExecute({
    store,
    keyRing,
    clock,
    facts,
    inputHash: createInputHash(keyRing),
    trails,
    aggregateOf,
  })
  await seed({ execute, facts, trails, allowedActions: undefined as never }, { store })
  const check = createContentChecks({ store, keyRing, files })
  const processes = store.subscribe({
    onEvents: async (page) => {
      for (const event of await openEvents(page, keyRing)) {
        const itemId = event.stream.replace(/^item-/, '') as ItemId
        const found = CHECKED.includes(event.type) ? await check(itemId) : []
        const reactions = [...reactionsTo(event), ...found.map((command) => ({ id: itemId, command }))]
        for (const [index, { id, command }] of reactions.entries()) {
          const commandId = uuidOf('test process', event.id, String(index))
          await execute({ commandId, id, command, actor: { kind: 'process', process: 'test' } })
        }
      }
    },
  })
  const world: DemoWorld = { execute, store, clock, files }
  return {
    world,
    log: async () => openEvents(await store.readAll(undefined, 1_000_000), keyRing),
    stop: async () => {
      await processes.stop()
      await facts.stop()
      await trails.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const CHECKED = ['ContentRevised', 'RedactionPrepared', 'SecrecyReviewFormFilled']

interface Reaction {
  readonly id: string
  readonly command: AnyCommand
}

function reactionsTo({ type, data: given }: RecordedEvent): readonly Reaction[] {
  const data = given as Record<string, never>
  switch (type) {
    case 'ItemRegistered':
      return [
        {
          id: `${data.creditCode}-${data.month}`,
          command: {
            type: 'AssignIndexNumber',
            data: { itemId: data.itemId, creditCode: data.creditCode, month: data.month },
          },
        },
      ]
    case 'IndexNumberAssigned':
      return [{ id: data.itemId!, command: { type: 'RecordIndexNumber', data: { indexNumber: data.indexNumber } } }]
    case 'FilingListAccepted':
      return (data.entries as unknown as readonly { itemId: string }[]).map((entry) => ({
        id: entry.itemId,
        command: { type: 'RecordFiling', data: { agency: data.agency, month: data.month } },
      }))
    default:
      return []
  }
}
