import type { DueFigures } from './figures.js'

const NOTHING: DueFigures = {
  running: 0,
  dueToday: 0,
  dueSoon: 0,
  met: 0,
  missed: 0,
  madeGood: 0,
  overdue: 0,
  lifted: 0,
  cancelled: 0,
}
const NAMES = Object.keys(NOTHING) as readonly (keyof DueFigures)[]

export const sumOf = (figures: readonly DueFigures[]): DueFigures =>
  figures.reduce<DueFigures>(
    (sum, more) => Object.fromEntries(NAMES.map((name) => [name, sum[name] + more[name]])) as unknown as DueFigures,
    NOTHING,
  )

/** Added up by what `keyOf` says of each, in the order of first appearance. Without a key: left out. */
export function sumsBy<F extends DueFigures, K extends string>(
  figures: readonly F[],
  keyOf: (figures: F) => K | null,
): readonly { readonly key: K; readonly figures: DueFigures }[] {
  const groups = new Map<K, F[]>()
  for (const some of figures) {
    const key = keyOf(some)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [some])
    else group.push(some)
  }
  return [...groups].map(([key, group]) => ({ key, figures: sumOf(group) }))
}
