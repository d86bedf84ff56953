import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { parseVerifierKey, type VerifierKey } from '../note/noteKeys.js'
import type { Entry } from '../package/archive.js'
import { partsOf } from './parts.js'
import { Findings, type Report } from './report.js'
import { type VerifyOptions, verifyPackage, verifyParts } from './verifyPackage.js'

export interface VerifyArguments {
  /** A package, or the folder that it was unpacked into. */
  readonly path: string
  /** vkeys, or files with one vkey in a line. */
  readonly key: readonly string[]
  readonly witness: readonly string[]
  /** Files with checkpoints that the reader holds. */
  readonly checkpoint: readonly string[]
  /** Consistency files, for checkpoints that the package was not made for; in the order of `checkpoint`. */
  readonly consistency: readonly string[]
  readonly json: boolean
}

export interface Lines {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

/** `gongkai verify`: 0 for VERIFIED and VERIFIED-ERASED, 1 for any other verdict. Rejects when a file cannot be read. */
export async function verifyCommand(args: VerifyArguments, io: Lines): Promise<number> {
  const options: VerifyOptions = {
    keys: await keysOf(args.key),
    witnesses: await keysOf(args.witness),
    held: await Promise.all(
      args.checkpoint.map(async (path, i) => {
        const proof = args.consistency[i]
        const note = await readFile(path, 'utf8')
        return { note, ...(proof === undefined ? {} : { proof: await readFile(proof, 'utf8') }) }
      }),
    ),
  }
  const report = await verifyAt(args.path, options)
  if (args.json) io.out(JSON.stringify(report))
  else say(report, io)
  return report.verdict === 'VERIFIED' || report.verdict === 'VERIFIED-ERASED' ? 0 : 1
}

async function verifyAt(path: string, options: VerifyOptions): Promise<Report> {
  if (!(await stat(path)).isDirectory()) return verifyPackage(await readFile(path), options)
  const findings = new Findings()
  return verifyParts(partsOf(await entriesIn(path), findings), options, findings)
}

async function entriesIn(folder: string): Promise<readonly Entry[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((name) => name.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(
    files.map(async (path) => ({
      path: relative(folder, path).split(sep).join('/'),
      content: await readFile(path),
    })),
  )
}

async function keysOf(given: readonly string[]): Promise<readonly VerifierKey[]> {
  const texts = await Promise.all(
    given.map(async (keyOrFile) => (keyOrFile.includes('+') ? keyOrFile : await readFile(keyOrFile, 'utf8'))),
  )
  return texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseVerifierKey)
}

const MOST_LINES = 50

function say({ verdict, faults, notes, subject, checkpoint, signedBy, events }: Report, io: Lines): void {
  io.out(verdict)
  if (subject !== undefined) io.out(`  subject     ${subject}, ${events} events`)
  if (checkpoint !== undefined)
    io.out(`  checkpoint  ${checkpoint.origin}, ${checkpoint.size} events, root ${checkpoint.root}`)
  for (const signer of signedBy) io.out(`  signed by   ${signer}`)
  for (const note of notes) io.out(`  note        ${note}`)
  for (const { verdict: kind, where, what } of faults.slice(0, MOST_LINES)) io.err(`  ${kind} ${where}: ${what}`)
  if (faults.length > MOST_LINES) io.err(`  … and ${faults.length - MOST_LINES} more (--json lists all)`)
}
