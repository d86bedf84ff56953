import { expect, test } from 'vitest'
import type { InformationItemEvent } from '../../../src/domain/informationItem/events.js'
import { addMonths } from '../../../src/domain/dates.js'
import { on, operator, person, personId, process } from '../../support/spec.js'
import {
  bureau,
  deputyLeader,
  disclosureOfficer,
  foreignOfficer,
  given,
  officer,
  principalLeader,
  secondOfficer,
  secrecyReviewer,
  sectionHead,
} from './district.js'
import {
  authorize,
  carriedOut,
  content,
  create,
  draft,
  fillForm,
  flag,
  hash,
  INDEX_NUMBER,
  published,
  ready,
  register,
  review,
  type Step,
} from './steps.js'

const when = (history: readonly InformationItemEvent[], actor: Step[0], command: Step[1]) =>
  given(...history)
    .as(actor)
    .when(command)
const publicHash = (history: readonly InformationItemEvent[]) => {
  const state = given(...history).state()
  return state.status === 'open' ? state.public?.contentHash : undefined
}
const approvedItem = () => carriedOut([...draft(), [officer, fillForm()], ...review()])

// Register and filing

test('LS-10.7: what was approved is registered under the month of registration and the code of the agency', () => {
  const [event] = carriedOut(register.slice(0, 1), approvedItem()).slice(-1)
  expect(event).toMatchObject({
    data: { creditCode: '11340604003110926A', registeredOn: '2026-03-02', month: '202603' },
  })
  when(carriedOut([...draft(), [officer, fillForm()]]), officer, register[0]![1]).thenRefused('NOT_APPROVED')
  when(carriedOut(register.slice(0, 1), approvedItem()), officer, register[0]![1]).thenNothing()
  when(approvedItem(), secondOfficer, register[0]![1]).thenRefused('OFFICER_NOT_IN_CHARGE')
})

test('LS-10.7: what was changed after its approval is not registered until it is approved again', () => {
  const other = content({ text: '第二条' })
  const changed = carriedOut([[officer, { type: 'ReviseContent', data: other }]], approvedItem())
  when(changed, officer, register[0]![1]).thenRefused('NOT_APPROVED')
  when(carriedOut(review(other.contentHash), changed), officer, register[0]![1]).thenTypes('ItemRegistered')
})

test('LS-10.7: withheld information is registered too', () => {
  const withheld = carriedOut([...draft(), [officer, fillForm(onRequest)], ...review(hash, 'exempt')])
  when(withheld, officer, register[0]![1]).thenTypes('ItemRegistered')
})

test('LS-10.7: an index number is written by the process alone, has the Anhui form and never changes', () => {
  const registered = carriedOut(register.slice(0, 1), approvedItem())
  const number = (indexNumber: string): Step[1] => ({ type: 'RecordIndexNumber', data: { indexNumber } })
  when(registered, officer, number(INDEX_NUMBER)).thenRefused('ROLE_MISSING')
  when(registered, process('p'), number('11340604003110926A/202603-1')).thenRefused('INDEX_NUMBER_INVALID')
  when(approvedItem(), process('p'), number(INDEX_NUMBER)).thenRefused('NOT_REGISTERED')
  when(ready(), process('p'), number(INDEX_NUMBER)).thenNothing()
  when(ready(), process('p'), number('11340604003110926A/202603-00002')).thenRefused('INDEX_NUMBER_FIXED')
})

test('LS-10.8: an accepted list is noted on each of its items, once', () => {
  const filing: Step[1] = { type: 'RecordFiling', data: { agency: bureau, month: '202603' } }
  const filed = when(ready(), process('p'), filing).events()
  when(filed, process('p'), filing).thenNothing()
  when(ready(), process('p'), { type: 'RecordFiling', data: { agency: bureau, month: '202613' } }).thenRefused(
    'MONTH_INVALID',
  )
  when(ready(), officer, filing).thenRefused('ROLE_MISSING')
  when(approvedItem(), process('p'), filing).thenRefused('NOT_REGISTERED')
})

// Correction

const correct: Step = [officer, { type: 'StartCorrection', data: { reason: '附件有误' } }]
const second = content({ text: '第一条（更正）' })

test('711-6: a correction is a new version, and what is public stays until its successor passes the same gate', () => {
  const correcting = carriedOut([correct, [officer, { type: 'ReviseContent', data: second }]], published())
  expect(publicHash(correcting)).toBe(hash)
  when(correcting, officer, authorize(second.contentHash)[1]).thenRefusedWith({ code: 'NOT_REVIEWED' })

  const done = carriedOut(
    [[officer, fillForm()], ...review(second.contentHash), authorize(second.contentHash)],
    correcting,
  )
  expect(publicHash(done)).toBe(second.contentHash)
  expect(done.at(-1)).toMatchObject({ data: { version: 2 } })
})

test('a correction starts once, of something that is not being worked on, with a reason', () => {
  const correcting = carriedOut([correct], published())
  when(correcting, ...correct).thenNothing()
  when(correcting, officer, { type: 'StartCorrection', data: { reason: '别的原因' } }).thenRefused(
    'VERSION_IN_PROGRESS',
  )
  when(ready(), ...correct).thenRefused('VERSION_IN_PROGRESS')
  when(published(), officer, { type: 'StartCorrection', data: { reason: '' } }).thenRefused('TEXT_REQUIRED')
  when(published(), secondOfficer, correct[1]).thenRefused('OFFICER_NOT_IN_CHARGE')
})

test('LS-10.1: each version is reviewed anew; someone may stand at another level than on the version before', () => {
  const correcting = carriedOut([correct, [officer, fillForm()]], published())
  const submitted = carriedOut([review()[0]!], correcting)
  when(submitted, person('deputy-leader', 'sectionHead', bureau), review()[1]![1]).thenTypes('SectionReviewPassed')
})

const discard: Step[1] = { type: 'DiscardDraft', data: { reason: '重复' } }

test('a first draft is discarded with a reason, and then nothing more is done to it', () => {
  const discarded = when(carriedOut(draft()), officer, discard).events()
  when(discarded, officer, discard).thenNothing()
  when(discarded, officer, { type: 'ReviseContent', data: second }).thenRefused('ITEM_CLOSED')
  when(carriedOut(draft()), secondOfficer, discard).thenRefused('OFFICER_NOT_IN_CHARGE')
  when(approvedItem(), officer, discard).thenRefused('STEP_OUT_OF_ORDER')
})

test('LS-10.7: what stands on the register is not discarded', () => {
  const revised = carriedOut([[officer, { type: 'ReviseContent', data: second }]], ready())
  when(revised, officer, discard).thenRefused('ALREADY_REGISTERED')
})

test('a correction that is discarded leaves what is public as it was', () => {
  const history = carriedOut([correct, [officer, discard]], published())
  expect(publicHash(history)).toBe(hash)
  when(history, officer, discard).thenNothing()
  expect(carriedOut([correct], history).at(-1)).toMatchObject({ data: { version: 3 } })
})

// Withdrawal and validity

const withdraw: Step = [
  deputyLeader,
  { type: 'WithdrawItem', data: { reason: 'personalData', explanation: '含个人手机号码' } },
]

test('711-6: a withdrawal has a reason and takes the item from the public at once', () => {
  const withdrawn = carriedOut([withdraw], published())
  expect(publicHash(withdrawn)).toBeUndefined()
  expect(withdrawn.at(-1)).toMatchObject({ data: { agency: bureau, version: 1, withdrawnOn: '2026-03-02' } })
  when(withdrawn, ...withdraw).thenNothing()
  when(ready(), ...withdraw).thenRefused('NOT_PUBLIC')
  when(published(), officer, withdraw[1]).thenRefused('ROLE_MISSING')
  when(published(), deputyLeader, {
    type: 'WithdrawItem',
    data: { reason: 'shame' as never, explanation: ' ' },
  }).thenRefused('VALUE_UNKNOWN', 'TEXT_REQUIRED')
})

test('LS-10.9: what was withdrawn is published again only through a new review', () => {
  const withdrawn = carriedOut([withdraw], published())
  when(withdrawn, officer, authorize()[1]).thenRefusedWith({ code: 'NO_WORKING_VERSION' })
  const again = carriedOut([correct], withdrawn)
  expect(again.at(-1)).toMatchObject({ data: { cause: 'republication', version: 2 } })
  when(again, officer, authorize()[1]).thenRefusedWith({ code: 'NOT_REVIEWED' })
  expect(publicHash(carriedOut([[officer, fillForm()], ...review(), authorize()], again))).toBe(hash)
})

const end = (change: object = {}): Step[1] => ({
  type: 'EndValidity',
  data: { kind: 'repealed', effectiveOn: '2026-03-10', basis: '烈政〔2026〕7号', ...change },
})

test('711-20: a document that is repealed or has expired stays public, marked', () => {
  const ended = when(published(), officer, end()).events()
  expect(publicHash(ended)).toBe(hash)
  when(ended, officer, end()).thenNothing()
  when(ended, officer, end({ kind: 'expired' })).thenRefused('VALIDITY_ALREADY_ENDED')
  when(published(), officer, end({ effectiveOn: '2026-02-19', basis: '', supersededBy: 'item-1' })).thenRefused(
    'DATE_TOO_EARLY',
    'TEXT_REQUIRED',
    'SUPERSEDED_BY_ITSELF',
  )
  when(carriedOut(draft()), officer, end()).thenRefused('NOT_APPROVED')
  when(published(), foreignOfficer, end()).thenRefused('WRONG_AGENCY')
})

// Re-evaluation

const onRequest = {
  attribute: 'onRequest',
  channels: [],
  flags: flag('enforcementFile', '案卷'),
  grounds: [
    { code: 'notForProactive', checked: ['711-19', '711-20', '711-21'], why: '仅涉及当事人', concerns: '当事人' },
  ],
} as const
const withheldItem = () =>
  carriedOut([...draft(), [officer, fillForm(onRequest)], ...review(hash, 'exempt'), ...register])
const evaluate = (outcome: 'upheld' | 'reopened'): Step[1] => ({
  type: 'ReevaluateDisclosure',
  data: { outcome, reasons: '情况未变化' },
})

test('711-18: what is not fully open is looked at again, and upholding it fixes the next date', () => {
  const [event] = given(...withheldItem())
    .on('2027-03-02')
    .as(secrecyReviewer)
    .when(evaluate('upheld'))
    .events()
    .slice(-1)
  expect(event).toMatchObject({ data: { evaluatedOn: '2027-03-02', reevaluateOn: '2028-03-02' } })
  when(withheldItem(), officer, evaluate('upheld')).thenRefused('ROLE_MISSING')
  when(published(), secrecyReviewer, evaluate('upheld')).thenRefused('NOTHING_WITHHELD')
  when(carriedOut(draft()), secrecyReviewer, evaluate('upheld')).thenRefused('NOTHING_WITHHELD', 'VERSION_IN_PROGRESS')
})

test('711-18: when circumstances have changed a new version is started, which takes the whole way again', () => {
  const reopened = when(withheldItem(), disclosureOfficer, evaluate('reopened')).events()
  expect(reopened.slice(-2).map(({ type }) => type)).toEqual(['DisclosureReevaluated', 'NewVersionStarted'])
  when(reopened, disclosureOfficer, evaluate('reopened')).thenNothing()
  when(reopened, officer, authorize()[1]).thenRefusedWith({ code: 'NOT_REVIEWED' })
  expect(publicHash(carriedOut([[officer, fillForm()], ...review(), authorize()], reopened))).toBe(hash)
})

test('a month later is the same day, or the last of a shorter month', () => {
  expect(addMonths(on('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonths(on('2024-01-31'), 1)).toBe('2024-02-29')
  expect(addMonths(on('2026-12-15'), 12)).toBe('2027-12-15')
  expect(addMonths(on('2026-11-30'), 3)).toBe('2027-02-28')
})

// Handover and purge

const handOver = (from: string, to: string): Step[1] => ({
  type: 'HandOverItem',
  data: { from: personId(from), to: personId(to) },
})

test('LS-10.2: a matter is handed over to another officer of the agency, by the officer or who directs them', () => {
  const history = carriedOut(draft())
  const handed = when(history, officer, handOver('officer', 'second-officer')).events()
  when(handed, officer, handOver('officer', 'second-officer')).thenNothing()
  when(handed, officer, handOver('officer', 'officer')).thenRefused('OFFICER_NOT_IN_CHARGE', 'OFFICER_CHANGED')
  when(handed, sectionHead, handOver('officer', 'second-officer')).thenNothing()
  when(handed, secondOfficer, { type: 'ReviseContent', data: second }).thenTypes('ContentRevised')
  when(handed, officer, { type: 'ReviseContent', data: second }).thenRefused('OFFICER_NOT_IN_CHARGE')
  when(history, sectionHead, handOver('officer', 'foreign-officer')).thenRefused('PERSON_NOT_OFFICER')
  when(history, secondOfficer, handOver('officer', 'second-officer')).thenRefused('OFFICER_NOT_IN_CHARGE')
  when(history, process('handovers'), handOver('second-officer', 'second-officer')).thenRefused('OFFICER_CHANGED')
})

const purge: Step[1] = {
  type: 'OrderPurge',
  data: {
    basis: 'courtOrder',
    authority: '区人民法院',
    documentNumber: '（2026）皖0604行1号',
    orderedOn: '2026-03-01',
  },
}
const destroyed: Step[1] = { type: 'RecordKeyDestruction', data: { destroyedAt: '2026-03-02T02:00:00.000Z' as never } }

test('SSL-34: a purge on order takes the item from the public at once, and the end of its key is recorded after it', () => {
  const ordered = when(published(), principalLeader, purge).events()
  expect(publicHash(ordered)).toBeUndefined()
  expect(ordered.at(-1)).toMatchObject({ data: { published: { agency: bureau, version: 1 } } })
  when(ordered, principalLeader, purge).thenNothing()
  when(ordered, officer, { type: 'ReviseContent', data: second }).thenRefused('ITEM_CLOSED')
  const gone = when(ordered, operator, destroyed).events()
  when(gone, process('purge'), destroyed).thenNothing()
})

test('SSL-34: nobody but the principal leader orders a purge, and no key ends without an order', () => {
  when(published(), deputyLeader, purge).thenRefused('ROLE_MISSING')
  when(published(), operator, destroyed).thenRefused('PURGE_NOT_ORDERED')
  when(published(), officer, destroyed).thenRefused('ROLE_MISSING', 'PURGE_NOT_ORDERED')
  const discarded = carriedOut([[officer, discard]], carriedOut(draft()))
  when(discarded, principalLeader, purge).thenTypes('PurgeOrdered')
  when([], principalLeader, purge).thenRefused('WRONG_AGENCY', 'ITEM_NOT_FOUND')
  expect(create().data.declaredNotSecret).toBe(true)
})

test('after its key is gone an item folds without its text', () => {
  const ordered = carriedOut([[principalLeader, purge]], published())
  const unreadable = ordered.map((event) =>
    JSON.parse(JSON.stringify(event, (key, value: unknown) => (key === 'value' ? undefined : value))),
  ) as InformationItemEvent[]
  expect(given(...unreadable).state()).toMatchObject({ status: 'purged' })
})
