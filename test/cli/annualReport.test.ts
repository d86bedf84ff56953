import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DISTRICT } from '../../src/app/compose/core.js'
import { annualReport, type AnnualReportArguments } from '../../src/cli/annualReport.js'
import { operate } from '../../src/cli/operate.js'
import { demoCreditCode } from '../../src/cli/demo/creditCodes.js'
import { createTestDatabase } from '../support/database.js'
import { newCommandId } from '../support/district.js'

let dataDir: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-report-'))
  database = await createTestDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const environment = () => ({ DATA_DIR: dataDir, DATABASE_URL: database.ownerUrl, PUBLIC_URL: 'http://gongkai.example' })
async function run(options: Partial<AnnualReportArguments>) {
  const out: string[] = []
  const err: string[] = []
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  const code = await annualReport(
    environment(),
    { agency: 'gov', year: '2026', json: false, files: {}, ...options },
    io,
  )
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('711-50: gongkai annual-report writes every format, answers programs, and says what there is not', async () => {
  await operate(environment(), async ({ core }) => {
    const data = {
      agency: 'gov',
      name: '烈山区人民政府',
      kind: 'government',
      creditCode: demoCreditCode('11', 0),
      actsInOwnName: true,
      establishedOn: '2000-01-01',
    }
    const command = { type: 'RegisterAgency', data } as const
    const outcome = await core.execute({
      commandId: newCommandId(),
      id: DISTRICT,
      command,
      actor: { kind: 'operator' },
    })
    expect(outcome.ok).toBe(true)
  })
  const at = (name: string) => join(dataDir, name)
  const files = { xlsx: at('r.xlsx'), html: at('r.html'), pdf: at('r.pdf'), csv: at('r.csv') }
  const { code, out, err } = await run({ json: true, files })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(out)).toMatchObject({
    agency: 'gov',
    year: 2026,
    status: 'notOpened',
    balanced: true,
    feesCollected: 0,
  })
  expect((await readFile(files.xlsx)).subarray(0, 2).toString()).toBe('PK')
  expect((await readFile(files.pdf)).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await readFile(files.html, 'utf8')).toContain('烈山区人民政府')
  expect(await readFile(files.csv, 'utf8')).toContain('信息处理费')

  expect((await run({})).out).toBe('烈山区人民政府2026年政府信息公开工作年度报告（未启动）')
  expect(await run({ agency: 'nobody' })).toMatchObject({ code: 1, out: '' })
  expect(await run({ year: '26' })).toMatchObject({ code: 1, out: '' })
})
