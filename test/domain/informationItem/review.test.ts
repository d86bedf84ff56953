import { expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/context.js'
import { on, person, policies, process } from '../../support/spec.js'
import {
  bureau,
  deputyLeader,
  disclosureOfficer,
  foreignOfficer,
  given,
  officer,
  principalLeader,
  secondOfficer,
  secrecyOffice,
  secrecyReviewer,
  sectionHead,
} from './district.js'
import { carriedOut, content, draft, fillForm, flag, hash, opinions, ready, type Step } from './steps.js'

const [submit, pass, conclude, approve] = opinions() as readonly [Step, Step, Step, Step]
const form: Step = [officer, fillForm()]
const prepared = () => carriedOut([...draft(), form])
const submitted = () => carriedOut([submit], prepared())
const passed = () => carriedOut([pass], submitted())
const concluded = () => carriedOut([conclude], passed())
const approved = () => carriedOut([approve], concluded())
/** The same persons, holding also the role that the step needs. */
const also = (actor: Actor, step: Step): Step =>
  actor.kind === 'person' && step[0].kind === 'person' ? [{ ...actor, holds: step[0].holds }, step[1]] : step

const when = (history: ReturnType<typeof prepared>, [actor, command]: Step) =>
  given(...history)
    .as(actor)
    .when(command)

test('LS-10.1, 711-17: officer, section head, secrecy reviewer and leader give their opinions one after the other', () => {
  expect(
    approved()
      .slice(-5)
      .map(({ type }) => type),
  ).toEqual([
    'SecrecyReviewSubmitted',
    'SectionReviewPassed',
    'SecrecyReviewConcluded',
    'AttributeConfirmed',
    'ItemApproved',
  ])
})

test('LS-10.1: no level is skipped, and none is taken twice', () => {
  when(prepared(), pass).thenRefused('STEP_OUT_OF_ORDER')
  when(submitted(), conclude).thenRefused('STEP_OUT_OF_ORDER')
  when(passed(), approve).thenRefused('STEP_OUT_OF_ORDER')
  when(concluded(), [person('another-head', 'sectionHead', bureau), pass[1]]).thenRefused('STEP_OUT_OF_ORDER')
})

test('asking twice for an opinion changes nothing', () => {
  when(submitted(), submit).thenNothing()
  when(passed(), pass).thenNothing()
  when(concluded(), conclude).thenNothing()
  when(approved(), approve).thenNothing()
})

test('LS-10.1: no person acts at two levels of the same item', () => {
  when(submitted(), also(officer, pass)).thenRefused('SAME_PERSON_TWICE')
  when(passed(), also(officer, conclude)).thenRefused('SAME_PERSON_TWICE')
  when(passed(), also(sectionHead, conclude)).thenRefused('SAME_PERSON_TWICE')
  when(concluded(), also(officer, approve)).thenRefused('SAME_PERSON_TWICE')
  when(concluded(), also(sectionHead, approve)).thenRefused('SAME_PERSON_TWICE')
  when(concluded(), also(secrecyReviewer, approve)).thenRefused('SAME_PERSON_TWICE')
})

test('LS-10.1: a deputy never counts as a second person', () => {
  // The section head asks someone else to stand in, and that one has acted before.
  when(submitted(), [person('officer', 'sectionHead', bureau, 'section-head'), pass[1]]).thenRefused(
    'SAME_PERSON_TWICE',
  )
  // A fresh person stands in for someone who has acted before.
  when(passed(), [person('deputy', 'secrecyReviewer', bureau, 'section-head'), conclude[1]]).thenRefused(
    'SAME_PERSON_TWICE',
  )
  // The absent person comes back after a deputy acted for them at another level.
  const byDeputy = given(...submitted())
    .as(person('deputy', 'sectionHead', bureau, 'secrecy-reviewer'))
    .when(pass[1])
    .events()
  when(byDeputy, conclude).thenRefused('SAME_PERSON_TWICE')
  // A deputy of somebody who has not acted is welcome.
  when(submitted(), [person('deputy', 'sectionHead', bureau, 'section-head'), pass[1]]).thenTypes('SectionReviewPassed')
})

test('LS-10.1: who drafted a version that was returned cannot judge it in the next round', () => {
  const returned = carriedOut([[sectionHead, { type: 'ReturnForRework', data: { reason: '补充依据' } }]], submitted())
  const handedOver = carriedOut(
    [
      [officer, { type: 'HandOverItem', data: { from: 'officer' as never, to: 'second-officer' as never } }],
      [secondOfficer, submit[1]],
    ],
    returned,
  )
  when(handedOver, also(officer, pass)).thenRefused('SAME_PERSON_TWICE')
  when(handedOver, pass).thenTypes('SectionReviewPassed')
})

test('LS-10.9: an opinion counts for the content that the person has seen, and for no other', () => {
  const other = content({ text: '第二条' })
  const revised = carriedOut(
    [
      [officer, { type: 'ReviseContent', data: other }],
      [officer, { ...submit[1], data: { contentHash: other.contentHash, opinion: 'disclose' } } as Step[1]],
    ],
    submitted(),
  )
  when(revised, pass).thenRefused('CONTENT_CHANGED')
})

test('LS-10.9: a change of the content voids submission, review and approval and says so', () => {
  const history = carriedOut([[officer, { type: 'ReviseContent', data: content({ text: '第二条' }) }]], approved())
  expect(history.at(-1)).toMatchObject({ data: { voids: ['submission', 'review', 'approval'] } })
  expect(
    given(...history)
      .as(deputyLeader)
      .deniedBecause('ApproveItem'),
  ).toEqual(['STEP_OUT_OF_ORDER'])
})

test('LS-10.3: the review form is filled in before anything is handed in', () => {
  when(carriedOut(draft()), submit).thenRefused('FORM_MISSING')
  when(carriedOut(draft().slice(0, 1)), form).thenTypes('SecrecyReviewFormFilled')
  when(carriedOut([...draft().slice(0, 1), form]), submit).thenRefused('CONTENT_MISSING')
})

test('LS-10.2: only the officer in charge, or their deputy, prepares the item', () => {
  when(prepared(), [secondOfficer, submit[1]]).thenRefused('OFFICER_NOT_IN_CHARGE')
  when(prepared(), [person('second-officer', 'publishingOfficer', bureau, 'officer'), submit[1]]).thenTypes(
    'SecrecyReviewSubmitted',
  )
})

test('LS-10.2: who publishes is responsible: each level is held in the handling agency', () => {
  when(prepared(), [foreignOfficer, submit[1]]).thenRefused('WRONG_AGENCY')
  when(submitted(), [person('head', 'sectionHead', 'finance-bureau'), pass[1]]).thenRefused('WRONG_AGENCY')
  when(submitted(), [disclosureOfficer, pass[1]]).thenRefused('ROLE_MISSING')
  when(submitted(), [process('import'), pass[1]]).thenRefused('ROLE_MISSING')
})

test('LS-10.6: an important item is approved by the principal leader', () => {
  const important = carriedOut([...draft(), [officer, fillForm({ important: true })], submit, pass, conclude])
  when(important, approve).thenRefused('PRINCIPAL_LEADER_NEEDED')
  when(important, [principalLeader, approve[1]]).thenTypes('AttributeConfirmed', 'ItemApproved')
})

test('LS-10.4: an opinion that contradicts the attribute of the form is refused', () => {
  when(prepared(), [officer, { type: 'SubmitForReview', data: { contentHash: hash, opinion: 'exempt' } }]).thenRefused(
    'CONCLUSION_CONTRADICTS_ATTRIBUTE',
  )
})

const giveBack = (reason = '标题与正文不符'): Step[1] => ({ type: 'ReturnForRework', data: { reason } })

test('LS-10.1: whoever is next may return the item, and nobody else', () => {
  when(submitted(), [sectionHead, giveBack()]).thenTypes('ReturnedForRework')
  when(passed(), [secrecyReviewer, giveBack()]).thenTypes('ReturnedForRework')
  when(concluded(), [deputyLeader, giveBack()]).thenTypes('ReturnedForRework')
  when(passed(), [sectionHead, giveBack()]).thenRefused('NOT_YOUR_TURN', 'SAME_PERSON_TWICE')
  when(prepared(), [sectionHead, giveBack()]).thenRefused('STEP_OUT_OF_ORDER')
  when(submitted(), [sectionHead, giveBack(' ')]).thenRefused('TEXT_REQUIRED')
})

test('an item that was returned is handed in again in a second round, by the same people at the same levels', () => {
  const returned = carriedOut([[secrecyReviewer, giveBack()]], passed())
  when(returned, [secrecyReviewer, giveBack()]).thenNothing()
  const again = carriedOut([submit, pass, conclude, approve], returned)
  expect(again.at(-1)).toMatchObject({ type: 'ItemApproved', data: { round: 2 } })
})

const refer = (change: object = {}): Step[1] => ({
  type: 'ReferSecrecyReview',
  data: {
    contentHash: hash,
    target: 'secrecyAdministration',
    authority: secrecyOffice,
    sentOn: '2026-03-02',
    documentNumber: '烈发改〔2026〕3号',
    question: '附件二是否属于工作秘密',
    ...change,
  },
})
const answer = (conclusion: 'disclose' | 'exempt' = 'disclose'): Step[1] => ({
  type: 'RecordReferralAnswer',
  data: { receivedOn: '2026-03-02', conclusion, documentNumber: '烈保〔2026〕1号' },
})

test('711-17: what the agency cannot determine goes to the secrecy administration, and its answer binds', () => {
  const referred = carriedOut([[secrecyReviewer, refer()]], passed())
  when(referred, conclude).thenRefused('STEP_OUT_OF_ORDER')
  when(referred, [secrecyReviewer, refer()]).thenNothing()

  const disclose = carriedOut([[officer, answer()]], referred)
  when(disclose, [officer, answer()]).thenNothing()
  when(disclose, conclude).thenTypes('SecrecyReviewConcluded')

  const exempt = carriedOut([[officer, answer('exempt')]], referred)
  when(exempt, conclude).thenRefused('DETERMINATION_BINDS')
})

test('711-17: what was determined binds the next round too', () => {
  const returned = carriedOut(
    [[secrecyReviewer, refer()], [officer, answer('exempt')], [secrecyReviewer, giveBack()], submit, pass],
    passed(),
  )
  when(returned, conclude).thenRefused('DETERMINATION_BINDS')
})

test('a referral names a body that is competent, a real date and its document', () => {
  when(passed(), [
    secrecyReviewer,
    refer({ authority: 'district-office', sentOn: '2026-03-03', documentNumber: '' }),
  ]).thenRefused('NOT_SECRECY_ADMINISTRATION', 'DATE_TOO_LATE', 'TEXT_REQUIRED')
  const referred = carriedOut([[secrecyReviewer, refer()]], passed())
  given(...referred)
    .as(officer)
    .when({
      type: 'RecordReferralAnswer',
      data: { receivedOn: '2026-03-01', conclusion: 'disclose', documentNumber: 'x' },
    })
    .thenRefused('DATE_TOO_EARLY')
})

test('LS-10.1, LS-10.6: who lacks the role is told the clause of the step, who holds it elsewhere that of the agency', () => {
  const stranger = person('stranger', 'registrar', 'reform-bureau')
  given(...ready())
    .as(stranger)
    .when(pass[1])
    .thenRefusedWith({ code: 'ROLE_MISSING', clause: 'LS-10.1' })
  given(...ready())
    .as(stranger)
    .when(approve[1])
    .thenRefusedWith({ code: 'ROLE_MISSING', clause: 'LS-10.6' })
  given(...ready())
    .as(foreignOfficer)
    .when(submit[1])
    .thenRefusedWith({ code: 'WRONG_AGENCY', clause: 'LS-4.1' })
})

test('711-18: approving what is not fully open fixes the day on which it is looked at again', () => {
  const withheld = {
    attribute: 'withheld',
    channels: [],
    flags: flag('internalAffairs', '人事安排'),
    grounds: [{ code: 'internalAffairs', kind: 'personnel', why: '人事安排' }],
  } as const
  const history = carriedOut([...draft(), [officer, fillForm(withheld)], ...opinions(hash, 'exempt')])
  expect(history.at(-2)).toMatchObject({
    type: 'AttributeConfirmed',
    data: { attribute: 'withheld', reevaluateOn: '2027-03-02' },
  })
  const before = history.slice(0, -2)
  given(...before)
    .as(deputyLeader)
    .within({ policies: policies({}) })
    .when(approve[1])
    .thenRefusedWith({ code: 'POLICY_MISSING', missing: ['reevaluation.interval'] })
  expect(on('2027-03-02')).toBe('2027-03-02')
  expect(ready().length).toBeGreaterThan(0)
})
