import cliProgress from 'cli-progress'
import type { CommandIo } from './commandIo.js'

export interface Progress {
  readonly at: (done: number, total: number, note: string) => void
  readonly end: () => void
}

const PLAIN_EVERY_MS = 5_000

/** A bar where someone looks on, else a line every few seconds, so that a log of the run stays short. */
export function progressBar(label: string, io: CommandIo, isTerminal = process.stderr.isTTY === true): Progress {
  return isTerminal ? bar(label) : lines(label, io)
}

function bar(label: string): Progress {
  const shown = new cliProgress.SingleBar(
    {
      format: `${label} [{bar}] {percentage}% {value}/{total} {note} {eta_formatted}`,
      hideCursor: true,
      clearOnComplete: false,
      stopOnComplete: false,
      stream: process.stderr,
    },
    cliProgress.Presets.shades_classic,
  )
  let started = false
  return {
    at: (done, total, note) => {
      if (!started) shown.start(total, 0, { note: '' })
      started = true
      shown.setTotal(total)
      shown.update(done, { note })
    },
    end: () => shown.stop(),
  }
}

function lines(label: string, io: CommandIo): Progress {
  let last = 0
  let latest: string | undefined
  const text = (done: number, total: number, note: string): string => `${label} ${done}/${total} ${note}`.trimEnd()
  return {
    at: (done, total, note) => {
      latest = text(done, total, note)
      if (Date.now() - last < PLAIN_EVERY_MS && done < total) return
      last = Date.now()
      io.err(latest)
      latest = undefined
    },
    end: () => {
      if (latest !== undefined) io.err(latest)
      latest = undefined
    },
  }
}
