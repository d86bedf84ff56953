import { namesOf } from '../../../agencyNames.js'
import type { ProposedReply } from '../../../consultation/vocabulary.js'
import type { Refusal } from '../../../decider.js'
import type { OutcomeKind, ReplyOutcome } from '../../outcome.js'
import type { OpenApplication } from '../../state.js'
import { seatsOf } from '../agencies.js'
import type { Condition } from './condition.js'

/** What answers the applicant in the way that the agencies agreed on. */
const FITTING: Readonly<Record<ProposedReply, readonly OutcomeKind[]>> = {
  provide: ['provided', 'alreadyPublic'],
  providePart: ['partlyProvided'],
  withhold: ['withheld'],
}
/** The applicant gave it up: nobody has to agree. */
const GIVEN_UP: readonly OutcomeKind[] = ['notAmended', 'feeUnpaid']
/** Decides on the information itself: other agencies that it concerns are met with before (LS-8.1). */
const ON_THE_MERITS: readonly OutcomeKind[] = ['provided', 'partlyProvided', 'withheld']

/** 按照会商结果进行答复 (LS-8.2) */
export const agenciesBind: Condition = (outcome, application, context) => {
  const { consultation } = application
  if (GIVEN_UP.includes(outcome.kind)) return []
  if (consultation?.status === 'running') {
    const facts = { consultation: consultation.consultation }
    return [{ code: 'AGENCIES_STILL_ASKED', clause: 'LS-8.2', facts }]
  }
  if (consultation?.status === 'confirmed') return [...against(outcome, application), ...missing(outcome)]
  if (!ON_THE_MERITS.includes(outcome.kind) || seatsOf(application, context).length === 0) return []
  return consultation?.status === 'notAgreed'
    ? [{ code: 'CONSULTATION_NOT_AGREED', clause: 'LS-8.2', missing: ['RequireAgencyConsultation'] }]
    : notAsked(
        namesOf(
          seatsOf(application, context).map(({ agency }) => agency),
          context,
        ),
      )

  /** An agency that turned out to be concerned after the others agreed. */
  function missing({ kind }: ReplyOutcome): readonly Refusal[] {
    const left = seatsOf(application, context)
      .map(({ agency }) => agency)
      .filter((agency) => consultation?.agencies.includes(agency) === false)
    return ON_THE_MERITS.includes(kind) && left.length > 0 ? notAsked(namesOf(left, context)) : []
  }
}

const notAsked = (agencies: readonly string[]): readonly Refusal[] => [
  {
    code: 'AGENCIES_NOT_ASKED',
    clause: 'LS-8.1',
    missing: ['RequireAgencyConsultation'],
    facts: { agencies: [...agencies] },
  },
]

function against(outcome: ReplyOutcome, { consultation }: OpenApplication): readonly Refusal[] {
  if (consultation === undefined) return []
  const { reply, contentHash, form } = consultation.proposal
  const gives = outcome.kind === 'provided' || outcome.kind === 'partlyProvided' ? outcome : undefined
  const points = [
    ...(FITTING[reply].includes(outcome.kind) ? [] : ['attribute']),
    ...(gives !== undefined && contentHash !== undefined && gives.contentHash !== contentHash ? ['content'] : []),
    ...(gives !== undefined && form !== undefined && gives.form !== form ? ['channel'] : []),
  ]
  return points.length === 0
    ? []
    : [{ code: 'REPLY_AGAINST_CONSULTATION', clause: 'LS-8.2', path: 'outcome', facts: { points, reply } }]
}
