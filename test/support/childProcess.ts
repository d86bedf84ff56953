import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Program {
  readonly process: ChildProcess
  /** Lines that it has printed so far. */
  readonly lines: readonly string[]
  /** SIGKILL, and everything it had printed read to the end. */
  readonly kill: () => Promise<void>
}

/** Runs a TypeScript file of test/support as a process of its own. */
export function startProgram(file: string, ...args: readonly string[]): Program {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  let rest = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop()!
    lines.push(...parts)
  })
  const closed = once(child, 'close')
  return {
    process: child,
    lines,
    kill: async () => {
      child.kill('SIGKILL')
      await closed
    },
  }
}
