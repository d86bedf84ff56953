import type { ClauseCode } from '../clauses.js'
import type { AgencyId, LocalDate } from '../values.js'
import type { AgencyAbolished, AgencyFunctionsTransferred, FunctionTaker } from './events.js'
import { factsOn, isActiveOn } from './factsOn.js'
import type { AgencyHistory, AgencyRecord, RecordedReorganisation } from './history.js'

export type ResponsibilityReason =
  | 'made' // 制作
  | 'kept' // 保存: obtained from citizens or organisations
  | 'firstObtained' // 最初获取
  | 'leads' // 牵头
  | 'signed' // 盖章、署名
  | 'otherLaw' // 法律、法规另有规定
  | 'treatedAsAgency' // 议事协调机构、临时机构 likewise
  | 'renamed'
  | 'functionsTransferred'
  | 'succeeded'
  | 'decidedAbolition'
  | 'belongsTo' // not in its own name: the organ it belongs to

/** One step of the way to the responsible agency: under which clause it came to `agency`, and by which event. */
export interface ResponsibilityStep {
  readonly agency: AgencyId
  readonly reason: ResponsibilityReason
  readonly clause: ClauseCode
  readonly from?: AgencyId
  readonly effectiveOn?: LocalDate
  readonly eventId?: string
}

/**
 * Why no agency can be named: the register lacks one, knows it only from a later day, nobody took over, or the
 * functions went round in a circle (which the register's rules exclude).
 */
export type NobodyResponsible = 'NOT_REGISTERED' | 'NOT_YET_ESTABLISHED' | 'NOBODY_TOOK_OVER' | 'CIRCULAR'

export type Responsibility =
  | { readonly agency: AgencyId; readonly chain: readonly ResponsibilityStep[] }
  | { readonly agency?: undefined; readonly unclear: NobodyResponsible; readonly chain: readonly ResponsibilityStep[] }

export interface Matter {
  /** The day it came into being: what happened to the functions before that day is past. */
  readonly since: LocalDate
  readonly theme?: string
}

/**
 * Who answers on a day for a matter that was `start`'s, through any number of reorganisations: each is followed at
 * most once, in the order of effect, so the way always ends.
 */
export function followSuccession(
  history: AgencyHistory,
  start: ResponsibilityStep,
  matter: Matter,
  on: LocalDate,
): Responsibility {
  const chain = [start]
  const followed = new Set<RecordedReorganisation>()
  let climbed = new Set<AgencyId>([start.agency])
  let current = start.agency
  let after: Moment = { on: matter.since, order: Number.POSITIVE_INFINITY }

  for (;;) {
    const record = history.agencies.get(current)
    if (record === undefined) return { unclear: 'NOT_REGISTERED', chain }

    const move = nextMove(record, matter, after, on, followed)
    if (move !== undefined) {
      followed.add(move)
      const steps = stepsOf(move, current, matter)
      chain.push(...steps)
      const last = steps.at(-1)
      if (last === undefined) return { unclear: 'NOBODY_TOOK_OVER', chain }
      climbed = new Set([last.agency])
      current = last.agency
      after = { on: move.event.data.effectiveOn, order: move.order }
      continue
    }
    if (!isActiveOn(record, on))
      return { unclear: record.establishedOn > on ? 'NOT_YET_ESTABLISHED' : 'CIRCULAR', chain }

    const parent = organItBelongsTo(record, on)
    if (parent === undefined) return { agency: current, chain }
    chain.push({ agency: parent, reason: 'belongsTo', clause: '711-10', from: current })
    if (climbed.has(parent)) return { unclear: 'CIRCULAR', chain }
    climbed.add(parent)
    current = parent
  }
}

interface Moment {
  readonly on: LocalDate
  readonly order: number
}

/** The next thing that happened to the holder of the matter and concerns the matter. */
function nextMove(
  record: AgencyRecord,
  { theme }: Matter,
  after: Moment,
  on: LocalDate,
  followed: ReadonlySet<RecordedReorganisation>,
): RecordedReorganisation | undefined {
  return record.reorganisations.find((change) => {
    const { event } = change
    if (followed.has(change) || event.data.effectiveOn > on) return false
    // An abolished agency holds nothing, whenever the matter reached it.
    if (event.type === 'AgencyAbolished') return true
    if (!isLater(change, after)) return false
    return event.type === 'AgencyRenamed' || (event.type === 'AgencyFunctionsTransferred' && concerns(event, theme))
  })
}

const isLater = ({ event, order }: RecordedReorganisation, after: Moment): boolean =>
  event.data.effectiveOn > after.on || (event.data.effectiveOn === after.on && order > after.order)

const concerns = ({ data: { themes } }: AgencyFunctionsTransferred, theme: string | undefined): boolean =>
  themes === undefined || (theme !== undefined && themes.includes(theme))

function stepsOf(
  { event, eventId }: RecordedReorganisation,
  from: AgencyId,
  { theme }: Matter,
): readonly ResponsibilityStep[] {
  const { effectiveOn } = event.data
  const origin = { from, effectiveOn, ...(eventId === undefined ? {} : { eventId }) }
  switch (event.type) {
    case 'AgencyRenamed':
      return [{ agency: from, reason: 'renamed', clause: 'LS-4.3', ...origin }]
    case 'AgencyFunctionsTransferred':
      return [{ agency: event.data.to, reason: 'functionsTransferred', clause: 'LS-4.3', ...origin }]
    case 'AgencyAbolished':
      return heirOf(event, theme).map((heir) => ({ ...heir, ...origin }))
    case 'AgencySuperiorChanged':
    case 'AgencyOwnNameChanged':
      return []
  }
}

function heirOf({ data }: AgencyAbolished, theme: string | undefined): readonly ResponsibilityStep[] {
  const taker = takerOf(data.successors, theme)
  if (taker !== undefined) return [{ agency: taker.agency, reason: 'succeeded', clause: 'LS-4.3' }]
  if (data.decidingAgency === undefined) return []
  return [{ agency: data.decidingAgency, reason: 'decidedAbolition', clause: 'LS-4.4' }]
}

const takerOf = (takers: readonly FunctionTaker[], theme: string | undefined): FunctionTaker | undefined =>
  takers.find(({ themes }) => theme !== undefined && themes?.includes(theme)) ??
  takers.find(({ themes }) => themes === undefined)

/** Dispatched and internal bodies answer for themselves only where they act in their own name (711-10). */
function organItBelongsTo(record: AgencyRecord, on: LocalDate): AgencyId | undefined {
  const { kind, actsInOwnName, governmentSuperior } = factsOn(record, on)
  const dependent = kind === 'internalBody' || kind === 'dispatchedBody'
  return dependent && !actsInOwnName ? governmentSuperior : undefined
}
