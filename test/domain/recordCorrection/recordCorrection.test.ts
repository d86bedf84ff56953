import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogue } from '../../../src/app/messages/catalogue.js'
import type {
  CorrectionOutcomeInput,
  PrepareCorrectionLetter,
  ReceiveCorrectionRequest,
  RecordCorrectionCommand,
} from '../../../src/domain/recordCorrection/commands.js'
import { recordCorrectionDecider } from '../../../src/domain/recordCorrection/decide.js'
import type { RecordCorrectionEvent } from '../../../src/domain/recordCorrection/events.js'
import { hash, kept } from '../application/letters.js'
import type { Actor } from '../../../src/domain/context.js'
import { agencyId, contextOf, directory, on, person, personId, policies, process, spec } from '../../support/spec.js'

const bureau = agencyId('bureau')
const police = agencyId('police')
const officer = person('officer', 'disclosureOfficer', bureau)
const head = person('head', 'disclosureHead', bureau)
const portal = process('portal')
const agencies = directory({
  agencies: [{ id: bureau }, { id: police }, { id: agencyId('section'), kind: 'internalBody', actsInOwnName: false }],
  people: { colleague: [{ role: 'disclosureOfficer', agency: bureau }] },
})
const given = spec(
  recordCorrectionDecider,
  contextOf({
    today: on('2026-03-02'),
    agencies,
    policies: policies({ 'recordCorrection.period': { value: 20, unit: 'workingDays' } }),
  }),
)

const ask = (change: Partial<ReceiveCorrectionRequest['data']> = {}): ReceiveCorrectionRequest => ({
  type: 'ReceiveCorrectionRequest',
  data: {
    correction: 'c1',
    agency: bureau,
    subject: personId('citizen'),
    name: '张三',
    identity: '居民身份证',
    contact: '电话',
    record: '低保登记表',
    wrong: '家庭人口2人',
    right: '家庭人口3人',
    evidence: '户口簿',
    channel: 'counter',
    receivedOn: '2026-03-02',
    ...change,
  },
})
const verify = (confirmed: boolean): RecordCorrectionCommand => ({
  type: 'VerifyRecord',
  data: { confirmed, finding: '已核对', verifiedOn: '2026-03-02' },
})
const decide = (outcome: CorrectionOutcomeInput): RecordCorrectionCommand => ({
  type: 'DecideCorrection',
  data: { outcome },
})
const corrected = { kind: 'corrected', changed: '改为3人', correctedOn: '2026-03-02' } as const
const notice = (proof = '签收', dispatchedOn = '2026-03-02', noticeNumber = '更1'): RecordCorrectionCommand => ({
  type: 'DispatchCorrectionNotice',
  data: { noticeNumber, dispatchedOn, way: 'handover', proof },
})
const file = (digit: string) => ({ ...kept(digit), key: 'person:citizen' }) as const
const letter = (change: Partial<PrepareCorrectionLetter['data']> = {}): PrepareCorrectionLetter => ({
  type: 'PrepareCorrectionLetter',
  data: {
    ...{ kind: 'correctionNotice', number: '更1', datedOn: '2026-03-02', template: 'correctionCorrected@1' },
    ...{ pdf: file('a'), html: file('c') },
    ...change,
  },
})
const after = (steps: readonly (readonly [Actor, RecordCorrectionCommand])[]): readonly RecordCorrectionEvent[] =>
  steps.reduce<readonly RecordCorrectionEvent[]>(
    (events, [actor, command]) =>
      given(...events)
        .as(actor)
        .when(command)
        .events(),
    [],
  )
const verified = (confirmed = true) =>
  after([
    [officer, ask()],
    [officer, verify(confirmed)],
  ])

test('711-41: a person asks with evidence, sealed under their own key, and it is due', () => {
  const [asked] = after([[officer, ask()]])
  expect(asked).toMatchObject({
    type: 'CorrectionAsked',
    data: {
      officer: 'officer',
      record: { $protected: 'person:citizen' },
      evidence: { $protected: 'person:citizen' },
      due: { due: '2026-03-30', clause: '711-41', terms: [{ policy: 'recordCorrection.period@1' }] },
    },
  })
  given()
    .as(officer)
    .when(ask({ evidence: ' ' }))
    .thenRefusedWith({ code: 'TEXT_REQUIRED', path: 'evidence' })
  given()
    .as(officer)
    .when(ask({ receivedOn: '2026-02-27' }))
    .thenRefusedWith({ path: 'proof' })
  given()
    .as(officer)
    .when(ask({ receivedOn: '2026-03-03', proof: '章' }))
    .thenRefused('DATE_TOO_LATE')
  given()
    .as(portal)
    .when(ask({ channel: 'internet' }))
    .thenTypes('CorrectionAsked')
})

test('LS-12.1, 711-41: only a body that acts in its own name is asked', () => {
  given()
    .as(person('x', 'disclosureOfficer', 'section'))
    .when(ask({ agency: agencyId('section') }))
    .thenRefused('BODY_NOT_ASKED')
})

test('711-41: what is confirmed is corrected, what is not is refused, by somebody else than who verified it', () => {
  given(...after([[officer, ask()]]))
    .as(head)
    .when(decide(corrected))
    .thenRefused('RECORD_NOT_VERIFIED')
  given(...verified())
    .as(person('officer', 'disclosureHead', bureau))
    .when(decide(corrected))
    .thenRefused('CORRECTION_HANDLER_DECIDES')
  given(...verified())
    .as(head)
    .when(decide({ kind: 'refused', why: '不属实' }))
    .thenRefused('DECISION_AGAINST_FINDING')
  given(...verified(false))
    .as(head)
    .when(decide(corrected))
    .thenRefused('DECISION_AGAINST_FINDING')
  given(...verified(false))
    .as(head)
    .when(decide({ kind: 'refused', why: '不属实' }))
    .thenTypes('CorrectionDecided')
})

test('711-41: what another agency is competent for is forwarded to it, or the person is told whom to ask', () => {
  const asked = after([[officer, ask()]])
  const forward = { kind: 'forwarded', toAgency: police, documentNumber: '转1', forwardedOn: '2026-03-02' } as const
  expect(
    given(...asked)
      .as(head)
      .when(decide(forward))
      .events()
      .at(-1),
  ).toMatchObject({ data: { outcome: { kind: 'forwarded', to: police } } })
  given(...asked)
    .as(head)
    .when(decide({ ...forward, toAgency: bureau }))
    .thenRefused('FORWARDED_TO_OURSELVES')
  given(...asked)
    .as(head)
    .when(decide({ ...forward, toAgency: agencyId('nobody'), documentNumber: '' }))
    .thenRefused('AGENCY_UNKNOWN', 'TEXT_REQUIRED')
  given(...asked)
    .as(head)
    .when(decide({ kind: 'directed', toName: '公安分局' }))
    .thenRefused('TEXT_REQUIRED')
  given(...asked)
    .as(head)
    .when(decide({ kind: 'directed', toName: '公安分局', contact: '0561-1' }))
    .thenTypes('CorrectionDecided')
})

test('711-41: it is done when the person has been told, with proof; late after its day', () => {
  given(...verified())
    .as(officer)
    .when(notice())
    .thenRefused('CORRECTION_NOT_DECIDED')
  const decided = given(...verified())
    .as(head)
    .when(decide(corrected))
    .events()
  const written = given(...decided)
    .as(officer)
    .when(letter())
    .events()
  given(...decided)
    .as(officer)
    .when(letter({ pdf: kept('a') }))
    .thenRefused('FILE_OF_ANOTHER_MATTER')
  given(...written)
    .as(officer)
    .when(notice(''))
    .thenRefused('TEXT_REQUIRED')
  given(...decided)
    .as(officer)
    .when(notice())
    .thenRefusedWith({ code: 'LETTER_NOT_ON_RECORD', clause: '711-41', path: 'noticeNumber' })
  const told = given(...written)
    .as(officer)
    .when(notice())
    .events()
  expect(told.at(-1)).toMatchObject({
    data: { correction: 'c1', outcome: 'corrected', late: false, due: '2026-03-30' },
  })
  expect(
    given(...written)
      .as(officer)
      .on('2026-03-31')
      .when(notice('签收', '2026-03-31'))
      .events()
      .at(-1),
  ).toMatchObject({ data: { late: true } })
  given(...told)
    .as(officer)
    .when(notice())
    .thenNothing()
  given(...told)
    .as(officer)
    .when(verify(false))
    .thenRefused('CORRECTION_CLOSED')
})

test('711-41, 711-51: a letter is made of the decision, under one number; a refusal names the remedies of its date', () => {
  given(...verified())
    .as(officer)
    .when(letter())
    .thenRefused('CORRECTION_NOT_DECIDED')
  const decidedAs = (outcome: CorrectionOutcomeInput, confirmed = true) =>
    given(...verified(confirmed))
      .as(head)
      .when(decide(outcome))
      .events()
  const corrections = decidedAs(corrected)
  const made = given(...corrections)
    .as(officer)
    .when(letter())
    .events()
  expect(made.at(-1)).toMatchObject({
    type: 'CorrectionLetterPrepared',
    data: {
      correction: 'c1',
      letter: 1,
      outcome: 'corrected',
      number: '更1',
      by: 'officer',
      pdf: { sha256: hash('a') },
    },
  })
  expect(made.at(-1)?.data).not.toHaveProperty('remedies')
  given(...made)
    .as(officer)
    .when(letter())
    .thenNothing()
  given(...made)
    .as(officer)
    .when(letter({ pdf: file('b') }))
    .thenTypes('CorrectionLetterPrepared')
  given(...corrections)
    .as(officer)
    .when(letter({ kind: 'correctionForwarding', number: '', datedOn: '2026-03-03' }))
    .thenRefused('NOTHING_FORWARDED', 'TEXT_REQUIRED', 'DATE_TOO_LATE')
  given(...corrections)
    .as(person('other', 'disclosureOfficer', bureau))
    .when(letter())
    .thenRefused('NOT_IN_CHARGE_OF_CORRECTION')

  const forward = { kind: 'forwarded', toAgency: police, documentNumber: '转1', forwardedOn: '2026-03-02' } as const
  const forwarding = (number: string) => letter({ kind: 'correctionForwarding', number })
  const forwarded = decidedAs(forward)
  given(...forwarded)
    .as(officer)
    .when(forwarding('转2'))
    .thenRefusedWith({ code: 'LETTER_NUMBER_DIFFERS', facts: { number: '转1' } })
  const passedOn = given(...forwarded)
    .as(officer)
    .when(forwarding('转1'))
    .events()
  given(...passedOn)
    .as(officer)
    .when(letter({ number: '转1' }))
    .thenRefused('LETTER_NUMBER_TAKEN')
  // What went to the other agency tells the person nothing.
  given(...passedOn)
    .as(officer)
    .when(notice('签收', '2026-03-02', '转1'))
    .thenRefused('LETTER_NOT_ON_RECORD')

  const refused = decidedAs({ kind: 'refused', why: '不属实' }, false)
  given(...refused)
    .as(officer)
    .when(letter())
    .thenRefused('POLICY_MISSING', 'POLICY_MISSING', 'REVIEW_BODY_UNKNOWN')
})

test('711-41: decided once; the same decision again changes nothing, another one is refused', () => {
  const decided = given(...verified())
    .as(head)
    .when(decide(corrected))
    .events()
  given(...decided)
    .as(head)
    .when(decide(corrected))
    .thenNothing()
  given(...decided)
    .as(head)
    .when(decide({ ...corrected, changed: '改为4人' }))
    .thenRefused('CORRECTION_DECIDED')
  given(...decided)
    .as(person('other', 'disclosureHead', bureau))
    .when(decide(corrected))
    .thenRefused('CORRECTION_DECIDED')
  given(...decided)
    .as(officer)
    .when(verify(false))
    .thenRefused('CORRECTION_DECIDED')
})

test('711-41: nothing is left to do only when all of it is on record', () => {
  const data = { confirmed: true, finding: '已核对', verifiedOn: '2026-03-02' }
  const again = (change: Partial<typeof data>) =>
    given(...verified())
      .as(officer)
      .when({ type: 'VerifyRecord', data: { ...data, ...change } })
  again({}).thenNothing()
  again({ finding: '另有发现' }).thenTypes('RecordVerified')
  again({ verifiedOn: '2026-03-03' }).thenRefused('DATE_TOO_LATE')

  const told = after([
    [officer, ask()],
    [officer, verify(true)],
    [head, decide(corrected)],
    [officer, letter()],
    [officer, notice()],
  ])
  given(...told)
    .as(officer)
    .when({
      type: 'DispatchCorrectionNotice',
      data: { noticeNumber: '更1', dispatchedOn: '2026-03-02', way: 'post', proof: '签收' },
    })
    .thenRefused('CORRECTION_CLOSED')
  given(...told)
    .as(officer)
    .when(notice('签收', '2026-03-01'))
    .thenRefused('CORRECTION_CLOSED')

  const withdraw = (proof: string): RecordCorrectionCommand => ({
    type: 'WithdrawCorrectionRequest',
    data: { withdrawnOn: '2026-03-02', proof },
  })
  const withdrawn = after([
    [officer, ask()],
    [officer, withdraw('书面')],
  ])
  given(...withdrawn)
    .as(officer)
    .when(withdraw('书面'))
    .thenNothing()
  given(...withdrawn)
    .as(officer)
    .when(withdraw('电话'))
    .thenRefused('CORRECTION_CLOSED')
})

test('711-41: withdrawn, handed over and transferred; everything but the first needs a request that is there', () => {
  const asked = after([[portal, ask({ channel: 'internet' })]])
  given(...asked)
    .as(officer)
    .when(verify(true))
    .thenRefused('NOT_IN_CHARGE_OF_CORRECTION')
  const taken = given(...asked)
    .as(officer)
    .when({ type: 'HandOverCorrection', data: { to: personId('colleague') } })
    .events()
  given(...taken)
    .as(head)
    .when({ type: 'HandOverCorrection', data: { to: personId('nobody') } })
    .thenRefused('HANDED_OVER_MEANWHILE', 'NOT_AN_OFFICER_HERE')
  given(...asked)
    .as(portal)
    .when({ type: 'WithdrawCorrectionRequest', data: { withdrawnOn: '2026-03-02', proof: '书面' } })
    .thenTypes('CorrectionWithdrawn')
  given(...asked)
    .as(portal)
    .when({ type: 'TransferCorrection', data: { to: police, effectiveOn: on('2026-03-02'), cause: 'e' } })
    .thenTypes('CorrectionTransferred')
  given().as(officer).when(verify(true)).thenRefusedWith({ code: 'CORRECTION_NOT_FOUND' })
  given(...asked)
    .as(officer)
    .when(ask({ record: '另一记录' }))
    .thenRefused('CORRECTION_EXISTS')
})

test('every refusal about corrections has a message in both languages', () => {
  const folder = 'src/domain/recordCorrection/decide'
  const source = readdirSync(folder)
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n')
  const codes = [...source.matchAll(/\bcode: '([A-Z][A-Z0-9_]+)',\s*clause: '/g)].map(([, code]) => code!)
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((code) => catalogue[code] === undefined)).toEqual([])
})

test('711-41: what is right is something else than what is wrong', () => {
  const same = ask({ wrong: '4人', right: ' 4人\n' })
  given().as(officer).when(same).thenRefusedWith({ code: 'NOTHING_TO_CORRECT', path: 'right' })
})

test('711-41: a later date that an officer confirmed is taken over once', () => {
  const [asked] = after([[officer, ask()]])
  if (asked?.type !== 'CorrectionAsked') throw new Error('nothing was asked')
  const adopt: RecordCorrectionCommand = {
    type: 'AdoptCorrectionDate',
    data: { due: { ...asked.data.due, due: on('2026-04-07') }, cause: 'calendar' },
  }
  const adopted = given(asked).as(portal).when(adopt).events()
  given(...adopted)
    .as(portal)
    .when(adopt)
    .thenNothing()
  given(asked).as(officer).when(adopt).thenRefused('ROLE_MISSING')
})

test('711-41: a letter of the decision is sealed once, and only one that was made', () => {
  const seal = (place: number, digit = 'e'): RecordCorrectionCommand => ({
    type: 'SealCorrectionLetter',
    data: { letter: place, signature: file(digit), service: '电子印章平台', text: '区局（印）' },
  })
  const made = after([
    [officer, ask()],
    [officer, verify(true)],
    [head, decide(corrected)],
    [officer, letter()],
  ])
  given(...made)
    .as(officer)
    .when(seal(2))
    .thenRefused('LETTER_NOT_ON_RECORD')
  const sealedOnce = given(...made)
    .as(officer)
    .when(seal(1))
    .events()
  expect(sealedOnce.at(-1)?.type).toBe('CorrectionLetterSealed')
  given(...sealedOnce)
    .as(officer)
    .when(seal(1))
    .thenNothing()
  given(...sealedOnce)
    .as(officer)
    .when(seal(1, 'f'))
    .thenRefused('LETTER_SEALED_BEFORE')
})
