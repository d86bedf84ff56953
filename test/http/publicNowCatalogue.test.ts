import { expect, test } from 'vitest'
import type { PublicCatalogue, PublicItem } from '../../src/http/publicCatalogue.js'
import { publicNowCatalogue } from '../../src/http/publicNowCatalogue.js'

const itemNamed = (itemId: string): PublicItem => ({ itemId, title: itemId, agencyName: '', files: [] })

test('LS-10.9: what was withdrawn is gone from the list and has no page, though the read model still shows it', async () => {
  const public_ = new Set(['a', 'b'])
  const behind: PublicCatalogue = {
    list: () =>
      Promise.resolve({
        rows: ['a', 'b'].map((id) => ({ cursor: id, row: itemNamed(id) })),
        hasNextPage: false,
        hasPreviousPage: false,
      }),
    item: (itemId) => Promise.resolve(itemId === 'c' ? undefined : itemNamed(itemId)),
  }
  const { list, item } = publicNowCatalogue(behind, (ids) =>
    Promise.resolve(new Set(ids.filter((id) => public_.has(id)))),
  )

  public_.delete('a')
  expect((await list({}, {})).rows.map(({ cursor }) => cursor)).toEqual(['b'])
  expect(await item('a')).toBeUndefined()
  expect(await item('b')).toMatchObject({ title: 'b' })
  expect(await item('c')).toBeUndefined()
})
