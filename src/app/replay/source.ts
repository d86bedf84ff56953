import type { RecordedEvent } from '../../eventstore/recordedEvent.js'
import type { Aggregate } from '../aggregate.js'

/** One stream that is replayed, and what of it is the subject's. */
export interface ReplaySource {
  readonly stream: string
  /** Name and id in the command table; without, the stream has no state (`attempts-…`, `access-…`). */
  readonly aggregate?: Aggregate
  readonly id: string
  /** Which events are about the subject, where the stream holds several. All of them are folded. */
  readonly keeps?: (event: RecordedEvent) => boolean
  /** The part of the state that is the subject's. */
  readonly part?: (state: unknown) => unknown
}

export interface ReplaySourcesOptions {
  readonly aggregates: readonly Aggregate[]
  /** Id of the register of agencies. */
  readonly district: string
  /** Id of the numbers of law. */
  readonly jurisdiction: string
  /** Streams that name a subject which no stream is named after: people, inboxes, trails. */
  readonly streamsNaming: (kind: string, id: string) => Promise<readonly string[]>
}

/** The streams of a subject; empty for a kind or an id that there is none of. */
export type ReplaySources = (kind: string, id: string) => Promise<readonly ReplaySource[]>

/** Kinds of subjects whose aggregate has another name. */
const AGGREGATES: Readonly<Record<string, string>> = {
  person: 'staff',
  inbox: 'notification',
  indexNumberSeries: 'indexNumber',
  filingList: 'filing',
  batch: 'importBatch',
  letterNumbers: 'letterNumber',
}

const FOUND_BY_EVENTS: ReadonlySet<string> = new Set(['person', 'inbox', 'attempts', 'access'])

export function createReplaySources(options: ReplaySourcesOptions): ReplaySources {
  const byName = new Map(options.aggregates.map((aggregate) => [aggregate.name, aggregate]))
  return async (kind, id) => {
    const aggregate = byName.get(AGGREGATES[kind] ?? kind)
    if (kind === 'agency') return aggregate === undefined ? [] : [ofAgency(aggregate, options.district, id)]
    if (kind === 'policy') return aggregate === undefined ? [] : [ofNumber(aggregate, options.jurisdiction, id)]
    if (FOUND_BY_EVENTS.has(kind)) {
      const streams = await options.streamsNaming(kind, id)
      return streams.map((stream) => ofStream(stream, aggregate, kind === 'person' ? id : undefined))
    }
    if (aggregate?.idPattern.test(id) !== true) return []
    return [{ stream: aggregate.stream(id), aggregate, id }]
  }
}

/** The source of a whole stream, found by its name; undefined for one that no aggregate of the table has. */
export const sourceOfStream =
  (aggregates: readonly Aggregate[]) =>
  (stream: string): ReplaySource | undefined => {
    const aggregate = aggregates.find(({ stream: nameOf }) => stream.startsWith(nameOf('')))
    return aggregate === undefined ? undefined : { stream, aggregate, id: stream.slice(aggregate.stream('').length) }
  }

const dataOf = ({ data }: RecordedEvent): Readonly<Record<string, unknown>> => data as Readonly<Record<string, unknown>>

const ofAgency = (aggregate: Aggregate, district: string, agency: string): ReplaySource => ({
  stream: aggregate.stream(district),
  aggregate,
  id: district,
  keeps: (event) => dataOf(event)['agency'] === agency || dataOf(event)['to'] === agency,
  part: (state) => (state as { readonly agencies: ReadonlyMap<string, unknown> }).agencies.get(agency),
})

const ofNumber = (aggregate: Aggregate, jurisdiction: string, name: string): ReplaySource => ({
  stream: aggregate.stream(jurisdiction),
  aggregate,
  id: jurisdiction,
  keeps: (event) => dataOf(event)['key'] === name || dataOf(event)['clause'] === name,
  part: (state) => {
    const { numbers, schedules, clauses } = state as Readonly<Record<string, ReadonlyMap<string, unknown> | undefined>>
    return numbers?.get(name) ?? schedules?.get(name) ?? clauses?.get(name)
  },
})

interface People {
  readonly agency?: string
  readonly members: ReadonlyMap<string, unknown>
  readonly deputies: readonly { readonly absent: string; readonly deputy: string }[]
  readonly handovers: readonly { readonly from: string; readonly to: string }[]
}

function ofStream(stream: string, aggregate: Aggregate | undefined, person: string | undefined): ReplaySource {
  const id = stream.slice(stream.indexOf('-') + 1)
  const source = { stream, id, ...(aggregate === undefined ? {} : { aggregate }) }
  if (person === undefined) return source
  return {
    ...source,
    keeps: (event) => ['person', 'absent', 'deputy', 'from', 'to'].some((name) => dataOf(event)[name] === person),
    part: (state) => {
      const { agency, members, deputies, handovers } = state as People
      return {
        agency,
        member: members.get(person),
        deputies: deputies.filter(({ absent, deputy }) => absent === person || deputy === person),
        handovers: handovers.filter(({ from, to }) => from === person || to === person),
      }
    },
  }
}
