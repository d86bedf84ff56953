import { readModels } from '../projections/readModels.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'
import { progressBar } from './progressBar.js'

export interface RebuildArguments {
  /** All when empty. */
  readonly projections: readonly string[]
  readonly json: boolean
}

const LOOK_EVERY_MS = 250

/** `gongkai rebuild`: fills new builds beside the present ones; readers switch when they have caught up. */
export async function rebuild(
  environment: Environment,
  { projections, json }: RebuildArguments,
  io: CommandIo,
): Promise<number> {
  const known = readModels.map(({ name }) => name)
  const unknown = projections.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    io.err(`no read model ${unknown.join(', ')}; there are ${known.join(', ')}`)
    return 2
  }
  const names = projections.length === 0 ? known : projections
  return operate(environment, async ({ models: { engine } }) => {
    const begun = Date.now()
    await engine.start()
    for (const name of names) await engine.rebuild(name)
    const progress = progressBar('rebuild', io)
    const timer = setInterval(() => {
      void engine
        .status()
        .then((rows) => {
          const building = rows.filter(({ name, state }) => names.includes(name) && state === 'building')
          const done = building.reduce((sum, { events }) => sum + events, 0)
          const left = building.reduce((sum, { lagEvents = 0 }) => sum + lagEvents, 0)
          if (building.length > 0) progress.at(done, done + left, building.map(({ name }) => name).join(', '))
        })
        .catch(() => undefined) // the next look tells; the rebuild itself reports its faults
    }, LOOK_EVERY_MS)
    try {
      await engine.caughtUp(names)
    } finally {
      clearInterval(timer)
      progress.end()
    }
    const seconds = (Date.now() - begun) / 1000
    io.out(
      json ? JSON.stringify({ rebuilt: names, seconds }) : `rebuilt ${names.join(', ')} in ${seconds.toFixed(1)} s`,
    )
    return 0
  })
}
