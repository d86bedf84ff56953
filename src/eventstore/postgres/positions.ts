import type { Position } from '../eventStore.js'

const NUMBER = /^\d{1,30}$/

/**
 * Positions are numbers here. A caller may hand back that of another store: it lies behind everything, so that
 * waiting for it ends in vain and not in a fault.
 */
export function comparePositions(a: Position, b: Position): number {
  const [isA, isB] = [NUMBER.test(a), NUMBER.test(b)]
  if (!isA || !isB) return Number(isB) - Number(isA)
  return Math.sign(Number(BigInt(a) - BigInt(b)))
}
