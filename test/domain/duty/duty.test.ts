import { expect, test } from 'vitest'
import type { DutyCommand, RaiseDuty } from '../../../src/domain/duty/commands.js'
import { dutyDecider } from '../../../src/domain/duty/decide.js'
import type { DutyEvent } from '../../../src/domain/duty/events.js'
import { type ObligationFacts, obligationsOf } from '../../../src/domain/duty/obligations.js'
import type { ItemId, LocalDate, Sha256 } from '../../../src/domain/values.js'
import { without } from '../../../src/domain/without.js'
import { agencyId, contextOf, directory, on, person, process, spec } from '../../support/spec.js'

const reform = agencyId('reform')
const finance = agencyId('finance')
const health = agencyId('health')
const follower = process('duties')
const agencies = directory({ agencies: [{ id: reform }, { id: finance }, { id: health }] })
const given = spec(dutyDecider, contextOf({ today: on('2026-04-01'), agencies, actor: follower }))
const hash = 'a'.repeat(64) as Sha256
const other = 'b'.repeat(64) as Sha256

const raise = (change: Partial<RaiseDuty['data']> = {}): RaiseDuty => ({
  type: 'RaiseDuty',
  data: {
    item: 'i1' as ItemId,
    agency: finance,
    kind: 'publish',
    grounds: ['signer'],
    start: 'formed',
    startsOn: on('2026-03-02'),
    contentHash: hash,
    cause: 'e1',
    programFirstDay: on('2026-01-01'),
    ...change,
  },
})
const after = (...commands: readonly DutyCommand[]) =>
  commands.reduce<readonly DutyEvent[]>(
    (history, command) =>
      given(...history)
        .when(command)
        .events(),
    [],
  )
const published = (agency = finance, contentHash = hash): DutyCommand => ({
  type: 'RecordDutyPublication',
  data: { agency, contentHash, publishedOn: on('2026-03-20'), proof: 'e5' },
})
const miss: DutyCommand = {
  type: 'RecordDutyMiss',
  data: { round: 1, due: on('2026-03-30'), effectiveAt: '2026-03-30T16:00:00.000Z' as never, cause: 'e8' },
}
const lift: DutyCommand = { type: 'LiftDuty', data: { reason: 'withdrawn', liftedOn: on('2026-03-20'), cause: 'e9' } }

const facts = (change: Partial<ObligationFacts> = {}): ObligationFacts => ({
  agency: reform,
  origin: { kind: 'made' },
  jointIssuers: [
    { agency: reform, lead: true },
    { agency: finance, lead: false },
  ],
  involvedAgencies: [health],
  attribute: 'proactive',
  formedOn: on('2026-03-02'),
  ...change,
})
const itself = (agency: typeof reform) => [agency]

test('LS-5.2, LS-7.1: every agency that sealed, signed or is involved has a duty of its own', () => {
  expect(obligationsOf(facts(), itself)).toEqual([
    { agency: reform, kind: 'publish', grounds: ['lead'], start: 'formed', startsOn: '2026-03-02' },
    { agency: finance, kind: 'publish', grounds: ['signer'], start: 'formed', startsOn: '2026-03-02' },
    { agency: health, kind: 'publish', grounds: ['involved'], start: 'formed', startsOn: '2026-03-02' },
  ])
  expect(obligationsOf(facts({ jointIssuers: [] }), itself)[0]).toMatchObject({ grounds: ['maker'] })
  expect(obligationsOf(facts({ attribute: 'partial' }), itself)[0]).toMatchObject({ kind: 'publishPart' })
  expect(obligationsOf(facts({ publisherByLaw: health }), itself)).toMatchObject([
    { agency: health, grounds: ['byLaw'] },
  ])
})

test('LS-4.3: successors have the duty; whoever took over from two has one', () => {
  expect(obligationsOf(facts(), (agency) => [agency === finance ? health : agency])).toMatchObject([
    { agency: reform },
    { agency: health, grounds: ['signer', 'involved'] },
  ])
})

test('LS-11.1: the time begins with formation, with a change, with obtaining, or with the decision to publish', () => {
  const beginning = (change: Partial<ObligationFacts>) => {
    const [first] = obligationsOf(facts(change), itself)
    return [first?.start, first?.startsOn]
  }
  const day = on('2026-03-09')
  expect(beginning({})).toEqual(['formed', '2026-03-02'])
  expect(beginning({ changedOn: day })).toEqual(['changed', day])
  expect(beginning({ attributeDecidedOn: day })).toEqual(['attributeDecided', day])
  const from = { kind: 'citizen', person: 'p' as never, name: { $protected: 'person:p' } } as const
  expect(beginning({ origin: { kind: 'obtained', obtainedOn: day, from } })).toEqual(['obtained', day])
})

test('711-10: what came from another agency is published by its first obtainer, what came from a citizen by its keeper', () => {
  const obtained = (from: Extract<ObligationFacts['origin'], { kind: 'obtained' }>['from']) =>
    obligationsOf(
      facts({ involvedAgencies: [], origin: { kind: 'obtained', obtainedOn: on('2026-03-02'), from } }),
      itself,
    )
  expect(obtained({ kind: 'agency', agency: finance, firstObtainer: health })).toMatchObject([
    { agency: health, grounds: ['firstObtainer'] },
  ])
  expect(obtained({ kind: 'organisation', name: { $protected: 'item:i1' } })).toMatchObject([
    { agency: reform, grounds: ['keeper'] },
  ])
})

test('LS-11.2: what is given on request only has to stand in the catalogue; what is withheld raises no duty', () => {
  expect(obligationsOf(facts({ attribute: 'onRequest' }), itself)).toMatchObject([
    { agency: reform, kind: 'catalogueEntry' },
    { agency: finance, kind: 'catalogueEntry' },
  ])
  expect(obligationsOf(facts({ attribute: 'withheld' }), itself)).toEqual([])
  const entry: DutyCommand = {
    type: 'RecordCatalogueEntry',
    data: { agency: finance, enteredOn: on('2026-03-20'), proof: 'e5' },
  }
  const [, met] = after(raise({ kind: 'catalogueEntry' }), entry)
  expect(met).toMatchObject({ type: 'DutyMet', data: { doneOn: '2026-03-20', late: false } })
  given(...after(raise({ kind: 'catalogueEntry' })))
    .when(published())
    .thenRefused('DUTY_IS_CATALOGUE_ENTRY')
  given(...after(raise()))
    .when(entry)
    .thenRefused('DUTY_IS_PUBLICATION')
})

test('LS-7.1: only its own publication meets the duty of an agency', () => {
  given(...after(raise()))
    .when(published(reform))
    .thenRefusedWith({ code: 'DUTY_OF_ANOTHER_AGENCY', clause: 'LS-7.1', facts: { agency: finance } })
  given(...after(raise()))
    .when(published())
    .thenTypes('DutyMet')
  given(...after(raise(), published()))
    .when(published())
    .thenNothing()
})

test('LS-1: only the same content meets it, and none while the content is open', () => {
  given(...after(raise()))
    .when(published(finance, other))
    .thenRefused('DUTY_CONTENT_DIFFERS')
  const fix: DutyCommand = { type: 'FixDutyContent', data: { contentHash: other, cause: 'e2' } }
  given(...after(raise(), fix))
    .when(published(finance, other))
    .thenTypes('DutyMet')
  given(...after(raise(), fix))
    .when(fix)
    .thenNothing()
  const open = without(raise().data, 'contentHash')
  given(...after({ type: 'RaiseDuty', data: open }))
    .when(published())
    .thenRefused('DUTY_CONTENT_OPEN')
})

test('LS-18.1, LS-7.1: a clause that was repealed raises no duty for what began afterwards', () => {
  const inForceUntil = (day: string) =>
    spec(
      dutyDecider,
      contextOf({
        today: on('2026-04-01'),
        agencies,
        actor: follower,
        policies: {
          inForce: () => undefined,
          clauseOn: (clause, date) => ({
            inForce: clause !== 'LS-7.1' || date <= on(day),
            firstFrom: on('2021-08-04'),
          }),
        },
      }),
    )
  spec(
    dutyDecider,
    contextOf({
      today: on('2026-04-01'),
      agencies,
      actor: follower,
      policies: { inForce: () => undefined, clauseOn: () => undefined },
    }),
  )()
    .when(raise())
    .thenRefused('POLICY_MISSING')
  inForceUntil('2026-03-01')().when(raise()).thenRefused('CLAUSE_NOT_IN_FORCE')
  inForceUntil('2026-03-02')().when(raise()).thenTypes('DutyArose')
  inForceUntil('2026-03-01')()
    .when(raise({ kind: 'catalogueEntry' }))
    .thenTypes('DutyArose')
})

test('LS-18.1: what began before the regulation, or before the program, raises no duty', () => {
  given()
    .when(raise({ startsOn: on('2021-08-03') }))
    .thenRefused('DUTY_BEFORE_REGULATION', 'DUTY_BEFORE_PROGRAM')
  given()
    .when(raise({ startsOn: on('2021-08-04'), programFirstDay: on('2021-08-04') }))
    .thenTypes('DutyArose')
  given()
    .when(raise({ startsOn: on('2025-12-31') }))
    .thenRefused('DUTY_BEFORE_PROGRAM')
  given()
    .when(raise({ startsOn: '2026-02-30' as LocalDate }))
    .thenRefused('DATE_INVALID')
  given()
    .as(person('p', 'principalLeader', finance))
    .when(raise())
    .thenRefused('ROLE_MISSING')
})

test('LS-11.1: missed is missed; a later publication makes it good and is marked late', () => {
  const [, , late] = after(raise(), miss, published())
  expect(late).toMatchObject({ type: 'DutyMet', data: { late: true } })
  expect(given(...after(raise(), miss, published())).state()).toMatchObject({ status: 'missed' })
  expect(given(...after(raise(), published(), miss)).state()).toMatchObject({ status: 'missed' })
  given(...after(raise(), miss))
    .when(miss)
    .thenNothing()
  given(...after(raise()))
    .when({ ...miss, data: { ...miss.data, round: 2 } } as DutyCommand)
    .thenRefused('DUTY_ROUND_OTHER')
})

test('LS-11.1: content that is authorized only after the end is what the late publication has to be', () => {
  const open: DutyCommand = { type: 'RaiseDuty', data: without(raise().data, 'contentHash') }
  const fix: DutyCommand = { type: 'FixDutyContent', data: { contentHash: hash, cause: 'e2' } }
  const [, , , late] = after(open, miss, fix, published())
  expect(late).toMatchObject({ type: 'DutyMet', data: { late: true } })
  given(...after(raise(), published()))
    .when({ ...fix, data: { ...fix.data, contentHash: other } } as DutyCommand)
    .thenNothing()
})

test('711-47: a miss that was lifted on proof leaves the duty met', () => {
  const lifted: DutyCommand = {
    type: 'RecordDutyMissLifted',
    data: { round: 1, doneOn: on('2026-03-30'), proof: '收据' },
  }
  expect(given(...after(raise(), miss, lifted)).state()).toMatchObject({ status: 'met' })
  given(...after(raise(), miss, lifted))
    .when(lifted)
    .thenNothing()
  given(...after(raise()))
    .when(lifted)
    .thenRefused('DUTY_NOT_MISSED')
})

test('LS-4.3: a duty goes to the successor with its round and its time, and is met by the successor only', () => {
  const transfer: DutyCommand = {
    type: 'TransferDuty',
    data: { to: health, effectiveOn: on('2026-03-10'), cause: 'e4' },
  }
  const moved = after(raise(), transfer)
  expect(moved.at(-1)).toMatchObject({ data: { round: 1, from: finance, to: health, effectiveOn: '2026-03-10' } })
  given(...moved)
    .when(transfer)
    .thenNothing()
  given(...moved)
    .when(published(finance))
    .thenRefused('DUTY_OF_ANOTHER_AGENCY')
  given(...moved)
    .when(published(health))
    .thenTypes('DutyMet')
  given(...after(raise()))
    .when({ type: 'TransferDuty', data: { to: agencyId('nobody'), effectiveOn: on('2026-03-10'), cause: 'e4' } })
    .thenRefused('AGENCY_NOT_ACTIVE')
})

test('LS-11.1: withdrawal lifts what is open; what was met or missed stays so; a change begins another round', () => {
  expect(given(...after(raise(), lift)).state()).toMatchObject({ status: 'lifted' })
  given(...after(raise(), published()))
    .when(lift)
    .thenNothing()
  given(...after(raise(), miss))
    .when(lift)
    .thenNothing()
  given(...after(raise()))
    .when(raise({ cause: 'e3' }))
    .thenNothing()
  const [, , second] = after(raise(), published(), raise({ cause: 'e3', start: 'changed', contentHash: other }))
  expect(second).toMatchObject({ type: 'DutyArose', data: { round: 2, start: 'changed', contentHash: other } })
  given(...after(raise(), published()))
    .when(raise())
    .thenNothing()
})

test('LS-10.4: between whole and part the duty goes on, towards the catalogue a new one begins', () => {
  const kind = (to: 'publishPart' | 'catalogueEntry'): DutyCommand => ({
    type: 'ChangeDutyKind',
    data: { kind: to, cause: 'e6' },
  })
  given(...after(raise()))
    .when(kind('publishPart'))
    .thenTypes('DutyKindChanged')
  given(...after(raise()))
    .when(kind('catalogueEntry'))
    .thenRefused('DUTY_NEEDS_NEW_ROUND')
  given().when(kind('publishPart')).thenRefused('DUTY_NOT_FOUND')
})
