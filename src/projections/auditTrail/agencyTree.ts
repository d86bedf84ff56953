import { without } from '../without.js'

/** Who stood under whom, as the register had it event by event. */
export interface AgencyTree {
  /** Agency → its superiors on both axes. */
  readonly superiors: Readonly<Record<string, { readonly government?: string; readonly business?: string }>>
  /** Agency → every agency that ever stood below it, directly or not. */
  readonly below: Readonly<Record<string, readonly string[]>>
}

export const emptyTree: AgencyTree = { superiors: {}, below: {} }

export function withSuperior(
  tree: AgencyTree,
  agency: string,
  axis: 'government' | 'business',
  superior: string | undefined,
): AgencyTree {
  const other = without(tree.superiors[agency] ?? {}, axis)
  const superiors = {
    ...tree.superiors,
    [agency]: { ...other, ...(superior === undefined ? {} : { [axis]: superior }) },
  }
  const changed = { superiors, below: tree.below }
  // Whoever stands below the agency stands below its new superiors too, and goes on standing below the former ones.
  const below: Record<string, readonly string[]> = { ...tree.below }
  for (const lower of [agency, ...(tree.below[agency] ?? [])])
    for (const upper of pathOf(changed, lower))
      if (upper !== lower) below[upper] = [...new Set([...(below[upper] ?? []), lower])]
  return { superiors, below }
}

/** The agency and all above it on both axes. */
export function pathOf({ superiors }: Pick<AgencyTree, 'superiors'>, agency: string): readonly string[] {
  const path = [agency]
  for (const at of path) {
    const { government, business } = superiors[at] ?? {}
    for (const superior of [government, business])
      if (superior !== undefined && !path.includes(superior)) path.push(superior)
  }
  return path
}
