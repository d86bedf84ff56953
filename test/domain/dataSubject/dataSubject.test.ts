import { describe, expect, test } from 'vitest'
import type { RetentionClass } from '../../../src/domain/application/vocabulary.js'
import type { DataSubjectCommand } from '../../../src/domain/dataSubject/commands.js'
import { dataSubjectDecider } from '../../../src/domain/dataSubject/decide.js'
import type { DataSubjectEvent, MatterChange } from '../../../src/domain/dataSubject/events.js'
import type { HoldKind } from '../../../src/domain/dataSubject/vocabulary.js'
import { retentionOver } from '../../../src/domain/dataSubject/retention.js'
import type { Instant } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, on, person, personId, process, spec } from '../../support/spec.js'

const subject = personId('ds-1')
const bureau = agencyId('bureau')
const finance = agencyId('finance')
const department = agencyId('department')
const organ = agencyId('organ')
const officer = person('officer', 'disclosureOfficer', bureau)
const head = person('head', 'disclosureHead', bureau)
const districtHead = person('districtHead', 'disclosureHead', department)
const investigator = person('investigator', 'investigator', organ)
const anotherInvestigator = person('anotherInvestigator', 'investigator', organ)
const leader = person('leader', 'principalLeader', bureau)
const overseer = person('overseer', 'inspector', organ)
const eraser = process('erasure')
const given = spec(
  dataSubjectDecider,
  contextOf({
    today: on('2037-01-01'),
    agencies: directory({
      agencies: [
        { id: bureau },
        { id: finance },
        { id: department, duties: ['disclosureDepartment'] },
        { id: organ, duties: ['supervisoryOrgan'] },
      ],
    }),
  }),
)

const noted = (matter = 'application-a1', agency = bureau): DataSubjectEvent => ({
  type: 'MatterNoted',
  data: {
    subject,
    matter,
    as: 'applicant',
    agency,
    openedOn: on('2026-03-02'),
    key: `application:${matter.slice(12)}`,
  },
})
const change = (made: MatterChange, matter = 'application-a1'): DataSubjectEvent => ({
  type: 'MatterChanged',
  data: { subject, matter, change: made },
})
const closed: MatterChange = { kind: 'closed', on: on('2026-03-20') }
const retained = (retention: RetentionClass = 'years10'): MatterChange => ({
  kind: 'retained',
  retention,
  from: on('2026-06-01'),
})
/** Closed and archived in 2026 for ten years: over on 1 January 2037. */
const over = [noted(), change(closed), change(retained())]

const request = (written: Partial<Extract<DataSubjectCommand, { type: 'RequestErasure' }>['data']> = {}) =>
  ({
    type: 'RequestErasure',
    data: {
      subject,
      ground: 'subjectRequest',
      requestedOn: '2036-12-20',
      proof: '来信',
      reason: '本人要求',
      ...written,
    },
  }) as const
const approve = { type: 'ApproveErasure', data: { subject, request: 1 } } as const
const begin = { type: 'BeginErasure', data: { subject, request: 1 } } as const
const destroyed = {
  type: 'RecordKeysDestroyed',
  data: { subject, request: 1, destroyedAt: '2037-01-01T04:00:00.000Z' as Instant },
} as const
const place = (hold = 'h1', kind: HoldKind = 'accountability') =>
  ({
    type: 'PlaceLegalHold',
    data: { subject, hold, kind, document: '立案〔2037〕1号', reason: '核查' },
  }) as const
const lift = (hold = 'h1') =>
  ({ type: 'LiftLegalHold', data: { subject, hold, document: '结案〔2037〕1号', reason: '结案' } }) as const

const requested = () =>
  given(...over)
    .as(officer)
    .when(request())
    .events()
const approved = () =>
  given(...requested())
    .as(head)
    .when(approve)
    .events()

describe('PIPL-47: what stands against erasing', () => {
  test.each<[string, readonly DataSubjectEvent[], readonly string[]]>([
    ['711-33: a matter in hand', [noted()], ['MATTER_IN_HAND']],
    ['711-45: closed and not archived', [noted(), change(closed)], ['RETENTION_NOT_FIXED']],
    ['kept for ever', [noted(), change(closed), change(retained('permanent'))], ['KEPT_FOR_EVER']],
    ['kept for thirty years', [noted(), change(closed), change(retained('years30'))], ['RETENTION_RUNNING']],
    ['711-51: a review that runs', [...over, change({ kind: 'remedyFiled', remedy: 'r1' })], ['REMEDY_RUNNING']],
    [
      'everything at once, each reason named',
      [
        ...over,
        noted('application-a2'),
        noted('application-a3'),
        change(closed, 'application-a3'),
        noted('application-a4'),
        change(closed, 'application-a4'),
        change(retained('permanent'), 'application-a4'),
        change({ kind: 'remedyFiled', remedy: 'r1' }),
        {
          type: 'LegalHoldPlaced',
          data: {
            subject,
            hold: 'h1',
            kind: 'lawsuit',
            document: 'd',
            reason: { $protected: 'person:ds-1' },
            placedAs: { role: 'investigator', agency: organ },
            by: personId('x'),
          },
        },
      ],
      ['MATTER_IN_HAND', 'REMEDY_RUNNING', 'UNDER_LEGAL_HOLD', 'RETENTION_NOT_FIXED', 'KEPT_FOR_EVER'],
    ],
    [
      '711-51: what a court had done again is in hand again',
      [...over, change({ kind: 'reopened' })],
      ['MATTER_IN_HAND'],
    ],
  ])('%s', (_name, history, reasons) => {
    given(...history)
      .as(officer)
      .when(request())
      .thenRefused(...reasons)
    expect(
      given(...history)
        .as(officer)
        .deniedBecause('RequestErasure'),
    ).toEqual(reasons)
  })

  test('the last day of a period of ten years is the 31 December of the tenth year', () => {
    expect(retentionOver('years10', on('2026-06-01'))).toBe('2037-01-01')
    expect(retentionOver('years30', on('2026-12-31'))).toBe('2057-01-01')
    expect(retentionOver('permanent', on('2026-06-01'))).toBeUndefined()
    const asked = given(...over).as(officer)
    asked
      .on('2036-12-31')
      .when(request())
      .thenRefusedWith({ code: 'RETENTION_RUNNING', facts: { until: '2037-01-01' } })
    asked.on('2037-01-01').when(request()).thenTypes('ErasureRequested')
  })

  test('somebody who is not known, an unproved wish, a day that is still to come', () => {
    given().as(districtHead).when(request()).thenRefused('DATA_SUBJECT_NOT_FOUND')
    const wrong = request({ proof: ' ', requestedOn: '2037-01-02', reason: '' })
    given(...over)
      .as(officer)
      .when(wrong)
      .thenRefused('ERASURE_NOT_PROVED', 'DATE_TOO_LATE', 'TEXT_REQUIRED')
    given(...over)
      .as(officer)
      .when({ ...request(), data: { subject, ground: 'retentionOver', requestedOn: '2037-01-01', reason: '期满' } })
      .thenTypes('ErasureRequested')
  })
})

describe('PIPL-51: two persons of the office in charge', () => {
  test('whoever requests does not approve, also not as somebody’s deputy', () => {
    const asHead = given(...over)
      .as(head)
      .when(request())
      .events()
    given(...asHead)
      .as(head)
      .when(approve)
      .thenRefused('ERASURE_NEEDS_SECOND_PERSON')
    given(...asHead)
      .as(person('other', 'disclosureHead', bureau, 'head'))
      .when(approve)
      .thenRefused('ERASURE_NEEDS_SECOND_PERSON')
    given(...asHead)
      .as(person('deputy', 'deputyLeader', bureau))
      .when(approve)
      .thenTypes('ErasureApproved')
  })

  test('with matters of several agencies only the disclosure department speaks for all', () => {
    const two = [
      ...over,
      noted('application-a2', finance),
      change(closed, 'application-a2'),
      change(retained(), 'application-a2'),
    ]
    given(...two)
      .as(officer)
      .when(request())
      .thenRefused('WRONG_AGENCY')
    given(...two)
      .as(districtHead)
      .when(request())
      .thenTypes('ErasureRequested')
    given(...over)
      .as(person('clerk', 'publishingOfficer', bureau))
      .when(request())
      .thenRefused('ROLE_MISSING')
  })

  test('a request is decided once, on the request that the person saw', () => {
    given(...requested())
      .as(officer)
      .when(request())
      .thenRefused('ERASURE_ALREADY_REQUESTED')
    given(...requested())
      .as(head)
      .when({ type: 'ApproveErasure', data: { subject, request: 2 } })
      .thenRefused('ERASURE_REQUEST_OUTDATED')
    const declined = given(...requested())
      .as(head)
      .when({ type: 'DeclineErasure', data: { subject, request: 1, reason: '身份未核实' } })
      .events()
    given(...declined)
      .as(head)
      .when(approve)
      .thenRefused('ERASURE_NOT_REQUESTED')
    given(...declined)
      .as(officer)
      .when(request())
      .thenTypes('ErasureRequested')
  })
})

describe('PIPL-47: holds', () => {
  test('placed and lifted by named people with reason, and an erasure waits for it', () => {
    const held = given(...over)
      .as(investigator)
      .when(place())
      .events()
    expect(held.at(-1)).toMatchObject({
      type: 'LegalHoldPlaced',
      data: { by: 'investigator', reason: { $protected: 'person:ds-1' } },
    })
    given(...held)
      .as(officer)
      .when(request())
      .thenRefused('UNDER_LEGAL_HOLD')
    given(...held)
      .as(officer)
      .when(lift())
      .thenRefused('ROLE_MISSING')
    given(...held)
      .as(investigator)
      .when(lift('h2'))
      .thenRefused('LEGAL_HOLD_NOT_FOUND')
    const lifted = given(...held)
      .as(anotherInvestigator)
      .when(lift())
      .events()
    given(...lifted)
      .as(officer)
      .when(request())
      .thenTypes('ErasureRequested')
    given(...lifted)
      .as(investigator)
      .when(place())
      .thenRefused('LEGAL_HOLD_EXISTS')
  })

  test.each<[string, typeof head, HoldKind, typeof head, readonly (typeof head)[]]>([
    ['of an investigator', investigator, 'otherProceeding', anotherInvestigator, [leader, head, overseer]],
    ['for a lawsuit', head, 'lawsuit', head, [leader, districtHead, investigator]],
    ['for a review', head, 'review', head, [leader, districtHead]],
  ])('PIPL-47: a hold %s is lifted by the role that placed it alone', (_name, placer, kind, same, others) => {
    const held = given(...over)
      .as(placer)
      .when(place('h1', kind))
      .events()
    for (const other of others)
      given(...held)
        .as(other)
        .when(lift())
        .thenRefusedWith({ code: 'LEGAL_HOLD_OF_ANOTHER', clause: 'PIPL-47', path: 'hold' })
    given(...held)
      .as(same)
      .when(lift())
      .thenTypes('LegalHoldLifted')
    const ofNoProceeding = given(...over)
      .as(head)
      .when(place('h2', 'otherProceeding'))
      .events()
    given(...ofNoProceeding)
      .as(leader)
      .when(lift('h2'))
      .thenTypes('LegalHoldLifted')
  })

  test('PIPL-47: whoever placed it lifts it although the matter has gone to another agency', () => {
    const held = given(...over)
      .as(head)
      .when(place('h1', 'lawsuit'))
      .events()
    given(...held, change({ kind: 'transferred', to: finance }))
      .as(head)
      .when(lift())
      .thenTypes('LegalHoldLifted')
  })

  test('one placed between request and approval stops the approval, one after it the destruction', () => {
    const held = given(...requested())
      .as(investigator)
      .when(place())
      .events()
    given(...held)
      .as(head)
      .when(approve)
      .thenRefused('UNDER_LEGAL_HOLD')
    const late = given(...approved())
      .as(investigator)
      .when(place())
      .events()
    const stopped = given(...late)
      .as(eraser)
      .when(begin)
    stopped.thenTypes('ErasureHeldBack')
    expect(stopped.events().at(-1)!.data).toMatchObject({ because: ['UNDER_LEGAL_HOLD'] })
    given(...stopped.events())
      .as(eraser)
      .when(destroyed)
      .thenRefused('ERASURE_NOT_BEGUN')
  })
})

test('PIPL-47: approved, begun, destroyed; each step again changes nothing', () => {
  const begun = given(...approved())
    .as(eraser)
    .when(begin)
    .events()
  expect(begun.at(-1)).toEqual({
    type: 'ErasureBegun',
    data: { subject, request: 1, keys: ['person:ds-1', 'application:a1'], matters: ['application-a1'] },
  })
  given(...begun)
    .as(eraser)
    .when(begin)
    .thenNothing()
  given(...begun)
    .as(investigator)
    .when(place())
    .thenRefused('DATA_SUBJECT_ERASED')
  const gone = given(...begun)
    .as(eraser)
    .when(destroyed)
  gone.thenTypes('KeyDestroyed', 'KeyDestroyed')
  given(...gone.events())
    .as(eraser)
    .when(destroyed)
    .thenNothing()
  given(...gone.events())
    .as(officer)
    .when(request())
    .thenRefused('DATA_SUBJECT_ERASED')
  given(...approved())
    .as(head)
    .when(begin)
    .thenRefused('ROLE_MISSING')
})

test('what a process tells twice is noted once, and only of a matter that is known', () => {
  const note = { type: 'NoteMatter', data: noted().data } as unknown as DataSubjectCommand
  const closing = (matter: string): DataSubjectCommand => ({
    type: 'NoteMatterChange',
    data: { subject, matter, change: closed },
  })
  given().as(eraser).when(note).thenTypes('MatterNoted')
  given(noted()).as(eraser).when(note).thenNothing()
  given(...over)
    .as(eraser)
    .when(closing('application-a1'))
    .thenNothing()
  given(noted()).as(eraser).when(closing('application-a9')).thenRefused('MATTER_UNKNOWN')
  given(noted()).as(head).when(closing('application-a1')).thenRefused('ROLE_MISSING')
})
