import { readFile, writeFile } from 'node:fs/promises'
import type { Gongkai } from '../app/compose.js'
import type { PersonId } from '../domain/values.js'
import type { ExportPurpose } from '../domain/evidence/events.js'
import { type Checkpoint, parseCheckpoint } from '../evidence/note/checkpoint.js'
import { formatVerifierKey } from '../evidence/note/noteKeys.js'
import { verifyPackage } from '../evidence/verify/verifyPackage.js'
import { askWitness } from '../evidence/witness/askWitness.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'
import { withTrail } from './withTrail.js'

export interface ExportArguments {
  readonly subject: string
  readonly out: string
  readonly purpose: ExportPurpose
  readonly reference?: string
  readonly requestedBy?: string
  readonly personalData: boolean
  readonly files: boolean
  /** Files with checkpoints that the recipient holds. */
  readonly since: readonly string[]
  /** Address of a witness that is to cosign the checkpoint of the package, and its key. */
  readonly ask?: string
  readonly witness: readonly string[]
  readonly json: boolean
}

/**
 * `gongkai export`: evidence about a subject as one file. It is verified before it is handed out; a package that does not
 * stand is written all the same (the log may be what is wrong), and the exit code is 1.
 */
export const exportEvidence = (environment: Environment, args: ExportArguments, io: CommandIo): Promise<number> =>
  operate(environment, (app) => withTrail(app, () => write(app, args, io)))

async function write({ evidence }: Gongkai, args: ExportArguments, io: CommandIo): Promise<number> {
  const { subject, out, purpose, reference, requestedBy, personalData, files: withFiles } = args
  const held = await Promise.all(args.since.map((path) => readFile(path, 'utf8')))
  const { bytes, checkpoint, events, files } = await evidence.exportPackage({
    ...{ subject, purpose, personalData, withFiles, held },
    ...(reference === undefined ? {} : { reference }),
    ...(requestedBy === undefined ? {} : { requestedBy: requestedBy as PersonId }),
    ...(args.ask === undefined ? {} : { cosign: cosignedBy(evidence, args.ask, args.witness) }),
  })
  const keys = await evidence.signer.verifierKeys()
  const report = verifyPackage(bytes, { keys, witnesses: [] })
  await writeFile(out, bytes, { mode: 0o600 })
  const key = formatVerifierKey(keys[0]!)
  if (args.json)
    io.out(JSON.stringify({ file: out, events, files, size: checkpoint.size, key, verdict: report.verdict }))
  else {
    io.out(
      `${out}: ${events} events, ${files} files, ${bytes.length} bytes; the log then had ${checkpoint.size} events`,
    )
    io.out(`${report.verdict} with the key ${key}`)
    for (const { where, what } of report.faults) io.err(`  ${where}: ${what}`)
  }
  return report.verdict.startsWith('VERIFIED') ? 0 : 1
}

const cosignedBy =
  ({ tree, takeCosignatures }: Gongkai['evidence'], url: string, witnesses: readonly string[]) =>
  async (checkpoint: Checkpoint): Promise<Checkpoint> => {
    const note = await askWitness(url, checkpoint, (from) => tree.consistencyProof(from, checkpoint.size))
    await takeCosignatures(note, witnesses)
    return parseCheckpoint(note)
  }
