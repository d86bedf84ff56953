import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { formatVerifierKey, parseVerifierKey } from '../evidence/note/noteKeys.js'
import { parseConsistencyFile } from '../evidence/note/consistencyFile.js'
import { createWitness, type Witness } from '../evidence/witness/witness.js'
import { witnessServer } from '../evidence/witness/witnessServer.js'
import type { CommandIo } from './commandIo.js'

export interface WitnessArguments {
  /** A file from the log, where the network between is cut; without it the witness listens. */
  readonly file?: string
  readonly folder: string
  readonly name: string
  readonly logKey: readonly string[]
  readonly port?: string
  readonly host: string
  readonly out?: string
}

/**
 * `gongkai witness`: run by the supervisory body on a machine of its own, without database and configuration. It
 * cosigns what begins with everything that it has cosigned before, over HTTP or file by file.
 */
export async function witness(args: WitnessArguments, io: CommandIo, stop?: AbortSignal): Promise<number> {
  const watching = createWitness({
    folder: args.folder,
    name: args.name,
    logs: args.logKey.map(parseVerifierKey),
    now: Date.now,
  })
  if (args.file !== undefined) return cosignFile(watching, args.file, args.out, io)
  io.out(`key of this witness: ${formatVerifierKey(await watching.verifierKey())}`)
  if (args.port !== undefined) await listen(watching, args, io, stop)
  return 0
}

async function cosignFile({ addCheckpoint }: Witness, path: string, out: string | undefined, io: CommandIo) {
  const request = await readFile(path, 'utf8')
  const { status, body } = await addCheckpoint(request)
  if (status !== 200) {
    io.err(status === 409 ? `the last size cosigned is ${body.trim()}: send a proof from there` : body.trim())
    return 1
  }
  const cosigned = parseConsistencyFile(request).checkpoint + body
  if (out === undefined) io.out(cosigned.trimEnd())
  else await writeFile(out, cosigned)
  return 0
}

async function listen(watching: Witness, { port, host }: WitnessArguments, io: CommandIo, stop?: AbortSignal) {
  const server = witnessServer(watching).listen(Number(port), host)
  await once(server, 'listening')
  io.out(`listening on http://${host}:${(server.address() as AddressInfo).port}/add-checkpoint`)
  const end = () => void server.close()
  process.once('SIGINT', end).once('SIGTERM', end)
  stop?.addEventListener('abort', end, { once: true })
  await once(server, 'close')
  process.removeListener('SIGINT', end).removeListener('SIGTERM', end)
}
