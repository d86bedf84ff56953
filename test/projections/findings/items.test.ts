import { describe, expect, test } from 'vitest'
import type { InformationItemEvent } from '../../../src/domain/informationItem/events.js'
import type { PublicationEvent } from '../../../src/domain/publication/events.js'
import type { ItemId } from '../../../src/domain/values.js'
import { agency, form, hashOf, itemEvents, on, person } from '../items.js'
import { codesIn, findingsIn, inStream } from './foldedFindings.js'

const item = itemEvents('a')
const log = (events: readonly InformationItemEvent[]) => inStream('item-a', events)
const lawful = item.untilPublic('a')
const without = (...types: readonly string[]) => lawful.filter(({ type }) => !types.includes(type))
const codes = (events: readonly InformationItemEvent[]) => codesIn(log(events))

test('LS-10.9: an item that went every step of the way raises nothing', () => {
  expect(codes(lawful)).toEqual([])
})

describe('a log that was written elsewhere', () => {
  test('LS-10.9: publication of a text that nobody reviewed is found, cited and mended by the review', () => {
    const unreviewed = without('SecrecyReviewConcluded')
    expect(findingsIn(log(unreviewed))).toMatchObject([
      {
        code: 'publishedUnreviewed',
        clause: 'LS-10.9',
        agency: 'fagai',
        item: 'a',
        subjectKind: 'informationItem',
        subjectId: 'a',
        status: 'open',
        occurredOn: '2026-03-04',
        persons: ['li', 'chen'],
        events: [`item-a/${unreviewed.length - 1}`],
      },
    ])
    expect(findingsIn(log([...unreviewed, item.concluded('a')]))).toMatchObject([
      { status: 'mended', mendedOn: '2026-03-02', events: { length: 2 } },
    ])
  })

  test('LS-10.9: the review of another text is none of this one', () => {
    expect(codes([...without('PublicationAuthorized'), item.authorized('b')])).toEqual([
      'publishedUnapproved',
      'publishedUnreviewed',
    ])
  })

  test('LS-10.6, LS-10.7: without approval, or before registration, and withdrawn it is mended', () => {
    expect(codes(without('ItemApproved'))).toEqual(['publishedUnapproved'])
    expect(codes(without('ItemRegistered'))).toEqual(['publishedUnregistered'])
    expect(findingsIn(log([...without('ItemApproved'), item.withdrawn()]))).toMatchObject([
      { status: 'mended', mendedOn: '2026-03-05' },
    ])
  })

  test('LS-6.1: what concerns another agency waits for its confirmation, unless the register says that nobody else answers', () => {
    const [created, ...rest] = lawful
    const joint = [{ ...created!, data: { ...created!.data, involvedAgencies: [agency('caizheng')] } }, ...rest]
    const concluded = (outcome: 'confirmed' | 'notAgreed'): InformationItemEvent => ({
      type: 'ConsultationConcluded',
      data: {
        itemId: 'a' as ItemId,
        consultation: 'c',
        revision: 1,
        contentHash: hashOf('a'),
        outcome,
        agencies: [agency('caizheng')],
        proposal: {
          kind: 'publication',
          contentHash: hashOf('a'),
          attribute: 'proactive',
          publisher: agency('fagai'),
          channels: [],
        },
      },
    })
    const before = (event: InformationItemEvent) => [...joint.slice(0, -1), event, joint.at(-1)!] as never
    expect(codes(joint as never)).toEqual(['publishedUnconsulted'])
    expect(codes(before(concluded('confirmed')))).toEqual([])
    expect(codes(before(concluded('notAgreed')))).toEqual(['publishedUnconsulted'])
    const ours = inStream('item-a', joint, { rules: ['SEVERAL_AGENCIES_INVOLVED'] })
    expect(codesIn(ours)).toEqual([])
    expect(findingsIn(log([...joint, concluded('confirmed')] as never))).toMatchObject([{ status: 'mended' }])
  })

  test('LS-10.1: one person at two levels is found, a deputy as the person they stand for', () => {
    const by = (type: string, change: object) =>
      lawful.map((event) => (event.type === type ? { ...event, data: { ...event.data, ...change } } : event)) as never
    expect(findingsIn(log(by('ItemApproved', { by: person('li') })))).toMatchObject([
      { code: 'selfReview', persons: ['li'], clause: 'LS-10.1' },
    ])
    expect(codes(by('SecrecyReviewConcluded', { by: person('x'), deputyFor: person('li') }))).toEqual(['selfReview'])
  })

  test('LS-10.3, LS-10.5: no form, and no ground for what is kept back', () => {
    expect(codes(without('SecrecyReviewFormFilled'))).toEqual(['reviewedWithoutForm'])
    const withheld = { ...item.confirmed('a', 'withheld') }
    expect(codes([item.created('a'), withheld])).toEqual(['attributeWithoutGround'])
    const ground = { code: 'prohibitedByLaw' as const, law: '统计法', article: '25' }
    expect(codes([item.created('a'), { ...withheld, data: { ...withheld.data, grounds: [ground] } }])).toEqual([])
  })

  test('711-15: a personal interest on the form needs consent, redaction or the public interest', () => {
    const marked = form('proactive')
    const flags = { ...marked.flags, personalPrivacy: { applies: true } }
    const events = lawful.map((event) =>
      event.type === 'SecrecyReviewFormFilled'
        ? { ...event, data: { ...event.data, form: { ...marked, flags } } }
        : event,
    ) as readonly InformationItemEvent[]
    expect(codes(events)).toEqual(['publishedUnheard'])
  })

  test('711-18: looked at again after the day is late, and mended by it', () => {
    const settled = item.confirmed('a', 'onRequest')
    const events = [
      item.created('a'),
      { ...settled, data: { ...settled.data, grounds: [{ code: 'enforcementFile' }], reevaluateOn: on('2026-03-02') } },
      {
        type: 'DisclosureReevaluated',
        data: {
          by: person('li'),
          version: 1,
          evaluatedOn: on('2026-03-09'),
          outcome: 'upheld',
          reasons: { $protected: 'item:a' },
        },
      },
    ]
    expect(findingsIn(log(events as never))).toMatchObject([
      { code: 'lateReevaluation', due: '2026-03-02', mendedOn: '2026-03-09', status: 'mended', unit: 'days' },
    ])
  })

  test('LS-18.1: what happened before the regulation was in force raises nothing, a day later it does', () => {
    const legacy = (publishedOn: string): InformationItemEvent => ({
      type: 'LegacyPublicationRecorded',
      data: { publishedOn: on(publishedOn), channel: 'governmentWebsite', pastReview: { kind: 'none' } },
    })
    expect(codes([item.created('a'), legacy('2021-08-03')])).toEqual([])
    expect(codes([item.created('a'), legacy('2021-08-04')])).toEqual(['legacyUnreviewed'])
  })
})

describe('a channel', () => {
  const of = { itemId: 'a' as ItemId, agency: agency('fagai'), version: 1, contentHash: hashOf('a') }
  const ordered: PublicationEvent = {
    type: 'PublicationOrdered',
    data: { ...of, channels: ['governmentWebsite'], authorization: 'e', authorizedOn: on('2026-03-04') },
  }
  const published = (publishedOn: string): PublicationEvent => ({
    type: 'ItemPublished',
    data: { ...of, channel: 'governmentWebsite', publishedOn: on(publishedOn), receipt: {} },
  })
  const takedown: PublicationEvent = { type: 'TakedownOrdered', data: { ...of, reason: 'wrongContent' } }
  const channel = (events: readonly PublicationEvent[]) => codesIn(inStream('publication-a-fagai', events))

  test('LS-10.9: carries an authorization, not before its day, and nothing that was withdrawn', () => {
    expect(channel([ordered, published('2026-03-04')])).toEqual([])
    expect(channel([published('2026-03-04')])).toEqual(['publishedUnauthorized'])
    expect(channel([ordered, published('2026-03-03')])).toEqual(['publishedUnauthorized'])
    expect(channel([ordered, takedown, published('2026-03-06')])).toEqual(['publishedAfterWithdrawal'])
  })
})
