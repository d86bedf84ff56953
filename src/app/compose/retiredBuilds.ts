import type { Engine } from '../../projections/engine/engine.js'

/** Longer than any query of a reader that was led to the tables before the switch, and than most upgrades. */
const LOOK_EVERY_MS = 5 * 60_000

type Builds = Pick<Engine, 'retired' | 'dropRetired'>

/**
 * Drops the tables of a read model that were replaced, by a rebuild or a new version, once they have stood unused from
 * one look to the next. They are no longer kept up: the text of an item that is purged would stand in them for ever.
 */
export function dropRetiredBuilds(
  engine: Builds,
  onFault: (where: string, error: unknown) => void,
): () => Promise<void> {
  let seen: ReadonlySet<string> = new Set()
  const look = async (): Promise<void> => {
    await engine.dropRetired((build) => seen.has(nameOf(build)))
    seen = new Set((await engine.retired()).map(nameOf))
  }
  const timer = setInterval(
    () => void look().catch((error: unknown) => onFault('tables of replaced read models', error)),
    LOOK_EVERY_MS,
  ).unref()
  return () => Promise.resolve(clearInterval(timer))
}

const nameOf = ({ name, version, build }: Awaited<ReturnType<Builds['retired']>>[number]): string =>
  `${name} ${version} ${build}`
