import type { DecisionContext } from './context.js'
import type { PersonId } from './values.js'

/** Who acted on the merits. A deputy counts as the absent person too. */
export interface PersonalAct {
  readonly by: PersonId
  readonly deputyFor?: PersonId
}

/** Who acts on the merits. Never a process: nothing is decided by a batch job. */
export function personalAct({ actor }: DecisionContext): PersonalAct {
  if (actor.kind !== 'person') throw new Error('only a person acts on the merits')
  const deputyFor = actor.as?.deputyFor
  return { by: actor.person, ...(deputyFor === undefined ? {} : { deputyFor }) }
}

/** The actor, and the absent person they stand in for: neither counts as somebody else. */
export const actingPeople = ({ actor }: DecisionContext): readonly PersonId[] =>
  actor.kind !== 'person' ? [] : [actor.person, ...(actor.as?.deputyFor === undefined ? [] : [actor.as.deputyFor])]

/** Everybody to whom an act is put down. */
export const peopleOf = ({ by, deputyFor }: PersonalAct): readonly PersonId[] =>
  deputyFor === undefined ? [by] : [by, deputyFor]
