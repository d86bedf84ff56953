import { readFile } from 'node:fs/promises'
import type { FsckReport } from '../evidence/fsck/findings.js'
import { parseCheckpoint } from '../evidence/note/checkpoint.js'
import type { CommandIo } from './commandIo.js'
import { type Environment, operate } from './operate.js'

export interface FsckArguments {
  /** Files with checkpoints that somebody holds. */
  readonly checkpoint: readonly string[]
  readonly files: boolean
  readonly json: boolean
}

/** `gongkai fsck`: holds the whole log and its files against everything that was kept about them. Exit 1 on any finding. */
export async function fsck(environment: Environment, args: FsckArguments, io: CommandIo): Promise<number> {
  const held = await Promise.all(args.checkpoint.map(async (path) => parseCheckpoint(await readFile(path, 'utf8'))))
  const report = await operate(environment, ({ evidence }) => evidence.fsck({ held, files: args.files }))
  if (args.json) io.out(JSON.stringify(report))
  else say(report, args, io)
  return report.findings.length === 0 ? 0 : 1
}

function say({ findings, more, altered, ...report }: FsckReport, { files }: FsckArguments, io: CommandIo): void {
  const rate = Math.round(report.events / report.seconds)
  io.out(
    `${report.events} events in ${report.seconds.toFixed(1)} s (${rate}/s), tree of ${report.treeSize}, ` +
      `${report.checkpoints} checkpoints, ${files ? `${report.files} files` : 'files not looked at'}`,
  )
  for (const { kind, where, what, index } of findings)
    io.err(`  ${kind} ${where}${index === undefined ? '' : ` (index ${index})`}: ${what}`)
  if (more > 0) io.err(`  … and ${more} more`)
  if (altered !== undefined) {
    const { standsUpTo, brokenAt } = altered
    const from =
      standsUpTo === undefined ? 'the beginning' : `size ${standsUpTo.size} (signed ${standsUpTo.signedAt || '?'})`
    io.err(
      `  the log is what was signed for up to ${from}, and no longer at size ${brokenAt.size} (signed ${brokenAt.signedAt || '?'})`,
    )
  }
  io.out(findings.length === 0 ? 'nothing found' : `${findings.length + more} findings`)
}
