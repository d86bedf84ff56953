import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ConsultationApi,
  consultationGid,
  letter,
  opinion,
  startConsultationApi,
} from '../support/consultationApi.js'

// The clock of this file moves; whoever adds a test here begins on the day on which the last one ended.

let api: ConsultationApi
beforeAll(async () => {
  api = await startConsultationApi()
})
afterAll(() => api.stop())

const process = { kind: 'process', process: 'test' } as const
const onApplication = async (application: string) => {
  const id = await api.appliedFor(application, ['czj'], ['jyj'])
  await api.does('fgwDisclosure', 'issueConsultationLetter', letter(id))
  return id
}

test('LS-8.1: an agency that is revealed later begins another time to meet, with a receipt of its own', async () => {
  const id = await onApplication('late')
  await api.on('2026-03-04')
  const seat = { agency: 'mzj', grounds: ['involved'] }
  await api.app.give({ type: 'AddSeat', data: { seat, revealedOn: '2026-03-04', cause: 'e' } }, id, process)
  await api.idle()
  const shown = await api.one(
    'fgwDisclosure',
    id,
    `meetingDue meetingReceipt { start due } seats { agency { name } }
     deadlines { kind due status } minutes { seatChanges { kind agency { name } grounds } }`,
  )
  expect(shown).toMatchObject({
    meetingDue: '2026-03-09',
    meetingReceipt: { start: '2026-03-04', due: '2026-03-09' },
    seats: [{}, {}, { agency: { name: 'mzj' } }],
    minutes: { seatChanges: [{ kind: 'added', agency: { name: 'mzj' }, grounds: ['involved'] }] },
  })
  expect(shown!['deadlines']).toContainEqual({ kind: 'meeting', due: '2026-03-09', status: 'running' })
  // Of another agency's dates the party sees its own only.
  const { deadlines } = (await api.one<{ deadlines: object[] }>('mzjDisclosure', id, 'deadlines { agency { name } }'))!
  expect(deadlines).toEqual([{ agency: { name: 'mzj' } }])
})

test('LS-6.1: silence before publication is reminded of, noted and reported, and is never consent', async () => {
  const item = await api.item('registerItem', ['czj'])
  await api.does('fgwOfficer', 'requireConsultation', { itemId: item.gid, contentHash: item.contentHash })
  const id = `${item.id}-1`
  await api.does('fgwOfficer', 'issueConsultationLetter', letter(id))
  await api.on('2026-03-12')
  expect(await api.one('czjDisclosure', id, 'seats { outcome } awaits { step agency { name } }')).toEqual({
    seats: [{ outcome: 'silent' }],
    awaits: [
      { step: 'giveOpinion', agency: { name: '区财政局' } },
      { step: 'settleDispute', agency: { name: '区发展和改革委员会' } },
    ],
  })
  const { minutes } = (await api.one<{ minutes: object }>(
    'fgwOfficer',
    id,
    `minutes { texts { reminders { number agency { name } event { role } }
       silences { agency { name } answerBy escalatedTo { name } event { role } } deemedConsents { policy } } }`,
  ))!
  expect(minutes).toMatchObject({
    texts: [
      {
        reminders: expect.arrayContaining([
          { number: 1, agency: { name: '区财政局' }, event: { role: 'process' } },
        ]) as [],
        silences: [
          {
            agency: { name: '区财政局' },
            answerBy: '2026-03-11',
            escalatedTo: [{ name: '烈山区人民政府' }, { name: '区人民政府办公室' }],
            event: { role: 'process' },
          },
        ],
        deemedConsents: [],
      },
    ],
  })
  expect(
    await api.refusals('fgwOfficer', 'concludeConsultation', {
      consultationId: consultationGid(id),
      text: 1,
      outcome: 'confirmed',
    }),
  ).toEqual(['SEAT_OPEN'])
})

test('711-34: the silence of a joint maker asked by the lead on an application is consent, of nobody else', async () => {
  const id = `request.late-1`
  await api.on('2026-03-24')
  const { seats, minutes } = (await api.one<{ seats: object[]; minutes: object }>(
    'fgwDisclosure',
    id,
    `seats { agency { name } silenceIsConsent outcome positions { point position } }
     minutes { texts { deemedConsents { agency { name } lapsedOn policy event { type role } } } }`,
  ))!
  expect(seats).toMatchObject([
    {
      agency: { name: '区财政局' },
      silenceIsConsent: true,
      outcome: 'deemedConsent',
      positions: [{ position: 'deemedConsent' }, {}, {}, {}],
    },
    { agency: { name: 'jyj' }, silenceIsConsent: false, outcome: 'silent' },
    { agency: { name: 'mzj' }, outcome: 'open' },
  ])
  expect(minutes).toEqual({
    texts: [
      {
        deemedConsents: [
          {
            agency: { name: '区财政局' },
            lapsedOn: '2026-03-23',
            policy: 'jointMaker.opinion@1',
            event: { type: 'ConsentDeemed', role: 'process' },
          },
        ],
      },
    ],
  })
  expect(await api.refusals('czjDisclosure', 'giveOpinion', opinion(id, 'czj', ['content']))).toEqual([
    'CONSENT_WAS_DEEMED',
  ])
})

test('when the key is destroyed the words are gone, and who did what when stays', async () => {
  const item = await api.item('registerItem', ['czj'])
  await api.does('fgwOfficer', 'requireConsultation', { itemId: item.gid, contentHash: item.contentHash })
  const id = `${item.id}-1`
  await api.does('fgwOfficer', 'issueConsultationLetter', letter(id))
  await api.does('czjDisclosure', 'giveOpinion', opinion(id, 'czj', ['content']))
  await api.app.storage.keys.destroyKey(`item:${item.id}`)
  const shown = await api.one(
    'czjDisclosure',
    id,
    `texts { content { title text } } minutes { texts { letter { letterNumber opinion }
       opinions { points { position ground } event { type person { id } } } } }`,
  )
  expect(shown).toMatchObject({
    texts: [{ content: { title: null, text: null } }],
    minutes: {
      texts: [
        {
          letter: { letterNumber: '烈发改函〔2026〕1号', opinion: null },
          opinions: [{ points: [{ position: 'objects', ground: null }, {}, {}, {}], event: { type: 'OpinionGiven' } }],
        },
      ],
    },
  })
})
