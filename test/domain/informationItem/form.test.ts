import { expect, test } from 'vitest'
import type { ReviewFormInput } from '../../../src/domain/informationItem/commands.js'
import { clauseOfGround, GROUND_CODES, type GroundInput, groundFaults } from '../../../src/domain/grounds.js'
import { REVIEW_FLAGS } from '../../../src/domain/informationItem/vocabulary.js'
import { without } from '../../../src/domain/without.js'
import { given, officer } from './district.js'
import { carriedOut, draft, fillForm, flag } from './steps.js'

const history = carriedOut(draft())
const filled = (change: Partial<ReviewFormInput>) =>
  given(...history)
    .as(officer)
    .when(fillForm(change))

const notForProactive: GroundInput = {
  code: 'notForProactive',
  checked: ['711-19', '711-20', '711-21'],
  why: '仅涉及申请人',
  concerns: '某小区业主',
}

test('LS-3.1: openness is the rule: without another choice an item is disclosed proactively', () => {
  const [event] = filled({}).events().slice(-1)
  expect(event).toMatchObject({ data: { form: { attribute: 'proactive', filledOn: '2026-03-02' } } })
})

test('LS-10.3: the form answers each of its eight questions, and explains every yes', () => {
  const seven = without(fillForm().data.flags, 'stateSecret')
  given(...history)
    .as(officer)
    .when({ ...fillForm(), data: { ...fillForm().data, flags: seven as never } })
    .thenRefusedWith({ code: 'FLAG_UNANSWERED', missing: ['flags.stateSecret'] })
  expect(REVIEW_FLAGS).toHaveLength(8)
  filled({ flags: flag('processInformation', ' ') }).thenRefusedWith({
    code: 'FLAG_NOTE_MISSING',
    missing: ['flags.processInformation.note'],
  })
})

test('LS-10.4: the attribute is one of four', () => {
  filled({ attribute: 'secretish' as never }).thenRefusedWith({ code: 'VALUE_UNKNOWN', path: 'attribute' })
})

test('LS-10.5: disclosure on request and withholding need a ground', () => {
  filled({ attribute: 'onRequest', channels: [] }).thenRefused('GROUND_MISSING')
  filled({ attribute: 'withheld', channels: [] }).thenRefused('GROUND_MISSING')
  filled({ attribute: 'onRequest', channels: [], grounds: [notForProactive] }).thenTypes('SecrecyReviewFormFilled')
})

test('LS-10.5: proactive disclosure takes no ground, and withholding none that only rules out the proactive way', () => {
  filled({ grounds: [notForProactive] }).thenRefused('GROUND_NOT_APPLICABLE')
  filled({ attribute: 'withheld', channels: [], grounds: [notForProactive] }).thenRefused('GROUND_NOT_APPLICABLE')
})

test('711-13: disclosure on request has checked Articles 19, 20 and 21', () => {
  filled({
    attribute: 'onRequest',
    channels: [],
    grounds: [{ code: 'enforcementFile', why: '案卷' }],
  }).thenRefused('PROACTIVE_NOT_RULED_OUT')
  filled({
    attribute: 'onRequest',
    channels: [],
    grounds: [{ ...notForProactive, checked: ['711-19', '711-20'] }],
  }).thenRefusedWith({ code: 'GROUND_FACTS_MISSING', clause: '711-13', missing: ['grounds.0.checked'] })
})

test('LS-10.5, 711-37: partial disclosure states one ground for each withheld passage, and how the parts are separated', () => {
  filled({ attribute: 'partial' }).thenRefused('WITHHELD_PASSAGE_MISSING', 'SEPARATION_NOTE_MISSING')
  filled({
    attribute: 'partial',
    separationNote: '遮盖附件二',
    withheldPassages: [{ locator: '附件二第三栏', ground: { code: 'internalAffairs', kind: 'personnel' } }],
  }).thenRefusedWith({
    code: 'GROUND_FACTS_MISSING',
    clause: '711-16(1)',
    missing: ['withheldPassages.0.ground.why'],
  })
  filled({
    attribute: 'partial',
    separationNote: '遮盖附件二',
    grounds: [{ code: 'enforcementFile', why: '案卷' }],
    withheldPassages: [{ locator: ' ', ground: { code: 'enforcementFile', why: '案卷' } }],
  }).thenRefused('GROUND_NOT_APPLICABLE', 'TEXT_REQUIRED')
})

test.each([
  ['stateSecret', '711-14(1)', ['level', 'authority', 'term']],
  ['prohibitedByLaw', '711-14(2)', ['law', 'article']],
  ['endangersSafety', '711-14(3)', ['danger', 'why']],
  ['thirdPartyInterest', '711-15', ['interest', 'outcome', 'why']],
  ['internalAffairs', '711-16(1)', ['kind', 'why']],
  ['processInformation', '711-16(2)', ['kind', 'why']],
  ['enforcementFile', '711-16(2)', ['why']],
  ['notForProactive', '711-13', ['checked', 'why', 'concerns']],
] as const)(
  '711-14, 711-15, 711-16: the ground %s rests on %s and names every fact it lacks',
  (code, clause, facts) => {
    expect(groundFaults({ code }, 'g')).toEqual([
      expect.objectContaining({ code: 'GROUND_FACTS_MISSING', clause, missing: facts.map((fact) => `g.${fact}`) }),
    ])
    expect(clauseOfGround(code)).toBe(clause)
  },
)

test('a ground that the law does not know is refused, and so are facts outside the law', () => {
  expect(groundFaults({ code: 'inconvenient' as never }, 'g')).toMatchObject([{ code: 'GROUND_UNKNOWN' }])
  expect(groundFaults({ code: 'endangersSafety', danger: 'reputation', why: '……' }, 'g')).toMatchObject([
    { code: 'GROUND_FACTS_MISSING', missing: ['g.danger'] },
  ])
  expect(groundFaults({ code: 'enforcementFile', why: '字'.repeat(501) }, 'g')).toMatchObject([
    { code: 'TEXT_TOO_LONG', path: 'g.why' },
  ])
  expect(GROUND_CODES).toHaveLength(8)
})

test('SSL-31: a form that finds a state secret stops the matter', () => {
  filled({ flags: flag('stateSecret') }).thenRefusedWith({
    code: 'STATE_SECRET_NOT_ALLOWED',
    clause: 'SSL-31',
    missing: ['OrderPurge'],
  })
  filled({
    attribute: 'withheld',
    channels: [],
    grounds: [{ code: 'stateSecret', level: 'secret', authority: '区保密局', term: '10年' }],
  }).thenRefusedWith({ code: 'STATE_SECRET_NOT_ALLOWED', path: 'grounds.0' })
})

test('711-14: a work secret, or what endangers safety or stability, is not disclosed proactively', () => {
  filled({
    flags: { ...flag('workSecret'), ...{ threeSafetiesOneStability: { applies: true, note: '维稳' } } },
  }).thenRefusedWith({
    code: 'FLAG_FORBIDS_PUBLICATION',
    facts: { flags: ['workSecret', 'threeSafetiesOneStability'] },
  })
})

test('711-16: internal affairs and process information may be withheld, and may be published', () => {
  filled({ flags: flag('internalAffairs') }).thenTypes('SecrecyReviewFormFilled')
  filled({ flags: flag('processInformation') }).thenTypes('SecrecyReviewFormFilled')
})

test('what is to be published names its channels, and a planned date not before its formation', () => {
  filled({ channels: [] }).thenRefused('CHANNEL_MISSING')
  filled({ plannedOn: '2026-02-19' }).thenRefused('DATE_TOO_EARLY')
  filled({ plannedOn: 'soon' }).thenRefused('DATE_INVALID')
})

test('filling in the same form twice changes nothing, also on another day; another form voids what was handed in', () => {
  const once = filled({}).events()
  given(...once)
    .as(officer)
    .when(fillForm())
    .thenNothing()
  given(...once)
    .on('2026-03-05')
    .as(officer)
    .when(fillForm())
    .thenNothing()
  const [event] = given(...once)
    .as(officer)
    .when(fillForm({ important: true }))
    .events()
    .slice(-1)
  expect(event).toMatchObject({ data: { voids: [] } })
})
