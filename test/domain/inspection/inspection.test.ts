import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogue } from '../../../src/app/messages/catalogue.js'
import type { InspectionCommand } from '../../../src/domain/inspection/commands.js'
import { person, personId } from '../../support/spec.js'
import {
  after,
  anna,
  approve,
  APPROVED,
  attach,
  bao,
  clocks,
  CLOSED,
  conclude,
  CONCLUDED,
  czj,
  czjOfficer,
  draft,
  DRAFTED,
  draw,
  examine,
  fgw,
  fgwOfficer,
  FOUND,
  giveBack,
  given,
  gov,
  hash,
  issue,
  ISSUED,
  jw,
  kept,
  leader,
  miss,
  notice,
  NOTICED,
  plan,
  PLANNED,
  propose,
  publish,
  record,
  SAMPLED,
  state,
  STATED,
  type Step,
  verify,
} from './inspectionWorld.js'

const at = (...steps: readonly Step[]) => given(...after(...steps))

test('LS-15.1, 711-46: an inspection is planned by an inspector of a body that may, on a basis, for a time that is over', () => {
  const events = after(...PLANNED)
  expect(events[0]).toMatchObject({
    type: 'InspectionPlanned',
    data: { by: 'anna', basis: '烈监〔2026〕1号', aim: { $protected: 'inspection:i1' }, plannedOn: '2026-03-02' },
  })
  given()
    .as(anna)
    .when(plan({ basis: ' ', until: '2026-03-03', from: '2026-03-03' }))
    .thenRefused('TEXT_REQUIRED', 'DATE_TOO_LATE', 'DATE_TOO_LATE')
  given()
    .as(anna)
    .when(plan({ from: '2026-02-02', until: '2026-02-01' }))
    .thenRefused('PERIOD_REVERSED')
  given()
    .as(anna)
    .when(plan({ area: 'weather' as never }))
    .thenRefused('VALUE_UNKNOWN')
  given()
    .as(anna)
    .when(plan({ agencies: [] }))
    .thenRefused('AGENCY_UNKNOWN')
  given()
    .as(anna)
    .when(plan({ agencies: [fgw, fgw] }))
    .thenRefused('NAMED_TWICE')
  // A superior inspects what is below it; nobody what stands beside or above.
  const gina = person('gina', 'inspector', gov)
  given()
    .as(gina)
    .when(plan({ body: gov, inspectors: [personId('gina')] }))
    .thenTypes('InspectionPlanned')
  given()
    .as(gina)
    .when(plan({ body: gov, agencies: [jw], inspectors: [personId('gina')] }))
    .thenRefused('BODY_MAY_NOT_INSPECT')
  const felix = person('felix', 'inspector', fgw)
  given()
    .as(felix)
    .when(plan({ body: fgw, agencies: [czj], inspectors: [personId('felix')] }))
    .thenRefused('BODY_MAY_NOT_INSPECT')
  given().as(felix).when(plan()).thenRefused('WRONG_AGENCY', 'NOT_ON_THE_INSPECTION_TEAM')
  given().as(leader).when(plan()).thenRefused('ROLE_MISSING', 'NOT_ON_THE_INSPECTION_TEAM')
})

test('LS-15.1: an inspector belongs to none of the inspected agencies, and the planner is on the team', () => {
  given()
    .as(anna)
    .when(plan({ inspectors: [personId('anna'), personId('both')] }))
    .thenRefused('INSPECTOR_OF_INSPECTED_AGENCY')
  given()
    .as(anna)
    .when(plan({ inspectors: [personId('bao')] }))
    .thenRefused('NOT_ON_THE_INSPECTION_TEAM')
  given()
    .as(anna)
    .when(plan({ inspectors: [personId('anna'), personId('nobody')] }))
    .thenRefused('NOT_AN_INSPECTOR')
  const change = { type: 'ChangeInspectors', data: { inspectors: [personId('anna')], reason: '回避' } } as const
  const changed = at(...PLANNED)
    .as(anna)
    .when(change)
    .events()
  given(...changed)
    .as(anna)
    .when(change)
    .thenNothing()
  given(...changed)
    .as(bao)
    .when(draw())
    .thenRefused('NOT_ON_THE_INSPECTION_TEAM')
  at(...PLANNED)
    .as(leader)
    .when(change)
    .thenTypes('InspectorsChanged')
  given(...changed)
    .as(bao)
    .when(change)
    .thenRefused('NOT_ON_THE_INSPECTION_TEAM')
})

test('LS-15.1: planned once; the same again changes nothing, anything else, or by another person, is refused', () => {
  at(...PLANNED)
    .as(anna)
    .when(plan())
    .thenNothing()
  at(...PLANNED)
    .as(bao)
    .when(plan())
    .thenRefused('INSPECTION_EXISTS')
  at(...PLANNED)
    .as(anna)
    .when(plan({ aim: '其他' }))
    .thenRefused('INSPECTION_EXISTS')
  const cancel = { type: 'CancelInspection', data: { reason: '合并检查' } } as const
  const cancelled = at(...PLANNED)
    .as(anna)
    .when(cancel)
    .events()
  given(...cancelled)
    .as(anna)
    .when(cancel)
    .thenNothing()
  given(...cancelled)
    .as(anna)
    .when(draw())
    .thenRefusedWith({ code: 'INSPECTION_STANDS_OTHERWISE', facts: { state: 'cancelled' } })
  at(...FOUND)
    .as(anna)
    .when(cancel)
    .thenRefused('INSPECTION_HAS_FINDINGS')
})

test('LS-15.1: a sample is drawn once, from the frozen population, with its seed on record', () => {
  expect(after(...SAMPLED).at(-1)).toMatchObject({
    type: 'SampleDrawn',
    data: { seed: hash('1'), populationHash: hash('2'), asOfPosition: '100', by: 'anna' },
  })
  at(...SAMPLED)
    .as(anna)
    .when(draw({ seed: hash('9') }))
    .thenRefused('INSPECTION_STANDS_OTHERWISE')
  at(...SAMPLED)
    .as(anna)
    .when(draw())
    .thenRefused('INSPECTION_STANDS_OTHERWISE')
  at(...PLANNED)
    .as(anna)
    .when(draw({ population: [], sample: [] }))
    .thenRefused('POPULATION_EMPTY')
  at(...PLANNED)
    .as(anna)
    .when(draw({ size: 0, sample: [] }))
    .thenRefused('SAMPLE_SIZE_OUT_OF_RANGE')
  const stranger = { subject: 'application-z', agency: fgw }
  at(...PLANNED)
    .as(anna)
    .when(draw({ sample: [stranger, stranger] }))
    .thenRefused('SAMPLE_NOT_OF_POPULATION')
  at(...PLANNED)
    .as(anna)
    .when(draw({ population: ['application-b', 'application-a'] }))
    .thenRefused('SAMPLE_NOT_OF_POPULATION')
  at(...PLANNED)
    .as(fgwOfficer)
    .when(draw())
    .thenRefused('ROLE_MISSING', 'NOT_ON_THE_INSPECTION_TEAM')
})

test('LS-15.1: each of the sample is examined: in order, not applicable with a reason, or a finding', () => {
  const examined = at(...SAMPLED)
    .as(anna)
    .when(examine())
    .events()
  given(...examined)
    .as(anna)
    .when(examine())
    .thenNothing()
  given(...examined)
    .as(anna)
    .when(examine({ result: 'notApplicable', reason: '已撤回' }))
    .thenTypes('SubjectExamined')
  at(...SAMPLED)
    .as(anna)
    .when(examine({ result: 'notApplicable' }))
    .thenRefused('TEXT_REQUIRED')
  at(...SAMPLED)
    .as(anna)
    .when(examine({ subject: 'application-c' }))
    .thenRefused('SUBJECT_NOT_SAMPLED')
  at(...SAMPLED)
    .as(anna)
    .when(examine({ result: 'finding' as never }))
    .thenRefused('VALUE_UNKNOWN')
  at(...FOUND)
    .as(anna)
    .when(examine({ subject: 'application-a' }))
    .thenRefused('SUBJECT_HAS_FINDING')
  at(...PLANNED)
    .as(anna)
    .when(examine())
    .thenRefusedWith({ code: 'INSPECTION_STANDS_OTHERWISE', missing: ['DrawSample'] })
})

test('LS-15.1: nobody examines, finds fault with or verifies what they have handled themselves', () => {
  const handled = { actedBefore: [personId('anna')] }
  at(...SAMPLED)
    .as(anna)
    .when(examine(handled))
    .thenRefused('INSPECTOR_HANDLED_SUBJECT')
  at(...SAMPLED)
    .as(anna)
    .when(record(handled))
    .thenRefused('INSPECTOR_HANDLED_SUBJECT')
  at(...STATED)
    .as(anna)
    .when(verify(handled))
    .thenRefused('INSPECTOR_HANDLED_SUBJECT')
  const deputy = person('zoe', 'inspector', jw, 'anna')
  at(...SAMPLED)
    .as(deputy)
    .when(examine(handled))
    .thenRefused('INSPECTOR_HANDLED_SUBJECT')
  at(...SAMPLED)
    .as(anna)
    .when(record({ subject: 'application-q', actedBefore: undefined as never }))
    .thenRefused('SUBJECT_UNKNOWN')
})

test('LS-15.1: a finding is recorded by hand, or taken up from the checks over the log exactly as it stands there', () => {
  expect(after(...FOUND).at(-1)).toMatchObject({
    data: { finding: 'i1.f1', clause: '711-33', agency: fgw, foundOn: '2026-03-02' },
  })
  at(...FOUND)
    .as(anna)
    .when(record())
    .thenNothing()
  at(...SAMPLED)
    .as(anna)
    .when(record({ clause: '712-1', description: '' }))
    .thenRefused('CLAUSE_UNKNOWN', 'TEXT_REQUIRED')
  at(...SAMPLED)
    .as(anna)
    .when(record({ agency: jw }))
    .thenRefused('AGENCY_NOT_INSPECTED')
  at(...SAMPLED)
    .as(anna)
    .when(record({ agency: czj }))
    .thenRefused('SUBJECT_OF_ANOTHER_AGENCY')
  const bare = { ...record().data, subject: undefined }
  at(...SAMPLED)
    .as(anna)
    .when({ type: 'RecordFinding', data: bare as never })
    .thenRefused('FINDING_WITHOUT_PROOF')
  const cited = { check: 'replyLate', agency: fgw, clause: '711-33', subject: 'application-a' }
  const citing = record({ citedFinding: 'replyLate~a', cited })
  const taken = at(...SAMPLED)
    .as(anna)
    .when(citing)
    .events()
  expect(taken.at(-1)).toMatchObject({ data: { cited: { finding: 'replyLate~a', check: 'replyLate' } } })
  given(...taken)
    .as(bao)
    .when(record({ ...citing.data, description: '又' }))
    .thenRefused('FINDING_ALREADY_CITED')
  at(...SAMPLED)
    .as(anna)
    .when(record({ citedFinding: 'nothing~x' }))
    .thenRefused('CITED_FINDING_NOT_FOUND')
  at(...SAMPLED)
    .as(anna)
    .when(record({ citedFinding: 'x y', cited }))
    .thenRefused('CITED_FINDING_NOT_FOUND')
  at(...SAMPLED)
    .as(anna)
    .when(record({ ...citing.data, clause: '711-30' }))
    .thenRefused('FINDING_CITED_OTHERWISE')
})

test('711-47: a rectification notice sets a clock running, one for each agency, and is not issued twice', () => {
  expect(after(...NOTICED).at(-1)).toMatchObject({
    type: 'RectificationNoticeIssued',
    data: {
      notice: 1,
      round: 1,
      due: { due: '2026-03-16', clause: 'LS-15.1', terms: [{ policy: 'rectification.period@1' }] },
      pdf: { sha256: hash('a') },
    },
  })
  at(...NOTICED)
    .as(anna)
    .when(notice())
    .thenNothing()
  at(...NOTICED)
    .as(anna)
    .when(notice({ number: '公开整〔2026〕2号' }))
    .thenRefusedWith({ code: 'FINDING_STANDS_OTHERWISE', facts: { state: 'noticed' } })
  at(...FOUND)
    .as(anna)
    .when(notice({ agency: czj }))
    .thenRefused('FINDING_OF_ANOTHER_AGENCY')
  at(...FOUND)
    .as(anna)
    .when(notice({ findings: ['i1.f9', 'i1.f9'] }))
    .thenRefused('NAMED_TWICE', 'INSPECTION_FINDING_UNKNOWN', 'INSPECTION_FINDING_UNKNOWN')
  at(...FOUND)
    .as(anna)
    .when(notice({ findings: [], pdf: { ...kept('a'), key: 'item:x' } }))
    .thenRefused('INSPECTION_FINDING_UNKNOWN', 'FILE_OF_ANOTHER_MATTER')
  // Printed for one day, given on the next.
  at(...FOUND)
    .as(anna)
    .on('2026-03-03')
    .when(notice())
    .thenRefused('LETTER_DATE_OVERTAKEN')
  at(...FOUND)
    .as(leader)
    .when(notice())
    .thenRefused('ROLE_MISSING', 'NOT_ON_THE_INSPECTION_TEAM')
})

test('711-47: the agency answers each finding with proof that is on record; no other agency does', () => {
  const proved = after(...NOTICED, [fgwOfficer, attach()])
  expect(at(...STATED).state()).toMatchObject({ status: 'sampled' })
  expect(after(...STATED).at(-1)).toMatchObject({
    data: { notice: 1, completes: true, statedOn: '2026-03-02', statement: { $protected: 'inspection:i1' } },
  })
  at(...STATED)
    .as(fgwOfficer)
    .when(state())
    .thenNothing()
  at(...STATED)
    .as(fgwOfficer)
    .when(state({ statement: '另一说法' }))
    .thenRefused('FINDING_STANDS_OTHERWISE')
  at(...NOTICED)
    .as(fgwOfficer)
    .when(state({ proof: [] }))
    .thenRefused('PROOF_REQUIRED')
  at(...NOTICED)
    .as(fgwOfficer)
    .when(state())
    .thenRefused('PROOF_NOT_ON_RECORD')
  given(...proved)
    .as(fgwOfficer)
    .when(state({ mendedOn: '2026-03-03' }))
    .thenRefused('DATE_TOO_LATE')
  given(...proved)
    .as(czjOfficer)
    .when(state())
    .thenRefused('WRONG_AGENCY')
  given(...proved)
    .as(anna)
    .when(state())
    .thenRefused('ROLE_MISSING')
  at(...FOUND)
    .as(fgwOfficer)
    .when(attach())
    .thenRefused('WRONG_AGENCY')
  at(...NOTICED)
    .as(anna)
    .when(attach())
    .thenRefused('FILE_PURPOSE_OF_OTHERS')
  at(...NOTICED)
    .as(anna)
    .when(attach({ purpose: 'workingPaper' }))
    .thenTypes('InspectionFileAttached')
  given(...proved)
    .as(fgwOfficer)
    .when(attach({ file: { ...kept('c'), fileId: 'other' as never } }))
    .thenRefused('FILE_ON_RECORD')
  given(...proved)
    .as(fgwOfficer)
    .when(attach())
    .thenNothing()
})

test('711-47: only the inspector’s verification closes a finding; a refusal with reasons leads to a second notice', () => {
  const accepted = after(...STATED, [bao, verify()])
  expect(accepted.at(-1)).toMatchObject({ data: { accepted: true, daysLate: 0, by: 'bao' } })
  given(...accepted)
    .as(bao)
    .when(verify())
    .thenNothing()
  given(...accepted)
    .as(anna)
    .when(verify())
    .thenRefused('FINDING_STANDS_OTHERWISE')
  at(...NOTICED)
    .as(anna)
    .when(verify())
    .thenRefusedWith({ code: 'FINDING_STANDS_OTHERWISE', facts: { state: 'noticed' } })
  at(...STATED)
    .as(fgwOfficer)
    .when(verify())
    .thenRefused('ROLE_MISSING', 'NOT_ON_THE_INSPECTION_TEAM', 'INSPECTOR_HANDLED_SUBJECT', 'INSPECTOR_STATED_IT')
  at(...STATED)
    .as(anna)
    .when(verify({ accepted: false }))
    .thenRefused('TEXT_REQUIRED')
  const refusal: Step = [anna, verify({ accepted: false, reasons: '未见送达凭证' })]
  const second: Step = [anna, notice({ number: '公开整〔2026〕2号', pdf: kept('7'), html: kept('8') })]
  const again = after(...STATED, refusal, second)
  expect(again.at(-1)).toMatchObject({ data: { notice: 2, round: 2 } })
  const late = given(...again)
    .as(fgwOfficer)
    .on('2026-03-20')
    .when(state({ mendedOn: '2026-03-20' }))
    .events()
  expect(
    given(...late)
      .as(anna)
      .on('2026-03-23')
      .when(verify())
      .events()
      .at(-1),
  ).toMatchObject({ data: { notice: 2, daysLate: 4 } })
  // Whoever stated it and came to inspect afterwards does not verify it.
  const moved = person('fo', 'inspector', jw)
  const joined = after(...STATED).concat({
    type: 'InspectorsChanged',
    data: { inspectors: [personId('fo')], reason: { $protected: 'inspection:i1' }, by: personId('leader') },
  })
  given(...joined)
    .as(moved)
    .when(verify({ actedBefore: [] }))
    .thenRefused('INSPECTOR_STATED_IT')
})

test('711-47, 711-53: a missed clock tells the superior, a second one proposes a case; what was answered is not missed', () => {
  const missed: Step = [clocks, miss(), '2026-03-17']
  const first = after(...NOTICED, missed)
  expect(first.slice(-2)).toMatchObject([
    { type: 'RectificationMissed', data: { findings: ['i1.f1'], due: '2026-03-16' } },
    { type: 'SuperiorNotified', data: { superiors: [gov], agency: fgw } },
  ])
  given(...first)
    .as(clocks)
    .when(miss())
    .thenNothing()
  at(...STATED)
    .as(clocks)
    .when(miss())
    .thenRefused('RECTIFICATION_ANSWERED')
  at(...FOUND)
    .as(clocks)
    .when(miss())
    .thenRefused('RECTIFICATION_NOTICE_UNKNOWN')
  given(...first)
    .as(anna)
    .when(miss())
    .thenRefused('ROLE_MISSING')
  const second: Step = [anna, notice({ number: '公开整〔2026〕2号', due: '2026-03-31' as never }), '2026-03-17']
  const twice = after(...NOTICED, missed, second, [
    clocks,
    miss({ notice: 2, due: '2026-03-31' as never }),
    '2026-04-01',
  ])
  expect(twice.slice(-3).map(({ type }) => type)).toEqual([
    'RectificationMissed',
    'SuperiorNotified',
    'AccountabilityCaseProposed',
  ])
  expect(twice.at(-1)).toMatchObject({ data: { proposal: 1, cause: 'missedAgain', findings: ['i1.f1'] } })
  // Late, the agency may still answer; it stays missed.
  given(...twice, ...after(...NOTICED, [fgwOfficer, attach()]).slice(-1))
    .as(fgwOfficer)
    .on('2026-04-02')
    .when(state({ mendedOn: '2026-04-02' }))
    .thenTypes('RectificationStated')
  given(...first)
    .as(anna)
    .when(propose())
    .thenTypes('AccountabilityCaseProposed')
  given(...twice)
    .as(anna)
    .when(propose())
    .thenRefused('CASE_ALREADY_PROPOSED')
  at(...NOTICED)
    .as(anna)
    .when(propose())
    .thenRefused('RECTIFICATION_NOT_FAILED')
})

test('711-53: what an agency without a superior misses is proposed at once', () => {
  const toGov = after(
    [anna, plan({ agencies: [gov] })],
    [anna, draw({ sample: [{ subject: 'application-a', agency: gov }], size: 1 })],
    [anna, record({ agency: gov })],
    [anna, notice({ agency: gov })],
  )
  given(...toGov)
    .as(clocks)
    .on('2026-03-17')
    .when(miss())
    .thenTypes('RectificationMissed', 'AccountabilityCaseProposed')
})

test('LS-15.1: it ends when the sample is examined and every finding is verified, or a case is proposed about it', () => {
  at(...SAMPLED)
    .as(anna)
    .when(conclude())
    .thenRefusedWith({ code: 'SAMPLE_NOT_EXAMINED', facts: { left: 2 } })
  at(...STATED, [bao, examine()])
    .as(anna)
    .when(conclude())
    .thenRefused('FINDINGS_OPEN')
  at(...CONCLUDED)
    .as(anna)
    .when(conclude())
    .thenNothing()
  at(...CONCLUDED)
    .as(anna)
    .when(conclude({ summary: '另' }))
    .thenRefused('INSPECTION_STANDS_OTHERWISE')
  const escalated = after(...NOTICED, [bao, examine()], [clocks, miss(), '2026-03-17'], [anna, propose(), '2026-03-17'])
  const over = given(...escalated)
    .as(anna)
    .when(conclude())
    .events()
  // What was escalated is still mended and closed afterwards.
  given(...over)
    .as(fgwOfficer)
    .when(attach())
    .thenTypes('InspectionFileAttached')
})

test('711-47: a bulletin is drafted from the events, approved by a leader who did not inspect, issued with hash and number', () => {
  at(...CLOSED)
    .as(anna)
    .when(draft())
    .thenRefusedWith({ code: 'INSPECTION_STANDS_OTHERWISE', facts: { state: 'sampled' } })
  at(...DRAFTED)
    .as(anna)
    .when(draft())
    .thenNothing()
  at(...DRAFTED)
    .as(anna)
    .when(draft({ remarks: '改' }))
    .thenTypes('BulletinDrafted')
  at(...DRAFTED)
    .as(person('anna', 'principalLeader', jw))
    .when(approve())
    .thenRefused('INSPECTOR_APPROVES')
  at(...DRAFTED)
    .as(person('zoe', 'deputyLeader', jw, 'bao'))
    .when(approve())
    .thenRefused('INSPECTOR_APPROVES')
  at(...DRAFTED)
    .as(person('x', 'principalLeader', fgw))
    .when(approve())
    .thenRefused('WRONG_AGENCY')
  at(...DRAFTED)
    .as(leader)
    .when(approve({ contentHash: hash('0') }))
    .thenRefused('CONTENT_CHANGED')
  at(...CONCLUDED)
    .as(leader)
    .when(approve())
    .thenRefusedWith({ code: 'BULLETIN_STANDS_OTHERWISE', facts: { state: 'none' } })
  at(...DRAFTED)
    .as(anna)
    .when(issue())
    .thenRefused('BULLETIN_STANDS_OTHERWISE')
  const back = after(...DRAFTED, [leader, giveBack()])
  given(...back)
    .as(leader)
    .when(giveBack())
    .thenNothing()
  given(...back)
    .as(leader)
    .when(approve())
    .thenRefused('BULLETIN_STANDS_OTHERWISE')
  given(...back)
    .as(anna)
    .when(draft({ remarks: '补' }))
    .thenTypes('BulletinDrafted')
  at(...APPROVED)
    .as(leader)
    .when(approve())
    .thenNothing()
  at(...APPROVED)
    .as(anna)
    .when(draft({ remarks: '又' }))
    .thenRefused('BULLETIN_STANDS_OTHERWISE')
  expect(after(...ISSUED).at(-1)).toMatchObject({
    data: { number: '公开通〔2026〕1号', contentHash: hash('d'), agencies: [fgw, czj], pdf: { sha256: hash('e') } },
  })
  at(...ISSUED)
    .as(anna)
    .when(issue())
    .thenNothing()
  at(...ISSUED)
    .as(anna)
    .when(publish({ publishedOn: '2026-03-01' }))
    .thenRefused('DATE_TOO_EARLY')
  const published = at(...ISSUED)
    .as(anna)
    .when(publish())
    .events()
  given(...published)
    .as(anna)
    .when(publish())
    .thenNothing()
  at(...APPROVED)
    .as(anna)
    .when(publish())
    .thenRefused('BULLETIN_STANDS_OTHERWISE')
})

test('LS-15.1: nothing is done about an inspection that was never planned, and nobody of the inspected agency acts in it', () => {
  const commands: readonly InspectionCommand[] = [
    draw(),
    examine(),
    record(),
    notice(),
    verify(),
    propose(),
    conclude(),
    draft(),
    approve(),
    giveBack(),
    issue(),
    publish(),
    attach(),
    state(),
  ]
  for (const command of commands) given().as(anna).when(command).thenRefusedWith({ code: 'INSPECTION_NOT_FOUND' })
  const moved = person('both', 'inspector', jw)
  const withBoth = after(...SAMPLED).concat({
    type: 'InspectorsChanged',
    data: { inspectors: [personId('both')], reason: { $protected: 'inspection:i1' }, by: personId('leader') },
  })
  for (const command of [examine(), record(), conclude()])
    given(...withBoth)
      .as(moved)
      .when(command)
      .thenRefusedWith({ code: 'INSPECTOR_OF_INSPECTED_AGENCY' })
})

test('every refusal about inspections has a message in both languages', () => {
  const folder = 'src/domain/inspection/decide'
  const source = readdirSync(folder)
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n')
  const codes = [...source.matchAll(/\bcode: '([A-Z][A-Z0-9_]+)',\s*clause: '/g)].map(([, code]) => code!)
  expect(codes.length).toBeGreaterThan(40)
  expect([...new Set(codes)].filter((code) => catalogue[code] === undefined)).toEqual([])
})
