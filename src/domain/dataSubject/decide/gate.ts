import type { DecisionContext } from '../../context.js'
import type { RefusalDetail, Rule } from '../../decider.js'
import { retentionOver } from '../retention.js'
import type { DataSubject, KnownSubject, SubjectMatter } from '../state.js'

type SubjectRule = Rule<DataSubject>

const onKnown = (
  rule: Pick<SubjectRule, 'code' | 'clause'>,
  refuse: (subject: KnownSubject, context: DecisionContext) => RefusalDetail | undefined,
): SubjectRule => ({
  ...rule,
  refuse: (subject, context) => (subject.status === 'absent' ? undefined : refuse(subject, context)),
})

/** How many, never which: nobody learns from a refusal that a person also asked another agency for something. */
const matters = (
  { matters: known }: KnownSubject,
  which: (matter: SubjectMatter) => boolean,
): RefusalDetail | undefined => {
  const found = [...known.values()].filter(which).length
  return found === 0 ? undefined : { facts: { matters: found } }
}

const isArchived = ({ closedOn, retained }: SubjectMatter): boolean => closedOn !== undefined && retained !== undefined

/**
 * What stands against erasing somebody's data (PIPL-47): a matter in hand, a proceeding, a hold, a period for which the
 * records are to be kept. Asked when it is requested, when it is approved, and once more before the keys go.
 */
export const ERASURE_GATE: readonly SubjectRule[] = [
  onKnown({ code: 'MATTER_IN_HAND', clause: '711-33' }, (subject) =>
    matters(subject, ({ closedOn }) => closedOn === undefined),
  ),
  onKnown({ code: 'REMEDY_RUNNING', clause: '711-51' }, (subject) =>
    matters(subject, ({ remedies }) => remedies.length > 0),
  ),
  onKnown({ code: 'UNDER_LEGAL_HOLD', clause: 'PIPL-47' }, ({ holds }) =>
    holds.size === 0
      ? undefined
      : {
          missing: ['LiftLegalHold'],
          facts: { holds: [...holds.keys()], kinds: [...new Set([...holds.values()].map(({ kind }) => kind))] },
        },
  ),
  onKnown({ code: 'RETENTION_NOT_FIXED', clause: '711-45' }, (subject) => {
    const found = matters(subject, (matter) => matter.closedOn !== undefined && !isArchived(matter))
    return found === undefined ? undefined : { ...found, missing: ['ArchiveApplication'] }
  }),
  onKnown({ code: 'KEPT_FOR_EVER', clause: 'PIPL-47' }, (subject) =>
    matters(subject, (matter) => isArchived(matter) && matter.retained?.retention === 'permanent'),
  ),
  onKnown({ code: 'RETENTION_RUNNING', clause: 'PIPL-47' }, (subject, { today }) => {
    const ends = [...subject.matters.values()].flatMap((matter) => {
      if (!isArchived(matter)) return []
      const over = retentionOver(matter.retained!.retention, matter.retained!.from)
      return over !== undefined && today < over ? [over] : []
    })
    return ends.length === 0 ? undefined : { facts: { until: [...ends].sort().at(-1)! } }
  }),
]

/** Every reason at once, for the process that is about to destroy the keys. */
export const standsAgainst = (subject: DataSubject, context: DecisionContext): readonly string[] =>
  ERASURE_GATE.filter(({ refuse }) => refuse(subject, context) !== undefined).map(({ code }) => code)
