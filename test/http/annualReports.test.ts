import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportView } from '../../src/app/annualReport/reportView.js'
import { noTables } from '../../src/domain/annualReport/reportTables.js'
import type { AgencyId } from '../../src/domain/values.js'
import { serveAnnualReports } from '../../src/http/annualReports.js'
import { testApp, testAuthenticator, type TestApp } from './testApp.js'

const view = (agency: AgencyId, year: number): ReportView => ({
  id: `${agency}-${year}`,
  agency,
  agencyName: '区发展和改革委员会',
  year,
  scope: 'department',
  status: 'open',
  revision: 3,
  round: 0,
  tables: noTables(),
  now: noTables(),
  entries: new Map(),
  chapters: {},
  amendments: [],
})

let app: TestApp
beforeAll(async () => {
  app = await testApp({
    mounts: [
      (scope) => {
        serveAnnualReports(scope, {
          show: (agency, year) => Promise.resolve(year === 2026 ? view(agency, year) : undefined),
          sightOf: (actor) => (actor.kind === 'person' ? ['fgw' as AgencyId] : []),
          authenticator: testAuthenticator,
          publicUrl: new URL('http://127.0.0.1:4000'),
        })
        return Promise.resolve()
      },
    ],
  })
})
afterAll(() => app.app.close())

const get = (path: string, token = 'good-token') =>
  app.app.inject({ url: `/annual-reports/${path}`, headers: token === '' ? {} : { authorization: `Bearer ${token}` } })

test('711-49: the report is given out as workbook, page and CSV, as a download that no browser runs', async () => {
  const xlsx = await get('fgw/2026.xlsx')
  expect(xlsx.statusCode).toBe(200)
  expect(xlsx.headers['content-type']).toContain('spreadsheetml')
  expect(xlsx.headers['content-disposition']).toContain('attachment')
  expect(xlsx.headers['cache-control']).toBe('no-store')
  expect(Object.keys(unzipSync(xlsx.rawPayload))).toContain('xl/workbook.xml')
  expect((await get('fgw/2026.html')).payload).toContain('政府信息公开工作年度报告')
  expect((await get('fgw/2026.csv')).payload).toContain('表一 规章')
})

test('711-49: to those who may not see it there is none, nor in any other form', async () => {
  for (const path of [
    'czj/2026.xlsx',
    'fgw/2025.xlsx',
    'fgw/2026.exe',
    'fgw/26.xlsx',
    'fgw/..%2f2026.xlsx',
    '%00/2026.csv',
    'fgw%00/2026.xlsx',
  ])
    expect((await get(path)).statusCode, path).toBe(404)
  expect((await get('fgw/2026.xlsx', '')).statusCode).toBe(404)
  expect((await get('fgw/2026.xlsx', 'bad-token')).statusCode).toBe(401)
})
