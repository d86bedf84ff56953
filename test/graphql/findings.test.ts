import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Application, startApplication } from '../support/application.js'
import { PROCESS, setToday, startDeadline } from '../support/deadlines.js'
import { codesOf, mutate } from '../support/mutate.js'

let app: Application
beforeAll(async () => {
  app = await startApplication()
})
afterAll(() => app.stop())

interface Found {
  readonly totalCount: number
  readonly nodes: readonly Record<string, unknown>[]
}
const FINDING = `id check label clause agency { id } subjectKind subjectId occurredOn status due mendedOn daysLate
  eventIds deadline { receipt { due } } events { type }
  clauseTexts { code text summary interpretations { wording { text } } }`

async function findings(who: string, filter: object = {}): Promise<Found> {
  const query = `query ($filter: FindingFilterInput) { findings(filter: $filter) {
    totalCount edges { node { ${FINDING} } } } }`
  const { findings: found } = await app
    .client(who)
    .data<{ findings: { totalCount: number; edges: { node: Record<string, unknown> }[] } }>(query, { filter })
  return { totalCount: found.totalCount, nodes: found.edges.map(({ node }) => node) }
}

test('LS-15.1, LS-17.1: a missed meeting is found, mended so many days late, shown beside what its clause means, to those who look after it', async () => {
  const issued = await mutate(
    app.client('qzfbHead'),
    'issueInterpretation',
    {
      clauses: ['LS-8.1'],
      text: '会商应当形成书面记录。',
      documentNumber: '烈政务公开办〔2026〕3号',
      issuedOn: '2026-03-02',
      validFrom: '2026-03-02',
    },
    { entity: 'interpretation { id status wordings { version text } }' },
  )
  expect(issued['interpretation']).toMatchObject({ status: 'issued', wordings: [{ version: 1 }] })

  const clock = await startDeadline(app, 'meeting', '2026-03-02', { matter: 'c1.m1' })
  setToday(app, '2026-03-09')
  await app.give({ type: 'ObserveDeadline', data: {} }, clock.id, PROCESS)
  await app.settle()
  const [open] = (await findings('qzfbHead', { checks: ['lateMeeting'] })).nodes
  expect(open).toMatchObject({
    check: 'lateMeeting',
    label: '逾期未会商',
    clause: 'LS-8.1',
    subjectKind: 'consultation',
    subjectId: 'c1',
    occurredOn: '2026-03-05',
    status: 'open',
    daysLate: 2,
    deadline: { receipt: { due: '2026-03-05' } },
    events: [{ type: 'DeadlineStarted' }, { type: 'DeadlineMissed' }],
    clauseTexts: [{ code: 'LS-8.1', interpretations: [{ wording: { text: '会商应当形成书面记录。' } }] }],
  })

  await app.give({ type: 'RecordAct', data: { doneOn: '2026-03-06', proof: 'p' } }, clock.id, PROCESS)
  await app.settle()
  const mended = await findings('qzfbHead', { clause: 'LS-8.1' })
  expect(mended).toMatchObject({ totalCount: 1, nodes: [{ id: open!['id'], status: 'mended', daysLate: 1 }] })

  // Another agency and the public know nothing of it, neither in the list nor by its id.
  const node = `query ($id: ID!) { node(id: $id) { id } }`
  for (const who of ['czjHead', undefined] as const) {
    const client = who === undefined ? app.client() : app.client(who)
    const answer = await client.data<{ node: unknown }>(node, { id: open!['id'] })
    expect(answer.node, String(who)).toBeNull()
  }
  const figures = await app
    .client('qzfbHead')
    .data<{ findingFigures: unknown }>(`{ findingFigures { check month found open mended lifted } }`)
  expect(figures.findingFigures).toContainEqual({
    ...{ check: 'lateMeeting', month: '2026-03', found: 1, open: 0, mended: 1, lifted: 0 },
  })
})

test('LS-17.1: only the district office interprets, and only this regulation; withdrawn, it holds no more', async () => {
  const wording = {
    ...{ text: 't', documentNumber: 'n', issuedOn: '2026-03-02', validFrom: '2026-03-02' },
  }
  const asOther = await mutate(app.client('fgwHead'), 'issueInterpretation', { ...wording, clauses: ['LS-6.1'] })
  expect(codesOf(asOther)).toEqual(['ROLE_MISSING'])
  const ofState = await mutate(app.client('qzfbHead'), 'issueInterpretation', { ...wording, clauses: ['711-33'] })
  expect(codesOf(ofState)).toEqual(['NOT_OURS_TO_INTERPRET'])

  const issued = await mutate(
    app.client('qzfbHead'),
    'issueInterpretation',
    { ...wording, clauses: ['LS-6'] },
    { entity: 'interpretation { id }' },
  )
  const { id } = issued['interpretation'] as { id: string }
  const end = { interpretationId: id, withdrawnFrom: '2026-06-01', documentNumber: 'n2', reason: 'r' }
  expect(codesOf(await mutate(app.client('qzfbHead'), 'withdrawInterpretation', end))).toEqual([])
  await app.settle()
  const clause = async (on: string) => {
    const query = `query ($on: LocalDate!) { clause(code: "LS-6.1", on: $on) {
      title text inForce interpretations { wording { text } interpretation { status } } } }`
    return (await app.client().data<{ clause: Record<string, unknown> }>(query, { on })).clause
  }
  expect(await clause('2026-05-31')).toMatchObject({
    text: expect.stringMatching(/^第六条/) as unknown,
    interpretations: [{ wording: { text: 't' }, interpretation: { status: 'withdrawn' } }],
  })
  expect(await clause('2026-06-01')).toMatchObject({ interpretations: [] })
})
