import { parseLocalDate } from '../domain/dates.js'
import { feeFor } from '../domain/fee.js'
import type { FeeSchedule } from '../domain/policy/events.js'
import type { FeeScheduleKey } from '../domain/policy/policyKeys.js'
import type { LocalDate } from '../domain/values.js'
import type { CommandIo } from './commandIo.js'
import { wholeNumber } from './workday.js'

export interface FeeArguments {
  readonly items?: string
  readonly pages?: string
  /** `YYYY-MM-DD`: the day whose schedule applies. */
  readonly on: string
  readonly json: boolean
}
export type FeeScheduleOn = (key: FeeScheduleKey, on: LocalDate) => FeeSchedule | undefined

/** Far more than any office is asked for. */
const MOST_UNITS = 1_000_000

/**
 * `gongkai fee --items N` or `--pages N`: the information processing fee (711-42) in yuan. Each application is
 * charged by items or by pages, never both. Answers the exit code.
 */
export function fee({ items, pages, on, json }: FeeArguments, scheduleOn: FeeScheduleOn, io: CommandIo): number {
  const day = parseLocalDate(on)
  if (day === undefined) return refuse(io, `不是有效日期 / not a date, YYYY-MM-DD expected: ${on}`)
  if (items !== undefined && pages !== undefined)
    return refuse(io, '按件、按量只能择一 / charged by items or by pages, never both')
  const typed = items ?? pages
  if (typed === undefined) return refuse(io, '请给出 --items 或 --pages / give --items N or --pages N')

  const key: FeeScheduleKey = items === undefined ? 'fee.perPage' : 'fee.perItem'
  const units = wholeNumber(typed)
  if (units === undefined || units > MOST_UNITS)
    return refuse(io, `数量应为 0 至 ${MOST_UNITS} 的整数 / must be a whole number from 0 to ${MOST_UNITS}: ${typed}`)
  const schedule = scheduleOn(key, day)
  if (schedule === undefined) return refuse(io, `${day} 没有收费标准 / no fee schedule was in force on ${day}`)

  const yuan = feeFor(units, schedule)
  io.out(json ? JSON.stringify({ schedule: key, on: day, units, yuan }) : String(yuan))
  return 0
}

function refuse(io: CommandIo, line: string): number {
  io.err(line)
  return 1
}
