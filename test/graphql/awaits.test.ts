import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Application, startApplication } from '../support/application.js'
import { PEOPLE, type PersonName } from '../support/district.js'
import { agencyGid, flags, type FlowOptions, type ItemInHand, itemUpTo, type Step } from '../support/itemFlow.js'
import { mutate } from '../support/mutate.js'

let app: Application
beforeAll(async () => {
  app = await startApplication()
})
afterAll(() => app.stop())

const PEOPLE_OF_FGW = (Object.keys(PEOPLE) as PersonName[]).filter(
  // Not in charge of the item: another officer waits for nothing.
  (person) => PEOPLE[person][1] === 'fgw' && person !== 'fgwOfficer2',
)

async function refer({ gid, contentHash }: ItemInHand): Promise<void> {
  const referral = {
    itemId: gid,
    contentHash,
    target: 'secrecyAdministration',
    authorityId: agencyGid('bmj'),
    sentOn: '2026-03-02',
    documentNumber: '烈发改函〔2026〕1号',
    question: '是否涉密',
  }
  expect((await mutate(app.client('fgwSecrecy'), 'referSecrecyReview', referral)).userErrors).toEqual([])
}

const ON_REQUEST = {
  attribute: 'onRequest',
  grounds: [
    { code: 'notForProactive', checked: ['711-19', '711-20', '711-21'], why: '仅涉及个别单位', concerns: '某单位' },
  ],
}

interface Case {
  readonly upTo: Step
  readonly form?: FlowOptions['form']
  readonly then?: (item: ItemInHand) => Promise<void>
  /** The mutation that takes the item on; whatever leads back or aside is for others as well. */
  readonly next?: string
}

const CASES: Readonly<Record<string, Case>> = {
  draft: { upTo: 'fillSecrecyReviewForm', next: 'submitForReview' },
  submitted: { upTo: 'submitForReview', next: 'passSectionReview' },
  sectionPassed: { upTo: 'passSectionReview', next: 'concludeSecrecyReview' },
  referred: { upTo: 'passSectionReview', then: refer, next: 'recordReferralAnswer' },
  concluded: { upTo: 'concludeSecrecyReview', next: 'approveItem' },
  'concluded, important': { upTo: 'concludeSecrecyReview', form: { important: true }, next: 'approveItem' },
  approved: { upTo: 'approveItem', next: 'registerItem' },
  registered: { upTo: 'registerItem', next: 'authorizePublication' },
  'registered, on request': { upTo: 'registerItem', form: ON_REQUEST, next: 'authorizePublication' },
  published: { upTo: 'authorizePublication', next: 'authorizePublication' },
}

test.each(Object.entries(CASES))(
  'LS-10.1: an item that is %s waits for exactly those who may take the next step',
  { timeout: 60_000 },
  async (_state, { upTo, form = {}, then, next }) => {
    const item = await itemUpTo(app, upTo, { form: { flags: flags(), ...form } })
    await then?.(item)
    await app.settle()
    const asked = await Promise.all(
      PEOPLE_OF_FGW.map(async (person) => {
        const { informationItem } = await app.client(person).data<{
          informationItem: { awaits: string[]; allowedActions: { mutation: string; allowed: boolean }[] } | null
        }>('query ($id: ID!) { informationItem(id: $id) { awaits allowedActions { mutation allowed } } }', {
          id: item.gid,
        })
        const isAllowed = informationItem?.allowedActions.find(({ mutation }) => mutation === next)?.allowed
        return { role: PEOPLE[person][0], awaits: informationItem?.awaits, isAllowed }
      }),
    )
    const mayActNext = asked.filter(({ isAllowed }) => isAllowed === true).map(({ role }) => role)
    const awaited = asked.find(({ awaits }) => awaits !== undefined)?.awaits
    expect([...awaited!].sort()).toEqual(mayActNext.sort())
  },
)
