import { afterAll, expect, test } from 'vitest'
import { letter, startConsultationWorld } from './consultationWorld.js'

const world = await startConsultationWorld()
afterAll(() => world.stop())

test('711-34, LS-6.1: a letter that nobody delivered for weeks is served when it is delivered; no consent is deemed meanwhile', async () => {
  const consultation = 'request.a1-1'
  await world.does('process', 'OpenConsultation', consultation, {
    consultation,
    purpose: { kind: 'application', application: 'a1', startsOn: '2026-03-02', askedByLead: true },
    asking: 'fgw',
    seats: [{ agency: 'czj', grounds: ['jointMaker'] }],
    proposal: { kind: 'reply', reply: 'give', answering: 'fgw' },
    key: 'application:a1',
    cause: 'event-of-the-application',
  })
  await world.processes.stop()
  const issued = await world.attempt('fgwOfficer', 'IssueConsultationLetter', consultation, letter())
  expect(issued.ok).toBe(true)

  world.app.clock.set('2026-04-28T01:00:00.000Z' as never)
  const again = await world.startProcesses()
  await again.idle()
  expect(await world.last(`consultation-${consultation}`, 'ConsultationLetterServed')).toMatchObject({
    data: { servedOn: '2026-04-28', answer: { due: '2026-05-21' } },
  })
  expect(await world.typesIn(`consultation-${consultation}`)).not.toContain('ConsentDeemed')
  expect(await world.typesIn(`deadline-${consultation}.1.czj-jointMakerOpinion`)).toEqual(['DeadlineStarted'])
  expect(await again.quarantined()).toEqual([])
})
