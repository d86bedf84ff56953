import { expect, test } from 'vitest'
import { contentHashOf } from '../../../src/domain/informationItem/contentHash.js'
import type { FileId } from '../../../src/domain/values.js'
import { process } from '../../support/spec.js'
import { deputyLeader, given, officer, otherBureau, secondOfficer, sectionHead } from './district.js'
import {
  carriedOut,
  content,
  create,
  draft,
  file,
  fillForm,
  opinions,
  published,
  review,
  sha256,
  type Step,
} from './steps.js'

const importer = process('import')
const when = (history: ReturnType<typeof published>, actor: Step[0], command: Step[1]) =>
  given(...history)
    .as(actor)
    .when(command)
const revise = (change: Parameters<typeof content>[0] = {}): Step[1] => ({
  type: 'ReviseContent',
  data: content(change),
})

test('LS-1: the content hash names title, summary, text and files, and nothing else', () => {
  const files = [{ fileId: 'a' as FileId, name: '一.pdf', sha256: sha256('1') }]
  const base = { title: '标题', text: '正文', files }
  const hash = contentHashOf(base, sha256)
  expect(contentHashOf({ ...base, files: [{ ...files[0]!, fileId: 'b' as FileId }] }, sha256)).toBe(hash)
  expect(contentHashOf({ ...base, files: [{ ...files[0]!, name: '二.pdf' }] }, sha256)).not.toBe(hash)
  expect(contentHashOf({ ...base, summary: '' }, sha256)).not.toBe(hash)
  expect(contentHashOf({ ...base, title: '标题正文', text: '' }, sha256)).not.toBe(hash)
  expect(contentHashOf({ ...base, files: [] }, sha256)).not.toBe(hash)
})

test('LS-1: the same content with another hash, or another content with the same hash, is refused', () => {
  const history = carriedOut(draft())
  when(history, officer, { type: 'ReviseContent', data: { ...content(), contentHash: sha256('x') } }).thenRefused(
    'CONTENT_HASH_INCONSISTENT',
  )
  when(history, officer, {
    type: 'ReviseContent',
    data: { ...content({ text: '第二条' }), contentHash: content().contentHash },
  }).thenRefused('CONTENT_HASH_INCONSISTENT')
  when(history, officer, { type: 'ReviseContent', data: { ...content(), contentHash: 'abc' as never } }).thenRefused(
    'HASH_INVALID',
    'CONTENT_HASH_INCONSISTENT',
  )
})

test('text and titles are sealed under the item', () => {
  expect(carriedOut(draft()).at(-1)).toMatchObject({
    data: { title: { $protected: 'item:item-1' }, text: { $protected: 'item:item-1', value: '第一条' }, voids: [] },
  })
})

test('LS-2.3: a content has a text or a file, and only files that were attached, each once', () => {
  const history = carriedOut(draft())
  when(history, officer, revise({ text: ' ' })).thenRefused('CONTENT_MISSING')
  when(history, officer, revise({ files: [file('x'), file('x')] })).thenRefused(
    'FILE_NAMED_TWICE',
    'FILE_UNKNOWN',
    'FILE_UNKNOWN',
  )
  when(history, officer, revise({ text: '字'.repeat(200_001) })).thenRefused('TEXT_TOO_LONG')
  when(history, officer, revise({ text: '第一段\n\t第二段' })).thenTypes('ContentRevised')
  when(history, officer, revise({ text: '第一段\u0000' })).thenRefused('TEXT_HAS_CONTROL_CHARACTERS')
})

test('asking twice to revise changes nothing', () => {
  when(carriedOut(draft()), officer, revise()).thenNothing()
})

test('LS-10.2: nobody but the officer in charge changes the content', () => {
  when(carriedOut(draft()), secondOfficer, revise({ text: '第二条' })).thenRefused('OFFICER_NOT_IN_CHARGE')
  when(carriedOut(draft()), sectionHead, revise({ text: '第二条' })).thenRefused('ROLE_MISSING')
})

test('LS-10.9: an import prepares a draft, and stops where people have begun', () => {
  const imported = carriedOut([
    [importer, create({ officer: 'officer' as never })],
    [importer, revise()],
  ])
  when(imported, importer, revise({ text: '第二条' })).thenTypes('ContentRevised')
  const begun = carriedOut([[officer, fillForm()]], imported)
  when(begun, importer, revise({ text: '第二条' })).thenRefused('PROCESS_ONLY_PREPARES')
  for (const command of [fillForm(), ...opinions().map(([, step]) => step)]) {
    when(begun, importer, command).thenRefusedWith({ code: 'ROLE_MISSING' })
  }
})

test('LS-10.9: what is public is changed by a correction only', () => {
  when(published(), officer, revise({ text: '第二条' })).thenRefused('NO_WORKING_VERSION')
})

const attach = (change: object = {}): Step[1] => ({
  type: 'AttachFile',
  data: {
    fileId: file('f-1'),
    name: '附件.pdf',
    rendition: 'original',
    medium: 'electronicDocument',
    mediaType: 'application/pdf',
    size: 10,
    sha256: sha256('f-1'),
    suite: 'test',
    ciphertextSha256: sha256('c-1'),
    commitment: 'x',
    scan: 'clean',
    ...change,
  },
})

test('a file is attached once, with its hashes, and never when it is infected', () => {
  const history = carriedOut([
    [officer, create()],
    [officer, attach()],
  ])
  expect(history.at(-1)).toMatchObject({ data: { name: { $protected: 'item:item-1', value: '附件.pdf' } } })
  when(history, officer, attach()).thenNothing()
  when(history, officer, attach({ sha256: sha256('other') })).thenRefused('FILE_EXISTS')
  when(history, officer, attach({ fileId: file('f-2'), scan: 'infected', size: 0, sha256: 'x', name: '' })).thenRefused(
    'FILE_INFECTED',
    'FILE_EMPTY',
    'HASH_INVALID',
    'TEXT_REQUIRED',
  )
  when(history, secondOfficer, attach({ fileId: file('f-2') })).thenRefused('OFFICER_NOT_IN_CHARGE')
})

test('an infected file cannot become content, and only the scanner says what it found', () => {
  const infected = carriedOut(
    [
      [officer, attach()],
      [
        process('scanner'),
        {
          type: 'RecordFileScan',
          data: { fileId: file('f-1'), scan: 'infected', scannedAt: '2026-03-02T00:00:00.000Z' as never },
        },
      ],
    ],
    carriedOut([[officer, create()]]),
  )
  when(infected, officer, revise({ files: [file('f-1')] })).thenRefused('FILE_INFECTED')
  const scan: Step[1] = {
    type: 'RecordFileScan',
    data: { fileId: file('f-9'), scan: 'clean', scannedAt: '2026-03-02T00:00:00.000Z' as never },
  }
  when(infected, officer, scan).thenRefused('ROLE_MISSING', 'FILE_UNKNOWN')
})

const describe = (change: object = {}): Step[1] => {
  const { origin, media, theme, genre, formedOn } = create().data
  return { type: 'ReviseDescription', data: { origin, media, theme, genre, formedOn, ...change } }
}

test('LS-3.2: a change of the description is checked like a creation and voids what was judged', () => {
  const approved = carriedOut([...draft(), [officer, fillForm()], ...review()])
  when(approved, officer, describe()).thenNothing()
  when(approved, officer, describe({ formedOn: '2026-03-03', theme: 'x' })).thenRefused(
    'DATE_TOO_LATE',
    'VALUE_UNKNOWN',
  )
  const [event] = when(approved, officer, describe({ documentNumber: '烈政办〔2021〕5号' }))
    .events()
    .slice(-1)
  expect(event).toMatchObject({
    data: { documentNumber: '烈政办〔2021〕5号', voids: ['submission', 'review', 'approval'] },
  })
  when(approved, deputyLeader, describe({ genre: 'plan' })).thenRefused('ROLE_MISSING', 'SAME_PERSON_TWICE')
})

test('a change of the agencies concerned needs a reason, known agencies, and is done once', () => {
  const change = (reason: string, agency: string): Step[1] => ({
    type: 'ChangeInvolvement',
    data: { jointIssuers: [], involvedAgencies: [agency as never], reason },
  })
  const history = carriedOut(draft())
  when(history, officer, change('', 'nobody')).thenRefused('TEXT_REQUIRED', 'AGENCY_UNKNOWN')
  const changed = when(history, officer, change('涉及财政', otherBureau)).events()
  when(changed, officer, change('涉及财政', otherBureau)).thenNothing()
  when(history, secondOfficer, change('涉及财政', otherBureau)).thenRefused('OFFICER_NOT_IN_CHARGE')
})
