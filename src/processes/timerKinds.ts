import { deadlineTimer } from './deadlineTimer.js'
import { type AnyTimerKind, anyTimerKind } from './timer.js'

/** Everything that comes about because time passes. */
export const createTimerKinds = (): readonly AnyTimerKind[] => [anyTimerKind(deadlineTimer)]
