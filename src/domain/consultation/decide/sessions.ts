import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import { checkedDate, dateFaults } from '../../dateFaults.js'
import type { Refusal } from '../../decider.js'
import { sameJson } from '../../sameJson.js'
import { textFaults } from '../../texts.js'
import type { LocalDate } from '../../values.js'
import type { AttendanceInput, CallSession, RecordSession } from '../commands.js'
import type { SessionAttendance } from '../events.js'
import { partiesOf } from '../positions.js'
import type { OpenConsultation, Session } from '../state.js'
import { SESSION_FORMS, SESSION_POSITIONS, SESSION_RESULTS } from '../vocabulary.js'
import {
  NAME,
  NUMBER,
  ofAnyParty,
  onOpen,
  OPTIONAL_WORDS,
  sealed,
  textIsTheOneSeen,
  unknownValue,
  WORDS,
} from './handler.js'
import { meetingDuty } from './meetingDuty.js'

export const callSession = onOpen<CallSession>({
  clause: 'LS-8.1',
  by: ofAnyParty,
  checks: [
    ({ data }) => [
      ...textFaults(data.session, 'session', NUMBER),
      ...unknownValue(data.form, SESSION_FORMS, 'form'),
      ...dateFaults(data.plannedOn, 'plannedOn', {}),
    ],
  ],
  // With another day or form it is called anew.
  done: ({ data }, { called }) => sameJson(called.get(data.session), { form: data.form, plannedOn: data.plannedOn }),
  events: ({ data }, _consultation, context) => [
    {
      type: 'SessionCalled',
      data: {
        session: data.session,
        form: data.form,
        plannedOn: checkedDate(data.plannedOn),
        ...personalAct(context),
      },
    },
  ],
})

const wasPresent = ({ position }: AttendanceInput): boolean => position !== 'absent'

/** Who was there and where each stood: every party is put down, also the one that stayed away. */
function attendanceFaults({ data: { attendance } }: RecordSession, consultation: OpenConsultation): readonly Refusal[] {
  const parties = partiesOf(consultation)
  const named = attendance.map(({ agency }) => agency)
  const unnamed = parties.filter((agency) => !named.includes(agency))
  const faults: Refusal[] = []
  if (new Set(named).size !== named.length) faults.push({ code: 'SEAT_TWICE', clause: 'LS-8.1', path: 'attendance' })
  if (named.some((agency) => !parties.includes(agency))) {
    faults.push({ code: 'SEAT_UNKNOWN', clause: 'LS-8.1', path: 'attendance' })
  }
  if (unnamed.length > 0) {
    faults.push({ code: 'POSITIONS_MISSING', clause: 'LS-8.1', path: 'attendance', facts: { agencies: unnamed } })
  }
  if (attendance.filter(wasPresent).length < 2) {
    faults.push({ code: 'SESSION_NEEDS_TWO', clause: 'LS-8.1', path: 'attendance' })
  }
  return [...faults, ...attendance.flatMap((entry, index) => entryFaults(entry, `attendance.${index}`))]
}

const entryFaults = (entry: AttendanceInput, path: string): readonly Refusal[] => [
  ...unknownValue(entry.position, SESSION_POSITIONS, `${path}.position`),
  ...(wasPresent(entry) && entry.people.length === 0
    ? [{ code: 'PARTICIPANTS_MISSING', clause: 'LS-8.1', path: `${path}.people`, missing: ['people'] } as const]
    : []),
  ...entry.people.flatMap((name, index) => textFaults(name, `${path}.people.${index}`, NAME)),
  ...textFaults(entry.statement, `${path}.statement`, OPTIONAL_WORDS),
]

/** 会商结果 says what the positions say. */
const resultFaults = ({ data: { result, attendance } }: RecordSession): readonly Refusal[] => [
  ...unknownValue(result, SESSION_RESULTS, 'result'),
  ...(result === 'agreed' && attendance.some(({ position }) => position !== 'agrees')
    ? [{ code: 'RESULT_CONTRADICTS_POSITIONS', clause: 'LS-8.1', path: 'result' } as const]
    : []),
]

/** Who writes the record was there. */
const recorderWasThere = (
  { data }: RecordSession,
  _consultation: OpenConsultation,
  { actor }: DecisionContext,
): readonly Refusal[] => {
  const agency = actor.kind === 'person' ? actor.as?.agency : undefined
  return agency === undefined || data.attendance.some((entry) => entry.agency === agency && wasPresent(entry))
    ? []
    : [{ code: 'RECORDER_NOT_PRESENT', clause: 'LS-8.1', path: 'attendance' }]
}

/** As the state keeps it: enough to know the same record when it comes again. */
const sessionOf = ({ session, text, heldOn, attendance, result }: RecordSession['data']): Session => ({
  session,
  text,
  heldOn: heldOn as LocalDate,
  present: attendance.filter(wasPresent).map(({ agency }) => agency),
  named: attendance.map(({ agency }) => agency),
  result,
})

/** Another record of a session would be lost in silence if it passed for the same. */
const recordedOnce = ({ data }: RecordSession, { sessions }: OpenConsultation): readonly Refusal[] =>
  sessions.some(({ session }) => session === data.session)
    ? [{ code: 'SESSION_RECORDED_BEFORE', clause: 'LS-8.1', path: 'session' }]
    : []

/**
 * A meeting or a written round, on an application the 会商 of LS-8.1, and anywhere the parties' own attempt to agree.
 * What is put down here is no written opinion: a seat is answered by its own agency only.
 */
export const recordSession = onOpen<RecordSession>({
  clause: 'LS-8.1',
  by: ofAnyParty,
  checks: [
    textIsTheOneSeen,
    ({ data }, _consultation, { today }) => [
      ...textFaults(data.session, 'session', NUMBER),
      ...unknownValue(data.form, SESSION_FORMS, 'form'),
      ...dateFaults(data.heldOn, 'heldOn', { notAfter: today }),
      ...textFaults(data.summary, 'summary', WORDS),
    ],
    recordedOnce,
    attendanceFaults,
    resultFaults,
    recorderWasThere,
  ],
  done: ({ data }, { sessions }) => sessions.some((session) => sameJson(session, sessionOf(data))),
  events: ({ data }, consultation, context) => {
    const { actor } = context
    const heldOn = checkedDate(data.heldOn)
    return [
      {
        type: 'SessionRecorded',
        data: {
          session: data.session,
          form: data.form,
          text: data.text,
          heldOn,
          recordedFor: (actor.kind === 'person' ? actor.as?.agency : undefined) ?? consultation.asking,
          attendance: data.attendance.map((entry) => attendanceOf(entry, consultation)),
          result: data.result,
          summary: sealed(consultation, data.summary),
          ...personalAct(context),
        },
      },
      ...meetingDuty({ ...consultation, sessions: [...consultation.sessions, sessionOf(data)] }),
    ]
  },
})

const attendanceOf = (
  { agency, position, people, statement }: AttendanceInput,
  consultation: OpenConsultation,
): SessionAttendance => ({
  agency,
  position,
  people: people.map((name) => sealed(consultation, name)),
  ...(statement === undefined ? {} : { statement: sealed(consultation, statement) }),
})
