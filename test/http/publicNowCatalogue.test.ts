import { expect, test } from 'vitest'
import type { PublicCatalogue } from '../../src/http/publicCatalogue.js'
import { publicNowCatalogue } from '../../src/http/publicNowCatalogue.js'

test('LS-10.9: the page of an item that was withdrawn is gone, though the read model still shows it', async () => {
  const publicNow = new Set(['a', 'b'])
  const behind: PublicCatalogue = {
    list: () => Promise.reject(new Error('not asked')),
    item: (itemId) => Promise.resolve(itemId === 'c' ? undefined : { itemId, title: itemId, agencyName: '', files: [] }),
  }
  const { item } = publicNowCatalogue(behind, (itemId) => Promise.resolve(publicNow.has(itemId)))

  publicNow.delete('a')
  expect(await item('a')).toBeUndefined()
  expect(await item('b')).toMatchObject({ title: 'b' })
  expect(await item('c')).toBeUndefined()
})
