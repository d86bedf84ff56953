import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexAllIdentities } from '../../src/app/erasure/indexIdentity.js'
import { erasureOptionsOf } from '../../src/app/compose/erasureProcesses.js'
import type { DataSubjectCommand } from '../../src/domain/dataSubject/commands.js'
import type { AnyCommand, AnyEvent } from '../../src/domain/decider.js'
import type { PersonId } from '../../src/domain/values.js'
import { openEvents, sealEvent } from '../../src/eventstore/codec.js'
import { dataSubjects } from '../../src/processes/dataSubjects.js'
import { deliver, type ExecuteCommand } from '../../src/processes/deliver.js'
import { erasure, type ErasureOptions } from '../../src/processes/erasure.js'
import { anyReaction } from '../../src/processes/reaction.js'
import { type Application, startApplication } from '../support/application.js'
import { REGISTRAR } from '../support/district.js'

let app: Application
let options: ReturnType<typeof erasureOptionsOf>
beforeAll(async () => {
  app = await startApplication()
  options = erasureOptionsOf(app)
  for (const [person, role] of [['fgwOffice', 'disclosureHead']] as const) {
    const command = {
      type: 'AppointStaffMember',
      data: { agency: 'fgw', person, name: '王某', appointedOn: '2026-01-05' },
    }
    await app.give(command, 'fgw', REGISTRAR)
    const granted = { agency: 'fgw', person, role, from: '2026-01-05' }
    await app.give({ type: 'GrantStaffRole', data: granted }, 'fgw', REGISTRAR)
  }
})
afterAll(() => app.stop())

const process = { kind: 'process', process: 'test' } as const
const as = (person: string) => ({ kind: 'person', person: person as PersonId, holds: [] }) as const
const eventsOf = async (stream: string) => openEvents(await app.storage.store.readStream(stream), app.storage.keys)

/** A data subject whose one matter is over, and whose erasure is approved; the approval is what the process reacts to. */
async function approved(id: string) {
  const subject = `ds-${id}` as PersonId
  const matter = `application-${id}`
  const give = (command: DataSubjectCommand, by: Parameters<Application['give']>[2] = process) =>
    app.give(command, subject, by)
  const about = { subject, matter }
  await appendRaw(matter, {
    type: 'ApplicationWithdrawn',
    data: { application: id, withdrawnOn: '2010-03-20', proof: '撤回书' },
  })
  await give({
    type: 'NoteMatter',
    data: {
      ...about,
      as: 'applicant',
      agency: 'fgw' as never,
      openedOn: '2010-03-02' as never,
      key: `application:${id}`,
    },
  })
  const changes = [
    { kind: 'closed', on: '2010-03-20' },
    { kind: 'retained', retention: 'years10', from: '2010-06-01' },
  ] as const
  for (const change of changes) await give({ type: 'NoteMatterChange', data: { ...about, change: change as never } })
  // Kept with both keys, so that there is something to destroy.
  for (const key of [`person:${subject}`, `application:${id}`] as const) await app.storage.keys.ensureSubjectKey(key)
  await app.services.applicantSubjects.note(subject, `证件${id}`)
  const request = { subject, ground: 'retentionOver', requestedOn: '2026-03-01', reason: '期满' } as const
  await give({ type: 'RequestErasure', data: request }, as('fgwDisclosure'))
  await give({ type: 'ApproveErasure', data: { subject, request: 1 } }, as('fgwOffice'))
  return subject
}

class Killed extends Error {}

/** Dies before or after the nth thing that the process does to the world; counted over both events. */
function dyingAt(step: number): { readonly execute: ExecuteCommand; readonly destroy: ErasureOptions['destroy'] } {
  let done = 0
  const act = async <T>(work: () => Promise<T>): Promise<T> => {
    done += 1
    if (done === step) throw new Killed()
    const result = await work()
    done += 1
    if (done === step) throw new Killed()
    return result
  }
  return {
    execute: (request) => act(() => app.core.execute(request)),
    destroy: (subject, keys) =>
      act(async () => {
        // Each key is a step of its own.
        for (const key of keys) await act(() => app.storage.keys.destroyKey(key))
        await options.destroy(subject, keys)
      }),
  }
}

/** The process reacts to every event of the stream, as after a restart, until nothing new follows. */
async function react(subject: PersonId, how: { execute: ExecuteCommand; destroy: ErasureOptions['destroy'] }) {
  const reaction = anyReaction(erasure({ ...options, destroy: how.destroy }))
  for (let seen = 0; ;) {
    const events = await eventsOf(`subject-${subject}`)
    if (events.length === seen) return
    for (const event of events.slice(seen)) await deliver(reaction, event, how.execute)
    seen = events.length
  }
}

test('PIPL-47: killed before or after any step, the erasure ends the same, once', async () => {
  // BeginErasure, destroy with two keys in it, RecordKeysDestroyed: each with a before and an after.
  const STEPS = 10
  let survived = false
  for (let step = 1; step <= STEPS + 1; step += 1) {
    const subject = await approved(`k${step}`)
    const killed = await react(subject, dyingAt(step)).then(
      () => false,
      (fault: unknown) => fault instanceof Killed,
    )
    survived ||= !killed
    expect(killed, `step ${step}`).toBe(step <= STEPS)
    await react(subject, { execute: app.core.execute, destroy: options.destroy })
    await react(subject, { execute: app.core.execute, destroy: options.destroy })
    const events = await eventsOf(`subject-${subject}`)
    expect(
      events.slice(-4).map(({ type }) => type),
      `step ${step}`,
    ).toEqual(['ErasureApproved', 'ErasureBegun', 'KeyDestroyed', 'KeyDestroyed'])
    expect(await app.services.applicantSubjects.withIdentity(`证件k${step}`)).toEqual([])
    for (const key of [`person:${subject}`, `application:k${step}`] as const) {
      expect(await app.storage.keys.isDestroyed(key)).toBe(true)
      expect(await app.storage.keys.subjectKey(key)).toBeUndefined()
    }
  }
  expect(survived).toBe(true)
})

test('711-51: a lawsuit that the process of matters has not noted yet still holds the data back', async () => {
  const subject = await approved('late')
  // Straight into the stream of the matter, as when the process of matters lags or has set the stream aside.
  const data = { remedy: 'r1', kind: 'lawsuit', filedOn: '2026-03-01', caseNumber: '案1', body: '法院' }
  await appendRaw('application-late', { type: 'RemedyFiled', data })
  await react(subject, { execute: app.core.execute, destroy: () => Promise.reject(new Error('destroyed')) })
  const last = (await eventsOf(`subject-${subject}`)).at(-1)!
  expect(last).toMatchObject({ type: 'ErasureHeldBack', data: { because: ['REMEDY_RUNNING'] } })
  expect(await app.storage.keys.isDestroyed(`person:${subject}`)).toBe(false)
})

test('PIPL-47: the matters of applicants and third parties are noted from the streams themselves', async () => {
  const reaction = anyReaction(dataSubjects(options))
  const applicant = await app.services.applicantSubjects.subjectOf(undefined, randomUUID())
  const give = (type: string, data: object) => app.give({ type, data } as AnyCommand, 'n1', as('fgwDisclosure'))
  await give('ReceiveApplication', {
    application: 'n1',
    agency: 'fgw',
    channel: 'counter',
    arrivedOn: '2026-03-02',
    applicant: {
      subject: applicant,
      kind: 'naturalPerson',
      name: '李某',
      identity: '340604199003076611',
      contact: '电话',
    },
    request: { description: '方案', form: 'paper', way: 'post' },
  })
  await give('IdentifyInformation', { jointIssuers: [], involvedAgencies: [], concernsThirdParties: true })
  const letter = {
    thirdParty: 'ds-third',
    name: '赵某',
    interest: 'personalPrivacy',
    letterNumber: '征1',
    issuedOn: '2026-03-02',
  }
  await give('IssueThirdPartyLetter', letter)
  await give('WithdrawApplication', { withdrawnOn: '2026-03-02', proof: '撤回书' })
  for (const event of await eventsOf('application-n1')) await deliver(reaction, event, app.core.execute)
  for (const subject of [applicant, 'ds-third']) {
    const events = await eventsOf(`subject-${subject}`)
    expect(events.map(({ type }) => type)).toEqual(['MatterNoted', 'MatterChanged'])
    expect(events[0]!.data).toMatchObject({ as: subject === applicant ? 'applicant' : 'thirdParty', agency: 'fgw' })
    expect('key' in (events[0]!.data as object)).toBe(subject === applicant)
  }
  // The number leads to the applicant, for officers who may ask.
  const { applicantSubjects } = app.services
  expect(await applicantSubjects.withIdentity('340604199003076611')).toEqual([applicant])
  // Also after the index was lost and filled again from the log.
  await applicantSubjects.forget(applicant)
  expect(await applicantSubjects.withIdentity('340604199003076611')).toEqual([])
  const { store, keys } = app.storage
  await indexAllIdentities({ store, keyRing: keys, subjects: applicantSubjects })
  expect(await applicantSubjects.withIdentity('340604199003076611')).toEqual([applicant])
})

async function appendRaw(stream: string, event: AnyEvent): Promise<void> {
  const id = randomUUID()
  const metadata = {
    process: 'test',
    role: 'process',
    clause: 'SYS',
    rules: [],
    policies: [],
    commandId: id,
    commandType: 'Test',
    inputHash: '0',
    causationId: id,
    correlationId: id,
  } as const
  const sealed = await sealEvent(id, event, metadata, app.storage.keys)
  await app.storage.store.append(stream, [sealed], 'any')
}
