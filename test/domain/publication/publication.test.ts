import { expect, test } from 'vitest'
import type { PublicationCommand } from '../../../src/domain/publication/commands.js'
import { publicationDecider } from '../../../src/domain/publication/decide.js'
import type { ItemId, Sha256 } from '../../../src/domain/values.js'
import { without } from '../../../src/domain/without.js'
import { agencyId, contextOf, directory, on, person, process, spec } from '../../support/spec.js'

const bureau = agencyId('bureau')
const portal = process('portal')
const officer = person('officer', 'publishingOfficer', bureau)
const given = spec(
  publicationDecider,
  contextOf({ today: on('2026-03-02'), actor: portal, agencies: directory({ agencies: [{ id: bureau }] }) }),
)
const hash = (digit: string) => digit.repeat(64) as Sha256

const order = (version = 1, contentHash = hash('a'), authorization = 'e-1'): PublicationCommand => ({
  type: 'OrderPublication',
  data: {
    itemId: 'item-1' as ItemId,
    agency: bureau,
    version,
    contentHash,
    channels: ['governmentWebsite', 'gazette'],
    authorization,
    authorizedOn: on('2026-02-27'),
  },
})
const publish = (change: object = {}): PublicationCommand => ({
  type: 'RecordPublication',
  data: {
    channel: 'governmentWebsite',
    contentHash: hash('a'),
    publishedOn: '2026-03-02',
    receipt: { address: '/portal/items/item-1' },
    ...change,
  },
})
const gazette = publish({ channel: 'gazette', receipt: { reference: '2026年第3期' } })
const takeDown = (version = 1): PublicationCommand => ({
  type: 'OrderTakedown',
  data: { version, reason: 'personalData' },
})
const takenDown: PublicationCommand = { type: 'RecordTakedown', data: { channel: 'governmentWebsite' } }

const ordered = given().when(order()).events()
const onWebsite = given(...ordered)
  .when(publish())
  .events()
const withdrawn = given(...onWebsite)
  .when(takeDown())
  .events()

test('LS-10.9: no channel publishes what no authorization stands behind', () => {
  given().when(publish()).thenRefused('PUBLICATION_NOT_ORDERED')
  given().as(officer).when(publish()).thenRefused('WRONG_AGENCY', 'PUBLICATION_NOT_ORDERED')
  given().as(officer).when(order()).thenRefused('ROLE_MISSING')
})

test('LS-1, LS-10.9: a channel publishes exactly the authorized content, on authorized channels', () => {
  given(...ordered)
    .when(publish({ contentHash: hash('b') }))
    .thenRefused('CONTENT_NOT_AUTHORIZED')
  given(...ordered)
    .when(publish({ channel: 'radio' }))
    .thenRefused('CHANNEL_NOT_AUTHORIZED', 'WEBSITE_COMES_FIRST')
})

test('LS-13.1: the government website comes first', () => {
  given(...ordered)
    .as(officer)
    .when(gazette)
    .thenRefused('WEBSITE_COMES_FIRST')
  given(...onWebsite)
    .as(officer)
    .when(gazette)
    .thenTypes('ItemPublished')
})

test('the portal publishes by itself, an officer with the receipt of the channel', () => {
  expect(onWebsite.at(-1)).toMatchObject({ data: { publishedAt: '2026-03-02T01:00:00.000Z', version: 1 } })
  expect(onWebsite.at(-1)).not.toHaveProperty('data.publisher')
  const [event] = given(...onWebsite)
    .as(officer)
    .when(gazette)
    .events()
    .slice(-1)
  expect(event).toMatchObject({ data: { publisher: 'officer', receipt: { reference: '2026年第3期' } } })
})

test('a publication has a receipt and a real date that is not in the future', () => {
  given(...ordered)
    .when(publish({ receipt: {}, publishedOn: '2026-03-03' }))
    .thenRefused('RECEIPT_MISSING', 'DATE_TOO_LATE')
})

test('asking twice changes nothing', () => {
  given(...ordered)
    .when(order())
    .thenNothing()
  given(...onWebsite)
    .when(publish())
    .thenNothing()
  given(...withdrawn)
    .when(takeDown())
    .thenNothing()
  given(
    ...given(...withdrawn)
      .when(takenDown)
      .events(),
  )
    .when(takenDown)
    .thenNothing()
})

test('711-6: after a withdrawal nothing more is published, and what is shown is taken down', () => {
  given(...withdrawn)
    .when(gazette)
    .thenRefused('PUBLICATION_WITHDRAWN')
  given(...withdrawn)
    .when(takenDown)
    .thenTypes('ItemTakenDown')
  given(...onWebsite)
    .when(takenDown)
    .thenRefused('TAKEDOWN_NOT_ORDERED')
  given(...withdrawn)
    .when({ type: 'RecordTakedown', data: { channel: 'gazette' } })
    .thenRefused('CHANNEL_SHOWS_NOTHING')
})

test('a correction replaces what a channel shows; an order that comes late does not bring the old back', () => {
  const corrected = given(...onWebsite)
    .when(order(2, hash('b'), 'e-2'))
    .events()
  given(...corrected)
    .when(publish())
    .thenRefused('CONTENT_NOT_AUTHORIZED')
  given(...corrected)
    .when(publish({ contentHash: hash('b') }))
    .thenTypes('ItemPublished')
  given(...corrected)
    .when(order(1, hash('a'), 'e-0'))
    .thenRefused('VERSION_OUTDATED')
  given(...corrected)
    .when(takeDown(1))
    .thenRefused('VERSION_OUTDATED')
})

test('what was withdrawn may be ordered again after a new authorization', () => {
  const again = given(...withdrawn)
    .when(order(2, hash('b'), 'e-2'))
    .events()
  given(...again)
    .when(publish({ contentHash: hash('b') }))
    .thenTypes('ItemPublished')
})

test('LS-11.1, LS-10.9: nothing was published under an authorization before the day of the authorization', () => {
  given(...ordered)
    .when(publish({ publishedOn: '2026-02-26' }))
    .thenRefused('DATE_TOO_EARLY')
  expect(
    given(...ordered)
      .when(publish({ publishedOn: '2026-02-27' }))
      .events()
      .at(-1),
  ).toMatchObject({ type: 'ItemPublished', data: { publishedOn: '2026-02-27' } })
})

test('what an earlier release ordered without that day is published as before', () => {
  const { data } = ordered[0] as Extract<(typeof ordered)[number], { type: 'PublicationOrdered' }>
  expect(
    given({ type: 'PublicationOrdered', data: without(data, 'authorizedOn') })
      .when(publish({ publishedOn: '2026-02-26' }))
      .events()
      .at(-1),
  ).toMatchObject({ type: 'ItemPublished', data: { publishedOn: '2026-02-26' } })
})
