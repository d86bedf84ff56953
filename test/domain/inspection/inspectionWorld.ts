import type { Actor } from '../../../src/domain/context.js'
import type { InspectionCommand } from '../../../src/domain/inspection/commands.js'
import { inspectionDecider } from '../../../src/domain/inspection/decide.js'
import type { InspectionEvent } from '../../../src/domain/inspection/events.js'
import type { KeptFile } from '../../../src/domain/keptFile.js'
import type { FileId, Sha256 } from '../../../src/domain/values.js'
import { agencyId, contextOf, directory, on, person, personId, policies, process, spec } from '../../support/spec.js'

export const [gov, office, fgw, czj, jw] = ['gov', 'office', 'fgw', 'czj', 'jw'].map(agencyId) as [
  ReturnType<typeof agencyId>,
  ReturnType<typeof agencyId>,
  ReturnType<typeof agencyId>,
  ReturnType<typeof agencyId>,
  ReturnType<typeof agencyId>,
]
const inspectorOf = (agency: typeof gov) => [{ role: 'inspector', agency } as const]

export const agencies = directory({
  agencies: [
    { id: gov, kind: 'government' },
    { id: office, governmentSuperior: gov, duties: ['disclosureDepartment'] },
    { id: fgw, governmentSuperior: gov },
    { id: czj, governmentSuperior: gov },
    { id: jw, kind: 'otherOrgan', duties: ['supervisoryOrgan'] },
  ],
  people: {
    anna: inspectorOf(jw),
    bao: inspectorOf(jw),
    both: [...inspectorOf(jw), { role: 'publishingOfficer', agency: fgw }],
    gina: inspectorOf(gov),
    felix: inspectorOf(fgw),
    leader: [{ role: 'principalLeader', agency: jw }],
  },
})
export const given = spec(
  inspectionDecider,
  contextOf({
    today: on('2026-03-02'),
    agencies,
    policies: policies({ 'rectification.period': { value: 10, unit: 'workingDays' } }),
  }),
)

export const anna = person('anna', 'inspector', jw)
export const bao = person('bao', 'inspector', jw)
export const leader = person('leader', 'principalLeader', jw)
export const fgwOfficer = person('fo', 'disclosureOfficer', fgw)
export const czjOfficer = person('co', 'disclosureOfficer', czj)
export const clocks = process('inspectionClocks')

export const hash = (digit: string) => digit.repeat(64) as Sha256
export const kept = (digit: string): KeptFile => ({
  fileId: `file-${digit}` as FileId,
  key: 'inspection:i1',
  mediaType: 'application/pdf',
  size: 10,
  sha256: hash(digit),
  suite: 's1',
  ciphertextSha256: hash(digit),
  commitment: 'c',
})

type Data<T extends InspectionCommand['type']> = Extract<InspectionCommand, { type: T }>['data']
type Make<T extends InspectionCommand['type']> = (change?: Partial<Data<T>>) => Extract<InspectionCommand, { type: T }>
const maker =
  <T extends InspectionCommand['type']>(type: T, data: Data<T>): Make<T> =>
  (change = {}) =>
    ({ type, data: { ...data, ...change } }) as never

export const plan = maker('PlanInspection', {
  inspection: 'i1',
  body: jw,
  agencies: [fgw, czj],
  area: 'applications',
  from: '2026-01-01',
  until: '2026-02-28',
  inspectors: [personId('anna'), personId('bao')],
  basis: '烈监〔2026〕1号',
  aim: '检查依申请公开办理情况',
})
const A = { subject: 'application-a', agency: fgw }
const B = { subject: 'application-b', agency: czj }
export const draw = maker('DrawSample', {
  size: 2,
  algorithm: 'sha256-fisher-yates@1',
  seed: hash('1'),
  population: ['application-a', 'application-b', 'application-c'],
  populationHash: hash('2'),
  asOfPosition: '100',
  sample: [A, B],
})
export const examine = maker('ExamineSubject', { subject: 'application-b', result: 'inOrder', actedBefore: [] })
export const record = maker('RecordFinding', {
  agency: fgw,
  clause: '711-33',
  description: '逾期答复',
  evidence: [],
  subject: 'application-a',
  actedBefore: [personId('fo')],
})
export const notice = maker('IssueRectificationNotice', {
  agency: fgw,
  findings: ['i1.f1'],
  requirements: '限期改正',
  number: '公开整〔2026〕1号',
  due: on('2026-03-16'),
  template: 'rectificationNotice@1',
  pdf: kept('a'),
  html: kept('b'),
})
export const attach = maker('AttachInspectionFile', {
  purpose: 'proof',
  finding: 'i1.f1',
  file: kept('c'),
  name: '答复书.pdf',
})
export const state = maker('StateRectification', {
  finding: 'i1.f1',
  statement: '已补发答复书',
  mendedOn: '2026-03-02',
  proof: [kept('c').fileId],
})
export const verify = maker('VerifyRectification', { finding: 'i1.f1', accepted: true, actedBefore: [personId('fo')] })
export const miss = maker('RecordRectificationMiss', {
  notice: 1,
  due: on('2026-03-16'),
  deadline: 'i1.n1-rectification',
})
export const propose = maker('ProposeAccountabilityCase', { agency: fgw, findings: ['i1.f1'], reasons: '拒不整改' })
export const conclude = maker('ConcludeInspection', { summary: '总体规范' })
export const draft = maker('DraftBulletin', {
  remarks: '请各单位引以为戒',
  throughRevision: 9,
  contentHash: hash('d'),
  template: 'bulletin@1',
})
export const giveBack = maker('ReturnBulletin', { contentHash: hash('d'), reasons: '补充依据' })
export const approve = maker('ApproveBulletin', { contentHash: hash('d') })
export const issue = maker('IssueBulletin', {
  contentHash: hash('d'),
  number: '公开通〔2026〕1号',
  pdf: kept('e'),
  html: kept('f'),
})
export const publish = maker('PublishBulletin', { address: 'https://example.gov.cn/1', publishedOn: '2026-03-02' })

export type Step = readonly [Actor, InspectionCommand, string?]
export const after = (...steps: readonly Step[]): readonly InspectionEvent[] =>
  steps.reduce<readonly InspectionEvent[]>(
    (events, [actor, command, date = '2026-03-02']) =>
      given(...events)
        .as(actor)
        .on(date)
        .when(command)
        .events(),
    [],
  )
export const PLANNED: readonly Step[] = [[anna, plan()]]
export const SAMPLED: readonly Step[] = [...PLANNED, [anna, draw()]]
export const FOUND: readonly Step[] = [...SAMPLED, [anna, record()]]
export const NOTICED: readonly Step[] = [...FOUND, [anna, notice()]]
export const STATED: readonly Step[] = [...NOTICED, [fgwOfficer, attach()], [fgwOfficer, state()]]
export const CLOSED: readonly Step[] = [...STATED, [bao, verify()], [bao, examine()]]
export const CONCLUDED: readonly Step[] = [...CLOSED, [anna, conclude()]]
export const DRAFTED: readonly Step[] = [...CONCLUDED, [anna, draft()]]
export const APPROVED: readonly Step[] = [...DRAFTED, [leader, approve()]]
export const ISSUED: readonly Step[] = [...APPROVED, [anna, issue()]]
