import { afterAll, expect, test } from 'vitest'
import type { Position } from '../../src/eventstore/eventStore.js'
import {
  type Checkpoint,
  claim,
  LostOwnershipError,
  readBuilds,
  recordBuild,
} from '../../src/projections/engine/checkpoints.js'
import { passCheckpoints } from '../../src/projections/engine/passing.js'
import { ensureRuntimeSchema } from '../../src/projections/engine/runtimeSchema.js'
import { readDatabase } from './readDatabase.js'

const { db, drop } = await readDatabase()
afterAll(drop)

const at = (position: string): Checkpoint => ({
  ...{ logId: 'log', position: position as Position, eventId: `e${position}`, stream: 's', revision: 0 },
  ...{ recordedAt: '2026-03-02T01:00:00.000Z', ordinal: Number(position) },
})

test('checkpoints passed in the same moment move together, and each only for its owner and from where it stands', async () => {
  await ensureRuntimeSchema(db)
  const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name, version: 1, build: 0 })) as [never, never, never]
  for (const build of [a, b, c]) await recordBuild(db, build)
  const fences = await Promise.all([a, b, c].map((build) => claim(db, build, 'me', 60_000)))
  const pass = passCheckpoints(db)
  await pass(c, fences[2]!, undefined, at('1'))

  const outcomes = await Promise.allSettled([
    pass(a, fences[0]!, undefined, at('2')),
    pass(b, fences[1]! - 1, undefined, at('2')), // a former owner
    pass(c, fences[2]!, undefined, at('2')), // stands elsewhere by now
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(outcomes[1]).toMatchObject({ reason: expect.any(LostOwnershipError) as unknown })
  expect(
    (await readBuilds(db)).map(({ name, checkpoint }) => [name, checkpoint?.position, checkpoint?.ordinal]),
  ).toEqual([
    ['a', '2', 2],
    ['b', undefined, undefined],
    ['c', '1', 1],
  ])

  await pass(c, fences[2]!, '1' as Position, at('3'))
  expect((await readBuilds(db, ['c']))[0]?.checkpoint).toEqual(at('3'))
})
