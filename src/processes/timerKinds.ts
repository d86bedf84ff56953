import { applicationReceiptTimer } from './applicationReceiptTimer.js'
import { type InChargeOptions, departureTimer } from './departureTimer.js'
import { deadlineTimer } from './deadlineTimer.js'
import { policyChangeTimer, type RunningDeadlineOptions } from './policyChangeTimer.js'
import { type RegisterOptions, registerTimer } from './registerTimer.js'
import { type AnyTimerKind, anyTimerKind } from './timer.js'

export interface TimerOptions extends RegisterOptions, InChargeOptions, RunningDeadlineOptions {}

/** Everything that comes about because time passes. */
export const createTimerKinds = (options: TimerOptions): readonly AnyTimerKind[] => [
  anyTimerKind(deadlineTimer),
  anyTimerKind(registerTimer(options)),
  anyTimerKind(departureTimer(options)),
  anyTimerKind(policyChangeTimer(options)),
  anyTimerKind(applicationReceiptTimer),
]
