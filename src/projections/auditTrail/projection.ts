import { TRAIL_EVENT_TYPES } from '../../domain/trails/events.js'
import type { AnyEvent } from '../../domain/decider.js'
import type { Rows } from '../engine/table.js'
import type { LogEvent, Projection } from '../projection.js'
import { type AgencyTree, emptyTree, pathOf, withSuperior } from './agencyTree.js'
import { changesBetween, type Fields, fieldsSetBy } from './fields.js'
import { legalDateOf } from './legalDate.js'
import { fieldsOf, subjectOf } from './subject.js'
import { tables, type TrailTables } from './tables.js'
import { wordsOf } from './words.js'

export const AUDIT_TRAIL = 'auditTrail'
export const TREE_KEY = 'all'

const IS_TRAIL: ReadonlySet<string> = new Set<string>(TRAIL_EVENT_TYPES)

/**
 * Every event of every type, known or not. The tree of agencies is folded in the order of the log, so that a row says
 * under whom the agency stood when it acted.
 */
export const auditTrailProjection: Projection<AnyEvent, TrailTables> = {
  name: AUDIT_TRAIL,
  version: 4,
  tables,
  touches: (event) => ({ subjects: [keyOf(event)], trees: [TREE_KEY] }),
  handlers: {},
  every: (rows, event) => {
    const data = fieldsOf(event.data)
    const tree = treeAfter(rows, event.type, data)
    const { kind, id } = subjectOf(event)
    const { metadata } = event
    const changes = recordedChanges(rows, `${kind}:${id}`, event.type, data)
    rows.trail.put({
      ordinal: event.ordinal,
      eventId: event.id,
      stream: event.stream,
      revision: event.revision,
      type: event.type,
      subjectKind: kind,
      subjectId: id,
      person: metadata.person ?? null,
      role: metadata.role,
      agency: metadata.agency ?? null,
      agencyPath: metadata.agency === undefined ? [] : knownPath(tree, metadata.agency),
      deputyFor: metadata.deputyFor ?? null,
      process: metadata.process ?? null,
      recordedAt: metadata.recordedAt,
      legalDate: legalDateOf(data),
      clause: metadata.clause,
      reason: metadata.reason ?? null,
      matter: metadata.correlationId,
      causation: metadata.causationId,
      commandId: metadata.commandId,
      commandType: metadata.commandType,
      rules: metadata.rules,
      policies: metadata.policies,
      contextPosition: metadata.contextPosition ?? null,
      isTrail: IS_TRAIL.has(event.type),
      changes,
      words: wordsOf(changes),
    })
  },
}

function keyOf(event: LogEvent): string {
  const { kind, id } = subjectOf(event)
  return `${kind}:${id}`
}

function recordedChanges(
  rows: Rows<TrailTables>,
  key: string,
  type: string,
  data: Readonly<Record<string, unknown>>,
): ReturnType<typeof changesBetween> {
  const before: Fields = rows.subjects.get(key)?.fields ?? {}
  const set = fieldsSetBy(type, data)
  const changes = changesBetween(before, set)
  if (changes.length > 0) rows.subjects.put({ key, fields: { ...before, ...set } })
  return changes
}

function treeAfter(rows: Rows<TrailTables>, type: string, data: Readonly<Record<string, unknown>>): AgencyTree {
  const tree = rows.trees.get(TREE_KEY)?.tree ?? emptyTree
  const changed = changedTree(tree, type, data)
  if (changed !== tree) rows.trees.put({ key: TREE_KEY, tree: changed })
  return changed
}

function changedTree(tree: AgencyTree, type: string, data: Readonly<Record<string, unknown>>): AgencyTree {
  const { agency } = data
  if (typeof agency !== 'string') return tree
  if (type === 'AgencyRegistered')
    return withSuperior(
      withSuperior(tree, agency, 'government', text(data['governmentSuperior'])),
      agency,
      'business',
      text(data['businessSuperior']),
    )
  if (type !== 'AgencySuperiorChanged') return tree
  return withSuperior(tree, agency, data['axis'] === 'business' ? 'business' : 'government', text(data['superior']))
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

// Thousands of events find the same tree; it is replaced, never changed.
const paths = new WeakMap<AgencyTree, Map<string, readonly string[]>>()

function knownPath(tree: AgencyTree, agency: string): readonly string[] {
  const known = paths.get(tree) ?? new Map<string, readonly string[]>()
  paths.set(tree, known)
  const path = known.get(agency) ?? pathOf(tree, agency)
  known.set(agency, path)
  return path
}
