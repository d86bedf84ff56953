import type { Upcaster } from './upcasters.js'

/**
 * Current schema version of each event type ever shipped whose data has changed since its first release.
 * All other types are at version 1. A new version needs an upcaster below and a golden file (test/golden).
 */
const CHANGED_VERSIONS: Readonly<Record<string, number>> = {}

/** The steps from each older version to the next; an empty list until the first release has changed an event. */
export const UPCASTERS: readonly Upcaster[] = []

/** Type → version to which upcasters lead. */
export const CHANGED_EVENT_TYPES: ReadonlyMap<string, number> = new Map(Object.entries(CHANGED_VERSIONS))

/** The version in which events of a type are written today. */
export const schemaVersionOf = (type: string): number => CHANGED_EVENT_TYPES.get(type) ?? 1
