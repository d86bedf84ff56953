import { actingPeople } from '../../acting.js'
import type { DecisionContext } from '../../context.js'
import type { PersonId } from '../../values.js'
import type { ActLevel } from '../state.js'
import type { ItemRule } from './handler.js'

/** 经办人: the matter is in the hands of one officer, or of their deputy. Other roles and processes are not asked. */
export const officerIsInCharge: ItemRule = {
  code: 'OFFICER_NOT_IN_CHARGE',
  clause: 'LS-10.2',
  refuse: (item, context) => {
    const { actor } = context
    if (actor.kind !== 'person' || actor.as?.role !== 'publishingOfficer') return undefined
    return actingPeople(context).includes(item.officer) ? undefined : {}
  },
}

/** No person twice on one version, in their own right or as a deputy, nor represented by a deputy (LS-10.1, 711-17). */
export const actsAtOneLevelOnly = (level: ActLevel): ItemRule => ({
  code: 'SAME_PERSON_TWICE',
  clause: 'LS-10.1',
  refuse: (item, context) => samePersonAt(item.work?.participants, level, context),
})

export function samePersonAt(
  participants: Readonly<Record<ActLevel, readonly PersonId[]>> | undefined,
  level: ActLevel,
  context: DecisionContext,
): { readonly facts: { readonly level: ActLevel } } | undefined {
  if (participants === undefined) return undefined
  const people = actingPeople(context)
  const other = (Object.keys(participants) as ActLevel[]).find(
    (acted) => acted !== level && participants[acted].some((person) => people.includes(person)),
  )
  return other === undefined ? undefined : { facts: { level: other } }
}

/** 第二人: has neither written the content nor the redaction. */
export const isSecondPerson: ItemRule = {
  code: 'SECOND_PERSON_NEEDED',
  clause: '711-37',
  refuse: (item, context) =>
    item.work?.participants.drafting.some((person) => actingPeople(context).includes(person)) === true ? {} : undefined,
}
