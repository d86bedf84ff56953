import { randomUUID } from 'node:crypto'
import type { DeadlineMatter } from '../../src/domain/deadline/events.js'
import type { DeadlineKind } from '../../src/domain/deadline/vocabulary.js'
import type { LocalDate } from '../../src/domain/values.js'
import { toGlobalId } from '../../src/graphql/relay.js'
import type { Application } from './application.js'

export const PROCESS = { kind: 'process', process: 'test' } as const

export interface StartedDeadline {
  readonly id: string
  readonly gid: string
}

/** Sets a clock running as its process would. */
export async function startDeadline(
  app: Application,
  kind: DeadlineKind,
  start: string,
  more: Partial<Record<keyof DeadlineMatter, string>> = {},
): Promise<StartedDeadline> {
  const matter = more.matter ?? randomUUID()
  const id = `${matter}-${kind}`
  const data = { agency: 'fgw', key: `application:${matter}`, ...more, matter, kind, start, startEvent: randomUUID() }
  await app.give({ type: 'StartDeadline', data }, id, PROCESS)
  return { id, gid: toGlobalId('Deadline', id) }
}

/** Nine in the morning of that day in Asia/Shanghai. */
export const setToday = ({ clock }: Application, day: string): void =>
  clock.set(`${day}T01:00:00.000Z` as ReturnType<typeof clock.now>)

export const day = (text: string): LocalDate => text as LocalDate
