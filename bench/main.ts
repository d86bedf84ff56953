import { readdir } from 'node:fs/promises'
import { arch, cpus, platform, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import type { BenchRow, RunBench } from './row.js'

/**
 * `npm run bench -- [--quick] [--json] [--only NAME] [--strict]`: runs each bench/*.bench.ts. A missed goal is said, and with
 * --strict it is exit 1; without, only a run that fails is: figures of a busy machine prove nothing.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    strict: { type: 'boolean', default: false },
  },
})

const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(): Promise<void> {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  say(`${cpus().length} × ${processor}, ${memory} GiB, ${platform()} ${arch()}, Node ${process.version}, fsync on`)
  const files = (await readdir(new URL('.', import.meta.url))).filter((file) => file.endsWith('.bench.ts')).sort()
  const rows: BenchRow[] = []
  for (const file of files) {
    if (options.only !== undefined && !file.includes(options.only)) continue
    const started = Date.now()
    const { run } = (await import(new URL(file, import.meta.url).href)) as { run: RunBench }
    rows.push(...(await run({ quick: options.quick, say })))
    say(`${file}: ${((Date.now() - started) / 1000).toFixed(0)} s`)
  }
  process.stdout.write(options.json ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows))
  if (options.strict && rows.some(({ holds }) => holds === false)) process.exitCode = 1
}

function table(rows: readonly BenchRow[]): string {
  const lines = rows.map(({ name, value, unit, reference, referenceValue, ratio, goal, holds }) => {
    const beside = reference === null ? '' : `; ${reference}: ${referenceValue}; ratio ${ratio}`
    const verdict = goal === null ? '' : `; goal ${goal}: ${holds === null ? 'not run' : holds ? 'holds' : 'MISSED'}`
    return `${name}: ${value ?? 'not run'} ${unit}${beside}${verdict}`
  })
  return `${lines.join('\n')}\n`
}

await main()
