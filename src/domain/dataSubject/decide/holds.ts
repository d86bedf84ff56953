import { personalAct } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import type { Authority, Refusal } from '../../decider.js'
import { textFaults } from '../../texts.js'
import type { AgencyId } from '../../values.js'
import type { LiftLegalHold, PlaceLegalHold } from '../commands.js'
import type { LegalHoldPlaced } from '../events.js'
import type { DataSubject, PlacedHold } from '../state.js'
import { HOLD_KINDS, type HoldKind } from '../vocabulary.js'
import { inOfficeOrOversight, isKept, isThere, NUMBER, sealed, type SubjectHandler, WORDS } from './handler.js'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const HOLDERS = inOfficeOrOversight(['disclosureHead', 'principalLeader', 'inspector', 'investigator'])

/** Whoever placed it is still heard when the matters have gone to another agency meanwhile. */
const LIFTERS: Authority<unknown, DataSubject> = {
  ...HOLDERS,
  agencies: (subject, command, context) => [
    ...agenciesOf(HOLDERS, subject, command, context),
    ...(subject.status === 'absent'
      ? []
      : [...subject.holds.values()].flatMap(({ placedAs }) => organAndSuccessors(placedAs.agency, context))),
  ],
}

function agenciesOf(
  { agencies }: Authority<unknown, DataSubject>,
  subject: DataSubject,
  command: unknown,
  context: DecisionContext,
): readonly AgencyId[] {
  const found = agencies(subject, command, context)
  return found === 'any' ? [] : found
}

const organAndSuccessors = (agency: AgencyId, { agencies, today }: DecisionContext): readonly AgencyId[] => [
  agency,
  ...agencies.successorsOf(agency, today),
]

/** Held against the agency itself, or for a proceeding that it is a party to: not for the agency to lift. */
const PROCEEDINGS: ReadonlySet<HoldKind> = new Set(['review', 'lawsuit', 'accountability', 'inspection'])
const isBinding = ({ kind, placedAs }: PlacedHold): boolean =>
  PROCEEDINGS.has(kind) || placedAs.role === 'inspector' || placedAs.role === 'investigator'

/** The same role in the same organ, or in the one that took it over. */
function isLiftedBy({ placedAs }: PlacedHold, context: DecisionContext): boolean {
  const as = context.actor.kind === 'person' ? context.actor.as : undefined
  // Whoever has none is refused for that already.
  if (as === undefined) return true
  return as.role === placedAs.role && organAndSuccessors(placedAs.agency, context).includes(as.agency)
}

function placedAs({ actor }: DecisionContext): LegalHoldPlaced['data']['placedAs'] {
  if (actor.kind !== 'person' || actor.as === undefined) throw new Error('only a holder of a role places a hold')
  return { role: actor.as.role, agency: actor.as.agency }
}

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
      data: {
        subject,
        hold,
        kind,
        document,
        reason: sealed(subject, reason),
        placedAs: placedAs(context),
        ...personalAct(context),
      },
    },
  ],
}

/** Of a proceeding, or of an overseer: only by the role that placed it; of another kind by any of those who may hold. */
export const liftLegalHold: SubjectHandler<LiftLegalHold> = {
  clause: 'PIPL-47',
  by: LIFTERS,
  rules: [isThere, isKept],
  checks: [
    ({ data }) => wordFaults(data),
    ({ data }, subject) =>
      subject.status === 'absent' || subject.holds.has(data.hold)
        ? []
        : [{ code: 'LEGAL_HOLD_NOT_FOUND', clause: 'PIPL-47', path: 'hold' }],
    ({ data }, subject, context) => {
      const hold = subject.status === 'absent' ? undefined : subject.holds.get(data.hold)
      return hold === undefined || !isBinding(hold) || isLiftedBy(hold, context)
        ? []
        : [{ code: 'LEGAL_HOLD_OF_ANOTHER', clause: 'PIPL-47', path: 'hold' }]
    },
  ],
  events: ({ data: { subject, hold, document, reason } }, _subject, context) => [
    {
      type: 'LegalHoldLifted',
      data: { subject, hold, document, reason: sealed(subject, reason), ...personalAct(context) },
    },
  ],
}
