import { expect, test } from 'vitest'
import type { AppendResult, Position } from '../../src/eventstore/eventStore.js'
import { groupCommit, type PendingAppend } from '../../src/eventstore/postgres/groupCommit.js'
import { newEvent } from '../support/storeFixtures.js'

const done: AppendResult = { kind: 'appended', revision: 0, position: '1' as Position, idempotent: false }
const pending = (stream: string, event = newEvent()): PendingAppend => ({ stream, events: [event], expected: 'any' })

/** A writer that keeps each group until it is let go. */
function heldWriter() {
  const groups: { readonly streams: readonly string[]; readonly finish: (error?: Error) => void }[] = []
  const write = (group: readonly PendingAppend[]) =>
    new Promise<readonly AppendResult[]>((resolve, reject) => {
      groups.push({
        streams: group.map(({ stream }) => stream),
        finish: (error) => (error === undefined ? resolve(group.map(() => done)) : reject(error)),
      })
    })
  return { groups, write }
}
const turn = async () => {
  for (let i = 0; i < 6; i++) await new Promise((resolve) => setImmediate(resolve))
}

test('what comes while a group is under way is the next group', async () => {
  const { groups, write } = heldWriter()
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 1 })
  const first = append(pending('a'))
  await turn()
  const others = ['b', 'c', 'd'].map((stream) => append(pending(stream)))
  await turn()
  expect(groups.map(({ streams }) => streams)).toEqual([['a']])
  groups[0]!.finish()
  await first
  await turn()
  expect(groups.map(({ streams }) => streams)).toEqual([['a'], ['b', 'c', 'd']])
  groups[1]!.finish()
  expect(await Promise.all(others)).toEqual([done, done, done])
})

test('a group holds one append per stream, in the order they came', async () => {
  const { groups, write } = heldWriter()
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 1 })
  const order: string[] = []
  const all = ['a1', 'b1', 'a2', 'a3', 'b2'].map((name) => append(pending(name[0]!)).then(() => order.push(name)))
  for (let i = 0; i < 3; i++) {
    await turn()
    groups[i]!.finish()
  }
  await Promise.all(all)
  expect(groups.map(({ streams }) => streams)).toEqual([['a', 'b'], ['a', 'b'], ['a']])
  expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a3'])
})

test('an append to a stream that is under way waits for it, also when another group starts', async () => {
  const { groups, write } = heldWriter()
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 2 })
  const first = append(pending('a'))
  await turn()
  const second = append(pending('a'))
  const others = Array.from({ length: 40 }, (_, i) => append(pending(`s${i}`)))
  await turn()
  expect(groups).toHaveLength(2)
  expect(groups[1]!.streams).toHaveLength(32)
  expect(groups[1]!.streams).not.toContain('a')
  groups[0]!.finish()
  await first
  await turn()
  expect(groups).toHaveLength(2)
  groups[1]!.finish()
  await turn()
  expect(groups[2]!.streams).toEqual(['a', ...Array.from({ length: 8 }, (_, i) => `s${32 + i}`)])
  groups[2]!.finish()
  await Promise.all([second, ...others])
})

test('a few appends do not go beside a group that is under way: they would wait for the disk twice as often', async () => {
  const { groups, write } = heldWriter()
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 2 })
  const first = append(pending('a'))
  await turn()
  const others = Array.from({ length: 31 }, (_, i) => append(pending(`s${i}`)))
  await turn()
  expect(groups).toHaveLength(1)
  groups[0]!.finish()
  await first
  await turn()
  expect(groups[1]!.streams).toHaveLength(31)
  groups[1]!.finish()
  await Promise.all(others)
})

test('a group holds each event id once', async () => {
  const { groups, write } = heldWriter()
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 1 })
  const event = newEvent()
  const all = [append(pending('a', event)), append(pending('b', event)), append(pending('c'))]
  await turn()
  groups[0]!.finish()
  await turn()
  groups[1]!.finish()
  await Promise.all(all)
  expect(groups.map(({ streams }) => streams)).toEqual([['a', 'c'], ['b']])
})

test('a group is bounded in appends; what there is to do is shared between the groups under way', async () => {
  const { groups, write } = heldWriter()
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 2 })
  const all = Array.from({ length: 1_200 }, (_, i) => append(pending(`s${i}`)))
  const sizes = () => groups.map(({ streams }) => streams.length)
  await turn()
  expect(sizes()).toEqual([500, 500])
  groups[0]!.finish()
  groups[1]!.finish()
  await turn()
  expect(sizes()).toEqual([500, 500, 100, 100])
  groups[2]!.finish()
  groups[3]!.finish()
  await Promise.all(all)
})

test('a few appends are one group', async () => {
  const { groups, write } = heldWriter()
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 2 })
  const all = Array.from({ length: 32 }, (_, i) => append(pending(`s${i}`)))
  await turn()
  expect(groups.map(({ streams }) => streams.length)).toEqual([32])
  groups[0]!.finish()
  await Promise.all(all)
})

test('a group is bounded in bytes', async () => {
  const { groups, write } = heldWriter()
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 2 })
  const large = () => newEvent({ data: 'x'.repeat(1_000_000) as never })
  const all = Array.from({ length: 6 }, (_, i) => append(pending(`t${i}`, large())))
  await turn()
  groups[0]!.finish()
  await turn()
  expect(groups.map(({ streams }) => streams.length)).toEqual([4, 2])
  groups[1]!.finish()
  await Promise.all(all)
})

test('a group that fails for a reason of its own is written one by one: only the guilty fail', async () => {
  const poison = newEvent({ type: 'Poison' })
  const calls: number[] = []
  const write = async (group: readonly PendingAppend[]) => {
    calls.push(group.length)
    if (group.some(({ events }) => events.some(({ type }) => type === 'Poison'))) throw new Error('refused')
    return group.map(() => done)
  }
  const { append } = groupCommit({ write, isTransient: () => false, concurrency: 1 })
  const results = await Promise.allSettled([append(pending('a')), append(pending('b', poison)), append(pending('c'))])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(calls).toEqual([3, 1, 1, 1])
})

test('after a fault of transport nothing is tried again: it may have been written', async () => {
  let calls = 0
  const write = async () => {
    calls++
    throw new Error('connection lost')
  }
  const { append } = groupCommit({ write, isTransient: () => true, concurrency: 1 })
  const results = await Promise.allSettled([append(pending('a')), append(pending('b'))])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(calls).toBe(1)
})
