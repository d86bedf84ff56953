import { localDateOf } from '../domain/dates.js'
import type { Moment } from '../projections/registerPeriods/queries.js'
import type { GraphqlContext } from './context.js'
import type { Maybe } from './fields.js'
import type { MomentInput } from './pastStatesTypes.js'

/** What is known by the end of time is what is known now. */
const NOW_AND_LATER = '9999-12-30T00:00:00.000Z'

/** Left out: what is known now, and what is the case on the day of the instant. */
export const momentOf = ({ services }: GraphqlContext, moment: Maybe<MomentInput>): Moment => ({
  asOf: moment?.asOf ?? (moment?.asKnownAt ? localDateOf(moment.asKnownAt) : services.today()),
  asKnownAt: moment?.asKnownAt ?? NOW_AND_LATER,
})
