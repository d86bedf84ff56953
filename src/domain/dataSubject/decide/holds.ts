import type { Refusal } from '../../decider.js'
import { textFaults } from '../../texts.js'
import type { LiftLegalHold, PlaceLegalHold } from '../commands.js'
import { HOLD_KINDS } from '../vocabulary.js'
import {
  inOfficeOrOversight,
  isKept,
  isThere,
  NUMBER,
  personalAct,
  sealed,
  type SubjectHandler,
  WORDS,
} from './handler.js'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const HOLDERS = inOfficeOrOversight(['disclosureHead', 'principalLeader', 'inspector', 'investigator'])

const wordFaults = ({
  document,
  reason,
}: {
  readonly document: string
  readonly reason: string
}): readonly Refusal[] => [...textFaults(document, 'document', NUMBER), ...textFaults(reason, 'reason', WORDS)]

/** 留存: while it stands nothing of the person is erased, whoever asks for it. */
export const placeLegalHold: SubjectHandler<PlaceLegalHold> = {
  clause: 'PIPL-47',
  by: HOLDERS,
  rules: [isThere, isKept],
  checks: [
    ({ data }) => wordFaults(data),
    ({ data }) => [
      ...(ID.test(data.hold) ? [] : [{ code: 'ID_INVALID', clause: 'SYS', path: 'hold' } as const]),
      ...(HOLD_KINDS.includes(data.kind) ? [] : [{ code: 'VALUE_UNKNOWN', clause: 'SYS', path: 'kind' } as const]),
    ],
    ({ data }, subject) =>
      subject.status !== 'absent' && (subject.holds.has(data.hold) || subject.liftedHolds.includes(data.hold))
        ? [{ code: 'LEGAL_HOLD_EXISTS', clause: 'PIPL-47', path: 'hold' }]
        : [],
  ],
  events: ({ data: { subject, hold, kind, document, reason } }, _subject, context) => [
    {
      type: 'LegalHoldPlaced',
      data: { subject, hold, kind, document, reason: sealed(subject, reason), ...personalAct(context) },
    },
  ],
}

export const liftLegalHold: SubjectHandler<LiftLegalHold> = {
  clause: 'PIPL-47',
  by: HOLDERS,
  rules: [isThere, isKept],
  checks: [
    ({ data }) => wordFaults(data),
    ({ data }, subject) =>
      subject.status === 'absent' || subject.holds.has(data.hold)
        ? []
        : [{ code: 'LEGAL_HOLD_NOT_FOUND', clause: 'PIPL-47', path: 'hold' }],
  ],
  events: ({ data: { subject, hold, document, reason } }, _subject, context) => [
    {
      type: 'LegalHoldLifted',
      data: { subject, hold, document, reason: sealed(subject, reason), ...personalAct(context) },
    },
  ],
}
