import { expect, test } from 'vitest'
import type { AgencyId } from '../../../src/domain/values.js'
import { type Act, carryOut } from './acts.js'
import { createCoordinationWorld, GOVERNMENT } from './coordinationWorld.js'

const AGENCIES = [GOVERNMENT, ...['a1', 'a2', 'a3', 'a4'].map((id) => id as AgencyId)]
const TREE = AGENCIES.slice(1).map(() => ({ government: 0, business: undefined }))

test('LS-4.3, LS-7.1: a duty whose agency goes before the process has looked at the item goes to the successor and is not lost', async () => {
  const world = await createCoordinationWorld(TREE, 1)
  const act = (what: Act['what'], one: number, other: number) =>
    carryOut(world, { what, item: 0, one, other, pick: 0 }, AGENCIES)

  await act('create', 2, 0) // 2 leads, 3 signs
  await world.delivery.all()
  await act('coordinate', 0, 1)
  await act('abolish', 3, 1) // recorded between the authorization and what follows from it
  await world.delivery.all()

  const types = world.events.filter(({ stream }) => stream === 'duty-i0-a3').map(({ type }) => type)
  expect(types).toEqual(['DutyArose', 'DutyContentFixed', 'DutyTransferred'])
})
