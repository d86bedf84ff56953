import { expect, test } from 'vitest'
import { given } from './district.js'
import { authorize, carriedOut, draft, fillForm, hash, published, ready } from './steps.js'
import { officer } from './district.js'

test('LS-10.6, LS-10.7, LS-10.9: a reviewed, approved and registered item is authorized for exactly its content', () => {
  const [actor, command] = authorize()
  given(...ready())
    .as(actor)
    .when(command)
    .thenTypes('PublicationAuthorized')
  const state = given(...published()).state()
  expect(state.status === 'open' && state.public?.contentHash).toBe(hash)
})

test('LS-10.9: what was not reviewed is not published, and every reason is named at once', () => {
  const [actor, command] = authorize()
  given(...carriedOut([...draft(), [officer, fillForm()]]))
    .as(actor)
    .when(command)
    .thenRefused('NOT_REVIEWED', 'ATTRIBUTE_NOT_CONFIRMED', 'NOT_APPROVED', 'NOT_REGISTERED')
})
