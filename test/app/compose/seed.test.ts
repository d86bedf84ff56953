import { afterAll, expect, test } from 'vitest'
import { JURISDICTION } from '../../../src/app/compose/core.js'
import { seed } from '../../../src/app/compose/seed.js'
import type { CommandOutcome, CommandRequest } from '../../../src/app/command.js'
import { startApplication } from '../../support/application.js'

const app = await startApplication()
afterAll(() => app.stop())

/** What it gives on a log whose reference streams end early: killed while it was seeded, or of an earlier release. */
async function givenOn(until: Readonly<Record<string, number>>): Promise<readonly CommandRequest['command'][]> {
  const given: CommandRequest['command'][] = []
  const execute = (request: CommandRequest): Promise<CommandOutcome> => {
    given.push(request.command)
    return Promise.resolve({ ok: true, stream: '', revision: 0, events: [], repeated: false })
  }
  const { store } = app.storage
  const readStream: typeof store.readStream = async (stream, options) =>
    (await store.readStream(stream, options)).slice(0, until[stream] ?? Infinity)
  await seed({ ...app.core, execute }, { store: { ...store, readStream } })
  return given
}

test('711-26, LS-18.1: nothing is seeded twice', async () => expect(await givenOn({})).toEqual([]))

test('711-26, LS-18.1: a first start that was killed half-way is made good by the next; an upgrade brings new numbers', async () => {
  const given = await givenOn({ [`calendar-${JURISDICTION}`]: 2, [`policy-${JURISDICTION}`]: 25 })
  const years = given.flatMap(({ data }) => (data as { readonly year?: number }).year ?? [])
  const keys = given.flatMap(({ data }) => (data as { readonly key?: string }).key ?? [])
  expect(years).toEqual([2022, 2023, 2024, 2025, 2026, 2027])
  expect(keys.length).toBeGreaterThan(3)
  const policy = (await app.storage.store.readStream(`policy-${JURISDICTION}`)).map(
    ({ data }) => (JSON.parse(data) as { readonly key: string }).key,
  )
  expect(keys).toEqual(policy.slice(25))
})
