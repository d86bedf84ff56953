import { actingPeople } from '../../acting.js'
import type { KnownApplication, Level } from '../state.js'
import { type ApplicationRule, HANDLING_ROLES } from './handler.js'

/** 承办人: the matter is in the hands of one officer, or of their deputy. Those who direct them are not asked. */
export const officerIsInCharge: ApplicationRule<KnownApplication> = {
  code: 'NOT_IN_CHARGE_OF_APPLICATION',
  clause: '711-45',
  refuse: ({ officer }, context) => {
    const { actor } = context
    if (actor.kind !== 'person' || actor.as === undefined || !HANDLING_ROLES.includes(actor.as.role)) return undefined
    return officer !== undefined && actingPeople(context).includes(officer) ? undefined : {}
  },
}

/** 承办、审核、签发 by three people: no one at two levels, in their own right, as a deputy, or through one. */
export const actsAtOneLevelOnly = (level: Level): ApplicationRule => ({
  code: 'ACTED_AT_ANOTHER_LEVEL',
  clause: '711-45',
  refuse: ({ participants }, context) => {
    const people = actingPeople(context)
    const other = (Object.keys(participants) as Level[]).find(
      (acted) => acted !== level && participants[acted].some((person) => people.includes(person)),
    )
    return other === undefined ? undefined : { facts: { level: other } }
  },
})

/** What weighs the rights of others is not decided by whoever handles the matter. */
export const isNotTheHandler: ApplicationRule = {
  code: 'HANDLER_DOES_NOT_DECIDE',
  clause: '711-45',
  refuse: ({ participants }, context) =>
    participants.handling.some((person) => actingPeople(context).includes(person)) ? {} : undefined,
}
