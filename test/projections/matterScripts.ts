import { protect } from '../../src/domain/protected.js'
import type { ArchiveEvent } from '../../src/domain/archive/events.js'
import type { RecordCorrectionEvent } from '../../src/domain/recordCorrection/events.js'
import type { DeadlineReceipt } from '../../src/domain/receipt.js'
import { agencyId, on, personId } from '../support/spec.js'

const bureau = agencyId('bureau')
const said = (text: string) => protect('person:citizen', text)
const by = { by: personId('officer') }
export const hash = (letter: string) => letter.repeat(64) as never

const due: DeadlineReceipt = {
  clause: '711-41',
  unit: 'workingDays',
  terms: [{ clause: '711-41', policy: 'recordCorrection.period@1', days: 20 }],
  start: on('2026-03-02'),
  spans: [],
  pauses: [],
  pausedDays: 0,
  due: on('2026-03-30'),
  calendarVersion: 'c1',
  provisional: false,
}

/** A request for correction from its receipt to the notice, transferred on the way. */
export const correctionEvents: readonly RecordCorrectionEvent[] = [
  {
    type: 'CorrectionAsked',
    data: {
      correction: 'c1',
      agency: bureau,
      officer: personId('officer'),
      subject: personId('citizen'),
      name: said('张三'),
      identity: said('340604199003076616'),
      contact: said('13800138000'),
      record: said('低保登记表'),
      wrong: said('家庭人口2人'),
      right: said('家庭人口3人'),
      evidence: said('户口簿'),
      application: 'a1',
      channel: 'counter',
      receivedOn: on('2026-03-02'),
      due,
    },
  },
  { type: 'CorrectionHandedOver', data: { from: personId('officer'), to: personId('colleague') } },
  {
    type: 'RecordVerified',
    data: { ...by, confirmed: true, finding: said('已核对'), verifiedOn: on('2026-03-05') },
  },
  {
    type: 'CorrectionDecided',
    data: { ...by, outcome: { kind: 'corrected', changed: said('改为3人'), correctedOn: on('2026-03-06') } },
  },
  {
    type: 'CorrectionTransferred',
    data: { from: bureau, to: agencyId('heir'), effectiveOn: on('2026-03-07'), cause: 'e1' },
  },
  {
    type: 'CorrectionNoticeDispatched',
    data: {
      correction: 'c1',
      outcome: 'corrected',
      noticeNumber: '更1',
      dispatchedOn: on('2026-03-31'),
      way: 'handover',
      proof: '签收',
      due: due.due,
      late: true,
    },
  },
]

const made = (number: number, letter: string): ArchiveEvent => ({
  type: 'ArchivePackageMade',
  data: {
    number,
    packageHash: hash(letter),
    size: 2_000,
    contents: [{ path: 'letters/1.pdf', sha256: hash('b'), mediaType: 'application/pdf' }],
  },
})
const checked = (number: number, failed: readonly 'integrity'[]): ArchiveEvent => ({
  type: 'ArchivePackageChecked',
  data: { number, failed, report: hash('c') },
})

/** A file whose first package is faulty, whose second is sent back and whose third is taken over. */
export const archiveEvents: readonly ArchiveEvent[] = [
  {
    type: 'RetentionAssigned',
    data: {
      archive: 'application.a1',
      kind: 'application',
      matter: 'a1',
      agency: bureau,
      retention: 'years30',
      fileNumber: '档1',
      key: 'application:a1',
    },
  },
  made(1, 'a'),
  checked(1, ['integrity']),
  made(2, 'd'),
  checked(2, []),
  {
    type: 'ArchiveReturned',
    data: {
      number: 2,
      receiver: '区档案馆',
      returnedOn: on('2026-04-02'),
      reason: protect('application:a1', '缺少元数据'),
      ...by,
    },
  },
  made(3, 'e'),
  checked(3, []),
  {
    type: 'ArchiveTransferred',
    data: {
      number: 3,
      packageHash: hash('e'),
      receiver: '区档案馆',
      transferredOn: on('2026-04-09'),
      receiptNumber: '接1',
      receiptHash: hash('f'),
      ...by,
    },
  },
]
