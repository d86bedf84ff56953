import { parseArgs } from 'node:util'
import { verifyCommand } from './verifyCommand.js'

/** The verifier as a program of its own: `gongkai verifier FILE` makes one JavaScript file of it, which needs only Node. */
const USAGE =
  'usage: node gongkai-verify.mjs PACKAGE --key KEY [--witness KEY] [--checkpoint FILE [--consistency FILE]] [--json]'

async function main(): Promise<number> {
  const several = { type: 'string', multiple: true, default: [] as string[] } as const
  const options = {
    key: several,
    witness: several,
    checkpoint: several,
    consistency: several,
    json: { type: 'boolean', default: false },
  } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new TypeError(USAGE)
  return verifyCommand({ path, ...values }, { out: (line) => console.log(line), err: (line) => console.error(line) })
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
