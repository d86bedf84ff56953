import { expect, test } from 'vitest'
import { importBatch } from '../../../src/domain/importBatch/decide.js'
import type { ImportBatchEvent } from '../../../src/domain/importBatch/events.js'
import type { Actor } from '../../../src/domain/context.js'
import type { ItemId, LocalDate, Sha256 } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, personId, spec } from '../../support/spec.js'

const fgw = agencyId('fgw')
const wang = personId('wang')
const holds = [{ role: 'publishingOfficer', agency: fgw }] as const
const officer: Actor = { kind: 'person', person: wang, holds }
const stranger: Actor = {
  kind: 'person',
  person: personId('li'),
  holds: [{ role: 'publishingOfficer', agency: agencyId('jyj') }],
}
const process: Actor = { kind: 'process', process: 'import' }
const given = spec(
  importBatch,
  contextOf({ agencies: directory({ agencies: [{ id: fgw }], people: { [wang]: holds } }), actor: officer }),
)

const start = {
  type: 'StartImport',
  data: { batch: 'b', agency: fgw, officer: wang, legacy: false, files: 2, bytes: 10 },
} as const
const started: ImportBatchEvent = {
  type: 'ImportStarted',
  data: {
    batch: 'b',
    agency: fgw,
    officer: wang,
    startedOn: '2026-03-02' as LocalDate,
    legacy: false,
    files: 2,
    bytes: 10,
  },
}
const page = {
  type: 'RecordImportPage',
  data: { batch: 'b', page: 1, items: [{ itemId: 'i' as ItemId, sha256: 'h' as Sha256 }], refused: [] },
} as const
const finish = { type: 'FinishImport', data: { batch: 'b', taken: 1, unchanged: 0, refused: [] } } as const

test('an officer starts a batch of the agency they work for', () => given().when(start).then(started))

test('LS-10.2: an officer of another agency cannot start it, nor put someone unfit in charge', () => {
  given().as(stranger).when(start).thenRefused('WRONG_AGENCY')
  given()
    .when({ ...start, data: { ...start.data, officer: personId('li') } })
    .thenRefused('IMPORT_OFFICER_UNFIT')
})

test('a batch is started once; after that it is resumed, and each run is counted', () => {
  given(started).when(start).thenRefused('IMPORT_STARTED_BEFORE')
  given()
    .when({ type: 'ResumeImport', data: { batch: 'b', agency: fgw, remaining: 1 } })
    .thenRefused('IMPORT_NOT_STARTED')
  given(started)
    .when({ type: 'ResumeImport', data: { batch: 'b', agency: fgw, remaining: 1 } })
    .then({ type: 'ImportResumed', data: { batch: 'b', run: 2, remaining: 1 } })
})

test('the books are kept by the process alone, and only while the batch runs', () => {
  given(started).when(page).thenRefused('ROLE_MISSING')
  given().as(process).when(page).thenRefused('IMPORT_NOT_RUNNING')
  const done = given(started).as(process).when(finish).events()
  given(...done)
    .as(process)
    .when(page)
    .thenRefused('IMPORT_NOT_RUNNING')
})

test('what is in is found again by its content', () => {
  const events = given(started).as(process).when(page).events()
  expect(given(...events).state()).toMatchObject({ items: new Map([['h', 'i']]) })
})
