import { afterAll, expect, test } from 'vitest'
import { openProcesses } from '../../../src/app/compose/processes.js'
import type { Config } from '../../../src/app/config.js'
import type { Instant } from '../../../src/domain/values.js'
import { startApplication } from '../../support/application.js'
import { description, itemUpTo } from '../../support/itemFlow.js'

const app = await startApplication()
afterAll(() => app.stop())

const on = (date: string) => app.clock.set(`${date}T01:00:00.000Z` as Instant)
const formed = (formedOn: string) => ({ create: { description: description({ formedOn }) } })

test('LS-11.1: an installation that ran without duties gets them on its boards, and no mail about what is long over', async () => {
  const old = await itemUpTo(app, 'registerItem', formed('2026-03-02'))
  on('2026-06-08')
  // News: registered late, and over already.
  const late = await itemUpTo(app, 'registerItem', formed('2026-03-03'))
  const faults: string[] = []
  const processes = openProcesses({
    config: { publicUrl: new URL('http://gongkai.test') } as unknown as Config,
    clock: app.clock,
    storage: app.storage,
    core: app.core,
    models: app.models,
    onFault: (where, error) => void faults.push(`${where}: ${String(error)}`),
  })
  await processes.start()
  await processes.idle()
  expect(await processes.quarantined()).toEqual([])
  await processes.stop()

  const log = await app.storage.store.readAll(undefined, 10_000)
  const typesIn = (stream: string) => log.filter((event) => event.stream === stream).map(({ type }) => type)
  for (const { id } of [old, late]) expect(typesIn(`duty-${id}-fgw`)).toEqual(['DutyArose', 'DutyMissed'])
  const told = log
    .filter(({ type }) => type === 'NotificationRaised')
    .map(({ data }) => JSON.parse(data) as { readonly item: string; readonly kind: string })
  expect(told.filter(({ item }) => item === old.id)).toEqual([])
  const news = told.filter(({ item }) => item === late.id).map(({ kind }) => kind)
  expect(news).toEqual(expect.arrayContaining(['dutyArose', 'deadlineMissed']))
  expect(faults).toEqual([])
})
