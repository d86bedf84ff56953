import { expect, test } from 'vitest'
import type { ApplicationCommand, AttachApplicationFile } from '../../../src/domain/application/commands.js'
import type { KeySubject } from '../../../src/domain/protected.js'
import { letterNumberDecider, type TakeLetterNumber } from '../../../src/domain/letter/numbers.js'
import { agencyId, contextOf, on, personId, process, spec } from '../../support/spec.js'
import {
  after,
  approve,
  dispatch,
  draft,
  given,
  head,
  identified,
  leader,
  officer,
  portal,
  received,
  replied,
  sign,
  stranger,
} from './district.js'
import { hash, kept, lettered, replyLetter } from './letters.js'

const attach = (purpose: AttachApplicationFile['data']['purpose'], change: object = {}): ApplicationCommand => ({
  type: 'AttachApplicationFile',
  data: { purpose, name: '材料.pdf', file: { ...kept('d'), ...change } },
})
const drafted = () => after([[officer, draft()]], identified())

test('711-29: a file is on record under the key of the matter, a proof of identity under that of the person', () => {
  given(...received())
    .as(officer)
    .when(attach('intake'))
    .thenTypes('ApplicationFileAttached')
  const ofPerson: KeySubject = 'person:applicant'
  given(...received())
    .as(portal)
    .when(attach('identityProof', { key: ofPerson }))
    .thenTypes('ApplicationFileAttached')
  given(...received())
    .as(officer)
    .when(attach('identityProof'))
    .thenRefused('FILE_OF_ANOTHER_MATTER')
  given(...received())
    .as(officer)
    .when(attach('intake', { key: 'application:a2' }))
    .thenRefused('FILE_OF_ANOTHER_MATTER')
  given(...received())
    .as(portal)
    .when(attach('given'))
    .thenRefused('FILE_PURPOSE_OF_OFFICERS')
  given(...received())
    .as(stranger)
    .when(attach('intake'))
    .thenRefused('WRONG_AGENCY')
  const once = after([[officer, attach('intake')]], received())
  given(...once)
    .as(officer)
    .when(attach('intake'))
    .thenNothing()
  given(...once)
    .as(officer)
    .when(attach('intake', { fileId: 'other' }))
    .thenRefused('FILE_ON_RECORD')
})

test('711-45: nothing is put under a reply that somebody has approved, nor under one that is out', () => {
  given(...drafted())
    .as(officer)
    .when(attach('given'))
    .thenTypes('ApplicationFileAttached')
  const approved = after([[head, approve()]], drafted())
  given(...approved)
    .as(officer)
    .when(attach('given'))
    .thenRefusedWith({ code: 'REPLY_UNDER_WAY', path: 'purpose' })
  given(...replied())
    .as(officer)
    .when(attach('given'))
    .thenRefused('APPLICATION_CLOSED')
  given(...replied())
    .as(officer)
    .when(attach('proof'))
    .thenTypes('ApplicationFileAttached')
})

test('711-45: a letter says the draft that stands, with the remedies of its date, and has an addressee of its kind', () => {
  given(...identified())
    .as(officer)
    .when(replyLetter())
    .thenRefused('REPLY_STEP_OUT_OF_ORDER')
  given(...drafted())
    .as(officer)
    .when(replyLetter(2))
    .thenRefusedWith({ code: 'DRAFT_CHANGED', facts: { draft: 1 } })
  const other = { order: 'appealToAuthority', authority: agencyId('housing') } as const
  given(...drafted())
    .as(officer)
    .when(replyLetter(1, { remedies: other }))
    .thenRefused('LETTER_REMEDIES_CHANGED')
  given(...drafted())
    .as(officer)
    .when(replyLetter(1, { datedOn: '2026-03-03' }))
    .thenRefusedWith({ path: 'datedOn' })
  given(...drafted())
    .as(officer)
    .when(replyLetter(1, { thirdParty: personId('company') }))
    .thenRefused('LETTER_HAS_NO_ADDRESSEE')
  given(...drafted())
    .as(officer)
    .when(replyLetter(1, { kind: 'thirdPartyLetter' }))
    .thenRefusedWith({ code: 'THIRD_PARTY_UNKNOWN', path: 'thirdParty' })
  given(...drafted())
    .as(portal)
    .when(replyLetter())
    .thenRefused('LETTER_OF_OFFICERS')
  given(...received())
    .as(portal)
    .when(replyLetter(1, { kind: 'acceptanceReceipt' }))
    .thenTypes('LetterPrepared')
  const made = after([[officer, replyLetter()]], drafted())
  given(...made)
    .as(officer)
    .when(replyLetter())
    .thenNothing()
  given(...made)
    .as(officer)
    .when(replyLetter(1, { kind: 'acceptanceReceipt' }))
    .thenRefused('LETTER_NUMBER_TAKEN')
  // The number of a reply that went out stands on no second one, also when it is done again.
  given(...replied())
    .as(officer)
    .when(replyLetter(1, { pdf: kept('e') }))
    .thenRefused('APPLICATION_CLOSED', 'LETTER_NUMBER_TAKEN')
})

test('711-45: what is signed is the very letter: its hash, number, date and seal', () => {
  const approved = after([[head, approve()]], drafted())
  given(...approved)
    .as(leader)
    .when(sign())
    .thenRefusedWith({ code: 'LETTER_NOT_ON_RECORD', path: 'letterHash' })
  const ready = lettered(approved)
  given(...ready)
    .as(leader)
    .when(sign())
    .thenTypes('ReplySigned')
  for (const [change, code, path] of [
    [{ replyNumber: '答2' }, 'LETTER_SAYS_OTHERWISE', 'replyNumber'],
    [{ sealKind: 'sealedScan' }, 'SEAL_NOT_ON_RECORD', 'sealHash'],
    [{ sealHash: hash('e') }, 'SEAL_NOT_ON_RECORD', 'sealHash'],
  ] as const)
    given(...ready)
      .as(leader)
      .when(sign(1, change))
      .thenRefusedWith({ code, path })
  given(...ready)
    .as(leader)
    .on('2026-03-03')
    .when(sign(1, { signedOn: '2026-03-03' }))
    .thenRefused('LETTER_SAYS_OTHERWISE')
  const redrafted = after(
    [
      [head, { type: 'ReturnReply', data: { draft: 1, reason: '重写' } }],
      [officer, draft({ kind: 'other', why: '其他' })],
      [head, approve(2)],
    ],
    ready,
  )
  given(...redrafted)
    .as(leader)
    .when(sign(2))
    .thenRefusedWith({ code: 'LETTER_OF_ANOTHER_DRAFT', path: 'letterHash' })
})

test('711-45: a seal stands under an approved letter, by the scan that is on record or by the electronic seal', () => {
  const approved = after([[head, approve()]], drafted())
  const scan = (letter: number, file = 'file-b'): ApplicationCommand => ({
    type: 'SealLetter',
    data: { letter, seal: { kind: 'sealedScan', hash: hash('b'), file: file as never } },
  })
  given(...drafted())
    .as(officer)
    .when(scan(1))
    .thenRefused('LETTER_NOT_ON_RECORD', 'SCAN_NOT_ON_RECORD')
  const made = after([[officer, replyLetter()]], drafted())
  given(...made)
    .as(officer)
    .when(scan(1))
    .thenRefused('REPLY_STEP_OUT_OF_ORDER', 'SCAN_NOT_ON_RECORD')
  const scanned = after(
    [
      [officer, replyLetter()],
      [officer, attach('sealedScan', kept('b'))],
    ],
    approved,
  )
  given(...scanned)
    .as(officer)
    .when(scan(1, 'file-x'))
    .thenRefused('SCAN_NOT_ON_RECORD')
  const sealed = after([[officer, scan(1)]], scanned)
  given(...sealed)
    .as(officer)
    .when(scan(1))
    .thenNothing()
  given(...sealed)
    .as(leader)
    .when(sign(1, { sealKind: 'sealedScan' }))
    .thenTypes('ReplySigned')
  // The scan of the paper may stand beside the electronic seal; a second electronic one may not.
  const electronic = (name: 'e' | 'f'): ApplicationCommand => ({
    type: 'SealLetter',
    data: {
      letter: 1,
      seal: { kind: 'electronicSeal', hash: hash(name), signature: kept(name), service: '签章服务', text: '公章' },
    },
  })
  const both = after([[officer, electronic('e')]], sealed)
  given(...both)
    .as(officer)
    .when(electronic('e'))
    .thenNothing()
  given(...both)
    .as(officer)
    .when(electronic('f'))
    .thenRefusedWith({ code: 'LETTER_SEALED_BEFORE', path: 'letter' })
  const sheet = after([[officer, replyLetter(1, { kind: 'registrationForm' })]], scanned)
  given(...sheet)
    .as(officer)
    .when(scan(2))
    .thenRefused('LETTER_BEARS_NO_SEAL')
  expect(
    after([[officer, dispatch()]], after([[leader, sign(1, { sealKind: 'sealedScan' })]], sealed)).at(-1)!.type,
  ).toBe('ReplyDispatched')
})

test('711-45: a document number of an agency stands on one letter, typed or given', () => {
  const register = spec(letterNumberDecider, contextOf({ today: on('2026-03-02') }))
  const take = (matter: string, change: Partial<TakeLetterNumber['data']> = {}): TakeLetterNumber => ({
    type: 'TakeLetterNumber',
    data: { agency: agencyId('reform'), year: 2026, holder: { matter, kind: 'reply' }, ...change },
  })
  const letters = process('letters')
  const taken = register().as(letters).when(take('application-a1')).events()
  expect(taken.at(-1)).toMatchObject({ data: { number: '公开答〔2026〕1号', serial: 1 } })
  register(...taken)
    .as(letters)
    .when(take('application-a1'))
    .thenNothing()
  const typed = register(...taken)
    .as(letters)
    .when(take('application-a2', { number: '公开答〔2026〕2号' }))
    .events()
  register(...typed)
    .as(letters)
    .when(take('application-a3', { number: '公开答〔2026〕2号' }))
    .thenRefused('LETTER_NUMBER_TAKEN')
  expect(
    register(...typed)
      .as(letters)
      .when(take('application-a3'))
      .events()
      .at(-1),
  ).toMatchObject({
    data: { number: '公开答〔2026〕3号' },
  })
  register()
    .as(letters)
    .when(take('application-a1', { number: '答1号' }))
    .thenRefused('LETTER_NUMBER_WITHOUT_YEAR')
  register()
    .as(letters)
    .when(take('application-a1', { number: '答1号', onRecord: true }))
    .thenTypes('LetterNumberTaken')
  register().as(officer).when(take('application-a1')).thenRefused('ROLE_MISSING')
})
