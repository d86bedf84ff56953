import type { FeeSchedule } from '../../domain/policy/events.js'
import type { FeeScheduleKey } from '../../domain/policy/policyKeys.js'
import type { LocalDate } from '../../domain/values.js'
import { policySeed } from './policies.js'

/** The fee schedule as the program ships it, for use without a log; undefined before it was in force. */
export const shippedFeeSchedule = (key: FeeScheduleKey, on: LocalDate): FeeSchedule | undefined =>
  policySeed('shipped')
    .flatMap(({ type, data }) =>
      type === 'SetFeeSchedule' && data.key === key && data.from <= on ? [data.schedule] : [],
    )
    .at(-1)
