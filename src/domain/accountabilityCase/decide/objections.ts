import { actingPeople, personalAct } from '../../acting.js'
import type { Authority } from '../../decider.js'
import { ROLES } from '../../roles.js'
import { textFaults } from '../../texts.js'
import type { AnswerRecordObjection, ObjectToCaseRecord } from '../commands.js'
import type { AccountabilityCase } from '../state.js'
import { byInvestigator, isSaidBy, onOpen, sealed, WORDS } from './handler.js'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const MOST_OBJECTIONS = 50

const anybody: Authority<unknown, AccountabilityCase> = { roles: ROLES, agencies: () => 'any', clause: 'PIPL-46' }

/** 更正、补充 of what is on record about oneself: noted beside it, never written over it. */
export const objectToCaseRecord = onOpen<ObjectToCaseRecord>({
  by: anybody,
  rules: [
    {
      code: 'NOT_THE_CONCERNED',
      clause: 'PIPL-46',
      refuse: ({ heard }, { actor }) =>
        actor.kind === 'person' && heard.has(`person:${actor.person}`) ? undefined : {},
    },
    {
      code: 'TOO_MANY',
      clause: 'SYS',
      refuse: ({ objections }) =>
        objections.size < MOST_OBJECTIONS ? undefined : { facts: { most: MOST_OBJECTIONS } },
    },
  ],
  checks: [
    ({ data }, { objections }) => [
      ...(ID.test(data.objection) ? [] : [{ code: 'ID_INVALID', clause: 'SYS', path: 'objection' } as const]),
      ...(objections.has(data.objection)
        ? [{ code: 'OBJECTION_EXISTS', clause: 'PIPL-46', path: 'objection' } as const]
        : []),
      ...textFaults(data.about, 'about', WORDS),
      ...textFaults(data.right, 'right', WORDS),
    ],
  ],
  done: ({ data: { objection, about, right } }, known, context) =>
    isSaidBy(
      known,
      'CaseRecordObjected',
      { objection, about: sealed(known, about), right: sealed(known, right) },
      context,
      'objection',
    ),
  events: ({ data: { objection, about, right } }, known, context) => [
    {
      type: 'CaseRecordObjected',
      data: { objection, about: sealed(known, about), right: sealed(known, right), ...personalAct(context) },
    },
  ],
})

/** Answered by the body that keeps the record, not by whoever objects. */
export const answerRecordObjection = onOpen<AnswerRecordObjection>({
  by: { ...byInvestigator, roles: ['investigator', 'principalLeader', 'deputyLeader'], clause: 'PIPL-46' },
  checks: [
    ({ data }, { objections }, context) => {
      const objection = objections.get(data.objection)
      if (objection === undefined) return [{ code: 'OBJECTION_UNKNOWN', clause: 'PIPL-46', path: 'objection' }]
      return [
        ...(objection.answered ? [{ code: 'OBJECTION_ANSWERED', clause: 'PIPL-46', path: 'objection' } as const] : []),
        ...(actingPeople(context).includes(objection.by)
          ? [{ code: 'CONCERNED_BY_THE_CASE', clause: 'PIPL-46', path: 'objection' } as const]
          : []),
      ]
    },
    ({ data }) => textFaults(data.answer, 'answer', WORDS),
  ],
  done: ({ data: { objection, accepted, answer } }, known, context) =>
    isSaidBy(
      known,
      'RecordObjectionAnswered',
      { objection, accepted, answer: sealed(known, answer) },
      context,
      'objection',
    ),
  events: ({ data: { objection, accepted, answer } }, known, context) => [
    {
      type: 'RecordObjectionAnswered',
      data: { objection, accepted, answer: sealed(known, answer), ...personalAct(context) },
    },
  ],
})
