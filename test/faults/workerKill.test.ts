import { randomUUID } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { AnyCommand } from '../../src/domain/decider.js'
import type { Instant, PersonId } from '../../src/domain/values.js'
import { letter, opinion } from '../processes/consultationWorld.js'
import { startApplication } from '../support/application.js'
import { type Program, startProgram } from '../support/childProcess.js'
import { agencyGid, description, itemUpTo } from '../support/itemFlow.js'
import { ensureProcessTables } from '../../src/processes/runtimeTables.js'
import { DISTRICT } from '../../src/app/compose/core.js'
import { demoCreditCode } from '../../src/cli/demo/creditCodes.js'
import { REGISTRAR } from '../support/district.js'

const KILLS = 12
/** Working mornings on which something comes due, is warned of, or is missed; the last jump is a long sleep. */
const DAYS = ['2026-03-02', '2026-03-04', '2026-03-06', '2026-03-09', '2026-03-10', '2026-03-26', '2026-04-07']

test('LS-6.1, LS-11.1: two workers killed at any moment lose nothing and do nothing twice', async () => {
  const app = await startApplication()
  const { database, store } = app.storage
  const setClock = (instant: string) => {
    app.clock.set(instant as Instant)
    // Never half a moment for a worker that reads it.
    writeFileSync(join(app.dir, 'clock.new'), instant)
    renameSync(join(app.dir, 'clock.new'), join(app.dir, 'clock'))
  }
  setClock(`${DAYS[0]!}T01:00:00.000Z`)
  await app.give(
    {
      type: 'RegisterAgency',
      data: {
        agency: 'mzj',
        name: '民政局',
        kind: 'department',
        creditCode: demoCreditCode('11', 61),
        governmentSuperior: 'gov',
        actsInOwnName: true,
        establishedOn: '2000-01-01',
      },
    },
    DISTRICT,
    REGISTRAR,
  )
  const speaker = { agency: 'czj', person: 'czjDisclosure' }
  const from = '2026-01-05'
  await app.give({ type: 'AppointStaffMember', data: { ...speaker, name: '王', appointedOn: from } }, 'czj', REGISTRAR)
  await app.give({ type: 'GrantStaffRole', data: { ...speaker, role: 'disclosureOfficer', from } }, 'czj', REGISTRAR)
  const worker = () => startProgram('workerProcess.ts', database.logUrl, database.workUrl, app.dir)
  await ensureProcessTables(app.models.db)
  const workers: Program[] = [worker(), worker()]
  const done: string[] = []

  /** Kills one of them and starts another; its leases count as run out. */
  const killOne = async () => {
    const index = Math.floor(Math.random() * workers.length)
    await expect.poll(() => workers[index]!.lines, { timeout: 60_000 }).toContain('started')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_500))
    await workers[index]!.kill()
    done.push(...workers[index]!.lines)
    workers[index] = worker()
    await sql`update runtime.processes set lease_until = now()`.execute(app.models.db)
  }
  const give = async (person: string, type: string, id: string, data: object): Promise<void> => {
    const minPosition = await store.head()
    const outcome = await app.core.execute({
      commandId: randomUUID(),
      id,
      command: { type, data } as AnyCommand,
      actor: { kind: 'person', person: person as PersonId, holds: [] },
      ...(minPosition === undefined ? {} : { minPosition }),
    })
    if (!outcome.ok) throw new Error(`${type}: ${outcome.refusals.map(({ code }) => code).join()}`)
  }
  const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 90_000, interval: 100 })
  const typesIn = async (stream: string) => (await store.readStream(stream)).map(({ type }) => type)

  const asked: string[] = []
  for (const [day, date] of DAYS.entries()) {
    setClock(`${date}T01:00:00.000Z`)
    if (day < 3) {
      const create = {
        involvedAgencyIds: ['czj', 'mzj'].map(agencyGid),
        description: description({ formedOn: date }),
      }
      const item = await itemUpTo(app, 'fillSecrecyReviewForm', { create })
      await give('fgwOfficer', 'RequireConsultation', item.id, { contentHash: item.contentHash })
      asked.push(`${item.id}-1`)
      await killOne()
      await eventually(() => typesIn(`consultation-${item.id}-1`)).toContain('ContradictionsFound')
      await give('fgwOfficer', 'IssueConsultationLetter', `${item.id}-1`, letter(1, date))
      await killOne()
      await eventually(async () =>
        (await typesIn(`consultation-${item.id}-1`)).filter((type) => type === 'ConsultationLetterServed'),
      ).toHaveLength(2)
      // One seat speaks, the other stays silent.
      await give('czjDisclosure', 'GiveOpinion', `${item.id}-1`, opinion('czj', [], 1, date))
    }
    for (let kill = 0; kill < KILLS / DAYS.length; kill += 1) {
      await killOne()
    }
  }
  for (const id of asked) {
    await eventually(() => typesIn(`consultation-${id}`)).toContain('SilenceNoted')
    await eventually(() => typesIn(`deadline-${id.slice(0, -2)}-fgw.r1-publication`)).toContain('DeadlineMissed')
    await eventually(() => typesIn(`duty-${id.slice(0, -2)}-mzj`)).toContain('DutyMissed')
  }
  await eventually(async () => workers.map(({ lines }) => lines.at(-1)?.split(' ')[1])).toContain(await store.head())
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const faults = [...done, ...workers.flatMap(({ lines }) => lines)].filter((line) => line.startsWith('fault'))
  await Promise.all(workers.map(({ kill }) => kill()))

  const log = await store.readAll(undefined, 100_000)
  const what = log
    .filter(({ stream }) => /^(consultation|deadline|duty|publication|inbox)-/.test(stream))
    .map(({ stream, type, data }) => {
      const { level, seat, event, person, reminder, due } = JSON.parse(data) as Record<string, unknown>
      return JSON.stringify([stream, type, level, seat, event, person, reminder, due])
    })
  expect(what.filter((each, index) => what.indexOf(each) !== index)).toEqual([])
  for (const id of asked) {
    expect(await typesIn(`deadline-${id}.1.czj-opinion`)).toEqual(['DeadlineStarted', 'DeadlineMet'])
    const silent = await typesIn(`deadline-${id}.1.mzj-opinion`)
    expect(silent.filter((type) => type === 'DeadlineMissed')).toHaveLength(1)
    expect(silent.filter((type) => type === 'DeadlineWarned')).toHaveLength(3)
    for (const agency of ['fgw', 'czj', 'mzj']) {
      expect(await typesIn(`duty-${id.slice(0, -2)}-${agency}`)).toEqual(['DutyArose', 'DutyMissed'])
      const clock = await typesIn(`deadline-${id.slice(0, -2)}-${agency}.r1-publication`)
      expect([...new Set(clock)]).toEqual(['DeadlineStarted', 'DeadlineWarned', 'DeadlineMissed'])
      expect(clock).toHaveLength(5)
    }
  }
  expect((await sql`select * from runtime.quarantined`.execute(app.models.db)).rows).toEqual([])
  expect(faults).toEqual([])
  await app.stop()
}, 600_000)
