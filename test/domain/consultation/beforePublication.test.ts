import { expect, test } from 'vitest'
import type { ConsultationCommand } from '../../../src/domain/consultation/commands.js'
import { agencyId, directory, on, person } from '../../support/spec.js'
import {
  after,
  asked,
  clock,
  conclude,
  education,
  educationOfficer,
  finance,
  financeOfficer,
  given,
  hash,
  letter,
  objected,
  office,
  district,
  officer,
  open,
  opinion,
  proposal,
  reform,
  scan,
  serve,
} from './district.js'

const both = () =>
  after(
    [
      [financeOfficer, opinion(finance)],
      [educationOfficer, opinion(education)],
    ],
    asked(),
  )

test('LS-6.1: every agency that it concerns is asked and agrees, and the conclusion names exactly what was confirmed', () => {
  const history = after([[officer, conclude()]], both())
  expect(history.at(-1)).toMatchObject({
    type: 'ConsultationClosed',
    data: {
      outcome: 'confirmed',
      text: 1,
      proposal: proposal(),
      seats: [
        { agency: finance, how: 'agreed' },
        { agency: education, how: 'agreed' },
      ],
      clause: 'LS-6.1',
      by: 'officer',
    },
  })
})

test('LS-6.1: a letter carries the opinion of the agency that asks and its basis', () => {
  given(...after([[clock, open()]]))
    .as(officer)
    .when({ type: 'IssueConsultationLetter', data: { ...letterData(), opinion: ' ', basis: '' } })
    .thenRefused('TEXT_REQUIRED', 'TEXT_REQUIRED')
})
const letterData = () => letter().data as Extract<ConsultationCommand, { type: 'IssueConsultationLetter' }>['data']

test('LS-6.1: a seat that has not answered, or only in part, keeps the consultation open', () => {
  given(...asked())
    .as(officer)
    .when(conclude())
    .thenRefusedWith({ code: 'SEAT_OPEN', facts: { agencies: [finance, education] } })
  const named = { agencies: { ...directory({ agencies: [] }), agency: () => ({ name: '区财政局' }) as never } }
  given(...asked())
    .within(named)
    .as(officer)
    .when(conclude())
    .thenRefusedWith({ code: 'SEAT_OPEN', facts: { agencies: ['区财政局', '区财政局'] } })
  const partly = after(
    [
      [financeOfficer, opinion(finance, 'agrees', { points: [{ point: 'content', position: 'agrees' }] })],
      [educationOfficer, opinion(education)],
    ],
    asked(),
  )
  given(...partly)
    .as(officer)
    .when(conclude())
    .thenRefusedWith({ code: 'SEAT_OPEN', facts: { agencies: [finance] } })
})

test('LS-6.1: an objection has a ground and a basis, and stands in the way until it is decided or taken back', () => {
  given(...asked())
    .as(financeOfficer)
    .when(opinion(finance, 'objects', { points: [{ point: 'content', position: 'objects' }] }))
    .thenRefused('TEXT_REQUIRED', 'TEXT_REQUIRED')
  given(...objected())
    .as(officer)
    .when(conclude())
    .thenRefused('SEAT_OBJECTS')
  const revised = after(
    [
      [
        financeOfficer,
        {
          type: 'ReviseOpinion',
          data: {
            text: 1,
            seat: finance,
            points: [{ point: 'attribute', position: 'agrees' }],
            reason: '已沟通一致',
            givenOn: '2026-03-02',
          },
        },
      ],
      [officer, conclude()],
    ],
    objected(),
  )
  expect(revised.map(({ type }) => type).slice(-2)).toEqual(['OpinionRevised', 'ConsultationClosed'])
})

test('LS-6.1: an agency without a seat has no opinion here; a person of another agency none for this one', () => {
  given(...asked())
    .as(person('p', 'disclosureOfficer', 'health'))
    .when(opinion(agencyId('health')))
    .thenRefused('SEAT_UNKNOWN')
  given(...asked())
    .as(educationOfficer)
    .when(opinion(finance))
    .thenRefused('WRONG_AGENCY')
  given(...asked())
    .as(person('p', 'publishingOfficer', finance))
    .when(opinion(finance))
    .thenRefused('ROLE_MISSING')
})

test('LS-6.1: whoever acted for the agency that asks does not answer for one that is asked', () => {
  given(...asked())
    .as(person('officer', 'disclosureOfficer', finance))
    .when(opinion(finance))
    .thenRefused('ACTED_FOR_ASKING_AGENCY')
  given(...asked())
    .as(person('p', 'disclosureOfficer', finance, 'officer'))
    .when(opinion(finance))
    .thenRefused('ACTED_FOR_ASKING_AGENCY')
})

test('LS-6.1: the same opinion again changes nothing; another one is a revision', () => {
  const history = after([[financeOfficer, opinion(finance)]], asked())
  given(...history)
    .as(financeOfficer)
    .when(opinion(finance))
    .thenNothing()
  given(...history)
    .as(financeOfficer)
    .when(opinion(finance, 'objects'))
    .thenRefused('OPINION_GIVEN_BEFORE')
})

test('LS-6.1: after the conclusion nothing is added, and concluding again changes nothing', () => {
  const history = after([[officer, conclude()]], both())
  given(...history)
    .as(financeOfficer)
    .when(opinion(finance))
    .thenRefused('CONSULTATION_CLOSED')
  given(...history)
    .as(officer)
    .when(conclude())
    .thenNothing()
  given(...history)
    .as(clock)
    .when({
      type: 'AddSeat',
      data: { seat: { agency: office, grounds: ['involved'] }, revealedOn: on('2026-03-02'), cause: 'e' },
    })
    .thenRefused('CONSULTATION_CLOSED')
})

test('LS-6.1: before publication silence is noted and escalated, and is never consent', () => {
  const silence: ConsultationCommand = { type: 'RecordSilence', data: { text: 1, seat: finance } }
  given(...asked())
    .as(clock)
    .on('2026-03-09')
    .when(silence)
    .thenRefused('SEAT_STILL_HAS_TIME')
  const silent = given(...asked())
    .as(clock)
    .on('2026-03-10')
    .when(silence)
    .events()
  expect(silent.at(-1)).toEqual({
    type: 'SilenceNoted',
    data: { text: 1, seat: finance, answerBy: '2026-03-09', escalatedTo: [district, office] },
  })
  given(...silent)
    .as(clock)
    .on('2026-03-11')
    .when(silence)
    .thenNothing()
  given(...silent)
    .as(officer)
    .on('2026-03-11')
    .when(conclude())
    .thenRefusedWith({ code: 'SEAT_OPEN', facts: { agencies: [finance, education] } })
  given(...silent)
    .as(financeOfficer)
    .on('2026-03-11')
    .when(opinion(finance, 'agrees', { givenOn: '2026-03-11' }))
    .thenTypes('OpinionGiven')
})

test('LS-6.1: a reminder names the last day, and goes out once a day at most', () => {
  const remind: ConsultationCommand = { type: 'RemindSeat', data: { text: 1, seat: finance } }
  const reminded = given(...asked())
    .as(clock)
    .on('2026-03-05')
    .when(remind)
    .events()
  expect(reminded.at(-1)).toMatchObject({ data: { reminder: 1, answerBy: '2026-03-09', remindedOn: '2026-03-05' } })
  given(...reminded)
    .as(officer)
    .on('2026-03-05')
    .when(remind)
    .thenNothing()
  given(...after([[financeOfficer, opinion(finance)]], asked()))
    .as(clock)
    .when(remind)
    .thenRefused('SEAT_ANSWERED')
})

test('LS-6.2: what was said about one text says nothing about the next', () => {
  const changed = after(
    [
      [
        clock,
        { type: 'PutTextUnderDiscussion', data: { proposal: proposal({ contentHash: hash('b') }), cause: 'e2' } },
      ],
    ],
    both(),
  )
  given(...changed)
    .as(officer)
    .when(conclude('confirmed', 2))
    .thenRefused('SEAT_OPEN', 'CONTRADICTIONS_NOT_LOOKED_FOR')
  given(...changed)
    .as(officer)
    .when(conclude('confirmed', 1))
    .thenRefusedWith({ code: 'TEXT_OUTDATED', facts: { text: 2 } })
  given(...changed)
    .as(financeOfficer)
    .when(opinion(finance, 'agrees', { text: 2 }))
    .thenRefused('LETTER_NOT_ISSUED')
})

test('LS-6.2: what others have published differently is shown and has to be answered', () => {
  const finding = {
    finding: 'f1',
    kind: 'documentNumber',
    otherItem: 'i9',
    otherAgency: finance,
    otherContentHash: hash('c'),
  } as never
  const found = after([[clock, { type: 'RecordContradictions', data: { text: 1, findings: [finding] } }]], both())
  given(...found)
    .as(officer)
    .when(conclude())
    .thenRefusedWith({ code: 'CONTRADICTION_UNANSWERED', clause: 'LS-6.2', facts: { findings: 1 } })
  const answer: ConsultationCommand = {
    type: 'AnswerContradiction',
    data: { text: 1, finding: 'f1', answer: 'otherMatter', explanation: '另一事项' },
  }
  given(...found)
    .as(officer)
    .when({ ...answer, data: { ...answer.data, finding: 'f2' } } as ConsultationCommand)
    .thenRefused('CONTRADICTION_UNKNOWN')
  given(...after([[officer, answer]], found))
    .as(officer)
    .when(conclude())
    .thenTypes('ConsultationClosed')
})

test('LS-6.1: who objects cannot be got rid of by leaving them out', () => {
  given(...objected())
    .as(clock)
    .when({ type: 'CloseSeat', data: { seat: finance, cause: 'e' } })
    .thenRefused('SEAT_OBJECTS')
  given(...objected())
    .as(clock)
    .when({ type: 'CancelConsultation', data: { reason: 'noLongerInvolved', cause: 'e' } })
    .thenRefused('SEAT_OBJECTS')
  given(...objected())
    .as(clock)
    .when({ type: 'CloseSeat', data: { seat: education, cause: 'e' } })
    .thenTypes('SeatClosed')
})

test('LS-6.1: a consultation before publication begins on the item, and needs somebody to ask', () => {
  given().as(officer).when(open()).thenRefused('ROLE_MISSING')
  given()
    .as(clock)
    .when(open({ seats: [] }))
    .thenRefused('SEATS_MISSING')
  given()
    .as(clock)
    .when(
      open({
        seats: [
          { agency: reform, grounds: ['involved'] },
          { agency: agencyId('nobody'), grounds: ['involved'] },
        ],
        proposal: { kind: 'reply', reply: 'provide', answering: reform },
      }),
    )
    .thenRefused('ASKING_HAS_NO_SEAT', 'AGENCY_NOT_ACTIVE', 'PROPOSAL_KIND_WRONG')
  given(...after([[clock, open()]]))
    .as(clock)
    .when(open())
    .thenNothing()
  given(...after([[clock, open()]]))
    .as(clock)
    .when(open({ cause: 'another' }))
    .thenRefused('CONSULTATION_EXISTS')
})

test('LS-6.1: a letter is issued once per text and served once per seat', () => {
  given(...asked())
    .as(officer)
    .when(letter())
    .thenNothing()
  given(...asked())
    .as(officer)
    .when({ ...letter(), data: { ...letterData(), letterNumber: '函9' } } as ConsultationCommand)
    .thenRefused('LETTER_ISSUED')
  given(...asked())
    .as(officer)
    .when(serve(finance))
    .thenNothing()
  given(...after([[clock, open()]]))
    .as(officer)
    .when(serve(finance))
    .thenRefused('LETTER_UNKNOWN')
})

test('SYS: nothing is done to a consultation that was never opened, and comparing twice changes nothing', () => {
  given().as(financeOfficer).when(opinion(finance)).thenRefused('CONSULTATION_NOT_FOUND')
  given(...asked())
    .as(clock)
    .when(scan())
    .thenNothing()
})
