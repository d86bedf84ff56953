import type { Readiness } from '../../http/readiness.js'
import { readModels } from '../../projections/readModels.js'
import type { Core } from './core.js'
import type { ReadModels } from './readModels.js'
import type { Storage } from './storage.js'

type Check = Readiness['checks'][number]

/** Whether the log answers, the reference facts follow it, and every read model can be asked. */
export async function readinessOf(
  { store, scanner }: Storage,
  { facts }: Core,
  { engine }: ReadModels,
): Promise<Readiness> {
  const checks = await Promise.all([
    check('eventStore', async () => {
      await store.head()
      return {}
    }),
    check('referenceFacts', async () => ({ ok: (await facts.snapshot()) !== 'stale' })),
    check('readModels', async () => {
      const states = await engine.status()
      const live = states.filter(({ state }) => state === 'live' || state === 'paused')
      // What readers use; an older build may stay for a release that still runs, and lags for ever after.
      const used = readModels.map(({ name, version }) =>
        live
          .filter((build) => build.name === name && build.version <= version)
          .sort(newestFirst)
          .at(0),
      )
      const lags = used.flatMap((build) => build?.lagEvents ?? [])
      return { ok: used.every((build) => build !== undefined), ...(lags.length > 0 ? { lag: Math.max(...lags) } : {}) }
    }),
    check('malwareScanner', async () => {
      const { kind, ready, detail } = await scanner.status()
      return { ok: ready, detail: `${kind}: ${detail}` }
    }),
  ])
  return { ready: checks.every(({ ok }) => ok), checks }
}

async function check(name: string, look: () => Promise<Partial<Check>>): Promise<Check> {
  try {
    return { ok: true, ...(await look()), name }
  } catch (fault) {
    return { name, ok: false, detail: fault instanceof Error ? fault.name : 'fault' }
  }
}

interface Numbered {
  readonly version: number
  readonly build: number
}
const newestFirst = (a: Numbered, b: Numbered): number => b.version - a.version || b.build - a.build
