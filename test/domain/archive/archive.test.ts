import { expect, test } from 'vitest'
import { archiveDecider } from '../../../src/domain/archive/decide.js'
import type { ArchiveCommand } from '../../../src/domain/archive/commands.js'
import type { ArchiveEvent } from '../../../src/domain/archive/events.js'
import type { Actor } from '../../../src/domain/context.js'
import { agencyId, contextOf, directory, on, person, process, spec } from '../../support/spec.js'

const bureau = agencyId('bureau')
const officer = person('officer', 'disclosureOfficer', bureau)
const builder = process('archive')
const given = spec(
  archiveDecider,
  contextOf({ today: on('2026-03-02'), agencies: directory({ agencies: [{ id: bureau }] }) }),
)
const hash = (letter: string) => letter.repeat(64)
const assign: ArchiveCommand = {
  type: 'AssignRetention',
  data: {
    archive: 'application.a1',
    kind: 'application',
    matter: 'a1',
    agency: bureau,
    retention: 'years30',
    fileNumber: '档1',
    key: 'application:a1',
  },
}
const pack = (letter = 'a'): ArchiveCommand => ({
  type: 'RecordArchivePackage',
  data: {
    packageHash: hash(letter),
    size: 1_024,
    contents: [{ path: 'letters/1.pdf', sha256: hash('b'), mediaType: 'application/pdf' }],
  },
})
const check = (failed: readonly 'integrity'[] = [], number = 1): ArchiveCommand => ({
  type: 'RecordArchiveCheck',
  data: { number, failed, report: hash('c') },
})
const transfer = (number = 1): ArchiveCommand => ({
  type: 'RecordArchiveTransfer',
  data: {
    number,
    receiver: '区档案馆',
    transferredOn: '2026-03-02',
    receiptNumber: '接1',
    receiptHash: hash('d'),
  },
})
const sendBack: ArchiveCommand = {
  type: 'RecordArchiveReturn',
  data: { number: 1, receiver: '区档案馆', returnedOn: '2026-03-02', reason: '缺少元数据' },
}
const after = (...steps: readonly (readonly [Actor, ArchiveCommand])[]): readonly ArchiveEvent[] =>
  steps.reduce<readonly ArchiveEvent[]>(
    (events, [actor, command]) =>
      given(...events)
        .as(actor)
        .when(command)
        .events(),
    [],
  )

test('711-45: a matter gets its retention class once, and a package of its parts by their hashes', () => {
  const kept = after([builder, assign])
  given(...kept)
    .as(builder)
    .when(assign)
    .thenNothing()
  given(...kept)
    .as(builder)
    .when({ type: 'AssignRetention', data: { ...assign.data, retention: 'permanent' } as never })
    .thenRefused('ARCHIVE_EXISTS')
  expect(after([builder, assign], [builder, pack()]).at(-1)).toMatchObject({
    type: 'ArchivePackageMade',
    data: { number: 1, packageHash: hash('a') },
  })
  given(...kept)
    .as(builder)
    .when({ type: 'RecordArchivePackage', data: { packageHash: 'x', size: 0, contents: [] } })
    .thenRefused('HASH_INVALID', 'ARCHIVE_PACKAGE_EMPTY')
  given(...kept)
    .as(person('reader', 'inspector', bureau))
    .when(pack())
    .thenRefused('ROLE_MISSING')
  // Of an item an officer of its agency says how long it is kept; applications say it as they are archived.
  const ofItem = { ...assign.data, archive: 'item.i1', kind: 'item', matter: 'i1', key: 'item:i1' } as const
  given().as(officer).when({ type: 'AssignRetention', data: ofItem }).thenTypes('RetentionAssigned')
  given().as(officer).when(assign).thenRefused('WRONG_AGENCY')
})

test('711-45: only a package that was checked and found sound is handed over, against a receipt', () => {
  given(...after([builder, assign]))
    .as(officer)
    .when(transfer())
    .thenRefused('NO_ARCHIVE_PACKAGE')
  given(...after([builder, assign], [builder, pack()]))
    .as(officer)
    .when(transfer())
    .thenRefused('ARCHIVE_PACKAGE_NOT_SOUND')
  given(...after([builder, assign], [builder, pack()], [builder, check(['integrity'])]))
    .as(officer)
    .when(transfer())
    .thenRefused('ARCHIVE_PACKAGE_NOT_SOUND')
  const done = after([builder, assign], [builder, pack()], [builder, check()], [officer, transfer()])
  expect(done.at(-1)).toMatchObject({
    type: 'ArchiveTransferred',
    data: { packageHash: hash('a'), receiver: '区档案馆', receiptNumber: '接1', by: 'officer' },
  })
  given(...done)
    .as(officer)
    .when(transfer())
    .thenNothing()
  given(...done)
    .as(builder)
    .when(pack('e'))
    .thenRefused('ARCHIVE_TRANSFERRED')
})

test('711-45: what the archive sends back is packed anew before it is offered again', () => {
  const back = after([builder, assign], [builder, pack()], [builder, check()], [officer, sendBack])
  expect(back.at(-1)).toMatchObject({ data: { reason: { $protected: 'application:a1' } } })
  given(...back)
    .as(officer)
    .when(transfer())
    .thenRefused('ARCHIVE_PACKAGE_NOT_SOUND')
  const again = [...back]
  const packed = given(...again)
    .as(builder)
    .when(pack('e'))
    .events()
  given(...packed)
    .as(builder)
    .when(check([], 1))
    .thenRefused('ARCHIVE_PACKAGE_OUTDATED')
  const sound = given(...packed)
    .as(builder)
    .when(check([], 2))
    .events()
  given(...sound)
    .as(officer)
    .when(transfer(2))
    .thenTypes('ArchiveTransferred')
})

test('711-45: nothing of another agency or of a matter that was never archived', () => {
  given().as(builder).when(pack()).thenRefused('ARCHIVE_NOT_FOUND')
  given(...after([builder, assign], [builder, pack()], [builder, check()]))
    .as(person('x', 'disclosureOfficer', 'other'))
    .when(transfer())
    .thenRefusedWith({ code: 'WRONG_AGENCY' })
})

test('711-45, 711-51: what was done again is archived anew, and the package of before is not handed over', () => {
  const again = { type: 'ReassignRetention', data: { retention: 'permanent', fileNumber: '档9', cause: 'e1' } } as const
  const redone = after([builder, assign], [builder, pack()], [builder, check()], [builder, again])
  given(...redone)
    .as(officer)
    .when(transfer())
    .thenRefused('ARCHIVE_PACKAGE_NOT_SOUND')
  expect(after([builder, assign], [builder, pack()], [builder, again], [builder, pack('e')]).at(-1)).toMatchObject({
    type: 'ArchivePackageMade',
    data: { number: 2 },
  })
  given(...redone)
    .as(officer)
    .when(again)
    .thenRefused('ROLE_MISSING')
})
