import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GraphqlServices } from '../../src/graphql/context.js'
import { encodePosition } from '../../src/graphql/scalars.js'
import { type Application, startApplication } from '../support/application.js'

let app: Application
let broken: GraphqlServices
beforeAll(async () => {
  app = await startApplication()
  const models = {
    ...app.services.models,
    parkedStreams: (names: readonly string[]) => Promise.resolve(names.map((name) => `parked-in-${name}`)),
  }
  broken = { ...app.services, models }
})
afterAll(() => app.stop())

test('an answer that may be incomplete names the streams that were set aside, to the public only how many', async () => {
  const signedIn = await app
    .client('inspector', broken)
    .ask('{ filingLists { totalCount } publications { totalCount } }')
  expect(signedIn.extensions?.parkedStreams).toEqual(['parked-in-filings', 'parked-in-publications'])
  const anonymous = await app.client(undefined, broken).ask('{ catalogue { totalCount } }')
  expect(anonymous.extensions?.parkedStreams).toEqual({ count: 1 })
})

test('nothing is said where nothing was set aside, or no read model was asked', async () => {
  const whole = await app.client('inspector').ask('{ filingLists { totalCount } }')
  expect(whole.extensions).not.toHaveProperty('parkedStreams')
  const none = await app.client('inspector', broken).ask('{ viewer { person } }')
  expect(none.extensions).not.toHaveProperty('parkedStreams')
})

test('a position that is not reached in time is a fault that the caller can act on', async () => {
  const services: GraphqlServices = { ...app.services, waitFor: () => Promise.resolve(false) }
  const at = encodePosition((await app.storage.store.head())!)
  const query = 'query ($at: Position) { informationItems(minPosition: $at) { totalCount } }'
  const { errors } = await app.client('fgwOfficer', services).ask(query, { at })
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_YET_VISIBLE' } }])
})
