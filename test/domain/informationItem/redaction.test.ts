import { expect, test } from 'vitest'
import type { ReviewFormInput } from '../../../src/domain/informationItem/commands.js'
import type { RedactionFinding, UnreadableFile } from '../../../src/domain/informationItem/events.js'
import type { FileId } from '../../../src/domain/values.js'
import { person, process } from '../../support/spec.js'
import { bureau, given, officer, secondOfficer, sectionHead } from './district.js'
import {
  authorize,
  carriedOut,
  content,
  create,
  file,
  fillForm,
  hash,
  register,
  review,
  sha256,
  type Step,
} from './steps.js'

const partial: Partial<ReviewFormInput> = {
  attribute: 'partial',
  separationNote: '遮盖附件二第三栏',
  withheldPassages: [{ locator: '附件二第三栏', ground: { code: 'internalAffairs', kind: 'personnel', why: '人事' } }],
}
const attach = (id: string, rendition: 'original' | 'redacted'): Step => [
  officer,
  {
    type: 'AttachFile',
    data: {
      fileId: file(id),
      name: `${id}.pdf`,
      rendition,
      medium: 'electronicDocument',
      mediaType: 'application/pdf',
      size: 10,
      sha256: sha256(id),
      suite: 'test',
      ciphertextSha256: sha256(`c-${id}`),
      commitment: 'x',
      scan: 'clean',
    },
  },
]
const original = content({ files: [file('scan')] })
const redacted = content({ text: '第一条（部分不公开）', files: [file('scan-redacted')] })
const base = () =>
  carriedOut([
    [officer, create()],
    attach('scan', 'original'),
    attach('scan-redacted', 'redacted'),
    [officer, { type: 'ReviseContent', data: original }],
    [officer, fillForm(partial)],
  ])
const prepare: Step = [officer, { type: 'PrepareRedaction', data: redacted }]
const check = (
  findings: readonly RedactionFinding[] = [],
  unreadable: readonly UnreadableFile[] = [],
  contentHash = redacted.contentHash,
): Step => [process('redaction'), { type: 'RecordRedactionCheck', data: { contentHash, findings, unreadable } }]
const confirm = (fileId: FileId = file('scan-redacted')): Step[1] => ({
  type: 'ConfirmRedaction',
  data: { contentHash: redacted.contentHash, fileId },
})
const reviewed = () => carriedOut([prepare, ...review(redacted.contentHash), ...register], base())
const publish = (history: ReturnType<typeof base>) =>
  given(...history)
    .as(officer)
    .when(authorize(redacted.contentHash)[1])

test('711-37: of a partly open item the public gets the redacted rendition, beside an original that stays', () => {
  const [event] = publish(carriedOut([check()], reviewed()))
    .events()
    .slice(-1)
  expect(event).toMatchObject({
    type: 'PublicationAuthorized',
    data: { rendition: 'redacted', contentHash: redacted.contentHash },
  })
})

test('711-37: the original of a partly open item is never authorized', () => {
  given(...carriedOut([check()], reviewed()))
    .as(officer)
    .when(authorize(original.contentHash)[1])
    .thenRefused('CONTENT_CHANGED')
})

test('711-37: without a redacted rendition a partly open item is not handed in', () => {
  given(...base())
    .as(officer)
    .when({ type: 'SubmitForReview', data: { contentHash: original.contentHash, opinion: 'disclose' } })
    .thenRefused('REDACTION_MISSING')
})

test('711-37: the redacted rendition is refused while nobody has checked it', () => {
  publish(reviewed()).thenRefused('REDACTION_NOT_CHECKED')
})

test.each(['text', 'hidden', 'metadata', 'revision', 'object'] as const)(
  '711-37: the redacted rendition is refused while its %s contains a withheld passage',
  (place) => {
    const leak = check([{ passage: 0, fileId: file('scan-redacted'), place, where: 'page 1' }])
    publish(carriedOut([leak], reviewed())).thenRefusedWith({ code: 'REDACTION_LEAKS', facts: { places: [place] } })
  },
)

test('711-37: a scan that no program can read is confirmed by a second person', () => {
  const doubtful = carriedOut([check([], [{ fileId: file('scan-redacted'), reasons: ['IMAGES_ONLY'] }])], reviewed())
  publish(doubtful).thenRefused('REDACTION_NOT_CONFIRMED')

  given(...doubtful)
    .as(officer)
    .when(confirm())
    .thenRefused('SECOND_PERSON_NEEDED')
  given(...doubtful)
    .as(person('deputy', 'sectionHead', bureau, 'officer'))
    .when(confirm())
    .thenRefused('SECOND_PERSON_NEEDED')
  given(...doubtful)
    .as(secondOfficer)
    .when(confirm(file('scan')))
    .thenRefused('NOTHING_TO_CONFIRM')

  const confirmed = given(...doubtful)
    .as(secondOfficer)
    .when(confirm())
    .events()
  given(...confirmed)
    .as(secondOfficer)
    .when(confirm())
    .thenNothing()
  publish(confirmed).thenTypes('PublicationAuthorized')
})

test('711-37: a new redaction is reviewed and checked anew', () => {
  const other = content({ text: '第一条（又一版）', files: [file('scan-redacted')] })
  const history = carriedOut([check(), [officer, { type: 'PrepareRedaction', data: other }]], reviewed())
  const codes = given(...history)
    .as(officer)
    .when(authorize(other.contentHash)[1])
    .refusals.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['NOT_REVIEWED', 'NOT_APPROVED', 'REDACTION_NOT_CHECKED']))
  given(...history)
    .as(process('redaction'))
    .when(check()[1])
    .thenRefused('CONTENT_CHANGED')
})

test('711-37: a change of the original voids the redacted rendition', () => {
  const changed = carriedOut(
    [[officer, { type: 'ReviseContent', data: content({ text: '第二条', files: [file('scan')] }) }]],
    reviewed(),
  )
  expect(changed.at(-1)).toMatchObject({ data: { voids: ['redaction', 'scan', 'submission', 'review', 'approval'] } })
  expect(publish(changed).refusals.map(({ code }) => code)).toContain('REDACTION_MISSING')
})

test('a redaction that changes nothing, or of an item that is not partly open, is refused', () => {
  given(...base())
    .as(officer)
    .when({ type: 'PrepareRedaction', data: original })
    .thenRefused('REDACTION_CHANGES_NOTHING')
  const proactive = carriedOut([[officer, fillForm()]], base())
  given(...proactive)
    .as(officer)
    .when(prepare[1])
    .thenRefused('NOTHING_TO_REDACT')
})

test('a redacted file never stands as the original', () => {
  given(...base())
    .as(officer)
    .when({ type: 'ReviseContent', data: content({ files: [file('scan-redacted')] }) })
    .thenRefused('FILE_IS_REDACTED')
})

test('asking twice for a redaction or its check changes nothing', () => {
  const once = carriedOut([prepare, check()], base())
  given(...once)
    .as(officer)
    .when(prepare[1])
    .thenNothing()
  given(...once)
    .as(process('redaction'))
    .when(check()[1])
    .thenNothing()
  given(...once)
    .as(sectionHead)
    .when(check()[1])
    .thenRefused('ROLE_MISSING')
  expect(hash).not.toBe(redacted.contentHash)
})
